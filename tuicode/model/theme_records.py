"""The records of themes: what is alike in the data, how it hangs together, how it once stood."""

from __future__ import annotations

from typing import Literal

from tuicode.language import marked
from tuicode.model.record import EarlierName, Id, Record

ThemeState = Literal["candidate", "theme", "set aside"]
RelationKind = Literal["", "supports", "tension", "leads to", "part of"]

THEME_STATES: tuple[ThemeState, ...] = (
    marked("candidate"),
    marked("theme"),
    marked("set aside"),
)

RELATION_KINDS: tuple[RelationKind, ...] = (
    "",
    marked("supports"),
    marked("tension"),
    marked("leads to"),
    marked("part of"),
)


class Theme(Record, frozen=True, kw_only=True, gc=False):
    """A pattern of shared meaning; with a parent, a subtheme.

    Where it is set aside, the subthemes under it are so with it, and keep their own state.
    """

    name: str
    state: ThemeState = "candidate"
    parent: Id | None = None
    codes: tuple[Id, ...] = ()
    central_idea: str = ""
    definition: str = ""
    boundaries: str = ""
    """What belongs to it, and what does not any more."""
    place: int = 0
    """Where it stands among the themes under the same parent: the lower first."""
    earlier_names: tuple[EarlierName, ...] = ()
    set_aside_from: ThemeState = "candidate"
    """The state it had when it was set aside, and has again when it is brought back."""
    created: str = ""
    changed: str = ""


class Relation(Record, frozen=True, kw_only=True, gc=False, rename={"from_": "from"}):
    """A named line between two themes."""

    from_: Id
    to: Id
    word: str = ""
    kind: RelationKind = ""


class Version(Record, frozen=True, kw_only=True, gc=False):
    """The structure of themes as it stood at a moment, under a name."""

    number: int
    name: str
    at: str
    by: str = ""
    note: str = ""
    themes: tuple[Theme, ...] = ()
    relations: tuple[Relation, ...] = ()
    codes: tuple[tuple[Id, str], ...] = ()
    """The codes that stood in themes then, with the names they had."""

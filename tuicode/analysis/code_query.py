"""What is typed into the code prompt: a name, and with `+` what a new code is to be.

`new roles +latent +deductive +blue` names a code and says its orientation, origin and family; any
beginning that fits one word only is enough. Words are understood in English and in the user's
language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.analysis.code_search import folded
from tuicode.language import _, marked
from tuicode.model import codebook, codes
from tuicode.model.errors import ProjectError
from tuicode.model.records import FAMILIES, ORIENTATIONS, ORIGINS, Code, Family, Orientation, Origin

if TYPE_CHECKING:
    from tuicode.model.project import Project

_COLOURS = (
    marked("green"),
    marked("blue"),
    marked("orange"),
    marked("yellow"),
    marked("pink"),
    marked("grey"),
)

_SAID = re.compile(r"(?:^|(?<=\s))\+(in vivo(?!\S)|[^\s+]\S*)", re.IGNORECASE)
_ALONE = re.compile(r"(?:^|(?<=\s))\+(?=\s|$)")


class CodeQuery(msgspec.Struct, frozen=True):
    """What was typed, as it was understood; `strange` are the words with `+` that were not."""

    name: str
    orientation: Orientation = ""
    origin: Origin = ""
    family: Family | None = None
    strange: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What the code is, in the words of the records: nothing where nothing was said."""
        return tuple(one for one in (self.orientation, self.origin, self.family) if one)

    def fits(self, code: Code) -> bool:
        """Tell whether a code is all that was said."""
        return (
            (not self.orientation or code.orientation == self.orientation)
            and (not self.origin or code.origin == self.origin)
            and (not self.family or code.family == self.family)
        )


def understood(typed: str) -> CodeQuery:
    """Return what was typed as a name and what the code is; the last word of a kind counts."""
    said: dict[str, str] = {}
    strange = []
    for found in _SAID.finditer(typed):
        meant = _meant(found.group(1))
        if meant is None:
            strange.append(found.group())
        else:
            said[_kind(meant)] = meant
    name = " ".join(_ALONE.sub("", _SAID.sub("", typed)).split())
    return CodeQuery(
        name,
        orientation=cast("Orientation", said.get("orientation", "")),
        origin=cast("Origin", said.get("origin", "")),
        family=cast("Family | None", said.get("family")),
        strange=tuple(strange),
    )


def code_for(project: Project, query: CodeQuery) -> Code:
    """Return the code of that name as it was said to be: made, or described anew.

    Raises ProjectError where something was said that no code can be, and as `codes.create` does.
    """
    if query.strange:
        raise ProjectError(strangeness(query))
    wanted = query.name.casefold()
    active = (code for code in project.codes if code.state == "active")
    code = next((code for code in active if code.name.casefold() == wanted), None)
    if code is None:
        return new_code(project, query)
    return codebook.describe(
        project,
        code,
        family=query.family,
        orientation=query.orientation or None,
        origin=query.origin or None,
    )


def new_code(project: Project, query: CodeQuery) -> Code:
    """Make a code as it was said to be; raises ProjectError as `code_for`, or where it is there."""
    if query.strange:
        raise ProjectError(strangeness(query))
    return codes.create(
        project,
        query.name,
        family=query.family,
        orientation=query.orientation,
        origin=query.origin,
    )


def strangeness(query: CodeQuery) -> str:
    """Return what was not understood, and what would be."""
    return _("{words} says nothing of a code, or could be several; there are {known}.").format(
        words=" ".join(query.strange), known=" ".join(known_words())
    )


def known_words() -> list[str]:
    """Return the words that can be said with `+`, in the user's language."""
    return ["+" + _(word).replace(" ", "") for word in _known()]


def _known() -> list[str]:
    return [word for word in (*ORIENTATIONS, *ORIGINS, *_COLOURS) if word]


def _meant(word: str) -> str | None:
    """Return what a word, or the beginning of one, means; None where it is nothing or several."""
    begun = _joined(word)
    whole = {one for one in _known() if begun in {_joined(one), _joined(_(one))}}
    if whole:
        return next(iter(whole))
    beginnings = {
        one
        for one in _known()
        if _joined(one).startswith(begun) or _joined(_(one)).startswith(begun)
    }
    return next(iter(beginnings)) if len(beginnings) == 1 else None


def _joined(word: str) -> str:
    return folded(word).replace(" ", "").replace("-", "")


def _kind(word: str) -> str:
    if word in FAMILIES:
        return "family"
    return "orientation" if word in ORIENTATIONS else "origin"

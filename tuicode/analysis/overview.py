"""The codebook as rows: what each code is and rests on, to be sorted and filtered at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, get_args

import msgspec

from tuicode.analysis.code_search import folded
from tuicode.analysis.tally import tally_of
from tuicode.language import _
from tuicode.model.ordering import alphabetical
from tuicode.model.records import FAMILIES, Code, CodeState
from tuicode.model.themes import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tuicode.analysis.tally import CodeTally
    from tuicode.model.project import Project

Field = Literal[
    "tag",
    "name",
    "family",
    "orientation",
    "origin",
    "extracts",
    "sources",
    "participants",
    "first_pass",
    "last_pass",
    "themes",
    "state",
    "created",
    "changed",
]

STATES: tuple[CodeState, ...] = get_args(CodeState)

FIELDS: tuple[Field, ...] = get_args(Field)
"""What a row can be sorted by."""


class CodeOverview(msgspec.Struct, frozen=True):
    """A code and what it rests on."""

    code: Code
    extracts: int
    sources: int
    participants: int
    """Those of that role who speak in its extracts."""
    first_pass: int
    last_pass: int
    """The numbers of the passes it was given in; 0 where it has no extracts."""
    themes: int
    theme_names: tuple[str, ...]
    words: str
    """What the row is found by: tag, name, earlier names, themes and definition, folded."""


def overview(project: Project, states: Collection[CodeState] = STATES) -> list[CodeOverview]:
    """Return a row for each code in one of some states, by name."""
    codes = [code for code in project.codes if code.state in states]
    tallies = tally_of(project).of(project, [code.id for code in codes])
    people = frozenset(one.id for one in project.participants if one.role == "participant")
    numbers = {one.id: one.number for one in project.passes}
    themes = _themes_of_codes(project)
    return [
        _row(code, tallies[code.id], people, numbers, tuple(themes.get(code.id, ())))
        for code in codes
    ]


class Worded(Protocol):
    """A row that is found by some words."""

    @property
    def words(self) -> str:
        """What it is found by, folded."""


Found = TypeVar("Found", bound=Worded)


def filtered(rows: Sequence[Found], query: str) -> Sequence[Found]:
    """Return the rows that hold each word of a query, in the order they stand."""
    for word in folded(query).split():
        rows = [row for row in rows if word in row.words]
    return rows


def sort_key(field: Field) -> Callable[[CodeOverview], Any]:
    """Return what rows are sorted by to be in the order of a field."""
    return _KEYS[field]


def _row(
    code: Code,
    tally: CodeTally,
    people: frozenset[int],
    numbers: dict[int, int],
    themes: tuple[str, ...],
) -> CodeOverview:
    passes = [numbers[one] for one in tally.passes]
    earlier = (one.name for one in code.earlier_names)
    return CodeOverview(
        code,
        tally.extracts,
        len(tally.sources),
        len(tally.people & people),
        min(passes, default=0),
        max(passes, default=0),
        len(themes),
        themes,
        folded(" ".join((code.tag, code.name, *earlier, *themes, code.definition))),
    )


def _themes_of_codes(project: Project) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for theme in sorted(standing(project), key=lambda one: alphabetical(one.name)):
        for code_id in theme.codes:
            found[code_id].append(theme.name)
    return found


_KEYS: dict[Field, Callable[[CodeOverview], Any]] = {
    "tag": lambda row: alphabetical(row.code.tag),
    "name": lambda row: alphabetical(row.code.name),
    "family": lambda row: FAMILIES.index(row.code.family),
    "orientation": lambda row: row.code.orientation,
    "origin": lambda row: row.code.origin,
    "extracts": lambda row: row.extracts,
    "sources": lambda row: row.sources,
    "participants": lambda row: row.participants,
    "first_pass": lambda row: row.first_pass,
    "last_pass": lambda row: row.last_pass,
    "themes": lambda row: (not row.themes, [alphabetical(name) for name in row.theme_names]),
    "state": lambda row: row.code.state,
    "created": lambda row: row.code.created,
    "changed": lambda row: row.code.changed or row.code.created,
}


def title_of(field: Field) -> str:
    """Return what stands over a field."""
    return {
        "tag": _("Tag"),
        "name": _("Name"),
        "family": _("Family"),
        "orientation": _("Orientation"),
        "origin": _("Origin"),
        "extracts": _("Extracts"),
        "sources": _("Sources"),
        "participants": _("Participants"),
        "first_pass": _("First pass"),
        "last_pass": _("Last pass"),
        "themes": _("Themes"),
        "state": _("State"),
        "created": _("Created"),
        "changed": _("Changed"),
    }[field]

"""The tables of participants and of sources: what is known of each, and how much they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuicode.analysis.attributes import description
from tuicode.language import _, plural
from tuicode.model.records import Participant
from tuicode.report.table import Column, Table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tuicode.analysis.attributes import Described
    from tuicode.model.project import Project
    from tuicode.report.table import Cell

COUNT_SHARE = 0.08

LONG = 24
"""Letters that a column is wide enough for; a cell with more goes on in a further line."""

DIGITS = 15
"""Digits of a number that a sheet keeps."""

PADDING = 3
"""What stands beside the letters of a cell, in letters."""


def participants_table(project: Project, language: str | None = None) -> Table:
    """Return the participants with role and attributes, and how much each says."""
    language = language or project.sheet.language
    found = description(project, "participant")
    rows = [_row(one, found.attributes, language) for one in found.rows]
    return Table(
        title=_("Participants", language),
        subtitle=f"{project.sheet.name} · "
        + plural("{count} participant", "{count} participants", len(rows), language),
        language=language,
        columns=_columns(
            [_("Participant", language), _("Role", language), *found.attributes], rows, language
        ),
        rows=tuple(rows),
    )


def sources_table(project: Project, language: str | None = None) -> Table:
    """Return the sources with their attributes, and how long they are."""
    language = language or project.sheet.language
    found = description(project, "source")
    rows = [_row(one, found.attributes, language) for one in found.rows]
    return Table(
        title=_("Sources", language),
        subtitle=f"{project.sheet.name} · "
        + plural("{count} source", "{count} sources", len(rows), language),
        language=language,
        columns=_columns([_("Source", language), *found.attributes], rows, language),
        rows=tuple(rows),
    )


def count_headings(language: str | None = None) -> tuple[str, ...]:
    """Return what stands over the columns that are counted."""
    return (
        _("Turns", language),
        _("Words", language),
        _("% of words", language),
        _("Codes", language),
        _("Extracts", language),
    )


def _columns(
    headings: Sequence[str], rows: Sequence[tuple[Cell, ...]], language: str
) -> tuple[Column, ...]:
    """Return the columns: those of words share their room by what is in them."""
    counts = count_headings(language)
    needs = [
        _letters([heading, *(text_of(row[number]) for row in rows)])
        for number, heading in enumerate(headings)
    ]
    room = (1 - COUNT_SHARE * len(counts)) / sum(needs)
    return (
        *(Column(heading, need * room) for heading, need in zip(headings, needs, strict=True)),
        *(Column(heading, COUNT_SHARE, "number") for heading in counts),
    )


def _letters(cells: Iterable[str]) -> int:
    """Return how many letters a column of these cells needs, so that no usual word is parted."""
    return min(max(map(len, cells)), LONG) + PADDING


def _row(one: Described, attributes: Sequence[str], language: str) -> tuple[Cell, ...]:
    record = one.record
    role = [_(record.role, language)] if isinstance(record, Participant) else []
    return (
        one.name,
        *role,
        *(_number_or_text(record.attributes.get(name, "")) for name in attributes),
        one.spoken.turns,
        one.spoken.words,
        one.percent,
        one.codes,
        one.extracts,
    )


def _number_or_text(value: str) -> int | str:
    """Return a whole number as one, so that a sheet sorts by it; any other text as it is."""
    is_short = value.isascii() and value.isdigit() and len(value) <= DIGITS
    return int(value) if is_short and str(int(value)) == value else value


ATTRIBUTE_TABLES: Final[dict[str, Callable[..., Table]]] = {
    "participants": participants_table,
    "sources": sources_table,
}
"""The tables by their names on the command line."""

"""The tables of participants and of sources: what is known of each, and how much they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuicode.analysis.attributes import description
from tuicode.language import _, plural
from tuicode.model.records import Participant
from tuicode.report.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.analysis.attributes import Described
    from tuicode.model.project import Project
    from tuicode.report.table import Cell

NAME_SHARE, COUNT_SHARE = 0.2, 0.08


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
            [_("Participant", language), _("Role", language), *found.attributes], language
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
        columns=_columns([_("Source", language), *found.attributes], language),
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


def _columns(headings: Sequence[str], language: str) -> tuple[Column, ...]:
    counts = count_headings(language)
    left = 1 - NAME_SHARE - COUNT_SHARE * len(counts)
    known = headings[1:]
    name_share = NAME_SHARE if known else NAME_SHARE + left
    return (
        Column(headings[0], name_share),
        *(Column(heading, left / len(known)) for heading in known),
        *(Column(heading, COUNT_SHARE, "number") for heading in counts),
    )


def _row(one: Described, attributes: Sequence[str], language: str) -> tuple[Cell, ...]:
    record = one.record
    role = [_(record.role, language)] if isinstance(record, Participant) else []
    return (
        one.name,
        *role,
        *(record.attributes.get(name, "") for name in attributes),
        one.spoken.turns,
        one.spoken.words,
        one.percent,
        one.codes,
        one.extracts,
    )


ATTRIBUTE_TABLES: Final[dict[str, Callable[..., Table]]] = {
    "participants": participants_table,
    "sources": sources_table,
}
"""The tables by their names on the command line."""

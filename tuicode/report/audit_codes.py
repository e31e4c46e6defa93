"""Of the audit trail: the codes from old to new, and what was done day by day."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tuicode.analysis.code_steps import DAY, code_steps
from tuicode.analysis.log_told import summary_told
from tuicode.language import _, plural
from tuicode.model.history import first_taken
from tuicode.report.said_anew import said_anew
from tuicode.report.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.analysis.code_steps import CodeStep
    from tuicode.model.project import Project
    from tuicode.model.records import LogEntry
    from tuicode.report.table import Cell
    from tuicode.report.telling import Telling

COUNTED = frozenset({"code", "uncode", "recode", "move", "read", "flag", "review", "review theme"})
"""Actions that are done again and again: the timeline tells how many, not each."""

OF_THEMES = frozenset({"themes", "relations", "versions", "reviews"})
"""The tables of which a step of themes changes one; such a step tells codes by their tags."""

LINES_IN_A_ROW = 40
"""Steps that stand in one row of the timeline at most."""


def codes_table(project: Project, telling: Telling) -> Table:
    """Return what happened to the codes, with the reasons that were given."""
    language = telling.language
    steps = code_steps(project)
    active = sum(code.state == "active" for code in project.codes)
    made = plural("{count} code was made", "{count} codes were made", len(project.codes), language)
    used = plural("{count} is in use", "{count} are in use", active, language)
    return Table(
        title=_("Codes, old to new", language),
        subtitle=f"{made} · {used}",
        language=language,
        columns=(
            Column(_("Date", language), 0.14),
            Column(_("Change", language), 0.16),
            Column(_("Earlier code", language), 0.24),
            Column(_("Code since", language), 0.24),
            Column(_("Reason", language), 0.22),
        ),
        rows=tuple(_code_row(one, telling) for one in steps),
    )


def timeline_table(project: Project, telling: Telling) -> Table:
    """Return what the log tells, day by day; what is done again and again is counted.

    Of private writing it tells that there was some, and not what it is about.
    """
    language = telling.language
    rows = [
        row
        for (day, by, action), entries in groupby(
            project.log, key=lambda one: (one.at[:DAY], one.by, one.action)
        )
        for row in _timeline_rows(project, (day, by, action), list(entries), telling)
    ]
    return Table(
        title=_("Day by day", language),
        subtitle=_("What the log tells, as it was written then.", language),
        language=language,
        columns=(
            Column(_("Date", language), 0.14),
            Column(_("Steps", language), 0.13),
            Column(_("Who", language), 0.12),
            Column(_("What", language), 0.18),
            Column(_("Summary", language), 0.43),
        ),
        rows=tuple(rows),
    )


def _code_row(one: CodeStep, telling: Telling) -> tuple[Cell, ...]:
    after: Cell = ((telling.mark(one.after),),) if one.after else ""
    what = _(one.what, telling.language)
    if one.codings:
        counted = plural("{count} coding", "{count} codings", one.codings, telling.language)
        what = f"{what}\n{counted}"
    return (
        one.at[:DAY],
        what,
        ((telling.mark(one.before),),),
        after,
        telling.quiet(one.reason),
    )


def _timeline_rows(
    project: Project, head: tuple[str, str, str], entries: Sequence[LogEntry], telling: Telling
) -> list[tuple[Cell, ...]]:
    (day, by, action), language = head, telling.language
    size = len(entries) if action in COUNTED else LINES_IN_A_ROW
    rows: list[tuple[Cell, ...]] = []
    for start in range(0, len(entries), size):
        part = entries[start : start + size]
        first, last = part[0].number, part[-1].number
        numbers = f"{first}" if first == last else f"{first}–{last}"
        if action in COUNTED:
            told = plural("{count} time", "{count} times", len(part), language)
        else:
            told = _each_once([_told(project, one, telling) for one in part], language)
        rows.append((day, numbers, by, _(action, language), told))
    return rows


def _told(project: Project, entry: LogEntry, telling: Telling) -> str:
    taken = first_taken(project.tables.table("log"), entry).action
    told = said_anew(taken, summary_told(project, entry), telling.language)
    tables = {before.table for before in entry.before}
    return telling.quiet(told, of_themes="codes" not in tables and bool(tables & OF_THEMES))


def _each_once(summaries: Sequence[str], language: str) -> str:
    """Return summaries a line each; of those that say the same, one and how often."""
    counted = Counter(summaries)
    return "\n".join(
        summary
        if count == 1
        else " · ".join(
            filter(None, [summary, plural("{count} time", "{count} times", count, language)])
        )
        for summary, count in counted.items()
    )

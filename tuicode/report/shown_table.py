"""A table as it stands on screen, to be written to a file: its columns, its rows, its order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.language import interface_language
from tuicode.model.records import Family
from tuicode.report.exporting import export
from tuicode.report.table import CodeMark, Column, Table
from tuicode.store.project_file import ProjectFile

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.report.table import Cell

BROADEST = 40
"""Characters that a column is given room for at most."""

Row = tuple[Family | None, Sequence[str | int]]
"""A row: the hue of its tag, which is its first cell where it has one, and its cells."""


def shown_table(
    title: str, subtitle: str, headings: Sequence[tuple[str, bool]], rows: Sequence[Row]
) -> Table:
    """Return the table; a heading comes with whether numbers stand below it."""
    broad = [
        max(len(heading), *(min(len(str(cells[at])), BROADEST) for _family, cells in rows), 1)
        for at, (heading, _number) in enumerate(headings)
    ]
    columns = (
        Column(heading, wide / sum(broad), "number" if number else "text")
        for (heading, number), wide in zip(headings, broad, strict=True)
    )
    return Table(
        title=title,
        subtitle=subtitle,
        language=interface_language(),
        columns=tuple(columns),
        rows=tuple(_row(*one) for one in rows),
    )


def write_shown(project: Project, table: Table, name: str) -> Path:
    """Write a table to a file of the project's folder, and return its path. Raises ProjectError."""
    keeper = project.keeper
    there = keeper.path.absolute() if isinstance(keeper, ProjectFile) else None
    path = there.parent / name if there else Path(name)
    return export(project, "codes", path, table=table)


def _row(family: Family | None, cells: Sequence[str | int]) -> tuple[Cell, ...]:
    tag, *others = cells
    return (((CodeMark(family, str(tag)),),) if family else tag, *others)

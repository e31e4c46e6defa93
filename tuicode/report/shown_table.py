"""A table as it stands on screen, to be written to a file: its columns, its rows, its order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.language import _, interface_language
from tuicode.model.errors import ProjectError
from tuicode.model.records import Family
from tuicode.report.exporting import export
from tuicode.report.kinds import KINDS
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.report.table import Cell

BROADEST = 40
"""Characters that a column is given room for at most."""

LONGEST = 100
"""Characters of the name of a file, at most."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
"""What Windows takes in no name of a file."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{one}{at}" for one in ("com", "lpt") for at in range(1, 10))}
)
"""What Windows takes for a device, whatever suffix it has."""

_KIND = "codes"
"""The export in whose formats a table on screen is written."""

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


def file_name(title: str) -> str:
    """Return a title as the name of a file that every system takes, Windows too."""
    kept = "".join(" " if one in _FORBIDDEN or not one.isprintable() else one for one in title)
    name = " ".join(kept.split())[:LONGEST].strip(". ")
    refused = not name or name.partition(".")[0].rstrip().casefold() in _DEVICES
    return f"{name}_" if refused else name


def place_of(project: Project, name: str) -> Path:
    """Return the path of a name in the project's folder. Raises ProjectError."""
    name, suffixes = name.strip(), KINDS[_KIND]
    if not name:
        raise ProjectError(_("Nothing was written: the file needs a name."))
    path = project.path.absolute().parent / name if project.path else Path(name)
    if path.suffix.lower() not in suffixes:
        raise ProjectError(
            _(
                "Nothing was written: let the name end in {suffixes}, and not as «{name}» does."
            ).format(suffixes=_(" or ").join(suffixes), name=name)
        )
    return path


def write_shown(project: Project, table: Table, path: Path) -> None:
    """Write a table to a file; one that is there is replaced. Raises ProjectError."""
    export(project, _KIND, path, overwrite=True, table=table)


def _row(family: Family | None, cells: Sequence[str | int]) -> tuple[Cell, ...]:
    tag, *others = cells
    return (((CodeMark(family, str(tag)),),) if family else tag, *others)

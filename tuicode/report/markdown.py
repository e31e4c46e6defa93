"""A table as Markdown (the pipe tables of GitHub, Pandoc and Obsidian)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tuicode.report.arranged import Row, arranged, columns_of
from tuicode.report.table import Deep, Strong, paragraphs_of, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.report.arranged import Band
    from tuicode.report.table import Cell, Run, Table

SPECIAL: Final = re.compile(r"[\\`*_<>#\[\]|&~$]")


def render(table: Table) -> bytes:
    """Return the table as Markdown in UTF-8, where all text appears as it is."""
    columns = columns_of(table)
    lines = [
        f"# {escaped(table.title)}",
        "",
        escaped(table.subtitle),
        "",
        _line(escaped(column.heading) for column in columns),
        _line("---:" if column.kind == "number" else "---" for column in columns),
        *(_row(one, len(columns)) for one in arranged(table)),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, on one line."""
    return SPECIAL.sub(r"\\\g<0>", visible(text)).replace("\n", "<br>")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(one: Band | Row, width: int) -> str:
    if isinstance(one, Row):
        cells = zip(one.cells, one.heights, strict=True)
        return _line(_cell(cell) if height else "" for cell, height in cells)
    # The outer band is strong, those in it slanted, so that neither looks like a row.
    signs = "*" if one.level else "**"
    return _line([f"{signs}{escaped(text_of(one.cell))}{signs}", *[""] * (width - 1)])


def _cell(cell: Cell) -> str:
    return "<br>".join("".join(_run(run) for run in paragraph) for paragraph in paragraphs_of(cell))


def _run(run: Run) -> str:
    if isinstance(run, str):
        return escaped(run)
    if isinstance(run, Strong):
        return f"**{escaped(run.text)}**" if run.text.strip() else ""
    if isinstance(run, Deep):
        return escaped(run.indented)
    return " ".join(
        part for part in (f"**{escaped(run.tag)}**" if run.tag else "", escaped(run.name)) if part
    )

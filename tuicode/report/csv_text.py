"""A table as csv that spreadsheets open with a double click."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from tuicode.report.table import Report, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from tuicode.report.table import Cell, Table

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a csv cell for a formula, in full-width form too."""


def render(table: Table | Report) -> bytes:
    """Return the table as csv, with headings and without the title.

    Of a report, the first column names the table that a row is of, each with its headings. UTF-8
    with a byte order mark, by which Excel knows it; semicolons in a Norwegian project, as Excel
    expects where the comma is the decimal sign, else commas.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if table.language == "nb" else ",")
    for one, before in _parts(table):
        writer.writerow(map(_harmless, (*before, *(column.heading for column in one.columns))))
        for row in one.rows:
            writer.writerow((*map(_harmless, before), *map(_value, row)))
    return file.getvalue().encode("utf-8-sig")


def _parts(table: Table | Report) -> list[tuple[Table, tuple[str, ...]]]:
    if isinstance(table, Report):
        return [(one, (one.title,)) for one in table.tables]
    return [(table, ())]


def _value(cell: Cell) -> int | str:
    return cell if isinstance(cell, int) else _harmless(text_of(cell))


def _harmless(text: str) -> str:
    # The apostrophe is the spreadsheet's own sign for «this is text».
    marked = f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return visible(marked)

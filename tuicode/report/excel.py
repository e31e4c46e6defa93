"""A table as an Excel workbook: one sheet that sorts, filters and stays text."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from tuicode.language import _
from tuicode.report.colours import FILL, INK
from tuicode.report.table import CodeMark, Deep, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.records import Family
    from tuicode.report.table import Cell, Column, Table

CELL_LIMIT: Final = 32767
"""What an Excel cell holds, in UTF-16 code units."""

SHEET_WIDTH: Final = 140
"""What the columns share, in characters."""

MOST_ON_A_PAGE: Final = 1.5
"""Of that, what is put on a page when it is printed: more would be too small to read."""

NAMING: Final = 2
"""The first columns, which say what a row is of: beside many numbers they stay in view, and stand
on each page."""

LINE_HEIGHT, ROW_PADDING, TALLEST_ROW = 13, 7, 409
"""In points; Excel has no taller row."""

LETTERS: Final = 1.25
"""Letters of running text in the width of one character, which is that of a digit."""

LONG_HEADING: Final = 26
"""Characters of a heading that stand in one line at most."""

FILTER_BUTTON: Final = 4
"""Characters that the button in a heading hides."""

SAFE: Final = {
    # Nothing temporary on disk, and text is never anything but text.
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

A4: Final = 9

DEEPEST: Final = 7
"""Levels of names under others that are told apart by how far they stand in (Excel: 15)."""


class _Formats:
    """The looks of the cells: what a workbook wants made once and used again."""

    def __init__(self, workbook: Any) -> None:
        common = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
        rule = {"bottom": 1, "bottom_color": "#C4C9CF"}
        heading = {
            "bold": True,
            "bg_color": "#EEF1F4",
            "bottom": 2,
            "bottom_color": "#57606A",
            "text_wrap": True,
        }
        self.text = workbook.add_format({**common, **rule, "text_wrap": True, "indent": 1})
        self.number = workbook.add_format({**common, **rule, "align": "right", "indent": 1})
        self.text_heading = workbook.add_format({**common, **heading, "indent": 1})
        self.number_heading = workbook.add_format(
            {**common, **heading, "align": "right", "indent": 1}
        )
        self.families: dict[Family, Any] = {
            family: workbook.add_format(
                {
                    **common,
                    **rule,
                    "bold": True,
                    "align": "center",
                    "bg_color": f"#{FILL[family]}",
                    "font_color": f"#{INK[family]}",
                }
            )
            for family in FILL
        }
        self.named: dict[Family, Any] = {
            family: workbook.add_format(
                {
                    **common,
                    **rule,
                    "text_wrap": True,
                    "indent": 1,
                    "bg_color": f"#{FILL[family]}",
                    "font_color": f"#{INK[family]}",
                }
            )
            for family in FILL
        }

        self.deep = [
            workbook.add_format({**common, **rule, "text_wrap": True, "indent": 1 + 2 * depth})
            for depth in range(DEEPEST + 1)
        ]

    def of_heading(self, column: Column) -> Any:
        return self.number_heading if column.kind == "number" else self.text_heading

    def of_cell(self, cell: Cell) -> Any:
        """Return the look of a cell: a code that stands alone has its family's colour."""
        if isinstance(cell, int):
            return self.number
        match cell:
            case ((CodeMark(family=family, name=name),),):
                return self.named[family] if name else self.families[family]
            case ((Deep(depth=depth),),):
                return self.deep[min(depth, DEEPEST)]
        return self.text


def render(table: Table) -> bytes:
    """Return the table as an .xlsx file, without the title (it names the sheet)."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    workbook = Workbook(file, SAFE)
    workbook.set_properties(
        {
            "title": visible(table.title),
            "subject": visible(table.subtitle),
            "author": "",
            "created": datetime.now(timezone.utc).replace(tzinfo=None),
        }
    )
    sheet = workbook.add_worksheet(_sheet_name(table.title))
    widths = _widths(table)
    _lay_out(sheet, table, widths)
    _write(sheet, table, _Formats(workbook))
    workbook.close()
    return file.getvalue()


def _sheet_name(title: str) -> str:
    """Return the title without what Excel does not take in a sheet's name."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in visible(title))
    return kept[:31].strip(" '")


def _widths(table: Table) -> list[float]:
    """Return the widths of the columns in characters; a heading always has room.

    A long one goes on in a further line, and none of its words is parted.
    """
    return [
        max(column.share * SHEET_WIDTH, _needed(column.heading) + FILTER_BUTTON)
        for column in table.columns
    ]


def _needed(heading: str) -> int:
    longest_word = max(map(len, heading.split()), default=0)
    return max(longest_word, min(len(heading), LONG_HEADING))


def _lay_out(sheet: Any, table: Table, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    room = [width - FILTER_BUTTON for width in widths]
    headings = [column.heading for column in table.columns]
    sheet.set_row(0, _height(_lines(headings, room)))
    for number, cells in enumerate(table.rows, start=1):
        sheet.set_row(number, _height(_lines(cells, widths)))
    pages = ceil(sum(widths) / (MOST_ON_A_PAGE * SHEET_WIDTH))
    named = pages > 1 and any(column.kind == "number" for column in table.columns)
    sheet.freeze_panes(1, NAMING if named else 0)
    if named:
        sheet.repeat_columns(0, NAMING - 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.6)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _lines(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """Guess how many lines a row needs. Excel would find out by itself, LibreOffice does not."""
    return max(
        sum(max(1, ceil(len(line) / (width * LETTERS))) for line in text_of(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )


def _height(lines: int) -> float:
    return min(lines * LINE_HEIGHT + ROW_PADDING, TALLEST_ROW)


def _write(sheet: Any, table: Table, formats: _Formats) -> None:
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, visible(column.heading), formats.of_heading(column))
    for row, cells in enumerate(table.rows, start=1):
        for number, cell in enumerate(cells):
            look = formats.of_cell(cell)
            if isinstance(cell, int):
                sheet.write_number(row, number, cell, look)
            else:
                sheet.write_string(row, number, _fitted(text_of(cell), table.language), look)


def _fitted(text: str, language: str) -> str:
    """Return `text` as long as a cell takes it; where it is cut, it says so."""
    text = visible(text)
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return text
    mark = _(" … [cut here: an Excel cell holds no more]", language)
    kept = units[: 2 * (CELL_LIMIT - len(mark))]
    return kept.decode("utf-16-le", errors="ignore") + mark

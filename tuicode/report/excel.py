"""A table as an Excel workbook: one sheet that sorts, filters and stays text."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Final

from tuicode.language import _
from tuicode.report.colours import FILL, INK
from tuicode.report.table import CodeMark, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from tuicode.model.records import Family
    from tuicode.report.table import Cell, Column, Table

CELL_LIMIT: Final = 32767
"""What an Excel cell holds, in UTF-16 code units."""

SHEET_WIDTH: Final = 170
"""What the columns share, in characters."""

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


class _Formats:
    """The looks of the cells: what a workbook wants made once and used again."""

    def __init__(self, workbook: Any) -> None:
        common = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        rule = {"bottom": 1, "bottom_color": "#C4C9CF"}
        heading = {"bold": True, "bg_color": "#EEF1F4", "bottom": 2, "bottom_color": "#57606A"}
        self.text = workbook.add_format({**common, **rule, "text_wrap": True})
        self.number = workbook.add_format({**common, **rule})
        self.text_heading = workbook.add_format({**common, **heading})
        self.number_heading = workbook.add_format({**common, **heading, "align": "right"})
        self.families: dict[Family, Any] = {
            family: workbook.add_format(
                {
                    **common,
                    **rule,
                    "bold": True,
                    "bg_color": f"#{FILL[family]}",
                    "font_color": f"#{INK[family]}",
                }
            )
            for family in FILL
        }

    def of_heading(self, column: Column) -> Any:
        return self.number_heading if column.kind == "number" else self.text_heading

    def of_cell(self, cell: Cell) -> Any:
        """Return the look of a cell: a code that stands alone has its family's colour."""
        if isinstance(cell, int):
            return self.number
        match cell:
            case ((CodeMark(family=family),),):
                return self.families[family]
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
    _lay_out(sheet, table)
    _write(sheet, table, _Formats(workbook))
    workbook.close()
    return file.getvalue()


def _sheet_name(title: str) -> str:
    """Return the title without what Excel does not take in a sheet's name."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in visible(title))
    return kept[:31].strip(" '")


def _lay_out(sheet: Any, table: Table) -> None:
    for number, column in enumerate(table.columns):
        width = max(column.share * SHEET_WIDTH, len(column.heading) + FILTER_BUTTON)
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


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

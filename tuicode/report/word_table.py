"""The table itself in WordprocessingML.

Built element by element: python-docx finds a cell by walking all the rows before it, so
that the time it needs grows with the square of the number of extracts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tuicode.report.colours import FILL
from tuicode.report.table import CodeMark, paragraphs_of, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.report.table import Cell, Column, Paragraph, Run, Table

HEADING_STYLE, TEXT_STYLE, CODE_STYLE = "Table heading", "Table text", "Table code"

MARK: Final = "■"

WHOLE_ROW: Final = 600
"""A row of fewer characters than this is not broken across pages."""

STRONG_RULE, THIN_RULE = ("8", "57606A"), ("4", "C4C9CF")
"""Eighths of a point, and colour."""

HEADING_FILL: Final = "EEF1F4"

SIDE_PADDING, TOP_PADDING, BOTTOM_PADDING = 115, 85, 45
"""In twentieths of a point; the paragraphs themselves add to the bottom."""

BREAKS: Final = re.compile("([\t\n])")
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEEP_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def table_element(table: Table, width: int) -> Any:
    """Return the `w:tbl` element of a table that is `width` twentieths of a point wide."""
    from docx.oxml.parser import OxmlElement

    widths = [round(column.share * width) for column in table.columns]
    element = OxmlElement("w:tbl")
    _add_table_properties(element, table, sum(widths))
    grid = _add(element, "tblGrid")
    for one in widths:
        _add(grid, "gridCol", w=str(one))
    _add_heading_row(element, table.columns, widths)
    for row in table.rows:
        _add_row(element, row, table.columns, widths)
    return element


def _add(parent: Any, name: str, **attributes: str) -> Any:
    attributes = {WORD + key: value for key, value in attributes.items()}
    element = parent.makeelement(WORD + name, attributes)
    parent.append(element)
    return element


def _add_table_properties(element: Any, table: Table, width: int) -> None:
    properties = _add(element, "tblPr")
    _add(properties, "tblW", w=str(width), type="dxa")
    borders = _add(properties, "tblBorders")
    for edge, rule in (("top", STRONG_RULE), ("bottom", STRONG_RULE), ("insideH", THIN_RULE)):
        _add_rule(borders, edge, rule)
    _add(properties, "tblLayout", type="fixed")
    padding = _add(properties, "tblCellMar")
    for edge, size in (
        ("top", TOP_PADDING),
        ("left", SIDE_PADDING),
        ("bottom", BOTTOM_PADDING),
        ("right", SIDE_PADDING),
    ):
        _add(padding, edge, w=str(size), type="dxa")
    _add(properties, "tblLook", val="0020", firstRow="1")
    _add(properties, "tblCaption", val=visible(table.title))


def _add_rule(borders: Any, edge: str, rule: tuple[str, str]) -> None:
    size, colour = rule
    _add(borders, edge, val="single", sz=size, space="0", color=colour)


def _add_heading_row(element: Any, columns: Sequence[Column], widths: Sequence[int]) -> None:
    row = _add(element, "tr")
    properties = _add(row, "trPr")
    _add(properties, "cantSplit")
    _add(properties, "tblHeader")
    for column, width in zip(columns, widths, strict=True):
        cell = _add(row, "tc")
        properties = _add(cell, "tcPr")
        _add(properties, "tcW", w=str(width), type="dxa")
        _add_rule(_add(properties, "tcBorders"), "bottom", STRONG_RULE)
        _add(properties, "shd", val="clear", color="auto", fill=HEADING_FILL)
        _add_paragraph(cell, (column.heading,), HEADING_STYLE, column)


def _add_row(
    element: Any, cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]
) -> None:
    row = _add(element, "tr")
    if max(len(text_of(cell)) for cell in cells) < WHOLE_ROW:
        _add(_add(row, "trPr"), "cantSplit")
    for cell, column, width in zip(cells, columns, widths, strict=True):
        cell_element = _add(row, "tc")
        _add(_add(cell_element, "tcPr"), "tcW", w=str(width), type="dxa")
        # Word calls a cell without a paragraph damaged.
        for paragraph in paragraphs_of(cell) or ((),):
            marked = bool(paragraph) and isinstance(paragraph[0], CodeMark)
            _add_paragraph(cell_element, paragraph, CODE_STYLE if marked else TEXT_STYLE, column)


def _add_paragraph(cell: Any, runs: Paragraph, style: str, column: Column) -> None:
    paragraph = _add(cell, "p")
    properties = _add(paragraph, "pPr")
    _add(properties, "pStyle", val=style.replace(" ", ""))
    if column.kind == "number":
        _add(properties, "jc", val="right")
    for run in runs:
        _add_run(paragraph, run)


def _add_run(paragraph: Any, run: Run) -> None:
    if isinstance(run, str):
        _add_text(_add(paragraph, "r"), run)
        return
    mark = _add(paragraph, "r")
    _add(_add(mark, "rPr"), "color", val=FILL[run.family])
    _add_text(mark, f"{MARK} ")
    tag = _add(paragraph, "r")
    _add(_add(tag, "rPr"), "b")
    _add_text(tag, run.tag)
    if run.name:
        _add_text(_add(paragraph, "r"), f" {run.name}")


def _add_text(run: Any, text: str) -> None:
    for part in BREAKS.split(visible(text)):
        if part == "\t":
            _add(run, "tab")
        elif part == "\n":
            _add(run, "br")
        elif part:
            words = _add(run, "t")
            words.set(KEEP_SPACE, "preserve")
            words.text = part

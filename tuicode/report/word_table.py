"""The table itself in WordprocessingML.

Written as text and parsed once: through python-docx a cell is found by walking the rows before
it, so that the time grows with the square of the number of extracts. All words from
outside go through `_text`, which is where they are escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from tuicode.report.arranged import Row, arranged, columns_of
from tuicode.report.colours import FILL
from tuicode.report.table import CodeMark, Deep, Strong, paragraphs_of, text_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.report.arranged import Band
    from tuicode.report.table import Cell, Column, Paragraph, Run, Table

HEADING_STYLE, TEXT_STYLE, CODE_STYLE = "Table heading", "Table text", "Table code"
BAND_STYLE = "Table band"

MARK: Final = "■"

WHOLE_ROW: Final = 600
"""A row whose longest cell has fewer characters than this is not broken across pages."""

INK, QUIET_INK, PALE_INK, HEADING_FILL = "1F2328", "57606A", "C4C9CF", "EEF1F4"

STRONG_RULE: Final = f'w:val="single" w:sz="8" w:space="0" w:color="{QUIET_INK}"'
OUTLINE: Final = f'w:val="single" w:sz="4" w:space="0" w:color="{QUIET_INK}"'
THIN_RULE: Final = f'w:val="single" w:sz="4" w:space="0" w:color="{PALE_INK}"'

# Padding is in twentieths of a point; the paragraphs themselves add to the bottom.
LOOK: Final = f"""
<w:tblInd w:w="0" w:type="dxa"/>
<w:tblBorders>
  <w:top {STRONG_RULE}/><w:bottom {STRONG_RULE}/><w:insideH {THIN_RULE}/>
</w:tblBorders>
<w:tblLayout w:type="fixed"/>
<w:tblCellMar>
  <w:top w:w="85" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>
  <w:bottom w:w="45" w:type="dxa"/><w:right w:w="115" w:type="dxa"/>
</w:tblCellMar>
<w:tblLook w:val="0020" w:firstRow="1"/>
"""

HEADING_CELL: Final = (
    f"<w:tcBorders><w:bottom {STRONG_RULE}/></w:tcBorders>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADING_FILL}"/>'
)

BAND_FILLS: Final = (HEADING_FILL, "F7F9FA")
"""Of the bands from above, the outer ones first."""

GOES_ON: Final = '<w:vMerge w:val="restart"/>'

_MERGED: Final = {0: "<w:vMerge/>", 1: ""}
"""What a cell of that height says; a higher one goes on in the rows below."""

BREAKS: Final = re.compile("([\t\n])")


def add_table(document: Any, table: Table, width: int) -> None:
    """Add the table at the end of a document, `width` twentieths of a point wide."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    columns = columns_of(table)
    widths = [round(column.share * width) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    element = parse_xml(
        f"<w:tbl {nsdecls('w')}>"
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{LOOK}'
        f"<w:tblCaption w:val={quoteattr(visible(table.title))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{_heading_row(columns, widths)}</w:tbl>"
    )
    document.element.body.insert_element_before(element, "w:sectPr")
    rows = "".join(
        _row(one, columns, widths) if isinstance(one, Row) else _band(one, widths)
        for one in arranged(table)
    )
    # Row by row into the table in its place: to move them within it is quadratic again.
    element.extend(list(parse_xml(f"<w:tbl {nsdecls('w')}>{rows}</w:tbl>")))


def _heading_row(columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = "".join(
        _cell(width, HEADING_CELL, [_paragraph((column.heading,), HEADING_STYLE, column)])
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> str:
    is_short = max(len(text_of(cell)) for cell in row.cells) < WHOLE_ROW
    cells = "".join(
        _cell(width, _MERGED.get(height, GOES_ON), _paragraphs(cell if height else "", column))
        for cell, height, column, width in zip(row.cells, row.heights, columns, widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if is_short else ''}{cells}</w:tr>"


def _band(band: Band, widths: Sequence[int]) -> str:
    """Return a row of one cell, which stays on the page of what it is about."""
    fill = BAND_FILLS[min(band.level, len(BAND_FILLS) - 1)]
    look = (
        f'<w:gridSpan w:val="{len(widths)}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    )
    properties = f'<w:pPr><w:pStyle w:val="{BAND_STYLE.replace(" ", "")}"/><w:keepNext/></w:pPr>'
    paragraphs = [
        f"<w:p>{properties}{''.join(map(_run, runs))}</w:p>" for runs in paragraphs_of(band.cell)
    ]
    cell = _cell(sum(widths), look, paragraphs)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _paragraphs(cell: Cell, column: Column) -> list[str]:
    # Word calls a cell without a paragraph damaged.
    return [_body(paragraph, column) for paragraph in paragraphs_of(cell) or ((),)]


def _cell(width: int, look: str, paragraphs: Iterable[str]) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        f"{''.join(paragraphs)}</w:tc>"
    )


def _body(runs: Paragraph, column: Column) -> str:
    is_code = bool(runs) and isinstance(runs[0], CodeMark)
    return _paragraph(runs, CODE_STYLE if is_code else TEXT_STYLE, column)


def _paragraph(runs: Paragraph, style: str, column: Column) -> str:
    side = '<w:jc w:val="right"/>' if column.kind == "number" else ""
    properties = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{side}</w:pPr>'
    return f"<w:p>{properties}{''.join(_run(run) for run in runs)}</w:p>"


def _run(run: Run) -> str:
    if isinstance(run, str):
        return f"<w:r>{_text(run)}</w:r>"
    if isinstance(run, Strong):
        return f"<w:r><w:rPr><w:b/></w:rPr>{_text(run.text)}</w:r>"
    if isinstance(run, Deep):
        return f"<w:r>{_text(run.indented)}</w:r>"
    tag = f"<w:r><w:rPr><w:b/></w:rPr>{_text(run.tag)}</w:r>"
    name = f"<w:r>{_text(f' {run.name}')}</w:r>" if run.name else ""
    return f"{_mark(FILL[run.family])}<w:r>{_text(' ')}</w:r>{tag}{name}"


def _mark(colour: str) -> str:
    """Return a small filled block; its outline keeps yellow visible on white and in grey print."""
    return (
        f'<w:r><w:rPr><w:color w:val="{colour}"/><w:position w:val="1"/><w:sz w:val="15"/>'
        f'<w:bdr {OUTLINE}/><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/></w:rPr>'
        f"{_text(MARK)}</w:r>"
    )


def _text(text: str) -> str:
    breaks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(
        breaks.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in BREAKS.split(visible(text))
        if part
    )

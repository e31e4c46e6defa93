"""OpenDocument text (.odt), as LibreOffice writes it: paragraphs and tables, in order."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from tuicode.exchange.contents import Contents, notices_of
from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.file_kinds import check_members
from tuicode.exchange.lines import BLANKS, Line, lines_of
from tuicode.exchange.tables import Cell, Row, parts_of_table
from tuicode.exchange.zip_container import checked_members, damaged, read_member
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.exchange.turns import Part

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = _NAMES + "text:1.0}"
_TABLE = _NAMES + "table:1.0}"
_OFFICE = _NAMES + "office:1.0}"
_DRAW = _NAMES + "drawing:1.0}"
_STYLE = _NAMES + "style:1.0}"
_IMAGE = _NAMES + "svg-compatible:1.0}"
_FORMAT = _NAMES + "xsl-fo-compatible:1.0}"

_CHARACTERS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_PASSED_OVER = frozenset(
    (
        *(_TEXT + name for name in ("tracked-changes", "sequence-decls", "ruby-text")),
        *(_IMAGE + name for name in ("title", "desc")),
        _OFFICE + "forms",
    )
)
"""Among them the text of deletions, which OpenDocument keeps aside."""
_MOST_REPEATED = 1000


def read_open_document(path: Path, data: bytes) -> Contents:
    """Return what an OpenDocument text holds; raises ImportFailure where it can't be read."""
    from docx.oxml.parser import parse_xml

    members = checked_members(path, data)
    check_members(path, members)
    manifest = "META-INF/manifest.xml"
    if manifest in members and b"encryption-data" in read_member(path, data, manifest):
        raise _encrypted(path)
    try:
        root: Any = parse_xml(read_member(path, data, "content.xml"))
    except (SyntaxError, ValueError) as error:  # lxml's own errors are SyntaxErrors
        raise damaged(path) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(path)
    walk = _Walk(_bold_styles(root))
    try:
        walk.children(body)
    except RecursionError as error:
        raise damaged(path) from error
    return Contents(tuple(walk.parts), notices_of(walk.left_out))


def _encrypted(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is protected by a password. Open it in LibreOffice, save a copy without the"
            " password in a safe place, and import that."
        ).format(name=path.name),
    )


def _bold_styles(root: Any) -> frozenset[str]:
    return frozenset(
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        for properties in style.iter(_STYLE + "text-properties")
        if properties.get(_FORMAT + "font-weight") == "bold"
    )


class _Walk:
    """One walk over the document's tree, in its order."""

    def __init__(self, bold_styles: frozenset[str]) -> None:
        self.parts: list[Part] = []
        self.left_out: Counter[str] = Counter()
        self._bold_styles = bold_styles
        self._number = 0
        self._depth = 0
        self._pieces: list[str] = []
        self._is_bold = True

    def children(self, element: Any, *, bold: bool = False) -> None:
        """Walk over what is inside an element."""
        for child in element:
            self._step(child, bold)
            self._add_from_xml(child.tail, bold)

    def _step(self, element: Any, bold: bool) -> None:
        tag = element.tag
        if tag in {_TEXT + "p", _TEXT + "h"}:
            self._paragraph(element)
        elif tag == _TABLE + "table":
            self._table(element)
        elif tag == _TEXT + "note":
            self.left_out[element.get(_TEXT + "note-class", "footnote")] += 1
        elif tag == _OFFICE + "annotation":
            self.left_out["comment"] += 1
        elif tag == _DRAW + "text-box":
            self.left_out["text box"] += 1
        elif tag == _TEXT + "s":
            count = element.get(_TEXT + "c", "1")
            self._add(" " * min(int(count) if count.isdecimal() else 1, _MOST_REPEATED), bold)
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag], bold)
        elif isinstance(tag, str) and tag not in _PASSED_OVER:
            inner = bold or element.get(_TEXT + "style-name") in self._bold_styles
            self._add_from_xml(element.text, inner)
            self.children(element, bold=inner)

    def _add_from_xml(self, text: str | None, bold: bool) -> None:
        """Add text as it stands in XML, where line ends and many blanks mean one blank."""
        self._add(re.sub(r"[ \t\r\n]+", " ", text or ""), bold)

    def _add(self, text: str, bold: bool) -> None:
        self._pieces.append(text)
        if text.strip(BLANKS) and not bold:
            self._is_bold = False

    def _paragraph(self, paragraph: Any) -> None:
        self._number += 1
        self._pieces, self._is_bold = [], True
        bold = paragraph.get(_TEXT + "style-name") in self._bold_styles
        self._add_from_xml(paragraph.text, bold)
        self.children(paragraph, bold=bold)
        text = "".join(self._pieces)
        self.parts.extend(lines_of(text, self._number, bold=self._is_bold))
        self._pieces, self._is_bold = [], True

    def _table(self, table: Any) -> None:
        around, self._depth = self.parts, self._depth + 1
        rows = [self._row(row) for row in _inside(table, "table-row")]
        self.parts, self._depth = around, self._depth - 1
        if self._depth:
            self.parts.extend(line for row in rows for cell in row for line in cell.lines)
        else:
            self.parts.extend(parts_of_table([row for row in rows if row]))

    def _row(self, row: Any) -> Row:
        column = 0
        cells = []
        for cell in row:
            if cell.tag == _TABLE + "table-cell":
                spanned = cell.get(_TABLE + "number-columns-spanned", "1")
                span = int(spanned) if spanned.isdecimal() else 1
                cells.append(Cell(column, span, self._lines_of_cell(cell)))
            column += cell.tag in {_TABLE + "table-cell", _TABLE + "covered-table-cell"}
        return tuple(cells)

    def _lines_of_cell(self, cell: Any) -> tuple[Line, ...]:
        self.parts = []
        self.children(cell)
        return tuple(part for part in self.parts if isinstance(part, Line))


def _inside(table: Any, name: str) -> Iterator[Any]:
    """Give the rows of a table, also those in its header and its row groups."""
    for child in table:
        if child.tag == _TABLE + name:
            yield child
        elif child.tag in {
            _TABLE + "table-header-rows",
            _TABLE + "table-rows",
            _TABLE + "table-row-group",
        }:
            yield from _inside(child, name)

"""Word documents (.docx): their paragraphs and tables, in document order.

python-docx opens the document. Its text is taken in one walk over the XML tree, since
python-docx has no order across tracked changes, content controls and nested tables, and
makes an object of every run.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from string import hexdigits
from typing import TYPE_CHECKING, Any

from tuicode.exchange.contents import Contents, notices_of
from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.file_kinds import check_members
from tuicode.exchange.lines import BLANKS, Line, lines_of
from tuicode.exchange.tables import Cell, Row, parts_of_table
from tuicode.exchange.word_styles import BoldStyles
from tuicode.exchange.zip_container import checked_members, damaged, read_member
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document

    from tuicode.exchange.turns import Part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VALUE = _W + "val"
_WRAPPERS = frozenset(_W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MOST_COLUMNS = 63
"""Word's own limit."""
_LONGEST_CODE = 4
_STRICT = b"http://purl.oclc.org/ooxml/"

_CHARACTERS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
}
_PASSED_OVER = frozenset(
    _W + name
    for name in (
        *("pPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "sectPr", "rubyPr", "rt"),
        *("del", "moveFrom", "delText", "instrText", "delInstrText"),
        *("lastRenderedPageBreak", "proofErr", "bookmarkStart", "bookmarkEnd"),
    )
)
"""What holds no text, or text that is not in the document as Word shows it."""
_LEFT_OUT = {
    _W + "footnoteReference": "footnote",
    _W + "endnoteReference": "endnote",
    _W + "commentReference": "comment",
    _W + "altChunk": "inserted file",
}


def read_word(path: Path, data: bytes) -> Contents:
    """Return what a Word document holds; raises ImportFailure where it can't be read."""
    check_members(path, checked_members(path, data))
    document = _opened(path, data)
    walk = _Walk(BoldStyles(document))
    try:
        walk.children(document.element.body)
    except RecursionError as error:
        raise damaged(path) from error
    walk.end_paragraph()
    walk.left_out["header"] = _headers_with_text(document)
    return Contents(tuple(walk.parts), notices_of(walk.left_out))


def _opened(path: Path, data: bytes) -> Document:
    from docx import Document

    try:
        document = Document(BytesIO(data))
        whole = document.element.getroottree()
    except Exception as error:  # python-docx lets errors of many libraries through
        raise _not_opened(path, data) from error
    if whole.docinfo.doctype or getattr(document.element, "body", None) is None:
        raise damaged(path)
    return document


def _not_opened(path: Path, data: bytes) -> ImportFailure:
    if _STRICT in read_member(path, data, "word/document.xml"):
        return ImportFailure(
            path,
            _(
                "{name} is saved in the format Strict Open XML. Save it in Word as an ordinary"
                " Word document (.docx)."
            ).format(name=path.name),
        )
    return damaged(path)


def _headers_with_text(document: Document) -> int:
    parts = (
        relation.target_part
        for relation in document.part.rels.values()
        if (relation.reltype or "").endswith(("/header", "/footer")) and not relation.is_external
    )
    return sum(_has_words(part.element) for part in parts if hasattr(part, "element"))


def _has_words(element: Any) -> bool:
    return any(char.isalpha() for text in element.iter(_W + "t") for char in text.text or "")


class _Walk:
    """One walk over the document's tree, in its order."""

    def __init__(self, bold_styles: BoldStyles) -> None:
        self.parts: list[Part] = []
        self.left_out: Counter[str] = Counter()
        self._bold_styles = bold_styles
        self._number = 0
        self._depth = 0
        self._pieces: list[str] = []
        self._plain_lines: set[int] = set()
        self._breaks = 0
        self._bold = False
        self._bold_by_style = False
        self._steps: dict[Any, Callable[[Any], None]] = {
            _W + "p": self._paragraph,
            _W + "r": self._run,
            _W + "t": self._text,
            _M + "t": self._text,
            _W + "sym": self._symbol,
            _W + "tbl": self._table,
            _W + "txbxContent": self._text_box,
            _MC + "AlternateContent": self._alternative,
        }

    def children(self, element: Any) -> None:
        """Walk over what is inside an element."""
        steps = self._steps
        for child in element:
            tag = child.tag
            if step := steps.get(tag):
                step(child)
            elif character := _CHARACTERS.get(tag):
                self._pieces.append(character)
                self._breaks += character == "\n"
            elif kind := _LEFT_OUT.get(tag):
                self.left_out[kind] += 1
            elif tag not in _PASSED_OVER:
                self.children(child)

    def end_paragraph(self) -> None:
        """Make lines of the text walked over since the last paragraph."""
        for place, text in enumerate("".join(self._pieces).split("\n")):
            bold = place not in self._plain_lines
            self.parts.extend(lines_of(text, self._number, bold=bold))
        self._pieces.clear()
        self._plain_lines.clear()
        self._breaks = 0

    def _paragraph(self, paragraph: Any) -> None:
        self._number += 1
        properties = paragraph.find(_W + "pPr")
        style = None if properties is None else properties.find(_W + "pStyle")
        self._bold_by_style = style is not None and self._bold_styles.is_bold(style.get(_VALUE))
        self.children(paragraph)
        if properties is None or not _mark_is_deleted(properties):
            self.end_paragraph()

    def _run(self, run: Any) -> None:
        self._bold = self._bold_by_style
        properties = run.find(_W + "rPr")
        if properties is not None:
            self._bold = self._bold_styles.is_bold_run(properties, self._bold_by_style)
        self.children(run)

    def _text(self, element: Any) -> None:
        text = (element.text or "").replace("\n", " ")
        self._pieces.append(text)
        if not self._bold and text.strip(BLANKS):
            self._plain_lines.add(self._breaks)

    def _symbol(self, symbol: Any) -> None:
        code = symbol.get(_W + "char", "")
        if all(digit in hexdigits for digit in code) and 0 < len(code) <= _LONGEST_CODE:
            self._pieces.append(chr(int(code, 16)))

    def _text_box(self, box: Any) -> None:
        self.left_out["text box"] += _has_words(box)

    def _alternative(self, alternative: Any) -> None:
        """Walk over the plain variant, which every version of Word understands."""
        plain = alternative.find(_MC + "Fallback")
        chosen = alternative.find(_MC + "Choice") if plain is None else plain
        if chosen is not None:
            self.children(chosen)

    def _table(self, table: Any) -> None:
        self.end_paragraph()
        around, self.parts = self.parts, []
        self._depth += 1
        rows = [self._row(row) for row in _inside(table, "tr") if not _row_is_deleted(row)]
        self._depth -= 1
        self.parts = around
        if self._depth:
            self.parts.extend(line for row in rows for cell in row for line in cell.lines)
        else:
            self.parts.extend(parts_of_table([row for row in rows if row]))

    def _row(self, row: Any) -> Row:
        column = _number_in(row, "trPr", "gridBefore", 0)
        cells = []
        for cell in _inside(row, "tc"):
            span = _number_in(cell, "tcPr", "gridSpan", 1)
            cells.append(Cell(column, span, self._lines_of_cell(cell)))
            column += span
        return tuple(cells)

    def _lines_of_cell(self, cell: Any) -> tuple[Line, ...]:
        """Return a cell's lines; a cell merged with the one above it has none of its own."""
        if _continues_merge(cell):
            return ()
        self.parts = []
        self.children(cell)
        self.end_paragraph()
        return tuple(part for part in self.parts if isinstance(part, Line))


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Give the rows of a table or cells of a row, also those in content controls."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, name)


def _number_in(element: Any, properties: str, name: str, default: int) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    value = "" if found is None else found.get(_VALUE, "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else default


def _continues_merge(cell: Any) -> bool:
    for name in ("vMerge", "hMerge"):
        merge = cell.find(f"{_W}tcPr/{_W}{name}")
        if merge is not None and merge.get(_VALUE, "continue") == "continue":
            return True
    return cell.find(f"{_W}tcPr/{_W}cellDel") is not None


def _row_is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _mark_is_deleted(paragraph_properties: Any) -> bool:
    """Tell whether the paragraph's end was deleted, so that the next one continues it."""
    mark = paragraph_properties.find(_W + "rPr")
    return mark is not None and (
        mark.find(_W + "del") is not None or mark.find(_W + "moveFrom") is not None
    )

"""Builds the sample's Word transcripts from the plain-text masters.

    python sample_project/make_documents.py

Each document has a layout of its own, as transcripts from different hands do. The same
masters give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from masters import HERE, MASTERS, Turn, turns_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

TRANSCRIPTS = HERE / "transcripts"
WRITTEN = datetime(2026, 3, 2, 9, 0, 0)  # noqa: DTZ001 - Word's core properties carry no zone
COLUMN_WIDTHS = (Cm(2.5), Cm(2.9), Cm(10.6))


def build() -> None:
    """Write the four documents into `transcripts/`."""
    TRANSCRIPTS.mkdir(exist_ok=True)
    for name in MASTERS:
        document = _empty_document(name)
        LAYOUTS[name](document, turns_of(name))
        _save(document, name)


def _empty_document(name: str) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    _set_language(document, "en-GB" if name.endswith("English") else "nb-NO")
    properties = document.core_properties
    properties.title, properties.author = name, "Samskaping"
    properties.created = properties.modified = WRITTEN
    document.add_paragraph(name, style="Title")
    return document


def _set_language(document: Document, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    document.styles["Normal"].element.get_or_add_rPr().append(mark)


def _labelled_lines(document: Document, turns: list[Turn]) -> None:
    for turn in turns:
        _add_labelled(document, f"{turn.speaker}: ", turn)


def _timed_lines(document: Document, turns: list[Turn]) -> None:
    for turn in turns:
        _add_labelled(document, f"[{turn.time}] {turn.speaker}: ", turn)


def _add_labelled(document: Document, label: str, turn: Turn) -> None:
    first, *others = turn.paragraphs
    document.add_paragraph(label + first)
    for paragraph in others:
        document.add_paragraph(paragraph)


def _table(document: Document, turns: list[Turn]) -> None:
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    _add_header(table)
    for turn in turns:
        time, speaker, text = table.add_row().cells
        time.text, speaker.text = turn.time, turn.speaker
        text.text = turn.paragraphs[0]
        for paragraph in turn.paragraphs[1:]:
            text.add_paragraph(paragraph)
    _set_widths(table)


def _set_widths(table: Table) -> None:
    """Word reads the cells' widths, LibreOffice the columns'."""
    table.autofit = False
    for column, width in zip(table.columns, COLUMN_WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _add_header(table: Table) -> None:
    header = table.rows[0]
    for cell, title in zip(header.cells, ("Tid", "Taler", "Tekst"), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    repeated = OxmlElement("w:tblHeader")
    header._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way


def _names_above(document: Document, turns: list[Turn]) -> None:
    for turn in turns:
        name = document.add_paragraph()
        name.add_run(turn.speaker).bold = True
        name.paragraph_format.space_after = Pt(0)
        name.paragraph_format.keep_with_next = True
        for paragraph in turn.paragraphs:
            document.add_paragraph(paragraph)


LAYOUTS = {
    "Gruppeintervju 1": _labelled_lines,
    "Gruppeintervju 2": _timed_lines,
    "Gruppeintervju 3": _table,
    "Interview in English": _names_above,
}


def _save(document: Document, name: str) -> None:
    """Save with one fixed time on every part: python-docx stamps them with the clock."""
    written = io.BytesIO()
    document.save(written)
    target = TRANSCRIPTS / f"{name}.docx"
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(target, "w") as package:
        for part in parts.infolist():
            stamped = zipfile.ZipInfo(part.filename, WRITTEN.timetuple()[:6])
            stamped.compress_type = zipfile.ZIP_DEFLATED
            stamped.create_system = 0
            package.writestr(stamped, parts.read(part))


if __name__ == "__main__":
    build()

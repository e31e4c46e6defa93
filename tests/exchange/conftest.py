"""Files to import, built in code; all that is said in them is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from tuicode.exchange.reading import read_transcript
from tuicode.exchange.transcript import Transcript

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

FromText = Callable[..., Transcript]
FromXml = Callable[[str], Transcript]
FromRows = Callable[[Sequence[Sequence[str]]], Transcript]


@pytest.fixture
def from_text(tmp_path: Path) -> FromText:
    """Read a text file with these words, or bytes."""

    def read(content: str | bytes, name: str = "interview.txt") -> Transcript:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_transcript(path)

    return read


@pytest.fixture
def word_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a Word file whose body is this XML."""

    def write(body: str) -> Path:
        document = Document()
        before: Any = document.element.body.sectPr
        for element in parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"):
            before.addprevious(element)
        path = tmp_path / "interview.docx"
        document.save(str(path))
        return path

    return write


@pytest.fixture
def from_xml(word_file: Callable[[str], Path]) -> FromXml:
    """Read a Word file whose body is this XML."""
    return lambda body: read_transcript(word_file(body))


@pytest.fixture
def from_rows(tmp_path: Path) -> FromRows:
    """Read a Word file that is one table of these rows."""

    def read(rows: Sequence[Sequence[str]]) -> Transcript:
        document = Document()
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        path = tmp_path / "table.docx"
        document.save(str(path))
        return read_transcript(path)

    return read

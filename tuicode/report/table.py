"""The neutral table: what a report says, before any format has a word in it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tuicode.model.records import Family


class CodeMark(Struct, frozen=True):
    """A code as it stands in a table: its colour family, its tag and, where told, its name."""

    family: Family
    tag: str
    name: str = ""

    @property
    def text(self) -> str:
        """The code in plain text."""
        return f"{self.tag} {self.name}".strip()


class Strong(Struct, frozen=True):
    """Words that stand out."""

    text: str


class Deep(Struct, frozen=True):
    """A name that stands under others, and how many levels deep."""

    text: str
    depth: int

    @property
    def indented(self) -> str:
        """The name further in, by blanks that documents keep."""
        return "\u2003" * 2 * self.depth + self.text


Run = str | Strong | CodeMark | Deep
Paragraph = tuple[Run, ...]
Cell = str | int | tuple[Paragraph, ...]
"""Text, where every line is a paragraph; a number; or paragraphs made of runs."""


class Column(Struct, frozen=True):
    """A heading, the column's share of the table's width (all shares sum to 1), its kind."""

    heading: str
    share: float
    kind: Literal["text", "number"] = "text"
    run: Literal["", "cell", "band"] = ""
    """How a document shows rows one below the other that have the same here: each by itself, as one
    cell beside them, or as a band above them, where it is no column (its share counts in sheets
    only). A sheet repeats it in every row."""


class Table(Struct, frozen=True):
    """A title with a line below it, columns, and rows of as many cells as there are columns."""

    title: str
    subtitle: str
    language: str
    """`en` or `nb`: of the headings, and of the document."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Report(Struct, frozen=True):
    """Several tables in one document, under one title."""

    title: str
    subtitle: str
    language: str
    tables: tuple[Table, ...]


def paragraphs_of(cell: Cell) -> tuple[Paragraph, ...]:
    """Return any cell as paragraphs."""
    if isinstance(cell, tuple):
        return cell
    return tuple((line,) for line in str(cell).split("\n"))


def text_of(cell: Cell) -> str:
    r"""Return any cell as plain text, its paragraphs separated by `\n`."""
    return "\n".join(
        "".join(run if isinstance(run, str) else run.text for run in paragraph)
        for paragraph in paragraphs_of(cell)
    )

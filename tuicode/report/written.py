"""What was written, neutral, before any format has a word in it: parts, and entries in them."""

from __future__ import annotations

from msgspec import Struct

from tuicode.report.prose import Block
from tuicode.report.table import Table


class Entry(Struct, frozen=True):
    """One text under its heading, with what is told of it, the words it is on, its question."""

    heading: str
    told: str = ""
    words: str = ""
    question: str = ""
    blocks: tuple[Block, ...] = ()


class Part(Struct, frozen=True):
    """Entries, under a heading where there is one."""

    entries: tuple[Entry, ...]
    heading: str = ""


class Written(Struct, frozen=True):
    """A title with a line below it, and parts; `rows` is the same as a table, for spreadsheets."""

    title: str
    subtitle: str
    language: str
    parts: tuple[Part, ...]
    rows: Table

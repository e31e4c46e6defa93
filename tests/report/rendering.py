"""What the tests of the renderers share: tables of one's own words, and what is visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies

from tuicode.report.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.report.table import Cell

any_text = strategies.text(strategies.characters(exclude_categories=()), max_size=30)
many_texts = strategies.lists(any_text, min_size=1, max_size=40)

NASTY = [
    "a\x00b\x01c\x1fd",
    "line\rwith a carriage return",
    "]]> <b>&amp; &#65; <!-- -->",
    "_x0041_ _x000D_",
    "👩🏽‍💻 and \U0001f468",
    "עברית and العربية \u202e mixed",
    "\ud800 alone",
    "no \ufffe character \uffff",
    "tab\tand\u2028separator\x85",
    "  spaces  ",
    "'quoted' \"twice\"; here, there",
    "",
    "|\\|`*_<>#[]~$!",
    "=1+1",
    "+47 73 00 00 00",
    "-5",
    "@here",
    "http://example.org/",
    "{=1}",
]


def table_of(rows: Sequence[Sequence[Cell]], language: str = "en") -> Table:
    """Make a table of text columns, each as wide as the next."""
    width = len(rows[0])
    columns = tuple(Column(f"Column {number + 1}", 1 / width) for number in range(width))
    return Table("Title", "Subtitle", language, columns, tuple(tuple(row) for row in rows))


def is_shown(original: str, shown: str) -> bool:
    """Tell whether every character is there, or a symbol for one that no document holds."""
    return len(original) == len(shown) and all(
        there == symbol or (symbol in SYMBOLS and not there.isprintable())
        for there, symbol in zip(original, shown, strict=True)
    )


SYMBOLS = {chr(0x2400 + control) for control in range(0x20)} | {"\u2421", "\ufffd"}

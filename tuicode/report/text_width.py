"""How wide text is in Liberation Sans, and in Arial and Helvetica, which have its widths.

So a drawing can be laid out where none of these fonts is, and fits where one of them is.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

UNIT: Final = 1000
"""Widths are in thousandths of the size of the font."""

REGULAR: Final[Mapping[int, str]] = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ftŧ",
    333: "()-`r·“”",
    355: '{}"•',
    400: "*°",
    500: "^Jcksvxyz",
    556: "#$0123456789?L_abdeghnopquðþđŋ«»–§",
    611: "+<=>~FTZøß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "Æ—…→",
    1015: "@",
}
BOLD: Final[Mapping[int, str]] = {
    278: "' ,./I\\ijl‘’|",
    333: "!()-:;[]`ftŧ·",
    389: "*r{}•",
    400: "°",
    500: '"z“”',
    556: "#$0123456789J_aceksvxy«»–§",
    611: "^+<=>~?FLTZbdghnopquøßðþđŋ",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "W",
    1000: "@Æ—…→",
}

_WIDTHS: Final = tuple(
    {character: width for width, characters in table.items() for character in characters}
    for table in (REGULAR, BOLD)
)
_UNKNOWN: Final = 778


@lru_cache(maxsize=4096)
def width(text: str, *, bold: bool = False) -> int:
    """Return the width of a line of text, in thousandths of the font's size."""
    widths = _WIDTHS[bold]
    return sum(widths[one] if one in widths else _other(one, widths) for one in text)


def wrapped(text: str, most: int, length: Callable[[str], int]) -> list[str]:
    """Return a text in lines of at most `most`; a word that is too long is parted."""
    lines = [""]
    for word in text.split():
        rest = word
        if lines[-1] and length(f"{lines[-1]} {rest}") <= most:
            lines[-1] += f" {rest}"
            continue
        if lines[-1]:
            lines.append("")
        while length(rest) > most and len(rest) > 1:
            fits = _fitting(rest, most, length)
            lines[-1] = rest[:fits]
            rest = rest[fits:]
            lines.append("")
        lines[-1] = rest
    return lines


def _fitting(word: str, most: int, length: Callable[[str], int]) -> int:
    fits = 1
    while fits < len(word) and length(word[: fits + 1]) <= most:
        fits += 1
    return fits


def _other(character: str, widths: Mapping[str, int]) -> int:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return UNIT
    return widths.get(unicodedata.normalize("NFD", character)[0], _UNKNOWN)

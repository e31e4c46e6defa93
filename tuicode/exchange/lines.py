"""Lines of a transcript as they stood in the file, before speakers are recognised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANKS = (
    " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""What counts as a blank. `str.strip` would take control characters too, and those are data."""

BLANK = f"[{BLANKS}]"
"""A blank, for regular expressions; their own `\\s` takes control characters too."""

_OTHER_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


class Line(Struct, frozen=True, gc=False):
    """One line of a file: a paragraph, or a part of one that soft breaks divide."""

    text: str
    """With its leading blanks, without its trailing ones; never empty."""
    number: int
    """Of its paragraph in the file, from 1; lines of one paragraph share it."""
    bold: bool = False
    """The whole line is set in bold type."""
    time: str = ""
    """The time mark that the file gives it outside its text, as captions do."""


def clean(text: str) -> str:
    """Return `text` NFC-normalised, all its line ends alike, without NUL characters."""
    return normalize("NFC", _OTHER_LINE_END.sub("\n", text).replace("\0", ""))


def lines_of(text: str, number: int, *, bold: bool = False, time: str = "") -> Iterator[Line]:
    """Give the lines of one paragraph that have something in them."""
    for part in clean(text).split("\n"):
        stripped = part.rstrip(BLANKS)
        if stripped:
            yield Line(stripped, number, bold, time)

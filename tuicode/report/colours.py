"""The colours of the code families in documents: after Okabe and Ito, safe for colour blindness.

The least CIE76 distance between two of the six is 17 for normal and for simulated protan,
deutan and tritan vision. Of the set's two oranges the red one keeps apart from yellow. A
colour is never the only cue: the tag stands beside it, in grey print too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tuicode.model.records import Family

FILL: Final[dict[Family, str]] = {
    "green": "009E73",
    "blue": "0072B2",
    "orange": "D55E00",
    "yellow": "F0E442",
    "pink": "CC79A7",
    "grey": "4D4D4D",
}
"""Red, green and blue in hexadecimal."""

INK: Final[dict[Family, str]] = {
    "green": "000000",
    "blue": "FFFFFF",
    "orange": "000000",
    "yellow": "000000",
    "pink": "000000",
    "grey": "FFFFFF",
}
"""The colour of text upon the fill: black or white, whichever stands out more."""

"""The order of names in lists: numbers by size, and æ, ø, å at the end, as in Norwegian."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBER = re.compile(r"(\d{1,18})")
_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The three characters that follow z."""


@lru_cache(maxsize=20_000)
def alphabetical(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key: `Deltaker 2` comes before `Deltaker 10`, and `å` after `ø`."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_LAST)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if not unicodedata.combining(letter)
    )
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(plain) if part
    )

"""What a screen of themes returns to have the text marked by theme instead of by code."""

from __future__ import annotations

import msgspec


class ByTheme(msgspec.Struct, frozen=True):
    """Whole transcripts, marked by theme; at a place in a source where one is given."""

    source: int | None = None
    position: int = 0

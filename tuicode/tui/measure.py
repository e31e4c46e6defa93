"""How many cells the text gets, and what stands left of it, on a terminal of a given width."""

from __future__ import annotations

import msgspec

GUTTER = 3
"""Cells left of the text: the cursor's bar, the mark of a stretch, and space."""

SIGNS = 3
"""Cells right of the text that are kept for signs where no codes stand there."""

WIDEST = 72
"""Cells of text at most: a longer line is hard to read."""

LEAST_READ = 56
"""Cells of text that the names beside it leave, where there is room for that."""

NARROWEST = 24
"""Cells of text at least, even where the rest is then cut off."""

WIDE = 110
"""Cells of screen from which a side panel is always there."""

BROAD = 140
"""Cells of screen from which that panel is broader, and two panes find room."""

VAST = 190
"""Cells of screen from which the panel is there beside two panes too."""

SIDE, BROAD_SIDE = 29, 41
"""Cells of that panel, with its margin."""

ROOMY = 30
"""Rows of screen from which turns stand apart by an empty row."""


class Measure(msgspec.Struct, frozen=True):
    """The cells of the text, and those left of it."""

    columns: int
    gutter: int = GUTTER


def beside_codes(whole: int, panes: int = 1) -> Measure:
    """Return the measure beside the codes; a side panel that opens does not change it."""
    beside = BROAD_SIDE if whole >= BROAD else SIDE if whole >= WIDE else 0
    if panes > 1:
        beside = BROAD_SIDE if whole >= VAST else 0
    room = (whole - beside) // panes
    return Measure(max(NARROWEST, min(WIDEST, room * 2 // 3 - GUTTER)))


def for_reading(width: int, names: int, number: int) -> Measure:
    """Return the measure for reading: names and numbers of some cells left of the text.

    What is left over is shared, so that the text stands in the middle.
    """
    most = max(width - LEAST_READ - GUTTER - SIGNS, number + 1)
    label = min(names + number + 2, most)
    columns = max(NARROWEST, min(WIDEST, width - label - GUTTER - SIGNS))
    left_over = max(width - columns - label - GUTTER - SIGNS, 0)
    return Measure(columns, left_over // 2 + label + GUTTER)

"""The places one was at, to go back to and forward again, as in an editor."""

from __future__ import annotations

MOST_PLACES = 100
"""Places remembered; the oldest are forgotten."""

Place = tuple[int, int]
"""The id of a source, and a position in it."""


class Visited:
    """What lies behind one and, after going back, before one."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """Remember the place one leaves for another; what lay ahead is forgotten."""
        self._ahead.clear()
        _put(self._behind, here)

    def back(self, here: Place) -> Place | None:
        """Return the place before this one, or None."""
        return _go(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place one went back from, or None."""
        return _go(self._ahead, self._behind, here)


def _go(way: list[Place], other: list[Place], here: Place) -> Place | None:
    while way:
        place = way.pop()
        if place != here:
            _put(other, here)
            return place
    return None


def _put(places: list[Place], place: Place) -> None:
    if not places or places[-1] != place:
        places.append(place)
        del places[:-MOST_PLACES]

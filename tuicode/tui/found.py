"""What was found, in reading order, and the way from one place to the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuicode.analysis.finding import Hit
    from tuicode.model.units import Span


class Found:
    """The places found, source after source, and the one that was gone to last."""

    def __init__(self, hits: Sequence[Hit] = (), rank: Mapping[int, int] | None = None) -> None:
        self.hits = list(hits)
        self.index = 0
        self._rank = rank or {}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self.hits)

    def spans(self, source_id: int) -> list[Span]:
        """Return where it stands in a source."""
        first = self._first(source_id, 0)
        last = bisect_left(self.hits, (self._rank_of(source_id) + 1, 0), key=self._place)
        return [(hit.start, hit.end) for hit in self.hits[first:last]]

    def nearest(self, source_id: int, position: int) -> int:
        """Return the index of the first hit from a position on, or of the very first."""
        return self._first(source_id, position) % max(len(self.hits), 1)

    def go(self, source_id: int, focus: Span, steps: int) -> Hit:
        """Go to the next hit from the last one, or from the cursor where that has moved on."""
        start, end = focus
        if self._is_at(source_id, start, end):
            beyond = self.index + steps
        else:
            beyond = self._first(source_id, start) - (steps < 0)
        self.index = beyond % len(self.hits)
        return self.hits[self.index]

    def _is_at(self, source_id: int, start: int, end: int) -> bool:
        if self.index >= len(self.hits):
            return False
        hit = self.hits[self.index]
        return hit.source == source_id and start <= hit.start < end

    def _first(self, source_id: int, position: int) -> int:
        return bisect_left(self.hits, (self._rank_of(source_id), position), key=self._place)

    def _rank_of(self, source_id: int) -> int:
        return self._rank.get(source_id, len(self._rank))

    def _place(self, hit: Hit) -> Span:
        return self._rank_of(hit.source), hit.start

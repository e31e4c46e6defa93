"""Codings by source in text order, and by code; kept up to date by change, not by rescans."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.records import Coding

TEXT_ORDER = attrgetter("start", "end", "id")
_START = attrgetter("start")


class CodingIndex:
    """Finds the codings of a source in text order, and those of a code."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        self._by_source: dict[int, list[Coding]] = defaultdict(list)
        self._by_code: dict[int, dict[int, Coding]] = defaultdict(dict)
        for coding in codings:
            self._by_source[coding.source].append(coding)
            self._by_code[coding.code][coding.id] = coding
        # Looked through instead of the codings, which lie all over the memory.
        self._starts: dict[int, array[int]] = {}
        self._changes: dict[int, int] = defaultdict(int)
        self._changes_of_source: dict[int, int] = defaultdict(int)
        # Sorted when first asked for: opening 200 sources should not pay for the 199 not shown.
        self._unsorted = set(self._by_source)

    def of_source(self, source_id: int) -> Sequence[Coding]:
        """Return the codings of a source by start, then end, then id; to be read, not changed."""
        codings = self._by_source.get(source_id)
        if codings is None:
            return ()
        if source_id in self._unsorted:
            codings.sort(key=TEXT_ORDER)
            self._starts[source_id] = array("q", map(_START, codings))
            self._unsorted.discard(source_id)
        return codings

    def of_code(self, code_id: int) -> Iterable[Coding]:
        """Return the codings that carry a code now, in no set order."""
        return self._by_code[code_id].values() if code_id in self._by_code else ()

    def count(self, code_id: int) -> int:
        """Return how many codings carry a code now."""
        return len(self._by_code[code_id]) if code_id in self._by_code else 0

    def changes_of_code(self, code_id: int) -> int:
        """Return how often a code was put on or taken off.

        What was reckoned from its codings stays true while this number is the same.
        """
        return self._changes.get(code_id, 0)

    def changes_of_source(self, source_id: int) -> int:
        """Return how often a code was put on words of a source, taken off, or changed."""
        return self._changes_of_source.get(source_id, 0)

    def replace(self, before: Coding | None, after: Coding | None) -> None:
        """Follow one change of a coding; None where it was not, or is no longer, there."""
        if before is not None and after is not None and _stand_alike(before, after):
            self._exchange(before, after)
            return
        if before is not None:
            self._remove(before)
        if after is not None:
            self._add(after)

    def _exchange(self, before: Coding, after: Coding) -> None:
        """Follow a coding that stays where it is, as most of a merge do."""
        codings = self._by_source[before.source]
        if before.source in self._unsorted:
            self.of_source(before.source)
        codings[self._place_of(before, codings)] = after
        del self._by_code[before.code][before.id]
        self._by_code[after.code][after.id] = after
        self._changes[before.code] += 1
        self._changes[after.code] += 1
        self._changes_of_source[after.source] += 1

    def _add(self, coding: Coding) -> None:
        self.of_source(coding.source)
        codings = self._by_source[coding.source]
        starts = self._starts.setdefault(coding.source, array("q"))
        place = bisect_left(codings, TEXT_ORDER(coding), key=TEXT_ORDER)
        codings.insert(place, coding)
        starts.insert(place, coding.start)
        self._by_code[coding.code][coding.id] = coding
        self._changes[coding.code] += 1
        self._changes_of_source[coding.source] += 1

    def _remove(self, coding: Coding) -> None:
        self.of_source(coding.source)
        codings = self._by_source[coding.source]
        place = self._place_of(coding, codings)
        del codings[place]
        del self._starts[coding.source][place]
        del self._by_code[coding.code][coding.id]
        self._changes[coding.code] += 1
        self._changes_of_source[coding.source] += 1

    def _place_of(self, coding: Coding, codings: Sequence[Coding]) -> int:
        place = bisect_left(self._starts[coding.source], coding.start)
        while codings[place].id != coding.id:
            place += 1
        return place


def _stand_alike(one: Coding, other: Coding) -> bool:
    return (
        one.id == other.id
        and one.start == other.start
        and one.end == other.end
        and one.source == other.source
    )

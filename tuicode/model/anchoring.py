"""Where codings, quotes, flags and the like come to stand when words of a turn are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.model.records import Coding, Flag, Memo, Quote, Review, Source, Turn
from tuicode.model.rewording import Rewording, what_counts
from tuicode.model.units import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.units import Span

Anchored = Coding | Quote | Flag | Review | Memo
"""What stands on words of a source."""


class Move(msgspec.Struct, frozen=True):
    """What stands on words, as it was and as it is on the corrected text."""

    before: Anchored
    after: Anchored


def span_of(one: Anchored) -> Span:
    """Return where something stands."""
    assert one.start is not None
    assert one.end is not None
    return one.start, one.end


def anchored_in(project: Project, source: Source) -> Iterator[Anchored]:
    """Yield what stands on words of a source: its codings in text order, then the rest."""
    yield from project.codings_of_source(source.id)
    rows: Any
    for rows in map(project.tables.table, ("quotes", "flags", "reviews")):
        yield from (row for row in rows.values() if row.source == source.id)
    for memo in project.tables.table("memos").values():
        if memo.about == ("sources", source.id) and memo.start is not None:
            yield memo


def shifted(anchored: Iterable[Anchored], by: int) -> Iterator[Move]:
    """Yield where that is which stands wholly after a change of so many characters."""
    for one in anchored if by else ():
        start, end = span_of(one)
        clips = [(first + by, last + by) for first, last in _clips(one)]
        yield Move(one, _at(one, (start + by, end + by), clips))


class Reading:
    """Where what is anchored on a turn comes to stand, by one reading of what was changed.

    Its `cost` is how many are lost, then how many characters of theirs are gone, then how long
    they are: of equal readings, the one in which fewest words came in is the best.
    """

    def __init__(
        self, before: Source, after: Source, turn: Turn, anchored: Iterable[Anchored], *, late: bool
    ) -> None:
        self._before, self._after = before.text, after.text
        self._start = turn.start
        self._end = turn.end + len(after.text) - len(before.text)
        old, new = before.text[turn.start : turn.end], after.text[turn.start : self._end]
        self._rewording = Rewording(old, new, late=late)
        self.moved: list[Move] = []
        self.lost: list[Move] = []
        gone = length = 0
        for one in anchored:
            moved, span = self._place(one), span_of(one)
            start, end = span_of(moved)
            gone += self._gone(*span)
            length += end - start
            if self._is_lost(*span) or any(self._loses_clips(one)):
                self.lost.append(Move(one, moved))
            elif moved != one:
                self.moved.append(Move(one, moved))
        self.cost = len(self.lost), gone, length

    def _place(self, one: Anchored) -> Anchored:
        start, end = self._span(*span_of(one))
        if start >= end:
            start, end = self._nearest_word(end)
        clips = _within(start, end, (self._span(*clip) for clip in _clips(one)))
        return _at(one, (start, end), clips)

    def _span(self, start: int, end: int) -> Span:
        """Return where a span is now, without white space where there were words at its ends."""
        new_start, new_end = self._rewording.moved(start - self._start, end - self._start)
        new_start, new_end = new_start + self._start, new_end + self._start
        words = self._after[new_start:new_end]
        if not self._before[start : start + 1].isspace():
            new_start += len(words) - len(words.lstrip())
        if not self._before[end - 1 : end].isspace():
            new_end -= len(words) - len(words.rstrip())
        return new_start, new_end

    def _is_lost(self, start: int, end: int) -> bool:
        words = self._before[start:end]
        new_start, new_end = self._span(start, end)
        return new_start >= new_end or 2 * self._gone(start, end) > sum(
            map(what_counts(words), words)
        )

    def _loses_clips(self, one: Anchored) -> Iterator[bool]:
        for start, end in _clips(one):
            yield bool(self._before[start:end].strip()) and self._is_lost(start, end)

    def _gone(self, start: int, end: int) -> int:
        counts = what_counts(self._before[start:end])
        return self._rewording.gone(start - self._start, end - self._start, counts)

    def _nearest_word(self, position: int) -> Span:
        words = words_of(self._after, self._start, self._end)
        return min(words, key=lambda word: max(word[0] - position, position - word[1]))


def _clips(one: Anchored) -> Sequence[Span]:
    return one.clips if isinstance(one, Quote) else ()


def _at(one: Anchored, span: Span, clips: Iterable[Span]) -> Anchored:
    start, end = span
    if isinstance(one, Quote):
        return msgspec.structs.replace(one, start=start, end=end, clips=tuple(clips))
    return msgspec.structs.replace(one, start=start, end=end)


def _within(start: int, end: int, clips: Iterable[Span]) -> Iterator[Span]:
    """Yield what the clips leave out of a span, one after the other."""
    for first, last in clips:
        begin, finish = max(first, start), min(last, end)
        if begin < finish:
            yield begin, finish
            start = finish

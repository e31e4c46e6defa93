"""Where codings and quotes come to stand when the words of a turn are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.model.records import Coding, Quote, Source, Turn
from tuicode.model.rewording import Rewording, characters
from tuicode.model.units import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.project import Project
    from tuicode.model.units import Span

Anchored = Coding | Quote
"""What stands on words of a source."""


class Move(msgspec.Struct, frozen=True):
    """A coding or quote as it was, and as it is on the corrected text."""

    before: Anchored
    after: Anchored


def anchored_in(project: Project, source: Source) -> list[Anchored]:
    """Return the codings and the quotes of a source."""
    quotes = cast("Iterable[Quote]", project.tables.table("quotes").values())
    return [
        *project.codings_of_source(source.id),
        *(quote for quote in quotes if quote.source == source.id),
    ]


def shifted(anchored: Iterable[Anchored], by: int) -> Iterator[Move]:
    """Yield where codings and quotes are that stand wholly after a change of so many characters."""
    if not by:
        return
    for one in anchored:
        start, end = one.start + by, one.end + by
        if isinstance(one, Coding):
            yield Move(one, msgspec.structs.replace(one, start=start, end=end))
        else:
            clips = tuple((first + by, last + by) for first, last in one.clips)
            yield Move(one, msgspec.structs.replace(one, start=start, end=end, clips=clips))


class Reading:
    """Where the codings and quotes on a turn come to stand, by one reading of what was changed.

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
            moved = self._place(one)
            gone += self._gone(one.start, one.end)
            length += moved.end - moved.start
            if self._is_lost(one.start, one.end) or any(self._loses_clips(one)):
                self.lost.append(Move(one, moved))
            elif moved != one:
                self.moved.append(Move(one, moved))
        self.cost = len(self.lost), gone, length

    def _place(self, one: Anchored) -> Anchored:
        start, end = self._span(one.start, one.end)
        if start >= end:
            start, end = self._nearest_word(end)
        if isinstance(one, Coding):
            return msgspec.structs.replace(one, start=start, end=end)
        clips = tuple(_within(start, end, (self._span(*clip) for clip in one.clips)))
        return msgspec.structs.replace(one, start=start, end=end, clips=clips)

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
        gone = self._gone(start, end)
        new_start, new_end = self._span(start, end)
        return new_start >= new_end or (
            gone > 0 and 2 * gone > characters(self._before, start, end)
        )

    def _loses_clips(self, one: Anchored) -> Iterator[bool]:
        for start, end in one.clips if isinstance(one, Quote) else ():
            yield self._is_lost(start, end) and bool(characters(self._before, start, end))

    def _gone(self, start: int, end: int) -> int:
        return self._rewording.gone(start - self._start, end - self._start)

    def _nearest_word(self, position: int) -> Span:
        words = words_of(self._after, self._start, self._end)
        return min(words, key=lambda word: max(word[0] - position, position - word[1]))


def _within(start: int, end: int, clips: Iterable[Span]) -> Iterator[Span]:
    """Yield what the clips leave out of a span, one after the other."""
    for first, last in clips:
        begin, finish = max(first, start), min(last, end)
        if begin < finish:
            yield begin, finish
            start = finish

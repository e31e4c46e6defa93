"""Units of text that a cursor moves by: words, sentences, turns. Spans are code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Literal

from tuicode.language import marked
from tuicode.model.records import Turn
from tuicode.model.sentences import sentences_of, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tuicode.model.records import Source

Unit = Literal["word", "sentence", "turn"]
Span = tuple[int, int]

UNITS: tuple[Unit, ...] = (marked("sentence"), marked("word"), marked("turn"))

_WORD = re.compile(r"\S+")

_START, _FIRST = attrgetter("start"), itemgetter(0)


def words_of(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words between two positions: what stands between white space."""
    for found in _WORD.finditer(text, start, end):
        yield found.span()


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    return trimmed(text, start, end)


_SPLITTERS: dict[Unit, Callable[[str, int, int], Iterator[Span]]] = {
    "word": words_of,
    "sentence": sentences_of,
    "turn": _whole,
}


class Units:
    """The units of one source, split turn by turn as they are asked for."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._turns = source.turns or (Turn(start=0, end=len(source.text)),)
        self._spans: dict[tuple[int, Unit], list[Span]] = {}

    def turn_index(self, position: int) -> int:
        """Return which turn (from 0) a position is in."""
        return max(bisect_right(self._turns, position, key=_START) - 1, 0)

    def at(self, position: int, unit: Unit) -> Span:
        """Return the unit at a position, or the nearest one before or after it."""
        turn = self.turn_index(position)
        spans = self._of_turn(turn, unit)
        if not spans:
            return self._beyond(turn, unit, 1) or self._beyond(turn, unit, -1) or (0, 0)
        return spans[max(bisect_right(spans, position, key=_FIRST) - 1, 0)]

    def next(self, position: int, unit: Unit) -> Span | None:
        """Return the first unit that begins after a position, or None."""
        turn = self.turn_index(position)
        spans = self._of_turn(turn, unit)
        index = bisect_right(spans, position, key=_FIRST)
        return spans[index] if index < len(spans) else self._beyond(turn, unit, 1)

    def previous(self, position: int, unit: Unit) -> Span | None:
        """Return the last unit that begins before a position, or None."""
        turn = self.turn_index(position)
        earlier = [span for span in self._of_turn(turn, unit) if span[0] < position]
        return earlier[-1] if earlier else self._beyond(turn, unit, -1)

    def _beyond(self, turn: int, unit: Unit, step: int) -> Span | None:
        turn += step
        while 0 <= turn < len(self._turns):
            spans = self._of_turn(turn, unit)
            if spans:
                return spans[0 if step > 0 else -1]
            turn += step
        return None

    def _of_turn(self, index: int, unit: Unit) -> list[Span]:
        found = self._spans.get((index, unit))
        if found is None:
            turn = self._turns[index]
            found = list(_SPLITTERS[unit](self._text, turn.start, turn.end))
            self._spans[index, unit] = found
        return found

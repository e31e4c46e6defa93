"""Drawing one row of a transcript with its codes beside it. Knows no widget."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tuicode.language import plural
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.codes_column import codes_of_row
from tuicode.tui.measure import GUTTER
from tuicode.tui.page import HEADING, OTHERS, TEXT, turns_passed_over
from tuicode.tui.signs import EXCLUDED, UNCODED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.style import Style

    from tuicode.model.records import Turn
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look
    from tuicode.tui.margin import Margin, Mark
    from tuicode.tui.page import Page
    from tuicode.tui.signs import Signs

BRACKET = re.compile(r"\[[^\[\]\n]{1,200}\]")
ACTION = re.compile(r"\*[^*\n]{1,80}\*")


class Painter:
    """Draws rows of one page. `marked` is what a code would go on; `hits` are found spans.

    `uncoded` are stretches to be marked; what of them is not analysed has its own mark.
    """

    def __init__(
        self,
        page: Page,
        margin: Margin,
        look: Look,
        speaker: Callable[[Turn], str],
        signs: Signs | None = None,
    ) -> None:
        self.page = page
        self.margin = margin
        self.look = look
        self.speaker = speaker
        self.signs = signs
        self.gutter = GUTTER
        self.marked: Span = (0, 0)
        self.anchored = False
        self.hits: Sequence[Span] = ()
        self.uncoded: Sequence[Span] = ()
        self._asides_of: dict[int, list[tuple[int, int, Style]]] = {}

    def change_look(self, look: Look) -> None:
        """Draw in another look from now on."""
        self.look = look
        self._asides_of.clear()

    def row(self, row: int, width: int) -> Strip:
        """Return row `row` in `width` cells; an empty one past the end of the page."""
        look = self.look
        if row >= len(self.page):
            return Strip([Segment(" " * width, look.text)], width)
        left = self._gutter(row) + self._left(row)
        used = self.gutter + self.page.columns
        signs = self.signs.at_row(row) if self.signs is not None else ""
        if self.page.reading:
            right = [Segment(f" {signs}"[: max(width - used, 0)], look.strong)]
        else:
            codes = codes_of_row(look, self.margin, row, signs, width - used - 3)
            right = [Segment(" │ ", look.quiet), *codes]
        strip = Strip([*left, *right])
        return strip.adjust_cell_length(width, look.text).simplify()

    # --- left of the text

    def _gutter(self, row: int) -> list[Segment]:
        start, end = self.page.starts[row], self.page.ends[row]
        bar, stretch = " ", " "
        if self.page.kinds[row] == TEXT:
            bar = "▌" if start < self.marked[1] and self.marked[0] < end else " "
            stretch = self._stretch(start, end)
        room = self.gutter - GUTTER
        names = self._beside(row, room) if room > 0 else []
        look = self.look
        return [*names, Segment(bar, look.bar), Segment(f"{stretch} ", look.quiet)]

    def _stretch(self, start: int, end: int) -> str:
        """Return the mark of the stretch that a row is in."""
        if self.signs is not None and next(_among(self.signs.excluded, start, end), None):
            return EXCLUDED
        return UNCODED if next(_among(self.uncoded, start, end), None) else " "

    def _beside(self, row: int, room: int) -> list[Segment]:
        """Return who speaks beside the first row of a turn, and when beside the second."""
        page, look = self.page, self.look
        turn = page.turns[page.turn_of[row]]
        if page.kinds[row] == TEXT and page.starts[row] == turn.start:
            number = f"{page.turn_of[row] + 1} "
            name = cut(self.speaker(turn) or "–", room - len(number) - 1)
            space = " " * (room - len(number) - cells(name) - 1)
            return [
                Segment(space + number, look.quiet),
                Segment(name, look.speaker),
                Segment(" ", look.text),
            ]
        second = page.kinds[row] == TEXT and row and page.starts[row - 1] == turn.start
        time = cut(turn.time, room - 1) if second else ""
        return [Segment(" " * (room - cells(time) - 1) + time + " ", look.quiet)]

    # --- the text

    def _left(self, row: int) -> list[Segment]:
        kind = self.page.kinds[row]
        if kind == HEADING:
            return self._heading(row)
        if kind == TEXT:
            return self._text(row)
        words = self._passed_over(row) if kind == OTHERS else ""
        return [Segment(words + " " * (self.page.columns - cells(words)), self.look.quiet)]

    def _passed_over(self, row: int) -> str:
        turns = turns_passed_over(self.page, row)
        words = plural("{count} turn of others", "{count} turns of others", turns)
        return cut(f"··· {words} ···", self.page.columns)

    def _heading(self, row: int) -> list[Segment]:
        index = self.page.turn_of[row]
        turn = self.page.turns[index]
        number = f"{index + 1} "
        time = cut(f"  {turn.time}", self.page.columns // 2) if turn.time else ""
        room = self.page.columns - len(number) - cells(time)
        name = cut(self.speaker(turn) or "–", room)
        space = " " * (room - cells(name))
        return [
            Segment(number, self.look.quiet),
            Segment(name, self.look.speaker),
            Segment(time + space, self.look.quiet),
        ]

    def _text(self, row: int) -> list[Segment]:
        start, end = self.page.starts[row], self.page.ends[row]
        text = self.page.text
        layers = list(self._layers(row, start, end))
        cuts = {start, end}
        for first, last, _style in layers:
            cuts.update((max(first, start), min(last, end)))
        edges = sorted(cuts)
        segments = []
        for first, last in pairwise(edges):
            style = self.look.text
            for from_, to, added in layers:
                if from_ <= first and last <= to:
                    style += added
            segments.append(Segment(shown(text[first:last]), style))
        used = sum(cells(segment.text) for segment in segments)
        return [*segments, Segment(" " * (self.page.columns - used), self.look.text)]

    def _layers(self, row: int, start: int, end: int) -> Iterable[tuple[int, int, Style]]:
        """Yield spans and what they add to the style, the ones that win last."""
        look = self.look
        if not self.page.reading:
            yield from self._coded(row, start, end)
        if self.signs is not None:
            for first, last in _among(self.signs.excluded, start, end):
                yield first, last, look.excluded
        for first, last, style in self._asides(self.page.turn_of[row]):
            if first < end and start < last:
                yield first, last, style
        if self.marked[0] < end and start < self.marked[1]:
            yield *self.marked, look.marked if self.anchored else look.cursor
        for first, last in _among(self.hits, start, end):
            yield first, last, look.hit

    def _coded(self, row: int, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
        """Yield the extracts of a row, and where several lie over each other.

        A shorter one is drawn over a longer one, and what they share is told apart: no passage
        is hidden under another's highlight.
        """
        marks = [one for one in self.margin.at_row(row) if one.start < end and start < one.end]
        marks.sort(key=lambda one: one.start - one.end)
        for mark in marks:
            yield mark.start, mark.end, self.look.tints[mark.codes[0].family]
        for first, last in _shared(marks):
            if first < end and start < last:
                yield first, last, self.look.shared

    def _asides(self, index: int) -> list[tuple[int, int, Style]]:
        """Return the brackets and audible actions of a turn, which may run over several rows."""
        found = self._asides_of.get(index)
        if found is None:
            turn, text = self.page.turns[index], self.page.text
            found = [
                (*match.span(), style)
                for pattern, style in ((BRACKET, self.look.bracket), (ACTION, self.look.action))
                for match in pattern.finditer(text, turn.start, turn.end)
            ]
            self._asides_of[index] = found
        return found


def _among(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Yield those spans that are in view between two positions, of what may be thousands."""
    index = bisect_right(spans, start, key=itemgetter(1))
    while index < len(spans) and spans[index][0] < end:
        yield spans[index]
        index += 1


def _shared(marks: Iterable[Mark]) -> Iterator[Span]:
    """Yield the stretches that lie in more than one of some extracts."""
    steps = sorted([(mark.start, 1) for mark in marks] + [(mark.end, -1) for mark in marks])
    depth = 0
    for (position, step), (following, _step) in pairwise(steps):
        depth += step
        if depth > 1 and position < following:
            yield position, following

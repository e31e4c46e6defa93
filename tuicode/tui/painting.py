"""Drawing one row of a transcript with its codes beside it. Knows no widget."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.page import HEADING, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.style import Style

    from tuicode.model.records import Code, Turn
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look
    from tuicode.tui.margin import Margin, Mark
    from tuicode.tui.page import Page

GUTTER = 3
"""Cells left of the text: the cursor's bar and space."""

LANES = 4
"""Bars drawn side by side at most; further extracts are counted."""

BRACKET = re.compile(r"\[[^\[\]\n]{1,200}\]")
ACTION = re.compile(r"\*[^*\n]{1,80}\*")


class Painter:
    """Draws rows of one page. `marked` is what a code would go on; `hits` are found spans."""

    def __init__(
        self, page: Page, margin: Margin, look: Look, speaker: Callable[[Turn], str]
    ) -> None:
        self.page = page
        self.margin = margin
        self.look = look
        self.speaker = speaker
        self.marked: Span = (0, 0)
        self.anchored = False
        self.hits: Sequence[Span] = ()
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
        used = GUTTER + self.page.columns
        right = self._codes(row, width - used - 3)
        middle = Segment(" │ ", look.quiet)
        return Strip([*left, middle, *right]).crop(0, width).simplify()

    # --- the text

    def _gutter(self, row: int) -> list[Segment]:
        start, end = self.page.starts[row], self.page.ends[row]
        here = self.page.kinds[row] == TEXT and start < self.marked[1] and self.marked[0] < end
        return [Segment("▌" + " " * (GUTTER - 1) if here else " " * GUTTER, self.look.bar)]

    def _left(self, row: int) -> list[Segment]:
        kind = self.page.kinds[row]
        if kind == HEADING:
            return self._heading(row)
        if kind == TEXT:
            return self._text(row)
        return [Segment(" " * self.page.columns, self.look.text)]

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
        # A shorter extract is drawn over a longer one: what is marked is never hidden.
        for mark in sorted(self.margin.at_row(row), key=lambda one: one.start - one.end):
            if mark.start < end and start < mark.end:
                yield mark.start, mark.end, look.tints[mark.codes[0].family]
        for first, last, style in self._asides(self.page.turn_of[row]):
            if first < end and start < last:
                yield first, last, style
        if self.marked[0] < end and start < self.marked[1]:
            yield *self.marked, look.marked if self.anchored else look.cursor
        for first, last in self._hits_in(start, end):
            yield first, last, look.hit

    def _hits_in(self, start: int, end: int) -> Iterator[Span]:
        """Yield the hits between two positions, of what may be thousands."""
        index = bisect_right(self.hits, start, key=itemgetter(1))
        while index < len(self.hits) and self.hits[index][0] < end:
            yield self.hits[index]
            index += 1

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

    # --- the codes beside it

    def _codes(self, row: int, room: int) -> list[Segment]:
        marks = self.margin.at_row(row)
        lanes = min(self.margin.lanes, LANES)
        if room < 1:
            return []
        segments = self._bars(marks, lanes)[:room]
        used = len(segments)
        labels = [code for mark in marks for code in mark.codes_at(row)]
        if labels and room - used > 1:
            segments.append(Segment(" ", self.look.text))
            segments += self._labels(labels, room - used - 1)
        used = sum(cells(segment.text) for segment in segments)
        return [*segments, Segment(" " * (room - used), self.look.text)]

    def _bars(self, marks: Sequence[Mark], lanes: int) -> list[Segment]:
        bars = [Segment(" ", self.look.text)] * lanes
        for mark in marks:
            style = self.look.bars[mark.codes[0].family]
            if mark.lane < lanes:
                bars[mark.lane] = Segment("┃", style)
            else:
                bars[-1] = Segment("+", self.look.strong)
        return bars

    def _labels(self, codes: Sequence[Code], room: int) -> list[Segment]:
        """Return tags and names where they fit, else the tags, and how many more there are."""
        if len(codes) == 1:
            return self._named(codes[0], room)
        whole = sum(len(code.tag) + 2 + cells(code.name) + 3 for code in codes)
        if whole <= room:
            return [segment for code in codes for segment in self._named(code, room, "  ")]
        segments: list[Segment] = []
        used = 0
        for index, code in enumerate(codes):
            chip = self._chip(code)
            left = len(codes) - index - 1
            more = f"+{left + 1}"
            if used + cells(chip.text) + 1 + (len(more) if left else 0) > room:
                return [*segments, Segment(more[: max(room - used, 0)], self.look.strong)]
            segments += [chip, Segment(" ", self.look.text)]
            used += cells(chip.text) + 1
        return segments

    def _named(self, code: Code, room: int, after: str = "") -> list[Segment]:
        chip = self._chip(code)
        name = cut(" " + code.name, room - cells(chip.text))
        return [chip, Segment(name + after, self.look.text)]

    def _chip(self, code: Code) -> Segment:
        return Segment(f" {shown(code.tag)} ", self.look.chips[code.family])

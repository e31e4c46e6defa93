"""Where one is in the text: a unit, and from an anchor on a stretch of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.units import UNITS, Units

if TYPE_CHECKING:
    from tuicode.model.records import Source
    from tuicode.model.units import Span, Unit


class Cursor:
    """The unit that has the cursor (`focus`), and the anchored one, where something is marked."""

    def __init__(self, source: Source, position: int = 0, unit: Unit = UNITS[0]) -> None:
        self._units = Units(source)
        self.unit = unit
        self.focus: Span = self._units.at(position, self.unit)
        self.anchor: Span | None = None
        self._as_it_is = False

    @property
    def span(self) -> Span:
        """What a code would go on: the unit, or everything from the anchor to it."""
        if self.anchor is None:
            return self.focus
        return min(self.anchor[0], self.focus[0]), max(self.anchor[1], self.focus[1])

    @property
    def turn_index(self) -> int:
        """Which turn, from 0, the cursor is in."""
        return self._units.turn_index(self.focus[0])

    def go(self, position: int) -> None:
        """Move to the unit at a position."""
        self.focus = self._units.at(position, self.unit)

    def step(self, steps: int) -> None:
        """Move one unit on, or back where `steps` is negative; stay at either end."""
        find = self._units.next if steps > 0 else self._units.previous
        self.focus = find(self.focus[0], self.unit) or self.focus

    @property
    def picked(self) -> bool:
        """Whether what is marked was marked as it is, and not from an anchor on."""
        return self.anchor is not None and self._as_it_is

    def begin_to_mark(self) -> None:
        """Mark from here on; what is marked already stays so."""
        self.anchor = self.anchor or self.focus
        self._as_it_is = False

    def toggle_anchor(self) -> None:
        """Begin to mark here, or unmark."""
        if self.anchor is None:
            self.begin_to_mark()
        else:
            self.anchor = None

    def mark(self, span: Span) -> None:
        """Mark a span as it is, whatever its units."""
        self.anchor = self.focus = span
        self._as_it_is = True

    def mark_word(self, position: int) -> None:
        """Mark the word at a position."""
        self.mark(self._units.at(position, "word"))

    def next_unit_kind(self) -> Unit:
        """Switch between sentence, word and turn; return what it is now."""
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self.anchor = None
        self.go(self.focus[0])
        return self.unit

"""Where one is in the text: a unit, and from an anchor on a stretch of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.units import UNITS, Units

if TYPE_CHECKING:
    from tuicode.model.records import Source
    from tuicode.model.units import Span, Unit


class Cursor:
    """The unit that has the cursor (`focus`), and the anchored one, where something is marked."""

    def __init__(self, source: Source, position: int = 0) -> None:
        self._units = Units(source)
        self.unit: Unit = UNITS[0]
        self.focus: Span = self._units.at(position, self.unit)
        self.anchor: Span | None = None

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

    def toggle_anchor(self) -> None:
        """Begin to mark here, or unmark."""
        self.anchor = self.focus if self.anchor is None else None

    def mark(self, span: Span) -> None:
        """Mark a span as it is, whatever its units."""
        self.anchor = self.focus = span

    def next_unit_kind(self) -> Unit:
        """Switch between sentence, word and turn; return what it is now."""
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self.anchor = None
        self.go(self.focus[0])
        return self.unit

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

    def mark(self, span: Span, focus: Span | None = None) -> None:
        """Mark a span as it is, whatever its units; `focus` is what of it is kept in view."""
        self.anchor, self.focus = span, focus or span
        self._as_it_is = True

    def to_other_end(self) -> None:
        """Go on at the other end of what is marked."""
        if self.anchor is None:
            return
        if self._as_it_is:
            start, end = self.span
            self.anchor = max(self._units.at(end - 1, self.unit)[0], start), end
            self.focus = start, min(max(self._units.at(start, self.unit)[1], start), end)
            self._as_it_is = False
        else:
            self.anchor, self.focus = self.focus, self.anchor
            self._fit_focus(self.anchor, self.focus)

    def mark_word(self, position: int) -> None:
        """Mark the word at a position."""
        self.mark(self._units.at(position, "word"))

    def next_unit_kind(self) -> Unit:
        """Switch between sentence, word and turn, whatever is marked; return what it is now."""
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        if self.anchor is None:
            self.go(self.focus[0])
        elif not self._as_it_is:
            self._fit_focus(self.anchor, self.focus)
        return self.unit

    def _fit_focus(self, anchor: Span, focus: Span) -> None:
        """Let the moving end be the unit at the same edge, where that marks no more."""
        at_end = focus[1] >= anchor[1]
        unit = self._units.at(max(focus[1] - 1, focus[0]) if at_end else focus[0], self.unit)
        if focus[0] <= unit[0] and unit[1] <= focus[1]:
            self.focus = unit

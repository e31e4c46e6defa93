"""Where an edge of an extract goes when it is moved by a unit of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tuicode.model.units import Span, Unit, Units

Edge = Literal["start", "end"]


def nearest_edge(span: Span, place: Span) -> Edge:
    """Return the edge of an extract that is nearer to a place in it; the end where both are."""
    return "start" if place[0] - span[0] < span[1] - place[1] else "end"


def moved_edge(units: Units, span: Span, edge: Edge, steps: int, unit: Unit) -> Span:
    """Return the span with one edge moved to the next beginning or end of a unit.

    Where there is none in that direction, or no words would be left, it stays.
    """
    start, end = span
    if edge == "start":
        beyond = units.next(start, unit) if steps > 0 else units.previous(start, unit)
        moved = (beyond[0], end) if beyond else span
    else:
        moved = start, _end_beyond(units, end, steps, unit)
    return moved if moved[0] < moved[1] else span


def _end_beyond(units: Units, end: int, steps: int, unit: Unit) -> int:
    here = units.at(end - 1, unit)
    if steps > 0:
        if here[1] > end:
            return here[1]
        beyond = units.next(end - 1, unit)
        return beyond[1] if beyond else end
    before = units.previous(here[0], unit)
    return before[1] if before else 0

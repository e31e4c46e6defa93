"""The codes column, row by row: bars side by side, signs, and tags with names where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from tuicode.tui.cells import cells, cut, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.tui.looks import Look
    from tuicode.tui.margin import Margin, Mark, Shown

Label = tuple["Shown", str]
"""A code, or a theme, and the numbers of its passes."""

LANES = 4
"""Bars drawn side by side at most; further extracts are counted."""


def codes_of_row(look: Look, margin: Margin, row: int, signs: str, room: int) -> list[Segment]:
    """Return what stands in `room` cells beside a row of the text."""
    if room < 1:
        return []
    marks = margin.at_row(row)
    segments = _bars(look, marks, margin.lanes)[:room]
    used = sum(cells(segment.text) for segment in segments)
    if signs:
        segments.append(Segment(cut(signs, room - used), look.strong))
        used += cells(segments[-1].text)
    labels = [label for mark in marks for label in mark.codes_at(row)]
    if labels and room - used > 1:
        segments.append(Segment(" ", look.text))
        segments += _labels(look, labels, room - used - 1)
    used = sum(cells(segment.text) for segment in segments)
    return [*segments, Segment(" " * (room - used), look.text)]


def _bars(look: Look, marks: Sequence[Mark], lanes: int) -> list[Segment]:
    """Return a bar for each extract in its lane, and how many there are beyond those."""
    bars = [Segment(" ", look.text)] * min(lanes, LANES)
    for mark in marks:
        if mark.lane < LANES:
            bars[mark.lane] = Segment("┃", look.bars[mark.codes[0].family])
    if lanes > LANES:
        beyond = sum(mark.lane >= LANES for mark in marks)
        width = len(f"+{lanes - LANES}")
        bars.append(Segment(f"{f'+{beyond}' if beyond else '':<{width}}", look.strong))
    return bars


def _labels(look: Look, labels: Sequence[Label], room: int) -> list[Segment]:
    """Return tags and names where they fit, else the tags, and how many more there are."""
    if len(labels) == 1:
        return _named(look, labels[0], room)
    whole = sum(_length(look, label) + 1 + cells(label[0].name) + 2 for label in labels)
    if whole <= room:
        return [segment for label in labels for segment in _named(look, label, room, "  ")]
    segments: list[Segment] = []
    used = 0
    for index, label in enumerate(labels):
        left = len(labels) - index - 1
        more = f"+{left + 1}"
        length = _length(look, label) + 1
        if used + length + (len(more) if left else 0) > room:
            return [*segments, Segment(more[: max(room - used, 0)], look.strong)]
        segments += [*_chip(look, label), Segment(" ", look.text)]
        used += length
    return segments


def _named(look: Look, label: Label, room: int, after: str = "") -> list[Segment]:
    name = cut(" " + label[0].name, room - _length(look, label))
    return [*_chip(look, label), Segment(name + after, look.text)]


def _chip(look: Look, label: Label) -> list[Segment]:
    """Return the tag in the hue of its family, and after it the numbers of its passes."""
    code, passes = label
    chip = Segment(f" {shown(code.tag)} ", look.chips[code.family])
    return [chip, Segment(passes, look.quiet)] if passes else [chip]


def _length(look: Look, label: Label) -> int:
    return sum(cells(segment.text) for segment in _chip(look, label))

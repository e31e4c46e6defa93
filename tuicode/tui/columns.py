"""Columns of a table on screen: which of them fit, how wide, and how a row is drawn in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
from rich.segment import Segment

from tuicode.language import _
from tuicode.tui.cells import cells, cut, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.model.records import Family
    from tuicode.tui.looks import Look

GAP = 2
"""Cells between two columns."""

Value = str | int


class WhenShown(Mapping[str, Value]):
    """The values of a row that are found when the row is first drawn, sorted or filtered."""

    def __init__(self, find: Callable[[], Mapping[str, Value]]) -> None:
        self._find = find
        self._found: Mapping[str, Value] | None = None

    def __getitem__(self, key: str) -> Value:
        """Return the value of a column."""
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the columns."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many columns have a value."""
        return len(self._values)

    @property
    def _values(self) -> Mapping[str, Value]:
        if self._found is None:
            self._found = self._find()
        return self._found


class ShownColumn(msgspec.Struct, frozen=True):
    """A column: the key of its values, its heading, its cells at least.

    A column that `stretches` takes what room is left; of a bar the value is drawn as a length,
    beside the number.
    """

    key: str
    heading: str
    least: int
    kind: Literal["text", "number", "tag", "bar"] = "text"
    stretches: bool = False


Fitted = tuple[tuple[ShownColumn, int], ...]
"""The columns that fit, each with its cells."""


def fitted(columns: Sequence[ShownColumn], width: int) -> Fitted:
    """Return as many columns as fit, from the left; the stretching ones share what is left."""
    room = width
    kept: list[ShownColumn] = []
    for column in columns:
        if kept and room < column.least + GAP:
            break
        kept.append(column)
        room -= column.least + GAP
    stretching = [column for column in kept if column.stretches]
    more = max(room, 0) // max(len(stretching), 1)
    return tuple((column, column.least + more * column.stretches) for column in kept)


def in_view(
    fixed: Sequence[ShownColumn], others: Sequence[ShownColumn], chosen: int, width: int
) -> Sequence[ShownColumn]:
    """Return the fixed columns and, from one that lets the chosen be in view, the others."""
    room = width - sum(column.least + GAP for column in fixed)
    last = max(chosen, 0)
    first, used = last, 0
    while first >= 0 and others:
        used += others[first].least + GAP
        if used > room or first == 0:
            break
        first -= 1
    return [*fixed, *others[first + (used > room and first < last) :]]


def in_view_told(first: int, last: int, count: int) -> str:
    """Return which of so many columns are in view, with a sign where there are others."""
    before, after = "◄ " if first else "", " ►" if last < count - 1 else ""
    place = _("{first}–{last} of {count}").format(first=first + 1, last=last + 1, count=count)
    return f"  {before}{place}{after} "


def heading(columns: Fitted, look: Look, sorted_by: str, *, downwards: bool) -> list[Segment]:
    """Return the headings; the one that is sorted by has an arrow."""
    segments = []
    for column, width in columns:
        here = column.key == sorted_by
        arrow = ("▼" if downwards else "▲") if here else ""
        # Where the heading fills its column, the arrow stands in the gap.
        gap = arrow and cells(column.heading + arrow) > width
        right = column.kind in {"number", "bar"}
        text = _placed(column.heading + ("" if gap else arrow), width, right=right)
        text += (arrow if gap else "").ljust(GAP)
        segments.append(Segment(text, look.strong if here else look.quiet))
    return segments


def row(
    columns: Fitted,
    values: Mapping[str, Value],
    look: Look,
    *,
    family: Family | None = None,
    greatest: Mapping[str, int] | None = None,
    lit: bool = False,
    chosen: str = "",
) -> list[Segment]:
    """Return one row; `family` is the hue of its tag, `greatest` what a whole bar stands for.

    Of a row that is lit the cell of the `chosen` column stands out, or else all of it.
    """
    segments = []
    for column, width in columns:
        value = values.get(column.key, "")
        if lit and column.key == chosen:
            text = (
                _bar(value, width, (greatest or {}).get(column.key, 0))
                if column.kind == "bar"
                else _placed(str(value), width, right=column.kind == "number")
            )
            segments += [Segment(text, look.selected), Segment(" " * GAP, look.text)]
            continue
        whole = lit and not chosen
        ground = look.selected if whole else look.strong if lit else look.text
        quiet = look.selected_quiet if whole else look.text if lit else look.quiet
        if column.kind == "tag" and family is not None:
            tag = _placed(f" {shown(str(value))}", width)
            segments += [Segment(tag, look.chips[family]), Segment(" " * GAP, ground)]
        elif column.kind == "bar":
            most = (greatest or {}).get(column.key, 0)
            segments.append(Segment(_bar(value, width, most) + " " * GAP, quiet))
        else:
            right = column.kind == "number"
            style = ground if column.stretches else quiet
            segments.append(Segment(_placed(str(value), width, right=right) + " " * GAP, style))
    return segments


def _placed(text: str, width: int, *, right: bool = False) -> str:
    kept = cut(text, width)
    space = " " * max(width - cells(kept), 0)
    return space + kept if right else kept + space


def _bar(value: Value, width: int, most: int) -> str:
    """Return a number, or words for less than 1, with a bar left of it, of whole cells."""
    number = str(value or "").rjust(len(str(most)))
    room = max(width - len(number) - 1, 0)
    length = round(room * value / most) if most and isinstance(value, int) else 0
    return _placed(f"{'█' * max(length, bool(value) and room > 0)} {number}", width, right=True)

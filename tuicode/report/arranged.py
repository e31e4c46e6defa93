"""A table as a document shows it: bands across it, and cells that go on over several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.report.table import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.report.table import Column, Table


class Band(Struct, frozen=True):
    """A line across the whole table, above the rows that it is about."""

    level: int
    """How many bands it stands under."""
    cell: Cell


class Row(Struct, frozen=True):
    """The cells of a row, with how many rows each goes on for; 0 where one above does."""

    cells: tuple[Cell, ...]
    heights: tuple[int, ...]


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns that a document has: all but the bands."""
    return tuple(column for column in table.columns if column.run != "band")


def arranged(table: Table) -> list[Band | Row]:
    """Return the bands and rows of a table from above."""
    bands = [number for number, one in enumerate(table.columns) if one.run == "band"]
    shown = [number for number, one in enumerate(table.columns) if one.run != "band"]
    found: list[Band | Row] = []
    open_at: dict[int, int] = {}
    former: Sequence[Cell] | None = None
    for row in table.rows:
        opened = list(_bands(row, former, bands))
        found += opened
        going_on = _going_on(table, row, None if opened else former, shown)
        for place, number in enumerate(shown):
            if number not in going_on:
                open_at[place] = len(found)
            else:
                above = found[open_at[place]]
                assert isinstance(above, Row)
                found[open_at[place]] = Row(above.cells, _one_more(above.heights, place))
        heights = tuple(0 if number in going_on else 1 for number in shown)
        found.append(Row(tuple(row[number] for number in shown), heights))
        former = row
    return found


def _bands(
    row: Sequence[Cell], former: Sequence[Cell] | None, bands: Sequence[int]
) -> Iterator[Band]:
    other = former is None
    for level, number in enumerate(bands):
        other = other or (former is not None and former[number] != row[number])
        if other and row[number] != "":
            yield Band(level, row[number])


def _going_on(
    table: Table, row: Sequence[Cell], former: Sequence[Cell] | None, shown: Sequence[int]
) -> set[int]:
    """Return the columns whose cell in the former row goes on in this one."""
    going_on: set[int] = set()
    if former is None:
        return going_on
    for number in shown:
        if table.columns[number].run != "cell":
            continue
        if row[number] != former[number]:
            break
        going_on.add(number)
    return going_on


def _one_more(heights: Sequence[int], place: int) -> tuple[int, ...]:
    return tuple(height + (at == place) for at, height in enumerate(heights))

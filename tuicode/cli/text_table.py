"""Rows as aligned text, as wide as the terminal and no wider."""

from __future__ import annotations

import unicodedata
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.cli.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BETWEEN = "  "
NARROWEST = 8
"""Columns of text are not cut below this width."""
READABLE = 20
"""Where a table can come in parts, its text is not cut below this width to have it in one."""
LONGEST_CELL = 200
"""Characters of a cell that are looked at; more never fit on a line."""
_ALL_NARROW_BELOW = "\u0300"


class Column(msgspec.Struct, frozen=True):
    """A column: text is cut where there is no room, a number or an id never is."""

    title: str
    kind: Literal["text", "number", "id"] = "text"


def aligned(
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    width: int | None = None,
    *,
    heads: int = 0,
) -> Iterator[str]:
    """Yield the titles and the rows as lines of at most `width` characters where they can be.

    A table with `heads`, the columns that say what a row is about, comes in parts where it is too
    wide: one below the other, each with those columns and as many of the others as there is room
    for.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    cells.insert(0, [_cell(column.title) for column in columns])
    natural = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    room = width or get_terminal_size().columns
    for number, part in enumerate(_parts(natural, columns, heads, room)):
        if number:
            yield ""
        chosen = [columns[index] for index in part]
        widths = _fitted([natural[index] for index in part], chosen, room)
        for row in cells:
            placed = map(_placed, (row[index] for index in part), widths, chosen)
            yield BETWEEN.join(placed).rstrip()


def _parts(
    natural: Sequence[int], columns: Sequence[Column], heads: int, width: int
) -> list[list[int]]:
    """Return which columns stand beside each other: all of them, or in parts with the heads."""
    needed = [
        min(taken, READABLE) if column.kind == "text" else taken
        for taken, column in zip(natural, columns, strict=True)
    ]
    parts: list[list[int]] = []
    for index in range(heads, len(columns)):
        part = parts[-1] if parts else list(range(heads))
        taken = sum(needed[one] + len(BETWEEN) for one in part) + needed[index]
        if not parts or (heads and taken > width and len(part) > heads):
            parts.append([*range(heads), index])
        else:
            part.append(index)
    return parts


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii() or max(text) < _ALL_NARROW_BELOW:
        return len(text)
    return sum(map(_width_of_character, text))


def _width_of_character(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cell(value: object) -> str:
    """Return a value on one line; paragraphs are told apart as lines of verse are."""
    return visible(str(value)[:LONGEST_CELL].replace("\n", " / "))


def _fitted(natural: Sequence[int], columns: Sequence[Column], width: int) -> list[int]:
    """Take room from the widest column of text until the line fits, or no column can give."""
    widths = list(natural)
    room = width - len(BETWEEN) * (len(columns) - 1)
    giving = [index for index, column in enumerate(columns) if column.kind == "text"]
    while giving and sum(widths) > room:
        widest = max(giving, key=lambda index: widths[index])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _placed(text: str, width: int, column: Column) -> str:
    taken = width_of(text)
    if taken > width:
        text, taken = _cut(text, width)
    blanks = " " * (width - taken)
    return blanks + text if column.kind == "number" else text + blanks


def _cut(text: str, width: int) -> tuple[str, int]:
    """Return the beginning of a text that fits, with a mark that there is more, and its width."""
    kept = text[: width - 1]
    while width_of(kept) > width - 1:
        kept = kept[:-1]
    kept = kept.rstrip()
    return f"{kept}…", width_of(kept) + 1

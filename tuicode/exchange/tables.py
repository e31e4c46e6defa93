"""Tables of a document: transcripts laid out in columns, and all others.

A transcript table has a column for the speaker and one for the text, and maybe one for the
time or for row numbers. The cells of other tables are paragraphs in reading order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.labels import fold, is_known, is_ordinary, is_short, words_in
from tuicode.exchange.lines import BLANK, BLANKS, Line
from tuicode.exchange.marks import TIME, TIME_ONLY, bare_time
from tuicode.exchange.transcript import SpokenTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.exchange.turns import Part

_SPEAKER_HEADS = words_in(
    """
    speaker taler talar participant deltaker deltakar name navn namn who hvem kven person
    """
)
_TIME_HEADS = words_in("time tid timestamp tidspunkt tidskode clock klokke start")
_TEXT_HEADS = words_in(
    """
    text tekst transcript transkript transkripsjon utterance ytring speech tale dialogue
    dialog content innhold utsagn
    """
)
_NUMBER_HEADS = words_in("no. nr nr. no number nummer line linje row rad #")

_LABEL_WITH_TIME = re.compile(rf"(?P<label>[^\n]*?){BLANK}*\n?{BLANK}*(?P<time>{TIME})")
_HALF = 2


class Cell(Struct, frozen=True, gc=False):
    """One cell: where it begins, how many columns it takes, and its lines."""

    column: int
    span: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


Row = tuple[Cell, ...]


class _Columns(Struct, frozen=True):
    speaker: int
    time: int | None = None
    number: int | None = None
    has_header: bool = False

    def hold_text(self, cell: Cell) -> bool:
        """Tell whether a cell holds speech; merged cells do, wherever they begin."""
        return cell.span > 1 or cell.column not in {self.speaker, self.time, self.number}


def parts_of_table(rows: Sequence[Row]) -> Iterator[Part]:
    """Give the turns of a transcript table, or the lines of another table."""
    columns = _columns_of(rows)
    if columns is None:
        for row in rows:
            for cell in row:
                yield from cell.lines
    else:
        yield from _turns_of(rows[1:] if columns.has_header else rows, columns)


def _turns_of(rows: Sequence[Row], columns: _Columns) -> Iterator[SpokenTurn]:
    """Give the turns: a row without speaker continues the one above, a merged row stands alone."""
    opened: list[tuple[str, str, list[str]]] = []
    for row in rows:
        label, time = _label_of(row, columns)
        spans_all = len(row) == 1 and row[0].span > 1
        if label or spans_all or not opened:
            opened.append((label, time, []))
        opened[-1][-1].extend(cell.text for cell in row if columns.hold_text(cell) and cell.lines)
    for label, time, texts in opened:
        if texts:
            yield SpokenTurn(label or None, "\n".join(texts), time)
        elif label:  # a label without text is itself text, so that none is lost
            yield SpokenTurn(None, label)


def _label_of(row: Row, columns: _Columns) -> tuple[str, str]:
    time = bare_time(_at(row, columns.time))
    label = _at(row, columns.speaker)
    if with_time := _LABEL_WITH_TIME.fullmatch(label):
        label = with_time["label"]
        time = time or bare_time(with_time["time"])
    return label.replace("\n", " ").strip(f":：{BLANKS}"), time


def _at(row: Row, column: int | None) -> str:
    """Return the text of the cell in a column; merged cells are in none."""
    return next((cell.text for cell in row if cell.column == column and cell.span == 1), "")


def _columns_of(rows: Sequence[Row]) -> _Columns | None:
    """Find which column holds what, or None where the table is no transcript."""
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    if width not in {2, 3}:
        return None
    cells = [[_at(row, place) for row in rows] for place in range(width)]
    return _columns_by_header(cells) or _columns_by_content(cells)


def _columns_by_header(cells: Sequence[Sequence[str]]) -> _Columns | None:
    heads = [fold(column[0]) for column in cells]
    speaker, text = _place(heads, _SPEAKER_HEADS), _place(heads, _TEXT_HEADS)
    if speaker is None or text is None:
        return None
    others = [place for place in range(len(cells)) if place not in {speaker, text}]
    if not others:
        return _Columns(speaker, has_header=True)
    place, head, below = others[0], heads[others[0]], cells[others[0]][1:]
    if head in _TIME_HEADS | {""} and _all(below, _is_time):
        return _Columns(speaker, time=place, has_header=True)
    if head in _NUMBER_HEADS | {""} and _all(below, str.isdigit):
        return _Columns(speaker, number=place, has_header=True)
    return None


def _place(heads: Sequence[str], words: frozenset[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in words), None)


def _columns_by_content(cells: Sequence[Sequence[str]]) -> _Columns | None:
    *before, speakers, _texts = cells
    if not _are_speakers(speakers):
        return None
    if not before:
        return _Columns(0)
    if _all(before[0], _is_time):
        return _Columns(1, time=0)
    return _Columns(1, number=0) if _all(before[0], str.isdigit) else None


def _are_speakers(cells: Sequence[str]) -> bool:
    """Tell whether a column names speakers: short labels, few of them, that recur or are known."""
    labels = [cell for cell in cells if cell.strip(BLANKS)]
    different = {fold(label) for label in labels}
    if not labels or not all(map(_may_be_label, labels)):
        return False
    recurring = len(different) * _HALF <= len(labels)
    return recurring or all(is_known(label.strip(f":{BLANKS}")) for label in labels)


def _may_be_label(cell: str) -> bool:
    with_time = _LABEL_WITH_TIME.fullmatch(cell)
    label = (with_time["label"] if with_time else cell).strip(f":：{BLANKS}")
    return is_short(label) and not is_ordinary(label) and not label.endswith((".", "?", "!"))


def _all(cells: Sequence[str], is_so: Callable[[str], bool]) -> bool:
    """Tell whether all cells that are filled are so."""
    return all(is_so(cell.strip(BLANKS)) for cell in cells if cell.strip(BLANKS))


def _is_time(cell: str) -> bool:
    return TIME_ONLY.fullmatch(cell) is not None

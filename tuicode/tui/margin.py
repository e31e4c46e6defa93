"""The codes column: which rows each extract runs down, in which lane, and where its codes stand.

An extract keeps its lane while codes come and go, so that nothing jumps.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Union

import msgspec

from tuicode.analysis.theme_marks import ThemeMark
from tuicode.model.extracts import extract_at, extracts_of_source
from tuicode.model.ordering import alphabetical
from tuicode.model.records import Code
from tuicode.tui.page import rows_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.analysis.theme_marks import ThemesOnText
    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.tui.page import Page

LANE = attrgetter("lane")

Shown = Union[Code, ThemeMark]  # noqa: UP007 - Python 3.10
"""What marks an extract: its codes, or the themes it stands in."""


class Mark(msgspec.Struct, frozen=True):
    """One extract in the codes column: its span, rows (the last included), lane and codes.

    Where none of its turns is laid out, its last row is before its first.
    """

    start: int
    end: int
    first_row: int
    last_row: int
    lane: int
    codes: tuple[Shown, ...]
    """Its codes; where the text is marked by theme, its themes."""
    passes: tuple[str, ...]
    """For each code the numbers of its passes, such as `1` or `1,2`; empty where there is one."""

    def codes_at(self, row: int) -> list[tuple[Shown, str]]:
        """Return the codes named at a row, with their passes: one, and on the last what is left."""
        index = row - self.first_row
        last = len(self.codes) if row == self.last_row else index + 1
        return list(zip(self.codes[index:last], self.passes[index:last], strict=True))


class Margin:
    """The marks of one page by row: the codings of some passes, or with `themes` the themes."""

    def __init__(
        self,
        project: Project,
        source_id: int,
        page: Page,
        passes: frozenset[int] | None = None,
        themes: ThemesOnText | None = None,
    ) -> None:
        self._passes = passes
        self._themes = themes
        # Codes of one pass need not say of which.
        told = project.passes if passes is None or len(passes) > 1 else ()
        self._numbers = {one.id: str(one.number) for one in told} if len(told) > 1 else {}
        self._project = project
        self._source_id = source_id
        self._page = page
        self._by_row: dict[int, list[Mark]] = defaultdict(list)
        self._marks: dict[tuple[int, int], Mark] = {}
        self.lanes = 0
        for extract in extracts_of_source(project, source_id, passes):
            self._add(extract)

    def at_row(self, row: int) -> list[Mark]:
        """Return the marks that run through a row, by lane."""
        return self._by_row.get(row, [])

    def refresh(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Bring the marks of some spans up to date; return the rows each touches, inclusive."""
        touched = []
        for start, end in spans:
            former = self._remove((start, end))
            extract = extract_at(self._project, self._source_id, start, end, self._passes)
            now = self._add(extract, former) if extract else None
            touched += [(mark.first_row, mark.last_row) for mark in (former, now) if mark]
        return [(first, last) for first, last in touched if first <= last]

    def _add(self, extract: Extract, former: Mark | None = None) -> Mark | None:
        named, passes = self._labels(extract)
        if not named:
            return None
        rows = rows_shown(self._page, extract.start, extract.end)
        first, last = rows.start, rows.stop - 1
        lane = self._free_lane(first, last) if former is None else former.lane
        mark = Mark(extract.start, extract.end, first, last, lane, named, passes)
        self._marks[extract.start, extract.end] = mark
        self.lanes = max(self.lanes, lane + 1)
        for row in range(first, last + 1):
            insort(self._by_row[row], mark, key=LANE)
        return mark

    def _labels(self, extract: Extract) -> tuple[tuple[Shown, ...], tuple[str, ...]]:
        """Return what marks an extract, and for each the numbers of its passes."""
        if self._themes is not None:
            themes = self._themes.of(extract)
            return themes, ("",) * len(themes)
        codes = {coding.code for coding in extract.codings}
        named = [self._project.code(code) for code in codes]
        if len(named) > 1:
            named.sort(key=lambda code: (alphabetical(code.tag), code.id))
        return tuple(named), tuple(self._passes_of(extract, code) for code in named)

    def _passes_of(self, extract: Extract, code: Code) -> str:
        if not self._numbers:
            return ""
        ids = {coding.pass_ for coding in extract.codings if coding.code == code.id}
        return ",".join(sorted(self._numbers[one] for one in ids))

    def _remove(self, span: tuple[int, int]) -> Mark | None:
        mark = self._marks.pop(span, None)
        if mark is not None:
            for row in range(mark.first_row, mark.last_row + 1):
                self._by_row[row].remove(mark)
        return mark

    def _free_lane(self, first: int, last: int) -> int:
        taken: set[int] = set()
        for row in range(first, last + 1):
            taken.update(map(LANE, self._by_row.get(row, ())))
        lane = 0
        while lane in taken:
            lane += 1
        return lane

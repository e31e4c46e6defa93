from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import FIRST, in_no_file

from tuicode.model import codes, codings
from tuicode.model.extracts import extracts_of_source
from tuicode.tui.margin import Margin, Mark
from tuicode.tui.page import Page

if TYPE_CHECKING:
    from tuicode.model.project import Project

LENGTH = 400
Step = tuple[int, int, int, bool]

steps = st.lists(
    st.tuples(
        st.integers(0, LENGTH - 1), st.integers(1, 160), st.integers(0, 4), st.booleans()
    ),
    max_size=25,
)  # fmt: skip


def prepared() -> Project:
    project = in_no_file(*FIRST)
    for name in ("old pump", "night", "coffee", "rope", "office"):
        codes.create(project, name)
    return project


def take(project: Project, step: Step) -> tuple[int, int] | None:
    """Put a code on a span, or take off what is there; return the span that changed."""
    start, length, code, putting = step
    source = project.sources[0]
    if putting:
        span = codings.fitted_span(source, start, min(start + length, LENGTH)) if source.text[
            start : start + length
        ].strip() else None  # fmt: skip
        if span is not None:
            codings.apply(project, source, *span, [project.codes[code]])
        return span
    there = project.codings_of_source(source.id)
    if not there:
        return None
    gone = there[start % len(there)]
    codings.remove(project, [gone])
    return gone.start, gone.end


def rows_of(margin: Margin, page: Page) -> list[list[Mark]]:
    return [margin.at_row(row) for row in range(len(page))]


def without_lanes(margin: Margin, page: Page) -> list[set[tuple[object, ...]]]:
    return [
        {(mark.start, mark.end, mark.first_row, mark.last_row, mark.codes) for mark in marks}
        for marks in rows_of(margin, page)
    ]


@given(steps, st.integers(8, 50))
def test_lanes_never_meet_and_changes_come_to_what_a_new_margin_is(
    taken: list[Step], columns: int
) -> None:
    project = prepared()
    source = project.sources[0]
    page = Page(source, columns, roomy=True)
    margin = Margin(project, source.id, page)
    for step in taken:
        before = rows_of(margin, page)
        before = [list(marks) for marks in before]
        span = take(project, step)
        touched = margin.refresh([span]) if span else []
        changed = {row for first, last in touched for row in range(first, last + 1)}
        for row, marks in enumerate(rows_of(margin, page)):
            lanes = [mark.lane for mark in marks]
            assert lanes == sorted(set(lanes))
            assert all(lane < margin.lanes for lane in lanes)
            assert row in changed or marks == before[row]
    anew = Margin(project, source.id, page)
    assert without_lanes(margin, page) == without_lanes(anew, page)


@given(steps, st.integers(8, 50))
def test_each_code_of_each_extract_is_named_once(taken: list[Step], columns: int) -> None:
    project = prepared()
    source = project.sources[0]
    page = Page(source, columns)
    for step in taken:
        take(project, step)
    margin = Margin(project, source.id, page)
    named: Counter[tuple[int, int, int]] = Counter()
    for row, marks in enumerate(rows_of(margin, page)):
        for mark in marks:
            assert mark.first_row <= row <= mark.last_row
            named.update((mark.start, mark.end, code.id) for code, _passes in mark.codes_at(row))
    wanted = Counter(
        (extract.start, extract.end, code)
        for extract in extracts_of_source(project, source.id)
        for code in {coding.code for coding in extract.codings}
    )
    assert named == wanted


def test_an_extract_keeps_its_lane_while_others_come_and_go() -> None:
    project = prepared()
    source, (code, other, *_rest) = project.sources[0], project.codes
    (below,) = codings.apply(project, source, 0, 200, [code])
    codings.apply(project, source, 80, 119, [code])
    page = Page(source, 40)
    margin = Margin(project, source.id, page)
    assert [mark.lane for mark in margin.at_row(page.row_of(100))] == [0, 1]
    codings.remove(project, [below])
    margin.refresh([(0, 200)])
    codings.apply(project, source, 80, 119, [other])
    margin.refresh([(80, 119)])
    (mark,) = margin.at_row(page.row_of(100))
    assert mark.lane == 1
    assert len(mark.codes) == 2


@pytest.mark.parametrize("count", [1, 2, 5])
def test_codes_are_named_from_the_first_row_on_and_the_rest_on_the_last(count: int) -> None:
    project = prepared()
    source = project.sources[0]
    start = source.turns[1].start
    codings.apply(project, source, start, start + 100, project.codes[:count])
    page = Page(source, 50)
    (mark,) = Margin(project, source.id, page).at_row(page.row_of(start))
    rows = range(mark.first_row, mark.last_row + 1)
    assert len(rows) == 3
    lengths = [len(mark.codes_at(row)) for row in rows]
    assert lengths == {1: [1, 0, 0], 2: [1, 1, 0], 5: [1, 1, 3]}[count]

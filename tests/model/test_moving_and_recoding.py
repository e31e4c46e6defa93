"""Codings that get other edges or other codes: none is lost, none doubled, undo restores."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codes, codings
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.first_given import first_codes
from tuicode.model.records import Coding, Flag, Memo, Pass, Quote

if TYPE_CHECKING:
    from tuicode.model.project import Project

places = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([(0, 9), (0, 15), (4, 20), (42, 60)])), max_size=8
)


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


PLACE = attrgetter("source", "start", "end")


def filled(placed: list[tuple[int, tuple[int, int]]]) -> Project:
    """Return a project with codes on spans of its second source, over two passes."""
    project = fill(in_memory())
    for number, (index, span) in enumerate(placed):
        if number == 4:
            with project.transaction("new pass") as transaction:
                over = msgspec.structs.replace(project.passes[0], ended="2026-01-02T03:04:05Z")
                transaction.put(over)
                transaction.put(Pass(id=7, number=2, name="Second pass"))
        codings.apply(project, project.sources[1], *span, [project.codes[index]])
    return project


def on_places(project: Project) -> list[tuple[int, int, int, int, int]]:
    return [(one.source, one.start, one.end, one.code, one.pass_) for one in project.codings]


def unlike(project: Project, *left_out: Coding) -> dict[int, Coding]:
    ids = {one.id for one in left_out}
    return {one.id: one for one in project.codings if one.id not in ids}


@given(places, st.integers(0, 99), st.lists(st.integers(0, 2), min_size=1, max_size=4))
def test_a_recoded_coding_becomes_each_code_once_and_nothing_else_changes(
    placed: list[tuple[int, tuple[int, int]]], which: int, wanted: list[int]
) -> None:
    project = filled(placed)
    before, spots = state(project), on_places(project)
    coding = project.codings[which % len(project.codings)]
    new = [project.codes[index] for index in wanted]
    where = (coding.source, coding.start, coding.end)
    expected = {(*where, code.id, coding.pass_) for code in new}
    met = [
        one
        for one in project.codings_of_source(coding.source)
        if (*PLACE(one), one.code, one.pass_) in expected
    ]
    others = unlike(project, coding, *met)
    became = codings.recode(project, coding, new)

    assert others.items() <= unlike(project).items()
    after = on_places(project)
    assert len(set(after)) == len(after)
    assert set(after) == set(spots) - {(*where, coding.code, coding.pass_)} | expected
    remembered = {first for one in [coding, *met] for first in first_codes(one).values()}
    assert {first for one in became for first in first_codes(one).values()} == remembered
    if state(project) != before:
        project.undo()
    assert state(project) == before


def test_one_code_is_split_into_several(project: Project) -> None:
    first, second, third = project.codes
    (coding,) = codings.apply(project, project.sources[1], 0, 9, [first])
    kept, other = codings.recode(project, coding, [second, third])
    assert (kept.id, kept.code, other.code) == (coding.id, second.id, third.id)
    for one in (kept, other):
        assert [(was.code, was.why) for was in one.was] == [(first.id, "split")]
    summary = f"{first.tag} to {second.tag}, {third.tag} on Gruppe 2 0-9"
    assert project.log[-1].summary == summary


def test_a_code_stays_itself_where_others_come_beside_it(project: Project) -> None:
    first, second, _third = project.codes
    (coding,) = codings.apply(project, project.sources[1], 0, 9, [first])
    kept, other = codings.recode(project, coding, [second, first])
    assert kept == coding
    assert [was.code for was in other.was] == [first.id]


def test_a_code_that_is_there_already_is_not_doubled(project: Project) -> None:
    first, second, _third = project.codes
    one, two = codings.apply(project, project.sources[1], 0, 9, [first, second])
    (left,) = codings.recode(project, one, [second])
    assert project.codings_of_source(project.sources[1].id) == [left]
    assert left.code == second.id
    assert {first.id, second.id} <= {left.code, *(was.code for was in left.was)}
    project.undo()
    assert {*project.codings_of_source(project.sources[1].id)} == {one, two}


def test_a_coding_is_not_changed_into_no_code_or_one_that_is_gone(project: Project) -> None:
    before, coding = state(project), project.codings[0]
    with pytest.raises(ProjectError, match="at least one code"):
        codings.recode(project, coding, [])
    assert state(project) == before
    gone = codes.create(project, "borte")
    project.undo()
    for broken in ([gone], [project.codes[0], gone]):
        with pytest.raises(NotFound):
            codings.recode(project, coding, broken)
    assert state(project) == before


@given(
    places,
    st.sets(st.integers(0, 7), max_size=4),
    st.integers(-3, 90),
    st.integers(-3, 90),
)
def test_moved_codings_are_all_there_none_doubled_and_undo_restores(
    placed: list[tuple[int, tuple[int, int]]], which: set[int], start: int, end: int
) -> None:
    project = filled(placed)
    source = project.sources[1]
    there = list(project.codings_of_source(source.id))
    chosen = [there[index] for index in sorted(which) if index < len(there)]
    before, others = state(project), unlike(project, *chosen)
    try:
        moved = codings.move(project, chosen, start, end)
    except ProjectError:
        assert state(project) == before
        return
    assert unlike(project, *chosen) == others
    assert [one.id for one in moved] == [one.id for one in chosen]
    for one, was in zip(moved, chosen, strict=True):
        assert project.coding(one.id) == one
        assert source.text[one.start : one.end] == source.text[start:end].strip()
        assert msgspec.structs.replace(one, start=was.start, end=was.end) == was
    spots = on_places(project)
    assert len(set(spots)) == len(spots)
    if state(project) != before:
        project.undo()
    assert state(project) == before


def test_a_code_cannot_be_moved_to_where_it_is_already(project: Project) -> None:
    source, code = project.sources[1], project.codes[0]
    codings.apply(project, source, 0, 9, [code])
    (other,) = codings.apply(project, source, 0, 15, [code])
    before = state(project)
    with pytest.raises(ProjectError, match=f"{code.tag} {code.name} is on Gruppe 2 0-9 already"):
        codings.move(project, [other], 0, 10)
    with pytest.raises(ProjectError, match="cannot be there twice"):
        codings.move(project, project.codings_of_source(source.id), 42, 60)
    with pytest.raises(ProjectError, match="moved within one source"):
        codings.move(project, project.codings, 42, 60)
    assert state(project) == before


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (41, 42), (-1, 4), (0, 9999)])
def test_a_span_without_words_is_refused(project: Project, start: int, end: int) -> None:
    before = state(project)
    with pytest.raises(ProjectError):
        codings.move(project, project.codings, start, end)
    assert state(project) == before


def test_moving_to_where_it_is_is_no_step(project: Project) -> None:
    number, coding = project.revision, project.codings[0]
    assert codings.move(project, [coding], 0, 10) == [coding]
    assert codings.move(project, [], 0, 10) == []
    assert project.revision == number


def test_what_stands_on_the_extract_follows_when_all_its_codings_go(project: Project) -> None:
    source = project.sources[1]
    one, two = codings.apply(project, source, 0, 27, project.codes[:2])
    on = {"source": source.id, "start": 0, "end": 27}
    with project.transaction("notes") as transaction:
        transaction.put(Memo(id=1, text="x", at="", about=("sources", source.id), start=0, end=27))
        transaction.put(Quote(id=2, clips=((0, 4), (5, 12), (20, 27)), **on))
        transaction.put(Flag(id=3, kind="departing", **on))
        transaction.put(Flag(id=4, kind="not analysed", **on))
        transaction.put(Memo(id=5, text="y", at="", about=("sources", source.id), start=0, end=9))
    before = state(project)
    codings.move(project, [one], 4, 9)
    assert state(project)["memos"] == before["memos"]
    codings.move(project, [two], 4, 9)
    now = state(project)
    assert [(row.start, row.end) for row in now["memos"].values()] == [(4, 9), (0, 9)]
    assert [(row.start, row.end) for row in now["flags"].values()] == [(4, 9), (0, 27)]
    assert now["quotes"][2].clips == ((5, 9),)
    project.undo()
    project.undo()
    assert state(project) == before

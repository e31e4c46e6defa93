"""Flags: one of a kind on a span, undone like everything else, and never quoting anybody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TURNS, fill, in_memory, state

from tuicode.model import codings, flags
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.records import FLAG_KINDS

if TYPE_CHECKING:
    from tuicode.model.project import Project

FIRST = len(TURNS[0])


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.mark.parametrize("kind", FLAG_KINDS)
def test_a_flag_lies_on_the_words_and_is_one_step(project: Project, kind) -> None:
    source, before = project.sources[0], state(project)
    flag = flags.flag(project, source, 3, 10, kind, "hvorfor?")
    assert (flag.start, flag.end, flag.kind, flag.note, flag.by) == (4, 9, kind, "hvorfor?", "Kari")
    assert flags.flags_of_source(project, source.id) == [flag]
    assert project.log[-1].summary == f"{kind} on Gruppe 1 4-9"
    project.undo()
    assert state(project) == before


def test_there_is_one_flag_of_a_kind_on_a_span(project: Project) -> None:
    source = project.sources[0]
    first = flags.flag(project, source, 0, 9, "departing")
    again = flags.flag(project, source, 0, 9, "departing", "se på denne")
    other = flags.flag(project, source, 0, 9, "ask supervisor")
    assert again.id == first.id
    assert flags.flags_of_source(project, source.id) == [other, again]
    assert flags.flag(project, source, 0, 9, "departing").note == "se på denne"


def test_flags_come_in_text_order_and_of_one_source_only(project: Project) -> None:
    one, two = project.sources
    for start, end in ((20, 25), (0, 9), (0, 4)):
        flags.flag(project, one, start, end, "departing")
    flags.flag(project, two, 0, 4, "departing")
    spans = [(flag.start, flag.end) for flag in flags.flags_of_source(project, one.id)]
    assert spans == [(0, 3), (0, 9), (20, 25)]
    assert flags.flags_of_source(project, 4711) == []


def test_a_question_is_resolved_and_opened_again(project: Project) -> None:
    asked = flags.flag(project, project.sources[0], 0, 9, "ask supervisor", "kan dette stå?")
    resolved = flags.resolve(project, asked)
    assert resolved.resolved
    assert flags.reopen(project, resolved) == asked
    assert flags.flag(project, project.sources[0], 0, 9, "ask supervisor").resolved == ""
    departing = flags.flag(project, project.sources[0], 0, 9, "departing")
    with pytest.raises(ProjectError, match="Only a question"):
        flags.resolve(project, departing)


def test_a_flag_that_is_gone_cannot_be_taken_away_or_resolved(project: Project) -> None:
    flag = flags.flag(project, project.sources[0], 0, 9, "ask supervisor")
    flags.unflag(project, [flag])
    assert flags.flags_of_source(project, project.sources[0].id) == []
    before = state(project)
    for verb in (flags.resolve, flags.reopen):
        with pytest.raises(NotFound):
            verb(project, flag)
    with pytest.raises(NotFound):
        flags.unflag(project, [flag])
    assert state(project) == before


@pytest.mark.parametrize("span", [(9, 9), (-1, 4), (0, 10**6), (FIRST, FIRST + 1)])
def test_a_flag_needs_words(project: Project, span) -> None:
    with pytest.raises(ProjectError):
        flags.flag(project, project.sources[0], *span, "departing")


def test_no_code_goes_on_what_is_not_analysed(project: Project) -> None:
    source, code = project.sources[0], project.code_named("tillit")
    flag = flags.flag(project, source, 10, 20, "not analysed")
    before = state(project)
    for span in ((10, 20), (0, 11), (19, 30), (0, 60), (12, 14)):
        with pytest.raises(ProjectError, match=r"not analysed.*press o"):
            codings.apply(project, source, *span, [code])
    assert state(project) == before
    assert codings.apply(project, source, 0, flag.start, [code])
    assert codings.apply(project, source, flag.end, 40, [code])
    assert codings.apply(project, project.sources[1], 10, 20, [code])
    flags.unflag(project, [flag])
    assert codings.apply(project, source, 10, 20, [code])


def test_no_edge_is_moved_on_over_what_is_not_analysed(project: Project) -> None:
    source, code = project.sources[0], project.code_named("tillit")
    (coding,) = codings.apply(project, source, 42, 60, [code])
    flags.flag(project, source, 56, 70, "not analysed")
    for span in ((42, 64), (42, 90), (56, 64)):
        with pytest.raises(ProjectError, match="not analysed"):
            codings.move(project, [coding], *span)
    (moved,) = codings.move(project, [coding], 42, 58)
    assert codings.move(project, [moved], 0, 55)


def test_the_flag_that_touches_a_span_is_found_the_very_one_first(project: Project) -> None:
    source = project.sources[0]
    wide = flags.flag(project, source, 0, 36, "departing")
    narrow = flags.flag(project, source, 5, 9, "departing")
    flags.flag(project, source, 5, 9, "not analysed")
    assert flags.flag_at(project, source.id, 0, 36, "departing") == narrow
    assert flags.flag_at(project, source.id, 0, 35, "departing") == wide
    assert flags.flag_at(project, source.id, 4, 7, "departing") == narrow
    assert flags.flag_at(project, source.id, 20, 22, "departing") == wide
    assert flags.flag_at(project, source.id, 36, 50, "departing") is None


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=12)


@given(SPANS, st.integers(0, 70), st.integers(1, 10))
def test_what_is_not_analysed_is_every_character_of_its_flags(made, at, length) -> None:
    project = fill(in_memory())
    source = project.sources[0]
    covered = set()
    for start, size in made:
        if source.text[start : start + size].strip():
            flag = flags.flag(project, source, start, start + size, "not analysed")
            covered |= set(range(flag.start, flag.end))
    spans = flags.not_analysed(project, source.id)
    assert {one for span in spans for one in range(*span)} == covered
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert flags.touches(spans, at, at + length) == bool(covered & set(range(at, at + length)))

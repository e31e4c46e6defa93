from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.model import codes, codings, readings, sources
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.project import Project
from tuicode.model.records import Reading, Source
from tuicode.model.units import Units

if TYPE_CHECKING:
    from random import Random


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A clock that is set by hand."""
    times = ["2031-11-24T10:00:00Z"]
    for module in ("readings", "codings", "sources", "project"):
        monkeypatch.setattr(f"tuicode.model.{module}.now", lambda: times[-1])
    return times


def other_coder(project: Project, name: str = "Ola") -> Project:
    return Project(project.tables.contents, name)


def test_a_place_is_remembered_for_each_source_and_coder(project, clock) -> None:
    first, second = project.sources
    readings.note_place(project, first, 60, 90)
    readings.note_place(project, second, 10, 20)
    ola = other_coder(project)
    readings.note_place(ola, first, 5, 7)
    assert [(one.by, one.position, one.furthest) for one in readings.readings(project)] == [
        ("Kari", 60, 90),
        ("Ola", 5, 7),
        ("Kari", 10, 20),
    ]
    assert (readings.place_in(project, first), readings.place_in(ola, first)) == (60, 5)
    assert readings.place_in(ola, second) == 0
    clock.append("2031-11-24T10:00:01Z")
    readings.note_place(project, first, 61, 91)
    assert len(readings.readings(project)) == 3
    assert readings.reading_of(project, first).position == 61


def test_the_log_says_which_source_and_turn_and_undo_passes_over_it(project) -> None:
    source, before = project.sources[0], len(project.codings)
    readings.note_place(project, source, source.turns[2].start + 3, 80)
    assert (project.log[-1].action, project.log[-1].summary) == ("read", "Gruppe 1, turn 3")
    step = project.undo()
    assert step.action == "code"
    assert len(project.codings) == before - 1
    assert readings.place_in(project, source) == source.turns[2].start + 3
    readings.note_place(project, source, 0, 80)
    assert project.redo() is not None


def test_nothing_is_written_where_nothing_has_changed(project) -> None:
    source, revision = project.sources[0], project.revision
    readings.note_place(project, source, 0, 0)
    assert project.revision == revision
    readings.note_place(project, source, 9, 12)
    readings.note_place(project, source, 9, 12)
    assert project.revision == revision + 1


def test_nothing_is_written_in_what_is_read_only_or_of_what_has_gone(project) -> None:
    first, second = project.sources
    sources.add(project, "Gone", [sources.NewTurn("Words.")])
    gone = project.source_named("Gone")
    readings.note_place(project, gone, 3, 5)
    with project.transaction("test") as transaction:
        transaction.delete("sources", gone.id)
    revision = project.revision
    readings.note_place(project, gone, 4, 5)
    project.read_only = "Somebody else has it."
    readings.note_place(project, first, 9, 12)
    assert project.revision == revision
    assert readings.readings(project) == []
    assert readings.last_source(project) in (first, second)


def test_reading_to_the_end_counts_and_begins_anew(project, clock) -> None:
    source = project.sources[0]
    readings.note_place(project, source, 60, 90)
    readings.read_to_end(project, source)
    clock.append("2031-11-25T10:00:00Z")
    reading = readings.read_to_end(project, source)
    assert reading.read == ("2031-11-24T10:00:00Z", "2031-11-25T10:00:00Z")
    assert (reading.position, reading.furthest) == (60, 0)
    assert project.log[-1].summary == "Gruppe 1, to its end"
    assert readings.times_read(project, source) == 2
    assert readings.times_read(other_coder(project), source) == 0
    assert readings.times_read(project, project.sources[1]) == 0


def test_a_newer_coding_of_ones_own_tells_where_one_was(project, clock) -> None:
    first, second = project.sources
    code = project.codes[:1]
    readings.note_place(project, first, 60, 90)
    codings.apply(project, second, 30, 40, code)
    assert readings.place_in(project, second) == 30
    codings.apply(project, first, 20, 30, code)
    assert readings.place_in(project, first) == 60, "not newer: one left the place after it"
    clock.append("2031-11-24T10:00:01Z")
    codings.apply(other_coder(project), first, 1, 5, code)
    assert readings.place_in(project, first) == 60
    codings.apply(project, second, 70, 80, code)
    assert readings.last_source(project) == second
    assert readings.place_in(project, second) == 70
    clock.append("2031-11-24T10:00:02Z")
    readings.note_place(project, first, 3, 90)
    assert readings.last_source(project) == first


def test_the_first_source_to_read_comes_first_where_nothing_is_known() -> None:
    project = in_memory()
    assert readings.last_source(project) is None
    for name in ("One", "Two"):
        sources.add(project, name, [sources.NewTurn("Words.")])
    readings.reorder(project, [project.source_named("Two").id])
    assert readings.last_source(project).name == "Two"


def test_a_place_beyond_the_end_of_a_text_is_its_end(project) -> None:
    source = project.sources[0]
    readings.note_place(project, source, 10**6, 10**6)
    assert readings.place_in(project, source) == len(source.text)
    assert readings.percent_read(source, 10**6) == 100


@pytest.mark.parametrize(
    ("text", "furthest", "percent"),
    [
        ("abcd efgh.", 0, 0),
        ("abcd efgh.", 5, 50),
        ("abcd efgh.\n", 10, 100),
        ("", 0, 0),
        (" ", 1, 0),
    ],
)
def test_percent(text: str, furthest: int, percent: int) -> None:
    assert readings.percent_read(Source(id=1, name="One", text=text), furthest) == percent


SENTENCES = " ".join(f"Sentence number {number}." for number in range(800))


@given(st.lists(st.integers(-40, 40).filter(bool), max_size=60))
def test_going_on_by_what_fits_on_a_screen_reads_all_before_it(steps: list[int]) -> None:
    units = Units(Source(id=1, name="One", text=SENTENCES))
    here, furthest, most = units.at(0, "sentence"), 0, 0
    for step in steps:
        former = here
        for _one in range(abs(step)):
            find = units.next if step > 0 else units.previous
            here = find(here[0], "sentence") or here
        most = max(most, here[1])
        furthest = readings.read_on(furthest, former, here)
    if steps and steps[0] > 0:
        assert furthest == most
    assert furthest <= most


@given(st.integers(0, 20_000), st.integers(0, 20_000), st.integers(0, 20_000))
def test_what_one_jumped_to_is_not_read_nor_what_follows(at: int, to: int, furthest: int) -> None:
    read = readings.read_on(furthest, (at, at + 10), (to, to + 10))
    assert read in (furthest, to + 10)
    assert read >= furthest
    if to > furthest + readings.PAGE or (at > furthest and to > furthest):
        assert read == furthest


def order(project: Project) -> list[str]:
    return [source.name for source in readings.in_reading_order(project)]


@pytest.fixture
def five() -> Project:
    project = in_memory()
    for number in range(1, 6):
        sources.add(project, f"Interview {number}", [sources.NewTurn("Words.")])
    return project


def test_a_new_order_is_kept_and_the_log_names_the_sources(five) -> None:
    ids = [source.id for source in five.sources]
    readings.reorder(five, [ids[2], ids[0]])
    assert order(five) == [f"Interview {number}" for number in (3, 1, 2, 4, 5)]
    entry = five.log[-1]
    assert entry.action == "reading order"
    assert entry.summary == "Interview 3, Interview 1, Interview 2, Interview 4, Interview 5"
    sources.add(five, "Interview 6", [sources.NewTurn("Words.")])
    assert order(five)[-1] == "Interview 6"
    five.undo()
    five.undo()
    assert order(five) == [f"Interview {number}" for number in (1, 2, 3, 4, 5)]


def test_the_order_of_the_import_is_no_order_of_ones_own(five) -> None:
    ids = [source.id for source in five.sources]
    readings.reorder(five, ids[::-1])
    readings.reorder(five, [])
    assert five.sheet.reading_order == ()
    revision = five.revision
    readings.reorder(five, ids)
    assert five.revision == revision


def test_an_order_that_cannot_be_is_refused(five) -> None:
    one = five.sources[0].id
    with pytest.raises(ProjectError, match="twice"):
        readings.reorder(five, [one, one])
    with pytest.raises(NotFound):
        readings.reorder(five, [one, 7])
    assert five.sheet.reading_order == ()


def test_a_source_of_the_order_that_has_gone_is_passed_over(five) -> None:
    ids = [source.id for source in five.sources]
    readings.reorder(five, ids[::-1])
    with five.transaction("test") as transaction:
        transaction.delete("sources", ids[3])
    assert order(five) == [f"Interview {number}" for number in (5, 3, 2, 1)]


@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_chance_leaves_nobody_out_and_is_never_the_order_of_now(chance: Random, count: int) -> None:
    project = in_memory()
    for number in range(count):
        sources.add(project, f"Interview {number}", [sources.NewTurn("Words.")])
    ids = [source.id for source in project.sources]
    found = readings.shuffled(project, chance)
    assert sorted(found) == sorted(ids)
    assert found != ids or count < 2


def test_checked_against_audio_with_its_date_and_taken_back(project, clock) -> None:
    source = project.sources[0]
    assert sources.check_against_audio(project, source).checked == clock[-1]
    assert project.source(source.id).checked == clock[-1]
    assert (project.log[-1].action, project.log[-1].summary) == ("check against audio", "Gruppe 1")
    sources.check_against_audio(project, source, checked=False)
    assert project.source(source.id).checked == ""
    assert project.log[-1].summary == "Gruppe 1, no longer"
    project.undo()
    assert project.source(source.id).checked == clock[-1]
    with pytest.raises(NotFound):
        sources.check_against_audio(project, msgspec.structs.replace(source, id=5))


def test_no_summary_quotes_what_was_said(project) -> None:
    source = project.sources[0]
    readings.note_place(project, source, 30, 60)
    readings.read_to_end(project, source)
    readings.reorder(project, [project.sources[1].id])
    sources.check_against_audio(project, source)
    said = {word for word in source.text.split() if len(word) > 5}
    assert not any(word in entry.summary for entry in project.log for word in said)


def test_a_reading_of_no_source_does_no_harm(project) -> None:
    with project.transaction("read") as transaction:
        transaction.put(Reading(id=3, source=99, by="Kari", at="2030-01-01T00:00:00Z", position=4))
    assert readings.readings(project) == []
    assert readings.last_source(project) == project.sources[0]
    codes.create(project, "still changed")

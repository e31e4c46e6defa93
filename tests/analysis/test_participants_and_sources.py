"""Participants and sources in tables: what is counted of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TURNS, code_something, fill, in_memory

from tuicode.analysis.attributes import Description, description, extracts_of
from tuicode.analysis.counts import spoken_by_participant, spoken_in
from tuicode.model import codings, flags
from tuicode.model.attributes import change_participant, change_source
from tuicode.model.corrections import correct

if TYPE_CHECKING:
    from tuicode.model.project import Project

FIRST = len(TURNS[0])


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def figures(found: Description) -> dict[str, tuple[int, int, int]]:
    return {one.name: (one.spoken.words, one.codes, one.extracts) for one in found.rows}


def test_what_participants_and_sources_have(project: Project) -> None:
    words = [len(turn.split()) for turn in TURNS]
    change_participant(project, project.participants[0], attributes={"years": "12"})
    found = description(project, "participant")
    assert found.attributes == ("years",)
    assert figures(found) == {
        "Deltaker 1": (2 * (words[1] + words[2]), 0, 0),
        "Moderator": (2 * words[0], 1, 1),
    }
    assert found.rows[1].percent == round(100 * words[0] / sum(words))
    change_source(project, project.sources[1], attributes={"date": "2026-11-23"})
    found = description(project, "source")
    assert found.attributes == ("date",)
    assert figures(found) == {"Gruppe 1": (sum(words), 1, 1), "Gruppe 2": (sum(words), 0, 0)}
    assert [one.percent for one in found.rows] == [50, 50]


def test_an_extract_counts_once_whatever_codes_it_carries_and_for_each_who_speaks(
    project: Project,
) -> None:
    source = project.sources[0]
    codings.apply(project, source, 0, FIRST + 10, project.codes[:2])
    codings.apply(project, source, 0, FIRST + 10, project.codes[1:])
    found = figures(description(project, "participant"))
    assert found["Deltaker 1"][1:] == (3, 1)
    assert found["Moderator"][1:] == (3, 2)
    assert figures(description(project, "source"))["Gruppe 1"][1:] == (3, 2)


def test_what_is_not_analysed_is_not_counted(project: Project) -> None:
    codings.apply(project, project.sources[0], FIRST + 1, FIRST + 10, project.codes[:1])
    before = figures(description(project, "participant"))
    flags.flag(project, project.sources[0], FIRST + 1, FIRST + 10, "not analysed")
    after = figures(description(project, "participant"))
    assert after["Moderator"] == before["Moderator"]
    assert after["Deltaker 1"][2] == before["Deltaker 1"][2] - 1
    assert after["Deltaker 1"][0] < before["Deltaker 1"][0]
    assert [one.start for one in extracts_of(project, project.participants[0])] == []
    project.undo()
    assert figures(description(project, "participant")) == before


@given(st.lists(st.integers(0, 699), max_size=12, unique=True), st.data())
def test_it_is_what_is_counted_anew_whatever_was_done(
    numbers: list[int], data: st.DataObject
) -> None:
    project = fill(in_memory())
    for number in numbers:
        description(project, "participant")
        code_something(project, number)
        if data.draw(st.booleans()):
            project.undo()
    if data.draw(st.booleans()):
        correct(project, project.sources[0], 1, f"Ja, {TURNS[1]} Slik er det.", {})
    description(project, "source")
    for row in description(project, "participant").rows:
        person = project.participant(row.record.id)
        assert row.spoken == spoken_by_participant(project)[person.id]
        found = extracts_of(project, person)
        assert row.extracts == len(found)
        assert row.codes == len({one.code for extract in found for one in extract.codings})
    for row in description(project, "source").rows:
        source = project.source(row.record.id)
        assert row.spoken == spoken_in(source)
        assert row.extracts == len(extracts_of(project, source))


def test_an_empty_project_has_nobody() -> None:
    empty = in_memory()
    assert description(empty, "participant").rows == description(empty, "source").rows == ()

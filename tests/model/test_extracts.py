from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory

from tuicode.model import codings, sources
from tuicode.model.extracts import extract_at, extracts, extracts_of_source, speakers_in, turns_in
from tuicode.model.records import Source

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.fixture
def talk(project: Project) -> Source:
    """«aa bb», «cc», «dd ee» by the moderator, a participant, and nobody."""
    asks, answers = (project.participants[number].id for number in (1, 0))
    turns = [
        sources.NewTurn("aa bb", asks),
        sources.NewTurn("cc", answers),
        sources.NewTurn("dd ee"),
    ]
    return sources.add(project, "Samtale", turns)


def test_codings_on_one_span_are_one_extract(project: Project, talk: Source) -> None:
    first, second, third = project.codes
    codings.apply(project, talk, 0, 5, [first, second])
    codings.apply(project, talk, 0, 2, [third])
    codings.apply(project, talk, 9, 14, [first])
    found = list(extracts_of_source(project, talk.id))
    assert [(one.source, one.start, one.end) for one in found] == [
        (talk.id, 0, 2),
        (talk.id, 0, 5),
        (talk.id, 9, 14),
    ]
    assert [{c.code for c in one.codings} for one in found] == [
        {third.id},
        {first.id, second.id},
        {first.id},
    ]
    assert extract_at(project, talk.id, 0, 5) == found[1]
    assert extract_at(project, talk.id, 0, 4) is None
    assert extract_at(project, 0, 0, 4) is None


def test_extracts_come_source_by_source(project: Project, talk: Source) -> None:
    for source in (talk, project.sources[1]):
        codings.apply(project, source, 0, 2, project.codes[:1])
    names = [project.source(one.source).name for one in extracts(project)]
    assert names == ["Gruppe 1", "Gruppe 2", "Samtale"]


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [
        (0, 5, [0]),
        (0, 1, [0]),
        (4, 5, [0]),
        (0, 6, [0]),
        (0, 7, [0, 1]),
        (5, 6, []),
        (5, 7, [1]),
        (6, 8, [1]),
        (7, 10, [1, 2]),
        (0, 14, [0, 1, 2]),
        (13, 14, [2]),
    ],
)
def test_a_span_touches_turns(talk: Source, start, end, numbers) -> None:
    assert talk.text == "aa bb\ncc\ndd ee"
    assert list(turns_in(talk, start, end)) == [talk.turns[number] for number in numbers]


def test_a_source_without_turns_has_none_to_touch() -> None:
    assert list(turns_in(Source(id=1, name="x", text="bare ord"), 0, 4)) == []


def test_the_speakers_of_a_span_each_once(project: Project) -> None:
    source = project.sources[0]
    everyone = speakers_in(project, source, 0, len(source.text))
    assert [person.label for person in everyone] == ["Moderator", "Deltaker 1"]
    assert [person.role for person in everyone] == ["interviewer", "participant"]
    last = source.turns[-1]
    assert speakers_in(project, source, last.start, last.end) == []

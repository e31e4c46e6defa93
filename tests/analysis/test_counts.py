"""How much is said and coded, counted from the records."""

from __future__ import annotations

from invented import TURNS, fill, in_memory

from tuicode.analysis.counts import (
    Spoken,
    extracts_by_code,
    extracts_of_project,
    spoken_by_participant,
    spoken_in,
)
from tuicode.model import codings, sources
from tuicode.model.records import Pass

WORDS = [len(turn.split()) for turn in TURNS]


def test_turns_and_words_of_a_source() -> None:
    project = fill(in_memory())
    assert [spoken_in(source) for source in project.sources] == [Spoken(4, sum(WORDS))] * 2


def test_turns_and_words_of_participants_over_all_sources() -> None:
    project = fill(in_memory())
    silent = sources.add_participant(project, "Den tause")
    spoken = spoken_by_participant(project)
    by_label = {project.participant(one).label: count for one, count in spoken.items()}
    assert by_label == {
        "Moderator": Spoken(2, 2 * WORDS[0]),
        "Deltaker 1": Spoken(4, 2 * (WORDS[1] + WORDS[2])),
        "Den tause": Spoken(0, 0),
    }
    assert silent.id in spoken


def test_a_span_coded_twice_is_one_extract() -> None:
    project = fill(in_memory())
    source, code = project.sources[0], project.code_named("nye roller")
    with project.transaction("pass") as transaction:
        transaction.put(Pass(id=77, number=2, name="Latent"))
    codings.apply(project, source, 0, 9, [code, project.code_named("tillit")])
    codings.apply(project, source, 0, 20, [code])
    codings.apply(project, project.sources[1], 0, 9, [code])
    counts = {project.code(one).name: count for one, count in extracts_by_code(project).items()}
    assert counts == {"nye roller": 3, "tillit": 1, "mørke gater": 0}
    assert extracts_of_project(project) == 3
    assert len(project.codings) == 5

"""Transcripts into the project: who is who, under which name, in one step."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import in_memory, state

from tuicode.exchange.importing import (
    carry_out,
    free_name,
    import_each,
    is_generic,
    plan,
    rehearsal,
)
from tuicode.exchange.transcript import DoubtfulLine, SpokenTurn, Transcript, with_one_spelling
from tuicode.model.errors import ProjectError


def transcript(name: str, *speakers: str | None, said: str = "gatelyset er borte") -> Transcript:
    """Return a transcript in which these speak in turn."""
    turns, _spellings = with_one_spelling(
        SpokenTurn(speaker, f"{said} {number}", "00:01") for number, speaker in enumerate(speakers)
    )
    content = repr((name, turns)).encode("utf-8", "replace")
    return Transcript(name, f"{name}.docx", sha256(content).hexdigest(), turns)


def bring(project, *transcripts: Transcript, **asked):
    for one in transcripts:
        carry_out(project, one, plan(project, one, **asked))
    return project


def people(project) -> dict[str, str]:
    return {person.label: person.role for person in project.participants}


def test_a_plan_tells_who_is_who_and_changes_nothing() -> None:
    project = in_memory()
    before = state(project)
    planned = plan(project, transcript("Gruppe 1", "Moderator", "Deltaker 1", "Moderator"))
    assert (planned.name, planned.turns, planned.words) == ("Gruppe 1", 3, 12)
    asks, answers = planned.speakers
    assert (asks.label, asks.participant, asks.role, asks.turns, asks.words, asks.is_new) == (
        "Moderator", "Moderator", "interviewer", 2, 8, True,
    )  # fmt: skip
    assert (answers.participant, answers.role) == ("Deltaker 1", "participant")
    assert state(project) == before


def test_a_source_comes_with_its_participants_and_times_in_one_step() -> None:
    project = in_memory()
    before, steps = state(project), project.revision
    one = transcript("Gruppe 1", "Moderator", "Deltaker 1", None)
    source = carry_out(project, one, plan(project, one))
    assert source.text == "\n".join(turn.text for turn in one.turns)
    assert (source.filename, source.sha256) == (one.filename, one.sha256)
    assert [turn.time for turn in source.turns] == ["00:01"] * 3
    spoken = [turn.participant for turn in source.turns]
    labels = {person.id: person.label for person in project.participants}
    assert [labels.get(one) for one in spoken] == ["Moderator", "Deltaker 1", None]
    assert project.revision == steps + 1
    assert (project.log[-1].action, project.log[-1].summary) == ("import", "Gruppe 1, 12 words")
    project.undo()
    assert state(project) == before


@pytest.mark.parametrize(
    "label", ["Deltaker 1", "P1", "Speaker 2", "D3", "Informant 4", "7", "A", "[navn]", "taler 2"]
)
def test_a_generic_label_is_another_person_in_each_source(label) -> None:
    assert is_generic(label)
    names = ["Gruppe 1", "Gruppe 2", "Gruppe 3"]
    project = bring(in_memory(), *(transcript(name, "Moderator", label) for name in names))
    assert set(people(project)) == {
        "Moderator",
        label,
        f"{label} (Gruppe 2)",
        f"{label} (Gruppe 3)",
    }
    speakers = [source.turns[1].participant for source in project.sources]
    assert len(set(speakers)) == 3


@pytest.mark.parametrize("label", ["MSM", "Kari", "Anne Lie", "M. S. Moe"])
def test_a_name_is_the_same_person_in_all_sources(label) -> None:
    assert not is_generic(label)
    project = bring(in_memory(), transcript("Gruppe 1", label), transcript("Gruppe 2", label))
    assert people(project) == {label: "participant"}


@pytest.mark.parametrize("label", ["Moderator", "I", "Interviewer", "Intervjuer", "M"])
def test_an_interviewer_is_the_same_person_in_all_sources(label) -> None:
    project = bring(
        in_memory(), transcript("Gruppe 1", label, "P1"), transcript("Gruppe 2", label, "P1")
    )
    assert people(project) == {
        label: "interviewer",
        "P1": "participant",
        "P1 (Gruppe 2)": "participant",
    }


def test_a_letter_that_is_an_informant_here_and_an_interviewer_there_is_two_people() -> None:
    project = bring(
        in_memory(), transcript("Gruppe 1", "Intervjuer", "I"), transcript("Gruppe 2", "I", "P1")
    )
    assert people(project) == {
        "Intervjuer": "interviewer",
        "I": "participant",
        "I (Gruppe 2)": "interviewer",
        "P1": "participant",
    }


def test_a_speaker_is_mapped_to_a_new_or_a_known_participant() -> None:
    project = bring(in_memory(), transcript("Gruppe 1", "Moderator", "Deltaker 1"))
    second = transcript("Gruppe 2", "Moderator", "Deltaker 1", "Deltaker 2")
    mapped = {"deltaker 1": "Kari", "Deltaker 2": "DELTAKER 1"}
    planned = plan(project, second, mapped)
    assert [(one.participant, one.is_new) for one in planned.speakers] == [
        ("Moderator", False),
        ("Kari", True),
        ("Deltaker 1", False),
    ]
    carry_out(project, second, planned)
    assert set(people(project)) == {"Moderator", "Deltaker 1", "Kari"}
    spellings = {person.label: person.spellings for person in project.participants}
    assert spellings["Deltaker 1"] == ("Deltaker 1", "Deltaker 2")
    assert spellings["Kari"] == ("Deltaker 1",)


def test_two_speakers_can_be_one_new_participant() -> None:
    one = transcript("Gruppe 1", "MSM", "MM")
    project = bring(in_memory(), one, speakers={"MSM": "Mona", "MM": "Mona"})
    assert people(project) == {"Mona": "participant"}
    assert project.participants[0].spellings == ("MSM", "MM")


def test_a_name_is_recognised_by_what_it_was_called_before() -> None:
    project = bring(in_memory(), transcript("Gruppe 1", "MSM"), speakers={"MSM": "Mona"})
    bring(project, transcript("Gruppe 2", "MSM"))
    assert people(project) == {"Mona": "participant"}


def test_the_interviewers_are_those_named_where_one_of_them_speaks() -> None:
    project = bring(
        in_memory(),
        transcript("Gruppe 1", "I", "Kari"),
        transcript("Gruppe 2", "I", "P1"),
        interviewers=["kari"],
    )
    assert people(project) == {
        "I": "participant",
        "Kari": "interviewer",
        "I (Gruppe 2)": "interviewer",
        "P1": "participant",
    }


def test_a_known_participant_becomes_an_interviewer_only_when_named() -> None:
    project = bring(in_memory(), transcript("Gruppe 1", "Kari", "Ola"))
    bring(project, transcript("Gruppe 2", "Kari", "Ola"), interviewers=["Kari"])
    assert people(project) == {"Kari": "interviewer", "Ola": "participant"}
    bring(project, transcript("Gruppe 3", "Kari", "Ola"))
    assert people(project) == {"Kari": "interviewer", "Ola": "participant"}


def test_the_very_same_file_is_refused_whatever_its_name() -> None:
    one = transcript("Gruppe 1", "P1")
    project = bring(in_memory(), one)
    again = Transcript("Kopi", "Kopi.docx", one.sha256, one.turns)
    with pytest.raises(ProjectError, match=r"Kopi\.docx is in the project already, as «Gruppe 1»"):
        plan(project, again)


def test_a_name_that_is_taken_is_refused_or_numbered() -> None:
    project = bring(in_memory(), transcript("Gruppe 1", "P1"))
    other = transcript("gruppe 1", "P1", said="noe annet")
    planned = plan(project, other)
    before = state(project)
    with pytest.raises(ProjectError, match="another name"):
        carry_out(project, other, planned)
    assert state(project) == before
    numbered = plan(project, other, numbered=True)
    assert (numbered.name, numbered.renamed) == ("gruppe 1 2", True)
    carry_out(project, other, numbered)
    assert free_name(project, "Gruppe 1") == "Gruppe 1 3"
    assert free_name(project, "Gruppe 4") == "Gruppe 4"


def test_a_given_name_is_the_sources_and_tells_its_generic_speakers_apart() -> None:
    project = bring(in_memory(), transcript("a", "P1"))
    bring(project, transcript("b", "P1"), name="Andre gruppe")
    assert {source.name for source in project.sources} == {"Andre gruppe", "a"}
    assert set(people(project)) == {"P1", "P1 (Andre gruppe)"}


def test_a_transcript_without_speakers_is_imported() -> None:
    project = bring(in_memory(), transcript("Notat", None, None))
    assert people(project) == {}
    assert [turn.participant for turn in project.sources[0].turns] == [None, None]


def test_a_file_name_of_bytes_that_are_no_text_can_be_kept() -> None:
    project = bring(in_memory(), transcript("gruppe\udcff", "P1"))
    (source,) = project.sources
    assert (source.name, source.filename) == ("gruppe?", "gruppe?.docx")


def test_of_a_batch_each_is_a_step_and_the_refused_are_told() -> None:
    project = in_memory()
    first, second = transcript("a", "P1"), transcript("b", "P1")
    imported, refused = import_each(project, [first, first, second], plan)
    assert [one.source.name for one in imported] == ["a", "b"]
    assert [one.plan.speakers[0].participant for one in imported] == ["P1", "P1 (b)"]
    assert len(refused) == 1
    assert "a.docx is in the project already" in str(refused[0])
    assert [entry.action for entry in project.log[1:]] == ["import", "import"]


def test_a_rehearsal_does_all_of_it_and_leaves_the_project_alone() -> None:
    project = bring(in_memory(), transcript("a", "P1"))
    before, steps = state(project), project.revision
    project.read_only = "It was opened for reading only."
    copy = rehearsal(project)
    imported, refused = import_each(copy, [transcript("b", "P1")], plan)
    assert (len(imported), refused) == (1, [])
    assert len(copy.sources) == 2
    copy.undo()
    assert state(copy) == before
    assert (state(project), project.revision) == (before, steps)


LABELS = st.sampled_from(
    ["Moderator", "I", "P1", "p1", "P 1", "Deltaker 1", "Kari", "MSM", "1", "[navn]"]
)


@given(st.lists(st.lists(LABELS, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_turn_keeps_its_speaker_however_the_labels_fall(batch) -> None:
    project = in_memory()
    for number, speakers in enumerate(batch):
        one = transcript(f"Gruppe {number}", *speakers)
        planned = plan(project, one)
        source = carry_out(project, one, planned)
        named = {person.id: person for person in project.participants}
        wanted = {speaker.label: speaker.participant for speaker in planned.speakers}
        told = [named[turn.participant].label for turn in source.turns]
        assert told == [wanted[turn.speaker] for turn in one.turns]
        for label, participant in wanted.items():
            if is_generic(label) and "interviewer" not in people(project)[participant]:
                spoken_in = [
                    other.name
                    for other in project.sources
                    for turn in other.turns
                    if turn.participant and named[turn.participant].label == participant
                ]
                assert set(spoken_in) == {source.name}
    labels = [person.label.casefold() for person in project.participants]
    assert len(labels) == len(set(labels))
    for _step in range(len(batch)):
        project.undo()
    assert project.participants == []
    assert project.sources == []


def test_doubtful_lines_do_not_matter_here() -> None:
    one = transcript("a", "P1")
    doubtful = Transcript(
        one.name, one.filename, one.sha256, one.turns, (), (DoubtfulLine(3, "x"),)
    )
    assert plan(in_memory(), doubtful) == plan(in_memory(), one)

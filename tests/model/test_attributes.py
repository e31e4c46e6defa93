from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model.attributes import (
    attribute_names,
    change_participant,
    change_source,
    participant_named,
)
from tuicode.model.errors import NotFound, ProjectError

if TYPE_CHECKING:
    from tuicode.model.project import Project

NAMES = st.sampled_from(["years", "group", "Years", "år i jobb"])
VALUES = st.sampled_from(["", "12", "night", " two  words "])


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_an_attribute_is_set_changed_and_taken_away(project: Project) -> None:
    person = participant_named(project, "deltaker 1")
    change_participant(project, person, attributes={"years": " 12 ", "group": "night  shift"})
    assert project.participant(person.id).attributes == {"group": "night shift", "years": "12"}
    changed = change_participant(project, person, attributes={"years": ""})
    assert changed.attributes == {"group": "night shift"}
    assert attribute_names(project.participants) == ["group"]
    assert [entry.action for entry in project.log[-2:]] == ["change participant"] * 2
    assert project.log[-1].summary == "Deltaker 1: years"


def test_a_name_that_differs_in_letter_case_alone_is_the_same_attribute(project: Project) -> None:
    one, other = project.participants
    change_participant(project, one, attributes={"Years": "12"})
    change_participant(project, other, attributes={"years": "3"})
    assert attribute_names(project.participants) == ["Years"]


@pytest.mark.parametrize("name", ["", "  ", "role", "Role", "participant", "source"])
def test_a_name_that_means_something_else_is_refused(project: Project, name: str) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match="attribute"):
        change_participant(project, project.participants[0], attributes={"years": "1", name: "x"})
    with pytest.raises(ProjectError, match="attribute"):
        change_source(project, project.sources[0], attributes={name: "x"})
    assert state(project) == before


def test_label_and_role_are_changed_and_the_log_does_not_keep_the_former_label(
    project: Project,
) -> None:
    person = project.participants[0]
    changed = change_participant(project, person, label=" Operator ", role="interviewer")
    assert (changed.label, changed.role) == ("Operator", "interviewer")
    assert project.log[-1].summary == "Operator: label, role"
    assert [turn.participant for turn in project.sources[0].turns].count(person.id) == 2
    project.undo()
    assert project.participant(person.id) == person


def test_labels_names_and_roles_that_cannot_be_are_refused(project: Project) -> None:
    before = state(project)
    person, source = project.participants[0], project.sources[0]
    with pytest.raises(ProjectError, match="needs a label"):
        change_participant(project, person, label="  ")
    with pytest.raises(ProjectError, match="already a participant «moderator»"):
        change_participant(project, person, label="moderator")
    with pytest.raises(ProjectError, match="«boss» is none of: participant, interviewer"):
        change_participant(project, person, role="boss")  # type: ignore[arg-type]
    with pytest.raises(ProjectError, match="needs a name"):
        change_source(project, source, name="")
    with pytest.raises(ProjectError, match="already a source «GRUPPE 2»"):
        change_source(project, source, name="GRUPPE 2")
    with pytest.raises(NotFound, match="no participant «Nobody»"):
        participant_named(project, "Nobody")
    assert state(project) == before


def test_a_source_is_renamed_and_described(project: Project) -> None:
    source = project.sources[0]
    changed = change_source(project, source, name="Kveld", attributes={"date": "2026-11-23"})
    assert project.source_named("kveld") == changed
    assert changed.text is source.text
    assert project.log[-1].action == "change source"
    assert project.log[-1].summary == "Kveld: name, date"


def test_what_is_so_already_is_no_step(project: Project) -> None:
    person, source = project.participants[0], project.sources[0]
    change_participant(project, person, attributes={"years": "12"})
    number = project.revision
    change_participant(project, person, label=person.label, attributes={"YEARS": "12", "x": ""})
    change_source(project, source, name=source.name)
    assert project.revision == number


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_undo_takes_back_each_change_of_an_attribute(given_: list[tuple[str, str]]) -> None:
    project = fill(in_memory())
    states = [state(project)]
    for name, value in given_:
        number = project.revision
        change_participant(project, project.participants[0], attributes={name: value})
        if project.revision > number:
            states.append(state(project))
    for before in reversed(states[:-1]):
        project.undo()
        assert state(project) == before

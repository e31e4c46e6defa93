"""The hint on names of themes: which get one, and which are left alone."""

from __future__ import annotations

import pytest
from invented import in_memory

from tuicode.analysis.topic_summary import name_hint, topic_summary_hint
from tuicode.model.sheet import describe_project

TOPICS = """
Barriers to care
Barriers
The barriers to asking for help
Perceptions of leadership
Experiences of night shifts
Participants' experiences of being on call
Positive and negative views on new routines
Attitudes towards the office
Benefits of training
Challenges with the new system
The role of the neighbour
Reasons for staying
Factors influencing trust
Trust
Leadership
The office
A budget
Impact of the reorganisation
Knowledge about the pumps
Use of the handbook
Concerns about safety
Gender
Holdninger til ledelse
Utfordringer med vaktordningen
Opplevelser av nattevakt
Erfaringer fra feltet og erfaringer med vakt
Deltakernes opplevelse av støtte
Barrierer for samarbeid
Fordeler ved å bo nær
Betydningen av humor
Behov for hjelp i arbeidet
Tanker om framtiden
Tillit
Opplæring
Ensomhet
Bruken av systemet
""".strip().splitlines()

FINE = """
You don't forget such a thing
The book goes to the office, and then nothing
They know our cars
Alone you take chances
Trust is earned at minus eighteen
Belonging
Surviving on coffee
Holding the rope for each other
Boots instead of a budget
Between the book and the pump
Experiences are kept in the van
The challenges we don't mention
Barriers to care: nobody holds the rope
Trust: the glue of the night
Whose pump?
Broken promises
From neighbour to friend
Fighting a system that isn't there
Being good enough for people out here
Nobody asks us
Arkivet mot følelsen
De som vet, blir ikke spurt
Det finnes ikke felt for det
Det skjer utenfor rådet
Alene med skylda
Etterpå ble det strategi
Flau over egen rolle
Utfordringer med systemet blir våre egne
Vi holder tauet
Fra papir til hode
Tillit må gjøres
Å stå i det alene
Opplevelser av vakt er ikke noe man snakker om
Ett år om gangen
""".strip().splitlines()


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_summary_is_remarked_upon_and_told_why(name: str) -> None:
    hint = topic_summary_hint(name, "nb" if name == "Opplæring" else "en")
    assert f"«{name}»" in hint
    assert "Braun & Clarke" in hint


@pytest.mark.parametrize("name", [*FINE, "", "   ", "Theme 1", "T2"])
def test_a_name_that_tells_something_is_left_alone(name: str) -> None:
    assert topic_summary_hint(name, "en") == ""
    if not name.endswith("ing"):
        assert topic_summary_hint(name, "nb") == ""


def test_white_space_and_case_make_no_difference() -> None:
    assert topic_summary_hint("  BARRIERS   to\tcare ")


def test_the_hints_can_be_switched_off() -> None:
    project = in_memory()
    assert name_hint(project, "Barriers to care")
    describe_project(project, name_hints=False)
    assert not name_hint(project, "Barriers to care")
    project.undo()
    assert name_hint(project, "Barriers to care")

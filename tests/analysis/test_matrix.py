"""Codes against sources, participants and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TURNS, code_something, fill, in_memory

from tuicode.analysis.matrix import Axis, axes, axis_named, extracts_behind, matrix, words_coded
from tuicode.model import codebook, codes, codings, flags, merging, passes, sources
from tuicode.model.corrections import correct
from tuicode.model.errors import NotFound
from tuicode.model.extracts import speakers_in

if TYPE_CHECKING:
    from tuicode.analysis.matrix import Matrix
    from tuicode.model.project import Project
    from tuicode.model.records import Participant

FIRST = len(TURNS[0])
PARTICIPANT, SOURCE = Axis("participant"), Axis("source")


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def cells(found: Matrix) -> dict[str, dict[str, int]]:
    """Return what is not 0, by code and column."""
    return {
        row.code.name: {
            column.label: count
            for column, count in zip(found.columns, row.counts, strict=True)
            if count
        }
        for row in found.rows
        if row.total
    }


def put(project: Project, record: object) -> None:
    with project.transaction("put") as transaction:
        transaction.put(record)


def know(project: Project, person: Participant, **attributes: str) -> None:
    put(project, msgspec.structs.replace(person, attributes=attributes))


def test_extracts_by_source(project: Project) -> None:
    codings.apply(project, project.sources[1], 0, 4, [project.code_named("nye roller")])
    codings.apply(project, project.sources[1], 5, 9, [project.code_named("nye roller")])
    assert cells(matrix(project, SOURCE)) == {"nye roller": {"Gruppe 1": 1, "Gruppe 2": 2}}


def test_an_extract_counts_for_each_who_speaks_in_it_and_interviewers_only_if_asked(
    project: Project,
) -> None:
    codings.apply(project, project.sources[0], FIRST - 5, FIRST + 8, [project.code_named("tillit")])
    assert cells(matrix(project, PARTICIPANT)) == {
        "nye roller": {},
        "tillit": {"Deltaker 1": 1},
    }
    assert cells(matrix(project, PARTICIPANT, interviewers=True)) == {
        "nye roller": {"Moderator": 1},
        "tillit": {"Deltaker 1": 1, "Moderator": 1},
    }


def test_a_span_coded_in_two_passes_is_one_extract(project: Project) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    codings.apply(project, project.sources[0], 0, 9, [project.code_named("nye roller")])
    assert cells(matrix(project, SOURCE)) == {"nye roller": {"Gruppe 1": 1}}


def test_the_columns_of_an_attribute_count_an_extract_once_however_many_of_them_speak(
    project: Project,
) -> None:
    one = project.participants[0]
    two = sources.add_participant(project, "Deltaker 2")
    turns = [sources.NewTurn("Natt.", one.id), sources.NewTurn("Dag.", two.id)]
    source = sources.add(project, "Gruppe 3", turns)
    know(project, one, group="kveld", years="5")
    know(project, two, group="kveld")
    codings.apply(project, source, 0, 10, [project.code_named("tillit")])
    assert cells(matrix(project, axis_named(project, "Group")))["tillit"] == {"kveld": 1}
    assert cells(matrix(project, axis_named(project, "years")))["tillit"] == {"5": 1, "": 1}


def test_role_is_an_attribute_of_all(project: Project) -> None:
    found = cells(matrix(project, axis_named(project, "role")))
    assert found == {"nye roller": {"interviewer": 1}}


def test_attributes_of_sources(project: Project) -> None:
    put(project, msgspec.structs.replace(project.sources[0], attributes={"setting": "hjemme"}))
    put(project, msgspec.structs.replace(project.sources[1], attributes={"setting": "Teams"}))
    found = matrix(project, axis_named(project, "setting"))
    assert [column.label for column in found.columns] == ["hjemme", "Teams"]
    assert cells(found) == {"nye roller": {"hjemme": 1}}


def test_what_there_is_to_set_codes_against(project: Project) -> None:
    know(project, project.participants[0], group="kveld")
    put(project, msgspec.structs.replace(project.sources[0], attributes={"group": "A"}))
    assert [axis.name for axis in axes(project)] == [
        "source", "participant", "role", "group", "group",
    ]  # fmt: skip
    assert axis_named(project, "source:group") == Axis("source", "group")
    with pytest.raises(NotFound, match=r"«age».*participant, role, group\."):
        axis_named(project, "age")


def test_words_are_those_a_participant_says_and_count_once_where_extracts_overlap(
    project: Project,
) -> None:
    tillit = [project.code_named("tillit")]
    end = FIRST + 1 + len("Da ringer folk")
    codings.apply(project, project.sources[0], FIRST - 5, end, tillit)
    codings.apply(project, project.sources[0], FIRST + 1, end, tillit)
    found = words_coded(project, PARTICIPANT, interviewers=True)
    assert cells(found)["tillit"] == {"Moderator": 1, "Deltaker 1": 3}
    assert {row.code.name: row.total for row in found.rows}["tillit"] == 4
    assert cells(words_coded(project, SOURCE))["tillit"] == {"Gruppe 1": 4}


def test_a_code_out_of_use_is_there_only_while_it_has_extracts(project: Project) -> None:
    codebook.retire(project, project.code_named("nye roller"))
    codebook.retire(project, project.code_named("tillit"))
    assert [row.code.name for row in matrix(project, SOURCE).rows] == ["mørke gater", "nye roller"]


def test_it_follows_a_merge_and_its_undo(project: Project) -> None:
    codings.apply(project, project.sources[1], 0, 4, [project.code_named("tillit")])
    before = cells(matrix(project, SOURCE))
    merging.merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    assert cells(matrix(project, SOURCE)) == {"tillit": {"Gruppe 1": 1, "Gruppe 2": 1}}
    project.undo()
    assert cells(matrix(project, SOURCE)) == before


def test_it_follows_who_said_a_turn(project: Project) -> None:
    assert cells(matrix(project, PARTICIPANT)) == {"nye roller": {}}
    source, person = project.sources[0], project.participants[0]
    turn = msgspec.structs.replace(source.turns[0], participant=person.id)
    put(project, msgspec.structs.replace(source, turns=(turn, *source.turns[1:])))
    assert cells(matrix(project, PARTICIPANT)) == {"nye roller": {"Deltaker 1": 1}}


def test_a_project_with_nothing_in_it() -> None:
    empty = in_memory()
    for axis in axes(empty):
        assert matrix(empty, axis).rows == words_coded(empty, axis).rows == ()


@given(st.lists(st.integers(0, 500), max_size=12, unique=True))
def test_every_cell_counts_the_extracts_behind_it(numbers: list[int]) -> None:
    project = fill(in_memory())
    for number in numbers:
        code_something(project, number)
    for axis in axes(project):
        found = matrix(project, axis, interviewers=True)
        for row in found.rows:
            for column, count in zip(found.columns, row.counts, strict=True):
                behind = extracts_behind(project, axis, row.code, column)
                assert len(behind) == count
                for source, start, end in behind:
                    said = speakers_in(project, project.source(source), start, end)
                    assert source in column.ids or {one.id for one in said} & column.ids


def test_new_codes_and_sources_are_taken_in(project: Project) -> None:
    matrix(project, SOURCE)
    source = sources.add(project, "Gruppe 3", [sources.NewTurn("Lys.", None)])
    codings.apply(project, source, 0, 4, [codes.create(project, "lys")])
    assert cells(matrix(project, SOURCE))["lys"] == {"Gruppe 3": 1}
    assert cells(matrix(project, PARTICIPANT))["lys"] == {}


def test_what_is_not_analysed_is_not_counted(project: Project) -> None:
    before = cells(matrix(project, SOURCE))
    flag = flags.flag(project, project.sources[0], 3, 5, "not analysed")
    assert cells(matrix(project, SOURCE)) == cells(words_coded(project, SOURCE)) == {}
    flags.unflag(project, [flag])
    assert cells(matrix(project, SOURCE)) == before


def test_words_are_as_counted_anew_after_a_correction_and_what_is_not_analysed(
    project: Project,
) -> None:
    code = project.code_named("tillit")
    codings.apply(project, project.sources[0], FIRST + 1, FIRST + 24, [code])
    assert cells(words_coded(project, PARTICIPANT))["tillit"] == {"Deltaker 1": 5}
    correct(project, project.sources[0], 1, "Da ringer nå folk til oss, og så er det over.", {})
    assert cells(words_coded(project, PARTICIPANT))["tillit"] == {"Deltaker 1": 6}
    flags.flag(project, project.sources[0], FIRST + 1, FIRST + 10, "not analysed")
    assert "tillit" not in cells(words_coded(project, PARTICIPANT))

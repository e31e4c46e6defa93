"""The codebook's own order: who stands under whom, and who comes first."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import in_memory, state

from tuicode.model import codebook, codes
from tuicode.model.book_order import in_book_order, put_at, siblings
from tuicode.model.errors import ProjectError
from tuicode.model.merging import merge

if TYPE_CHECKING:
    from tuicode.model.project import Project

NAMES = ("alene", "bro", "døgn", "engasjement", "frihet", "ærlig")


@pytest.fixture
def project() -> Project:
    return with_codes()


def with_codes() -> Project:
    project = in_memory()
    for name in NAMES:
        codes.create(project, name)
    return project


def told(project: Project) -> list[str]:
    return ["  " * depth + code.name for code, depth in in_book_order(project.codes)]


def move(project: Project, name: str, place: int) -> None:
    put_at(project, project.code_named(name), place)


def under(project: Project, name: str, parent: str) -> None:
    there = project.code_named(parent) if parent else None
    codebook.nest(project, project.code_named(name), there)


def test_codes_stand_by_name_until_they_are_placed(project: Project) -> None:
    assert told(project) == list(NAMES)
    move(project, "frihet", 1)
    move(project, "døgn", 2)
    assert told(project) == ["frihet", "døgn", "alene", "bro", "engasjement", "ærlig"]
    codes.create(project, "aa")
    assert told(project)[:3] == ["frihet", "døgn", "alene"]


def test_codes_stand_under_their_parent_in_their_own_order(project: Project) -> None:
    for name in ("frihet", "døgn", "bro"):
        under(project, name, "alene")
    under(project, "ærlig", "døgn")
    move(project, "frihet", 1)
    assert told(project) == ["alene", "  frihet", "  bro", "  døgn", "    ærlig", "engasjement"]
    assert [one.name for one in siblings(project, project.code_named("bro"))] == [
        "frihet", "bro", "døgn",
    ]  # fmt: skip
    under(project, "frihet", "")
    assert told(project)[-2:] == ["engasjement", "frihet"]


def test_codes_out_of_use_come_last_and_let_go_of_those_under_them(project: Project) -> None:
    under(project, "bro", "alene")
    codebook.retire(project, project.code_named("alene"))
    assert told(project) == ["bro", "døgn", "engasjement", "frihet", "ærlig", "alene"]
    retired = next(code for code in project.codes if code.name == "alene")
    with pytest.raises(ProjectError, match="no longer in use"):
        put_at(project, retired, 1)


def test_only_those_that_have_to_are_written(project: Project) -> None:
    move(project, "bro", 1)
    assert len(project.log[-1].before) == 2
    before = project.revision
    move(project, "bro", 1)
    move(project, "bro", -3)
    assert project.revision == before
    move(project, "bro", 99)
    assert told(project)[-1] == "bro"


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(-1, 8), st.sampled_from(NAMES))))
def test_a_code_stands_where_it_was_put_and_undo_takes_it_back(
    moves: list[tuple[str, int, str]],
) -> None:
    project = with_codes()
    for name, place, parent in moves:
        if place == 0:
            try:
                under(project, name, parent if parent != NAMES[0] else "")
            except ProjectError:
                continue
        before, number = state(project), project.revision
        order = [one.name for one in siblings(project, project.code_named(name))]
        move(project, name, place)
        order.remove(name)
        order.insert(max(place - 1, 0), name)
        assert [one.name for one in siblings(project, project.code_named(name))] == order
        assert sorted(one.strip() for one in told(project)) == sorted(NAMES)
        if project.revision != number:
            project.undo()
            assert state(project) == before
            project.redo()


def test_what_stood_under_a_merged_code_stands_under_the_kept_one(project: Project) -> None:
    under(project, "bro", "alene")
    under(project, "døgn", "bro")
    under(project, "frihet", "bro")
    under(project, "ærlig", "frihet")
    merge(project, project.code_named("frihet"), [project.code_named("bro")])
    kept = [line for line in told(project) if line.strip() != "bro"]
    assert kept == ["alene", "  frihet", "    døgn", "    ærlig", "engasjement"]
    project.undo()
    assert told(project) == [
        "alene", "  bro", "    døgn", "    frihet", "      ærlig", "engasjement",
    ]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))),
    st.lists(st.sampled_from(NAMES), min_size=2, unique=True),
)
def test_after_a_merge_no_code_stands_under_one_that_is_gone_or_under_itself(
    nested: list[tuple[str, str]], merged: list[str]
) -> None:
    project = with_codes()
    for name, parent in nested:
        with suppress(ProjectError):
            under(project, name, parent)
    before = state(project)
    into, *others = (project.code_named(name) for name in merged)
    merge(project, into, others)
    active = {code.id: code for code in project.codes if code.state == "active"}
    for code in active.values():
        above = [code.id]
        while (parent := active[above[-1]].parent) is not None:
            assert parent in active
            assert parent not in above
            above.append(parent)
    project.undo()
    assert state(project) == before

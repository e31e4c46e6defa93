from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TURNS, fill, in_memory, state

from tuicode.model import sources
from tuicode.model.errors import NotFound, ProjectError

if TYPE_CHECKING:
    from tuicode.model.project import Project

SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_a_source_is_its_turns_with_a_line_end_between(project: Project) -> None:
    source = project.sources[0]
    assert source.text == "\n".join(TURNS)
    assert [source.text[turn.start : turn.end] for turn in source.turns] == list(TURNS)
    assert source.filename == "Gruppe 1.docx"


@given(st.lists(SAID, min_size=1, max_size=8))
def test_turns_cover_the_text(said: list[str]) -> None:
    project = in_memory()
    if not any(text.strip() for text in said):
        with pytest.raises(ProjectError, match="«x» holds no text; nothing was added"):
            sources.add(project, "x", [sources.NewTurn(text) for text in said])
        return
    source = sources.add(project, "x", [sources.NewTurn(text) for text in said])
    assert source.turns[0].start == 0
    assert source.turns[-1].end == len(source.text)
    for turn, after in zip(source.turns, source.turns[1:], strict=False):
        assert after.start == turn.end + 1
        assert source.text[turn.end] == "\n"
    assert len(source.turns) == sum(bool(text.strip()) for text in said)


def test_text_is_normalised(project: Project) -> None:
    source = sources.add(project, "x", [sources.NewTurn("  pa\u030a taket ")])
    assert source.text == "på taket"


def test_a_taken_name_is_refused_with_what_to_do(project: Project) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match="already a source «gruppe 1»; give this one another"):
        sources.add(project, "gruppe 1", [sources.NewTurn("ord")])
    with pytest.raises(ProjectError, match="already a participant «MODERATOR»; use another label"):
        sources.add_participant(project, "MODERATOR")
    assert state(project) == before


def test_a_turn_of_somebody_unknown_is_refused(project: Project) -> None:
    before = state(project)
    with pytest.raises(NotFound, match="Nothing in participants has the id 7"):
        sources.add(project, "x", [sources.NewTurn("ord"), sources.NewTurn("flere", 7)])
    assert state(project) == before


def test_a_whole_import_is_one_step(project: Project) -> None:
    before = state(project)
    with project.transaction("import"):
        for number in range(3):
            who = sources.add_participant(project, f"Ny {number}", spellings=["N", "Ny:"])
            sources.add(project, f"Ny {number}", [sources.NewTurn("ord", who.id)])
    assert project.participants[-1].spellings == ("N", "Ny:")
    assert project.log[-1].summary.startswith("Ny 0; Ny 0, 1 words; Ny 1")
    project.undo()
    assert state(project) == before

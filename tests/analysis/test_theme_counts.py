"""The counts of themes are those of their extracts, whatever is done between two looks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import code_something, fill, in_memory

from tuicode.analysis.theme_counts import participants_of, theme_counts_of
from tuicode.model import codings, flags, placing, themes
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import speakers_in
from tuicode.model.theme_extracts import extracts_of_theme
from tuicode.model.theme_reviews import decide

if TYPE_CHECKING:
    from tuicode.model.project import Project

STEPS = st.tuples(
    st.sampled_from("code take place out hide review undo".split()), st.integers(0, 50)
)


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def agree(project: Project) -> None:
    counts = theme_counts_of(project)
    for one in themes.all_themes(project):
        extracts = extracts_of_theme(project, one)
        under = {code for each in themes.with_subthemes(project, one) for code in each.codes}
        assert counts.of(project, one).extracts == len(extracts)
        assert counts.of(project, one).codes == len(under)
        speaking = {
            person.id
            for each in extracts
            for person in speakers_in(project, project.source(each.source), each.start, each.end)
            if person.role == "participant"
        }
        assert counts.participants(project, one) == len(speaking)


@given(steps=st.lists(STEPS, max_size=12))
def test_counts_follow_whatever_is_done(steps: list[tuple[str, int]]) -> None:
    project = fill(in_memory())
    first, second, third = project.codes[:3]
    one = themes.add(project, "Lys", codes=[first, second])
    under = themes.add(project, "Mørke", parent=one, codes=[second, third])
    agree(project)
    for step, number in steps:
        if step == "code":
            # What is coded already, or not analysed, is left as it is.
            with suppress(ProjectError, ValueError):
                code_something(project, number)
        elif step == "take" and project.codings:
            codings.remove(project, [project.codings[number % len(project.codings)]])
        elif step == "place":
            placing.place(project, under, [project.codes[number % 3]])
        elif step == "out" and under.codes:
            held = themes.theme(project, under.id).codes
            placing.take_out(project, under, [project.code(code) for code in held[:1]])
        elif step == "hide":
            flags.flag(project, project.sources[0], number, number + 4, "not analysed")
        elif step == "review" and (found := extracts_of_theme(project, one)):
            decide(project, one, found[number % len(found)], "moved", 1, to=under)
        elif step == "undo":
            project.undo()
            if len(themes.all_themes(project)) != 2:
                project.redo()
        agree(project)


def test_interviewers_are_no_participants(project: Project) -> None:
    assert participants_of(project) == 1

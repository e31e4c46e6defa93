"""Refusing a suggestion to merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory

from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.refusals import refuse, refused_pairs

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_every_pair_of_what_is_refused_is_kept_apart(project: Project) -> None:
    ids = sorted(code.id for code in project.codes)
    made = refuse(project, [*project.codes, project.codes[0]])
    assert (made.codes, made.by) == (tuple(ids), "Kari")
    assert refused_pairs(project) == {(ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])}
    assert project.log[-1].action == "keep apart"
    project.undo()
    assert refused_pairs(project) == set()


@pytest.mark.parametrize("count", [0, 1])
def test_one_code_cannot_be_kept_apart(project: Project, count: int) -> None:
    with pytest.raises(ProjectError, match="two codes"):
        refuse(project, project.codes[:1] * 2 * count)


def test_a_code_that_is_not_there(project: Project) -> None:
    gone = type(project.codes[0])(id=4, tag="X", name="borte")
    with pytest.raises(NotFound):
        refuse(project, [gone, project.codes[0]])

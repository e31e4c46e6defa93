"""Where codes come from, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory

from tuicode.analysis.lineage import lineage_of
from tuicode.model import codes, codings
from tuicode.model.merging import becoming_one, merge, split

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def told(project: Project, name: str) -> tuple[list[str], list[str], list[str]]:
    code = next(one for one in project.codes if one.name == name)
    found = lineage_of(project, code)
    return (
        [one.name for one in found.merged],
        [one.name for one in found.split_from],
        [one.name for one in found.split_into],
    )


def test_what_was_merged_into_a_code(project: Project) -> None:
    assert told(project, "tillit") == ([], [], [])
    others = [project.code_named("nye roller"), project.code_named("mørke gater")]
    merge(project, project.code_named("tillit"), others)
    assert told(project, "tillit") == (["mørke gater", "nye roller"], [], [])
    project.undo()
    assert told(project, "tillit") == ([], [], [])


def test_what_a_code_was_split_into_and_from_also_after_a_merge(project: Project) -> None:
    whole = project.code_named("nye roller")
    parts = [codes.create(project, name) for name in ("roller ute", "roller hjemme")]
    (coding,) = project.codings_of_code(whole.id)
    split(project, whole, {coding.id: parts})
    assert told(project, "nye roller") == ([], [], ["roller hjemme", "roller ute"])
    assert told(project, "roller ute") == ([], ["nye roller"], [])
    merge(project, project.code_named("tillit"), parts)
    assert told(project, "tillit")[0] == ["roller hjemme", "roller ute"]
    assert told(project, "tillit")[1] == []
    assert told(project, "nye roller")[2] == ["roller hjemme", "roller ute"]


def test_how_many_extracts_would_carry_one_code_for_several(project: Project) -> None:
    one, two, three = project.codes
    source = project.sources[1]
    assert becoming_one(project, project.codes) == 0
    codings.apply(project, source, 0, 9, [one, two, three])
    codings.apply(project, source, 0, 12, [one])
    codings.apply(project, source, 20, 30, [two, three])
    assert becoming_one(project, project.codes) == 2
    assert becoming_one(project, [one, two]) == 1
    assert becoming_one(project, [one]) == 0
    count = len(project.codings)
    merge(project, one, [two, three])
    assert len(project.codings) == count - 3

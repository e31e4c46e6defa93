"""The rows of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import TURNS, fill, in_memory

from tuicode.analysis.overview import FIELDS, filtered, overview, sort_key, title_of
from tuicode.model import codebook, codings, passes
from tuicode.model.records import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.analysis.overview import CodeOverview
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    project = fill(in_memory())
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    first = len(TURNS[0]) + 1
    codings.apply(project, project.sources[0], 0, 9, [project.code_named("nye roller")])
    codings.apply(project, project.sources[1], 3, first + 9, [project.code_named("nye roller")])
    codebook.describe(project, project.code_named("tillit"), definition="Noe på forskudd")
    return project


def names(rows: Iterable[CodeOverview]) -> list[str]:
    return [row.code.name for row in rows]


def test_what_a_code_rests_on(project: Project) -> None:
    with project.transaction("theme") as transaction:
        chosen = (project.code_named("nye roller").id,)
        transaction.put(Theme(id=1, name="Å være flere", codes=chosen))
        transaction.put(Theme(id=2, name="Lys", codes=chosen))
    row = overview(project)[1]
    assert (row.extracts, row.sources, row.participants) == (2, 2, 1)
    assert (row.first_pass, row.last_pass) == (1, 2)
    assert (row.themes, row.theme_names) == (2, ("Lys", "Å være flere"))
    unused = overview(project)[0]
    assert (unused.extracts, unused.first_pass, unused.themes) == (0, 0, 0)


def test_codes_out_of_use_are_there_when_asked_for(project: Project) -> None:
    codebook.retire(project, project.code_named("tillit"))
    assert names(overview(project, ("active",))) == ["mørke gater", "nye roller"]
    assert len(overview(project)) == 3
    assert names(overview(project, ("retired", "merged"))) == ["tillit"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["mørke gater", "nye roller", "tillit"]),
        ("MORKE", ["mørke gater"]),
        ("roller nye", ["nye roller"]),
        ("pa forsk", ["tillit"]),
        ("ny tillit", []),
    ],
)
def test_filtering_as_one_types(project: Project, query: str, found: list[str]) -> None:
    assert names(filtered(overview(project), query)) == found


def test_an_earlier_name_finds_it(project: Project) -> None:
    codebook.rename(project, project.code_named("tillit"), "tiltro")
    assert names(filtered(overview(project), "tillit")) == ["tiltro"]


def test_sorting(project: Project) -> None:
    rows = overview(project)
    by_extracts = sorted(rows, key=sort_key("extracts"), reverse=True)
    assert names(by_extracts) == ["nye roller", "mørke gater", "tillit"]
    for field in FIELDS:
        assert sorted(names(sorted(rows, key=sort_key(field)))) == names(rows)
        assert title_of(field)

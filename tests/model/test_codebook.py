"""Keeping the codebook: names with their history, notes, nesting, and codes out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from invented import fill, in_memory, state

from tuicode.model import codebook, codes
from tuicode.model.errors import NotFound, ProjectError

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_a_new_name_keeps_the_former_ones(project: Project) -> None:
    code = project.code_named("tillit")
    codebook.rename(project, code, "tillit  nedenfra")
    code = codebook.rename(project, code, "tillit ovenfra")
    assert code.name == "tillit ovenfra"
    assert [one.name for one in code.earlier_names] == ["tillit", "tillit nedenfra"]
    assert codebook.rename(project, code, "tillit ovenfra") == code
    assert project.log[-1].summary == "TI tillit nedenfra: now TI tillit ovenfra"


@pytest.mark.parametrize(
    ("name", "said"), [(" ", "needs a name"), ("NYE roller", "already a code")]
)
def test_a_name_that_cannot_be(project: Project, name: str, said: str) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match=said):
        codebook.rename(project, project.code_named("tillit"), name)
    assert state(project) == before


def test_what_is_said_of_a_code_can_be_changed(project: Project) -> None:
    coding = project.codings[0]
    code = codebook.describe(
        project,
        project.code(coding.code),
        tag="RO",
        family="pink",
        include="når noen tar ansvar",
        exclude="ikke når de får det",
        example=coding.id,
        orientation="latent",
        origin="deductive",
    )
    assert (code.tag, code.family, code.orientation, code.origin) == (
        "RO",
        "pink",
        "latent",
        "deductive",
    )
    assert (code.include, code.exclude) == ("når noen tar ansvar", "ikke når de får det")
    assert code.example == coding.id
    assert project.log[-1].summary.startswith("NR nye roller: tag, family, when to use it")
    assert "ansvar" not in project.log[-1].summary
    revision = project.revision
    codebook.describe(project, code, tag="RO", definition="")
    assert project.revision == revision
    assert codebook.describe(project, code, orientation="").orientation == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tag": " "}, "needs a tag"),
        ({"tag": "nr"}, "belongs to the code"),
        ({"family": "red"}, "no colour family"),
        ({"orientation": "deep"}, "no orientation"),
        ({"origin": "found"}, "no origin"),
    ],
)
def test_what_cannot_be_said_of_a_code(project: Project, change: dict[str, Any], said: str) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match=said):
        codebook.describe(project, project.code_named("tillit"), **change)
    assert state(project) == before


def test_an_example_carries_the_code(project: Project) -> None:
    with pytest.raises(ProjectError, match="carries it"):
        codebook.describe(project, project.code_named("tillit"), example=project.codings[0].id)
    with pytest.raises(NotFound):
        codebook.describe(project, project.code_named("tillit"), example=1)


def test_codes_stand_under_others_and_never_under_themselves(project: Project) -> None:
    one, two, three = project.codes
    codebook.nest(project, two, one)
    codebook.nest(project, three, project.code(two.id))
    for above in (three, two, one):
        with pytest.raises(ProjectError, match="under itself"):
            codebook.nest(project, project.code(one.id), project.code(above.id))
    assert project.code(three.id).parent == two.id
    assert codebook.nest(project, three, None).parent is None


def test_a_retired_code_keeps_its_codings_and_comes_back(project: Project) -> None:
    code = project.code_named("nye roller")
    codebook.retire(project, code)
    with pytest.raises(NotFound):
        project.code_named("nye roller")
    assert project.count_of_code(code.id) == 1
    with pytest.raises(ProjectError, match="not in use"):
        codebook.retire(project, code)
    codebook.bring_back(project, code)
    assert project.code_named("nye roller").id == code.id
    with pytest.raises(ProjectError, match="in use already"):
        codebook.bring_back(project, code)


def test_a_code_comes_back_only_while_its_name_is_free(project: Project) -> None:
    code = codebook.retire(project, project.code_named("tillit"))
    codes.create(project, "Tillit", tag="XX")
    with pytest.raises(ProjectError, match="already a code"):
        codebook.bring_back(project, code)

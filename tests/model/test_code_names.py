"""Names and tags of codes: each leads to one code, and those of earlier to the one there is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import contents, fill, in_memory

from tuicode.model import codebook, codes
from tuicode.model.code_names import called_before, doubles
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.integrity import faults
from tuicode.model.merging import merge

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_a_name_of_earlier_leads_to_the_code_over_renaming_and_several_merges(
    project: Project,
) -> None:
    first = codebook.rename(project, project.code_named("nye roller"), "roller")
    merge(project, project.code_named("tillit"), [first])
    kept = merge(
        project, project.code_named("mørke gater"), [project.code_named("tillit")], name="uro"
    )
    for name in ("nye roller", "ROLLER", "tillit", "mørke gater", "NR", "ti"):
        assert codes.find_or_create(project, name) == kept, name
    assert len(project.codes) == 3
    former = called_before(project.codes, "roller")
    assert former is not None
    assert (former.code, former.merged, former.tag) == (kept, True, "NR")
    project.undo()
    assert project.code_named("nye roller").name == "tillit"
    project.undo()
    assert project.code_named("nye roller").name == "roller"


def test_the_name_that_a_code_has_comes_before_one_that_another_had(project: Project) -> None:
    codebook.rename(project, project.code_named("tillit"), "å stole på")
    anew = codes.find_or_create(project, "tillit", anew=True)
    assert anew.name == "tillit"
    assert project.code_named("Tillit") == anew
    assert codes.find_or_create(project, "tillit", anew=True) == anew


def test_a_name_that_two_codes_had_is_refused_with_both(project: Project) -> None:
    codebook.rename(project, project.code_named("tillit"), "å stole på")
    again = codes.create(project, "tillit")
    codebook.rename(project, again, "tiltro")
    with pytest.raises(ProjectError, match=r"«tillit» fits several codes: .*«å stole på»"):
        project.code_named("tillit")


def test_what_was_merged_into_a_code_that_is_retired_leads_nowhere(project: Project) -> None:
    kept = merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    codebook.retire(project, kept)
    with pytest.raises(NotFound):
        project.code_named("nye roller")


def test_a_tag_that_a_merge_freed_is_given_to_no_new_code(project: Project) -> None:
    merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    step = project.revision
    new = codes.create(project, "natt rundt")
    assert new.tag != "NR"
    project.undo(step)
    assert project.code_named("NR").name == "nye roller"
    assert doubles(contents(project)) == []


@pytest.mark.parametrize("what", ["name", "tag"])
def test_an_undo_that_would_leave_two_of_one_name_or_tag_is_refused(
    project: Project, what: str
) -> None:
    merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    step = project.revision
    if what == "tag":
        other = codes.create(project, "natt rundt", tag="NR")
    else:
        other = codes.find_or_create(project, "nye roller", anew=True)
    with pytest.raises(ProjectError, match=r"Several codes in use .* first"):
        project.undo(step)
    assert project.code_named("tillit") == project.code_named("ti")
    if what == "tag":
        codebook.describe(project, other, tag="RN")
    else:
        codebook.rename(project, other, "roller i natt")
    project.undo(step)
    assert project.code_named("nye roller").tag == "NR"


def test_two_codes_of_one_tag_are_told_and_the_tag_is_refused(project: Project) -> None:
    one, other = project.code_named("tillit"), project.code_named("nye roller")
    # As a file of an earlier version can have it.
    project.tables.set("codes", other.id, msgspec.structs.replace(other, tag="ti"))
    assert faults(contents(project)) == []
    (told,) = doubles(contents(project))
    assert "«tillit»" in told
    assert "«nye roller»" in told
    with pytest.raises(ProjectError, match=r"«TI» fits several codes: .* Say which by name"):
        codes.find_or_create(project, "TI")
    codebook.describe(project, one, definition="å stole på noen")
    codebook.describe(project, project.code_named("nye roller"), tag="NR")
    assert doubles(contents(project)) == []
    assert project.code_named("TI").id == one.id

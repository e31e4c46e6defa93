"""Relations between themes, and versions of their structure: kept, looked at, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory, state

from tuicode.model import codes, merging, placing, relations, themes, versions
from tuicode.model.errors import NotFound, ProjectError, ReadOnly
from tuicode.model.integrity import faults

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Theme


@pytest.fixture
def project() -> Project:
    project = fill(in_memory())
    lights = themes.add(project, "Lys", codes=project.codes[:2], state="theme")
    themes.add(project, "Lampe", parent=lights, codes=project.codes[2:])
    themes.add(project, "Veier")
    return project


def named(project: Project, name: str) -> Theme:
    return themes.theme_named(project, name)


def structure(project: Project) -> list[tuple[str, str, int | None, tuple[int, ...]]]:
    return [(one.name, one.state, one.parent, one.codes) for one in themes.standing(project)]


# --- relations


def test_a_relation_has_a_word_and_a_kind(project: Project) -> None:
    made = relations.relate(
        project, named(project, "Lys"), named(project, "Veier"), " lights  up ", "supports"
    )
    assert relations.relations(project) == [made]
    assert (made.word, made.kind) == ("lights up", "supports")
    assert project.log[-1].summary == "Lys → lights up → Veier"
    assert relations.relations_of(project, named(project, "Lampe")) == []


def test_the_same_line_is_drawn_once(project: Project) -> None:
    one, other = named(project, "Lys"), named(project, "Veier")
    relations.relate(project, one, other, "a")
    relations.relate(project, one, other, "b", "tension")
    relations.relate(project, other, one, "c")
    assert [each.word for each in relations.relations(project)] == ["b", "c"]


def test_a_relation_turns_round_and_goes(project: Project) -> None:
    one, other = named(project, "Lys"), named(project, "Veier")
    made = relations.relate(project, one, other, "", "leads to")
    assert relations.words_on(made) == "leads to"
    assert relations.words_on(made, "nb") == "fører til"
    turned = relations.turn_round(project, made)
    assert (turned.from_, turned.to) == (other.id, one.id)
    relations.unrelate(project, turned)
    assert relations.relations(project) == []
    with pytest.raises(NotFound):
        relations.unrelate(project, turned)


def test_odd_relations_are_refused(project: Project) -> None:
    one, other = named(project, "Lys"), named(project, "Veier")
    before = state(project)
    with pytest.raises(ProjectError):
        relations.relate(project, one, one)
    with pytest.raises(ProjectError, match="loves"):
        relations.relate(project, one, other, kind="loves")  # type: ignore[arg-type]
    assert state(project) == before


def test_a_relation_of_a_theme_set_aside_is_not_shown_but_comes_back(project: Project) -> None:
    relations.relate(project, named(project, "Lys"), named(project, "Veier"))
    themes.set_aside(project, named(project, "Veier"))
    assert relations.relations(project) == []
    themes.bring_back(project, named(project, "Veier"))
    assert len(relations.relations(project)) == 1


# --- versions


def test_a_version_is_what_it_was(project: Project) -> None:
    relations.relate(project, named(project, "Lys"), named(project, "Veier"), "to")
    then = structure(project)
    kept = versions.keep(project, "  before supervision ", " why ")
    assert (kept.number, kept.name, kept.note) == (1, "before supervision", "why")
    themes.rename(project, named(project, "Lys"), "Mørke")
    themes.nest(project, named(project, "Lampe"), None)
    themes.set_aside(project, named(project, "Veier"))
    themes.add(project, "Nytt", codes=project.codes[:1])
    assert [one.name for one in versions.themes_in(kept)] == [row[0] for row in then]
    shown = versions.as_of_version(project, kept)
    assert structure(shown) == then
    assert [one.word for one in relations.relations(shown)] == ["to"]
    with pytest.raises(ReadOnly):
        themes.add(shown, "Mer")


def test_to_restore_is_one_step_and_loses_nothing(project: Project) -> None:
    then = structure(project)
    kept = versions.keep(project, "one")
    themes.rename(project, named(project, "Lys"), "Mørke")
    themes.add(project, "Nytt", parent=named(project, "Veier"))
    relations.relate(project, named(project, "Veier"), named(project, "Mørke"))
    before, revision = state(project), project.revision
    versions.restore(project, kept)
    assert structure(project) == then
    assert project.revision == revision + 1
    assert relations.relations(project) == []
    assert [one.name for one in themes.set_aside_themes(project)] == ["Nytt"]
    assert faults(project.tables.contents) == []
    project.undo()
    assert state(project) == before


def test_a_code_merged_since_is_where_its_extracts_are(project: Project) -> None:
    kept = versions.keep(project, "one")
    first, second, _third = project.codes
    merging.merge(project, second, [first])
    versions.restore(project, kept)
    assert named(project, "Lys").codes == (second.id,)
    assert structure(versions.as_of_version(project, kept))[0][3] == (second.id,)


def test_codes_have_the_names_they_had(project: Project) -> None:
    from tuicode.model import codebook

    code = project.codes[0]
    kept = versions.keep(project, "one")
    codebook.rename(project, code, "helt nytt")
    assert versions.as_of_version(project, kept).code(code.id).name == code.name
    assert dict(kept.codes)[code.id] == code.name


def test_versions_are_numbered_and_need_a_name(project: Project) -> None:
    with pytest.raises(ProjectError):
        versions.keep(project, " ")
    for name in ("a", "b"):
        versions.keep(project, name)
    assert [one.number for one in versions.versions(project)] == [1, 2]
    assert versions.version_numbered(project, 2).name == "b"
    with pytest.raises(NotFound, match="no version 3"):
        versions.version_numbered(project, 3)


def test_a_version_outlives_what_was_placed_since(project: Project) -> None:
    kept = versions.keep(project, "one")
    new = codes.create(project, "lykt")
    placing.place(project, named(project, "Lys"), [new])
    assert new.id not in dict(kept.codes)
    versions.restore(project, kept)
    assert placing.not_placed(project) == [new]

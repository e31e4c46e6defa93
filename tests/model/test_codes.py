from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codes
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.records import FAMILIES

if TYPE_CHECKING:
    from tuicode.model.project import Project

NAME = st.text(max_size=12)


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("nye roller", "NR"),
        ("tillit", "TI"),
        ("å være her", "ÅV"),
        ("a", "A"),
        ("-?", "X"),
        ("2 av 3", "2A"),
    ],
)
def test_a_tag_is_made_of_the_initials_or_the_first_letters(name: str, tag: str) -> None:
    assert codes.create(in_memory(), name).tag == tag


def test_a_taken_tag_is_not_given_again() -> None:
    project = in_memory()
    made = [codes.create(project, f"nye roller nummer {number}") for number in range(300)]
    tags = [code.tag.casefold() for code in made]
    assert len(set(tags)) == 300
    assert [code.tag for code in made[:3]] == ["NR", "NRN", "NY"]


@given(st.lists(NAME, max_size=20))
@example(["ß", "SS", "ss", "ſs"])
@example(["ﬁ", "fi", "FI", "İ", "i̇"])
@example(["e\u0301", "é", "É"])
@example(["\x1b[31m", "x\x00y", "\u202eabc"])
def test_names_and_tags_are_each_of_one_code(names: list[str]) -> None:
    project = in_memory()
    for name in names:
        before = state(project)
        try:
            codes.create(project, name)
        except ProjectError:
            assert state(project) == before
    found = project.codes
    assert len({code.tag.casefold() for code in found}) == len(found)
    assert len({code.name.casefold() for code in found}) == len(found)
    for code in found:
        assert code.tag
        assert code.name == unicodedata.normalize("NFC", " ".join(code.name.split()))
        assert project.code_named(code.name) == code
        assert codes.find_or_create(project, code.name) == code


@given(NAME)
def test_a_name_is_found_again_however_it_was_typed(name: str) -> None:
    project = in_memory()
    try:
        code = codes.create(project, name)
    except ProjectError as error:
        assert "A code needs a name" in str(error)  # noqa: PT017
        assert not name.split()
    else:
        typed = unicodedata.normalize("NFD", f"  {name}\n")
        assert codes.find_or_create(project, typed) == code
        assert project.codes == [code]


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_a_code_needs_a_name(project: Project, name: str) -> None:
    with pytest.raises(ProjectError, match="A code needs a name"):
        codes.create(project, name)


def test_a_taken_name_or_tag_is_refused_with_what_to_do(project: Project) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match="already a code «tillit»; use it, or choose another"):
        codes.create(project, " TILLIT ")
    with pytest.raises(ProjectError, match="tag ti belongs to the code «tillit»; choose another"):
        codes.create(project, "noe annet", tag="ti")
    assert state(project) == before


def test_families_take_turns_unless_one_is_chosen() -> None:
    project = in_memory()
    made = [codes.create(project, f"kode {number}") for number in range(7)]
    assert [code.family for code in made] == [*FAMILIES, FAMILIES[0]]
    assert codes.create(project, "rosa", family="pink").family == "pink"


def test_a_code_is_found_by_name_before_tag(project: Project) -> None:
    tag = codes.create(project, "aldri mer", tag="sinne")
    name = codes.create(project, "sinne", tag="S")
    assert project.code_named("Sinne") == name
    assert codes.find_or_create(project, "aldri  mer") == tag
    assert codes.find_or_create(project, "s") == name
    assert codes.find_or_create(project, "helt ny").name == "helt ny"


def test_sources_are_found_by_their_names(project: Project) -> None:
    assert [project.source_named(name).name for name in ("gruppe 2", "Gruppe 1")] == [
        "Gruppe 2",
        "Gruppe 1",
    ]
    with pytest.raises(NotFound, match="no «Gruppe 3» among the sources"):
        project.source_named("Gruppe 3")
    with pytest.raises(NotFound, match="no «borte» among the codes"):
        project.code_named("borte")


def test_what_is_not_there_is_told_by_table_and_id(project: Project) -> None:
    for find, table in (
        (project.source, "sources"),
        (project.code, "codes"),
        (project.coding, "codings"),
        (project.participant, "participants"),
    ):
        with pytest.raises(NotFound, match=f"Nothing in {table} has the id 7"):
            find(7)

"""What a code is (orientation, origin, family), and the digit that applies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codebook, codes
from tuicode.model.errors import NotFound, ProjectError

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def test_a_new_code_is_what_it_is_said_to_be_and_else_nothing(project: Project) -> None:
    plain = codes.create(project, "håp")
    assert (plain.orientation, plain.origin, plain.pin) == ("", "", 0)
    code = codes.create(project, "uro", orientation="latent", origin="deductive", family="pink")
    assert (code.orientation, code.origin, code.family) == ("latent", "deductive", "pink")
    assert codes.find_or_create(project, "Uro", orientation="semantic") == code
    assert codes.find_or_create(project, "ro", orientation="semantic").orientation == "semantic"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"orientation": "deep"}, "«deep» is no orientation; there are semantic, latent."),
        ({"origin": "vivo"}, "«vivo» is no origin; there are inductive, deductive, in vivo."),
        ({"family": "red"}, "«red» is no colour family; there are green, blue, orange"),
    ],
)
def test_what_no_code_can_be_is_refused(project: Project, given, sentence: str) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match=sentence):
        codes.create(project, "håp", **given)
    with pytest.raises(ProjectError, match=sentence):
        codebook.describe(project, project.codes[0], **given)
    assert state(project) == before


def test_what_a_code_is_can_be_said_later_and_changed_and_taken_back(project: Project) -> None:
    code = project.code_named("tillit")
    before = state(project)
    assert codebook.describe(project, code, orientation="latent").orientation == "latent"
    assert codebook.describe(project, code, origin="inductive").orientation == "latent"
    assert project.log[-1].summary == "TI tillit: origin"
    neither = codebook.describe(project, code, orientation="", origin="")
    assert (neither.orientation, neither.origin) == ("", "")
    for _step in range(3):
        project.undo()
    assert state(project) == before
    gone = codes.create(project, "borte")
    project.undo()
    with pytest.raises(NotFound):
        codebook.describe(project, gone, orientation="latent")


def test_the_log_does_not_quote_the_words_that_a_code_in_vivo_is_named_with(
    project: Project,
) -> None:
    codes.create(project, "da ringer folk til oss", origin="in vivo")
    assert project.log[-1].summary == "new code DR, in vivo"


def test_a_digit_is_of_one_code_and_a_code_has_one_digit(project: Project) -> None:
    first, second, third = project.codes
    codes.pin(project, first, 4)
    codes.pin(project, second, 5)
    assert project.log[-1].summary == f"digit 5 for {second.tag}"
    codes.pin(project, third, 5)
    codes.pin(project, first, 9)
    assert [code.pin for code in project.codes] == [9, 0, 5]
    codes.pin(project, third, 0)
    assert [code.pin for code in project.codes] == [9, 0, 0]
    assert project.log[-1].summary == f"no digit for {third.tag}"
    project.undo()
    project.undo()
    project.undo()
    assert [code.pin for code in project.codes] == [4, 5, 0]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-2, 12)), max_size=12))
def test_however_digits_are_given_none_is_given_twice(given: list[tuple[int, int]]) -> None:
    project = fill(in_memory())
    for index, digit in given:
        code, before = project.codes[index], state(project)
        if 0 <= digit <= 9:
            assert codes.pin(project, code, digit).pin == digit
        else:
            with pytest.raises(ProjectError, match="is no digit for a code; give 1 to 9"):
                codes.pin(project, code, digit)
            assert state(project) == before
        pins = [code.pin for code in project.codes if code.pin]
        assert len(set(pins)) == len(pins)


def test_a_code_that_is_no_longer_in_use_gets_no_digit(project: Project) -> None:
    retired = msgspec.structs.replace(project.codes[0], state="retired")
    with project.transaction("retire") as transaction:
        transaction.put(retired)
    with pytest.raises(ProjectError, match="no longer in use"):
        codes.pin(project, retired, 1)
    assert codes.pin(project, retired, 0).pin == 0

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.analysis.code_use import CodeUse, codes_near
from tuicode.model import codes, codings

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    project = fill(in_memory())
    for number in range(12):
        codes.create(project, f"kode {number}")
    return project


def put(project: Project, *names: str) -> None:
    for number, name in enumerate(names):
        start = 4 + project.revision % 30 + number
        codings.apply(project, project.sources[1], start, start + 8, [project.code_named(name)])


def following(project: Project) -> CodeUse:
    use = CodeUse(project)
    project.listen(use.follow)
    return use


def digits(use: CodeUse) -> list[tuple[int, str]]:
    return [(digit, code.name) for digit, code in use.by_digit.items()]


def names(project: Project, ids: list[int]) -> list[str]:
    return [project.code(one).name for one in ids]


def test_the_codes_used_last_come_first(project: Project) -> None:
    use = following(project)
    put(project, "kode 1", "kode 2", "kode 1", "tillit")
    assert names(project, use.recent) == ["tillit", "kode 1", "kode 2", "nye roller"]


def test_what_others_coded_is_not_ones_own_use(project: Project) -> None:
    project.by = "Ola"
    use = following(project)
    assert use.recent == []
    put(project, "kode 1")
    assert names(project, use.recent) == ["kode 1"]


def test_while_few_codes_were_used_the_other_digits_are_of_those_used_most(
    project: Project,
) -> None:
    for place, name in enumerate(["kode 5", "kode 7", "kode 7"]):
        codings.apply(
            project, project.sources[1], 9 * place, 9 * place + 6, [project.code_named(name)]
        )
    project.by = "Ola"
    use = following(project)
    assert digits(use) == [(1, "kode 7"), (2, "kode 5"), (3, "nye roller")]
    put(project, "kode 5", "kode 1")
    assert digits(use) == [(1, "kode 7"), (2, "kode 5"), (3, "nye roller"), (4, "kode 1")]


def test_a_code_keeps_its_digit_while_it_is_used(project: Project) -> None:
    use = following(project)
    put(project, "kode 1", "kode 2")
    held = [(1, "nye roller"), (2, "kode 1"), (3, "kode 2")]
    assert digits(use) == held
    put(project, "kode 1", "nye roller", "kode 2", "nye roller")
    assert digits(use) == held
    put(project, *(f"kode {number}" for number in range(3, 9)))
    assert digits(use) == [*held, *((one + 1, f"kode {one}") for one in range(3, 9))]
    put(project, "tillit")
    assert digits(use)[:3] == [(1, "nye roller"), (2, "tillit"), (3, "kode 2")]


def test_a_pinned_code_has_its_digit_and_no_other(project: Project) -> None:
    use = following(project)
    put(project, "kode 1", "kode 2")
    codes.pin(project, project.code_named("tillit"), 2)
    assert digits(use) == [(1, "nye roller"), (2, "tillit"), (3, "kode 2"), (4, "kode 1")]
    codes.pin(project, project.code_named("nye roller"), 9)
    assert digits(use) == [(2, "tillit"), (3, "kode 2"), (4, "kode 1"), (9, "nye roller")]
    put(project, "tillit", "kode 3")
    assert digits(use)[:2] == [(1, "kode 3"), (2, "tillit")]
    assert use.digit_of(project.code_named("tillit").id) == 2
    assert use.digit_of(project.code_named("kode 3").id) == 1
    assert use.digit_of(project.code_named("kode 8").id) == use.digit_of(4711) == 0
    codes.pin(project, project.code_named("tillit"), 0)
    assert (2, "tillit") in digits(use)


def test_a_code_that_is_gone_has_no_digit(project: Project) -> None:
    use = following(project)
    with project.transaction("code"):
        made = codes.create(project, "ny")
        codings.apply(project, project.sources[1], 0, 9, [made])
    assert (2, "ny") in digits(use)
    project.undo()
    assert digits(use) == [(1, "nye roller")]
    with project.transaction("retire") as transaction:
        transaction.put(msgspec.structs.replace(project.code_named("nye roller"), state="retired"))
    assert digits(use) == []


steps = st.lists(
    st.one_of(
        st.tuples(st.just("code"), st.integers(0, 14), st.integers(0, 30)),
        st.tuples(st.just("pin"), st.integers(0, 14), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
    ),
    max_size=30,
)


@given(steps)
def test_whatever_is_done_no_code_has_two_digits_and_pins_hold(steps) -> None:
    project = fill(in_memory())
    for number in range(12):
        codes.create(project, f"kode {number}")
    use = following(project)
    for what, index, place in steps:
        code = project.codes[index % len(project.codes)]
        former = use.by_digit
        if what == "code":
            codings.apply(project, project.sources[1], place, place + 9, [code])
        elif what == "pin":
            codes.pin(project, code, place)
        elif len(project.log) > 22:
            project.undo()
        held = use.by_digit
        assert all(1 <= digit <= 9 for digit in held)
        assert len({one.id for one in held.values()}) == len(held)
        for one in project.codes:
            assert not one.pin or held[one.pin] == one
        changed = [
            digit for digit in held if digit in former and held[digit].id != former[digit].id
        ]
        assert what != "code" or len(changed) <= 1


def test_a_change_of_digits_is_told(project: Project) -> None:
    use = CodeUse(project)
    told = []
    project.listen(lambda committed: told.append(use.follow(committed)))
    put(project, "kode 1", "kode 1")
    codes.pin(project, project.code_named("kode 1"), 7)
    assert told == [True, False, True]


def test_codes_near_a_place_are_told_with_their_distance(project: Project) -> None:
    source = project.sources[1]
    first, second, third = project.codes[:3]
    codings.apply(project, source, 0, 9, [first])
    codings.apply(project, source, 42, 60, [first, second])
    assert codes_near(project, source.id, 40) == {first.id: 2, second.id: 2}
    assert codes_near(project, source.id, 5) == {first.id: 5, second.id: 37}
    for place in range(1, 80):
        codings.apply(project, source, 60, 62 + place, [third])
    assert set(codes_near(project, source.id, 150)) == {third.id}
    assert codes_near(project, 4711, 0) == {}

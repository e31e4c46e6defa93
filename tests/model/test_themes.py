"""Themes: made, named, nested, placed, merged, split, set aside and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codes, placing, theme_merging, themes
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.integrity import faults

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def names(project: Project) -> list[str]:
    return [one.name for one in themes.standing(project)]


def held(project: Project, theme: str) -> list[str]:
    return [project.code(one).name for one in themes.theme_named(project, theme).codes]


def test_a_theme_has_a_name_a_state_and_codes(project: Project) -> None:
    made = themes.add(project, "  Lys   og mørke ", codes=project.codes[:2])
    assert (made.name, made.state, made.parent) == ("Lys og mørke", "candidate", None)
    assert held(project, "lys OG mørke") == [code.name for code in project.codes[:2]]
    assert project.log[-1].summary == "new: «Lys og mørke»"


@pytest.mark.parametrize("name", ["", "   ", "LYS"])
def test_a_name_is_needed_and_free(project: Project, name: str) -> None:
    themes.add(project, "Lys")
    before = state(project)
    with pytest.raises(ProjectError):
        themes.add(project, name)
    assert state(project) == before


def test_no_theme_of_a_name_is_said(project: Project) -> None:
    with pytest.raises(NotFound, match="«Tåke»"):
        themes.theme_named(project, "Tåke")


def test_a_rename_keeps_the_earlier_name(project: Project) -> None:
    made = themes.add(project, "Lys")
    renamed = themes.rename(project, made, "Uten lys")
    assert [one.name for one in renamed.earlier_names] == ["Lys"]
    assert themes.rename(project, renamed, "Uten lys") == renamed
    assert themes.rename(project, renamed, "uten lys").name == "uten lys"


def test_what_is_said_of_a_theme_is_kept_apart(project: Project) -> None:
    made = themes.add(project, "Lys")
    said = themes.describe(
        project, made, state="theme", central_idea="a", definition="b", boundaries="c"
    )
    assert (said.state, said.central_idea, said.definition, said.boundaries) == (
        "theme",
        "a",
        "b",
        "c",
    )
    with pytest.raises(ProjectError):
        themes.describe(project, made, state="set aside")
    with pytest.raises(ProjectError):
        themes.describe(project, made, state="great")  # type: ignore[arg-type]


def test_subthemes_follow_their_theme_in_book_order(project: Project) -> None:
    lights, roads = (themes.add(project, name) for name in ("Lys", "Veier"))
    under = [themes.add(project, name, parent=lights) for name in ("Å", "B", "C")]
    assert names(project) == ["Lys", "Å", "B", "C", "Veier"]
    themes.arrange(project, [under[2], under[0], under[1]])
    themes.nest(project, roads, lights)
    assert names(project) == ["Lys", "C", "Å", "B", "Veier"]
    themes.nest(project, themes.theme(project, under[2].id), None)
    assert names(project) == ["Lys", "Å", "B", "Veier", "C"]


def test_a_theme_does_not_stand_under_itself(project: Project) -> None:
    top = themes.add(project, "Lys")
    under = themes.add(project, "Lampe", parent=top)
    for parent in (top, under):
        with pytest.raises(ProjectError, match="under itself"):
            themes.nest(project, top, parent)


def test_what_is_set_aside_comes_back_as_it_was(project: Project) -> None:
    top = themes.add(project, "Lys", state="theme", codes=project.codes[:1])
    under = themes.add(project, "Lampe", parent=top, codes=project.codes[1:2])
    other = themes.add(project, "Veier")
    before = themes.standing(project)
    themes.set_aside(project, top)
    assert names(project) == ["Veier"]
    assert themes.set_aside_themes(project)[0].name == "Lys"
    assert themes.is_set_aside(project, under)
    assert {code.name for code in placing.not_placed(project)} == {
        code.name for code in project.codes
    }
    with pytest.raises(ProjectError):
        placing.place(project, under, project.codes[:1])
    back = themes.bring_back(project, top)
    assert back.state == "theme"
    after = themes.standing(project)
    assert [one.name for one in after] == [one.name for one in before]
    assert [one.codes for one in after] == [one.codes for one in before]
    with pytest.raises(ProjectError):
        themes.bring_back(project, other)


def test_a_name_that_was_taken_meanwhile_stands_in_the_way(project: Project) -> None:
    top = themes.add(project, "Lys")
    themes.add(project, "Lampe", parent=top)
    themes.set_aside(project, top)
    themes.add(project, "lampe")
    with pytest.raises(ProjectError, match="lampe"):
        themes.bring_back(project, top)


def test_codes_are_placed_moved_copied_and_taken_out(project: Project) -> None:
    a, b = (themes.add(project, name) for name in ("Lys", "Veier"))
    first, second, third = project.codes
    placing.place(project, a, [first, second])
    assert placing.not_placed(project) == [third]
    placing.place(project, b, [first])
    assert [one.name for one in placing.themes_of_code(project, first.id)] == ["Lys", "Veier"]
    placing.move(project, [second], a, b)
    assert (held(project, "Lys"), held(project, "Veier")) == (
        [first.name],
        [first.name, second.name],
    )
    placing.take_out(project, b, [first, second])
    assert held(project, "Veier") == []
    with pytest.raises(ProjectError, match="does not stand"):
        placing.take_out(project, b, [first])
    codes_before = state(project)
    with pytest.raises(ProjectError):
        placing.move(project, [first, third], a, b)
    assert state(project) == codes_before


def test_codes_from_many_places_go_to_one_in_one_step(project: Project) -> None:
    first, second, third, *_rest = project.codes
    one = themes.add(project, "Lys", codes=[first, second])
    to = themes.add(project, "Mørke")
    placing.to_miscellaneous(project, [third])
    number = project.revision
    placed = [(first, one), (project.code(third.id), None)]
    placing.move_all(project, placed, to)
    assert project.revision == number + 1
    assert (held(project, "Lys"), held(project, "Mørke")) == (
        [second.name],
        [first.name, third.name],
    )
    assert not placing.miscellaneous(project)
    placing.move_all(project, [(first, to), (second, one)], None)
    assert {first.name, second.name} <= {code.name for code in placing.not_placed(project)}
    before = state(project)
    with pytest.raises(ProjectError, match="does not stand in"):
        placing.move_all(project, [(third, to), (first, one)], None)
    assert state(project) == before


def test_themes_and_codes_are_moved_up_and_down(project: Project) -> None:
    one, two, three = (
        themes.add(project, name, codes=project.codes[:3]) for name in ("a", "b", "c")
    )
    themes.shift(project, one, 1)
    assert names(project) == ["b", "a", "c"]
    themes.shift(project, three, -9)
    assert names(project) == ["c", "b", "a"]
    themes.set_aside(project, two)
    before = state(project)
    themes.shift(project, two, 1)
    assert state(project) == before
    first, second, third = project.codes[:3]
    placing.shift_code(project, one, first, 1)
    assert held(project, "a") == [second.name, first.name, third.name]
    placing.take_out(project, one, [third])
    with pytest.raises(ProjectError, match="does not stand in"):
        placing.shift_code(project, one, third, 1)


def test_the_miscellaneous_pile(project: Project) -> None:
    a = themes.add(project, "Lys", codes=project.codes[:1])
    placing.to_miscellaneous(project, project.codes[:2], None)
    assert len(placing.miscellaneous(project)) == 2
    placing.to_miscellaneous(project, project.codes[:1], a)
    assert held(project, "Lys") == []
    assert len(placing.not_placed(project)) == 1
    placing.place(project, a, project.codes[:1])
    placing.out_of_miscellaneous(project, placing.miscellaneous(project))
    assert placing.miscellaneous(project) == []
    assert len(placing.not_placed(project)) == 2


def test_codes_keep_their_order_in_a_theme(project: Project) -> None:
    a = themes.add(project, "Lys", codes=project.codes)
    placing.arrange_codes(project, a, project.codes[::-1])
    assert held(project, "Lys") == [code.name for code in project.codes[::-1]]
    with pytest.raises(ProjectError):
        placing.arrange_codes(project, a, project.codes[:1])


def test_a_retired_code_goes_nowhere(project: Project) -> None:
    from tuicode.model import codebook

    a = themes.add(project, "Lys")
    codebook.retire(project, project.codes[0])
    with pytest.raises(ProjectError, match="no longer in use"):
        placing.place(project, a, project.codes[:1])


def test_merged_themes_are_one_and_the_others_are_set_aside(project: Project) -> None:
    first, second, third = project.codes
    a = themes.add(project, "Lys", codes=[first, second])
    b = themes.add(project, "Veier", codes=[second, third])
    themes.add(project, "Grus", parent=b)
    merged = theme_merging.merge(project, a, [b], name="Byen", reason="same story")
    assert names(project) == ["Byen", "Grus"]
    assert held(project, "Byen") == [first.name, second.name, third.name]
    assert merged.earlier_names[0].name == "Lys"
    assert project.log[-1].summary.endswith("same story")
    project.undo()
    assert names(project) == ["Lys", "Veier", "Grus"]


@pytest.mark.parametrize("kept", ["By", "Lys", "Lampe"])
def test_themes_one_under_the_other_are_merged_where_the_highest_stood(
    project: Project, kept: str
) -> None:
    first, second, third = project.codes
    outer = themes.add(project, "Alt")
    one = themes.add(project, "By", parent=outer, codes=[first])
    two = themes.add(project, "Lys", parent=one, codes=[second])
    three = themes.add(project, "Lampe", parent=two, codes=[third])
    themes.add(project, "Pære", parent=three)
    themes.add(project, "Vei", parent=one)
    themes.add(project, "Grus", parent=outer)
    into = themes.theme_named(project, kept)
    merged = theme_merging.merge(project, into, [one, two, three])
    assert (merged.name, merged.parent) == (kept, outer.id)
    assert sorted(held(project, kept)) == sorted(code.name for code in project.codes)
    assert [sub.name for sub in themes.subthemes(project, outer)] == [kept, "Grus"]
    assert {sub.name for sub in themes.subthemes(project, merged)} == {"Pære", "Vei"}
    assert faults(project.tables.contents) == []
    project.undo()
    assert names(project) == ["Alt", "By", "Lys", "Lampe", "Pære", "Vei", "Grus"]


def test_what_cannot_be_merged_is_refused(project: Project) -> None:
    a = themes.add(project, "Lys")
    aside = themes.set_aside(project, themes.add(project, "Grus"))
    before = state(project)
    for others in ([], [a], [aside]):
        with pytest.raises(ProjectError):
            theme_merging.merge(project, a, others)
    assert state(project) == before


def test_a_theme_is_split(project: Project) -> None:
    first, second, third = project.codes
    top = themes.add(project, "By")
    a = themes.add(project, "Lys", parent=top, codes=[first, second, third], state="theme")
    new = theme_merging.split(project, a, "Mørke", [third])
    assert (held(project, "Lys"), held(project, "Mørke")) == (
        [first.name, second.name],
        [third.name],
    )
    assert (new.parent, new.state) == (top.id, "theme")
    with pytest.raises(ProjectError):
        theme_merging.split(project, a, "Mer", [third])


STEPS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 7), st.integers(0, 7), st.integers(0, 3)),
    max_size=25,
)


def attempt(project: Project, kind: int, a: int, b: int, c: int) -> None:
    there = themes.all_themes(project)
    all_codes = project.codes
    one, other = (there[number % len(there)] if there else None for number in (a, b))
    chosen = all_codes[c % len(all_codes) :][:2]
    if kind < 2 or one is None or other is None:
        themes.add(project, f"T{a}{b}{kind}", parent=other if kind else None, codes=chosen)
        return
    {
        2: lambda: themes.nest(project, one, other),
        3: lambda: themes.set_aside(project, one),
        4: lambda: themes.bring_back(project, one),
        5: lambda: placing.move(project, chosen, one, other),
        6: lambda: placing.place(project, one, chosen),
        7: lambda: theme_merging.merge(project, one, [other]),
        8: lambda: themes.rename(project, one, f"R{a}{b}"),
        9: lambda: placing.to_miscellaneous(project, chosen, one),
    }[kind]()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_steps_leave_a_sound_project_and_are_undone(
    steps: list[tuple[int, int, int, int]],
) -> None:
    project = fill(in_memory())
    codes.create(project, "fire")
    states = [state(project)]
    for step in steps:
        revision = project.revision
        try:
            attempt(project, *step)
        except ProjectError:
            assert project.revision == revision
        if project.revision > revision:
            states.append(state(project))
        assert faults(project.tables.contents) == []
    for earlier in reversed(states[:-1]):
        project.undo()
        assert state(project) == earlier

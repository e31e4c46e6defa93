"""Reviewing a theme: what stands in it, and what becomes of that by a verdict and by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codings, flags, theme_reviews, themes
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import Extract, extract_at
from tuicode.model.theme_extracts import (
    extracts_of_theme,
    place_of,
    places_of_theme,
    themes_of_extract,
)
from tuicode.model.themes import theme_named

if TYPE_CHECKING:
    from tuicode.model.project import Project

SPANS = ((0, 3), (4, 9), (10, 13))


def reviewed() -> Project:
    """Three extracts: the first and the second with the first code, the third with the second."""
    project = fill(in_memory())
    codings.remove(project, project.codings)
    source = project.sources[1]
    for (start, end), code in zip(SPANS, (0, 0, 1), strict=True):
        codings.apply(project, source, start, end, [project.codes[code]])
    top = themes.add(project, "Lys", codes=project.codes[:1])
    themes.add(project, "Lampe", parent=top, codes=project.codes[1:2])
    themes.add(project, "Veier", codes=project.codes[1:2])
    return project


@pytest.fixture
def project() -> Project:
    return reviewed()


def extract(project: Project, number: int) -> Extract:
    found = extract_at(project, project.sources[1].id, *SPANS[number])
    assert found is not None
    return found


def held(project: Project, name: str, *, subthemes: bool = True) -> list[int]:
    one = theme_named(project, name)
    found = extracts_of_theme(project, one, subthemes=subthemes)
    return [SPANS.index((each.start, each.end)) for each in found]


def stands_in(project: Project, number: int) -> list[str]:
    return [one.name for one in themes_of_extract(project, extract(project, number))]


def test_a_theme_has_the_extracts_of_its_codes_and_of_its_subthemes(project: Project) -> None:
    assert held(project, "Lys") == [0, 1, 2]
    assert held(project, "Lys", subthemes=False) == [0, 1]
    assert held(project, "Veier") == [2]
    assert stands_in(project, 2) == ["Lampe", "Veier"]


def test_what_is_not_analysed_is_in_no_theme(project: Project) -> None:
    flags.flag(project, project.sources[1], *SPANS[1], "not analysed")
    assert held(project, "Lys") == [0, 2]


def test_what_is_taken_out_is_out_until_it_is_kept_again(project: Project) -> None:
    top = theme_named(project, "Lys")
    theme_reviews.decide(project, top, extract(project, 2), "taken out", 1)
    assert held(project, "Lys") == [0, 1]
    assert stands_in(project, 2) == ["Veier"]
    theme_reviews.decide(project, top, extract(project, 2), "kept", 1)
    assert held(project, "Lys") == [0, 1, 2]
    assert len(project.tables.table("reviews")) == 1


def test_a_verdict_on_the_theme_alone_leaves_its_subthemes(project: Project) -> None:
    top = theme_named(project, "Lys")
    theme_reviews.decide(project, top, extract(project, 2), "taken out", 1, subthemes=False)
    assert stands_in(project, 2) == ["Lampe", "Veier"]


def test_what_is_moved_stands_in_the_other_theme(project: Project) -> None:
    top, other = theme_named(project, "Lys"), theme_named(project, "Veier")
    theme_reviews.decide(project, top, extract(project, 0), "moved", 1, to=other)
    assert (held(project, "Lys"), held(project, "Veier")) == ([1, 2], [0, 2])
    assert stands_in(project, 0) == ["Veier"]
    project.undo()
    assert (held(project, "Lys"), held(project, "Veier")) == ([0, 1, 2], [2])


def test_what_a_theme_took_out_comes_back_when_it_is_moved_there(project: Project) -> None:
    sub, other = theme_named(project, "Lampe"), theme_named(project, "Veier")
    theme_reviews.decide(project, other, extract(project, 2), "taken out", 1)
    theme_reviews.decide(project, sub, extract(project, 2), "moved", 1, to=other)
    assert stands_in(project, 2) == ["Veier"]
    theme_reviews.decide(project, other, extract(project, 2), "taken out", 1)
    assert stands_in(project, 2) == []


def test_what_is_moved_on_stands_only_where_it_came_last(project: Project) -> None:
    top, sub, other = (theme_named(project, name) for name in ("Lys", "Lampe", "Veier"))
    theme_reviews.decide(project, top, extract(project, 0), "moved", 1, to=other)
    theme_reviews.decide(project, other, extract(project, 0), "moved", 1, to=sub)
    assert stands_in(project, 0) == ["Lampe"]


def test_an_extract_is_moved_to_another_theme_that_stands(project: Project) -> None:
    top, other = theme_named(project, "Lys"), theme_named(project, "Veier")
    themes.set_aside(project, other)
    before = state(project)
    for verdict, to in (("moved", None), ("kept", other), ("moved", top), ("moved", other)):
        with pytest.raises(ProjectError):
            theme_reviews.decide(project, top, extract(project, 0), verdict, 1, to=to)
    assert state(project) == before


def test_the_newest_round_counts(project: Project) -> None:
    top = theme_named(project, "Lys")
    theme_reviews.decide(project, top, extract(project, 0), "taken out", 1)
    assert theme_reviews.current_round(project, top) == 1
    theme_reviews.decide(project, top, extract(project, 0), "kept", 2)
    assert theme_reviews.current_round(project, top) == 2
    assert held(project, "Lys") == [0, 1, 2]
    first = theme_reviews.verdicts(project, top, 1)
    assert {(key[0], one.verdict) for key, one in first.items()} == {(top.id, "taken out")}


def test_a_note_says_why_and_can_be_taken_away(project: Project) -> None:
    top = theme_named(project, "Lys")
    place = (top.id, place_of(extract(project, 0)))
    theme_reviews.note_on(project, top, extract(project, 0), 1, " uklart ")
    there = theme_reviews.verdicts(project, top, 1)[place]
    assert (there.verdict, there.note) == ("skipped", "uklart")
    theme_reviews.decide(project, top, extract(project, 0), "kept", 1)
    assert theme_reviews.verdicts(project, top, 1)[place].note == "uklart"
    theme_reviews.note_on(project, top, extract(project, 0), 1, "")
    there = theme_reviews.verdicts(project, top, 1)[place]
    assert (there.verdict, there.note) == ("kept", "")


def test_the_log_names_theme_verdict_and_place_and_no_words(project: Project) -> None:
    top = theme_named(project, "Lys")
    theme_reviews.decide(project, top, extract(project, 0), "kept", 1, note="hemmelig")
    assert project.log[-1].summary == "Lys, kept: Gruppe 2, turn 1"


VERDICTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(("Lys", "Lampe", "Veier")),
        st.sampled_from(("kept", "taken out", "Lys", "Lampe", "Veier")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(VERDICTS)
def test_both_ways_of_asking_agree_and_undo_leads_back(steps) -> None:
    project = reviewed()
    begun, before = project.revision, state(project)
    for number, name, verdict in steps:
        one = theme_named(project, name)
        to = theme_named(project, verdict) if verdict in {"Lys", "Lampe", "Veier"} else None
        if to is None or to.id != one.id:
            said = "moved" if to else verdict
            theme_reviews.decide(
                project, one, extract(project, number), said, 1, to=to, subthemes=False
            )
            if to is not None:
                assert to.name in stands_in(project, number)
    for one in themes.standing(project):
        places = places_of_theme(project, one)
        for number in range(3):
            there = place_of(extract(project, number)) in places
            assert there == (one.name in stands_in(project, number))
    while (step := project.history.next_undo) is not None and step.number > begun:
        project.undo()
    assert state(project) == before


def test_what_was_moved_out_of_a_subtheme_is_kept_there_after_all() -> None:
    project = fill(in_memory())
    (coding,) = project.codings
    lights, roads = (themes.add(project, name) for name in ("Lys", "Veier"))
    shade = themes.add(project, "Skygge", parent=lights, codes=[project.code(coding.code)])
    extract = extract_at(project, coding.source, coding.start, coding.end)
    assert extract is not None

    def found() -> list[int]:
        return [len(extracts_of_theme(project, one)) for one in (lights, shade, roads)]

    assert found() == [1, 1, 0]
    for number in (1, 2):
        theme_reviews.decide(project, lights, extract, "moved", number, to=roads)
        assert found() == [0, 0, 1]
        theme_reviews.decide(project, lights, extract, "kept", number)
        assert found() == [1, 1, 0]
    theme_reviews.decide(project, lights, extract, "taken out", 2)
    assert found() == [0, 0, 0]
    theme_reviews.decide(project, lights, extract, "kept", 3)
    assert found() == [1, 1, 0]

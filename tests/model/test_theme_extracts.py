"""What extracts a theme has, and how reviewing it takes them out or moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codings, flags, merging, theme_reviews, themes
from tuicode.model.errors import ProjectError
from tuicode.model.theme_extracts import extracts_of_theme, place_of, themes_of_extract

if TYPE_CHECKING:
    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme

SPANS = ((0, 9), (10, 19), (42, 50))


@pytest.fixture
def project() -> Project:
    return built()


def built() -> Project:
    """Lys has the first code and, under it, Lampe the second; Veier has the third."""
    project = fill(in_memory())
    source = project.sources[0]
    for code, span in zip(project.codes, SPANS, strict=True):
        codings.apply(project, source, *span, [code])
    first, second, third = project.codes
    lights = themes.add(project, "Lys", codes=[first])
    themes.add(project, "Lampe", parent=lights, codes=[second])
    themes.add(project, "Veier", codes=[third])
    return project


def named(project: Project, name: str) -> Theme:
    return themes.theme_named(project, name)


def places(project: Project, name: str, *, subthemes: bool = True) -> list[tuple[int, int]]:
    found = extracts_of_theme(project, named(project, name), subthemes=subthemes)
    return [(one.start, one.end) for one in found]


def one_of(project: Project, name: str, number: int = 0) -> Extract:
    return extracts_of_theme(project, named(project, name))[number]


def test_a_theme_has_the_extracts_of_its_codes_and_subthemes(project: Project) -> None:
    own = places(project, "Lys", subthemes=False)
    assert set(places(project, "Lys")) == {*own, *places(project, "Lampe")}
    assert SPANS[0] in own
    assert themes_of_extract(project, one_of(project, "Veier")) == [named(project, "Veier")]


def test_what_is_not_analysed_is_left_out(project: Project) -> None:
    source = project.sources[0]
    flags.flag(project, source, 0, 4, "not analysed")
    assert SPANS[0] not in places(project, "Lys")


def test_what_is_taken_out_keeps_its_codes(project: Project) -> None:
    there = one_of(project, "Veier")
    theme_reviews.decide(project, named(project, "Veier"), there, "taken out", 1)
    assert places(project, "Veier") == []
    assert list(project.codings_of_code(project.codes[2].id))
    theme_reviews.decide(project, named(project, "Veier"), there, "kept", 1)
    assert places(project, "Veier") == [(there.start, there.end)]
    assert len(project.tables.table("reviews")) == 1


def test_what_is_moved_stands_in_the_other_theme(project: Project) -> None:
    there = one_of(project, "Veier")
    theme_reviews.decide(
        project, named(project, "Veier"), there, "moved", 1, to=named(project, "Lampe")
    )
    assert places(project, "Veier") == []
    assert (there.start, there.end) in places(project, "Lampe")
    assert (there.start, there.end) in places(project, "Lys")
    assert (there.start, there.end) not in places(project, "Lys", subthemes=False)
    theme_reviews.decide(project, named(project, "Lampe"), there, "taken out", 1)
    assert (there.start, there.end) not in places(project, "Lampe")


def test_a_review_from_above_counts_where_the_extract_stands(project: Project) -> None:
    lights, lamp = named(project, "Lys"), named(project, "Lampe")
    there = next(
        one for one in extracts_of_theme(project, lights) if (one.start, one.end) == SPANS[1]
    )
    (review,) = theme_reviews.decide(project, lights, there, "taken out", 1, note="not so")
    assert (review.theme, review.note) == (lamp.id, "not so")
    assert SPANS[1] not in places(project, "Lys")
    assert list(theme_reviews.verdicts(project, lights, 1)) == [(lamp.id, place_of(there))]
    assert theme_reviews.verdicts(project, named(project, "Veier"), 1) == {}


def test_a_note_keeps_the_verdict(project: Project) -> None:
    veier, there = named(project, "Veier"), one_of(project, "Veier")
    theme_reviews.note_on(project, veier, there, 1, "hm")
    assert theme_reviews.verdicts(project, veier, 1)[veier.id, place_of(there)].verdict == "skipped"
    theme_reviews.decide(project, veier, there, "kept", 1)
    theme_reviews.note_on(project, veier, there, 1, "better")
    found = theme_reviews.verdicts(project, veier, 1)[veier.id, place_of(there)]
    assert (found.verdict, found.note) == ("kept", "better")


def test_odd_moves_are_refused(project: Project) -> None:
    veier, there = named(project, "Veier"), one_of(project, "Veier")
    before = state(project)
    with pytest.raises(ProjectError):
        theme_reviews.decide(project, veier, there, "moved", 1)
    with pytest.raises(ProjectError):
        theme_reviews.decide(project, veier, there, "moved", 1, to=veier)
    with pytest.raises(ProjectError):
        theme_reviews.decide(project, veier, there, "kept", 1, to=named(project, "Lys"))
    assert state(project) == before


def test_a_decision_follows_when_the_edges_move(project: Project) -> None:
    veier, there = named(project, "Veier"), one_of(project, "Veier")
    theme_reviews.decide(project, veier, there, "taken out", 1)
    codings.move(project, there.codings, there.start, there.end + 4)
    assert places(project, "Veier") == []


def test_codes_that_merge_bring_their_extracts(project: Project) -> None:
    first, _second, third = project.codes
    merging.merge(project, third, [first])
    assert set(SPANS[:1]) <= set(places(project, "Veier"))
    assert set(SPANS[:1]) <= set(places(project, "Lys"))


VERDICTS = st.lists(
    st.tuples(
        st.sampled_from(["kept", "taken out", "moved"]),
        st.sampled_from(["Lys", "Lampe", "Veier"]),
        st.sampled_from(["Lys", "Lampe", "Veier"]),
        st.integers(0, 2),
        st.integers(1, 3),
    ),
    max_size=15,
)


@settings(max_examples=60, deadline=None)
@given(VERDICTS)
def test_no_decision_loses_an_extract_that_was_moved(
    steps: list[tuple[str, str, str, int, int]],
) -> None:
    project = built()
    for verdict, from_, to, number, round_ in steps:
        theme, there = named(project, from_), extracts_of_theme(project, named(project, from_))
        if not there or (verdict == "moved" and from_ == to):
            continue
        extract = there[number % len(there)]
        target = named(project, to) if verdict == "moved" else None
        later = max(
            round_, *(theme_reviews.current_round(project, one) for one in themes.standing(project))
        )
        theme_reviews.decide(project, theme, extract, verdict, later, to=target)  # type: ignore[arg-type]
        stands = {one.name for one in themes_of_extract(project, extract)}
        if verdict == "moved":
            assert to in stands
        for one in themes.standing(project):
            found = {place_of(each) for each in extracts_of_theme(project, one, subthemes=False)}
            assert (place_of(extract) in found) == (one.name in stands)

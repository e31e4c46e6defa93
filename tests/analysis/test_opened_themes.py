"""Themes opened: who speaks to one, what two share, which themes each extract stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.analysis.coverage import coverage, uncoded
from tuicode.analysis.theme_comparison import compare_themes
from tuicode.analysis.theme_marks import ThemesOnText, theme_marks
from tuicode.analysis.theme_passages import (
    Passage,
    around,
    longer_than_counted,
    passages_of_theme,
    reviewed_in,
)
from tuicode.analysis.theme_spread import spread, told
from tuicode.model import codings, flags, theme_reviews, themes
from tuicode.model.extracts import extract_at, extracts_of_source
from tuicode.model.theme_extracts import extracts_of_theme, places_of_theme, themes_of_extract
from tuicode.model.themes import theme_named

if TYPE_CHECKING:
    from tuicode.model.project import Project


def themed() -> Project:
    """Two sources of four turns (moderator, participant twice, nobody), and two themes."""
    project = fill(in_memory())
    codings.remove(project, project.codings)
    first, second, third = project.codes
    top = themes.add(project, "Lys", codes=[first])
    themes.add(project, "Lampe", parent=top, codes=[second])
    themes.add(project, "Veier", codes=[second, third])
    return project


@pytest.fixture
def project() -> Project:
    return themed()


def put(project: Project, turn: int, code: int, source: int = 0, words: int = 0) -> None:
    there = project.sources[source]
    one = there.turns[turn]
    end = one.end
    if words:
        said = there.text[one.start : one.end].split(" ")[:words]
        end = one.start + len(" ".join(said))
    codings.apply(project, there, one.start, end, [project.codes[code]])


def test_spread_tells_who_speaks_with_extracts_and_words_interviewers_apart(
    project: Project,
) -> None:
    put(project, 0, 0)
    put(project, 1, 0, words=3)
    put(project, 1, 1, words=5)
    put(project, 2, 0, source=1, words=2)
    found = spread(project, theme_named(project, "Lys"))
    assert found.extracts == 4
    (who,) = found.participants
    # Words that two extracts share count once.
    assert (who.name, who.extracts, who.words) == ("Deltaker 1", 3, 5 + 2)
    (asks,) = found.interviewers
    assert (asks.name, asks.extracts, asks.words) == ("Moderator", 1, 7)
    assert [(one.name, one.extracts) for one in found.sources] == [("Gruppe 1", 3), ("Gruppe 2", 1)]
    assert told(found).startswith("1 of 1 participant speak to this theme, in 2 of 2 sources.")


def test_those_who_do_not_speak_to_a_theme_are_told_too(project: Project) -> None:
    found = spread(project, theme_named(project, "Veier"))
    assert [one.extracts for one in (*found.participants, *found.sources)] == [0, 0, 0]
    assert told(found).startswith("0 of 1 ")


def test_what_is_not_analysed_speaks_to_nothing(project: Project) -> None:
    put(project, 1, 0)
    source = project.sources[0]
    flags.flag(project, source, source.turns[1].start, source.turns[1].end, "not analysed")
    assert spread(project, theme_named(project, "Lys")).extracts == 0


def test_two_themes_share_and_overlap_and_have_their_own(project: Project) -> None:
    put(project, 1, 1, words=4)
    put(project, 2, 0, words=4)
    put(project, 2, 2, words=2)
    put(project, 0, 0)
    put(project, 1, 2, source=1)
    one, other = theme_named(project, "Lys"), theme_named(project, "Veier")
    found = compare_themes(project, one, other)
    assert [code.name for code in found.shared_codes] == ["nye roller"]
    assert [code.name for code in found.codes_of_one] == ["mørke gater"]
    assert [code.name for code in found.codes_of_other] == ["tillit"]
    turns = project.sources[0].turns
    assert [place[1] for place in found.shared] == [turns[1].start]
    ((first, second),) = found.overlapping
    assert first[1] == second[1] == turns[2].start
    assert first[2] > second[2]
    assert [place[1] for place in found.only_one] == [turns[0].start]
    assert [place[0] for place in found.only_other] == [project.sources[1].id]


def test_what_is_listed_is_what_is_counted_or_it_is_said_why(project: Project) -> None:
    put(project, 0, 0)
    put(project, 1, 0)
    put(project, 1, 1)
    put(project, 2, 0)
    one, other = theme_named(project, "Lys"), theme_named(project, "Veier")
    first, *_rest, last = extracts_of_theme(project, one)
    theme_reviews.decide(project, one, first, "skipped", 1)
    theme_reviews.decide(project, one, last, "taken out", 1)

    def listed() -> list[Passage]:
        return passages_of_theme(project, one, reviewed_in(project, one, 1))

    assert len(listed()) == 4
    assert longer_than_counted(project, one, listed()) == (
        "1 that left the theme in this round is listed still. "
        "1 is listed again, as it stands in another of its themes too."
    )
    # Coded anew in the text, what was left for now is in the theme no more.
    codings.recode(project, first.codings[0], [project.codes[2]])
    assert [each.start for each in listed() if each.start == first.start] == []
    assert longer_than_counted(project, other, []) == ""


PLACES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 1), st.integers(1, 4)),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(PLACES)
def test_a_comparison_loses_no_extract_and_is_the_same_from_either_side(steps) -> None:
    project = themed()
    for turn, code, source, words in steps:
        put(project, turn, code, source, words)
    one, other = theme_named(project, "Lys"), theme_named(project, "Veier")
    found, turned = compare_themes(project, one, other), compare_themes(project, other, one)
    in_pairs = {first for first, _second in found.overlapping}
    every = {*found.shared, *in_pairs, *found.only_one}
    sub = theme_named(project, "Lampe")
    assert every == places_of_theme(project, one) | places_of_theme(project, sub)
    assert not {*found.only_one} & {*found.shared}
    assert found.shared == turned.shared
    assert {(b, a) for a, b in turned.overlapping} == {*found.overlapping}
    assert found.only_other == turned.only_one
    for first, second in found.overlapping:
        assert first[0] == second[0]
        assert first[1] < second[2]
        assert second[1] < first[2]
        assert first != second


def test_themes_have_numbers_and_the_hue_of_their_place(project: Project) -> None:
    marks = list(theme_marks(project).values())
    assert [(one.tag, one.name, one.family) for one in marks] == [
        ("1", "Lys", "green"),
        ("1.1", "Lampe", "green"),
        ("2", "Veier", "blue"),
    ]
    themes.set_aside(project, theme_named(project, "Lys"))
    assert [one.tag for one in theme_marks(project).values()] == ["1"]


@settings(max_examples=60, deadline=None)
@given(PLACES, st.sampled_from(["kept", "taken out", "Veier", "Lampe"]))
def test_the_marks_are_those_of_the_themes_an_extract_stands_in(steps, verdict) -> None:
    project = themed()
    for turn, code, source, words in steps:
        put(project, turn, code, source, words)
    source = project.sources[0]
    lys = theme_named(project, "Lys")
    for extract in [*extracts_of_source(project, source.id)][:2]:
        to = None if verdict in {"kept", "taken out"} else theme_named(project, verdict)
        said = "moved" if to else verdict
        theme_reviews.decide(project, lys, extract, said, 1, to=to, subthemes=False)
    on_text = ThemesOnText(project)
    for extract in extracts_of_source(project, source.id):
        named = [mark.name for mark in on_text.of(extract)]
        assert named == [one.name for one in themes_of_extract(project, extract)]


def test_coverage_by_theme_leaves_out_what_stands_in_none(project: Project) -> None:
    source = project.sources[0]
    put(project, 1, 0)
    put(project, 2, 0)
    turn = source.turns[2]
    extract = extract_at(project, source.id, turn.start, turn.end)
    assert extract is not None
    theme_reviews.decide(project, theme_named(project, "Lys"), extract, "taken out", 1)
    themes_now = ThemesOnText(project)
    by_theme, by_code = coverage(project, themes=themes_now)[0], coverage(project)[0]
    assert by_theme.coded < by_code.coded
    assert by_theme.words == by_code.words
    missed = uncoded(project, source, themes=themes_now)
    assert any(start <= turn.start < end for start, end in missed)
    assert not any(start <= turn.start < end for start, end in uncoded(project, source))


@pytest.mark.parametrize("turn", range(4))
def test_what_stands_around_is_the_turn_before_and_after(project: Project, turn: int) -> None:
    source = project.sources[0]
    turns = source.turns
    start, end = turns[turn].start + 1, turns[turn].end - 1
    before, after = around(source, start, end)
    assert before == (turns[max(turn - 1, 0)].start, start)
    assert after == (end, turns[min(turn + 1, 3)].end)

"""`review-theme`, and what `show` tells of opened themes, in words."""

from __future__ import annotations

import pytest

import tuicode as package
from tuicode.model import codings, themes


@pytest.fixture
def themed(project):
    with package.open(project) as opened:
        source = opened.sources[1]
        rolls, trust = opened.code_named("nye roller"), opened.code_named("tillit")
        codings.apply(opened, source, 0, 3, [rolls])
        themes.add(opened, "Lys", codes=[rolls])
        themes.add(opened, "Veier", codes=[trust])
    return project


def test_an_extract_is_kept_moved_and_taken_out(tuicode, themed) -> None:
    place = ("Lys", "Gruppe 2", 0, 3)
    answer = tuicode("review-theme", themed, *place, "kept", "--note", "ja")
    assert (answer.status, answer.out) == (0, "Kept: 1 of 2 reviewed, 1 left.\n")
    answer = tuicode("review-theme", themed, *place, "moved", "--to", "Veier")
    assert answer.out == "Moved: 1 of 2 reviewed, 1 left.\n"
    rows = tuicode("show", themed, "theme-extracts", "--theme", "Veier", "--json").json
    assert [(row["start"], row["verdict"]) for row in rows] == [(0, None)]
    answer = tuicode("review-theme", themed, "Lys", "Gruppe 1", 0, 9, "taken-out", "--new-round")
    assert answer.out == "Taken out: 1 of 1 reviewed, 0 left.\n"
    table = tuicode("show", themed, "theme-extracts").out
    assert "taken out" in table


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Tåke", "Gruppe 2", 0, 3, "kept"), "no theme «Tåke»"),
        (("Lys", "Gruppe 2", 0, 4, "kept"), "no extract"),
        (("Lys", "Gruppe 9", 0, 3, "kept"), "Gruppe 9"),
        (("Lys", "Gruppe 2", 0, 3, "moved"), "name one"),
        (("Lys", "Gruppe 2", 0, 3, "moved", "--to", "Lys"), "already"),
        (("Lys", "Gruppe 2", 0, 3, "loved"), "loved"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(tuicode, themed, arguments, said) -> None:
    before = themed.read_bytes()
    answer = tuicode("review-theme", themed, *arguments)
    assert answer.status != 0
    assert said in answer.err
    assert themed.read_bytes() == before


def test_spread_comparison_and_coverage_are_told_in_words(tuicode, themed) -> None:
    said = tuicode("show", themed, "spread", "--theme", "Lys").out
    assert "speak to this theme" in said
    assert "no measure of how good" in said
    compared = tuicode("show", themed, "theme-comparison", "--theme", "Lys", "--theme", "Veier").out
    assert "Extracts only of the first: 2" in compared
    assert "In a theme" in tuicode("show", themed, "coverage", "--by-theme").out


def test_two_themes_have_to_be_named_and_options_belong_to_their_kind(tuicode, themed) -> None:
    assert "Name the two themes" in tuicode("show", themed, "theme-comparison").err
    assert "--theme" in tuicode("show", themed, "codes", "--theme", "Lys").err
    assert "--by-theme" in tuicode("show", themed, "codes", "--by-theme").err


def test_without_themes_nothing_is_told(tuicode, project) -> None:
    assert "no themes yet" in tuicode("show", project, "spread").out
    assert tuicode("show", project, "theme-extracts").status == 0


def test_hints_on_names_are_switched_on_the_sheet(tuicode, project) -> None:
    assert "hints on names of themes" in tuicode("project", project, "--no-name-hints").out
    with package.open(project) as opened:
        assert not opened.sheet.name_hints
    assert tuicode("project", project, "--name-hints").status == 0

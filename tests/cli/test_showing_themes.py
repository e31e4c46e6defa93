"""What `show` tells of opened themes, in words."""

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
    assert "remarks on names of themes" in tuicode("project", project, "--no-name-hints").out
    with package.open(project) as opened:
        assert not opened.sheet.name_hints
    assert tuicode("project", project, "--name-hints").status == 0

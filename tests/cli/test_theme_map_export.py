"""`tuicode export FILE theme-map`: the map of now, and of a version."""

from __future__ import annotations

import pytest

import tuicode as package
from tuicode.model import themes, versions


@pytest.fixture
def themed(project):
    with package.open(project) as opened:
        made = themes.add(opened, "The street at night")
        versions.keep(opened, "First thoughts")
        themes.rename(opened, made, "The dark owns the street")
    return project


def test_a_version_can_be_drawn(tuicode, themed, tmp_path) -> None:
    for name, options in (("now", ()), ("then", ("--version", "1"))):
        assert (
            tuicode("export", themed, "theme-map", tmp_path / f"{name}.svg", *options).status == 0
        )
    now, then = ((tmp_path / f"{one}.svg").read_text("utf-8") for one in ("now", "then"))
    assert "The dark owns" in now
    assert "The street at night" in then
    assert "First thoughts" in then


def test_what_does_not_go_together_is_told(tuicode, themed, tmp_path) -> None:
    answer = tuicode("export", themed, "theme-map", tmp_path / "a.svg", "--version", "7")
    assert answer.status == 1
    assert "There is no version 7" in answer.err
    answer = tuicode("export", themed, "codes", tmp_path / "a.csv", "--version", "1")
    assert answer.status == 2
    assert "Only a theme map takes --version" in answer.err
    answer = tuicode("export", themed, "theme-map", tmp_path / "a.docx")
    assert ".svg or .png" in answer.err
    assert list(tmp_path.glob("a.*")) == []

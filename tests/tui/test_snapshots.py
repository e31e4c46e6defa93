"""Pictures of the screens; after a change of looks: pytest tests/tui/test_snapshots.py -n 0
--snapshot-update, and look at each of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seat import never_been_there

import tuicode
from tuicode.model import codings
from tuicode.tui.app import TuicodeApp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project

SIZES = [(80, 24), (120, 40), (160, 50)]
THEMES = ["tuicode-dark", "tuicode-light"]
Compare = Callable[..., bool]


@pytest.fixture
def coded(path: Path) -> Iterator[Project]:
    """The project with extracts that meet, saved and open again."""
    with tuicode.open(path) as project:
        source = project.sources[0]
        for words, tag in (
            ("Welcome, all of you.", "PW"),
            ("waiting", "BA"),
            ("you tell yourself that you are resting. I never sleep well", "BA"),
            ("I never sleep well before two.", "WP"),
            ("*laughs* The pump?", "OE"),
            ("then nothing. I don't blame them. They have a budget", "DO"),
            ("It was minus eighteen.", "PW"),
        ):
            start = source.text.find(words)
            if start >= 0:
                span = start, start + len(words)
                codings.apply(project, source, *span, [project.code_named(tag)])
    with tuicode.open(path) as project:
        never_been_there(project)
        yield project


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_read_and_code(
    coded: Project, snap_compare: Compare, theme: str, size: tuple[int, int]
) -> None:
    app = TuicodeApp(coded, theme=theme)
    assert snap_compare(app, press=["right", "right"], terminal_size=size)


def test_read_and_code_without_colour(coded: Project, snap_compare: Compare) -> None:
    app = TuicodeApp(coded, theme="ansi-dark")
    assert snap_compare(app, press=["right", "space", "right"], terminal_size=(80, 24))


def test_the_prompt(coded: Project, snap_compare: Compare) -> None:
    app = TuicodeApp(coded, theme="tuicode-dark")
    assert snap_compare(app, press=["right", "c", "t", "e"], terminal_size=(80, 24))


def test_start(path: Path, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(path, (1_700_000_000, 1_700_000_000))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr(Path, "cwd", lambda: Path("interviews"))
    path.parent.joinpath("interviews").mkdir()
    path.rename(path.parent / "interviews" / path.name)
    assert snap_compare(TuicodeApp(None, theme="tuicode-dark"), terminal_size=(80, 24))

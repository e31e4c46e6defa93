"""What the next screens need is made ready while no key is pressed, a little at a time.

The codebook and the analysis rest on a count of all codings, and on modules that the first screen
has no use for: the first key that asks for them would wait for a quarter of a second.
"""

from __future__ import annotations

from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.timer import Timer

    from tuicode.model.project import Project
    from tuicode.tui.app import TuicodeApp

PAUSE = 0.5
"""Seconds without a key after which it is begun, or gone on with."""

WORK, BREATH = 0.005, 0.01
"""Seconds of work at a time, which a key may have to wait for, and of waiting for keys after it."""

SCREENS = (
    ("codebook", "Codebook"),
    ("analysis", "Analysis"),
    ("passes", "Passes"),
    ("themes", "Themes"),
    ("theme_map", "ThemeMap"),
    ("writing", "Writing"),
)
"""The screens that are loaded, each with its module."""


class Ahead:
    """Makes ready what the project of an application has not been asked for yet."""

    def __init__(self, app: TuicodeApp) -> None:
        self._app = app
        self._timer: Timer | None = None
        self._steps: Iterator[None] | None = None
        self._done: tuple[int, int] | None = None

    def begin(self) -> None:
        """Go on when no key has come for a while after this one, unless all is ready."""
        project = self._app.project
        if project is None or (id(project), project.revision) == self._done:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(PAUSE, self._work)

    def _work(self) -> None:
        project = self._app.project
        if project is None:
            return
        self._steps = self._steps or steps(self._app, project)
        until = perf_counter() + WORK
        for _step in self._steps:
            if perf_counter() > until:
                self._timer = self._app.set_timer(BREATH, self._work)
                return
        self._timer = self._steps = None
        self._done = id(project), project.revision


def steps(app: TuicodeApp, project: Project) -> Iterator[None]:
    """Load the screens and their styles, and count the codings, in small steps."""
    for module, name in SCREENS:
        kind = getattr(import_module(f"tuicode.tui.workspaces.{module}"), name)
        yield
        # Textual reads the styles of a screen when it is shown for the first time.
        app._load_screen_css(kind(project, app.look))  # noqa: SLF001
        yield
    from tuicode.analysis.overview import overview
    from tuicode.analysis.tally import reckoned_ahead

    yield from reckoned_ahead(project)
    overview(project)
    yield
    from tuicode.analysis.theme_counts import theme_counts_of
    from tuicode.model.themes import standing

    for one in standing(project)[:1]:
        theme_counts_of(project).of(project, one)
        yield
        extracts = import_module("tuicode.tui.workspaces.theme").ThemeExtracts
        app._load_screen_css(extracts(project, app.look, one))  # noqa: SLF001

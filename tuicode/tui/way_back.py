"""The way back from the text to where one came from: a theme opened, two compared, the codebook.

A screen that is gone from into the text is closed. The way back opens it again, and what it stood
on, each as it was left.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import AwaitMount

Step = Callable[[Any], "Awaitable[None] | None"]
"""Opens a screen again, over the one that it is given."""


class Below(Protocol):
    """A screen from which others are opened."""

    @property
    def app(self) -> App[Any]:
        """The application."""

    def come_back(self, chosen: object) -> None:
        """Take what was chosen on a screen opened from here; None where nothing was."""


class Jump(msgspec.Struct, frozen=True):
    """What was chosen elsewhere for the text, where that was, and the way back there."""

    chosen: object
    told: str
    steps: tuple[Step, ...]


def back_to(below: Below, told: str, step: Step) -> Callable[[object], None]:
    """Return what hands on what a screen over this one chose, and `step` as a part of the way."""

    def back(chosen: object) -> None:
        if isinstance(chosen, Jump):
            below.come_back(msgspec.structs.replace(chosen, steps=(step, *chosen.steps)))
        else:
            below.come_back(None if chosen is None else Jump(chosen, told, (step,)))

    return back


def open_over(below: Below, told: str, make: Callable[[], Screen[Any]]) -> AwaitMount:
    """Show a screen over another; `told` is what is said of the way back to it."""
    step: Step = lambda again: open_over(again, told, make)  # noqa: E731
    return below.app.push_screen(make(), back_to(below, told, step))

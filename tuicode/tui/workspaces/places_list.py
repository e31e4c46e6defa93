"""A list of places in the text; from one, the way back leads to it in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from tuicode.language import _
from tuicode.model.extracts import Extract
from tuicode.tui.way_back import Jump, Step
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.writing_pad import here_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App
    from textual.widget import AwaitMount

    from tuicode.model.project import Project
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.writing_pad import Place


class Above(Protocol):
    """A screen of a project, which closes with what is gone to in the text."""

    project: Project
    look: Look

    @property
    def app(self) -> App[Any]:
        """The application."""

    def dismiss(self, result: Any) -> object:
        """Close, with what was chosen."""


def list_places(
    screen: Above,
    title: str,
    told: str,
    listed: Sequence[tuple[Place, Row]],
    again: Callable[[Any, int], AwaitMount | None],
    *,
    highlighted: int,
) -> AwaitMount:
    """List places over a screen; Enter closes that screen, and goes to the place in the text.

    `told` is what is said of the way back to the list. `again` opens the list once more over a
    screen such as this one, with a row of it highlighted.
    """
    places = [place for place, _row in listed]

    def go(index: int) -> None:
        one = places[index]
        step: Step = lambda above: again(above, index)  # noqa: E731
        screen.dismiss(Jump(Extract(one.source, one.start, one.end, ()), told, (step,)))

    return screen.app.push_screen(
        Listing(
            screen.look,
            title,
            [row for _place, row in listed],
            go,
            hint=_("Enter goes there in Read & code; q leads back."),
            highlighted=highlighted,
            project=screen.project,
            about=partial(here_at, screen.project, places),
        )
    )

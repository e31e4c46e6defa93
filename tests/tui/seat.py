"""Sitting at the screen: press keys, and read what stands there."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key
from textual.keys import _character_to_key

from tuicode.model.readings import in_reading_order, reading_of
from tuicode.model.records import Reading
from tuicode.tui.app import TuicodeApp
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from tuicode.model.project import Project
    from tuicode.tui.keymap import Keymap

SMALL, LARGE = (80, 24), (120, 40)


CHARACTERS = {"space": " "}


def key_event(key: str) -> Key:
    """Return what comes of a key, named by its letter or as in a binding."""
    character = key if len(key) == 1 else CHARACTERS.get(key)
    return Key(_character_to_key(key) if len(key) == 1 else key, character)


@asynccontextmanager
async def at(
    project: Project | None,
    size: tuple[int, int] = SMALL,
    theme: str = "tuicode-dark",
    keymap: Keymap | None = None,
) -> AsyncIterator[Seat]:
    """Sit down at a project, or at the start screen.

    Where one has never been there, one begins at the beginning: see `never_been_there`.
    """
    if project is not None and not any(reading_of(project, one) for one in project.sources):
        never_been_there(project)
    app = TuicodeApp(project, theme, keymap)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Seat(app, pilot)


def never_been_there(project: Project) -> None:
    """Have what a test has coded beforehand not be work of this coder's that was broken off."""
    for source in in_reading_order(project):
        begun = Reading(id=source.id, source=source.id, by=project.by, at="9999")
        project.tables.set("readings", begun.id, begun)


class Seat:
    """Keys in, text out."""

    def __init__(self, app: TuicodeApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each after the screen is still."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.settle(2)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*text)

    async def burst(self, *keys: str) -> None:
        """Let keys arrive all at once, as over a slow line."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.settle(3)

    async def settle(self, rounds: int = 2) -> None:
        """Wait until every message has been handled, and what came of them is laid out."""
        for _round in range(rounds):
            await self.pilot._wait_for_screen()
            # What Textual does on a timer of 1/60 second, and what would have to be waited for.
            self.app.screen._on_timer_update()

    async def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.rows)

    @property
    def message(self) -> str:
        """The sentence at the bottom."""
        return self.app.screen.query_one(Sentence).text

    @property
    def status(self) -> str:
        """The line at the top."""
        return self.app.screen.query_one("#status", Line).shown_text

    @property
    def keys(self) -> list[str]:
        """The keys that are listed, each with its word."""
        line = self.app.screen.query_one(KeyLine).shown_text
        return [one.strip() for one in line.split("  ") if one.strip()]

    @property
    def transcript(self) -> Transcript:
        """The transcript."""
        return self.app.screen.query_one(Transcript)

    @property
    def prompt(self) -> Prompt:
        """The prompt."""
        return self.app.screen.query_one(Prompt)

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        return self.app.focused.id if self.app.focused and self.app.focused.id else ""

    @property
    def marked(self) -> str:
        """The words that a code would go on."""
        cursor, source = self.transcript.cursor, self.transcript.source
        return source.text[slice(*cursor.span)] if cursor and source else ""

    @property
    def marked_rows(self) -> list[str]:
        """The rows on the screen that have the cursor's bar."""
        return [row for row in self.rows if row.startswith("▌")]

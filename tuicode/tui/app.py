"""The application: which project, which look, which screen first."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, ClassVar, Protocol, cast, runtime_checkable

import textual
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.events import Key
from textual.filter import Monochrome

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.store.project_file import ProjectFile
from tuicode.tui.ahead import Ahead
from tuicode.tui.driver import one_frame_ahead
from tuicode.tui.keymap import Keymap, find, read
from tuicode.tui.looks import DARK, LIGHT, PLAIN, SIXTEEN, look_of, looks_for
from tuicode.tui.rest import Rest
from tuicode.tui.sent_lines import SentLines
from tuicode.tui.widgets.line import Sentence
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePath

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.screen import Screen
    from textual.theme import Theme

    from tuicode.model.project import Project
    from tuicode.tui.looks import Look


@runtime_checkable
class TypedInto(Protocol):
    """What takes letters: a prompt, an editor."""

    def take(self, character: str) -> None:
        """Put a character where the cursor is."""


@runtime_checkable
class MovedIn(Protocol):
    """What is moved in by arrow keys: a list, a board, a map."""

    def action_edge(self, edge: int) -> None:
        """Go to the first or the last."""


class TuicodeApp(App[int]):
    """tuicode on a terminal; without a project it begins with the start screen."""

    TITLE = "tuicode"
    # Here and not with the screens: Textual loads no styles of the screen it begins with.
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        f"styles/{name}.tcss" for name in ("read_and_code", "start", "import_transcripts")
    ]
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(
        self, project: Project | None = None, theme: str = "", keymap: Keymap | None = None
    ) -> None:
        # Textual takes NO_COLOR out of the environment.
        self.colourless = "NO_COLOR" in os.environ
        super().__init__(driver_class=one_frame_ahead(self.get_driver_class()))
        # For it, Textual makes greys of colours, and sends them; our plain look has none.
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome)]
        self.project = project
        self.keymap = keymap or Keymap()
        self.columns_hidden: dict[str, frozenset[str]] = {}
        """The columns that a workspace does not show, as long as the program runs."""
        self._sent = SentLines(erases=erases_in_colour(os.environ.get("TERM", "")))
        self._rest = Rest(self)
        self._ahead = Ahead(self)
        self.animation_level = "none"
        for one in (DARK, LIGHT, SIXTEEN, PLAIN):
            self.register_theme(one)
        self.theme = theme or wanted_theme() or self._looks()[0].name

    @property
    def look(self) -> Look:
        """The styles of the line-drawn widgets."""
        return look_of(self.current_theme, colourless=self.colourless)

    def next_look(self) -> str:
        """Change to the next look that this terminal can show well; return the theme's name."""
        names = [one.name for one in self._looks()]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
        return self.theme

    def switch_mouse(self) -> bool:
        """Leave the mouse to the terminal, or take it back; return whether we have it now."""
        driver = self._driver
        assert driver is not None
        ours = not driver._mouse  # noqa: SLF001
        # Neither does anything where the driver has no mouse, nor after a stop when going on.
        driver._mouse = True  # noqa: SLF001
        getattr(driver, f"_{'enable' if ours else 'disable'}_mouse_support", bool)()
        driver._mouse = ours  # noqa: SLF001
        return ours

    def _looks(self) -> list[Theme]:
        return looks_for(self.console.color_system, colourless=self.colourless)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the project, or the start screen, and not with an empty screen below it."""
        if self.project is None:
            from tuicode.tui.workspaces.start import Start

            return Start(self.look, self.open_workspace)
        return self._workspace(self.project)

    def on_mount(self) -> None:
        """Wait for being stopped and going on again (SIGTSTP and SIGCONT)."""
        self.app_resume_signal.subscribe(self, self._draw_anew)

    def on_ready(self) -> None:
        """Keep what the screens are made of out of the way of keys."""
        self._rest.keep_all()
        self._ahead.begin()

    async def on_event(self, event: Event) -> None:
        """Handle keys one after the other, each whole before the next.

        Textual passes a key on to the focused widget's queue and looks up what it is bound to
        when it comes back. On a slow line several keys come at once: of `c` and `trust` the
        later letters would then be taken for commands, before the prompt is there. What comes
        after the key that leaves would open screens that are never laid out.
        """
        if isinstance(event, Key) and self._exit:
            return
        if not (isinstance(event, Key) and not event.is_forwarded and await self._take(event)):
            await super().on_event(event)
        if isinstance(event, Key):
            # What a screen chose as it closed is with the one below it, and so on down, before
            # the next key: Textual hands it on only when no more keys are waiting.
            while self._next_callbacks:
                await self._flush_next_callbacks()
            self._rest.begin()
            self._ahead.begin()

    async def _take(self, event: Key) -> bool:
        focused: object = self.focused
        if not isinstance(focused, MovedIn | TypedInto):
            return False
        mode = self.screen.mode if isinstance(self.screen, Workspace) else None
        if mode is not None and mode.press(event.key):
            return True
        if isinstance(focused, TypedInto) and event.character and event.is_printable:
            focused.take(event.character)
        elif not await self._check_bindings(event.key, priority=True):
            await self._check_bindings(event.key)
        return True

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action; with one of the screen's, what was said of the one before is over."""
        if default_namespace is self.screen:
            for line in self.screen.query(Sentence):
                line.fall_silent()
        return await super().run_action(action, default_namespace, namespaces)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        sent: object = renderable
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            sent = self._sent.changed(renderable)
        super()._display(screen, cast("RenderableType | None", sent))

    def _draw_anew(self, _app: App[object]) -> None:
        # Meanwhile something else has been on the terminal.
        self._sent.forget()
        self.screen.refresh()

    def action_help_quit(self) -> None:
        """Say how to leave, for those who press Ctrl-C."""
        for line in self.screen.query(Sentence):
            line.say(_("q leaves, where nothing is being asked."), self.look.text)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what is cut in a prompt here: through the terminal (OSC 52) it would leave."""
        self._clipboard = text

    def _fatal_error(self) -> None:
        from rich.traceback import Traceback

        # Textual's own prints the values of variables, and so what people said.
        self._exit_renderables.append(Traceback(show_locals=False, suppress=[textual]))
        self._close_messages_no_wait()

    def open_workspace(self, project: Project) -> None:
        """Show a project, with the keys of its folder."""
        self.project = project
        if isinstance(project.keeper, ProjectFile):
            self.keymap = read(find(project.keeper.path.absolute().parent))
        self.push_screen(self._workspace(project))

    def _workspace(self, project: Project) -> Screen[None]:
        from tuicode.tui.workspaces.read_and_code import ReadAndCode

        return ReadAndCode(project, self.look)


def wanted_theme() -> str:
    """Return the theme that TUICODE_THEME asks for; nothing where it names none."""
    wanted = os.environ.get("TUICODE_THEME", "").strip().casefold()
    return f"tuicode-{wanted}" if wanted in {"dark", "light", "plain"} else ""


def erases_in_colour(terminal: str) -> bool:
    """Tell whether a terminal gives cells that are erased the colour of the ground.

    GNU screen does not, and calls itself `screen`, as tmux does where it was told to.
    """
    return not terminal.startswith(("screen", "eterm", "vt"))


def run(path: Path | None = None, *, read_only: bool = False) -> int:
    """Open the screens on a project, or the start screen; return the exit status."""
    import tuicode

    # From here on it is done while no key is pressed; and loading makes hardly any.
    gc.disable()
    try:
        project = None if path is None else tuicode.open(path, read_only=read_only)
        keymap = read(find(path.absolute().parent if path else None))
        app = TuicodeApp(project, keymap=keymap)
        app.run(mouse=os.environ.get("TUICODE_MOUSE", "").strip().casefold() != "off")
        if app.project is not None:
            app.project.close()
    except ProjectError as error:
        sys.stderr.write(f"tuicode: {error}\n")
        return 1
    return app.return_code or 0

"""What the actions of a workspace stand on: the project, the transcript, the prompt, a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from tuicode.model.readings import place_in
from tuicode.tui.follower import Follower
from tuicode.tui.frames import WholeFrames
from tuicode.tui.looks import Looked
from tuicode.tui.widgets.line import Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from textual.screen import Screen

    from tuicode.analysis.theme_marks import ThemesOnText
    from tuicode.model.errors import ProjectError
    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.model.transaction import Committed
    from tuicode.tui.action import Action
    from tuicode.tui.app import TuicodeApp
    from tuicode.tui.looks import Look
    from tuicode.tui.visited import Place


class Mode(Protocol):
    """What takes the keys before everything else while it is on."""

    def press(self, key: str) -> bool:
        """Take a key; return whether it was for this."""

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys that apply, each with its word."""


def actions_of(screen: Screen[Any], workspace: str) -> tuple[Action, ...]:
    """Return the actions of a workspace with the keys that the user has given them."""
    return cast("TuicodeApp", screen.app).keymap.actions(workspace)


def take_keys(screen: Screen[Any]) -> None:
    """Bind a screen's actions to the keys that the user has given them.

    Once for the screen: Textual's own `set_keymap` does it anew for each key that is pressed,
    which takes 3 ms where all keys are one's own.
    """
    app = cast("TuicodeApp", screen.app)
    screen._bindings.apply_keymap(app._normalize_keymap(app.keymap.keys))  # noqa: SLF001


def take_size(screen: Screen[Any]) -> None:
    """Give a screen the classes of its size before what is on it is styled.

    Textual does so too, but after it has laid out and drawn all for the first time, so that the
    screen would be there for a moment as on a small terminal, and would be styled twice.
    """
    width, height = screen.app.size
    for size, breakpoints in (
        (width, screen.HORIZONTAL_BREAKPOINTS),
        (height, screen.VERTICAL_BREAKPOINTS),
    ):
        names = screen._get_breakpoint_classes(size, breakpoints or [])  # noqa: SLF001
        screen.add_class(*names, update=False)


class Workspace(Follower, WholeFrames):
    """A screen on a project with one transcript in it."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.places: dict[int, int] = {}
        self.last_change: Committed | None = None
        self.mode: Mode | None = None
        self.passes_shown: frozenset[int] | None = None
        self.themes_shown: ThemesOnText | None = None
        """Set while the text is marked by theme and not by code."""

    @property
    def transcript(self) -> Transcript:
        """The transcript."""
        return self.query_one(Transcript)

    @property
    def place(self) -> Place | None:
        """Where one is: the source and the position in it."""
        source, cursor = self.transcript.source, self.transcript.cursor
        return None if source is None or cursor is None else (source.id, cursor.focus[0])

    @property
    def prompt(self) -> Prompt:
        """The prompt inside the pane."""
        return self.query_one(Prompt)

    def is_shown(self, coding: Coding) -> bool:
        """Tell whether the codings of its pass are shown."""
        return self.passes_shown is None or coding.pass_ in self.passes_shown

    def count_shown(self, code_id: int) -> int:
        """Return how many codings carry a code, of the passes whose codings are shown."""
        if self.passes_shown is None:
            return self.project.count_of_code(code_id)
        return sum(map(self.is_shown, self.project.codings_of_code(code_id)))

    def count_in(self, source_id: int) -> int:
        """Return how many codings a source has, of the passes whose codings are shown."""
        there = self.project.codings_of_source(source_id)
        return len(there) if self.passes_shown is None else sum(map(self.is_shown, there))

    def change_mode(self, mode: Mode | None) -> None:
        """Let something take the keys, or nothing any more."""
        self.mode = mode

    def marked_anew(self) -> None:
        """Follow that the text is marked by something else now, or by other themes."""

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the bottom line."""
        style = self.look.problem if problem else self.look.text
        self.query_one(Sentence).say(sentence, style)

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong."""
        self.say(sentence, problem=True)

    def change_look(self, look: Look) -> None:
        """Draw everything anew in another look."""
        former, self.look = self.look, look
        for widget in self.query("*"):
            if isinstance(widget, Line | Sentence):
                widget.restyle(former, look)
            elif isinstance(widget, Looked):
                widget.change_look(look)

    def key(self, action: str) -> str:
        """Return the key of an action, as it stands on the keyboard."""
        actions = actions_of(self, "read_and_code")
        return next(one.key_shown for one in actions if one.name == action)

    def refuse(self, error: ProjectError) -> None:
        """Say why something was not done."""
        self.say(str(error), problem=True)

    def may_change(self) -> bool:
        """Tell whether the project can be changed; where not, say why."""
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        return not self.project.read_only

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Show a source where one left it, or at a position."""
        if self.transcript.source is not None and self.transcript.cursor is not None:
            self.places[self.transcript.source.id] = self.transcript.cursor.focus[0]
        if position is None:
            position = self.places.get(source.id, place_in(self.project, source))
        self.transcript.show(source, position)

    def show_place(self, source_id: int, position: int) -> None:
        """Go to a position in whichever source; raises NotFound where the source has gone."""
        source = self.transcript.source
        if source is not None and source.id == source_id:
            self.transcript.go(position)
        else:
            self.open_source(self.project.source(source_id), position)

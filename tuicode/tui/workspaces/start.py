"""The start screen: open a project of this folder, or make a new one."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.containers import Vertical
from textual.screen import Screen

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.tui.actions import START, bindings, key_line
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.question import Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import actions_of, take_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.tui.app import TuicodeApp
    from tuicode.tui.looks import Look
    from tuicode.tui.question import Choice

HEAD = b'"project"'
"""What stands near the beginning of every project file."""


class Start(Screen[None]):
    """Projects of the folder one is in, and the ways to others; `show` is given what is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(START, "start")]

    def __init__(self, look: Look, show: Callable[[Project], None]) -> None:
        super().__init__()
        self.look = look
        self._show = show
        self._files = projects_in(Path.cwd())

    def compose(self) -> ComposeResult:
        """Lay out the name of the program, the projects, and the lines below."""
        with Vertical(id="start"):
            yield self._line([Segment("  tuicode", self.look.speaker)])
            words = _("  From transcripts in Word to codes, themes and quotes, on this machine.")
            yield self._line([Segment(words, self.look.quiet)])
            yield self._line([])
            yield self._line([Segment("  " + self._heading(), self.look.strong)])
            yield self._line([Segment("  " + self._folder(), self.look.quiet)])
            yield RowList(self.look, lambda row: self._open(self._files[row]), id="projects")
        yield Prompt(self.look, lambda _code: 0)
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the projects."""
        take_keys(self)
        rows = self.query_one("#projects", RowList)
        rows.show(len(self._files), self._draw)
        self.set_focus(rows)
        self.query_one(KeyLine).show_keys(key_line(actions_of(self, "start")))
        self.say(" ".join(cast("TuicodeApp", self.app).keymap.problems))

    def say(self, sentence: str) -> None:
        """Say something on the bottom line."""
        self.query_one(Sentence).say(sentence, self.look.problem)

    def action_choose_project(self) -> None:
        """Open the project marked."""
        self.query_one("#projects", RowList).action_choose()

    def action_new(self) -> None:
        """Ask for a name, and make a project of it."""
        title = _("name of the new project; its file is made in {folder}").format(folder=Path.cwd())
        self.query_one(Prompt).ask(Question(title, self._make))

    def action_open(self) -> None:
        """Ask for the file of a project."""
        self.query_one(Prompt).ask(
            Question(_("which project file? name or path"), self._open_named)
        )

    def action_help(self) -> None:
        """Show all keys."""
        from tuicode.tui.workspaces.help import Help

        self.app.push_screen(Help(self.look))

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    # --- inside

    def _heading(self) -> str:
        if self._files:
            return _("Projects in this folder")
        return _("There is no project in this folder yet: press n to make one.")

    def _folder(self) -> str:
        """Return the folder one is in, the end of it where there is no room for all."""
        folder, room = shown(str(Path.cwd())), self.app.size.width - 4
        return folder if len(folder) <= room else "…" + folder[1 - room :]

    def _make(self, _taken: Sequence[Choice], typed: str) -> None:
        import tuicode

        name = " ".join(typed.split())
        if not name:
            return
        stem = "".join(one if one.isalnum() or one in " -_." else "-" for one in name)
        self._enter(lambda: tuicode.new(Path.cwd() / f"{stem}.json", name))

    def _open_named(self, _taken: Sequence[Choice], typed: str) -> None:
        if typed.strip():
            # Path's own expanduser raises where there is no such user.
            self._open(Path.cwd() / os.path.expanduser(typed.strip()))  # noqa: PTH111

    def _open(self, path: Path) -> None:
        import tuicode

        self._enter(lambda: tuicode.open(path))

    def _enter(self, opened: Callable[[], Project]) -> None:
        try:
            self._show(opened())
        except ProjectError as error:
            if self.query_one(Prompt).is_answering:
                raise
            self.say(str(error))

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        path = self._files[index]
        note = _note(path)
        name = cut(path.name, width - cells(note) - 5)
        space = " " * (width - cells(note) - cells(name) - 4)
        ground = self.look.selected if lit else self.look.text
        quiet = self.look.selected_quiet if lit else self.look.quiet
        return [Segment(f"    {name}{space}", ground), Segment(note, quiet)]

    def _line(self, segments: list[Segment]) -> Line:
        line = Line(self.look.text)
        line.show(segments)
        return line


def _note(path: Path) -> str:
    """Return when a file was changed and its size; nothing where it has gone."""
    try:
        status = path.stat()
    except OSError:
        return ""
    day = time.strftime("%Y-%m-%d %H.%M", time.localtime(status.st_mtime))
    return f"{day}  {max(status.st_size // 1000, 1):>7} kB "


def projects_in(folder: Path) -> list[Path]:
    """Return the project files of a folder, newest first; nothing of them is kept anywhere."""
    found = [path for path in folder.glob("*.json") if path.is_file() and _is_project(path)]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return HEAD in file.read(200)
    except OSError:
        return False

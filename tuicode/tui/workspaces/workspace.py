"""What the actions of a workspace stand on: the project, the transcript, the prompt, a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.tui.frames import WholeFrames
from tuicode.tui.widgets.line import Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from tuicode.model.errors import ProjectError
    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.transaction import Committed
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look


class Workspace(WholeFrames):
    """A screen on a project with one transcript in it."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.places: dict[int, int] = {}
        self.hits: list[Span] = []
        self.last_change: Committed | None = None

    @property
    def transcript(self) -> Transcript:
        """The transcript."""
        return self.query_one(Transcript)

    @property
    def prompt(self) -> Prompt:
        """The prompt inside the pane."""
        return self.query_one(Prompt)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the bottom line."""
        style = self.look.problem if problem else self.look.text
        self.query_one(Sentence).say(sentence, style)

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
            position = self.places.get(source.id, 0)
        self.forget_hits()
        self.transcript.show(source, position)

    def forget_hits(self) -> None:
        """Take the marks of what was found out of the text."""
        self.hits = []
        self.transcript.show_hits([])

"""Moving an edge of an extract: the arrows move it, and what it will cover is marked meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model import codings
from tuicode.model.edges import moved_edge, nearest_edge
from tuicode.model.errors import ProjectError
from tuicode.model.units import Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.edges import Edge
    from tuicode.model.records import Coding, Source
    from tuicode.model.units import Span, Unit
    from tuicode.tui.workspaces.workspace import Workspace

LARGER: dict[Unit, Unit] = {"word": "sentence", "sentence": "turn"}
"""What the upright arrows move by, where the others move by a word or a sentence."""


class EdgeMove:
    """Takes the keys while an edge of some codings, all on one span, is moved.

    Nothing is changed before Enter. Where one goes elsewhere meanwhile, with the mouse or to
    another pane, it is over.
    """

    def __init__(self, workspace: Workspace, source: Source, moving: Sequence[Coding]) -> None:
        self._workspace = workspace
        self._source = source
        self._codings = moving
        self._units = Units(source)
        first = moving[0]
        self.span: Span = (first.start, first.end)
        cursor = workspace.transcript.cursor
        assert cursor is not None
        self._former, self._picked = cursor.focus[0], cursor.picked
        self.edge: Edge = nearest_edge(self.span, cursor.span)
        self.unit: Unit = "word"
        self._show()

    def press(self, key: str) -> bool:
        """Take a key; return whether it was for the edge, and not for what one went to."""
        if not self._goes_on():
            self._workspace.change_mode(None)
            return False
        if key in {"left", "right", "up", "down"}:
            self._step(key)
        elif key in {"z", "tab"}:
            self.edge = "start" if self.edge == "end" else "end"
            self._show()
        elif key == "w":
            self.unit = "sentence" if self.unit == "word" else "word"
            self._show()
        elif key == "enter":
            self._apply()
        elif key in {"escape", "q", "backspace"}:
            self._leave(self._codings[0])
            self._workspace.say(_("Left as it was."))
        elif key.startswith("ctrl+"):
            return False
        else:
            self._say()
        return True

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys that apply now, each with its word."""
        return [
            ("← →", _("move it")),
            ("z", _("other edge")),
            ("w", _("unit")),
            ("Enter", _("keep it")),
            ("q Esc", _("as it was")),
        ]

    def _goes_on(self) -> bool:
        transcript = self._workspace.transcript
        cursor = transcript.cursor
        here = cursor is not None and cursor.picked and cursor.span == self.span
        return here and transcript.has_focus and transcript.source is self._source

    def _step(self, key: str) -> None:
        steps = 1 if key in {"right", "down"} else -1
        unit = self.unit if key in {"left", "right"} else LARGER[self.unit]
        moved = moved_edge(self._units, self.span, self.edge, steps, unit)
        if moved == self.span:
            self._workspace.say(_("The edge cannot go further that way."))
        else:
            self.span = moved
            self._show()

    def _show(self) -> None:
        start, end = self.span
        at_edge = (start, start + 1) if self.edge == "start" else (end - 1, end)
        self._workspace.transcript.mark(self.span, at_edge)
        self._say()

    def _say(self) -> None:
        edge = _("The beginning of") if self.edge == "start" else _("The end of")
        words = len(self._source.text[slice(*self.span)].split())
        self._workspace.say(
            _("{edge} {codes}, by {unit}: {count}.").format(
                edge=edge,
                codes=self._names(),
                unit=_(self.unit),
                count=plural("{count} word", "{count} words", words),
            )
        )

    def _names(self) -> str:
        codes = [self._workspace.project.code(coding.code) for coding in self._codings]
        named = [f"{code.tag} {code.name}" for code in codes]
        return named[0] if len(named) == 1 else ", ".join(code.tag for code in codes)

    def _apply(self) -> None:
        try:
            moved = codings.move(self._workspace.project, self._codings, *self.span)
        except ProjectError as error:
            self._workspace.refuse(error)
            return
        before, after = self._codings[0], moved[0]
        self._leave(after)
        if (before.start, before.end) == (after.start, after.end):
            self._workspace.say(_("Left as it was."))
        else:
            said = _("Moved: {codes} is on {count} now.")
            words = len(self._source.text[after.start : after.end].split())
            count = plural("{count} word", "{count} words", words)
            self._workspace.say(said.format(codes=self._names(), count=count))

    def _leave(self, coding: Coding) -> None:
        """Put the cursor back to where it was, or the extract that was gone to."""
        self._workspace.change_mode(None)
        if self._picked:
            self._workspace.transcript.mark((coding.start, coding.end))
        else:
            self._workspace.transcript.go(self._former)

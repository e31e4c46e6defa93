"""Correct a turn: its words to write in, and what stands on them.

A screen of its own, as it is a rare thing to do, and a long turn wants the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from tuicode.language import _, plural
from tuicode.model.anchoring import span_of
from tuicode.model.corrections import correct, plan_correction
from tuicode.model.errors import ProjectError
from tuicode.model.records import Coding, Flag, Memo
from tuicode.model.turn_words import turn_of
from tuicode.model.units import Units
from tuicode.tui.cells import cut, shown
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList, code_row
from tuicode.tui.widgets.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.anchoring import Anchored, Move
    from tuicode.model.corrections import Correction, Decision
    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.tui.looks import Look

    Decisions = dict[int, Decision]

MOST_CODINGS_SHOWN = 6
"""Rows of the list of codings at most."""

CODE_WIDTH = 34


class CorrectTurn(Screen[None]):
    """The words of the turn at a position, to be corrected; `done` hears what was stored."""

    CSS = """
    CorrectTurn { layout: vertical; background: $background; }
    CorrectTurn #words { height: 1fr; padding: 1 0 0 6; }
    CorrectTurn TextEditor { height: 1fr; max-width: 73; }
    CorrectTurn #here { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False),
    ]

    def __init__(
        self,
        project: Project,
        look: Look,
        source: Source,
        position: int,
        done: Callable[[Correction, Decisions], None],
    ) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self._source = source
        self._done = done
        self._index = Units(source).turn_index(position)
        turn = turn_of(source, self._index)
        self._words = source.text[turn.start : turn.end]
        self._position = max(position - turn.start, 0)
        self._here = codings_on(project, source, self._index)

    def compose(self) -> ComposeResult:
        """Lay out the place, the words, and the codings on them."""
        look = self.look
        yield Line(look.text, id="place")
        with Vertical(id="words"):
            yield TextEditor(self._words, self._look_at, id="editor")
        yield Line(look.quiet, id="here-title")
        yield RowList(look, lambda _row: None, id="here")
        yield Prompt(look, self.project.count_of_code, id="prompt")
        yield KeyLine(look)
        yield Sentence(look.text, id="message")

    def on_mount(self) -> None:
        """Show where one is, and begin to write."""
        place = _(" Correct turn {number}").format(number=self._index + 1)
        who = "".join(f" · {shown(one)}" for one in (self._speaker(), self._source.name) if one)
        self.query_one("#place", Line).show(
            [Segment(place, self.look.strong), Segment(who, self.look.quiet)]
        )
        title = plural("{count} coding here", "{count} codings here", len(self._here))
        self.query_one("#here-title", Line).show(
            [Segment(f"── {title} " + "─" * 240, self.look.quiet)]
        )
        rows = self.query_one("#here", RowList)
        rows.can_focus = False
        rows.styles.height = min(len(self._here), MOST_CODINGS_SHOWN)
        rows.show(len(self._here), self._draw_coding)
        self._show_keys()
        editor = self.query_one(TextEditor)
        editor.go(self._position)
        self.set_focus(editor)

    def on_prompt_closed(self) -> None:
        """Say which keys apply again."""
        self._show_keys()

    def action_leave(self) -> None:
        """Leave the turn as it was."""
        self.dismiss()

    # --- inside

    def _look_at(self, words: str) -> None:
        """See what the words come to: store it, or ask about what is lost."""
        try:
            plan = plan_correction(self.project, self._source, self._index, words)
        except ProjectError as error:
            self._refuse(error)
            return
        self._ask(plan, {})

    def _ask(self, plan: Correction, decisions: Decisions) -> None:
        """Ask about the next of what is lost; store it all after the last."""
        if len(decisions) == len(plan.lost):
            self._store(plan, decisions)
            return
        move = plan.lost[len(decisions)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken and taken[0].value:
                self._ask(plan, {**decisions, move.before.id: taken[0].value})

        title = _("{what}: too few words are left ({number} of {count}): {words}").format(
            what=_what(self.project, move.before),
            number=len(decisions) + 1,
            count=len(plan.lost),
            words=" ".join(plan.before.text[slice(*span_of(move.before))].split()),
        )
        choices = _choices(plan, move)
        self.query_one(Prompt).ask(Question(title, answer, lambda query: _fit(choices, query)))
        self._show_keys()

    def _store(self, plan: Correction, decisions: Decisions) -> None:
        try:
            stored = correct(self.project, self._source, self._index, plan.new_text, decisions)
        except ProjectError as error:
            self._refuse(error)
            return
        self.dismiss()
        self._done(stored, decisions)

    def _refuse(self, error: ProjectError) -> None:
        self.query_one(Sentence).say(str(error), self.look.problem)

    def _speaker(self) -> str:
        who = turn_of(self._source, self._index).participant
        return "" if who is None else self.project.participant(who).label

    def _draw_coding(self, index: int, width: int, lit: bool) -> list[Segment]:  # noqa: ARG002
        coding = self._here[index]
        code = self.project.code(coding.code)
        words = " ".join(self._source.text[coding.start : coding.end].split())
        row = code_row(self.look, code, self.project.count_of_code(code.id), CODE_WIDTH, lit=False)
        return [*row, Segment("  " + cut(words, width - CODE_WIDTH - 3), self.look.quiet)]

    def _show_keys(self) -> None:
        keys = [
            ("Enter", _("store")),
            ("Tab", _("new paragraph")),
            ("Esc", _("or Ctrl-G: leave it as it was")),
        ]
        if self.query_one(Prompt).is_open:
            keys = [
                ("Enter", _("choose")),
                ("↑ ↓", _("move")),
                ("Esc", _("or Backspace: back to the words")),
            ]
        self.query_one(KeyLine).show_keys(keys)


def codings_on(project: Project, source: Source, turn_index: int) -> list[Coding]:
    """Return the codings that touch a turn (from 0)."""
    turn = turn_of(source, turn_index)
    there = project.codings_of_source(source.id)
    return [one for one in there if one.start < turn.end and one.end > turn.start]


def _what(project: Project, one: Anchored) -> str:
    if isinstance(one, Coding):
        return project.code(one.code).tag
    if isinstance(one, Flag):
        return _("flag")
    return _("memo") if isinstance(one, Memo) else _("quote")


def _choices(plan: Correction, move: Move) -> list[Choice]:
    nearest = " ".join(plan.source.text[slice(*span_of(move.after))].split())
    removed = _("remove it")
    if isinstance(move.before, Memo):
        removed = _("take it off the words: a memo about the source")
    return [
        Choice(_("keep it on: {words}").format(words=nearest), "keep"),
        Choice(removed, "remove"),
        Choice(_("back to the words")),
    ]


def _fit(choices: Sequence[Choice], query: str) -> Sequence[Choice]:
    return [one for one in choices if query.casefold().strip() in one.text.casefold()]

"""A pad to write on: a memo, or an entry of the journal; nothing typed is lost without asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

import msgspec
from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from tuicode.language import _
from tuicode.model import journal, memos
from tuicode.model.about import About, thing, turn_told
from tuicode.model.errors import ProjectError
from tuicode.model.method_questions import questions
from tuicode.tui.cells import shown
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.text_editor import Notepad

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.units import Span
    from tuicode.tui.app import TuicodeApp
    from tuicode.tui.looks import Look

MOST_WORDS = 200
"""Characters of a stretch that a pad begins with at most."""

KEEP, ASK, GO_ON, THROW_AWAY = "keep", "ask", "go on", "throw away"


class Place(Protocol):
    """What has a span in a source."""

    @property
    def source(self) -> int:
        """The id of the source."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Here(msgspec.Struct, frozen=True):
    """Where one is when one begins to write: what it is, and what it is called."""

    told: str = ""
    about: About | None = None
    start: int | None = None
    end: int | None = None
    links: tuple[About, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """What is written on: its title, what it is about, what it holds already.

    `keep` stores the words and the question they answer, and returns what to say; where it raises
    ProjectError, one goes on writing. `phase` is that whose questions come first, and None where
    no questions are offered.
    """

    title: str
    told: str
    keep: Callable[[str, str], str]
    text: str = ""
    question: str = ""
    phase: int | None = None
    ask: bool = False
    """Whether it begins with a question."""


class WritingPad(Screen[None]):
    """The sheet to write on; `done` hears what became of it."""

    CSS = """
    WritingPad { layout: vertical; background: $background; }
    WritingPad #words { height: 1fr; padding: 1 0 0 3; }
    WritingPad Notepad { height: 1fr; max-width: 76; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "leave", show=False)]

    def __init__(
        self, project: Project, look: Look, sheet: Sheet, done: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self._sheet = sheet
        self._question = sheet.question
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out the title, the question that is answered, the text, and the lines below."""
        yield Line(self.look.text, id="place")
        yield Line(self.look.quiet, id="question")
        with Vertical(id="words"):
            yield Notepad(self._sheet.text, self._tab, id="editor")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Say what is written about, and begin to write at the end."""
        told = f" · {shown(self._sheet.told)}" if self._sheet.told else ""
        self.query_one("#place", Line).show(
            [
                Segment(f" {shown(self._sheet.title)}", self.look.strong),
                Segment(told, self.look.quiet),
            ]
        )
        self._show_question()
        self._show_keys()
        editor = self.query_one(Notepad)
        editor.go(len(self._sheet.text))
        self.set_focus(editor)
        if self._sheet.ask:
            self._ask_question()

    def on_prompt_closed(self) -> None:
        """Say which keys apply again."""
        self._show_keys()

    def action_leave(self) -> None:
        """Leave where nothing was written; else ask what becomes of it."""
        if self._is_as_it_was():
            self._go(_("Nothing was written.") if not self._sheet.text else _("It is as it was."))
            return
        words = {
            KEEP: _("keep it"),
            ASK: _("let it answer a question of the method"),
            GO_ON: _("go on writing"),
            THROW_AWAY: _("throw away what was written"),
        }
        kept = [key for key in words if key != ASK or self._sheet.phase is not None]
        choices = [Choice(words[key], key) for key in kept]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._decide(str(taken[0].value) if taken else GO_ON)

        self._ask(_("what becomes of it?"), choices, answer)

    # --- inside

    def _is_as_it_was(self) -> bool:
        editor = self.query_one(Notepad)
        return editor.text.strip() == self._sheet.text.strip() and (
            self._question == self._sheet.question or not editor.text.strip()
        )

    def _decide(self, decision: str) -> None:
        if decision == KEEP:
            self._keep()
        elif decision == ASK:
            self._ask_question()
        elif decision == THROW_AWAY:
            self._go(_("What was written was thrown away."))

    def _keep(self) -> None:
        try:
            said = self._sheet.keep(self.query_one(Notepad).text, self._question)
        except ProjectError as error:
            self.query_one(Sentence).say(str(error), self.look.problem)
        else:
            self._go(said)

    def _go(self, said: str) -> None:
        self.dismiss()
        self._done(said)

    def _tab(self) -> None:
        if self._sheet.phase is None:
            self.query_one(Notepad).take("\n\n")
        else:
            self._ask_question()

    def _ask_question(self) -> None:
        asked = [_(one) for one in questions(self._sheet.phase or 0)]
        none = [Choice(_("no question"), "")] if self._question else []

        def answer(taken: Sequence[Choice], typed: str) -> None:
            self._question = str(taken[0].value) if taken else typed.strip()
            self._show_question()

        choices = [*none, *(Choice(one, one) for one in asked)]
        self._ask(_("which question? (or type your own)"), choices, answer, free=True)

    def _ask(
        self,
        title: str,
        choices: Sequence[Choice],
        answer: Callable[[Sequence[Choice], str], None],
        *,
        free: bool = False,
    ) -> None:
        def offer(query: str) -> Sequence[Choice]:
            wanted = query.casefold().split()
            return [one for one in choices if all(word in one.text.casefold() for word in wanted)]

        self.query_one(Prompt).ask(Question(title, answer, offer, free=free))
        self._show_keys()

    def _show_question(self) -> None:
        asked = [Segment(f" {shown(self._question)}", self.look.bar)] if self._question else []
        self.query_one("#question", Line).show(asked)

    def _show_keys(self) -> None:
        tab = _("new paragraph") if self._sheet.phase is None else _("a question of the method")
        keys = [("Esc", _("or Ctrl-G: keep it, or leave")), ("Enter", _("new line")), ("Tab", tab)]
        if self.query_one(Prompt).is_open:
            keys = [
                ("Enter", _("choose")),
                ("↑ ↓", _("move")),
                ("Esc", _("or Backspace: back to the words")),
            ]
        self.query_one(KeyLine).show_keys(keys)


def here_in_text(source: Source, span: Span, links: tuple[About, ...] = ()) -> Here:
    """Return a stretch of a source as that which is written about, with its first words."""
    start, end = span
    words = " ".join(source.text[start:end][:MOST_WORDS].split())
    told = f"{turn_told(source, start)} · {words}"
    return Here(told, ("sources", source.id), start, end, links)


def here_at(project: Project, places: Sequence[Place], row: int) -> Here:
    """Return the place in a row as that which is written about."""
    one = places[row]
    return here_in_text(project.source(one.source), (one.start, one.end))


def write_memo(
    screen: Screen[Any], project: Project, look: Look, here: Here, say: Callable[[str], None]
) -> Awaitable[None] | None:
    """Open a pad for a memo on what is here; `say` hears what became of it."""
    if project.read_only:
        say(project.read_only)
        return None

    def keep(text: str, _question: str) -> str:
        memos.write(project, text, here.about, here.start, here.end)
        return _("The memo is written.")

    return screen.app.push_screen(WritingPad(project, look, Sheet(_("Memo"), here.told, keep), say))


def write_in_journal(
    screen: Screen[Any],
    project: Project | None,
    look: Look,
    here: Here,
    say: Callable[[str], None],
    *,
    ask: bool = False,
) -> Awaitable[None] | None:
    """Open a pad for an entry of the journal that is linked to where one is.

    `say` hears what became of it. With `ask`, it begins with a question of the method. What stood
    once is written about in the project as it is now, which is also meant where none is given.
    """
    now = cast("TuicodeApp", screen.app).project
    to = now if now is not None and (project is None or project.read_only) else project
    if to is None or to.read_only:
        say(to.read_only if to is not None else "")
        return None
    place = here if project in {None, to} else _now(to, project, here)

    def keep(text: str, question: str) -> str:
        about = place.about, place.start, place.end, place.links
        journal.write(to, text, *about, prompt=question)
        return _("It is kept in the journal, as a private entry.")

    sheet = Sheet(_("Journal"), here.told, keep, phase=to.current_pass.phase, ask=ask)
    return screen.app.push_screen(WritingPad(to, look, sheet, say))


def _now(now: Project, then: Project | None, here: Here) -> Here:
    """Return what there is now of what was written about as it stood once."""
    about = here.about if here.about and thing(now, here.about) else None
    links = tuple(one for one in here.links if thing(now, one))
    if about is None or then is None or thing(now, about) != thing(then, about):
        # The words of a source may have moved since.
        return Here(here.told, about, links=links)
    return Here(here.told, about, here.start, here.end, links)

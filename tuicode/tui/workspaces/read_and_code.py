"""Read & code: the transcript, its codes beside it, the sources and the code list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.containers import Horizontal, Vertical
from textual.message import Message

from tuicode.language import _, plural
from tuicode.model.readings import in_reading_order, last_source
from tuicode.model.records import Coding
from tuicode.store.project_file import ProjectFile, SaveState
from tuicode.tui.actions import DIGITS, READ_AND_CODE, REVIEW, bindings, key_line
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.widgets.code_list import CodeList
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.transcript import BROAD, WIDE, Transcript
from tuicode.tui.workspaces.correcting import CorrectingActions
from tuicode.tui.workspaces.finding import FindingActions
from tuicode.tui.workspaces.noting import NotingActions
from tuicode.tui.workspaces.palette import PaletteActions
from tuicode.tui.workspaces.places import PlaceActions
from tuicode.tui.workspaces.progress import ProgressActions
from tuicode.tui.workspaces.reading import ReadingActions
from tuicode.tui.workspaces.recoding import RecodingActions
from tuicode.tui.workspaces.revising import RevisingActions
from tuicode.tui.workspaces.searching import SearchActions
from tuicode.tui.workspaces.settings import SettingActions
from tuicode.tui.workspaces.workspace import actions_of, take_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.transaction import Committed
    from tuicode.tui.app import TuicodeApp
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.workspace import Mode

MOST_SOURCES_SHOWN = 8
"""Rows of the list of sources at most."""


class ReadAndCode(
    SearchActions,
    RecodingActions,
    FindingActions,
    PlaceActions,
    ProgressActions,
    ReadingActions,
    NotingActions,
    RevisingActions,
    CorrectingActions,
    SettingActions,
    PaletteActions,
):
    """The workspace in which transcripts are read and coded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((*READ_AND_CODE, *DIGITS), "read_and_code"),
        *bindings(REVIEW, "review"),
    ]

    class Saved(Message):
        """Where the changes are has changed; sent from the saving thread."""

        def __init__(self, state: SaveState) -> None:
            super().__init__()
            self.state = state

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad")]
        self._sources: list[Source] = []
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out the lines above and below, the transcript, and the side panel."""
        look = self.look
        yield Line(look.text, id="status")
        with Horizontal(id="panes"):
            with Vertical(id="reading"):
                yield Line(look.quiet, id="reading-title")
                yield Transcript(self.project, look, id="transcript")
                yield Prompt(look, self.project.count_of_code, self.code_use.digit_of, id="prompt")
            with Vertical(id="side"):
                yield Line(look.quiet, id="sources-title")
                yield RowList(look, self._choose_source, id="source-list")
                yield Line(look.quiet, id="codes-title")
                yield CodeList(
                    look,
                    self.code_use,
                    self.project.count_of_code,
                    lambda code: self.apply([code]),
                    id="code-list",
                )
        yield KeyLine(look)
        yield Sentence(look.text, id="message")

    def on_mount(self) -> None:
        """Show the source one was in last, and follow the project."""
        take_keys(self)
        self.project.listen(self.follow)
        keeper = self.project.keeper
        if isinstance(keeper, ProjectFile):
            keeper.on_state = self._note_saved
        self._show_lists()
        last = last_source(self.project)
        if last is not None:
            self.open_source(last)
        own_keys = cast("TuicodeApp", self.app).keymap.problems
        notices = [*self.project.notices, self.project.read_only, *own_keys]
        self.say(" ".join(notice for notice in notices if notice) or self._greeting())
        self.set_focus(self.transcript)

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Show a source where one left it, or at a position."""
        super().open_source(source, position)
        self._show_lists()

    # --- what the project says

    def follow(self, committed: Committed) -> None:
        """Draw what a transaction has changed."""
        self.last_change = committed
        digits_changed = self.code_use.follow(committed)
        tables = {change.table for change in committed.changes}
        if "sources" in tables:
            self.follow_texts(committed)
            self._follow_sources()
        if (
            tables & {"codes", "sources", "participants", "project"}
            or self.transcript.source is None
        ):
            self._show_lists()
        elif digits_changed:
            self.query_one(CodeList).show_digits()
        both = [one for change in committed.changes for one in (change.before, change.after)]
        touched = [one for one in both if isinstance(one, Coding)]
        renamed = {change.id for change in committed.changes if change.table == "codes"}
        self._show_marks([*touched, *self._codings_shown(renamed)])
        self._show_counts(touched)
        self._show_status()

    def on_read_and_code_saved(self, event: Saved) -> None:
        """Say truthfully where the changes are."""
        if event.state.message:
            self.say(event.state.message, problem=True)
            self._trouble = event.state.message
        elif event.state.where == "file" and self._trouble:
            self.say(_("Everything is in the file now."))
            self._trouble = ""
        self._show_status()

    def on_transcript_moved(self) -> None:
        """Show where one is."""
        self._show_status()

    def change_mode(self, mode: Mode | None) -> None:
        """Let something take the keys, or nothing any more; say which keys apply."""
        super().change_mode(mode)
        self._show_keys()

    def on_prompt_closed(self) -> None:
        """Say which keys apply again."""
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Say which keys apply here."""
        self._show_keys()

    # --- actions of the screen

    def action_sources(self) -> None:
        """Go to the sources."""
        self._to_panel("#source-list")

    def action_codes(self) -> None:
        """Go to the code list."""
        self._to_panel("#code-list")

    def action_next_pane(self) -> None:
        """Go from the text to the codes, the sources, and back."""
        here = self.focused.id if self.focused else ""
        if here == "transcript":
            self.action_codes()
        elif here == "code-list":
            self.action_sources()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Go back to the text; a narrow screen then has no side panel."""
        self.query_one("#side").remove_class("-open")
        self.set_focus(self.transcript)

    def action_unmark(self) -> None:
        """Unmark; from the lists, go back to the text."""
        if self.focused is self.transcript:
            self.forget_uncoded()
            super().action_unmark()
        else:
            self.action_back()

    def action_import(self) -> None:
        """Import transcripts."""
        from tuicode.tui.workspaces.import_transcripts import ImportTranscripts

        if self.may_change():
            self.app.push_screen(ImportTranscripts(self.project, self.look), self._imported)

    def action_help(self) -> None:
        """Show all keys."""
        from tuicode.tui.workspaces.help import Help

        self.app.push_screen(Help(self.look))

    def action_leave(self) -> None:
        """Close the project; everything is in the file then."""
        self.note_places()
        self.app.exit()

    def show_progress(self) -> None:
        """Show how far, and how often, one has read."""
        self._show_lists()

    # --- inside

    def _follow_sources(self) -> None:
        """Show another source where the one on screen was taken out, or the first that came."""
        here, there = self.transcript.source, in_reading_order(self.project)
        if here is not None and here.id in {source.id for source in there}:
            return
        if there:
            self.open_source(there[0])
        elif here is not None:
            self.transcript.show_nothing()

    def _codings_shown(self, codes: set[int]) -> list[Coding]:
        """Return the codings of the source on screen that carry one of some codes."""
        source = self.transcript.source
        there = self.project.codings_of_source(source.id) if source and codes else ()
        return [coding for coding in there if coding.code in codes]

    def _show_marks(self, touched: Iterable[Coding]) -> None:
        source = self.transcript.source
        if source is not None:
            spans = {(one.start, one.end) for one in touched if one.source == source.id}
            self.transcript.refresh_marks(spans)

    def _show_counts(self, touched: Iterable[Coding]) -> None:
        """Draw the rows of the lists anew whose counts have changed, and no others."""
        ids = {one for coding in touched for one in (coding.code, coding.source)}
        self.query_one(CodeList).refresh_codes(ids)
        for index, source in enumerate(self._sources):
            if source.id in ids:
                self.query_one("#source-list", RowList).refresh_line(index)

    def _choose_source(self, row: int) -> None:
        self.open_source(self._sources[row])
        self.action_back()

    def _note_saved(self, state: SaveState) -> None:
        self.post_message(self.Saved(state))

    def _imported(self, message: str | None) -> None:
        if message:
            self.say(message)
        if self.transcript.source is None and self.project.sources:
            self.open_source(self.project.sources[0])
        self._show_lists()

    def _to_panel(self, panel: str) -> None:
        self.query_one("#side").add_class("-open")
        self.set_focus(self.query_one(panel))

    def _greeting(self) -> str:
        if not self.project.sources:
            return _("There is no source yet: press I to import transcripts.")
        sentence = _("Arrows move, {code} puts a code on the marked text, {help} shows all keys.")
        return sentence.format(code=self.key("code"), help=self.key("help"))

    def _show_lists(self) -> None:
        codes = [code for code in self.project.codes if code.state == "active"]
        self._sources = sources = in_reading_order(self.project)
        current = self.transcript.source
        here = next((at for at, one in enumerate(sources) if current and one.id == current.id), 0)
        listed = self.query_one("#source-list", RowList)
        listed.styles.height = max(1, min(len(sources), MOST_SOURCES_SHOWN))
        listed.show(len(sources), self._draw_source, here)
        self.query_one(CodeList).show_codes(codes)
        self._show_title(
            "#sources-title", plural("{count} source", "{count} sources", len(sources))
        )
        self._show_title("#codes-title", plural("{count} code", "{count} codes", len(codes)))
        self._show_title("#reading-title", self.title_of(current) if current else "")
        self._show_status()

    def _show_title(self, line: str, text: str) -> None:
        rule = f"── {shown(text)} " if text else ""
        self.query_one(line, Line).show([Segment(rule + "─" * 240, self.look.quiet)])

    def _draw_source(self, index: int, width: int, lit: bool) -> list[Segment]:
        source = self._sources[index]
        count = f" {len(self.project.codings_of_source(source.id))} "
        current = self.transcript.source is not None and self.transcript.source.id == source.id
        sign = "▸ " if current else "  "
        name = cut(source.name, width - len(count) - 2)
        space = " " * (width - len(count) - 2 - cells(name))
        ground = self.look.selected if lit else self.look.strong if current else self.look.text
        quiet = self.look.selected_quiet if lit else self.look.quiet
        return [Segment(sign + name + space, ground), Segment(count, quiet)]

    def _show_status(self) -> None:
        """Say where one is: what matters most first, and as much as there is room for."""
        text, style = self._save_words()
        left = [Segment(f" {shown(self.project.sheet.name)}", self.look.strong)]
        room = self.app.size.width - cells(left[0].text) - len(text) - 3
        for part in self._where():
            room -= cells(part) + 3
            if room >= 0:
                left.append(Segment(" · " + shown(part), self.look.quiet))
        self.query_one("#status", Line).show(left, [Segment(f"  {text} ", style)])

    def _where(self) -> list[str]:
        transcript = self.transcript
        source, cursor = transcript.source, transcript.cursor
        if source is None or cursor is None:
            return []
        if cursor.anchor is not None:
            start, end = cursor.span
            words = len(source.text[start:end].split())
            moving = plural("{count} word marked", "{count} words marked", words)
        else:
            moving = _("by {unit}").format(unit=_(cursor.unit))
        codings = len(self.project.codings_of_source(source.id))
        day = self.day_checked(source)
        turn, turns = transcript.turn_number, transcript.turn_count
        return [
            source.name,
            _("turn {turn}/{turns}").format(turn=turn, turns=turns),
            _("{percent} % read").format(percent=self.percent_read(source)),
            moving,
            plural("{count} coding", "{count} codings", codings),
            self.project.current_pass.name,
            *([_("checked {date}").format(date=day)] if day else []),
        ]

    def _save_words(self) -> tuple[str, Style]:
        keeper = self.project.keeper
        if not isinstance(keeper, ProjectFile):
            return _("read-only"), self.look.strong
        words = {
            "file": (_("saved"), self.look.quiet),
            "journal": (_("kept, being saved"), self.look.quiet),
            "failed": (_("NOT IN THE FILE YET"), self.look.problem),
        }
        return words[keeper.state.where]

    def _show_keys(self) -> None:
        keys = key_line(actions_of(self, "read_and_code") if self.review is None else REVIEW)
        if self.mode is not None:
            keys = self.mode.keys()
        elif self.prompt.is_open:
            another = [("Tab", _("and another"))] if self.prompt.takes_several else []
            if self.prompt.switches:
                another = [("Tab", _("as written, words, forms, expression"))]
            keys = [
                ("Enter", _("choose")),
                *another,
                ("↑ ↓", _("move")),
                ("Esc", _("or Backspace: close")),
            ]
        elif self.focused is not None and self.focused.id in {"source-list", "code-list"}:
            word = _("open") if self.focused.id == "source-list" else _("put on the marked text")
            keys = [("Enter", word), ("↑ ↓", _("move")), (self.key("next_pane"), _("next pane"))]
        self.query_one(KeyLine).show_keys([*keys, (self.key("help"), _("help"))])

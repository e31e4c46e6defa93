"""Read & code: the transcript, its codes beside it, the sources and the code list."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.containers import Horizontal, Vertical
from textual.message import Message

from tuicode.analysis.code_search import load_ahead
from tuicode.language import _, plural
from tuicode.model.readings import in_reading_order, last_source
from tuicode.model.records import Coding
from tuicode.store.project_file import ProjectFile, SaveState
from tuicode.tui.actions import DIGITS, READ_AND_CODE, REVIEW, bindings
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.measure import BROAD, VAST, WIDE
from tuicode.tui.widgets.code_list import CodeList
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.lines import Lines
from tuicode.tui.workspaces.workspace import take_keys, take_size

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

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


class ReadAndCode(Lines):
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
        self.HORIZONTAL_BREAKPOINTS = [
            (0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad"), (VAST, "-vast"),
        ]  # fmt: skip
        self._sources: list[Source] = []
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out the lines above and below, the transcript, and the side panel."""
        take_size(self)
        look = self.look
        yield Line(look.text, id="status")
        with Horizontal(id="panes"):
            with Vertical(id="reading"):
                with Horizontal(id="texts"):
                    for name in ("transcript", "second"):
                        with Vertical(id=f"{name}-pane"):
                            yield Line(look.quiet, id=f"{name}-title")
                            yield Transcript(self.project, look, id=name)
                yield Prompt(look, self.count_shown, self.code_use.digit_of, id="prompt")
            with Vertical(id="side"):
                yield Line(look.quiet, id="sources-title")
                yield RowList(look, self._choose_source, id="source-list")
                yield Line(look.quiet, id="codes-title")
                yield CodeList(
                    look,
                    self.code_use,
                    self.count_shown,
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
        self.show_panes()
        self._show_lists()
        self.open_first()
        self.show_fresh()
        own_keys = cast("TuicodeApp", self.app).keymap.problems
        notices = [*self.project.notices, self.project.read_only, *own_keys]
        self.say(" ".join(notice for notice in notices if notice) or self._greeting())
        self.set_focus(self.transcript)
        # The first letter in the prompt would wait for it: half a tenth of a second.
        Thread(target=load_ahead, daemon=True).start()

    def open_first(self) -> None:
        """Show the source one was in last."""
        last = last_source(self.project)
        if last is not None:
            self.open_source(last)

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
        laid_out_anew = "sources" in tables and self.follow_texts_of_panes()
        if "sources" in tables:
            self.follow_texts(committed)
            self._follow_sources()
        if (
            tables & {"codes", "sources", "participants", "passes", "project"}
            or self.transcript.source is None
        ):
            self._show_lists()
        elif digits_changed:
            self.query_one(CodeList).show_digits()
        both = [one for change in committed.changes for one in (change.before, change.after)]
        touched = [one for one in both if isinstance(one, Coding)]
        renamed = {change.id for change in committed.changes if change.table == "codes"}
        if not laid_out_anew:
            self._show_marks([*touched, *self._codings_shown(renamed)])
        self._show_counts(touched)
        if "terms" in tables:
            self.forget_terms()
        if tables & {"flags", "quotes", "memos"}:
            for transcript in self.transcripts:
                transcript.refresh_flags()
        self.show_status()

    def on_read_and_code_saved(self, event: Saved) -> None:
        """Say truthfully where the changes are."""
        if event.state.message:
            self.say(event.state.message, problem=True)
            self._trouble = event.state.message
        elif event.state.where == "file" and self._trouble:
            self.say(_("Everything is in the file now."))
            self._trouble = ""
        self.show_status()

    def on_transcript_moved(self) -> None:
        """Show where one is."""
        self.show_status()

    def show_only(self, passes: frozenset[int] | None) -> None:
        """Show the codings of some passes only, and count them, in the lists too."""
        super().show_only(passes)
        self._show_lists()

    def show_pane(self) -> None:
        """Show what the pane has that the focus is in now."""
        self._show_lists()

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self.show_panes()

    def change_mode(self, mode: Mode | None) -> None:
        """Let something take the keys, or nothing any more; say which keys apply."""
        super().change_mode(mode)
        self.show_keys()

    def on_prompt_closed(self) -> None:
        """Say which keys apply again."""
        self.show_keys()

    def on_descendant_focus(self) -> None:
        """Say which keys apply here."""
        self.show_keys()

    # --- actions of the screen

    def action_sources(self) -> None:
        """Go to the sources."""
        self._to_panel("#source-list")

    def action_codes(self) -> None:
        """Go to the code list."""
        self._to_panel("#code-list")

    def action_next_pane(self) -> None:
        """Go from the text to the codes, the sources, and back."""
        there = self.transcripts_shown
        if self.focused is not None and self.focused.id == "code-list":
            self.action_sources()
        elif self.focused not in there:
            self.action_back(there[0])
        elif self.focused is there[-1]:
            self.action_codes()
        else:
            self.set_focus(there[-1])

    def action_back(self, pane: Transcript | None = None) -> None:
        """Go back to the text; a narrow screen then has no side panel."""
        self.query_one("#side").remove_class("-open")
        self.set_focus(pane or self.transcript)

    def action_unmark(self) -> None:
        """Unmark; from the lists, go back to the text."""
        if self.focused is not self.transcript:
            self.action_back()
        elif not self.show_everyone():
            cursor = self.transcript.cursor
            if not self.transcript.hits and (cursor is None or cursor.anchor is None):
                self.forget_way_back()
            self.forget_uncoded()
            super().action_unmark()

    def action_import(self) -> None:
        """Import transcripts."""
        from tuicode.tui.workspaces.import_transcripts import ImportTranscripts

        if self.may_change():
            self.app.push_screen(ImportTranscripts(self.project, self.look), self._imported)

    def action_help(self) -> None:
        """Show all keys."""
        from tuicode.tui.workspaces.help import Help

        self.app.push_screen(Help(self.look))

    def action_leave(self) -> Awaitable[None] | None:
        """Go back to where one came from; from nowhere, leave."""
        back = self.go_back()
        if back is None:
            self.leave()
        return back

    def leave(self) -> None:
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
        for pane in self.query(Transcript):
            now = next((one for one in there if pane.source and one.id == pane.source.id), None)
            if now is not None and pane.follow_source(now):
                self.forget_hits()
        if here is not None and here.id in {source.id for source in there}:
            return
        if there:
            self.open_source(there[0])
        elif here is not None:
            self.transcript.show_nothing()

    def _codings_shown(self, codes: set[int]) -> list[Coding]:
        """Return the codings of the sources on screen that carry one of some codes."""
        shown_here = {one.source.id for one in self.transcripts if one.source and codes}
        there = (one for source in shown_here for one in self.project.codings_of_source(source))
        return [coding for coding in there if coding.code in codes]

    def _show_marks(self, touched: Iterable[Coding]) -> None:
        changed = list(touched)
        for transcript in self.transcripts:
            source = transcript.source
            if source is not None:
                spans = {(one.start, one.end) for one in changed if one.source == source.id}
                transcript.refresh_marks(spans)

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
        titles = {
            "#sources-title": plural("{count} source", "{count} sources", len(sources)),
            "#codes-title": plural("{count} code", "{count} codes", len(codes)),
        }
        for line, title in titles.items():
            # The numbers of the rows are then those of the codings that are shown.
            told = title if self.passes_shown is None else _("{title}, as shown")
            self._show_title(line, told.format(title=title))
        self.show_titles()
        self.show_status()

    def _show_title(self, line: str, text: str) -> None:
        rule = f"── {shown(text)} " if text else ""
        self.query_one(line, Line).show([Segment(rule + "─" * 240, self.look.quiet)])

    def _draw_source(self, index: int, width: int, lit: bool) -> list[Segment]:
        source = self._sources[index]
        count = f" {self.count_in(source.id)} "
        current = self.transcript.source is not None and self.transcript.source.id == source.id
        sign = "▸ " if current else "  "
        name = cut(source.name, width - len(count) - 2)
        space = " " * (width - len(count) - 2 - cells(name))
        ground = self.look.selected if lit else self.look.strong if current else self.look.text
        quiet = self.look.selected_quiet if lit else self.look.quiet
        return [Segment(sign + name + space, ground), Segment(count, quiet)]

"""A workspace that is a table: rows that are sorted, filtered as one types, and marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from rich.segment import Segment

from tuicode.analysis.code_search import folded
from tuicode.language import _, plural
from tuicode.model.errors import ProjectError
from tuicode.model.history import step_told
from tuicode.model.records import Family
from tuicode.tui.actions import key_line
from tuicode.tui.cells import shown
from tuicode.tui.changing import not_offered
from tuicode.tui.columns import Value, fitted, heading, in_view_told, row
from tuicode.tui.head import head
from tuicode.tui.question import Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.as_left import AsLeft, leave, left_in
from tuicode.tui.workspaces.table_export import ask_for_file
from tuicode.tui.workspaces.table_told import TableTold
from tuicode.tui.workspaces.workspace import actions_of, take_keys
from tuicode.tui.workspaces.writing_pad import write_in_journal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.await_complete import AwaitComplete

    from tuicode.model.project import Project
    from tuicode.model.records import LogEntry
    from tuicode.tui.looks import Look


class TableRow(msgspec.Struct, frozen=True):
    """One row: its id, its values by column, and the hue of its tag.

    It is found by `found_by`, which is folded; where that is empty, by the texts among its values.
    """

    id: int
    values: Mapping[str, Value]
    family: Family | None = None
    faint: bool = False
    found_by: str = ""

    @property
    def words(self) -> str:
        """What it is found by, folded."""
        texts = (value for value in self.values.values() if isinstance(value, str))
        return self.found_by or folded(" ".join(texts))


class TableWorkspace(TableTold):
    """Rows of a project. A subclass says which columns and rows there are, and what is done."""

    CSS = """
    TableWorkspace { layout: vertical; background: $background; }
    TableWorkspace #table { height: 1fr; }
    """

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.rows: list[TableRow] = []
        self.marked: set[int] = set()
        self.begin_at: int | None = None
        self._all: list[TableRow] = []
        self._sorted_by = ""
        self._downwards = False
        self._wanted = ""
        self._columns = fitted((), 0)
        self._greatest: dict[str, int] = {}

    # --- the screen

    def compose(self) -> ComposeResult:
        """Lay out the title, the table, the prompt, and the lines below."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="heading")
        yield RowList(self.look, lambda _row: self.action_choose(), id="table")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the rows."""
        take_keys(self)
        left = left_in(self.project, self.left_as) if self.left_as else None
        if left is not None and self.begin_at is None:
            self.take_up(left)
        self.show_rows()
        self._show_keys()
        self.set_focus(self.query_one("#table"))
        self.say_nothing_yet()
        at = next((at for at, one in enumerate(self.rows) if one.id == self.begin_at), 0)
        self.query_one("#table", RowList).highlight(at)

    def on_resize(self) -> None:
        """Show the columns that fit now."""
        self._lay_out()
        self._show_title()

    def on_prompt_closed(self) -> None:
        """Go back to the table, unless the next question is being asked."""
        if not self.query_one(Prompt).is_open:
            self.set_focus(self.query_one("#table"))
        self._show_keys()

    def as_left(self) -> AsLeft:
        """Return what one finds again."""
        row = self.here.id if self.here is not None else None
        return AsLeft(self._sorted_by, self._downwards, self._wanted, row)

    def take_up(self, left: AsLeft) -> None:
        """Have it as it was left."""
        self._sorted_by, self._downwards = left.sorted_by, left.downwards
        self._wanted, self.begin_at = left.wanted, left.row

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Go back, with what was chosen; remember how it was."""
        if self.left_as:
            leave(self.project, self.left_as, self.as_left())
        return super().dismiss(result)

    @property
    def table_width(self) -> int:
        """The cells of the table."""
        return self.app.size.width

    def show_rows(self) -> None:
        """Take the rows from the project anew; the highlight stays on its row."""
        self._all = self.all_rows()
        self.marked &= {one.id for one in self._all}
        self._arrange()

    @property
    def here(self) -> TableRow | None:
        """The row that is highlighted."""
        index = self.query_one("#table", RowList).highlighted
        return self.rows[index] if index < len(self.rows) else None

    @property
    def chosen_rows(self) -> list[TableRow]:
        """The marked rows, or else the highlighted one."""
        marked = [one for one in self._all if one.id in self.marked]
        return marked or [one for one in [self.here] if one is not None]

    def go_to_row(self, row_id: int) -> None:
        """Highlight a row, where it is shown."""
        at = next((at for at, one in enumerate(self.rows) if one.id == row_id), None)
        if at is not None:
            self.query_one("#table", RowList).highlight(at)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the bottom line."""
        style = self.look.problem if problem else self.look.text
        self.query_one(Sentence).say(sentence, style)

    def say_nothing_yet(self) -> None:
        """Say what to do first, where there is no row at all."""
        nothing = "" if self._all else self.nothing_yet()
        if nothing:
            self.say(nothing)

    def ask(self, question: Question) -> None:
        """Ask in the prompt."""
        self.query_one(Prompt).ask(question)
        self._show_keys()

    def change(self, verb: Callable[[], str]) -> None:
        """Change the project, and say what was done or why it was not."""
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
            return
        try:
            said = verb()
        except ProjectError as error:
            if self.query_one(Prompt).is_answering:
                raise
            self.say(str(error), problem=True)
        else:
            self.show_rows()
            self.say(said)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Tell whether an action can be done: where nothing may be changed, nothing is asked."""
        if self.project.read_only and action in self.CHANGING:
            self.say(self.project.read_only, problem=True)
            return False
        return True

    # --- actions that every table has

    def action_choose(self) -> None:
        """Do what Enter does with the row."""

    def action_mark(self) -> None:
        """Mark the row or unmark it, and go to the next."""
        if self.here is not None:
            self.marked ^= {self.here.id}
            table = self.query_one("#table", RowList)
            table.refresh_line(table.highlighted)
            table.action_move(1)
            self._show_title()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown; where they are all marked, unmark them."""
        shown_now = {one.id for one in self.rows}
        self.marked = (
            self.marked - shown_now if shown_now <= self.marked else self.marked | shown_now
        )
        self._arrange()

    def action_sort(self) -> None:
        """Sort by the column one is at, or else the next; after the last, as the rows came in."""
        keys = [*(column.key for column, _width in self._columns), ""]
        at = keys.index(self._sorted_by) if self._sorted_by in keys else -1
        self._sorted_by = self.column_here or keys[(at + 1) % len(keys)]
        kinds = {column.key: column.kind for column, _width in self._columns}
        self._downwards = kinds.get(self._sorted_by) in {"number", "bar"}
        self._arrange()
        self.query_one("#table", RowList).action_edge(0)

    def action_turn_round(self) -> None:
        """Sort the other way round."""
        self._downwards = not self._downwards
        self._arrange()
        self.query_one("#table", RowList).action_edge(0)

    def action_filter(self) -> None:
        """Show only the rows that hold what is typed, as it is typed."""

        def follow(query: str) -> tuple[()]:
            self._wanted = query
            self._arrange()
            return ()

        self.ask(Question(self.asks_for(), lambda _taken, _typed: None, follow, free=True))

    def action_undo(self) -> None:
        """Undo the last step."""
        self.change(lambda: self._reverted(self.project.undo, _("Undone: {step}.")))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.change(lambda: self._reverted(self.project.redo, _("Redone: {step}.")))

    def action_export(self) -> None:
        """Ask for the name of a file, and write the table to it as it is shown."""
        ask_for_file(self)

    def action_help(self) -> None:
        """Show all keys of this workspace."""
        from tuicode.tui.workspaces.help import Help

        self.app.push_screen(Help(self.look, self.NAME, self.table_title()))

    def action_journal(self) -> Awaitable[None] | None:
        """Write in the journal, about what is here."""
        return write_in_journal(self, self.project, self.look, self.journal_here(), self._written)

    def action_project_sheet(self) -> None:
        """Show the research question, and the rest of the project sheet; q leads back here."""
        from tuicode.tui.workspaces.project_sheet import ProjectSheet

        self.app.push_screen(ProjectSheet(self.project, self.look), lambda _none: self.show_rows())

    def action_close(self) -> None:
        """Unmark all rows; where none is marked, go back."""
        if self.marked:
            self.marked.clear()
            self._arrange()
        else:
            self.dismiss(None)

    # --- inside

    def _written(self, said: str) -> None:
        self.show_rows()
        self.say(said)

    def _reverted(self, move: Callable[[], LogEntry | None], done: str) -> str:
        entry = move()
        return (
            done.format(step=step_told(self.project.tables.table("log"), entry))
            if entry
            else _("Nothing to do.")
        )

    def _arrange(self) -> None:
        here = self.here
        kept = list(self.matching(self._all, self._wanted))
        if self._sorted_by:
            kept.sort(key=lambda one: self.order_of(one, self._sorted_by), reverse=self._downwards)
        self.rows = kept
        at = 0
        if here is not None:
            at = next((at for at, one in enumerate(kept) if one.id == here.id), 0)
        self._lay_out()
        self.query_one("#table", RowList).show(len(kept), self._draw, at)
        self._show_title()

    def _lay_out(self) -> None:
        columns = self.columns()
        self._columns = fitted(columns, self.table_width - 2)
        bars = [column.key for column in columns if column.kind == "bar"]
        self._greatest = {
            key: max((int(one.values.get(key) or 0) for one in self._all), default=0)
            for key in bars
        }
        head = heading(self._columns, self.look, self._sorted_by, downwards=self._downwards)
        self.query_one("#heading", Line).show([Segment("  ", self.look.quiet), *head])

    def _draw(self, index: int, _width: int, lit: bool) -> list[Segment]:
        one = self.rows[index]
        sign = Segment(
            "✓ " if one.id in self.marked else "  ", self.look.selected if lit else self.look.bar
        )
        drawn = row(
            self._columns,
            self.drawn(one),
            self.look,
            family=one.family,
            greatest=self._greatest,
            lit=lit,
            faint=one.faint,
            chosen=self.column_here,
        )
        if lit and self.column_here:
            # Beyond the last column too the row is not lit.
            drawn.append(Segment(" " * self.table_width, self.look.text))
        return [sign, *drawn]

    def _show_title(self) -> None:
        told = [plural("{count} row", "{count} rows", len(self.rows))]
        if self._wanted:
            told.append(_("with «{text}»").format(text=self._wanted))
        if self.marked:
            told.append(plural("{count} marked", "{count} marked", len(self.marked)))
        left = [
            *head(self.project, self.look),
            Segment(f" · {shown(self.words())} · {shown(' · '.join(told))}", self.look.quiet),
        ]
        self.query_one("#status", Line).show(left, self._columns_told())

    def _columns_told(self) -> list[Segment]:
        """Return which of the columns are in view, where there is no room for all."""
        keys = list(self.columns_moved_through())
        there = [keys.index(one.key) for one, _width in self._columns if one.key in keys]
        if not there or len(there) == len(keys):
            return []
        return [Segment(in_view_told(there[0], there[-1], len(keys)), self.look.quiet)]

    def _show_keys(self) -> None:
        if self.query_one(Prompt).is_open:
            keys = [("Enter", _("choose")), ("↑ ↓", _("move")), ("Esc", _("or Backspace: close"))]
        else:
            hidden = not_offered(self.project, self.NAME) | self.keys_not_now()
            keys = [*key_line(actions_of(self, self.NAME), hidden), ("q", _("back"))]
            # First, as there is no room for all, and help has them all.
            keys.sort(key=lambda one: one[1] != _("help"))
        self.query_one(KeyLine).show_keys(keys)

"""What the researcher writes: memos, the journal and the glossary, each a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from tuicode.analysis.writing import about_told, says
from tuicode.language import _
from tuicode.model.glossary import terms
from tuicode.model.journal import entries
from tuicode.model.memos import all_memos
from tuicode.model.records import Memo, Term
from tuicode.tui.actions import bindings
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.shown_lines import ShownLines
from tuicode.tui.workspaces.whole_text import WholeText
from tuicode.tui.workspaces.workspace import take_size
from tuicode.tui.workspaces.writing_changes import WritingChanges
from tuicode.tui.workspaces.writing_pad import Here
from tuicode.tui.workspaces.writing_rows import (
    memo_columns,
    memo_lines,
    memo_row,
    term_columns,
    term_lines,
    term_row,
)
from tuicode.tui.writing_actions import WRITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.tui.columns import ShownColumn
    from tuicode.tui.looks import Look
    from tuicode.tui.markdown_lines import ShownLine
    from tuicode.tui.workspaces.table_workspace import TableRow

TABLES = ("memos", "journal", "glossary")

WIDE = 120
"""Cells of screen from which the text stands beside the table, not below it."""

BETWEEN = 3
"""Cells around the text beside the table."""


class Writing(WritingChanges):
    """Memos, the journal or the glossary, one a row; what the row says beside it."""

    NAME = "writing"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WRITING, "writing")]
    CSS = """
    Writing { layout: vertical; background: $background; }
    Writing #panes { height: 1fr; layout: vertical; }
    Writing #list { height: 1fr; width: 100%; }
    Writing #table { height: 1fr; }
    Writing #detail { height: 9; margin: 1 1 0 2; }
    Writing.-wide #panes { layout: horizontal; }
    Writing.-wide #list { width: 3fr; }
    Writing.-wide #detail { width: 2fr; height: 1fr; margin: 1 1 0 2; }
    """

    def __init__(self, project: Project, look: Look, table: str = "memos") -> None:
        super().__init__(project, look)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self.shown_table = table
        self._detailed: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the table, and what the row says beside or below it."""
        take_size(self)
        yield Line(self.look.text, id="status")
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                yield Line(self.look.quiet, id="heading")
                yield RowList(
                    self.look, lambda _row: self.action_choose(), id="table", moved=self._detail
                )
            yield ShownLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Say what to do where nothing is written; Textual has the table itself mounted too."""
        self._greet()

    @property
    def table_width(self) -> int:
        """The cells of the table."""
        whole = self.app.size.width
        return (whole - BETWEEN) * 3 // 5 if whole >= WIDE else whole

    def words(self) -> str:
        """Return the three tables; the one that is shown stands between signs."""
        names = _names()
        return "  ".join(
            f"›{names[one]}‹" if one == self.shown_table else names[one] for one in TABLES
        )

    def table_title(self) -> str:
        """Return what the table that is shown is called."""
        return _names()[self.shown_table]

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        if self.shown_table == "glossary":
            return term_columns()
        return memo_columns(journal=self.shown_table == "journal")

    def all_rows(self) -> list[TableRow]:
        """Return what was written, the newest first; terms by name."""
        if self.shown_table == "glossary":
            return [term_row(one) for one in terms(self.project)]
        written = (entries if self.shown_table == "journal" else all_memos)(self.project)
        return [memo_row(self.project, one) for one in reversed(written)]

    def rows_that_leave(self) -> Sequence[TableRow]:
        """Return the terms, or what is ticked: what is private leaves the project in no file."""
        if self.shown_table == "glossary":
            return self.rows
        memos = self.project.tables.table("memos")
        return [one for one in self.rows if not memos[one.id].private]

    def matching(self, rows: Sequence[TableRow], query: str) -> Sequence[TableRow]:
        """Return the rows, or of what is written all, that say these words, in any form."""
        if self.shown_table == "glossary" or not query.strip():
            return super().matching(rows, query)
        memos = self.project.tables.table("memos")
        return [one for one in rows if says(_told(memos[one.id], one), query)]

    def journal_here(self) -> Here:
        """Return what the memo or entry that is highlighted is about."""
        one = self.written_here
        if isinstance(one, Term):
            return Here(one.name, ("terms", one.id))
        if not isinstance(one, Memo) or one.about is None:
            return Here()
        return Here(about_told(self.project, one), one.about, one.start, one.end)

    # --- actions

    def action_choose(self) -> None:
        """Go to what it is about; of a term, list where it is said."""
        one = self.written_here
        if isinstance(one, Term):
            self.go_to_places(one)
        elif one is not None:
            self.go_from(one)

    def action_table(self) -> None:
        """Show the next of the three tables."""
        at = TABLES.index(self.shown_table)
        self.shown_table = TABLES[(at + 1) % len(TABLES)]
        self._sorted_by, self._wanted = "", ""
        self.show_rows()
        self.query_one("#table", RowList).action_edge(0)
        self._greet()

    def action_whole(self) -> None:
        """Read it whole."""
        one = self.written_here
        if one is not None:
            self.app.push_screen(
                WholeText(self.look, self._title(one), self._lines, about=self.journal_here())
            )

    # --- inside

    def _title(self, one: Memo | Term) -> str:
        return one.name if isinstance(one, Term) else about_told(self.project, one)

    def _greet(self) -> None:
        self.say("" if self._is_written() else self._nothing())

    def _is_written(self) -> bool:
        if self.shown_table == "glossary":
            return bool(self.project.tables.table("terms"))
        kind = "journal" if self.shown_table == "journal" else "memo"
        return any(memo.kind == kind for memo in self.project.tables.table("memos").values())

    def _nothing(self) -> str:
        if self.project.read_only:
            return {
                "memos": _("There are no memos."),
                "journal": _("The journal is empty."),
                "glossary": _("There is no term."),
            }[self.shown_table]
        return {
            "memos": _(
                "There are no memos yet: n writes one here, and n in the text on an extract."
            ),
            "journal": _(
                "The journal is empty: n writes an entry, g one to a question, and J does anywhere."
            ),
            "glossary": _("There is no term yet: n adds one, in the participants' own words."),
        }[self.shown_table]

    def _arrange(self) -> None:
        super()._arrange()
        self._detail()

    def _detail(self) -> None:
        """Show what the highlighted row says."""
        place = (self.here.id if self.here else 0, self.project.revision)
        if place != self._detailed:
            self._detailed = place
            self.query_one("#detail", ShownLines).show(self._lines)

    def _lines(self, width: int) -> list[ShownLine]:
        one = self.written_here
        if one is None:
            return []
        if isinstance(one, Term):
            return term_lines(one, width, self.look)
        return memo_lines(self.project, one, width, self.look)


def _names() -> dict[str, str]:
    return {"memos": _("Memos"), "journal": _("Journal"), "glossary": _("Glossary")}


def _told(memo: Memo, row: TableRow) -> str:
    return f"{memo.text} {memo.prompt} {' '.join(map(str, row.values.values()))}"

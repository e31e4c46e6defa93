"""Codebook: every code in a table, what it rests on beside it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from tuicode.analysis.code_query import strangeness, understood
from tuicode.analysis.overview import overview
from tuicode.language import _, plural
from tuicode.model.book_order import in_book_order
from tuicode.model.extracts import extracts_of_code
from tuicode.model.sheet import title_of_codes
from tuicode.tui.actions import CODEBOOK, bindings
from tuicode.tui.way_back import Jump
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.codebook_changes import CodebookChanges
from tuicode.tui.workspaces.codebook_columns import row_of
from tuicode.tui.workspaces.codebook_detail import told_of
from tuicode.tui.workspaces.codebook_memos import MemoActions
from tuicode.tui.workspaces.codebook_order import OrderActions
from tuicode.tui.workspaces.suggesting import SuggestingActions
from tuicode.tui.workspaces.taking_in import TakingInActions
from tuicode.tui.workspaces.workspace import take_size
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look
    from tuicode.tui.way_back import Step
    from tuicode.tui.workspaces.table_workspace import TableRow

WIDE = 120
"""Cells of screen from which what is said of a code stands beside the table, not below it."""

BESIDE = 24
"""Cells of a name at least where what is said of the code stands beside: it is whole there."""


class Codebook(CodebookChanges, MemoActions, OrderActions, SuggestingActions, TakingInActions):
    """The codes of a project, one a row."""

    NAME = "codebook"
    CHANGING = frozenset(
        {
            *("merge", "new", "rename", "define", "retag", "recolour", "set_orientation"),
            *("set_origin", "include", "exclude", "note", "nest", "take_in"),
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CODEBOOK, "codebook")]
    CSS = """
    Codebook { layout: vertical; background: $background; }
    Codebook #panes { height: 1fr; layout: vertical; }
    Codebook #list { height: 1fr; }
    Codebook #table { height: 1fr; }
    Codebook #detail { height: 8; padding: 1 1 0 2; }
    Codebook.-unfolded #list { height: 6; }
    Codebook.-unfolded #detail { height: 1fr; }
    Codebook.-wide #panes { layout: horizontal; }
    Codebook.-wide #list { width: 2fr; height: 1fr; }
    Codebook.-wide #detail { width: 1fr; height: 1fr; padding: 1 1 0 2; }
    Codebook.-wide.-unfolded #list { width: 2fr; }
    Codebook.-wide.-unfolded #detail { width: 3fr; }
    """

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._detailed: tuple[int, int] | None = None
        self._strange: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the table, and what is said of the code beside or below it."""
        take_size(self)
        yield Line(self.look.text, id="status")
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                yield Line(self.look.quiet, id="heading")
                yield RowList(
                    self.look, lambda _row: self.action_choose(), id="table", moved=self._detail
                )
            yield TextLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    @property
    def table_width(self) -> int:
        """The cells of the table."""
        whole = self.app.size.width
        if whole < WIDE:
            return whole
        return whole * 2 // (5 if self.has_class("-unfolded") else 3)

    @property
    def least_for_names(self) -> int:
        """The cells of a name at least: fewer where the whole one stands beside the table."""
        return super().least_for_names if self.app.size.width < WIDE else BESIDE

    def words(self) -> str:
        """Return what this workspace is."""
        return title_of_codes(self.project)

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left."""
        return self.NAME

    def nothing_yet(self) -> str:
        """Return what to do first, where there is no code."""
        return _("There is no code yet: n makes one here, and c in Read & code on what is marked.")

    def all_rows(self) -> list[TableRow]:
        """Return the codes in the codebook's own order, those in use first."""
        order = in_book_order(self.project.tables.table("codes").values())
        self.depths = {code.id: depth for code, depth in order if depth}
        rows = {one.code.id: row_of(one) for one in overview(self.project)}
        return [rows[code.id] for code, _depth in order]

    def asks_for(self) -> str:
        """Return what is asked for above the filter."""
        return _("show only codes with; +latent or +inductive and the like too")

    def matching(self, rows: Sequence[TableRow], query: str) -> Sequence[TableRow]:
        """Return the rows that hold each word; a word with `+` says what the code is."""
        asked = understood(query)
        if asked.strange:
            return []
        kept = super().matching(rows, asked.name)
        if not asked.said:
            return kept
        return [one for one in kept if asked.fits(self.project.code(one.id))]

    def action_choose(self) -> None:
        """List the extracts of the code in their context; Enter there goes to one."""
        if self.code_here is not None:
            self.list_extracts(self.code_here.id)

    def list_extracts(self, code_id: int, begin_at: Extract | None = None) -> AwaitMount:
        """List the extracts of a code; the way back from one leads to it in the list."""
        code = self.project.code(code_id)

        def go(extract: Extract | None) -> None:
            if extract is not None:
                again: Step = lambda codebook: codebook.list_extracts(code_id, extract)  # noqa: E731
                self.dismiss(Jump(extract, f"{code.tag} {code.name}", (again,)))

        extracts = plural("{count} extract", "{count} extracts", self._count_of(code))
        return self.app.push_screen(
            CodeExtracts(
                self.project,
                self.look,
                f"{code.tag} {code.name} · {extracts}",
                [code],
                go,
                goes=_("go there"),
                exemplify=lambda extract: self.exemplified(code, extract),
                begin_at=begin_at,
            )
        )

    def action_unfold(self) -> None:
        """Give what is said of the code more room, or the table."""
        self.toggle_class("-unfolded")
        self._lay_out()

    def action_split(self) -> None:
        """Walk through the extracts of the code, and send each to another."""
        from tuicode.tui.workspaces.splitting import SplitCode

        code = self.code_here
        if code is None or self.project.read_only:
            self.say(self.project.read_only, problem=True)
        elif not self.project.count_of_code(code.id):
            self.say(_("«{name}» has no extract to send anywhere.").format(name=code.name))
        else:
            self.app.push_screen(SplitCode(self.project, self.look, code, self._split_done))

    def journal_here(self) -> Here:
        """Return the code that is highlighted."""
        code = self.code_here
        return Here(f"{code.tag} {code.name}", ("codes", code.id)) if code else Here()

    # --- inside

    def _count_of(self, code: Code) -> int:
        return sum(1 for _one in extracts_of_code(self.project, code.id))

    def _split_done(self, sentence: str) -> None:
        self.stay_in_place(self.show_rows)
        self.say(sentence)

    def _arrange(self) -> None:
        super()._arrange()
        self._detail()
        asked = understood(self._wanted)
        if asked.strange != self._strange:
            self._strange = asked.strange
            self.say(strangeness(asked) if asked.strange else "", problem=bool(asked.strange))

    def _detail(self) -> None:
        """Show what is said of the highlighted code."""
        code = self.code_here
        place = (code.id, self.project.revision) if code else None
        if place != self._detailed:
            self._detailed = place
            told = list(told_of(self.project, code, self.look)) if code is not None else []
            self.query_one("#detail", TextLines).show(told)

"""Themes: an outline or a board of themes and codes, what is not placed yet, and what is aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.language import _, plural
from tuicode.model.themes import standing
from tuicode.model.versions import told
from tuicode.tui.actions import bindings
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.columns import in_view_told
from tuicode.tui.head import head
from tuicode.tui.question import Question
from tuicode.tui.theme_actions import THEMES
from tuicode.tui.theme_board_painting import themes_told
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.widgets.theme_board import ThemeBoard
from tuicode.tui.workspaces.keeping_version import ask_to_keep
from tuicode.tui.workspaces.theme_board_detail import title_of, told_of
from tuicode.tui.workspaces.theme_board_screen import unplaced_codes
from tuicode.tui.workspaces.theme_ways import WaysActions
from tuicode.tui.workspaces.workspace import take_keys, take_size
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Version
    from tuicode.tui.looks import Look
    from tuicode.tui.question import Choice
    from tuicode.tui.theme_board_rows import Key

LOW, HIGH = 15, 32
"""Lines of screen from which something is said of the row under the cursor, and more."""

AROUND_NAME = len("──  ·   ")
"""Cells around the name and the counts there."""

MOST_NAME = 24
"""Cells that a long name of the row has below the columns, at least."""


class Themes(WaysActions):
    """The themes of a project, or those of a version of it."""

    NAME = "themes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(THEMES, "themes")]
    CSS = """
    Themes { layout: vertical; background: $background; }
    Themes #detail { height: 3; margin: 0 1; }
    Themes.-high #detail { height: 8; }
    Themes.-whole #detail { height: 50%; }
    Themes.-low.-asking #detail, Themes.-tiny #detail { display: none; }
    """

    def __init__(self, project: Project, look: Look, version: Version | None = None) -> None:
        super().__init__(project, look)
        self.version = version
        self.VERTICAL_BREAKPOINTS = [(0, "-tiny"), (LOW, "-low"), (HIGH, "-high")]
        self._detailed: tuple[Key, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the status, the columns, what is said of a row, the prompt, and the keys."""
        take_size(self)
        yield Line(self.look.text, id="status")
        yield ThemeBoard(self.look, self.painter, self.tell, id="board")
        yield Line(self.look.quiet, id="rule")
        yield TextLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the themes, with the cursor where it was left."""
        take_keys(self)
        self.set_focus(self.panes)
        self.show_rows(self.stay.key)
        if not standing(self.project):
            # There is nothing to do among the themes before there is one.
            self._to_first_code()
        self.show_keys()
        if self.project.read_only:
            self.say(self.project.read_only)
        elif not standing(self.project):
            self.say(_("Mark codes with Space; n makes a theme of them, p puts them in one."))

    def on_resize(self) -> None:
        """Show how many columns are in view."""
        if self.shown is not None:
            self.tell()
            self._show_rule()

    def on_prompt_closed(self) -> None:
        """Go back to the columns, unless the next question is being asked."""
        if not self.query_one(Prompt).is_open:
            self.set_focus(self.panes)
        self.show_keys()

    # --- what is shown

    def journal_here(self) -> Here:
        """Return what an entry of the journal, or a memo, is about, and the version it is of."""
        here = super().journal_here()
        if self.version is None:
            return here
        version = "versions", self.version.id
        words = " · ".join(filter(None, (here.told, told(self.version))))
        return Here(words, here.about or version, links=(version,) if here.about else ())

    def action_switch_view(self) -> None:
        """Show the board, or the outline."""
        self.stay.as_board = not self.stay.as_board
        self.shown, key = None, self.here.key
        self.show_rows(key)
        self.show_keys()

    def action_fold(self) -> None:
        """Fold the codes of the theme, or show them."""
        row = self.here
        if not row.theme:
            self.action_fold_all()
            return
        self.stay.folded.symmetric_difference_update({row.theme})
        self.show_rows(("theme", row.theme, 0))

    def action_fold_all(self) -> None:
        """Fold the codes of all themes, or show them all."""
        every = {one.id for one in standing(self.project) if one.codes}
        theme_id, key = self.here.theme, self.here.key
        if every <= self.stay.folded:
            self.stay.folded.clear()
        else:
            self.stay.folded.update(every)
        self.show_rows(key if theme_id not in self.stay.folded else ("theme", theme_id, 0))

    def action_filter(self) -> None:
        """Show only the codes not placed that hold what is typed, as it is typed."""
        before, former = self.here.key, self.stay.wanted

        def follow(query: str) -> tuple[()]:
            # What was wanted before is wanted until something is typed.
            if query.strip() != self.stay.wanted and (query or self.stay.wanted != former):
                self.stay.wanted = query.strip()
                self.show_rows()
            return ()

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self.stay.wanted = typed.strip()
            if self.stay.wanted:
                self._to_first_code()
            else:
                self.show_rows(before)

        question = Question(_("show only codes not placed with"), answer, follow, free=True)
        self.ask(question)

    def action_heading(self, steps: int) -> None:
        """Go to the next theme or pile, or to the one before."""
        assert self.shown is not None
        panes, rows = self.panes, self.shown.columns[self.panes.column]
        way = range(panes.row + steps, len(rows) if steps > 0 else -1, steps)
        at = next((at for at in way if rows[at].kind != "code"), None)
        if at is not None:
            panes.go(panes.column, at)
        elif self.shown.columns and 0 <= panes.column + steps <= self.shown.piles:
            column = panes.column + steps
            panes.go(column, 0)

    def action_next_pane(self) -> None:
        """Go to the piles, or back to the themes."""
        assert self.shown is not None
        panes = self.panes
        if panes.column != self.shown.piles:
            panes.go(self.shown.piles, panes.rows[self.shown.piles])
        else:
            panes.go(panes.in_view[0], panes.rows[panes.in_view[0]])

    def action_whole_detail(self) -> None:
        """Show all that is said of the row, or only its beginning."""
        self.toggle_class("-whole")

    def action_keep(self) -> None:
        """Ask for a name and a note, and keep the themes as they are."""
        ask_to_keep(self.project, self.ask, self.change)

    def action_close(self) -> None:
        """Unmark all, then show all codes again, then go back."""
        if self.marked:
            self.unmark()
            self.tell()
        elif self.stay.wanted:
            self.stay.wanted = ""
            self.show_rows()
        else:
            self.dismiss(None)

    def tell(self) -> None:
        """Say what is there, and what is said of the row under the cursor."""
        self._show_status()
        row = self.here
        self.stay.key = row.key
        place = row.key, self.project.revision
        if place == self._detailed:
            return
        self._detailed = place
        self._show_rule()
        self.query_one("#detail", TextLines).show(told_of(self.project, self.look, row))

    def show_keys(self) -> None:
        """Show the keys that apply."""
        keys = self.keys_here()
        if self.stay.as_board:
            keys = [(key, _("outline") if word == _("board") else word) for key, word in keys]
        asking = self.query_one(Prompt).is_open
        # Where there are few lines, they are for the themes while one chooses among them.
        self.set_class(asking, "-asking")
        if asking:
            keys = [("Enter", _("choose")), ("↑ ↓", _("move")), ("Esc", _("or Backspace: close"))]
        self.query_one(KeyLine).show_keys([*keys, ("q", _("back"))])

    # --- inside

    def _to_first_code(self) -> None:
        """Go to the first code not placed, or to the head of the pile where there is none."""
        assert self.shown is not None
        piles = self.shown.piles
        codes = self.shown.columns[piles][1:2]
        self.panes.go(piles, 1 if codes and codes[0].kind == "code" else 0)

    def _show_status(self) -> None:
        told_here = [
            themes_told(self.project) or _("Themes"),
            _("{count} not placed").format(count=unplaced_codes(self.project)),
        ]
        if self.marked:
            told_here.append(plural("{count} marked", "{count} marked", len(self.marked)))
        left = head(self.project, self.look)
        if self.version is not None:
            left.append(Segment(f" · {shown(told(self.version))}", self.look.bar))
        left.append(Segment(f" · {shown(' · '.join(told_here))}", self.look.quiet))
        self.query_one("#status", Line).show(left, self._status_at_right())

    def _status_at_right(self) -> list[Segment]:
        if self.shown is None or not self.stay.as_board:
            return []
        view, whole = self.panes.in_view, self.shown.piles
        return [Segment(in_view_told(view[0], view[-1], whole), self.look.quiet)]

    def _show_rule(self) -> None:
        """Show the name and the counts of the row in the line below the columns."""
        name, counted = title_of(self.project, self.here)
        width = self.app.size.width
        quiet = self.look.quiet
        if not name:
            self.query_one("#rule", Line).show([Segment("─" * width, quiet)])
            return
        counted = cut(counted, width - min(cells(name), MOST_NAME) - AROUND_NAME)
        told = f" · {counted} " if counted else " "
        name = cut(name, width - cells(told) - 4)
        rest = "─" * max(width - cells(name) - cells(told) - 4, 0)
        self.query_one("#rule", Line).show(
            [
                Segment("── ", quiet),
                Segment(name, self.look.strong),
                Segment(f"{told}{rest}", quiet),
            ]
        )

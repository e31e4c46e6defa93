"""A list that takes the whole screen: rows, what Enter does with one, and the way back."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

import msgspec
from rich.segment import Segment
from textual.binding import Binding
from textual.screen import Screen

from tuicode.tui.actions import LISTING, bindings
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here, write_in_journal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.tui.looks import Look


class Row(msgspec.Struct, frozen=True):
    """A row: parts of at most so many cells, the text, and beside it a note where there is one."""

    parts: tuple[tuple[str, int], ...]
    text: str
    note: str = ""
    sign: str = ""
    """Stands left of the row: where one is."""
    faint: bool = False


class Listing(Screen[None]):
    """Rows that are moved through with the arrows; `choose` gets the index, after the way back.

    `remove` and `tick`, where they are there, get the index too; they return the rows as they are
    then. `look_at` gets it, and the list stays where it is; `undo` gets it after the way back.
    `about` returns what an entry of the journal that is written at a row is about, in `project`.
    """

    CSS = """
    Listing { layout: vertical; background: $background; }
    Listing RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("x,delete", "remove", show=False),
        Binding("a", "look_at", show=False),
        Binding("space", "tick", show=False),
        Binding("u", "undo", show=False),
        *bindings(LISTING, "listing"),
    ]

    def __init__(
        self,
        look: Look,
        title: str,
        rows: Sequence[Row],
        choose: Callable[[int], None],
        *,
        hint: str,
        remove: Callable[[int], Sequence[Row]] | None = None,
        look_at: Callable[[int], None] | None = None,
        tick: Callable[[int], Sequence[Row]] | None = None,
        undo: Callable[[int], None] | None = None,
        highlighted: int = 0,
        project: Project | None = None,
        about: Callable[[int], Here] | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._rows = rows
        self._widths = _widths(rows)
        self._choose = choose
        self._hint = hint
        self._remove = remove
        self._look_at = look_at
        self._tick = tick
        self._undo = undo
        self._first = highlighted
        self._project = project
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the title, the rows, and a line that says what the keys do."""
        title = Line(self.look.text)
        title.show([Segment(f" {shown(self._title)}", self.look.strong)])
        yield title
        yield RowList(self.look, self._chosen)
        yield Line(self.look.text, id="hint")

    def on_mount(self) -> None:
        """Show the rows."""
        take_keys(self)
        self.say(self._hint)
        rows = self.query_one(RowList)
        rows.show(len(self._rows), self._draw, self._first)
        self.set_focus(rows)

    def say(self, sentence: str) -> None:
        """Say something where it else says what the keys do."""
        self.query_one("#hint", Line).show([Segment(f" {shown(sentence)}", self.look.quiet)])

    def action_journal(self) -> Awaitable[None] | None:
        """Write in the journal, about what the row stands for."""
        row = self.query_one(RowList).highlighted
        here = self._about(row) if self._about is not None and row < len(self._rows) else Here()
        return write_in_journal(self, self._project, self.look, here, self.say)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_remove(self) -> None:
        """Take away what a row stands for."""
        self._change(self._remove)

    def action_tick(self) -> None:
        """Tick what a row stands for, or no longer, and go to the next."""
        self._change(self._tick)
        self.query_one(RowList).action_move(int(self._tick is not None))

    def _change(self, change: Callable[[int], Sequence[Row]] | None) -> None:
        rows = self.query_one(RowList)
        if change is not None and self._rows:
            self._rows = change(rows.highlighted)
            rows.show(len(self._rows), self._draw)

    def action_look_at(self) -> None:
        """Look at what a row stands for, and come back to it."""
        if self._look_at is not None and self._rows:
            self._look_at(self.query_one(RowList).highlighted)

    def action_undo(self) -> None:
        """Undo what a row stands for, back where one came from."""
        if self._undo is not None and self._rows:
            index = self.query_one(RowList).highlighted
            self.dismiss()
            self._undo(index)

    def _chosen(self, index: int) -> None:
        # The way back first: what is chosen is then shown on the screen that is there.
        self.dismiss()
        self._choose(index)

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        row, look = self._rows[index], self.look
        quiet = look.selected_quiet if lit else look.quiet
        text = look.selected if lit else quiet if row.faint else look.text
        segments = [Segment(f"{row.sign or ' ':<2}", look.selected if lit else look.bar)]
        room = width - 3
        for (part, _most), wide in zip(row.parts, self._widths, strict=False):
            segments.append(Segment(_filled(part, wide) + "  ", quiet))
            room -= wide + 2
        note = cut(row.note, room // 2 if row.text else room)
        segments.append(Segment(_filled(row.text, room - cells(note) - 2 * bool(note)), text))
        return [*segments, *_beside(note, quiet)]


def _widths(rows: Sequence[Row]) -> list[int]:
    """Return the cells that each part takes: as many as its longest text, if it may."""
    # Most parts are those of many rows: a history of years names a few people and actions.
    columns = zip_longest(*(row.parts for row in rows), fillvalue=("", 0))
    return [max(min(cells(part), most) for part, most in set(column)) for column in columns]


def _beside(note: str, style: Style) -> list[Segment]:
    return [Segment(f"  {note}", style)] if note else []


def _filled(text: str, width: int) -> str:
    kept = cut(text, width)
    return kept + " " * max(width - cells(kept), 0)

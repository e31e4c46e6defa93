"""Help: all keys, by task."""

from __future__ import annotations

from itertools import compress, groupby, product, zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.action import GROUPS, MOVING
from tuicode.tui.actions import MOVING_KEYS
from tuicode.tui.cells import cells, cut
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import actions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.tui.action import Action
    from tuicode.tui.looks import Look

Row = tuple[str, str]
"""A key and its words; a heading has no words, and what stands between groups neither."""

KEY_WIDTH = 14

READ_AND_CODE = "read_and_code"

MOVING_IN_ROWS = [one for one in MOVING_KEYS if one[0] in {"↑ ↓", "Page", "Home End"}]
"""The keys that every list has."""

BROAD = 110
"""Cells from which there are two columns."""


class Help(Screen[None]):
    """The keys of a workspace, Read & code unless told; any of the closing keys leads back."""

    CSS = """
    Help { layout: vertical; background: $background; }
    Help RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,space", "close", show=False),
    ]

    def __init__(self, look: Look, workspace: str = READ_AND_CODE, words: str = "") -> None:
        super().__init__()
        self.look = look
        self._workspace = workspace
        self._title = _(" Keys: {workspace}").format(workspace=words)
        if not words:
            self._title = _(" Keys of Read & code")
        self._rows: list[tuple[Row, ...]] = []

    def compose(self) -> ComposeResult:
        """Lay out the rows, and a line that says how to leave."""
        title = Line(self.look.text)
        title.show([Segment(self._title, self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_close())
        line = Line(self.look.text)
        line.show([Segment(_(" Esc or q leads back; the arrows scroll."), self.look.text)])
        yield line

    def on_mount(self) -> None:
        """Show the rows."""
        self.set_focus(self.query_one(RowList))

    def on_resize(self) -> None:
        """Lay the groups out in as many columns as there is room for."""
        columns = 2 if self.app.size.width >= BROAD else 1
        in_text = self._workspace == READ_AND_CODE
        groups = list(_groups(actions_of(self, self._workspace), in_text=in_text))
        self._rows = _in_columns(groups, columns)
        if in_text:
            self._rows += self._while_reviewing(columns)
        self.query_one(RowList).show(len(self._rows), self._draw)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _while_reviewing(self, columns: int) -> list[tuple[Row, ...]]:
        """Return other keys for a while: they stand below all those that are there always."""
        review = [(one.all_keys_shown, _(one.title)) for one in actions_of(self, "review")]
        half = -(-len(review) // columns)
        return [
            (("", ""),) * columns,
            ((_("While going through the extracts"), ""), ("", ""))[:columns],
            *zip_longest(review[:half], *([review[half:]] * (columns - 1)), fillvalue=("", "")),
        ]

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        columns = self._rows[index]
        # Where all is seen at once, nothing is scrolled.
        lit = lit and len(self._rows) > self.query_one(RowList).size.height
        room = width // len(columns)
        return [one for row in columns for one in self._draw_column(row, room, lit=lit)]

    def _draw_column(self, row: Row, room: int, *, lit: bool) -> Iterator[Segment]:
        ground = self.look.selected_quiet if lit else self.look.text
        key, words = row
        if not words:
            heading = self.look.selected if lit else self.look.speaker
            yield Segment(f" {key}".ljust(room), heading if key else ground)
            return
        name = f"   {key}  ".ljust(KEY_WIDTH + 3)
        text = cut(words, room - cells(name) - 1)
        yield Segment(name, self.look.selected if lit else self.look.strong)
        yield Segment(text + " " * (room - cells(name) - cells(text)), ground)


def _groups(actions: Sequence[Action], *, in_text: bool) -> Iterator[list[Row]]:
    """Yield the rows of each task: its name, and the keys of its actions."""
    for group in GROUPS:
        rows = []
        if group == MOVING:
            shown = MOVING_KEYS if in_text else MOVING_IN_ROWS
            rows += [(keys, _(words)) for keys, words in shown]
        of_group = (action for action in actions if action.group == group)
        for title, alike in groupby(of_group, key=lambda action: action.title):
            first, *more = alike
            keys = f"{first.key_shown} … {more[-1].key_shown}" if more else first.all_keys_shown
            rows.append((keys, _(title)))
        if rows:
            yield [(_(group), ""), *rows]


def _in_columns(groups: Sequence[list[Row]], count: int) -> list[tuple[Row, ...]]:
    """Return the groups below each other, in one column or in two as even as can be."""
    if count == 1:
        return [(row,) for row in _stacked(groups)]
    ways = []
    for is_left in product((True, False), repeat=len(groups)):
        sides = (compress(groups, is_left), compress(groups, (not left for left in is_left)))
        ways.append(tuple(map(_stacked, sides)))
    left, right = min(ways, key=lambda way: max(map(len, way)))
    return list(zip_longest(left, right, fillvalue=("", "")))


def _stacked(groups: Iterable[list[Row]]) -> list[Row]:
    """Return the rows of some groups, an empty one between two groups."""
    return [row for group in groups for row in [*group, ("", "")]][:-1]

"""Two themes side by side: shared codes and extracts, those that overlap, and what only one has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Union

import msgspec
from rich.segment import Segment

from tuicode.analysis.theme_comparison import compare_themes
from tuicode.language import _, plural
from tuicode.model.extracts import extract_at, speakers_in
from tuicode.model.records import Code
from tuicode.model.theme_extracts import Place
from tuicode.model.themes import theme
from tuicode.tui.actions import bindings
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.passage_rows import LONGEST
from tuicode.tui.theme_actions import THEME_COMPARISON
from tuicode.tui.way_back import open_over
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.passage import rows_of
from tuicode.tui.widgets.passage_list import PassageList
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from tuicode.model.project import Project
    from tuicode.model.records import Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.way_back import Below
    from tuicode.tui.widgets.passage_list import Lines


Sides = tuple[Union[Code, Place, None], Union[Code, Place, None]]  # noqa: UP007 - Python 3.10


class SideBySide(msgspec.Struct, frozen=True):
    """A row: what the one theme has, and beside it the other; a heading where it begins a part."""

    sides: Sides
    heading: str = ""


class Stay(msgspec.Struct):
    """What is compared, and what one left the comparison with: the side and the row."""

    themes: tuple[int, int]
    side: int = 0
    row: int = 0


class ThemeComparison(CommonActions):
    """Two themes in two columns. It returns the extract to go to in Read & code."""

    NAME = "theme_comparison"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(THEME_COMPARISON, "theme_comparison")]
    CSS = """
    ThemeComparison { layout: vertical; background: $background; }
    ThemeComparison #pairs { height: 1fr; }
    """

    def __init__(self, project: Project, look: Look, stay: Stay) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.stay = stay
        self.themes = tuple(theme(project, one) for one in stay.themes)
        self.side = stay.side
        self.rows: list[SideBySide] = []

    def compose(self) -> ComposeResult:
        """Lay out the names, the rows, and the lines below."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="names")
        yield PassageList(
            self.look, lambda _row: self.action_go_there(), id="pairs", aside=self._aside
        )
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Compare the two."""
        take_keys(self)
        keys = [*self.keys_here(), ("q", _("back"))]
        self.query_one(KeyLine).show_keys([("← →", _("side")), *keys])
        self.set_focus(self.query_one(PassageList))
        self._compare(self.stay.row)

    def on_resize(self) -> None:
        """Have the names stand above their columns."""
        self._show_names()

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("Two themes side by side")

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the row, or the two themes alone."""
        both = tuple(("themes", one.id) for one in self.themes)
        sides = self.rows[self.query_one(PassageList).highlighted].sides if self.rows else ()
        here = next((one for one in sides[self.side :] or sides if one is not None), None)
        if isinstance(here, Code):
            return Here(f"{here.tag} {here.name}", ("codes", here.id), links=both)
        if here is not None:
            source_id, *span = here
            return here_in_text(self.project.source(source_id), (span[0], span[1]), both)
        return Here(" – ".join(one.name for one in self.themes), both[0], links=both[1:])

    # --- actions

    def action_go_there(self) -> None:
        """Go to the extract of this side in Read & code; of the other where there is none."""
        if not self.rows:
            return
        sides = self.rows[self.query_one(PassageList).highlighted].sides
        for side in (sides[self.side], sides[1 - self.side]):
            extract = extract_at(self.project, *side) if isinstance(side, tuple) else None
            if extract is not None:
                row = self.query_one(PassageList).highlighted
                self.stay.side, self.stay.row = self.side, row
                self.dismiss(extract)
                return
        self.say(_("A code stands here; Enter on an extract goes to it."))

    def action_part(self, steps: int) -> None:
        """Go to where the next part begins, or this one or the one before."""
        pairs = self.query_one(PassageList)
        begins = [index for index, row in enumerate(self.rows) if row.heading]
        at = (
            bisect_right(begins, pairs.highlighted)
            if steps > 0
            else bisect_left(begins, pairs.highlighted) - 1
        )
        if 0 <= at < len(begins):
            pairs.highlight(begins[at])

    def action_turn_round(self) -> None:
        """Have the other theme on the left."""
        self.stay.themes = self.stay.themes[::-1]
        self.themes = self.themes[::-1]
        self._compare()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    # --- inside

    def _compare(self, row: int = 0) -> None:
        found = compare_themes(self.project, *self.themes)
        codes = (found.shared_codes, found.codes_of_one, found.codes_of_other)
        only = [_("Extracts only of «{name}»").format(name=one.name) for one in self.themes]
        parts: list[tuple[str, list[Sides]]] = [
            (
                plural("{count} shared code", "{count} shared codes", len(codes[0])),
                [(code, code) for code in codes[0]],
            ),
            (_("Codes of one of them only"), [*zip_longest(codes[1], codes[2])]),
            (
                plural("{count} shared extract", "{count} shared extracts", len(found.shared)),
                [(place, place) for place in found.shared],
            ),
            (
                plural("{count} overlap", "{count} overlaps", len(found.overlapping)),
                list(found.overlapping),
            ),
            (only[0], [(place, None) for place in found.only_one]),
            (only[1], [(None, place) for place in found.only_other]),
        ]
        self.rows = [
            SideBySide(sides, heading if not number else "")
            for heading, rows in parts
            for number, sides in enumerate(rows)
        ]
        self.query_one(PassageList).show(len(self.rows), self._draw, row)
        self._show_names()
        self.say(
            _("{codes}, {extracts}, {overlaps}.").format(
                codes=parts[0][0], extracts=parts[2][0], overlaps=parts[3][0]
            )
        )

    def _aside(self, way: int) -> None:
        self.side = 0 if way < 0 else 1
        self.query_one(PassageList).change(self.query_one(PassageList).highlighted)

    def _columns(self, width: int) -> int:
        return max((width - 6) // 2, 10)

    def _show_names(self) -> None:
        title = Segment(_(" Two themes side by side"), self.look.strong)
        self.query_one("#status", Line).show([title])
        room = self._columns(self.app.size.width)
        names = [cut(each.name, room) for each in self.themes]
        self.query_one("#names", Line).show(
            [
                Segment("   " + names[0] + " " * (room - cells(names[0])), self.look.speaker),
                Segment(" │ ", self.look.quiet),
                Segment(names[1], self.look.speaker),
            ]
        )

    def _draw(self, index: int, width: int, lit: bool) -> Lines:
        row, room = self.rows[index], self._columns(width)
        sides = [
            self._side(side, room, lit=lit and number == self.side)
            for number, side in enumerate(row.sides)
        ]
        lines: Lines = []
        if row.heading:
            name = cut(f" {row.heading} ", width - 4)
            rule = "─" * max(width - 2 - cells(name), 0)
            quiet = self.look.quiet
            lines += [[Segment("──", quiet), Segment(name, self.look.strong), Segment(rule, quiet)]]
        bar = Segment(" ▌ " if lit else "   ", self.look.bar)
        for number in range(max(map(len, sides))):
            left, right = (side[number] if number < len(side) else [] for side in sides)
            used = sum(cells(segment.text) for segment in left)
            space = Segment(" " * max(room - used, 0), self.look.text)
            lines.append([bar, *left, space, Segment(" │ ", self.look.quiet), *right])
        # Codes stand close together; extracts apart.
        codes_only = not any(isinstance(side, tuple) for side in row.sides)
        last = index + 1 == len(self.rows) or bool(self.rows[index + 1].heading)
        return lines if codes_only and not last else [*lines, []]

    def _side(self, side: Code | Place | None, room: int, *, lit: bool) -> Lines:
        if side is None:
            return []
        if not isinstance(side, tuple):
            chip = Segment(f" {shown(side.tag)} ", self.look.chips[side.family])
            style = self.look.selected if lit else self.look.text
            return [[chip, Segment(" " + cut(side.name, room - cells(chip.text) - 1), style)]]
        source_id, start, end = side
        source = self.project.source(source_id)
        names = ", ".join(one.label for one in speakers_in(self.project, source, start, end))
        told = cut(" · ".join(filter(None, (names, source.name))), room)
        words = rows_of(source.text, (start, min(end, start + LONGEST)), room)
        return [
            [Segment(told, self.look.selected_quiet if lit else self.look.quiet)],
            *(
                [Segment(shown(source.text[first:last]).rstrip(), self.look.text)]
                for first, last in words
            ),
        ]


def open_comparison(
    below: Below, project: Project, look: Look, one: Theme, other: Theme
) -> AwaitMount:
    """Compare two themes over a screen; the way back from the text leads to where one left."""
    stay = Stay((one.id, other.id))
    return open_over(below, _("the comparison"), lambda: ThemeComparison(project, look, stay))

"""How the rows of the board of themes are drawn: themes, codes, and the heads of the columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.segment import Segment

from tuicode.analysis.theme_counts import theme_counts_of
from tuicode.language import _, plural
from tuicode.model.themes import SET_ASIDE, standing, theme
from tuicode.tui.cells import cells, cut, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rich.style import Style

    from tuicode.model.project import Project
    from tuicode.model.records import Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.theme_board_rows import BoardRow, Key

SIGNS = {"candidate": "○", "theme": "●", "set aside": "–"}
"""What stands before the name of a theme in each state."""

NUMBER = 6
"""Cells of a number at the right."""

NARROW = 36
"""Cells of a column up to which less is said of each row."""

NAME_LINES = 2
"""Lines of a head that a theme's name may take."""


class BoardPainter:
    """Draws rows; `marked` are the keys of those that are marked, `wanted` what is filtered by."""

    def __init__(self, project: Project, look: Look, marked: Collection[Key]) -> None:
        self.project = project
        self.look = look
        self.marked = marked
        self.wanted = ""
        self.tag_width = 3
        self.often: Mapping[int, int] = {}
        """In how many themes a code stands, by its id, where it is more than one."""

    def row(self, row: BoardRow, width: int, *, lit: bool) -> list[Segment]:
        """Return a row."""
        mark = Segment("✓" if row.key in self.marked else " ", self._bar(lit=lit))
        if row.kind == "code":
            return [mark, *self._code(row, width - 1, lit=lit)]
        if row.kind == "theme":
            return [mark, *self._theme(row, width - 1, lit=lit)]
        return self._pile(row, width, lit=lit)

    def head(self, row: BoardRow, line: int, width: int, *, lit: bool) -> list[Segment]:
        """Return a line of a head: a name in two, and what is counted."""
        if row.kind == "theme":
            return self._theme_head(row, line, width, lit=lit)
        if line:
            told = _("with «{text}»").format(text=self.wanted) if self.wanted else ""
            return self._filled(f" {told}" if line == 1 else "", width, self._quiet(lit=lit))
        if row.kind == "top":
            return self._top_head(width, lit=lit)
        number = f" {self._number(row)} "
        name = f" {self._pile_name(row)}"
        if self.wanted:
            name += f" · {_('with «{text}»').format(text=self.wanted)}"
        return [
            *self._filled(name, width - len(number), self._strong(lit=lit)),
            Segment(number, self._strong(lit=lit)),
        ]

    # --- inside

    def _code(self, row: BoardRow, width: int, *, lit: bool) -> list[Segment]:
        code = self.project.code(row.code)
        ground = self.look.selected if lit else self.look.text
        quiet = self._quiet(lit=lit)
        indent = self._indent(row, width)
        chip = Segment(f" {shown(code.tag):<{self.tag_width}} ", self.look.chips[code.family])
        often = self.often.get(code.id, 0)
        narrow = width < NARROW
        number = f" {self.project.count_of_code(code.id)} ".rjust(0 if narrow else NUMBER - 1)
        number = (f" {often}×" if often else "") + number
        room = width - len(indent) - cells(chip.text) - len(number) - 1
        style = ground if code.state == "active" else quiet
        return [
            Segment(indent, ground),
            chip,
            *self._filled(f" {code.name}", room + 1, style),
            Segment(number, quiet),
        ]

    def _theme(self, row: BoardRow, width: int, *, lit: bool) -> list[Segment]:
        one = theme(self.project, row.theme)
        count = theme_counts_of(self.project).of(self.project, one)
        number = f"{count.codes} ".rjust(NUMBER - 1) + f"{count.extracts} ".rjust(NUMBER - 1)
        if width < NARROW:
            number = f" {count.codes} "
        number = (" ►" if row.folded else "") + number
        name = f"{self._indent(row, width)}{SIGNS[one.state]} {one.name}"
        style = self._quiet(lit=lit) if one.state == SET_ASIDE else self._strong(lit=lit)
        return [
            *self._filled(name, width - len(number), style),
            Segment(number, self._quiet(lit=lit)),
        ]

    def _pile(self, row: BoardRow, width: int, *, lit: bool) -> list[Segment]:
        name, number = f" {self._pile_name(row)} ", f" {self._number(row)} "
        rule = "─" * max(width - cells(name) - len(number), 0)
        strong, quiet = self._strong(lit=lit), self._quiet(lit=lit)
        return [Segment(name, strong), Segment(rule, quiet), Segment(number, strong)]

    def _theme_head(self, row: BoardRow, line: int, width: int, *, lit: bool) -> list[Segment]:
        one = theme(self.project, row.theme)
        mark = "✓" if row.key in self.marked and line == 0 else " "
        if line == NAME_LINES:
            return self._filled(f"   {self._counted(one, width - 3)}", width, self._quiet(lit=lit))
        name = self._name_lines(one, width - 4)
        sign = SIGNS[one.state] if line == 0 else " "
        text = name[line] if line < len(name) else ""
        strong = self._strong(lit=lit)
        return [
            Segment(mark, self._bar(lit=lit)),
            *self._filled(f"{sign} {text}", width - 1, strong),
        ]

    def _top_head(self, width: int, *, lit: bool) -> list[Segment]:
        themes = themes_told(self.project) or _("No theme")
        captions = "  ".join((_("codes"), _("extr."))) + " "
        return [
            *self._filled(f" {themes}", width - cells(captions), self._strong(lit=lit)),
            Segment(captions, self._quiet(lit=lit)),
        ]

    def _counted(self, one: Theme, room: int) -> str:
        """Return what is counted in a theme: in words, where there is room for them."""
        count = theme_counts_of(self.project).of(self.project, one)
        codes = plural("{count} code", "{count} codes", count.codes)
        extracts = plural("{count} extract", "{count} extracts", count.extracts)
        whole = f"{codes} · {extracts}"
        short = _("{count} extr.").format(count=count.extracts)
        return whole if cells(whole) <= room else f"{codes} · {short}"

    @staticmethod
    def _indent(row: BoardRow, width: int) -> str:
        """Return what a row is set in by; in a narrow column the tags of codes are seen alone."""
        if width < NARROW:
            return "  " * max(row.depth - (2 if row.kind == "code" else 1), 0)
        return "  " * row.depth

    @staticmethod
    def _name_lines(one: Theme, width: int) -> list[str]:
        return textwrap.wrap(shown(one.name), max(width, 1), max_lines=NAME_LINES, placeholder="…")

    def _number(self, row: BoardRow) -> str:
        filtered = self.wanted and row.kind != "aside"
        return f"{row.found}/{row.count}" if filtered else str(row.count)

    @staticmethod
    def _pile_name(row: BoardRow) -> str:
        return {
            "unplaced": _("Not placed"),
            "miscellaneous": _("Miscellaneous"),
            "aside": _("Set aside"),
        }[row.kind]

    @staticmethod
    def _filled(text: str, width: int, style: Style) -> list[Segment]:
        kept = cut(text, width)
        return [Segment(kept + " " * max(width - cells(kept), 0), style)]

    def _quiet(self, *, lit: bool) -> Style:
        return self.look.selected_quiet if lit else self.look.quiet

    def _strong(self, *, lit: bool) -> Style:
        return self.look.selected if lit else self.look.strong

    def _bar(self, *, lit: bool) -> Style:
        return self.look.selected if lit else self.look.bar


def themes_told(project: Project) -> str:
    """Return how many themes and subthemes there are; nothing where there is none."""
    themes = standing(project)
    top = sum(one.parent is None for one in themes)
    told = [plural("{count} theme", "{count} themes", top)] if top else []
    if len(themes) > top:
        told.append(plural("{count} subtheme", "{count} subthemes", len(themes) - top))
    return " · ".join(told)

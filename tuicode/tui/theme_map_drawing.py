"""A theme map in the cells of a terminal: as boxes and lines, or as an outline.

Only characters that every terminal has. Each kind of relation has its own stroke and head: a line
with an arrow leads to, a double line supports, dashes with arrows both ways are a tension, dots
with a diamond are a part of it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from tuicode.language import _
from tuicode.report.text_width import wrapped
from tuicode.report.theme_map_layout import LEFT, Sheet, TextStyle, lay_out
from tuicode.tui.cells import cells, cut, one_cell_each, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tuicode.model.records import RelationKind
    from tuicode.report.theme_map import MapRelation, MapTheme, ThemeMap
    from tuicode.report.theme_map_layout import Box, Layout, MapLine, Point, Role

Ink = Literal["ground", "frame", "name", "subtheme", "line", "words"]
Area = tuple[int, int, int, int]
"""Left, top, and the first cell to the right and below."""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell: what stands in it, as what, and of which theme or relation (0 for none)."""

    text: str = " "
    ink: Ink = "ground"
    of: int = 0


GROUND: Final = Cell()


class Drawing(msgspec.Struct):
    """The cells, row by row, and where each theme is."""

    rows: list[list[Cell]]
    areas: dict[int, Area]

    def write(self, x: int, y: int, text: str, ink: Ink, of: int) -> None:
        """Write text from a cell on; what takes two cells leaves the next one empty."""
        inside = x >= 0 and x + len(text) <= len(self.rows[y])
        if inside and one_cell_each(text, 0, len(text)):
            self.rows[y][x : x + len(text)] = [Cell(one, ink, of) for one in text]
            return
        for character in text:
            wide = width(character)
            if not wide:
                before = self.rows[y][x - 1]
                self.rows[y][x - 1] = Cell(before.text + character, before.ink, before.of)
                continue
            for cell, shown in zip(range(x, x + wide), (character, ""), strict=False):
                if 0 <= cell < len(self.rows[y]):
                    self.rows[y][cell] = Cell(shown, ink, of)
            x += wide

    @property
    def width(self) -> int:
        """The cells across."""
        return max((len(row) for row in self.rows), default=0)


class Glyphs(msgspec.Struct, frozen=True):
    """What a kind of line is drawn with: level, upright, the four corners, and the heads."""

    level: str
    upright: str
    corners: str
    """Down to the right, down to the left, up to the right, up to the left."""
    heads: str = "►◄"
    both_ways: bool = False


GLYPHS: Final[Mapping[RelationKind, Glyphs]] = {
    "": Glyphs("─", "│", "┌┐└┘", "><"),
    "supports": Glyphs("═", "║", "╔╗╚╝"),
    "tension": Glyphs("-", "¦", "++++", both_ways=True),
    "leads to": Glyphs("─", "│", "┌┐└┘"),
    "part of": Glyphs("·", ":", "····", "◊◊"),
}
CROSSINGS: Final = {("─", "│"): "┼", ("═", "║"): "╬", ("═", "│"): "╪", ("─", "║"): "╫"}

NARROW: Final = 100
"""Cells below which the words on the lines have less room."""
LEFT_OUT: Final = 60
"""Cells below which nothing but an outline is readable."""


def in_cells(content: ThemeMap, room: int, down: int = 0) -> Layout:
    """Return where everything on the map is, `room` cells wide.

    The words on the lines stand in two lines each where that leaves it at most `down` cells high.
    """
    tall = lay_out(content, _sheet(room, most_lines=2)) if down else None
    return tall if tall and tall.height <= down else lay_out(content, _sheet(room, most_lines=1))


def as_map(layout: Layout) -> Drawing:
    """Return the themes as boxes in two columns, with lines between them."""
    drawing = Drawing([[GROUND] * layout.width for _y in range(layout.height)], {})
    for line in layout.lines:
        _draw_line(drawing, line)
    for box in layout.boxes:
        _draw_box(drawing, box)
        drawing.areas[box.theme.id] = _area(box)
    boxes = {box.theme.id: box for box in layout.boxes}
    for line in layout.lines:
        for theme in (line.relation.from_, line.relation.to):
            if boxes[theme].role == "subtheme":
                _join(drawing, line, boxes[theme])
    for hanger in layout.hangers:
        _draw_hanger(drawing, hanger)
    for label in layout.labels:
        for at, text in enumerate(label.lines):
            words = f" {text} "
            drawing.write(label.left - 1, label.top + at, words, "words", label.relation.id)
    return drawing


def legend(content: ThemeMap) -> str:
    """Return what the line of each kind that occurs looks like, in the user's language."""
    drawn = [
        f"{GLYPHS[kind].heads[1] if GLYPHS[kind].both_ways else ''}{GLYPHS[kind].level * 2}"
        f"{GLYPHS[kind].heads[0]} {_(kind)}"
        for kind in content.kinds
        if kind
    ]
    return "   ".join(drawn)


def as_outline(content: ThemeMap, room: int) -> Drawing:
    """Return the themes one below the other, each with its relations, `room` cells wide."""
    drawing = Drawing([], {})
    for one in content.themes:
        indent = 1 + 3 * one.level
        ink: Ink = "subtheme" if one.level else "name"
        text = cut(f"{one.number} {one.name}{_state(one)}", room - indent - 1)
        drawing.areas[one.id] = (indent - 1, len(drawing.rows), room, len(drawing.rows) + 1)
        _add_row(drawing, indent, text, ink, one.id)
        for relation in content.relations:
            if one.id in {relation.from_, relation.to}:
                told = cut(_told(content, relation, one), room - indent - 6)
                _add_row(drawing, indent + 3, told, "words", relation.id)
    return drawing


def _sheet(room: int, most_lines: int) -> Sheet:
    def wrap(text: str, most: int, role: Role) -> list[str]:
        lines = wrapped(text, most, cells)
        if role != "label" or len(lines) <= most_lines:
            return lines
        return [*lines[: most_lines - 1], cut(" ".join(lines[most_lines - 1 :]), most)]

    return Sheet(
        width=room,
        wrap=wrap,
        length=lambda text, _role: cells(text),
        styles={
            "theme": TextStyle(1, inset_x=2, inset_y=1),
            "subtheme": TextStyle(1, inset_x=1),
            "label": TextStyle(1),
        },
        tag_gap=1,
        indent=3,
        hang=0,
        gap=1,
        lane=2,
        port=1,
        apart=1,
        label_most=10 if room < NARROW else 18,
        label_space=2 if room < NARROW else 3,
        narrowest=18,
        aisle=6,
    )


def _area(box: Box) -> Area:
    return box.left, box.top, box.left + box.width, box.top + box.height


def _draw_box(drawing: Drawing, box: Box) -> None:
    left, top, right, bottom = _area(box)
    of = box.theme.id
    for y in range(top, bottom):
        drawing.rows[y][left:right] = [Cell(of=of)] * box.width
    if box.role == "theme":
        level, upright = ("- ", "¦") if box.theme.state == "candidate" else ("─", "│")
        edge = (level * box.width)[: box.width - 2]
        drawing.write(left, top, f"┌{edge}┐", "frame", of)
        drawing.write(left, bottom - 1, f"└{edge}┘", "frame", of)
        for y in range(top + 1, bottom - 1):
            drawing.write(left, y, upright, "frame", of)
            drawing.write(right - 1, y, upright, "frame", of)
    ink: Ink = "name" if box.role == "theme" else "subtheme"
    number = box.theme.number
    for at, line in enumerate(box.lines):
        tag = number if not at else " " * len(number)
        text = f"{tag} {line}"
        x = left + (2 if box.role == "theme" else 1)
        if box.role == "subtheme" and box.side != LEFT:
            text = text.strip()
            x = right - 1 - cells(text)
        drawing.write(x, box.text_top + at, text, ink, of)


def _join(drawing: Drawing, line: MapLine, box: Box) -> None:
    """Lead a line that ends at a subtheme up to its words, which may be far from the aisle."""
    kind, of = line.relation.kind, line.relation.id
    end = line.points[0] if line.relation.from_ == box.theme.id else line.points[-1]
    y = end[1]
    x, step = (end[0] - 1, -1) if box.side == LEFT else (end[0], 1)
    tip = drawing.rows[y][x - step]
    while box.left < x + step < box.left + box.width and drawing.rows[y][x + step].text == " ":
        drawing.write(x - step, y, GLYPHS[kind].level, "line", of)
        drawing.write(x, y, tip.text, "line", of)
        x += step


def _draw_line(drawing: Drawing, line: MapLine) -> None:
    glyphs, of = GLYPHS[line.relation.kind], line.relation.id
    through = _inside(line.points)
    for (x1, y1), (x2, y2) in pairwise(through):
        if y1 == y2:
            for x in range(min(x1, x2), max(x1, x2) + 1):
                _cross(drawing, x, y1, glyphs.level, of)
        else:
            for y in range(min(y1, y2), max(y1, y2) + 1):
                _cross(drawing, x1, y, glyphs.upright, of)
    for before, corner, after in zip(through, through[1:], through[2:], strict=False):
        drawing.write(*corner, _corner(glyphs, before, corner, after), "line", of)
    (tip, before), (start, after) = (through[-1], through[-2]), (through[0], through[1])
    drawing.write(*tip, glyphs.heads[before[0] > tip[0]], "line", of)
    if glyphs.both_ways:
        drawing.write(*start, glyphs.heads[after[0] > start[0]], "line", of)


def _inside(points: Sequence[Point]) -> list[Point]:
    """Return the points with those at a box on the right one cell before it."""
    inside = list(points)
    for at, beside in ((0, 1), (-1, -2)):
        if points[at][0] > points[beside][0]:
            inside[at] = (points[at][0] - 1, points[at][1])
    return inside


def _cross(drawing: Drawing, x: int, y: int, glyph: str, of: int) -> None:
    there = drawing.rows[y][x]
    if there.ink == "line" and there.of != of:
        glyph = CROSSINGS.get((glyph, there.text)) or CROSSINGS.get((there.text, glyph), glyph)
    drawing.rows[y][x] = Cell(glyph, "line", of)


def _corner(glyphs: Glyphs, before: Point, corner: Point, after: Point) -> str:
    level, upright = (before, after) if before[1] == corner[1] else (after, before)
    return glyphs.corners[2 * (upright[1] < corner[1]) + (level[0] < corner[0])]


def _draw_hanger(drawing: Drawing, hanger: Sequence[Point]) -> None:
    (x, from_y), (_x, y), (edge, _y) = hanger
    left = edge > x
    if not left:
        x -= 1
    above = drawing.rows[from_y - 1][x]
    if above.text in "─- ":
        drawing.write(x, from_y - 1, "┬", "frame", above.of)
    started = drawing.rows[from_y][x]
    if started.text in "└┘":
        drawing.write(x, from_y, "├" if left else "┤", "frame", started.of)
        from_y += 1
    for row in range(from_y, y):
        drawing.write(x, row, "│", "frame", 0)
    drawing.write(x, y, "└" if left else "┘", "frame", 0)
    for cell in range(x + 1, edge) if left else range(edge, x):
        drawing.write(cell, y, "─", "frame", 0)


def _add_row(drawing: Drawing, x: int, text: str, ink: Ink, of: int) -> None:
    drawing.rows.append([GROUND] * (x + cells(text)))
    drawing.write(x, len(drawing.rows) - 1, text, ink, of)


def _state(one: MapTheme) -> str:
    return f" ({_(one.state)})" if one.state == "candidate" else ""


def _told(content: ThemeMap, relation: MapRelation, one: MapTheme) -> str:
    """Return a relation from where one stands: what it does to the other, or the other to it."""
    leaves = relation.from_ == one.id
    other = content.theme(relation.to if leaves else relation.from_)
    words = relation.words or "…"
    kind = f" ({_(relation.kind)})" if relation.kind and _(relation.kind) != words else ""
    sign = "→" if leaves else "←"
    return f"{sign} {words}{kind} {sign} {other.number} {other.name}"


def fits(layout: Layout, across: int, down: int) -> bool:
    """Tell whether a map can be seen as a whole."""
    return across >= LEFT_OUT and layout.width <= across and layout.height <= down


def nearest(areas: Mapping[int, Area], here: int, way: tuple[int, int]) -> int:
    """Return the theme next to one in a direction, or itself where there is none."""
    found = min(_ahead(areas, here, way), default=None)
    return found[1] if found else here


def _ahead(
    areas: Mapping[int, Area], here: int, way: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], int]]:
    mine = areas[here]
    along = 0 if way[0] else 1
    across = 1 - along
    forward = way[along] > 0
    for theme, area in areas.items():
        ahead = area[along] - mine[along + 2] if forward else mine[along] - area[along + 2]
        if theme == here or ahead < 0:
            continue
        beside = max(area[across] - mine[across + 2], mine[across] - area[across + 2], 0)
        far = abs(area[across] - mine[across])
        yield (ahead + 4 * beside, far), theme

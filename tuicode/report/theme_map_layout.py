"""Where everything on a theme map stands, in the unit of whoever draws it: deterministic.

Themes stand in two columns, in book order row by row, each with its subthemes hanging below; all
relations run through the aisle between the columns. The aisle has three strips: beside each
column one for the words, each on the first stretch of its own line, and in the middle one lane
for each line that goes up or down. So no word and no box can lie upon another, and no line runs
through a box or a word, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from tuicode.report.theme_map import MapRelation, MapTheme
from tuicode.report.theme_map_lanes import lanes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.report.theme_map import ThemeMap

Role = Literal["theme", "subtheme", "label"]
Point = tuple[int, int]
LEFT, RIGHT = 0, 1


class TextStyle(Struct, frozen=True):
    """The height of a line of text, and the room around the text in its box."""

    line: int
    inset_x: int = 0
    inset_y: int = 0


class Sheet(Struct, frozen=True):
    """How large things are, in whole units: cells of a terminal, or tenths of a point."""

    width: int
    wrap: Callable[[str, int, Role], list[str]]
    length: Callable[[str, Role], int]
    styles: Mapping[Role, TextStyle]
    tag_gap: int
    """Between a theme's number and its name."""
    indent: int
    """By how much a subtheme stands in from what it is under."""
    hang: int
    """Between a box and the next one below it under the same theme."""
    gap: int
    """Between a theme's last box and the theme below."""
    lane: int
    """Between two lines that run beside each other up or down."""
    port: int
    """The least room for the end of a line at a box."""
    apart: int
    """How far lines that come from the left keep from those that come from the right."""
    label_most: int
    label_space: int
    """Between a box and the word on a line that leaves it, and again after the word."""
    narrowest: int
    """The least width of a column."""
    aisle: int
    """The least room between the columns."""
    top: int = 0
    words_apart: int = 0
    """Between the words on a line and those on the next line of the same box."""


class Box(Struct, frozen=True):
    """A theme or subtheme: its place, its number, and its name in lines."""

    theme: MapTheme
    role: Role
    side: int
    left: int
    top: int
    width: int
    height: int
    lines: tuple[str, ...]
    text_left: int
    """Where the name begins, after the number."""
    text_top: int


class MapLine(Struct, frozen=True):
    """A relation as a line of level and upright stretches, from its first theme to its second."""

    relation: MapRelation
    points: tuple[Point, ...]


class Label(Struct, frozen=True):
    """The words on a line."""

    relation: MapRelation
    left: int
    top: int
    width: int
    height: int
    lines: tuple[str, ...]


class Layout(Struct, frozen=True):
    """The whole map; `hangers` are the lines from which subthemes hang."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    hangers: tuple[tuple[Point, ...], ...]
    lines: tuple[MapLine, ...]
    labels: tuple[Label, ...]


class _Port(Struct):
    """One end of a relation at a box; with words, where it leaves."""

    relation: MapRelation
    other: int
    words: tuple[str, ...]
    height: int
    y: int = 0


class _Item(Struct):
    """A box on its way to its place."""

    theme: MapTheme
    rank: int
    side: int
    row: int
    ports: list[_Port] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    top: int = 0
    height: int = 0
    text_top: int = 0

    @property
    def role(self) -> Role:
        return "subtheme" if self.theme.level else "theme"


def lay_out(content: ThemeMap, sheet: Sheet) -> Layout:
    """Return the map with everything at its place."""
    items = _items(content)
    _give_ports(content, items, sheet)
    lanes = 0
    while True:
        # With more lanes the columns are narrower and the boxes may be higher: at most as many
        # rounds as there are relations, and nearly always two.
        places = _Places(sheet, items, lanes)
        _stack(items, sheet, places)
        taken = _lanes(content, items, sheet)
        used = max(taken.values(), default=-1) + 1
        if used <= lanes:
            return _finished(content, items, sheet, places, taken)
        lanes = used


class _Places:
    """Where the columns, the strips for words and the lanes are, from left to right."""

    def __init__(self, sheet: Sheet, items: Mapping[int, _Item], lanes: int) -> None:
        strips = [_strip(sheet, items, side) for side in (LEFT, RIGHT)]
        related = any(one.ports for one in items.values())
        middle = sheet.lane * (lanes + 1)
        aisle = max(sum(strips) + middle, sheet.aisle) if related else sheet.aisle
        self.columns = 1 + any(one.side == RIGHT for one in items.values())
        self.column = max((sheet.width - aisle) // 2, sheet.narrowest)
        self.right = self.column + aisle
        spare = aisle - sum(strips) - middle
        self.first_lane = self.column + strips[LEFT] + spare // 2 + sheet.lane
        self.lane = sheet.lane
        one_column = self.right if related else self.column
        self.width = one_column if self.columns == 1 else self.right + self.column

    def lane_x(self, lane: int) -> int:
        return self.first_lane + lane * self.lane

    def edge(self, side: int) -> int:
        """Return where the boxes of a side meet the aisle."""
        return self.column if side == LEFT else self.right


def _strip(sheet: Sheet, items: Mapping[int, _Item], side: int) -> int:
    widest = max(
        (
            sheet.length(line, "label")
            for one in items.values()
            if one.side == side
            for port in one.ports
            for line in port.words
        ),
        default=0,
    )
    return sheet.label_space * 2 + widest


def _items(content: ThemeMap) -> dict[int, _Item]:
    items: dict[int, _Item] = {}
    themes = -1
    for rank, one in enumerate(content.themes):
        themes += not one.level
        items[one.id] = _Item(one, rank, side=themes % 2, row=themes // 2)
    return items


def _give_ports(content: ThemeMap, items: Mapping[int, _Item], sheet: Sheet) -> None:
    line = sheet.styles["label"].line
    for one in content.relations:
        words = tuple(sheet.wrap(one.words, sheet.label_most, "label")) if one.words else ()
        height = max(line * len(words) + sheet.words_apart, sheet.port)
        items[one.from_].ports.append(_Port(one, one.to, words, height))
        items[one.to].ports.append(_Port(one, one.from_, (), sheet.port))
    for item in items.values():
        item.ports.sort(key=lambda port, here=item: _order(here, items[port.other], port))  # type: ignore[misc]


def _order(here: _Item, other: _Item, port: _Port) -> tuple[int, int, int]:
    """Return where an end stands among those of its box, so that few lines cross.

    Lines upwards on the same side leave on top, the nearest first; then those across, as what they
    lead to stands; then those downwards on the same side, the nearest last.
    """
    if here.side != other.side:
        return 1, other.rank, port.relation.id
    if other.rank < here.rank:
        return 0, -other.rank, -port.relation.id
    return 2, -other.rank, port.relation.id


def _stack(items: Mapping[int, _Item], sheet: Sheet, places: _Places) -> None:
    """Give every box its height and top, and every end of a line its height at the box."""
    rows: dict[int, tuple[list[_Item], list[_Item]]] = {}
    for item in items.values():
        rows.setdefault(item.row, ([], []))[item.side].append(item)
    top = sheet.top
    for sides in rows.values():
        left_ends: dict[int, int] = {}
        bottoms = []
        for side, block in enumerate(sides):
            at = top
            for item in block:
                _place(item, at, sheet, places, left_ends)
                at += item.height + sheet.hang
                if side == LEFT:
                    left_ends |= {port.relation.id: port.y for port in item.ports}
            bottoms.append(at - sheet.hang)
        top = max(bottoms) + sheet.gap


def _place(
    item: _Item, top: int, sheet: Sheet, places: _Places, left_ends: Mapping[int, int]
) -> None:
    style = sheet.styles[item.role]
    room = places.column - sheet.indent * item.theme.level - 2 * style.inset_x
    tag = sheet.length(item.theme.number, item.role) + sheet.tag_gap
    item.lines = tuple(sheet.wrap(item.theme.name, max(room - tag, sheet.tag_gap), item.role))
    text = style.line * len(item.lines)
    inner = max(text, sum(port.height for port in item.ports))
    first = top + style.inset_y
    end = _spread(item.ports, first, first + inner, sheet, left_ends if item.side == RIGHT else {})
    inner = max(inner, end - first)
    item.top, item.height = top, inner + 2 * style.inset_y
    item.text_top = first + (inner - text) // 2


def _spread(
    ports: Sequence[_Port], first: int, last: int, sheet: Sheet, left_ends: Mapping[int, int]
) -> int:
    """Spread the ends of lines over the side of a box, and return where the last one ends.

    A line whose other end is just opposite goes straight; else an end keeps away from those
    opposite, that no two lines lie upon each other.
    """
    left = sum(port.height for port in ports)
    spare = (last - first - left) // 2
    at = first
    for port in ports:
        half, opposite = port.height // 2, left_ends.get(port.relation.id)
        port.y = max(at, first + spare) + half
        if opposite is not None and at + half <= opposite <= last - left + half:
            port.y = opposite
        while (taken := _too_near(port, sheet, left_ends)) is not None:
            port.y = taken + sheet.apart
        at = port.y - half + port.height
        left -= port.height
        spare += port.height
    return at


def _too_near(port: _Port, sheet: Sheet, left_ends: Mapping[int, int]) -> int | None:
    near = (
        y
        for relation, y in left_ends.items()
        if abs(y - port.y) < sheet.apart and (relation != port.relation.id or y != port.y)
    )
    return max(near, default=None)


def _ends(content: ThemeMap, items: Mapping[int, _Item]) -> dict[int, tuple[int, int]]:
    """Return at what height each relation leaves, and at what height it arrives."""
    leaving: dict[int, int] = {}
    arriving: dict[int, int] = {}
    for one in content.relations:
        for end, theme in ((leaving, one.from_), (arriving, one.to)):
            ports = items[theme].ports
            end[one.id] = next(port.y for port in ports if port.relation.id == one.id)
    return {relation: (leaving[relation], arriving[relation]) for relation in leaving}


def _lanes(content: ThemeMap, items: Mapping[int, _Item], sheet: Sheet) -> dict[int, int]:
    ends = _ends(content, items)
    spans = {
        one.id: ((items[one.from_].side, ends[one.id][0]), (items[one.to].side, ends[one.id][1]))
        for one in content.relations
    }
    return lanes_of(spans, sheet.apart)


def _finished(
    content: ThemeMap,
    items: Mapping[int, _Item],
    sheet: Sheet,
    places: _Places,
    lanes: Mapping[int, int],
) -> Layout:
    ends = _ends(content, items)
    lines = []
    for one in content.relations:
        (from_y, to_y) = ends[one.id]
        start = (places.edge(items[one.from_].side), from_y)
        end = (places.edge(items[one.to].side), to_y)
        turns: tuple[Point, ...] = ()
        if one.id in lanes:
            x = places.lane_x(lanes[one.id])
            turns = ((x, from_y), (x, to_y))
        lines.append(MapLine(one, (start, *turns, end)))
    boxes = tuple(_box(item, sheet, places) for item in items.values())
    return Layout(
        width=places.width,
        height=max((one.top + one.height for one in boxes), default=sheet.top),
        boxes=boxes,
        hangers=tuple(_hangers(boxes, sheet)),
        lines=tuple(lines),
        labels=tuple(
            _label(port, item.side, sheet, places)
            for item in items.values()
            for port in item.ports
            if port.words
        ),
    )


def _box(item: _Item, sheet: Sheet, places: _Places) -> Box:
    style = sheet.styles[item.role]
    indent = sheet.indent * item.theme.level
    left = indent if item.side == LEFT else places.right
    tag = sheet.length(item.theme.number, item.role) + sheet.tag_gap
    return Box(
        theme=item.theme,
        role=item.role,
        side=item.side,
        left=left,
        top=item.top,
        width=places.column - indent,
        height=item.height,
        lines=item.lines,
        text_left=left + style.inset_x + tag,
        text_top=item.text_top,
    )


def _hangers(boxes: Sequence[Box], sheet: Sheet) -> list[tuple[Point, ...]]:
    """Return, for each subtheme, the line down from what is above it, and inwards to it."""
    by_id = {one.theme.id: one for one in boxes}
    hung_from = {one.theme.id: one.top + one.height for one in boxes}
    found: list[tuple[Point, ...]] = []
    for one in boxes:
        if one.theme.parent is None:
            continue
        above = by_id[one.theme.parent]
        y = one.text_top + sheet.styles[one.role].line // 2
        if one.side == LEFT:
            x, edge = above.left + sheet.indent // 2, one.left
        else:
            x, edge = above.left + above.width - sheet.indent // 2, one.left + one.width
        found.append(((x, hung_from[above.theme.id]), (x, y), (edge, y)))
        hung_from[above.theme.id] = y
    return found


def _label(port: _Port, side: int, sheet: Sheet, places: _Places) -> Label:
    width = max(sheet.length(line, "label") for line in port.words)
    height = sheet.styles["label"].line * len(port.words)
    edge = places.edge(side)
    left = edge + sheet.label_space if side == LEFT else edge - sheet.label_space - width
    return Label(port.relation, left, port.y - height // 2, width, height, port.words)

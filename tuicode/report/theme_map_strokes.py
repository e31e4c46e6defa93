"""The lines of a theme map in SVG: each kind has its own stroke and head, and needs no colour.

Leads to: a line with an arrow. Supports: a double line with an arrow. Tension: dashes with an
arrow at both ends. Part of: dots, and a diamond at the whole. No kind: a thin line, an open arrow.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tuicode.model.records import RelationKind
    from tuicode.report.theme_map_layout import MapLine, Point

BEND: Final = 60
"""The radius of a bend, in tenths of a point, as all lengths here."""
HEAD: Final = 62


class Stroke(Struct, frozen=True):
    """How a kind is drawn: its width and dashes in points, and what stands at its ends."""

    width: float
    dashes: str = ""
    double: bool = False
    at_end: str = "arrow"
    at_start: str = ""


STROKES: Final[Mapping[RelationKind, Stroke]] = {
    "": Stroke(0.8, at_end="open"),
    "supports": Stroke(2.6, double=True),
    "tension": Stroke(1.1, dashes="4.5 2.5", at_start="arrow"),
    "leads to": Stroke(1.1),
    "part of": Stroke(1.4, dashes="0 2.9", at_end="diamond"),
}


def points(tenths: int) -> str:
    """Return tenths of a point as points."""
    return f"{tenths / 10:g}"


def line(one: MapLine) -> Iterator[str]:
    """Yield a relation's line, with a white edge where it goes over others."""
    yield from stroke(one.relation.kind, one.points)


def heads(one: MapLine) -> Iterator[str]:
    """Yield what stands at the ends of a relation's line."""
    yield from ends(one.relation.kind, one.points)


def stroke(kind: RelationKind, through: Sequence[Point]) -> Iterator[str]:
    """Yield the line of a kind through points, with rounded bends."""
    style, path = STROKES[kind], _path(_shortened(STROKES[kind], through))
    whole = f'<path d="{path}" fill="none" stroke='
    yield f'{whole}"#fff" stroke-width="{style.width + 2.4:g}"/>'
    dashes = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
    cap = ' stroke-linecap="round"' if style.dashes.startswith("0") else ""
    yield f'{whole}"#000" stroke-width="{style.width:g}"{dashes}{cap}/>'
    if style.double:
        yield f'{whole}"#fff" stroke-width="{style.width - 1.7:g}"/>'


def ends(kind: RelationKind, through: Sequence[Point]) -> Iterator[str]:
    """Yield the heads of a kind's line through points; all lines arrive level."""
    style = STROKES[kind]
    for shape, tip, before in (
        (style.at_end, through[-1], through[-2]),
        (style.at_start, through[0], through[1]),
    ):
        if shape:
            yield _head(shape, tip, 1 if before[0] < tip[0] else -1)


def _head(shape: str, tip: Point, way: int) -> str:
    (x, y), back = tip, tip[0] - way * HEAD
    if shape == "open":
        corners = _corners((back, y - 30), (x - way * 5, y), (back, y + 30))
        return f'<polyline points="{corners}" fill="none" stroke="#000" stroke-width="0.9"/>'
    if shape == "diamond":
        middle, far = tip[0] - way * 45, tip[0] - way * 90
        corners = _corners((x - way * 4, y), (middle, y - 28), (far, y), (middle, y + 28))
        return f'<polygon points="{corners}" fill="#fff" stroke="#000" stroke-width="0.9"/>'
    corners = _corners((x, y), (back, y - 30), (back, y + 30))
    return f'<polygon points="{corners}" fill="#000"/>'


def _corners(*corners: Point) -> str:
    return " ".join(f"{points(x)},{points(y)}" for x, y in corners)


def _shortened(style: Stroke, through: Sequence[Point]) -> list[Point]:
    """Return the points with room left for the heads, which would else have a blunt tip."""
    cut = list(through)
    room = {"arrow": HEAD - 10, "diamond": 90, "open": 8, "": 0}
    for at, beside, shape in ((-1, -2, style.at_end), (0, 1, style.at_start)):
        (x, y), way = cut[at], 1 if through[beside][0] < through[at][0] else -1
        cut[at] = (x - way * room[shape], y)
    return cut


def _path(through: Sequence[Point]) -> str:
    """Return a path through points that go level and upright in turn, with rounded bends."""
    begun = f"M{points(through[0][0])} {points(through[0][1])}"
    parts = [begun]
    for before, (corner, after) in zip(through, pairwise(through[1:]), strict=False):
        radius = min(BEND, _length(before, corner) // 2, _length(corner, after) // 2)
        (x1, y1), (x2, y2) = _towards(corner, before, radius), _towards(corner, after, radius)
        parts += [
            f"L{points(x1)} {points(y1)}",
            f"Q{points(corner[0])} {points(corner[1])} {points(x2)} {points(y2)}",
        ]
    return " ".join([*parts, f"L{points(through[-1][0])} {points(through[-1][1])}"])


def _length(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(one: Point, other: Point, steps: int) -> Point:
    def step(here: int, there: int) -> int:
        return steps * ((there > here) - (there < here))

    return one[0] + step(one[0], other[0]), one[1] + step(one[1], other[1])

"""A theme map as SVG: text as text, black on white with pale fills, made for 16 cm of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from tuicode.language import _
from tuicode.report.text_width import UNIT, width, wrapped
from tuicode.report.theme_map import description
from tuicode.report.theme_map_layout import Layout, Sheet, TextStyle, lay_out
from tuicode.report.theme_map_strokes import ends, heads, line, points, stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.records import RelationKind
    from tuicode.report.theme_map import ThemeMap
    from tuicode.report.theme_map_layout import Box, Label, Role

FONTS: Final = "Liberation Sans, Arial, Helvetica, sans-serif"

MARGIN: Final = 10
"""Round the drawing; in tenths of a point, as all lengths here."""
WIDTH: Final = 4535 - 2 * MARGIN
"""16 cm, as wide as the text of a page."""
TO_MM: Final = 25.4 / 720

SIZES: Final = {"title": 105, "theme": 95, "subtheme": 86, "label": 82, "legend": 82}
"""Of the letters."""
ROWS: Final = {"title": 130, "theme": 116, "subtheme": 106, "label": 98, "legend": 140}
"""From one line of text to the next."""
BOLD: Final = frozenset({"title", "theme"})
KEY: Final = 300
"""The length of the piece of line that stands in the legend."""
TAG_GAP: Final = 50

TINTS: Final = ("#dcefe6", "#dbe8f6", "#fbe4d4", "#fbf5cf", "#f6e1ee", "#e7e7e7")
"""One for each theme in turn; its number says which theme it is."""
PALER: Final = ("#f3faf7", "#f3f7fc", "#fef6f0", "#fefcee", "#fdf5fa", "#f7f7f7")
"""The same for its subthemes."""
DASHED: Final = ' stroke-dasharray="3 2"'
"""The frame of what is only a candidate."""


def render(content: ThemeMap) -> bytes:
    """Return the map as SVG in UTF-8; the same map gives the same bytes."""
    title = wrapped(content.title, WIDTH, partial(_length, what="title"))
    layout = lay_out(content, sheet(top=len(title) * ROWS["title"] + 70))
    legend = _legend(content, layout.height + 150)
    bottom = layout.height + (150 + len(legend) * ROWS["legend"] if legend else 0)
    across = max(layout.width, WIDTH if legend else 0, *(_length(one, "title") for one in title))
    parts = [
        *_opening(content, across + 2 * MARGIN, bottom + 2 * MARGIN),
        *(_text(0, at * ROWS["title"], one, "title") for at, one in enumerate(title)),
        *_drawing(layout),
        *(drawn for row in legend for drawn in row),
        "</svg>",
    ]
    return ("\n".join(parts) + "\n").encode("utf-8")


def _opening(content: ThemeMap, across: int, down: int) -> Iterator[str]:
    on_page = min(WIDTH + 2 * MARGIN, across) * TO_MM
    corner = points(-MARGIN)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{on_page:.2f}mm" '
        f'height="{on_page * down / across:.2f}mm" '
        f'viewBox="{corner} {corner} {points(across)} {points(down)}" role="img" '
        f'aria-labelledby="map-title map-description" lang="{content.language}" '
        f'font-family="{FONTS}">'
    )
    yield f'<title id="map-title">{escape(content.title)}</title>'
    yield f'<desc id="map-description">{escape(description(content))}</desc>'
    yield (
        f'<rect x="{corner}" y="{corner}" width="{points(across)}" height="{points(down)}" '
        'fill="#fff"/>'
    )


def sheet(top: int) -> Sheet:
    """Return how large things are on the page, where the drawing begins at `top`."""

    def length(one: str, role: Role) -> int:
        return _length(one, role)

    def wrap(one: str, most: int, role: Role) -> list[str]:
        return wrapped(one, most, partial(length, role=role))

    return Sheet(
        width=WIDTH,
        wrap=wrap,
        length=length,
        styles={
            "theme": TextStyle(ROWS["theme"], inset_x=75, inset_y=70),
            "subtheme": TextStyle(ROWS["subtheme"], inset_x=60, inset_y=38),
            "label": TextStyle(ROWS["label"]),
        },
        tag_gap=TAG_GAP,
        indent=150,
        hang=50,
        gap=200,
        lane=60,
        port=100,
        apart=56,
        label_most=620,
        label_space=95,
        narrowest=800,
        aisle=300,
        top=top,
        words_apart=40,
    )


def _drawing(layout: Layout) -> Iterator[str]:
    for hanger in layout.hangers:
        corners = " ".join(f"{points(x)},{points(y)}" for x, y in hanger)
        yield f'<polyline points="{corners}" fill="none" stroke="#000" stroke-width="0.6"/>'
    for one in layout.lines:
        yield from line(one)
    for label in layout.labels:
        yield from _words(label)
    for box in layout.boxes:
        yield from _box(box)
    for one in layout.lines:
        yield from heads(one)


def _box(box: Box) -> Iterator[str]:
    theme, own = box.theme, box.role == "theme"
    hue = (int(theme.number.split(".")[0]) - 1) % len(TINTS)
    yield (
        f'<rect x="{points(box.left)}" y="{points(box.top)}" width="{points(box.width)}" '
        f'height="{points(box.height)}" rx="{4 if own else 3}" '
        f'fill="{TINTS[hue] if own else PALER[hue]}" stroke="#000" '
        f'stroke-width="{1 if own else 0.6}"{DASHED if theme.state == "candidate" else ""}/>'
    )
    tag = box.text_left - TAG_GAP - _length(theme.number, box.role)
    yield _text(tag, box.text_top, theme.number, box.role)
    for at, one in enumerate(box.lines):
        yield _text(box.text_left, box.text_top + at * ROWS[box.role], one, box.role)


def _words(label: Label) -> Iterator[str]:
    yield (
        f'<rect x="{points(label.left - 25)}" y="{points(label.top)}" '
        f'width="{points(label.width + 50)}" height="{points(label.height)}" fill="#fff"/>'
    )
    for at, one in enumerate(label.lines):
        left = label.left + (label.width - _length(one, "label")) // 2
        yield _text(left, label.top + at * ROWS["label"], one, "label")


def _legend(content: ThemeMap, top: int) -> list[list[str]]:
    """Return what each kind of line and frame means, in rows."""
    keys: list[RelationKind | None] = [kind for kind in content.kinds if kind]
    keys += [None] if content.has_candidates else []
    rows: list[list[str]] = []
    left = WIDTH
    for kind in keys:
        words = _(kind or "candidate", content.language)
        wide = KEY + 60 + _length(words, "legend")
        if left + wide > WIDTH:
            left = 0
            rows.append([])
        y = top + (len(rows) - 1) * ROWS["legend"]
        rows[-1] += _key(kind, left, y + ROWS["legend"] // 2)
        rows[-1].append(_text(left + KEY + 60, y, words, "legend"))
        left += wide + 170
    return rows


def _key(kind: RelationKind | None, left: int, y: int) -> list[str]:
    if kind is None:
        frame = (
            f'<rect x="{points(left)}" y="{points(y - 42)}" width="{points(KEY)}" height="8.4" '
            f'rx="3" fill="none" stroke="#000" stroke-width="0.8"{DASHED}/>'
        )
        return [frame]
    piece = ((left, y), (left + KEY, y))
    return [*stroke(kind, piece), *ends(kind, piece)]


def _text(left: int, top: int, words: str, what: str) -> str:
    """Return one line of text that stands in the middle of its row."""
    base = top + ROWS[what] // 2 + SIZES[what] * 36 // 100
    style = ' font-weight="bold"' if what in BOLD else ""
    if what == "label":
        style = ' font-style="italic"'
    return (
        f'<text x="{points(left)}" y="{points(base)}" font-size="{points(SIZES[what])}"{style}>'
        f"{escape(words)}</text>"
    )


def _length(words: str, what: str) -> int:
    return -(-width(words, bold=what in BOLD) * SIZES[what] // UNIT)

"""The layout of a theme map: whatever the themes are, nothing lies upon anything else."""

from __future__ import annotations

from itertools import pairwise

from drawn_maps import lie_upon_each_other, maps, on_top_of_each_other, run_through
from hypothesis import HealthCheck, given, settings

from tuicode.report.text_width import UNIT, width, wrapped
from tuicode.report.theme_map import MapRelation, MapTheme, ThemeMap
from tuicode.report.theme_map_layout import Layout, Sheet, TextStyle, lay_out
from tuicode.report.theme_map_svg import SIZES, WIDTH, sheet

on_paper = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def cells(words: str, _role: str) -> int:
    return len(words)


CELLS = Sheet(
    width=116,
    wrap=lambda words, most, role: [words[:most]] if role == "label" else wrapped(words, most, len),
    length=cells,
    styles={
        "theme": TextStyle(1, inset_x=2, inset_y=1),
        "subtheme": TextStyle(1),
        "label": TextStyle(1),
    },
    tag_gap=1,
    indent=3,
    hang=0,
    gap=1,
    lane=2,
    port=1,
    apart=1,
    label_most=14,
    label_space=3,
    narrowest=20,
    aisle=4,
)
"""Where a unit is the cell of a terminal, and there is no room for anything else in it."""


def letters(words: str) -> str:
    return "".join(words.split())


def sound(layout: Layout) -> None:
    assert lie_upon_each_other(layout) == []
    assert run_through(layout) == []
    assert on_top_of_each_other(layout) == []


@on_paper
@given(maps())
def test_on_paper_nothing_lies_upon_anything_else(content: ThemeMap) -> None:
    layout = lay_out(content, sheet(top=100))
    sound(layout)
    assert layout.width <= WIDTH


@on_paper
@given(maps())
def test_in_a_terminal_nothing_lies_upon_anything_else(content: ThemeMap) -> None:
    sound(lay_out(content, CELLS))


@on_paper
@given(maps())
def test_all_words_are_in_their_boxes_and_none_is_lost(content: ThemeMap) -> None:
    layout = lay_out(content, sheet(top=100))
    for box in layout.boxes:
        assert letters("".join(box.lines)) == letters(box.theme.name)
        row = sheet(0).styles[box.role].line
        assert box.top <= box.text_top
        assert box.text_top + row * len(box.lines) <= box.top + box.height
        for line in box.lines:
            wide = width(line, bold=box.role == "theme") * SIZES[box.role] / UNIT
            assert box.text_left + wide <= box.left + box.width
    told = {one.id: letters(one.words) for one in content.relations if one.words}
    assert {one.relation.id: letters("".join(one.lines)) for one in layout.labels} == told


@on_paper
@given(maps())
def test_the_same_map_is_laid_out_alike(content: ThemeMap) -> None:
    assert lay_out(content, CELLS) == lay_out(content, CELLS)


def of(names: list[str], *relations: tuple[int, int]) -> ThemeMap:
    themes = tuple(
        MapTheme(at, str(at + 1), name, 0, "theme", None) for at, name in enumerate(names)
    )
    lines = tuple(MapRelation(at, one, other, "w", "") for at, (one, other) in enumerate(relations))
    return ThemeMap("t", "en", themes, lines)


def test_themes_stand_in_book_order_row_by_row() -> None:
    layout = lay_out(of(["a", "b", "c", "d"]), CELLS)
    assert [(one.side, one.top) for one in layout.boxes] == [(0, 0), (1, 0), (0, 4), (1, 4)]


def test_a_relation_to_the_theme_opposite_runs_straight() -> None:
    (line,) = lay_out(of(["a", "b"], (1, 0)), CELLS).lines
    (start, end) = line.points
    assert start[1] == end[1]
    assert start[0] > end[0]


def test_lines_that_need_not_cross_do_not() -> None:
    layout = lay_out(of(["a", "b", "c", "d", "e", "f"], (0, 3), (0, 5), (2, 5)), CELLS)
    level = [(one, other) for line in layout.lines for one, other in _pairs(line.points, 1)]
    upright = [(one, other) for line in layout.lines for one, other in _pairs(line.points, 0)]
    crossings = [
        (one, other)
        for (one, one_end) in level
        for (other, other_end) in upright
        if min(one[0], one_end[0]) < other[0] < max(one[0], one_end[0])
        and min(other[1], other_end[1]) < one[1] < max(other[1], other_end[1])
    ]
    assert crossings == []


def test_no_themes_make_an_empty_map() -> None:
    layout = lay_out(of([]), CELLS)
    assert (layout.boxes, layout.lines, layout.labels) == ((), (), ())


def _pairs(points, fixed: int):
    return [(one, other) for one, other in pairwise(points) if one[fixed] == other[fixed]]

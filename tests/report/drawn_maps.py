"""Theme maps of any shape, and what is asked of a drawing: no two things lie upon each other."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tuicode.model.records import RELATION_KINDS
from tuicode.report.theme_map import MapRelation, MapTheme, ThemeMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.report.theme_map_layout import Layout

Area = tuple[int, int, int, int]
"""Left, top, right, bottom; the last two are outside."""

WORDS = (
    *("lys", "gate", "å", "Ærlighet", "omsorgstjenestene", "på", "målstyring", "natt"),
    "kommunehelsetjenesteloven" * 2,
    "W" * 40,
)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@st.composite
def maps(draw: st.DrawFn) -> ThemeMap:
    """Draw a map of up to 12 themes, 30 subthemes and 20 relations."""
    themes: list[MapTheme] = []
    left = 30
    for number in range(1, draw(st.integers(1, 12)) + 1):
        top = _theme(draw, themes, str(number), None)
        under = draw(st.integers(0, min(5, left)))
        left -= under
        parent = top
        for below in range(1, under + 1):
            made = _theme(draw, themes, f"{parent.number}.{below}", parent)
            parent = draw(st.sampled_from([top, made])) if below == 1 else parent
    return ThemeMap(
        title=draw(names),
        language="nb",
        themes=tuple(themes),
        relations=tuple(_relations(draw, len(themes))),
    )


def _theme(
    draw: st.DrawFn, themes: list[MapTheme], number: str, parent: MapTheme | None
) -> MapTheme:
    made = MapTheme(
        id=len(themes),
        number=number,
        name=draw(names),
        level=number.count("."),
        state=draw(st.sampled_from(["candidate", "theme"])),
        parent=parent.id if parent else None,
    )
    themes.append(made)
    return made


def _relations(draw: st.DrawFn, themes: int) -> Iterator[MapRelation]:
    if themes < 2:
        return
    one = st.integers(0, themes - 1)
    ends = st.tuples(one, one).filter(lambda pair: pair[0] != pair[1])
    words = st.one_of(st.just(""), names)
    for number, (from_, to) in enumerate(draw(st.lists(ends, max_size=20, unique=True))):
        kind = draw(st.sampled_from(RELATION_KINDS))
        yield MapRelation(number, from_, to, draw(words), kind)


def boxes(layout: Layout) -> list[Area]:
    return [(one.left, one.top, one.left + one.width, one.top + one.height) for one in layout.boxes]


def labels(layout: Layout) -> list[tuple[int, Area]]:
    return [
        (one.relation.id, (one.left, one.top, one.left + one.width, one.top + one.height))
        for one in layout.labels
    ]


def stretches(layout: Layout) -> list[tuple[int, Area]]:
    """Return the stretches of every line, each as thin as it is."""
    return [
        (line.relation.id, (*map(min, start, end), *map(max, start, end)))
        for line in layout.lines
        for start, end in pairwise(line.points)
    ]


def overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def lie_upon_each_other(layout: Layout) -> list[tuple[Area, Area]]:
    """Return the pairs of boxes and words that do."""
    areas = [*boxes(layout), *(area for _relation, area in labels(layout))]
    return [(one, other) for one, other in combinations(areas, 2) if overlap(one, other)]


def run_through(layout: Layout) -> list[tuple[Area, Area]]:
    """Return the stretches of lines that run through a box, or the words of another line."""
    found = []
    for relation, stretch in stretches(layout):
        thick = (stretch[0], stretch[1], max(stretch[2], stretch[0] + 1), stretch[3] + 1)
        found += [(stretch, area) for area in boxes(layout) if _inside(stretch, area)]
        found += [
            (stretch, area)
            for of, area in labels(layout)
            if of != relation and overlap(thick, area)
        ]
    return found


def on_top_of_each_other(layout: Layout) -> list[tuple[Area, Area]]:
    """Return the stretches of different lines that share more than a crossing."""
    found = []
    for (of, one), (of_other, other) in combinations(stretches(layout), 2):
        level = one[1] == one[3] == other[1] == other[3] and one[0] < other[2] and other[0] < one[2]
        upright = (
            one[0] == one[2] == other[0] == other[2] and one[1] < other[3] and other[1] < one[3]
        )
        if of != of_other and (level or upright):
            found.append((one, other))
    return found


def _inside(stretch: Area, box: Area) -> bool:
    """Tell whether a line is anywhere inside a box, and not just at its edge."""
    return (
        stretch[0] < box[2]
        and box[0] < stretch[2]
        and box[1] < stretch[3] + 1
        and (stretch[1] < box[3])
    )

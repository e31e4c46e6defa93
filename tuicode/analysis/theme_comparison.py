"""Two themes side by side: the codes and extracts they share, what overlaps, what only one has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import Code
from tuicode.model.theme_extracts import Place, decided, in_text_order, places_of_theme
from tuicode.model.themes import with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Theme
    from tuicode.model.theme_extracts import Decided


class ComparedThemes(msgspec.Struct, frozen=True):
    """What two themes have alone and together, with all that is under each."""

    shared_codes: tuple[Code, ...]
    codes_of_one: tuple[Code, ...]
    """Codes that only the one has; so with the other."""
    codes_of_other: tuple[Code, ...]
    shared: tuple[Place, ...]
    """Extracts that are in both."""
    overlapping: tuple[tuple[Place, Place], ...]
    """Extracts that share words and are not the same: the one's, the other's."""
    only_one: tuple[Place, ...]
    only_other: tuple[Place, ...]


def compare_themes(project: Project, one: Theme, other: Theme) -> ComparedThemes:
    """Return two themes with their subthemes side by side, extracts in text order.

    An extract that is in both is told as shared, and so not among those that overlap.
    """
    reviewed = decided(project)
    codes = [_codes(project, each) for each in (one, other)]
    first, second = (_places(project, each, reviewed) for each in (one, other))
    shared = first & second
    rest = in_text_order(project, first - shared), in_text_order(project, second - shared)
    overlapping = list(_overlapping(*rest))
    in_pairs = {place for pair in overlapping for place in pair}
    return ComparedThemes(
        _named(project, [code for code in codes[0] if code in codes[1]]),
        _named(project, [code for code in codes[0] if code not in codes[1]]),
        _named(project, [code for code in codes[1] if code not in codes[0]]),
        tuple(in_text_order(project, shared)),
        tuple(overlapping),
        tuple(place for place in rest[0] if place not in in_pairs),
        tuple(place for place in rest[1] if place not in in_pairs),
    )


def _codes(project: Project, one: Theme) -> dict[int, None]:
    return dict.fromkeys(code for sub in with_subthemes(project, one) for code in sub.codes)


def _named(project: Project, ids: Sequence[int]) -> tuple[Code, ...]:
    return tuple(project.code(code) for code in ids)


def _places(project: Project, one: Theme, reviewed: Decided) -> set[Place]:
    return {
        place
        for sub in with_subthemes(project, one)
        for place in places_of_theme(project, sub, reviewed)
    }


def _overlapping(first: Sequence[Place], second: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs that share words, by source as they come and then in text order."""
    by_source: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for side, places in enumerate((first, second)):
        for source, start, end in places:
            by_source[source].append((start, end, side))
    for source, spans in by_source.items():
        going_on: list[tuple[int, int, int]] = []
        for start, end, side in sorted(spans):
            going_on = [before for before in going_on if before[1] > start]
            for before in going_on:
                if before[2] != side:
                    pair = (source, *before[:2]), (source, start, end)
                    yield pair if side else (pair[1], pair[0])
            going_on.append((start, end, side))

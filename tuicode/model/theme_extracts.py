"""The extracts of a theme: those with its codes, less what a review took out, with what came in.

An extract stands in a theme where it carries one of the theme's own codes, unless it was taken
out of the theme or moved to another when the theme was reviewed; and where it was moved into it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.extracts import extract_at
from tuicode.model.flags import not_analysed, touches
from tuicode.model.themes import standing, with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Review, Theme

Place = tuple[int, int, int]
"""The source and the span of an extract."""


class Decided(msgspec.Struct, frozen=True):
    """What reviews decided on the extracts of each theme: what is out, and what came in."""

    out: dict[int, set[Place]]
    into: dict[int, set[Place]]


def decided(project: Project, place: Place | None = None) -> Decided:
    """Return what the newest review of each extract in each theme decided.

    With a place, of the extract there alone.
    """
    newest: dict[tuple[int, Place], Review] = {}
    for review in _reviews(project, place):
        assert review.theme is not None
        where = review.theme, place_of(review)
        former = newest.get(where)
        if former is None or _when(former) < _when(review):
            newest[where] = review
    out: dict[int, set[Place]] = defaultdict(set)
    into: dict[int, set[Place]] = defaultdict(set)
    for (theme_id, there), review in newest.items():
        if review.verdict == "taken out" or (
            review.verdict == "moved" and review.to not in {None, theme_id}
        ):
            out[theme_id].add(there)
        if review.verdict == "moved" and review.to not in {None, theme_id}:
            assert review.to is not None
            into[review.to].add(there)
    for theme_id, places in into.items():
        places -= {
            there
            for there in places
            if (own := newest.get((theme_id, there))) is not None
            and own.verdict in {"taken out", "moved"}
            and own.to != theme_id
        }
    return Decided(dict(out), dict(into))


def places_of_theme(project: Project, one: Theme, reviewed: Decided | None = None) -> set[Place]:
    """Return where the extracts of a theme stand, those of its subthemes not with them."""
    reviewed = reviewed or decided(project)
    carried = {
        (coding.source, coding.start, coding.end)
        for code in one.codes
        for coding in project.codings_of_code(code)
    }
    carried -= reviewed.out.get(one.id, set())
    return carried | {
        place for place in reviewed.into.get(one.id, ()) if extract_at(project, *place) is not None
    }


def extracts_of_theme(
    project: Project, one: Theme, *, subthemes: bool = True, reviewed: Decided | None = None
) -> list[Extract]:
    """Return the extracts of a theme, with those of its subthemes unless it says no.

    Source by source in text order; what is not analysed is left out.
    """
    themes = with_subthemes(project, one) if subthemes else [one]
    reviewed = reviewed or decided(project)
    places = {each for sub in themes for each in places_of_theme(project, sub, reviewed)}
    found = (extract_at(project, *place) for place in in_text_order(project, places))
    return [extract for extract in found if extract is not None]


def themes_of_extract(
    project: Project, extract: Extract, reviewed: Decided | None = None
) -> list[Theme]:
    """Return the themes that an extract stands in itself, in book order."""
    place, codes = place_of(extract), {coding.code for coding in extract.codings}
    reviewed = reviewed or decided(project, place)
    return [
        one
        for one in standing(project)
        if (not codes.isdisjoint(one.codes) and place not in reviewed.out.get(one.id, ()))
        or place in reviewed.into.get(one.id, ())
    ]


def in_text_order(project: Project, places: Iterable[Place]) -> list[Place]:
    """Return places source by source in text order, without those that are not analysed."""
    by_source: dict[int, list[Place]] = {}
    for place in places:
        by_source.setdefault(place[0], []).append(place)
    found: list[Place] = []
    for source in project.sources:
        there = sorted(by_source.get(source.id, ()))
        if there and (hidden := not_analysed(project, source.id)):
            there = [one for one in there if not touches(hidden, *one[1:])]
        found += there
    return found


def place_of(one: Extract | Review) -> Place:
    """Return the source and the span of an extract or a review."""
    return one.source, one.start, one.end


def _when(review: Review) -> tuple[int, str, int]:
    return review.round, review.at, review.id


def _reviews(project: Project, place: Place | None = None) -> Iterator[Review]:
    rows: Iterable[Review] = project.tables.table("reviews").values()
    if place is not None:
        source, start, end = place
        rows = (
            one for one in rows if one.start == start and one.end == end and one.source == source
        )
    return (review for review in rows if review.theme is not None)

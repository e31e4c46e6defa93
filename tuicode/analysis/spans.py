"""Spans of text: those of a code, and what they cover together."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from tuicode.model.flags import analysed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.project import Project
    from tuicode.model.units import Span

Place = tuple[int, int, int]
"""An extract: the id of its source, its start and its end."""

_PLACE, _SOURCE = attrgetter("source", "start", "end"), itemgetter(0)


def places_of(project: Project, code_id: int) -> set[Place]:
    """Return the extracts of a code, without those that are not analysed."""
    return set(map(_PLACE, analysed(project, project.codings_of_code(code_id))))


def spans_by_source(project: Project, code_id: int) -> dict[int, list[Span]]:
    """Return the extracts of a code in text order, by the id of their source."""
    places = sorted(places_of(project, code_id))
    return {
        source_id: [(start, end) for _source, start, end in group]
        for source_id, group in groupby(places, key=_SOURCE)
    }


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in text order, those that overlap as one."""
    begun: Span | None = None
    for start, end in spans:
        if begun is None:
            begun = (start, end)
        elif start < begun[1]:
            begun = (begun[0], max(begun[1], end))
        else:
            yield begun
            begun = (start, end)
    if begun is not None:
        yield begun

"""Extracts: the spans of a source that carry codings, and who speaks in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import Coding, Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Participant, Source

START = attrgetter("start")
SPAN = attrgetter("start", "end")


class Extract(msgspec.Struct, frozen=True):
    """A span of one source and the codings on exactly that span."""

    source: int
    start: int
    end: int
    codings: tuple[Coding, ...]


def extracts_of_source(
    project: Project, source_id: int, passes: Collection[int] | None = None
) -> Iterator[Extract]:
    """Yield the extracts of a source in text order; with `passes` (ids), those made in them."""
    codings: Iterable[Coding] = project.codings_of_source(source_id)
    if passes is not None:
        codings = (coding for coding in codings if coding.pass_ in passes)
    for (start, end), group in groupby(codings, key=SPAN):
        yield Extract(source_id, start, end, tuple(group))


def extract_at(
    project: Project, source_id: int, start: int, end: int, passes: Collection[int] | None = None
) -> Extract | None:
    """Return the extract on exactly that span, or None; with `passes`, as they made it."""
    codings = project.codings_of_source(source_id)
    first = bisect_left(codings, (start, end), key=SPAN)
    last = bisect_right(codings, (start, end), key=SPAN)
    there = codings[first:last]
    if passes is not None:
        there = [coding for coding in there if coding.pass_ in passes]
    return Extract(source_id, start, end, tuple(there)) if there else None


def extracts(project: Project) -> Iterator[Extract]:
    """Yield all extracts, source by source, in text order."""
    for source in project.sources:
        yield from extracts_of_source(project, source.id)


def extracts_of_code(project: Project, code_id: int) -> Iterator[Extract]:
    """Yield the extracts that carry a code now, source by source, in text order."""
    return extracts_of_codes(project, [code_id])


def extracts_of_codes(project: Project, code_ids: Iterable[int]) -> Iterator[Extract]:
    """Yield the extracts that carry some of these codes now, each once, in the same order."""
    spans = {
        (coding.source, coding.start, coding.end)
        for code_id in code_ids
        for coding in project.codings_of_code(code_id)
    }
    places = {source.id: place for place, source in enumerate(project.sources)}
    for span in sorted(spans, key=lambda one: (places[one[0]], one[1:])):
        extract = extract_at(project, *span)
        if extract is not None:
            yield extract


def turns_in(source: Source, start: int, end: int) -> Sequence[Turn]:
    """Return the turns that a span touches."""
    first = max(bisect_right(source.turns, start, key=START) - 1, 0)
    if first < len(source.turns) and source.turns[first].end <= start:
        first += 1
    last = first
    while last < len(source.turns) and source.turns[last].start < end:
        last += 1
    return source.turns[first:last]


def speakers_in(project: Project, source: Source, start: int, end: int) -> list[Participant]:
    """Return who speaks in a span, in text order, each once."""
    ids = dict.fromkeys(
        turn.participant for turn in turns_in(source, start, end) if turn.participant is not None
    )
    return [project.participant(one) for one in ids]

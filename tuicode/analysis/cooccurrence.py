"""Codes that stand together: on words that overlap, in the same turn, or a few sentences apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.analysis.spans import places_of
from tuicode.analysis.tally import SpeakersInSource
from tuicode.language import marked
from tuicode.model.records import Code
from tuicode.model.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tuicode.analysis.spans import Place
    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.units import Span

Nearness = Literal["overlap", "turn", "near"]

NEARNESSES: tuple[Nearness, ...] = (marked("overlap"), marked("turn"), marked("near"))

SENTENCES = 2
"""How many sentences apart is near by, unless told."""

Pair = tuple[int, int]
"""The ids of two codes, the smaller first."""


class Cooccurrence(msgspec.Struct, frozen=True):
    """How often two codes stand together."""

    nearness: Nearness
    sentences: int
    codes: tuple[Code, ...]
    """Those that have extracts, by name."""
    extracts: dict[int, int]
    """How many extracts each has, by id."""
    counts: dict[Pair, int]
    """Pairs of extracts, one of each code; for `turn`, the turns that hold both."""

    def count(self, one: int, other: int) -> int:
        """Return how often two codes stand together, by their ids in any order."""
        return self.counts.get((min(one, other), max(one, other)), 0)

    @property
    def pairs(self) -> list[tuple[int, Pair]]:
        """The pairs that there are, with how often, the most frequent first."""
        return sorted(((count, pair) for pair, count in self.counts.items()), reverse=True)


def cooccurrence(
    project: Project,
    nearness: Nearness = "overlap",
    sentences: int = SENTENCES,
    code_ids: Collection[int] | None = None,
) -> Cooccurrence:
    """Return how often any two codes stand together, or any two of some codes (ids).

    overlap: their extracts share words. turn: extracts of both are in one turn, which counts once
    however many there are. near: their extracts overlap, or at most so many sentences begin after
    the one ends, up to and with that in which the other begins; turns make no difference.
    """
    codes = [
        code
        for code in project.codes
        if project.count_of_code(code.id) and (code_ids is None or code.id in code_ids)
    ]
    codes_on = _codes_on_spans(project, codes)
    counts: Counter[Pair] = Counter()
    for source_id, on_span in codes_on.items():
        source = project.source(source_id)
        if nearness == "turn":
            counts.update(_in_turns(source, on_span))
        else:
            reach = _reach(source, on_span, sentences if nearness == "near" else None)
            counts.update(_in_reach(reach, on_span))
    extracts = Counter(chain.from_iterable(ids for on in codes_on.values() for ids in on.values()))
    return Cooccurrence(nearness, sentences, tuple(codes), extracts, counts)


def together(
    project: Project,
    one: Code,
    other: Code,
    nearness: Nearness = "overlap",
    sentences: int = SENTENCES,
) -> list[tuple[Place, Place]]:
    """Return the extracts on which two codes stand together, in text order: one's, the other's."""
    found: list[tuple[Place, Place]] = []
    codes_on = _codes_on_spans(project, [one, other])
    for source in project.sources:
        on_span = codes_on.get(source.id, {})
        first = [span for span, ids in on_span.items() if one.id in ids]
        second = [span for span, ids in on_span.items() if other.id in ids]
        if nearness == "turn":
            turns = _turns_of_spans(source, on_span)
            near = [(a, b) for a, b in product(first, second) if turns[a] & turns[b]]
        else:
            reach = _reach(source, on_span, sentences if nearness == "near" else None)
            near = [(a, b) for a, b in product(first, second) if _meet(reach[a], reach[b])]
        found += [((source.id, *a), (source.id, *b)) for a, b in sorted(near)]
    return found


def _codes_on_spans(
    project: Project, codes: Iterable[Code]
) -> dict[int, dict[Span, tuple[int, ...]]]:
    """Return which codes stand on each span, by source; ids in order, so pairs come in order."""
    found: dict[int, dict[Span, list[int]]] = defaultdict(lambda: defaultdict(list))
    for code_id in sorted(code.id for code in codes):
        for source, start, end in places_of(project, code_id):
            found[source][start, end].append(code_id)
    return {
        source: {span: tuple(on_span[span]) for span in sorted(on_span)}
        for source, on_span in found.items()
    }


def _in_reach(reach: dict[Span, Span], on_span: dict[Span, tuple[int, ...]]) -> Iterator[Pair]:
    """Yield a pair of codes for each pair of spans that meet; spans come in text order."""
    going_on: list[tuple[int, tuple[int, ...]]] = []
    for span, ids in on_span.items():
        start, end = reach[span]
        going_on = [before for before in going_on if before[0] > start]
        yield from combinations(ids, 2)
        for _end, others in going_on:
            for one in ids:
                for other in others:
                    if one < other:
                        yield one, other
                    elif other < one:
                        yield other, one
        going_on.append((end, ids))


def _reach(source: Source, spans: Iterable[Span], sentences: int | None) -> dict[Span, Span]:
    """Return how far each span reaches: in characters, or in sentences and so many beyond it."""
    if sentences is None:
        return {span: span for span in spans}
    begins = [start for start, _end in sentences_of(source.text, 0, len(source.text))]
    return {
        (start, end): (
            bisect_right(begins, start),
            bisect_right(begins, end - 1) + sentences + 1,
        )
        for start, end in spans
    }


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in_turns(source: Source, on_span: dict[Span, tuple[int, ...]]) -> Iterator[Pair]:
    """Yield a pair of codes for each turn that holds both."""
    in_turn: dict[int, set[int]] = defaultdict(set)
    for span, turns in _turns_of_spans(source, on_span).items():
        for turn in turns:
            in_turn[turn].update(on_span[span])
    for ids in in_turn.values():
        yield from combinations(sorted(ids), 2)


def _turns_of_spans(source: Source, spans: Iterable[Span]) -> dict[Span, frozenset[int]]:
    if not source.turns:
        return dict.fromkeys(spans, frozenset([0]))
    speakers = SpeakersInSource(source)
    return {span: frozenset(range(*speakers.turns_between(*span))) for span in spans}

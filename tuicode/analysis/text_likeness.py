"""Codes alike by what they stand on: the same words of a source, or extracts that speak alike.

Both walk through what was taken from the project at one moment, in steps, so that they can be
stopped, and can go on while somebody codes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from math import log, sqrt
from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.spans import joined, places_of
from tuicode.analysis.stems import stem_in
from tuicode.model.units import Span

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from tuicode.model.project import Project

    Pair = tuple[int, int]
    Likeness = dict[Pair, float]

SAMPLED = 12
"""Extracts of a code whose words are compared: so many, spread over all."""
STEMMED = 4_000
"""Words that are stemmed, those that most codes have first: a stemmer takes 50 µs for a word."""
TERMS = 30
"""Words by which a code is known."""
_WORD = re.compile(r"\w{3,}")


class Material(msgspec.Struct, frozen=True):
    """The codes in use, their names and distinct spans by source, and the texts."""

    names: dict[int, str]
    spans: dict[int, dict[int, list[Span]]]
    """By code, then by source; in text order."""
    texts: dict[int, str]
    language: str


def material_of(project: Project) -> Material:
    """Return what likeness is told by, as it is at this moment."""
    with project.lock:
        names = {code.id: code.name for code in project.codes if code.state == "active"}
        placed = {code_id: places_of(project, code_id) for code_id in names}
        texts = {source.id: source.text for source in project.sources}
        language = project.sheet.language
    spans: dict[int, dict[int, list[Span]]] = {}
    for code_id, places in placed.items():
        found: dict[int, list[Span]] = defaultdict(list)
        for source, start, end in sorted(places):
            found[source].append((start, end))
        spans[code_id] = found
    return Material(names, spans, texts, language)


def shared_words(material: Material) -> Generator[float, None, Likeness]:
    """Return for each pair of codes how much of what either covers they both cover, from 0 to 1.

    By characters, each once; the smaller id first. Yields the share that is done.
    """
    covered: dict[int, dict[Span, list[int]]] = defaultdict(lambda: defaultdict(list))
    extent: Counter[int] = Counter()
    for code_id in sorted(material.spans):
        for source, spans in material.spans[code_id].items():
            for start, end in joined(spans):
                covered[source][start, end].append(code_id)
                extent[code_id] += end - start
    both: Counter[Pair] = Counter()
    for done, on_span in enumerate(covered.values(), start=1):
        _add_shared(both, on_span)
        yield done / len(covered)
    return {
        (one, other): shared / (extent[one] + extent[other] - shared)
        for (one, other), shared in both.items()
    }


def _add_shared(both: Counter[Pair], on_span: Mapping[Span, list[int]]) -> None:
    going_on: list[tuple[int, list[int]]] = []
    for (start, end), ids in sorted(on_span.items()):
        going_on = [before for before in going_on if before[0] > start]
        for pair in combinations(ids, 2):
            both[pair] += end - start
        for before, others in going_on:
            shared = min(before, end) - start
            for one in ids:
                for other in others:
                    both[(one, other) if one < other else (other, one)] += shared
        going_on.append((end, ids))


def speaking_alike(material: Material, least: float) -> Generator[float, None, Likeness]:
    """Return the pairs of codes whose extracts use the same words, from `least` to 1.

    The words are stemmed, and weigh more the fewer codes have them (TF-IDF); the likeness is the
    cosine of the angle between the codes. Yields the share that is done.
    """
    known = yield from _terms(material)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: Likeness = {}
    for done, (code_id, terms) in enumerate(sorted(known.items()), start=1):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in terms.items():
            for other, its in postings[term]:
                scores[other] += weight * its
            postings[term].append((code_id, weight))
        found.update(((one, code_id), score) for one, score in scores.items() if score >= least)
        if not done % 100:
            yield (1 + done / len(known)) / 2
    return found


def _terms(material: Material) -> Generator[float, None, dict[int, dict[str, float]]]:
    """Return the words that tell most of each code and their weights, of length 1 together."""
    said: dict[int, Counter[str]] = {}
    lowered = {source: text.casefold() for source, text in material.texts.items()}
    for done, code_id in enumerate(material.spans, start=1):
        said[code_id] = Counter(_words(material, code_id, lowered))
        if not done % 100:
            yield done / len(material.spans) / 2
    codes_with = Counter(word for words in said.values() for word in words)
    stems = _stems(codes_with, material.language)
    stemmed: dict[int, Counter[str]] = {code_id: Counter() for code_id in said}
    for code_id, words in said.items():
        for word, count in words.items():
            if codes_with[word] > 1 or word in stems:
                stemmed[code_id][stems.get(word, word)] += count
    return _weighed(stemmed)


def _words(material: Material, code_id: int, lowered: Mapping[int, str]) -> Iterable[str]:
    places = [
        (source, *span) for source, spans in material.spans[code_id].items() for span in spans
    ]
    step = max(len(places) / SAMPLED, 1)
    for number in range(min(len(places), SAMPLED)):
        source, start, end = places[int(number * step)]
        # Letters that fold to several would move the positions; then the text is folded alone.
        text = lowered[source]
        if len(text) == len(material.texts[source]):
            yield from _WORD.findall(text, start, end)
        else:
            yield from _WORD.findall(material.texts[source][start:end].casefold())


def _stems(codes_with: Counter[str], language: str) -> dict[str, str]:
    return {word: stem_in(word, language) for word, _count in codes_with.most_common(STEMMED)}


def _weighed(stemmed: Mapping[int, Counter[str]]) -> dict[int, dict[str, float]]:
    codes_with = Counter(stem for words in stemmed.values() for stem in words)
    most = max(10, len(stemmed) // 25)
    known = {}
    for code_id, words in stemmed.items():
        weights = {
            stem: (1 + log(count)) * log(len(stemmed) / codes_with[stem])
            for stem, count in words.items()
            if 1 < codes_with[stem] <= most
        }
        told = dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:TERMS])
        length = sqrt(sum(weight * weight for weight in told.values()))
        if length:
            known[code_id] = {stem: weight / length for stem, weight in told.items()}
    return known

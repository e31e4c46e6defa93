"""Suggestions for merging codes: groups that may mean the same, with the reasons. Nothing merges.

Three reasons, all computed here: names that say the same, the same words coded, and extracts that
use the same words. A pair that was refused is not suggested again.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.analysis.name_likeness import alike_names
from tuicode.analysis.spans import places_of
from tuicode.analysis.text_likeness import material_of, shared_words, speaking_alike
from tuicode.language import _, marked
from tuicode.model.refusals import refused_pairs

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from tuicode.analysis.spans import Place
    from tuicode.analysis.text_likeness import Likeness, Material
    from tuicode.model.project import Project

    Pair = tuple[int, int]

Kind = Literal["names", "same words", "speaking alike"]

KINDS: tuple[Kind, ...] = (marked("names"), marked("same words"), marked("speaking alike"))

SHARED, ALIKE = 0.4, 0.4
"""From how much of what they cover two codes are on the same words, and from which cosine their
extracts speak alike."""
FEWEST_SHARING, FEWEST_SPEAKING = 2, 4
"""Extracts that each of the codes must have for that."""
OTHERWISE_SHARED = 0.2
"""With more than this on the same words, that they speak alike says nothing."""
LARGEST = 8
"""Codes in one suggestion."""
_HALF = 0.5


class Reason(msgspec.Struct, frozen=True):
    """Why two codes may mean the same, and how sure that is, in per cent."""

    kind: Kind
    codes: tuple[int, int]
    likeness: int


class Suggestion(msgspec.Struct, frozen=True):
    """Codes that may mean the same, by id, the most used first; reasons, the surest first."""

    codes: tuple[int, ...]
    reasons: tuple[Reason, ...]

    @property
    def likeness(self) -> int:
        """How sure its surest reason is."""
        return self.reasons[0].likeness


def suggestions(project: Project) -> list[Suggestion]:
    """Return the suggestions for merging the codes in use, the surest first."""
    steps = in_steps(project)
    try:
        while True:
            next(steps)
    except StopIteration as stopped:
        found: list[Suggestion] = stopped.value
        return found


def in_steps(project: Project) -> Generator[float, None, list[Suggestion]]:
    """Return the same; yields how much is done, from 0 to 1. Whoever stops asking has cancelled.

    May run in another thread while the project changes: it tells of the codes as they were when
    it began.
    """
    with project.lock:
        material = material_of(project)
        refused = refused_pairs(project)
    yield 0.1
    reasons: dict[Pair, list[Reason]] = defaultdict(list)
    for pair, likeness in _by_name(material):
        reasons[pair].append(Reason("names", pair, likeness))
    yield 0.3
    shared = yield from _between(0.3, 0.5, shared_words(material))
    counts = {one: sum(map(len, spans.values())) for one, spans in material.spans.items()}
    for pair, share in shared.items():
        if share >= SHARED and _used(counts, pair, FEWEST_SHARING):
            reasons[pair].append(Reason("same words", pair, round(100 * share)))
    speaking = yield from _between(0.5, 1.0, speaking_alike(material, ALIKE))
    for pair, cosine in speaking.items():
        apart = shared.get(pair, 0) <= OTHERWISE_SHARED
        if apart and _used(counts, pair, FEWEST_SPEAKING):
            reasons[pair].append(Reason("speaking alike", pair, round(100 * cosine)))
    for pair in refused:
        reasons.pop(pair, None)
    return _grouped(reasons, refused, counts)


def extracts_of(project: Project, suggestion: Suggestion) -> dict[int, list[Place]]:
    """Return the extracts of each code of a suggestion, source by source in text order."""
    order = {source.id: number for number, source in enumerate(project.sources)}
    return {
        code_id: sorted(
            places_of(project, code_id),
            key=lambda place: (order[place[0]], *place[1:]),
        )
        for code_id in suggestion.codes
    }


def told(project: Project, reason: Reason, language: str | None = None) -> str:
    """Return a reason as a sentence."""
    one, other = (project.code(code_id).name for code_id in reason.codes)
    words = {
        "names": _("«{one}» and «{other}» are names alike.", language),
        "same words": _(
            "{likeness} % of what «{one}» and «{other}» cover is the same words.", language
        ),
        "speaking alike": _("The extracts of «{one}» and «{other}» use the same words.", language),
    }[reason.kind]
    return words.format(one=one, other=other, likeness=reason.likeness)


def _by_name(material: Material) -> Iterator[tuple[Pair, int]]:
    ids = sorted(material.names)
    for one, other, likeness in alike_names([material.names[code_id] for code_id in ids]):
        yield (ids[one], ids[other]), round(100 * likeness)


def _between(
    first: float, last: float, steps: Generator[float, None, Likeness]
) -> Generator[float, None, Likeness]:
    """Pass steps on as a part of the whole; return what they return."""
    try:
        while True:
            yield first + next(steps) * (last - first)
    except StopIteration as stopped:
        found: Likeness = stopped.value
        return found


def _used(counts: dict[int, int], pair: Pair, fewest: int) -> bool:
    return all(counts[code_id] >= fewest for code_id in pair)


def _grouped(
    reasons: dict[Pair, list[Reason]], refused: set[Pair], counts: dict[int, int]
) -> list[Suggestion]:
    """Return codes in groups, the surest pairs first.

    Two groups become one where at least half of the pairs between them have a reason and none was
    refused: so no long chain comes of each being a little like the next. What is left of the pairs
    is a group of its own.
    """
    groups: dict[int, list[int]] = {}
    for pair in sorted(reasons, key=lambda pair: (-_surest(reasons[pair]), pair)):
        one, other = (groups.setdefault(code_id, [code_id]) for code_id in pair)
        if one is not other and _belong(one, other, reasons, refused):
            one += other
            groups.update(dict.fromkeys(other, one))
    within: dict[int, list[Pair]] = defaultdict(list)
    left = []
    for pair in reasons:
        if groups[pair[0]] is groups[pair[1]]:
            within[id(groups[pair[0]])].append(pair)
        else:
            left.append([pair])
    found = [_suggestion(pairs, reasons, counts) for pairs in [*within.values(), *left]]
    return sorted(found, key=lambda one: (-one.likeness, one.codes))


def _belong(
    one: list[int], other: list[int], reasons: dict[Pair, list[Reason]], refused: set[Pair]
) -> bool:
    between = [(min(pair), max(pair)) for pair in product(one, other)]
    if len(one) + len(other) > LARGEST or not refused.isdisjoint(between):
        return False
    return sum(pair in reasons for pair in between) >= _HALF * len(between)


def _surest(reasons: Iterable[Reason]) -> int:
    """Return how sure reasons are together: several make a pair surer than each alone."""
    found = sorted((reason.likeness for reason in reasons), reverse=True)
    return found[0] + 100 * (len(found) - 1)


def _suggestion(
    pairs: list[Pair], reasons: dict[Pair, list[Reason]], counts: dict[int, int]
) -> Suggestion:
    codes = {code_id for pair in pairs for code_id in pair}
    told = [reason for pair in pairs for reason in reasons[pair]]
    return Suggestion(
        tuple(sorted(codes, key=lambda code_id: (-counts[code_id], code_id))),
        tuple(sorted(told, key=lambda reason: (-reason.likeness, reason.codes))),
    )

"""Names of codes that say the same: the same words in any form and order, whole or as a compound.

Words that only bind others do not count (`press på tid`, tidspress). What turns a meaning round
does: `ikke`, an opposite (tillit, mistillit), a number, from or to. So does every other word that
only one of two names has: `ansvar for barn` is not `ansvar for foreldre`, nor the same as `ansvar`.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
import regex

from tuicode.analysis.code_search import folded
from tuicode.analysis.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    Alike = tuple[int, int, float]
    """Two places in a list of names, and how alike the names are, from 0 to 1."""

BINDING = frozenset(
    """
    å i på om for av med mot over ved hos som og eller at en ei et den det de dette der så sitt sin
    sine sitte hans hennes deres mitt min mine vår våre egen eget egne seg meg oss selv ha har hadde
    få får fikk bli blir ble blitt være er var vært føle føler følt helt veldig litt svært mer kan
    må skal vil blant mellom ut inn opp ned hva hvordan
    a an the of in on at and or as with about into over by for is are was be been being it its their
    his her my our your own self have has having get gets getting feel feels feeling felt sense very
    so more can must will between among how what that this when
    """.split()
)
"""Words that a name can have or lack and still mean the same."""

NEGATING = frozenset("ikke ikkje aldri ingen uten not no never without cannot cant dont".split())
FROM, TO = frozenset("fra from".split()), frozenset("til to for av of".split())
OPPOSITES = frozenset("u mis il in im ir dis un non anti over under".split())
"""What turns a word into its opposite, or nearly, when put before it."""

LIKE_WORDS = 0.85
"""From which likeness two words count as one that was spelt otherwise."""
SHORTEST = 5
"""Letters that a word must have to count as spelt otherwise: bad and bed are different."""
SHORTEST_FIRST, SHORTEST_LAST = 3, 4
"""Letters of the parts of a compound."""

SHORT_ENDINGS = frozenset("e t tt en et er a s".split())
"""What the stemmers leave on short words: ny, nye."""
GENITIVES = ("ens", "ets", "enes", "nas", "eres")
"""The ends of a word that says whose something is: as much as `from`."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_NUMBER = regex.compile(r"\p{N}")
_JOINING = ("", "s", "e")


class Word(msgspec.Struct, frozen=True):
    """A word of a name: its letters without marks, and its stems."""

    plain: str
    stems: frozenset[str]


class Name(msgspec.Struct, frozen=True):
    """A name as it is compared."""

    joined: str
    """All its letters, without blanks and hyphens."""
    words: tuple[Word, ...]
    """Those that count, each once, compounds in their parts."""
    negated: bool
    direction: str


def alike_names(names: Sequence[str]) -> Iterator[Alike]:
    """Yield the pairs of names that say the same, the smaller place first."""
    compared = _compared(names)
    for one, other in sorted(_candidates(compared)):
        likeness = _likeness(compared[one], compared[other])
        if likeness:
            yield one, other, likeness


def _compared(names: Sequence[str]) -> list[Name]:
    """Return the names as they are compared; a compound is split where others have its parts."""
    split = [_WORD.findall(name.casefold()) for name in names]
    known = {word for words in split for word in words if len(word) >= SHORTEST_FIRST}
    known |= {stem for word in known for stem in stems_of(word) if len(stem) >= SHORTEST_FIRST}
    return [_name(words, known) for words in split]


def _name(written: Sequence[str], known: AbstractSet[str]) -> Name:
    counting = [word for word in written if word not in BINDING | NEGATING | FROM | TO]
    parts = dict.fromkeys(part for word in counting for part in _parts(word, known))
    words = [Word(folded(part), frozenset(map(folded, stems_of(part)))) for part in parts]
    different = {min(word.stems): word for word in words}
    return Name(
        folded("".join(written)),
        tuple(different.values()),
        negated=len(NEGATING.intersection(written)) % 2 == 1,
        direction=_direction(written),
    )


def _direction(written: Sequence[str]) -> str:
    if FROM.intersection(written):
        return "from"
    if TO.intersection(written):
        return "to"
    return "from" if any(word.endswith(GENITIVES) for word in written[:-1]) else ""


def _parts(word: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the two parts of a compound where both are known as words, or the word itself."""
    for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
        first, last = word[:cut], word[cut:]
        if (last in known or not known.isdisjoint(stems_of(last))) and any(
            first.endswith(joining) and first[: cut - len(joining)] in known for joining in _JOINING
        ):
            return first.removesuffix("s") if first not in known else first, last
    return (word,)


def _candidates(names: Sequence[Name]) -> set[tuple[int, int]]:
    """Return the pairs worth comparing: as many words and one in common, or the same letters."""
    together: dict[object, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        together[name.joined].append(place)
        for word in name.words:
            for stem in word.stems:
                together[stem, len(name.words)].append(place)
    found = {pair for places in together.values() for pair in combinations(places, 2)}
    return found | set(_spelt_alike(names))


def _spelt_alike(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names of one word whose letters are much the same."""
    from rapidfuzz import fuzz, process

    single = {place: name.joined for place, name in enumerate(names) if len(name.words) == 1}
    for place, letters in single.items():
        hits = process.extract(
            letters, single, scorer=fuzz.ratio, score_cutoff=100 * LIKE_WORDS, limit=None
        )
        yield from ((place, other) for _letters, _score, other in hits if place < other)


def _likeness(one: Name, other: Name) -> float:
    """Return how alike two names are, or 0 where they do not say the same."""
    from rapidfuzz import fuzz

    if one.joined == other.joined:
        return 1.0 if one.joined else 0.0
    if one.negated != other.negated or {one.direction, other.direction} == {"from", "to"}:
        return 0.0
    if len(one.words) != len(other.words) or not one.words:
        return 0.0
    ours, theirs = _left(one.words, other.words), _left(other.words, one.words)
    if len(ours) > 1 or len(theirs) > 1:
        return 0.0
    if ours and theirs and not _spelt_otherwise(ours[0].plain, theirs[0].plain):
        return 0.0
    return (1 + fuzz.ratio(one.joined, other.joined) / 100) / 2


def _left(words: Iterable[Word], others: Iterable[Word]) -> list[Word]:
    """Return the words that are no form of any of the others."""
    stems = {stem for other in others for stem in other.stems}
    return [word for word in words if stems.isdisjoint(word.stems)]


def _spelt_otherwise(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    shorter, longer = sorted((one, other), key=len)
    if longer.removeprefix(shorter) in SHORT_ENDINGS:
        return True
    if len(shorter) < SHORTEST or _NUMBER.search(one + other):
        return False
    if longer.removesuffix(shorter) in OPPOSITES:
        return False
    return fuzz.ratio(one, other) >= 100 * LIKE_WORDS

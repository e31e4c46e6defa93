"""Finding a code among hundreds as one types: letters folded, best match first."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.code_names import FormerName
from tuicode.model.records import Code, Coding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence


LIKENESS = 62
"""The least score (of 100) at which a name that does not hold the letters is still offered."""

MOST_ALIKE = 8
"""Names offered at most that do not hold the letters."""

ENOUGH = 8
"""Codes that hold the letters from which on none that are merely alike are looked for."""

_BEFORE = 4
"""The rank of a code that only a name of earlier leads to, unless that is the query itself."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d"})


class Match(msgspec.Struct, frozen=True):
    """A code found, and how: `certain` where the letters typed stand in its name or tag.

    `former` is the name of earlier that they stand in, where it was found by one.
    """

    code: Code
    certain: bool
    former: FormerName | None = None


def load_ahead() -> None:
    """Load the library that likens names, so that the first search need not; from any thread."""
    import rapidfuzz.fuzz
    import rapidfuzz.process  # noqa: F401


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return `text` without letter case and marks: å and aa, ø and o are alike."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    kept = "".join(one for one in plain if not unicodedata.combining(one))
    return kept.replace("aa", "a")


class CodeSearch:
    """Looks through one set of codes, again and again while one types.

    Codes that match alike come in this order: those used lately (`recent`, the last used first),
    then those whose extracts are near (`near`, by distance), then those used most, then by name.
    A code is found by its `formers` too. What is the same for every key is worked out once.
    """

    def __init__(
        self,
        codes: Iterable[Code],
        count: Callable[[int], int],
        recent: Sequence[int] = (),
        near: Mapping[int, int] | None = None,
        formers: Iterable[FormerName] = (),
    ) -> None:
        ranks = {code: rank for rank, code in enumerate(recent)}
        last, far = len(ranks), 1 << 60
        distances = near or {}
        self._codes = sorted(
            codes,
            key=lambda code: (
                ranks.get(code.id, last),
                distances.get(code.id, far),
                -count(code.id),
                code.name.casefold(),
            ),
        )
        self._all = [Match(code, certain=True) for code in self._codes]
        self._names = [folded(code.name) for code in self._codes]
        self._looked_in = [
            _Names(name, folded(code.tag))
            for name, code in zip(self._names, self._codes, strict=True)
        ]
        self._taken = {code.name.casefold(): code for code in self._codes}
        places = {code.id: at for at, code in enumerate(self._codes)}
        self._formers = sorted(
            (one for one in formers if one.code.id in places),
            key=lambda one: places[one.code.id],
        )
        self._former_names = [_Names(folded(one.name), folded(one.tag)) for one in self._formers]
        self._called = {one.name.casefold(): one for one in reversed(self._formers)}

    def named(self, name: str) -> Code | None:
        """Return the code of exactly that name, letter case aside."""
        return self._taken.get(name.casefold())

    def called_before(self, name: str) -> FormerName | None:
        """Return what was called exactly so before, letter case aside."""
        return self._called.get(name.casefold())

    def find(self, query: str) -> list[Match]:
        """Return the codes that fit a query, best first; all where the query is empty.

        The tag or name itself, now or before, names that begin with the query, words that do,
        names that hold it, names of earlier that do, and then names like it (rapidfuzz's weighted
        ratio).
        """
        wanted = folded(query.strip())
        if not wanted:
            return self._all
        parts = [f" {part}" for part in wanted.split()]
        ranked = [
            (rank, self._all[at])
            for at, names in enumerate(self._looked_in)
            if (rank := names.rank(wanted, parts)) is not None
        ]
        ranked += [
            (rank and _BEFORE, Match(one.code, certain=True, former=one))
            for one, names in zip(self._formers, self._former_names, strict=True)
            if (rank := names.rank(wanted, parts)) is not None
        ]
        ranked.sort(key=itemgetter(0))
        found: dict[int, Match] = {}
        for _rank, match in ranked:
            found.setdefault(match.code.id, match)
        return [*found.values(), *self._alike(wanted, found)]

    def _alike(self, wanted: str, found: Collection[int]) -> list[Match]:
        from rapidfuzz import fuzz, process

        if len(found) >= ENOUGH:
            return []
        # As many more as were found already: they are the most alike.
        limit = MOST_ALIKE + len(found)
        hits = process.extract(
            wanted, self._names, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=limit
        )
        alike = [self._codes[at] for _name, _score, at in hits]
        alike = [code for code in alike if code.id not in found][:MOST_ALIKE]
        return [Match(code, certain=False) for code in alike]


class _Names:
    """A name and a tag that are looked in, folded."""

    __slots__ = ("name", "tag", "words")

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag
        # A word begins after a blank, the first one too.
        self.words = f" {' '.join(name.split())}"

    def rank(self, wanted: str, parts: Sequence[str]) -> int | None:
        """Return how well they fit, 0 is best; None where they do not."""
        name = self.name
        if wanted in name:
            if wanted == name:
                return 0
            if name.startswith(wanted):
                return 0 if wanted == self.tag else 1
            if wanted == self.tag:
                return 0
            return 2 if f" {wanted}" in name else 3
        if wanted == self.tag:
            return 0
        return 3 if all(part in self.words for part in parts) else None


def search(codes: Iterable[Code], query: str, count: Callable[[int], int]) -> list[Match]:
    """Return the codes that fit a query, best first: for looking once."""
    return CodeSearch(codes, count).find(query)


def fitting(by_code: Sequence[tuple[Code, Coding]], query: str) -> Sequence[tuple[Code, Coding]]:
    """Return the codings whose codes fit a query, best first; all as they are where it is empty."""
    if not query.strip():
        return by_code
    found = search([code for code, _coding in by_code], query, lambda _id: 0)
    ranks = {match.code.id: rank for rank, match in enumerate(found)}
    fit = [(code, coding) for code, coding in by_code if code.id in ranks]
    return sorted(fit, key=lambda one: ranks[one[0].id])

"""Finding a code among hundreds as one types: letters folded, best match first."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


LIKENESS = 62
"""The least score (of 100) at which a name that does not hold the letters is still offered."""

MOST_ALIKE = 8
"""Names offered at most that do not hold the letters."""

ENOUGH = 8
"""Codes that hold the letters from which on none that are merely alike are looked for."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d"})


class Match(msgspec.Struct, frozen=True):
    """A code found, and how: `certain` where the letters typed stand in its name or tag."""

    code: Code
    certain: bool


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
    What is the same for every key is worked out once.
    """

    def __init__(
        self,
        codes: Iterable[Code],
        count: Callable[[int], int],
        recent: Sequence[int] = (),
        near: Mapping[int, int] | None = None,
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
        # A word begins after a blank, the first one too.
        self._words = [f" {' '.join(name.split())}" for name in self._names]
        self._tags = [folded(code.tag) for code in self._codes]
        self._taken = {code.name.casefold(): code for code in self._codes}

    def named(self, name: str) -> Code | None:
        """Return the code of exactly that name, letter case aside."""
        return self._taken.get(name.casefold())

    def find(self, query: str) -> list[Match]:
        """Return the codes that fit a query, best first; all where the query is empty.

        The tag or name itself, names that begin with the query, words that do, names that hold
        it, and then names like it (rapidfuzz's weighted ratio).
        """
        wanted = folded(query.strip())
        if not wanted:
            return self._all
        parts = [f" {part}" for part in wanted.split()]
        ranked = [
            (rank, at)
            for at, name in enumerate(self._names)
            if (rank := self._rank(at, name, wanted, parts)) is not None
        ]
        ranked.sort(key=itemgetter(0))
        certain = [self._all[at] for _rank_, at in ranked]
        return certain + self._alike(wanted, {at for _rank_, at in ranked})

    def _rank(self, at: int, name: str, wanted: str, parts: Sequence[str]) -> int | None:
        if wanted in name:
            if wanted == name:
                return 0
            if name.startswith(wanted):
                return 0 if wanted == self._tags[at] else 1
            if wanted == self._tags[at]:
                return 0
            return 2 if f" {wanted}" in name else 3
        if wanted == self._tags[at]:
            return 0
        words = self._words[at]
        return 3 if all(part in words for part in parts) else None

    def _alike(self, wanted: str, found: set[int]) -> list[Match]:
        from rapidfuzz import fuzz, process

        if len(found) >= ENOUGH:
            return []
        # As many more as were found already: they are the most alike.
        limit = MOST_ALIKE + len(found)
        hits = process.extract(
            wanted, self._names, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=limit
        )
        alike = [at for _name, _score, at in hits if at not in found][:MOST_ALIKE]
        return [Match(self._codes[at], certain=False) for at in alike]


def search(codes: Iterable[Code], query: str, count: Callable[[int], int]) -> list[Match]:
    """Return the codes that fit a query, best first: for looking once."""
    return CodeSearch(codes, count).find(query)

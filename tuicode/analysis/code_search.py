"""Finding a code among hundreds as one types: letters folded, best match first."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


LIKENESS = 62
"""The least score (of 100) at which a name that does not hold the letters is still offered."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d"})


class Match(msgspec.Struct, frozen=True):
    """A code found, and how: `certain` where the letters typed stand in its name or tag."""

    code: Code
    certain: bool


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return `text` without letter case and marks: å and aa, ø and o are alike."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    kept = "".join(one for one in plain if not unicodedata.combining(one))
    return kept.replace("aa", "a")


def search(codes: Sequence[Code], query: str, count: Callable[[int], int]) -> list[Match]:
    """Return the codes that fit a query, best first; all by use where the query is empty.

    The order: the tag itself, names that begin with the query, words that do, names that hold
    it, and then names like it (rapidfuzz's weighted ratio), each by how often a code is used.
    """
    wanted = folded(query.strip())
    by_use = sorted(codes, key=lambda code: (-count(code.id), code.name.casefold()))
    if not wanted:
        return [Match(code, certain=True) for code in by_use]
    ranked = [(rank, code) for code in by_use if (rank := _rank(code, wanted)) is not None]
    ranked.sort(key=lambda found: found[0])
    certain = [Match(code, certain=True) for _rank_, code in ranked]
    return certain + _alike(by_use, wanted, {match.code.id for match in certain})


def _rank(code: Code, wanted: str) -> int | None:
    name = folded(code.name)
    if wanted == folded(code.tag) or wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    if wanted in name or _words_begin(name, wanted):
        return 3
    return None


def _words_begin(name: str, wanted: str) -> bool:
    """Tell whether each word typed begins a word of the name."""
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _alike(codes: Sequence[Code], wanted: str, found: set[int]) -> list[Match]:
    from rapidfuzz import fuzz, process

    names = {code.id: folded(code.name) for code in codes if code.id not in found}
    by_id = {code.id: code for code in codes}
    hits = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=8)
    return [Match(by_id[key], certain=False) for _name, _score, key in hits]

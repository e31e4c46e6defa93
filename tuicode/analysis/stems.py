"""Finding words by their stem: `rolle` finds roller and rollene, `phone` finds phoning."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

import regex

from tuicode.analysis.wording import APOSTROPHES, WORD, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.units import Span

STEMMERS = {"nb": "norwegian", "en": "english"}
"""The Snowball stemmer of each language."""

_FOLLOWING = regex.compile(rf"\W+({WORD})")
_one_at_a_time = Lock()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


def by_stem(
    query: str, text: str, stretches: Iterable[Span], language: str | None
) -> Iterator[Span]:
    """Yield where the words of `query` stand in the stretches of a text, in any of their forms.

    Words are alike where the stemmer of the language (without one, that of any language) gives
    them one stem. What is no word between them does not count, here or in the query.
    """
    languages = (language,) if language in STEMMERS else tuple(STEMMERS)
    words = regex.findall(WORD, query)
    if not words:
        return
    beginning = regex.escape(_beginning(words[0], languages))
    first = rf"\b(?<!\w{APOSTROPHES}){beginning}\w*(?:{APOSTROPHES}\w+)*"
    begins = regex.compile(first, regex.IGNORECASE)
    for start, end in stretches:
        done = start
        for found in begins.finditer(text, start, end):
            if found.start() >= done and _alike(found.group(), words[0], languages):
                last = _end_of_phrase(text, found.end(), end, words[1:], languages)
                if last is not None:
                    yield found.start(), last
                    done = last


def stems_of(word: str) -> tuple[str, ...]:
    """Return the stem of a word by each stemmer: words that share one are forms of one another."""
    return _stems_of(folded(word))


def stem_in(word: str, language: str) -> str:
    """Return the stem of a word in one language, `nb` or `en`."""
    return _stem(folded(word), language)


def _end_of_phrase(
    text: str, position: int, end: int, words: Sequence[str], languages: tuple[str, ...]
) -> int | None:
    """Return where the words that follow a position end, or None where others follow."""
    for word in words:
        found = _FOLLOWING.match(text, position, end)
        if found is None or not _alike(found.group(1), word, languages):
            return None
        position = found.end()
    return position


def _beginning(word: str, languages: tuple[str, ...]) -> str:
    """Return how every form of a word begins.

    A stemmer changes endings only, and of the stem at most the last two letters: `die`, dying.
    """
    stems = [_stem(folded(word), one) for one in languages]
    kept = [stem[:-2] or stem[:1] for stem in stems]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*kept, strict=False))
    return "".join(letters[0] for letters in alike)


def _alike(said: str, word: str, languages: tuple[str, ...]) -> bool:
    said, word = folded(said), folded(word)
    return said == word or any(_stem(said, one) == _stem(word, one) for one in languages)


@lru_cache(maxsize=100_000)
def _stems_of(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_stem(word, language) for language in STEMMERS))


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    # A stemmer keeps the word it is at in itself.
    with _one_at_a_time:
        return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> _Stemmer:
    from snowballstemmer import stemmer

    return cast("_Stemmer", stemmer(STEMMERS[language]))

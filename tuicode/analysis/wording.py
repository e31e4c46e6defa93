"""Finding words as they are written: letter case, white space and the form of ' aside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.units import Span

APOSTROPHES = "['’]"
WORD = rf"\w+(?:{APOSTROPHES}\w+)*"
"""A word: letters, digits and marks, with an apostrophe inside or not. A hyphen divides words."""
WORD_BEGINS = rf"(?:(?!\w)|(?<!\w)(?<!\w{APOSTROPHES}))"
WORD_ENDS = rf"(?:(?<!\w)|(?!{APOSTROPHES}?\w))"
"""Where no word goes on; beside a bracket or a full stop that is everywhere."""

_SPACE_BEFORE, _SPACE_AFTER = r"(?<!\S)", r"(?!\S)"
_SIMPLER = str.maketrans("İ’", "i'")
# The library takes I for the large letter of ı too, and then i for none of the two.
_IN_EXPRESSION = {ord("'"): APOSTROPHES, ord("ı"): "(?-i:ı)"}
_LAST_THAT_EXPANDS = 0xFB17


def as_written(
    query: str, text: str, stretches: Iterable[Span], *, whole_words: bool
) -> Iterator[Span]:
    """Yield where `query` stands in the stretches of a text, alike but for letter case.

    White space in it stands for any white space, a straight apostrophe for a curved one, and ß
    for ss. White space at either end of it asks for white space there (or the end of a text)
    that is no part of the hit; white space alone is nowhere. With `whole_words`, no word goes
    on at either end.
    """
    words = folded(query).split()
    if not words:
        return
    begins, ends = (WORD_BEGINS, WORD_ENDS) if whole_words else _spaces(query)
    # Letters that fold to several (ß) are rare, and looking for them takes ten times as long.
    flags = regex.IGNORECASE | (regex.FULLCASE if _has_letters_of_several(text, words) else 0)
    compiled = regex.compile(f"{begins}{_literal(words)}{ends}", flags)
    for start, end in stretches:
        for found in compiled.finditer(text, start, end):
            yield found.span()


def folded(text: str) -> str:
    """Return a text without letter case, with straight apostrophes."""
    return text.translate(_SIMPLER).casefold()


def _spaces(query: str) -> tuple[str, str]:
    """Return what must stand before and after, where the query has white space at its ends."""
    before, after = query[0].isspace(), query[-1].isspace()
    return _SPACE_BEFORE if before else "", _SPACE_AFTER if after else ""


def _literal(words: list[str]) -> str:
    return r"\s++".join(map(regex.escape, words)).translate(_IN_EXPRESSION)


def _has_letters_of_several(text: str, words: list[str]) -> bool:
    wanted = " ".join(words)
    return any(letter in text for letter, several in _expanding().items() if several in wanted)


@cache
def _expanding() -> dict[str, str]:
    """Return the letters that fold to several, as ß does to ss."""
    all_folded = {
        letter: folded(letter) for letter in map(chr, range(0x80, _LAST_THAT_EXPANDS + 1))
    }
    return {letter: several for letter, several in all_folded.items() if len(several) > 1}

"""Where sentences end in speech that was written down, Norwegian or English.

There is no telling for certain. What is uncertain stays together where a small letter follows,
and is parted where a capital does: a unit too short is soon extended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    (
        "adr al alm approx bl bl.a ca cf d.v.s dr dvs e.g eks evt f.eks fhv fr frk gov hr i.e inkl "
        "jf jfr kap kl m.a.o m.h.t maks mht mill mr mrs ms mt nr p.g.a p.t pga pkt prof rev sml "
        "sr st t.o.m tlf vs"
    ).split()
)
"""Norwegian and English words, without their last full stop, that never end a sentence."""

MAY_END = frozenset(
    "a.m etc jr kr ltd m.fl m.m m.v mfl mm mnd mv o.l o.s.v ol osv p.m sek stk".split()
)
"""Such words that end one where a capital follows, though not where a number does."""

BEFORE_NUMBERS = frozenset("art fig kr max min no nos p para pp s sec tab vol".split())
"""Such words before a number only: else `no` and `min` are words as others are."""

STARTERS = frozenset(
    (
        "Altså And As At Because But Da De Den Der Det Dette Du Eller En Et For Fordi Han He Her "
        "Hun Hva Hvis Hvor Hvorfor If Ikke In It Ja Jeg Kanskje Man Men No Når Nei Noen Nå Og Or "
        "She So Så That The Then There They This Those To Vi Vet Was We Well What When Why Yes "
        "You Yeah"
    ).split()
)
"""Words that nobody is called: with a capital, they begin a sentence."""

_END = re.compile(r"""[.!?…]+[*"'»”“’›)\]]*(?=\s)|\n|(?<!\s)\s?[–—-]{1,2}(?=\s)""")
_DASH = re.compile(r"\s?[–—-]")
_NEXT = re.compile(r"[^\S\n]+(?:\*[^*\n]{1,80}\*[^\S\n]*)*([–—-][^\S\n]*)?([«»„“”‘’\"'›]?)(\S+)")
_LAST_WORD = re.compile(r"[\w.]*\w$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_WORD = re.compile(r"\w+")
_ORDINAL = re.compile(r"\d{1,2}\.")


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two positions, without the white space around them.

    A sentence ends at a full stop, question or exclamation mark, or ellipsis, closing quotes and
    brackets included, where white space and no small letter follows; at a line end; and where it
    breaks off at a dash and another begins.
    """
    begin = start
    for found in _END.finditer(text, start, end):
        if found.group() == "\n" or not _goes_on(text, begin, found, end):
            yield from trimmed(text, begin, found.end())
            begin = found.end()
    yield from trimmed(text, begin, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span without the white space around it, if anything else is in it."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = end - len(words) + len(words.rstrip())
    if first < last:
        yield first, last


def _goes_on(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Tell whether a sentence goes on behind what may be its end."""
    follows = _NEXT.match(text, found.end(), end)
    if follows is None or not _WORD.search(text, begin, found.start()):
        return follows is not None
    dash, quote, after = follows.groups()
    word = _WORD.match(after)
    is_starter = word is not None and word.group() in STARTERS
    sign = found.group()
    if _DASH.match(sign):
        return not is_starter
    if after[0] in ".…":
        return True
    if after[0] == "[" or quote:
        # A name that was taken out, or somebody quoted: neither has a capital of its own.
        return _is_ellipsis(sign) and (after[0] == "[" or after[0].islower())
    if after[0].islower():
        return True
    return sign == "." and not dash and _stays_open(text, begin, found.start(), after, is_starter)


def _is_ellipsis(sign: str) -> bool:
    return "…" in sign or sign.startswith("..")


def _stays_open(text: str, begin: int, at: int, after: str, is_starter: bool) -> bool:
    """Tell whether the full stop after a word belongs to the word alone."""
    word = _LAST_WORD.search(text, max(begin, at - 20), at)
    last = word.group() if word else ""
    folded = last.casefold()
    number_follows = after[0].isdigit()
    if folded in ABBREVIATIONS:
        return True
    if folded in MAY_END:
        return number_follows
    if number_follows and folded in BEFORE_NUMBERS:
        return True
    if last.isdigit():
        begins_with_it = not _WORD.search(text, begin, at - len(last))
        return begins_with_it or _ORDINAL.match(after) is not None
    return _INITIALS.fullmatch(last) is not None and not is_starter

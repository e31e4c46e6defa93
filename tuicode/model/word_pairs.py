"""Which words of an old text stand in a new one, unchanged or corrected."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = (
    r"!-/:-@\[-^`{-~¡§«¶·»¿\u05be\u060c\u061b\u061f\u0964\u0965\u2010-\u2027\u2030-\u205e"
    r"\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = re.compile(rf"(?P<word>[^\s{_MARKS}]+(?:['’\-‐‑][^\s{_MARKS}]+)*)|(?P<mark>[{_MARKS}])\2*")

UNCHANGED = 1000
"""What a letter of an unchanged word is worth beside one of a word that is only alike."""
MOST_WEIGHED = 10_000
"""Old words times new words up to which all ways of pairing them are weighed."""
MOST_COMPARED = 25_000_000
"""Old words times new words up to which unchanged words are looked for one by one."""
PHRASE = 4
"""Words in a row that, where they stand only once in either text, are taken for the same ones."""


class Word(NamedTuple):
    """A word, or a punctuation mark (`...` is one), and where it stands."""

    start: int
    end: int
    text: str
    folded: str
    is_mark: bool


class Pair(NamedTuple):
    """The old words `old` to `old_end` are the new words `new` to `new_end` (ends exclusive)."""

    old: int
    old_end: int
    new: int
    new_end: int


Step = tuple[int, int]
"""So many old words on, so many new ones."""

_ONE: Step = (1, 1)
_PARTED: Step = (1, 2)
_JOINED: Step = (2, 1)
_PAIRING = (_ONE, _PARTED, _JOINED)
_PASSING: tuple[Step, ...] = ((1, 0), (0, 1))


def words_and_marks(text: str, start: int, end: int) -> list[Word]:
    """Return the words and punctuation marks between two positions."""
    return [
        Word(*found.span(), found[0], found[0].casefold(), found["mark"] is not None)
        for found in _WORD.finditer(text, start, end)
    ]


def pairs(old: Sequence[Word], new: Sequence[Word], *, late: bool) -> Iterator[Pair]:
    """Yield, in order, which old words are which new ones.

    As many letters as can be are in unchanged words, and then in words that are alike, which have
    more than two thirds of their letters in common; two words may have become one, or one two.
    Where words repeat and several readings are as good, `late` decides whether they are found
    early or late.
    """
    end = Pair(len(old), len(old), len(new), len(new))
    before = Pair(0, 0, 0, 0)
    for run in (*_unchanged_runs(old, new), end):
        between = Pair(before.old_end, run.old, before.new_end, run.new)
        yield from _pairs_between(old, new, between, late=late)
        for step in range(run.old_end - run.old):
            yield _pair(run.old + step, run.new + step, _ONE)
        before = run


def _unchanged_runs(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Pair]:
    """Yield the runs of unchanged words of what is too long to be weighed word by word."""
    if len(old) * len(new) <= MOST_WEIGHED:
        return
    some, others = [one.text for one in old], [one.text for one in new]
    before = Pair(0, 0, 0, 0)
    for run in (*_same_phrases(some, others), Pair(len(old), len(old), len(new), len(new))):
        yield from _same_words(old, new, Pair(before.old_end, run.old, before.new_end, run.new))
        yield run
        before = run


def _same_words(old: Sequence[Word], new: Sequence[Word], place: Pair) -> Iterator[Pair]:
    from rapidfuzz.distance import Indel

    i, j = place.old, place.new
    # Marks are never the same ones here: a comma must not count for as much as a word.
    some = ["" if one.is_mark else one.text for one in old[i : place.old_end]]
    others = [" " if one.is_mark else one.text for one in new[j : place.new_end]]
    if MOST_WEIGHED < len(some) * len(others) <= MOST_COMPARED:
        for run in Indel.opcodes(some, others):
            if run.tag == "equal":
                yield Pair(i + run.src_start, i + run.src_end, j + run.dest_start, j + run.dest_end)


def _same_phrases(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield, in order, the phrases that stand once in both texts; what overlaps, once."""
    places = _once(new)
    found = [(i, places[phrase]) for phrase, i in _once(old).items() if phrase in places]
    old_end = new_end = 0
    for i, j in _longest_in_order(found):
        done = max(old_end - i, new_end - j, 0)
        if done < PHRASE:
            yield Pair(i + done, i + PHRASE, j + done, j + PHRASE)
            old_end, new_end = i + PHRASE, j + PHRASE


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the phrases that stand only once, in text order, and where."""
    phrases = list(zip(*(words[start:] for start in range(PHRASE)), strict=False))
    counts = Counter(phrases)
    return {phrase: at for at, phrase in enumerate(phrases) if counts[phrase] == 1}


def _longest_in_order(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most places that are in order in both texts; they are in that of the first."""
    ends: list[int] = []
    lasts: list[int] = []
    former: list[int] = []
    for index, (_old, new) in enumerate(places):
        length = bisect_left(ends, new)
        former.append(lasts[length - 1] if length else -1)
        ends[length : length + 1] = [new]
        lasts[length : length + 1] = [index]
    chain, index = [], lasts[-1] if lasts else -1
    while index >= 0:
        chain.append(places[index])
        index = former[index]
    return chain[::-1]


def _pairs_between(
    old: Sequence[Word], new: Sequence[Word], place: Pair, *, late: bool
) -> Iterator[Pair]:
    some, others = old[place.old : place.old_end], new[place.new : place.new_end]
    if 0 < len(some) * len(others) <= MOST_WEIGHED:
        for i, j, step in _Weighing(some, others).steps(late=late):
            yield _pair(place.old + i, place.new + j, step)


def _pair(old: int, new: int, step: Step) -> Pair:
    return Pair(old, old + step[0], new, new + step[1])


class _Weighing:
    """All ways of pairing old words with new ones, and what the rest is worth from each place."""

    def __init__(self, old: Sequence[Word], new: Sequence[Word]) -> None:
        self._old, self._new = old, new
        self._worth: dict[tuple[int, int], dict[Step, int]] = {}
        for i, one in enumerate(old):
            for j, other in enumerate(new):
                if one.text == other.text:
                    self._note(i, j, _ONE, self._worth_unchanged(i, j))
                elif not (one.is_mark or other.is_mark):
                    self._note_alike(i, j)
        self._best = self._best_from_each_place()

    def steps(self, *, late: bool) -> Iterator[tuple[int, int, Step]]:
        """Yield the places at which old words are new ones, on the best way."""
        steps = _PASSING + _PAIRING if late else _PAIRING + _PASSING
        i = j = 0
        while i < len(self._old) and j < len(self._new):
            step = next(one for one in steps if self._best[i][j] == self._reached(i, j, one))
            if step in _PAIRING:
                yield i, j, step
            i, j = i + step[0], j + step[1]

    def _best_from_each_place(self) -> list[list[int]]:
        best = [[0] * (len(self._new) + 1) for _ in range(len(self._old) + 1)]
        for i in reversed(range(len(self._old))):
            here, below = best[i], best[i + 1]
            for j in reversed(range(len(self._new))):
                here[j] = max(here[j + 1], below[j])
                for (more, other), worth in self._worth.get((i, j), {}).items():
                    here[j] = max(here[j], worth + best[i + more][j + other])
        return best

    def _reached(self, i: int, j: int, step: Step) -> int:
        """Return what is reached by a step; below 0 where it cannot be taken."""
        worth = 0 if step in _PASSING else self._worth.get((i, j), {}).get(step, 0)
        taken = step in _PASSING or worth
        return worth + self._best[i + step[0]][j + step[1]] if taken else -1

    def _note(self, i: int, j: int, step: Step, worth: int) -> None:
        if worth > 0:
            self._worth.setdefault((i, j), {})[step] = worth

    def _note_alike(self, i: int, j: int) -> None:
        for step in _PAIRING:
            some, others = self._old[i : i + step[0]], self._new[j : j + step[1]]
            if (len(some), len(others)) == step and not any(
                one.is_mark for one in (*some, *others)
            ):
                joined = ("".join(one.folded for one in words) for words in (some, others))
                # One less, so that a word that is alike by itself stays by itself.
                self._note(i, j, step, _letters_alike(*joined) - (step != _ONE))

    def _worth_unchanged(self, i: int, j: int) -> int:
        word = self._old[i]
        return (1 if word.is_mark else UNCHANGED * len(word.text)) + self._same_beside(i, j)

    def _same_beside(self, i: int, j: int) -> int:
        """Return on how many sides the same word, or the same end, stands as before."""
        before = _text_at(self._old, i - 1) == _text_at(self._new, j - 1)
        return before + (_text_at(self._old, i + 1) == _text_at(self._new, j + 1))


def _text_at(words: Sequence[Word], index: int) -> str:
    """Return what the word at a place is; nothing before the first and after the last."""
    return words[index].text if 0 <= index < len(words) else ""


def _letters_alike(one: str, other: str) -> int:
    """Return how many letters two words share, in order; 0 where they are not alike."""
    from rapidfuzz.distance import LCSseq

    longer = max(len(one), len(other))
    if 3 * min(len(one), len(other)) <= 2 * longer:
        return 0
    shared = LCSseq.similarity(one, other)
    return shared if 3 * shared > 2 * longer else 0

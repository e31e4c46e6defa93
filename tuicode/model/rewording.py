"""How positions move between an old and a new text.

- What is inserted beside a span stays out of it; what is inserted inside it is in.
- Unchanged words stay in a span, or out of it.
- A word that was corrected is in where it was in: as a whole where the whole of it was.
- What began or ended at the edge of a word still does.

Words are paired by `word_pairs`. Between paired words, as many old words as there may be stand for
the new ones there, in order. Inside a corrected word, letters are paired in the same way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tuicode.model.word_pairs import MOST_COMPARED, Pair, pairs, words_and_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tuicode.model.word_pairs import Word

_BESIDE = ".,;:!?…–—-/"
_OLD_START, _OLD_END = attrgetter("old_start"), attrgetter("old_end")


class Stretch(NamedTuple):
    """A stretch of old text and what stands in its place; nothing where the new ends are equal."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    survives: bool
    """Whether its letters are still there."""


class Rewording:
    """The way from an old text to a new one. Only what lies between their like ends is compared.

    Where words repeat, the texts alone can't tell which of them was changed: `late` takes the
    last of those that may have stayed, and not the first.
    """

    def __init__(self, old: str, new: str, *, late: bool = False) -> None:
        self._old = old
        start, end = _like_ends(old, new, late=late)
        self._start, self._old_end, self._new_end = start, len(old) - end, len(new) - end
        self._old_words = words_and_marks(old, start, self._old_end)
        self._new_words = words_and_marks(new, start, self._new_end)
        found = pairs(self._old_words, self._new_words, late=late)
        self._stretches = list(_stretches(old, new, self._old_words, self._new_words, found))
        self._there = [one for one in self._stretches if one.new_start < one.new_end]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the old text is in the new one.

        The end is not above the start where nothing stands for it any more. Positions may lie
        outside the texts; they move along with the text's beginning or end.
        """
        return self._moved_start(start), self._moved_end(end)

    def gone(self, start: int, end: int, counts: Callable[[str], bool]) -> int:
        """Return how many characters of a span, of those that count, did not survive."""
        first = bisect_right(self._stretches, start, key=_OLD_END)
        touched = takewhile(lambda one: one.old_start < end, self._stretches[first:])
        return sum(
            sum(map(counts, self._old[max(one.old_start, start) : min(one.old_end, end)]))
            for one in touched
            if not one.survives
        )

    def _moved_start(self, start: int) -> int:
        if start < self._start:
            return start
        if start >= self._old_end:
            return start - self._old_end + self._new_end
        index = bisect_right(self._there, start, key=_OLD_END)
        if index == len(self._there):
            return self._new_end
        position = _inside(self._there[index], start)
        word = _word_around(self._new_words, position)
        return word.start if word and not _word_around(self._old_words, start) else position

    def _moved_end(self, end: int) -> int:
        if end <= self._start:
            return end
        if end > self._old_end:
            return end - self._old_end + self._new_end
        index = bisect_left(self._there, end, key=_OLD_START) - 1
        if index < 0:
            return self._start
        position = _inside(self._there[index], end)
        word = _word_around(self._new_words, position)
        return word.end if word and not _word_around(self._old_words, end) else position


def what_counts(words: str) -> Callable[[str], bool]:
    """Return which characters of some words count: letters and digits, and marks of mere marks."""
    return str.isalnum if any(map(str.isalnum, words)) else lambda one: not one.isspace()


def like_beginning(one: str, other: str) -> int:
    """Return how long the like beginnings of two texts are, of whole words."""
    return _like_beginning(one, other, min(len(one), len(other)))


def _like_ends(old: str, new: str, *, late: bool) -> tuple[int, int]:
    """Return how long the like beginnings and ends are, of whole words; the longest one first."""
    shortest = min(len(old), len(new))
    if late:
        end = _like_beginning(old[::-1], new[::-1], shortest)
        return _like_beginning(old, new, shortest - end), end
    start = _like_beginning(old, new, shortest)
    return start, _like_beginning(old[::-1], new[::-1], shortest - start)


def _like_beginning(one: str, other: str, longest: int) -> int:
    lengths = range(longest + 1)
    length = bisect_left(lengths, True, key=lambda long: one[:long] != other[:long]) - 1
    while not (_between_words(one, length) and _between_words(other, length)):
        length -= 1
    return length


def _between_words(text: str, position: int) -> bool:
    beside = text[max(position - 1, 0) : position + 1]
    return position in {0, len(text)} or any(map(str.isspace, beside))


def _inside(stretch: Stretch, position: int) -> int:
    """Return where a position of an old stretch, or beside it, is in the new one."""
    old_length = stretch.old_end - stretch.old_start
    reached = min(max(position - stretch.old_start, 0), old_length)
    return stretch.new_start + reached * (stretch.new_end - stretch.new_start) // old_length


def _word_around(words: Sequence[Word], position: int) -> Word | None:
    """Return the word that a position is inside of, or None at an edge and between words."""
    index = bisect_left(words, position, key=itemgetter(0)) - 1
    return words[index] if index >= 0 and position < words[index].end else None


def _stretches(
    old: str,
    new: str,
    old_words: Sequence[Word],
    new_words: Sequence[Word],
    paired: Iterable[Pair],
) -> Iterator[Stretch]:
    i = j = 0
    for pair in paired:
        if i < pair.old:
            yield from _rewritten(old_words[i : pair.old], new_words[j : pair.new])
        yield from _corrected(
            old, new, old_words[pair.old : pair.old_end], new_words[pair.new : pair.new_end]
        )
        i, j = pair.old_end, pair.new_end
    yield from _rewritten(old_words[i:], new_words[j:])


def _rewritten(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Stretch]:
    """Give new words to the old ones in whose place they are, and marks at either end to marks."""
    first, new_first = _marks(old), _marks(new)
    last = len(old) - _marks(reversed(old[first:]))
    new_last = len(new) - _marks(reversed(new[new_first:]))
    yield from _shared_out(old[:first], new[:new_first])
    yield from _shared_out(old[first:last], new[new_first:new_last])
    yield from _shared_out(old[last:], new[new_last:])


def _marks(words: Iterable[Word]) -> int:
    """Return with how many marks the words begin; what brackets a word is no mark beside it."""
    return sum(1 for _mark in takewhile(lambda one: one.is_mark and one.text[0] in _BESIDE, words))


def _shared_out(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Stretch]:
    for number, word in enumerate(old):
        share = new[number * len(new) // len(old) : (number + 1) * len(new) // len(old)]
        start, end = (share[0].start, share[-1].end) if share else (0, 0)
        yield Stretch(word.start, word.end, start, end, survives=False)


def _corrected(
    old: str, new: str, some: Sequence[Word], others: Sequence[Word]
) -> Iterator[Stretch]:
    """Pair the letters of words that are the same, or alike."""
    start, new_start = some[0].start, others[0].start
    one, other = old[start : some[-1].end], new[new_start : others[-1].end]
    same = [Pair(0, len(one), 0, len(other))] if one == other else _same_letters(one, other)
    i = j = 0
    for run in (*same, Pair(len(one), len(one), len(other), len(other))):
        between = Pair(i, run.old, j, run.new)
        for pair, survives in ((between, False), (run, True)):
            if pair.old < pair.old_end:
                yield Stretch(
                    start + pair.old,
                    start + pair.old_end,
                    new_start + pair.new,
                    new_start + pair.new_end,
                    survives,
                )
        i, j = run.old_end, run.new_end


def _same_letters(one: str, other: str) -> Iterator[Pair]:
    """Yield the runs of letters, capital or small, that both have."""
    from rapidfuzz.distance import Indel

    if len(one) * len(other) > MOST_COMPARED:
        return
    folded = [[letter.casefold() for letter in word] for word in (one, other)]
    for run in Indel.opcodes(*folded):
        if run.tag == "equal":
            yield Pair(run.src_start, run.src_end, run.dest_start, run.dest_end)

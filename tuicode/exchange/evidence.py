"""Which marks of a file are speakers': decided by the evidence of the whole file.

A label is a speaker's when it recurs, is short and is written as a name, or when it is one of
the usual words. A label that comes once needs a file full of others that look like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.labels import fold, is_known, is_ordinary, is_short, looks_like_name
from tuicode.exchange.marks import Mark, Style, marks_of

if TYPE_CHECKING:
    from tuicode.exchange.lines import Line

Marks = Mapping[int, Mark]
"""Accepted marks, by the index of their line."""

_FAMILIES: tuple[tuple[Style, ...], ...] = (
    ("colon", "clock"),
    ("bold",),
    ("bare",),
    ("bracket",),
    ("tab",),
    ("dash",),
)
"""Styles that are used together. One file keeps to one family."""

_NEEDS_CONSISTENCY = frozenset({"bracket", "tab", "dash"})
"""Styles that ordinary speech shows too: they count only where a third of the lines have them."""

_LONGEST_IN_MEETING = 60
_FEWEST = 2
"""Firm marks that make a file one of labelled turns."""
_OFTEN = 3
"""From so many on, a label is no sentence's first word, whatever the word."""


class Tally(Struct, frozen=True):
    """How often, and how written, one label comes in one style."""

    marks: tuple[Mark, ...]
    lines: tuple[int, ...]

    @property
    def count(self) -> int:
        """How often it comes."""
        return len(self.marks)

    @property
    def label(self) -> str:
        """The label as it is most often spelled."""
        return Counter(mark.label for mark in self.marks).most_common(1)[0][0]


class Evidence:
    """All the ways to read the lines of one file, and what speaks for each."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Find the marks in `lines`."""
        self.lines = lines
        self.readings = [
            tuple(marks_of(line, following)) for line, following in zip_longest(lines, lines[1:])
        ]
        self._lowercase: frozenset[str] | None = None

    def accepted(self) -> dict[int, Mark]:
        """Return the marks of the family of styles that explains most lines."""
        families = [self._accepted_of(family) for family in _FAMILIES]
        best = max(families, key=len)
        labels = {fold(mark.label) for mark in best.values()}
        return dict(sorted((self._bold_like(labels) | best).items()))

    def is_ordinary_word(self, label: str) -> bool:
        """Tell whether the file also has the label as a word with a small initial."""
        if self._lowercase is None:
            words = (re.findall(r"[^\W\d_]+", line.text) for line in self.lines)
            self._lowercase = frozenset(word for some in words for word in some if word.islower())
        return label.lower() in self._lowercase

    def _bold_like(self, labels: set[str]) -> dict[int, Mark]:
        """Find bold and clocked names that are speakers by other marks."""
        return {
            index: mark
            for index, marks in enumerate(self.readings)
            for mark in marks
            if mark.style in {"bold", "clock"} and fold(mark.label) in labels
        }

    def _accepted_of(self, family: tuple[Style, ...]) -> dict[int, Mark]:
        tallies = [self._tallies(style) for style in family]
        found: dict[int, Mark] = {}
        for style, of_style in zip(family, tallies, strict=True):
            firm = {folded for folded, tally in of_style.items() if self._is_firm(style, tally)}
            taken = [of_style[folded] for folded in firm]
            taken += self._single(of_style, taken) if style in {"colon", "clock"} else []
            for tally in taken:
                found = dict(zip(tally.lines, tally.marks, strict=True)) | found
        return found if self._is_consistent(family[0], found) else {}

    def _tallies(self, style: Style) -> dict[str, Tally]:
        found: dict[str, list[tuple[int, Mark]]] = {}
        for index, marks in enumerate(self.readings):
            for mark in marks:
                if mark.style == style and mark.label:
                    found.setdefault(fold(mark.label), []).append((index, mark))
        return {
            folded: Tally(tuple(mark for _, mark in pairs), tuple(index for index, _ in pairs))
            for folded, pairs in found.items()
        }

    def _is_firm(self, style: Style, tally: Tally) -> bool:
        """Tell whether a label is a speaker's by its own evidence."""
        if style == "clock" and tally.count > 1:
            return len(tally.label) <= _LONGEST_IN_MEETING and not is_ordinary(tally.label)
        if is_known(tally.label):
            return tally.count > 1 or tally.label[0].isupper()
        if not any(looks_like_name(mark.label) for mark in tally.marks):
            return False
        is_word = tally.count < _OFTEN and self.is_ordinary_word(tally.label)
        return tally.count > 1 and not is_word

    def _single(self, tallies: Mapping[str, Tally], firm: Sequence[Tally]) -> list[Tally]:
        """Find labels that come once, among firm ones, and are marked as those are."""
        marks = [mark for tally in firm for mark in tally.marks]
        if len(marks) < _FEWEST:
            return []
        first = min(tally.lines[0] for tally in firm)
        wide = sum(mark.wide for mark in marks) * 2 > len(marks)
        return [
            tally
            for tally in tallies.values()
            if tally.count == 1
            and tally.lines[0] > first
            and tally.marks[0].wide == wide
            and looks_like_name(tally.label)
            and not self.is_ordinary_word(tally.label)
        ]

    def _is_consistent(self, style: Style, found: Marks) -> bool:
        labels = {fold(mark.label) for mark in found.values()}
        if style == "bold":
            bold = sum(line.bold for line in self.lines)
            return len(found) > 1 and bold * 5 < len(self.lines) * 3
        if style == "bare":
            return len(found) > 1
        if style in _NEEDS_CONSISTENCY:
            return len(labels) > 1 and len(found) * 3 >= len(self.lines)
        return True


def is_candidate(mark: Mark) -> bool:
    """Tell whether a mark that was not accepted still looks like a speaker's."""
    return is_short(mark.label) and (is_known(mark.label) or looks_like_name(mark.label))

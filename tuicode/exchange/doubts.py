"""Lines that may begin a speaker's turn and were left as text: a person should look at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuicode.exchange.evidence import Evidence, Marks, is_candidate
from tuicode.exchange.labels import fold, is_short
from tuicode.exchange.lines import BLANK, BLANKS, Line
from tuicode.exchange.transcript import DoubtfulLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.exchange.marks import Mark

_START = 60
_AFTER_SENTENCE = rf"(?<=[.?!…)\]”»]){BLANK}+"


def doubtful_lines(evidence: Evidence, accepted: Marks) -> Iterator[DoubtfulLine]:
    """Give the lines that may be missed speakers, in the order of the file."""
    labels = {mark.label for mark in accepted.values()}
    within = _label_within(labels)
    wide = sum(mark.wide for mark in accepted.values()) * 2 > len(accepted)
    skipped = {index + 1 for index, mark in accepted.items() if mark.lines > 1}
    for index, line in enumerate(evidence.lines):
        mark = accepted.get(index)
        missed = within.search(mark.rest if mark else line.text) if within else None
        is_missed = (
            mark is None
            and index not in skipped
            and _may_be_speaker(evidence.readings[index], labels, wide=wide)
        )
        if is_missed:
            yield _doubt(line, line.text)
        elif missed:
            yield _doubt(line, "… " + missed.string[missed.start() :].lstrip(BLANKS))


def _may_be_speaker(marks: tuple[Mark, ...], labels: set[str], *, wide: bool) -> bool:
    known = {fold(label) for label in labels}
    return any(
        (mark.style == "colon" and is_candidate(mark))
        or (mark.style == "tab" and wide and is_short(mark.label))
        or fold(mark.label) in known
        for mark in marks
    )


def _label_within(labels: set[str]) -> re.Pattern[str] | None:
    """Return what finds a speaker's label in the middle of a line, after a sentence."""
    if not labels:
        return None
    spelled = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"{_AFTER_SENTENCE}(?:{spelled}){BLANK}*[:：](?={BLANK})")


def _doubt(line: Line, text: str) -> DoubtfulLine:
    shown = re.sub(rf"{BLANK}+", " ", text).strip(BLANKS)
    return DoubtfulLine(line.number, shown[:_START])

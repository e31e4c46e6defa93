"""From the lines of a file to the turns of its speakers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tuicode.exchange.doubts import doubtful_lines
from tuicode.exchange.evidence import Evidence, Marks
from tuicode.exchange.lines import Line
from tuicode.exchange.marks import TIME_ONLY, Mark, bare_time, timed
from tuicode.exchange.transcript import DoubtfulLine, SpokenTurn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Part = Line | SpokenTurn
"""What a reader gives: a line to look for speakers in, or a turn whose speaker is certain."""


def recognise(parts: Sequence[Part]) -> tuple[list[SpokenTurn], tuple[DoubtfulLine, ...]]:
    """Return the turns in `parts`, in order, and the lines that may be missed speakers."""
    lines = [part for part in parts if isinstance(part, Line)]
    evidence = Evidence(lines)
    accepted = evidence.accepted()
    doubtful = tuple(doubtful_lines(evidence, accepted))
    if not accepted:
        return _one_turn_a_paragraph(parts), doubtful
    joining = _Joining(lines, accepted)
    for part in parts:
        joining.add(part)
    return joining.finished(), doubtful


class _Joining:
    """Joins each marked line with the lines that continue it."""

    def __init__(self, lines: Sequence[Line], accepted: Marks) -> None:
        self.lines = lines
        self.accepted = accepted
        self.index = -1
        self.turns: list[SpokenTurn] = []
        self.speaker: str | None = None
        self.time = ""
        self.marking = ""
        self.texts: list[str] = []

    def add(self, part: Part) -> None:
        """Add the next part of the file."""
        if isinstance(part, SpokenTurn):
            self._begin(None, "", "")
            self.turns.append(part)
            return
        self.index += 1
        mark = self.accepted.get(self.index)
        if self._is_inside_mark():
            return
        if mark is not None:
            self._begin_marked(mark)
        elif not self._is_time_of_next(self.index):
            self.texts.append(part.text)

    def finished(self) -> list[SpokenTurn]:
        """Return all the turns."""
        self._begin(None, "", "")
        return self.turns

    def _begin_marked(self, mark: Mark) -> None:
        first = self.index
        time = mark.time or self.lines[first].time
        if self._is_time_of_next(first - 1):
            first -= 1
            time = bare_time(self.lines[first].text)
        marking = self.lines[first : self.index + mark.lines]
        self._begin(mark.label, time, "\n".join(line.text for line in marking))
        if mark.rest:
            self.texts.append(mark.rest)

    def _begin(self, speaker: str | None, time: str, marking: str) -> None:
        """End the turn that is open; a mark that no speech follows is text, so none is lost."""
        if self.texts:
            self.turns.append(SpokenTurn(self.speaker, "\n".join(self.texts), self.time))
        elif self.marking:
            self.turns.append(SpokenTurn(None, self.marking))
        self.speaker, self.time, self.marking, self.texts = speaker, time, marking, []

    def _is_inside_mark(self) -> bool:
        former = self.accepted.get(self.index - 1)
        return former is not None and former.lines > 1

    def _is_time_of_next(self, index: int) -> bool:
        """Tell whether a line is only the time mark of the marked line that follows it."""
        following = self.accepted.get(index + 1)
        if index < 0 or following is None or following.time or index in self.accepted:
            return False
        return TIME_ONLY.fullmatch(self.lines[index].text) is not None


def _one_turn_a_paragraph(parts: Iterable[Part]) -> list[SpokenTurn]:
    turns: list[SpokenTurn] = []
    for number, group in groupby(parts, lambda part: getattr(part, "number", None)):
        if number is None:
            turns += [part for part in group if isinstance(part, SpokenTurn)]
        else:
            first, *others = [part for part in group if isinstance(part, Line)]
            time, said = timed(first)
            text = "\n".join([said, *(line.text for line in others)])
            turns.append(SpokenTurn(None, text, time))
    return turns

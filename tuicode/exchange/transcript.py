"""A transcript as it was read from a file; it knows nothing of projects."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.labels import fold, interviewer_labels
from tuicode.model.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class SpokenTurn(Struct, frozen=True, gc=False):
    """One stretch of one speaker."""

    speaker: str | None
    """The speaker's label, one spelling for the whole transcript; None where no one is named."""
    text: str
    """What was said, without label and time mark; paragraphs are separated by one `\\n`."""
    time: str = ""
    """The time mark as it stood in the file, without its brackets."""


class Speaker(Struct, frozen=True):
    """Someone who speaks in a transcript."""

    label: str
    turns: int
    words: int
    role: Role
    """A guess from the label alone."""
    spellings: tuple[str, ...]
    """Every way the label was spelled in the file, in the order they came."""


class DoubtfulLine(Struct, frozen=True, gc=False):
    """A line that may begin a speaker's turn, but was left as text."""

    number: int
    """Of its paragraph in the file (for text files: its line), from 1."""
    start: str
    """The beginning of the line, 60 characters at most."""


class Transcript(Struct, frozen=True):
    """What one file holds: its turns in order, and what was noticed in reading it."""

    name: str
    """The file's name without its suffix."""
    filename: str
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    turns: tuple[SpokenTurn, ...]
    notices: tuple[str, ...] = ()
    """What was not imported, one sentence each."""
    doubtful: tuple[DoubtfulLine, ...] = ()
    encoding: str = ""
    """Of a text file, such as `utf-8`; empty for other kinds."""
    spellings: tuple[tuple[str, ...], ...] = ()
    """For each speaker that has several, the spellings of the label."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers in the order they first speak."""
        words: Counter[str] = Counter()
        turns: Counter[str] = Counter()
        for turn in self.turns:
            if turn.speaker is not None:
                turns[turn.speaker] += 1
                words[turn.speaker] += len(turn.text.split())
        asking = interviewer_labels(turns)
        return tuple(
            Speaker(
                label=label,
                turns=count,
                words=words[label],
                role="interviewer" if label in asking else "participant",
                spellings=self._spellings_of(label),
            )
            for label, count in turns.items()
        )

    def _spellings_of(self, label: str) -> tuple[str, ...]:
        return next((group for group in self.spellings if label in group), (label,))


def with_one_spelling(
    turns: Iterable[SpokenTurn],
) -> tuple[tuple[SpokenTurn, ...], tuple[tuple[str, ...], ...]]:
    """Give each speaker the spelling used most, and return the turns and the spellings.

    Labels that differ only in case and blanks are one speaker's.
    """
    turns = tuple(turns)
    spelled: dict[str, Counter[str]] = {}
    for turn in turns:
        if turn.speaker is not None:
            spelled.setdefault(fold(turn.speaker), Counter())[turn.speaker] += 1
    usual = {folded: counts.most_common(1)[0][0] for folded, counts in spelled.items()}
    return (
        tuple(_respelled(turn, usual) for turn in turns),
        tuple(tuple(counts) for counts in spelled.values() if len(counts) > 1),
    )


def _respelled(turn: SpokenTurn, usual: dict[str, str]) -> SpokenTurn:
    if turn.speaker is None or usual[fold(turn.speaker)] == turn.speaker:
        return turn
    return SpokenTurn(usual[fold(turn.speaker)], turn.text, turn.time)

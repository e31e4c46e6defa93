"""Reads the sample's plain-text masters: who said what, turn by turn.

Each interview is written out as a real transcriber might have done it, so each has its own
reader. All give the same: turns with a time, a speaker and one or more paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent

MASTERS = {
    "Gruppeintervju 1": HERE / "text" / "gruppeintervju-1.txt",
    "Gruppeintervju 2": HERE / "text" / "gruppeintervju-2.txt",
    "Gruppeintervju 3": HERE / "text" / "gruppeintervju-3.txt",
    "Interview in English": HERE / "text" / "interview-in-english.txt",
}


@dataclass(frozen=True)
class Turn:
    """One stretch of one speaker; `time` is empty where the transcript has no time marks."""

    speaker: str
    time: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What was said, its paragraphs separated by one line feed."""
        return "\n".join(self.paragraphs)


def turns_of(document: str) -> list[Turn]:
    """Read the master of one document. Raises ValueError where a line has no speaker."""
    text = MASTERS[document].read_text(encoding="utf-8")
    if "\t" in text:
        return list(_turns_of_table(text))
    return [_turn_of_block(block) for block in text.strip().split("\n\n")]


LABELS = (
    re.compile(r"\[(?P<time>[\d:]{8})\] (?P<speaker>D\d|Moderator): "),
    re.compile(r"(?P<time>)(?P<speaker>Deltaker \d|Moderator): "),
    re.compile(r"(?P<time>)(?P<speaker>Participant [AB]|Interviewer)\n"),
)


def _turn_of_block(block: str) -> Turn:
    for label in LABELS:
        if match := label.match(block):
            paragraphs = tuple(block[match.end() :].split("\n"))
            return Turn(match["speaker"], match["time"], paragraphs)
    raise ValueError(f"No speaker is named in: {block[:60]}")


def _turns_of_table(text: str) -> Iterator[Turn]:
    time, speaker, paragraphs = "", "", list[str]()
    for row in text.strip().split("\n"):
        row_time, row_speaker, paragraph = row.split("\t")
        if row_speaker and paragraphs:
            yield Turn(speaker, time, tuple(paragraphs))
            paragraphs = []
        if row_speaker:
            time, speaker = row_time, row_speaker
        paragraphs.append(paragraph)
    yield Turn(speaker, time, tuple(paragraphs))

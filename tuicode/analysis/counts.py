"""How much is said, by source and by participant, and how often codes are used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Source


class Spoken(msgspec.Struct, frozen=True):
    """How much was said."""

    turns: int = 0
    words: int = 0
    """What stands between white space."""


def spoken_in(source: Source) -> Spoken:
    """Count the turns and words of a source."""
    return Spoken(len(source.turns), len(source.text.split()))


def spoken_by_participant(project: Project) -> dict[int, Spoken]:
    """Count the turns and words of every participant over all sources, by id."""
    turns: dict[int, int] = defaultdict(int)
    words: dict[int, int] = defaultdict(int)
    for source in project.sources:
        for turn in source.turns:
            if turn.participant is not None:
                turns[turn.participant] += 1
                words[turn.participant] += len(source.text[turn.start : turn.end].split())
    return {
        person.id: Spoken(turns[person.id], words[person.id]) for person in project.participants
    }


def extracts_by_code(project: Project) -> dict[int, int]:
    """Count the extracts of every code by id: a span coded in two passes is one extract."""
    return {code.id: extracts_of_code(project, code.id) for code in project.codes}


def extracts_of_code(project: Project, code_id: int) -> int:
    """Count the spans that carry a code."""
    codings = project.codings_of_code(code_id)
    return len({(coding.source, coding.start, coding.end) for coding in codings})


def extracts_of_project(project: Project) -> int:
    """Count the spans that carry any code."""
    codings = project.codings
    return len({(coding.source, coding.start, coding.end) for coding in codings})

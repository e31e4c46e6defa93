"""How much is said, by source and by participant, and how often codes are used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.flags import analysed, not_analysed, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.model.units import Span


class Spoken(msgspec.Struct, frozen=True):
    """How much was said."""

    turns: int = 0
    words: int = 0
    """What stands between white space."""


def spoken_in(source: Source, leaving_out: Sequence[Span] = ()) -> Spoken:
    """Count the turns and words of a source, without those in some spans, in order and apart."""
    return Spoken(len(source.turns), _words(source.text, (0, len(source.text)), leaving_out))


def spoken_by_participant(project: Project) -> dict[int, Spoken]:
    """Count the turns and words of every participant over all sources, by id.

    Words that are not analysed are not counted.
    """
    turns: dict[int, int] = defaultdict(int)
    words: dict[int, int] = defaultdict(int)
    for source in project.sources:
        hidden = not_analysed(project, source.id)
        for turn in source.turns:
            if turn.participant is not None:
                turns[turn.participant] += 1
                words[turn.participant] += _words(source.text, (turn.start, turn.end), hidden)
    return {
        person.id: Spoken(turns[person.id], words[person.id]) for person in project.participants
    }


def extracts_by_code(project: Project) -> dict[int, int]:
    """Count the extracts of every code by id: a span coded in two passes is one extract."""
    return {code.id: extracts_of_code(project, code.id) for code in project.codes}


def extracts_of_code(project: Project, code_id: int) -> int:
    """Count the spans that carry a code, without those that are not analysed."""
    return len(_places(analysed(project, project.codings_of_code(code_id))))


def extracts_of_project(project: Project) -> int:
    """Count the spans that carry any code, without those that are not analysed."""
    return len(_places(analysed(project, project.codings)))


def extracts_left_out(project: Project) -> int:
    """Count the spans that carry codes and touch what is not analysed."""
    return len(_places(project.codings)) - extracts_of_project(project)


def _places(codings: Iterable[Coding]) -> set[tuple[int, int, int]]:
    return {(coding.source, coding.start, coding.end) for coding in codings}


def _words(text: str, span: Span, leaving_out: Sequence[Span]) -> int:
    pieces = without(span, leaving_out)
    return sum(len(text[start:end].split()) for start, end in pieces)

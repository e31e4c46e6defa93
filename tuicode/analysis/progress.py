"""How far each pass went: its codings, the sources it touched, and how much of each it coded."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.coverage import coverage_by
from tuicode.model.readings import order_of
from tuicode.model.records import Source

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Pass


class PassProgress(msgspec.Struct, frozen=True):
    """A pass by number: how many codings it made, in how many sources, and how many in each."""

    number: int
    codings: int
    sources: int
    by_source: dict[int, int]
    """Codings by id of the source, those without any left out."""


def progress_of_passes(project: Project) -> list[PassProgress]:
    """Return how far each pass went, by number."""
    counts: dict[int, dict[int, int]] = {one.id: defaultdict(int) for one in project.passes}
    for coding in project.tables.table("codings").values():
        counts[coding.pass_][coding.source] += 1
    return [
        PassProgress(one.number, sum(found.values()), len(found), dict(found))
        for one in project.passes
        for found in [counts[one.id]]
    ]


class SourceProgress(msgspec.Struct, frozen=True):
    """A source in one pass: its codings and extracts of the pass, and how many words carry one.

    `words` are those there are to code: what participants say, without what is not analysed.
    """

    source: Source
    codings: int
    extracts: int
    words: int
    coded: int

    @property
    def percent(self) -> int:
        """How much of the words carries a coding of the pass; 100 is all of them."""
        return 100 * self.coded // self.words if self.words else 0


def percent_told(percent: int, coded: int) -> str | int:
    """Return how much was coded as it is read: what hardly was is not as if it was not."""
    return "<1" if coded and not percent else percent


def progress_by_source(project: Project, one: Pass) -> list[SourceProgress]:
    """Return how far a pass went in each source, in the order in which it reads them."""
    return [_in_source(project, source, one) for source in order_of(project, one)]


def _in_source(project: Project, source: Source, one: Pass) -> SourceProgress:
    codings = [coding for coding in project.codings_of_source(source.id) if coding.pass_ == one.id]
    found = coverage_by(project, source, codings)
    extracts = {(coding.start, coding.end) for coding in codings}
    return SourceProgress(source, len(codings), len(extracts), found.words, found.coded)

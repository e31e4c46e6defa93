"""How far each pass went: its codings, and the sources it touched."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tuicode.model.project import Project


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

"""When each pass was going on, told by the log: it may have been ended and opened again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Pass

Stretch = tuple[int, int]
"""The first and the last step of a while in which a pass was going on, or none was."""


def stretches(project: Project) -> dict[int, list[Stretch]]:
    """Return for each pass, by id, the steps from where it began or went on to where it ended.

    The last stretch of a pass that goes on reaches to the newest step.
    """
    found: dict[int, list[Stretch]] = {one.id: [] for one in project.passes}
    last = {one.id: project.revision for one in project.passes if not one.ended}
    for entry in reversed(project.log):
        for before in entry.before:
            if before.table != "passes" or before.id not in found:
                continue
            goes_on = before.record is not None and not before.record.get("ended")
            if before.id in last and not goes_on:
                found[before.id].append((entry.number, last.pop(before.id)))
            elif goes_on:
                last.setdefault(before.id, entry.number)
    for pass_id, step in last.items():
        found[pass_id].append((1, step))
    return {pass_id: those[::-1] for pass_id, those in found.items()}


def stretches_after(project: Project, one: Pass) -> list[Stretch]:
    """Return the steps that followed upon the end of a pass while no pass was going on."""
    every = stretches(project)
    ends = {last for _first, last in every[one.id]}
    return [gap for gap in _gaps(every, project.revision) if gap[0] - 1 in ends]


def gone_on_between(project: Project, one: Pass) -> list[Pass]:
    """Return the other passes that went on since a pass ended first, and until it ended again."""
    every = stretches(project)
    ends = [last for _first, last in every[one.id]]
    return [
        other
        for other in project.passes
        if other.id != one.id
        and any(ends[0] < first < ends[-1] for first, _last in every[other.id])
    ]


def _gaps(every: dict[int, list[Stretch]], newest: int) -> Iterator[Stretch]:
    reached = 0
    for first, last in sorted(chain.from_iterable(every.values())):
        if reached and first > reached + 1:
            yield reached + 1, first - 1
        reached = max(reached, last)
    if reached < newest:
        yield reached + 1, newest

"""Going back over what was done: the steps by name, and to any of them by undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.model.history import first_taken
from tuicode.model.records import LogEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuicode.model.project import Project


class Step(msgspec.Struct, frozen=True):
    """A step as it was taken first; `away` is how many undos, or redos below 0, lead there."""

    entry: LogEntry
    away: int


def steps(project: Project) -> list[Step]:
    """Return all steps, newest first: those that are undone, then those that are done."""
    log: Mapping[int, LogEntry] = project.tables.table("log")
    undone, done = project.history.redoable, project.history.undoable
    return [
        *(Step(first_taken(log, undone[at]), -1 - at) for at in range(len(undone) - 1, -1, -1)),
        *(Step(first_taken(log, entry), at) for at, entry in enumerate(done)),
    ]


def step_to(project: Project, away: int) -> int:
    """Undo `away` steps, or redo where it is below 0; return how many were gone.

    Each is a step of the log of its own, so that a change by somebody else is never passed over.
    """
    move = project.undo if away > 0 else project.redo
    gone = 0
    while gone < abs(away) and move() is not None:
        gone += 1
    return gone

"""Which actions make no sense just now, and so need no room in the line of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.tui.action import CODING
from tuicode.tui.actions import READ_AND_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.tui.widgets.transcript import Transcript

ON_A_CODING = ("remove", "exchange", "move_edge")

ON_A_SOURCE = ("code", "in_vivo", "anchor", "unit", "find", "go_to_turn", "note", "quote")

CHANGING = (*(one.name for one in READ_AND_CODE if one.group == CODING), "note", "quote")


def not_now(project: Project, transcript: Transcript, *, may_repeat: bool) -> frozenset[str]:
    """Return the names of the actions that would only say that there is nothing to do."""
    return frozenset(_not_now(project, transcript, may_repeat=may_repeat))


def _not_now(project: Project, transcript: Transcript, *, may_repeat: bool) -> Iterator[str]:
    source, cursor = transcript.source, transcript.cursor
    if not transcript.is_in_extract():
        yield from ON_A_CODING
    if not may_repeat:
        yield "repeat"
    if cursor is None or cursor.anchor is None:
        yield "other_end"
    if not transcript.hits:
        yield from ("next_hit", "previous_hit")
    if source is None or not project.codings_of_source(source.id):
        yield from ("next_extract", "previous_extract")
    if project.history.next_undo is None:
        yield "undo"
    if project.history.next_redo is None:
        yield "redo"
    if source is None:
        yield from ON_A_SOURCE
    if project.read_only:
        yield from CHANGING

"""The log as it may leave the project: of private writing only that there was some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.records import Memo

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import LogEntry


def summary_told(project: Project, entry: LogEntry) -> str:
    """Return the summary of a step; nothing where it was on writing that is private now, or gone.

    Whether it was private then does not count: a memo is ticked and unticked as one likes.
    """
    written = [one.id for one in entry.before if one.table == "memos"]
    only_writing = len(written) == len(entry.before)
    return (
        "" if only_writing and not all(_is_out(project, one) for one in written) else entry.summary
    )


def _is_out(project: Project, memo_id: int) -> bool:
    memo = project.tables.table("memos").get(memo_id)
    return isinstance(memo, Memo) and not memo.private

"""Which steps can be undone and redone, told by the log alone, so across restarts too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuicode.model.records import LogEntry

UNDO, REDO, NEW, READ = marked("undo"), marked("redo"), marked("new"), marked("read")

NO_STEPS = frozenset({NEW, READ})
"""Actions that stand in the log and are no steps: undo passes over them."""


SAID_BY_PLACE = frozenset(
    {
        *("memo", "rewrite memo", "remove memo", "tick", "untick"),
        *("journal entry", "rewrite journal entry", "remove journal entry", "link", "unlink"),
        *("quote", "no quote", "flag", "unflag", "resolve", "reopen"),
        *("retire code", "bring code back", "check against audio"),
    }
)
"""Actions whose summary says on what they were done, and not what."""

OF_A_PASS = {
    "start pass": marked("the start of {what}"),
    "end pass": marked("the end of {what}"),
    "reopen pass": marked("the reopening of {what}"),
    "phase of pass": marked("the phase of {what}"),
}
"""What was done with a pass, whose summary begins with which pass it is."""

SAID_BY_NAMES = frozenset(
    {
        *("merge themes", "split theme", "nest theme", "change theme"),
        *("relate themes", "move codes", "place codes", "nest code", "change code"),
    }
)
"""Actions whose summary says what they were done with, and not what was done."""


class History:
    """Two stacks over the log: the entries that undo takes back next, and those redo does.

    An entry can be undone alone too, from the middle of its stack.

    An undo is an entry of its own, which holds what the undone step had made; to redo is to
    revert that entry. What redo made is again an entry that undo can take back.
    """

    def __init__(self, log: Iterable[LogEntry]) -> None:
        self._undoable: list[LogEntry] = []
        self._redoable: list[LogEntry] = []
        for entry in log:
            self.follow(entry)

    def follow(self, entry: LogEntry) -> None:
        """Take in the newest log entry."""
        if entry.action == UNDO:
            self._take_out(entry.reverts)
            self._redoable.append(entry)
        elif entry.action == REDO:
            self._redoable.pop()
            self._undoable.append(entry)
        elif entry.action not in NO_STEPS:
            self._undoable.append(entry)
            self._redoable.clear()

    def _take_out(self, entry_id: int | None) -> None:
        """Take an entry out that was undone: nearly always the newest."""
        at = len(self._undoable) - 1
        while self._undoable[at].id != entry_id:
            at -= 1
        del self._undoable[at]

    @property
    def undoable(self) -> list[LogEntry]:
        """The entries that undo would revert one after the other, newest first."""
        return self._undoable[::-1]

    @property
    def redoable(self) -> list[LogEntry]:
        """The entries that redo would revert one after the other, the next one first."""
        return self._redoable[::-1]

    @property
    def next_undo(self) -> LogEntry | None:
        """The entry that undo would revert."""
        return self._undoable[-1] if self._undoable else None

    @property
    def next_redo(self) -> LogEntry | None:
        """The entry that redo would revert."""
        return self._redoable[-1] if self._redoable else None


def step_told(log: Mapping[int, LogEntry], entry: LogEntry) -> str:
    """Return what a step was, in a few words: its summary, with the action where that says more.

    Of an undo or redo it is what was done at first.
    """
    action = first_taken(log, entry).action
    if action in OF_A_PASS:
        return _(OF_A_PASS[action]).format(what=entry.summary)
    if action in SAID_BY_PLACE or not entry.summary:
        return f"{_(action)} {entry.summary}".strip()
    if action in SAID_BY_NAMES:
        return f"{_(action)}: {entry.summary}"
    return entry.summary


def first_taken(log: Mapping[int, LogEntry], entry: LogEntry) -> LogEntry:
    """Return the step that an entry took first, however often it was undone and redone."""
    while entry.action in {UNDO, REDO} and entry.reverts is not None:
        entry = log[entry.reverts]
    return entry

"""The one door through which a project changes.

A transaction collects record changes. Undo, the log, the journal and the screens all live
on what it collected, so no verb has code of its own for any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from tuicode.model.records import RECORD_TYPES, Before, LogEntry, Record
from tuicode.model.turn_words import remembered

if TYPE_CHECKING:
    from tuicode.model.tables import Tables

TABLE_OF: dict[type[Record], str] = {kind: table for table, kind in RECORD_TYPES.items()}


class Change(msgspec.Struct, frozen=True, gc=False):
    """One record before and after; None where it was not, or is no longer, there."""

    table: str
    id: int
    before: Record | None
    after: Record | None

    def as_before(self) -> Before:
        """Return what undoing this change needs."""
        return Before(self.table, self.id, remembered(self.before, self.after))


class Committed(msgspec.Struct, frozen=True, gc=False):
    """A finished transaction: its log entry, and its changes in the order they were made."""

    entry: LogEntry
    changes: tuple[Change, ...]


class Keeper(Protocol):
    """What makes a change last. The store has the real one; a test may do without."""

    def keep(self, committed: Committed) -> None:
        """Return once the change would survive a crash; raise where it would not."""

    def close(self) -> None:
        """Let go of the project; everything kept is in the file afterwards."""


class Transaction:
    """Changes on their way; each is in the tables at once, so that verbs see their own work."""

    def __init__(self, tables: Tables, action: str, summary: str, reverts: int | None) -> None:
        self.action = action
        self.reverts = reverts
        self._tables = tables
        self._summary = summary
        self._joined: list[str] = []
        self._before: dict[tuple[str, int], Record | None] = {}

    @property
    def summary(self) -> str:
        """What was done, in a line: the transaction's own words, or those of its verbs."""
        return self._summary or "; ".join(dict.fromkeys(self._joined))

    def join(self, inner: Transaction) -> None:
        """Take in what a verb did inside this transaction."""
        if inner.summary:
            self._joined.append(inner.summary)
        for place, before in inner._before.items():
            self._before.setdefault(place, before)

    def put(self, record: Record) -> None:
        """Add `record`, or replace the one with its id."""
        self._set(TABLE_OF[type(record)], record.id, record)

    def delete(self, table: str, record_id: int) -> None:
        """Take the record out of its table."""
        self._set(table, record_id, None)

    def restore(self, table: str, record_id: int, record: Record | None) -> None:
        """Set one record back to how it was; None where it was not there."""
        self._set(table, record_id, record)

    def changes(self) -> tuple[Change, ...]:
        """Return the changes so far, without those that came to nothing."""
        found = (
            Change(table, record_id, before, self._tables.get(table, record_id))
            for (table, record_id), before in self._before.items()
        )
        return tuple(change for change in found if change.before != change.after)

    def roll_back(self) -> None:
        """Put every record back as it was before the transaction."""
        for (table, record_id), before in reversed(self._before.items()):
            self._tables.set(table, record_id, before)
        self._before.clear()

    def _set(self, table: str, record_id: int, record: Record | None) -> None:
        there = self._tables.get(table, record_id)
        # What equals it is no change, and yet may be told otherwise in the file.
        if record != there:
            self._before.setdefault((table, record_id), there)
            self._tables.set(table, record_id, record)

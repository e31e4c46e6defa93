"""All records of a project by table and id, with the indexes on the codings kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec

from tuicode.model.coding_index import CodingIndex
from tuicode.model.records import (
    RECORD_TYPES,
    Code,
    Coding,
    Flag,
    LogEntry,
    Memo,
    Participant,
    Pass,
    ProjectSheet,
    Quote,
    Reading,
    Refusal,
    Relation,
    Review,
    Source,
    Term,
    Theme,
    Version,
)

if TYPE_CHECKING:
    from tuicode.model.records import Record

Snapshot = dict[str, list[Any]]
"""The records of every table at one moment."""


class Contents(msgspec.Struct, forbid_unknown_fields=True):
    """What a project file holds, as it is decoded: each table by id."""

    project: dict[int, ProjectSheet] = {}
    participants: dict[int, Participant] = {}
    sources: dict[int, Source] = {}
    codes: dict[int, Code] = {}
    passes: dict[int, Pass] = {}
    codings: dict[int, Coding] = {}
    themes: dict[int, Theme] = {}
    relations: dict[int, Relation] = {}
    versions: dict[int, Version] = {}
    quotes: dict[int, Quote] = {}
    memos: dict[int, Memo] = {}
    terms: dict[int, Term] = {}
    flags: dict[int, Flag] = {}
    readings: dict[int, Reading] = {}
    reviews: dict[int, Review] = {}
    refusals: dict[int, Refusal] = {}
    log: dict[int, LogEntry] = {}


class Tables:
    """The records, and `codings_index`. Only a transaction, and the store on opening, set them."""

    def __init__(self, contents: Contents) -> None:
        self._tables: dict[str, dict[int, Any]] = {
            name: getattr(contents, name) for name in RECORD_TYPES
        }
        self.codings_index = CodingIndex(contents.codings.values())

    def table(self, name: str) -> dict[int, Any]:
        """Return one whole table by id; to be read, not changed."""
        return self._tables[name]

    def get(self, table: str, record_id: int) -> Record | None:
        """Return a record, or None."""
        return self._tables[table].get(record_id)

    def set(self, table: str, record_id: int, record: Record | None) -> None:
        """Put a record in, or take it out with None, and bring the indexes along."""
        rows = self._tables[table]
        if table == "codings":
            self.codings_index.replace(rows.get(record_id), cast("Coding | None", record))
        if record is None:
            rows.pop(record_id, None)
        else:
            rows[record_id] = record

    @property
    def contents(self) -> Contents:
        """The tables as they are now, not a copy; to be read, not changed."""
        return Contents(**self._tables)

    def snapshot(self) -> Snapshot:
        """Return every record as it is now, the log as it happened, the rest in no set order."""
        return {name: list(rows.values()) for name, rows in self._tables.items()}

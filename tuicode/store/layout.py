"""The JSON of the file: one record a line, tables and ids in a fixed order.

A file in this layout has a known number of lines, so a second record under the same id,
which a JSON reader silently drops, shows at once. A file laid out otherwise (by plain TinyDB,
or by hand) is read as well, and looked through thoroughly.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.model.records import RECORD_TYPES, Id
from tuicode.model.tables import Contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.records import Record
    from tuicode.model.tables import Snapshot

CHUNK = 60_000
"""Bytes after which an encoded piece is handed on: about a millisecond's work."""

SLICE = 5_000
"""Records that are looked at in one go: about a millisecond's work too."""

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Contents)


def encode(snapshot: Snapshot) -> Iterator[bytes]:
    """Yield the file in pieces of about CHUNK bytes; an empty piece is a pause in the work."""
    piece = bytearray(b"{\n")
    last = list(RECORD_TYPES)[-1]
    for table in RECORD_TYPES:
        piece += b'"%s":{' % table.encode()
        between = b"\n"
        for record in _in_order(table, snapshot[table]):
            if record is None:
                yield b""
                continue
            piece += b'%s"%d":' % (between, record.id)
            piece += _ENCODER.encode(record)
            between = b",\n"
            if len(piece) > CHUNK:
                yield bytes(piece)
                piece.clear()
        piece += b"\n}\n" if table == last else b"\n},\n"
    yield bytes(piece + b"}\n")


def _in_order(table: str, rows: list[Any]) -> Iterator[Any]:
    """Yield the rows by id, the log as it happened; None for a pause."""
    if table == "log":
        yield from rows
        return
    # Not list.sort with a key: in one call that keeps the screen waiting for too long.
    by_id: dict[int, Any] = {}
    for start in range(0, len(rows), SLICE):
        by_id.update((record.id, record) for record in rows[start : start + SLICE])
        yield None
    for one in sorted(by_id):
        yield by_id[one]


def decode(data: bytes) -> Contents:
    """Return the records of a file; raises msgspec.DecodeError or msgspec.ValidationError."""
    return _DECODER.decode(data)


def in_our_layout(data: bytes, contents: Contents) -> bool:
    """Tell whether `data` has just the lines that `contents` would be written in."""
    lines = 2 + sum(len(getattr(contents, table)) + 2 for table in RECORD_TYPES)
    return data.count(b"\n") == lines


def repeated_ids(data: bytes) -> list[str]:
    """Return a sentence for each table or id that stands in the file twice."""
    found: list[str] = []

    def note_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for key, count in Counter(key for key, _value in pairs).items():
            if count > 1:
                found.append(
                    _("The key {key} stands {count} times in the same place of the file.").format(
                        key=key, count=count
                    )
                )
        return dict(pairs)

    json.loads(data, object_pairs_hook=note_repeats)
    return found


def faulty_records(plain: Any) -> list[str]:
    """Return a sentence for each table and record that cannot be what it should be."""
    found: list[str] = []
    for table, rows in plain.items():
        kind = RECORD_TYPES.get(table)
        if kind is None or not isinstance(rows, dict):
            found.append(_("{table} is not a table of a tuicode project.").format(table=table))
        else:
            reasons = ((key, _misfit(key, row, kind)) for key, row in rows.items())
            found += (
                _("The record {key} in {table} cannot be used: {reason}.").format(
                    key=key, table=table, reason=reason
                )
                for key, reason in reasons
                if reason
            )
    return found


def _misfit(key: Any, row: Any, kind: type[Record]) -> str:
    try:
        msgspec.convert(key, Id, strict=False)
        msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""

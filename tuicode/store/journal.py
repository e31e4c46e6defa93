"""The journal beside the file: each transaction, flushed to disk before it counts as done.

A line is a checksum (CRC-32, eight hexadecimal digits), a blank, JSON, and a line end. The
first line says which state of the file the rest continues: the number and id of the newest
log entry in the file at that time. Each change is absolute (a record as it is afterwards),
so reading the journal twice does no harm.
"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.model.records import LogEntry
from tuicode.store.durable import flush, flush_folder
from tuicode.store.errors import NotKept

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.transaction import Committed

SUFFIX = ".journal"


class Base(msgspec.Struct, frozen=True):
    """The state of the file that a journal continues: its newest log entry."""

    number: int
    entry: int


class After(msgspec.Struct, frozen=True, array_like=True):
    """How one record is after a change; `record` is None where it is gone."""

    table: str
    id: int
    record: dict[str, Any] | None


class Step(msgspec.Struct, frozen=True):
    """One transaction as the journal holds it."""

    entry: LogEntry
    changes: tuple[After, ...]


class Content(msgspec.Struct, frozen=True):
    """What was read from a journal: whole steps, and what came after the last whole one."""

    base: Base | None = None
    steps: tuple[Step, ...] = ()
    sound: bytes = b""
    """The whole lines as they are on disk."""
    torn: int = 0
    """Bytes after them."""


def path_of(project_file: Path) -> Path:
    """Return where the journal of a project file lies."""
    return project_file.with_name(project_file.name + SUFFIX)


def read(path: Path) -> Content:
    """Return what the journal holds, up to the first line that is not whole."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Content()
    base: Base | None = None
    steps: list[Step] = []
    sound = 0
    for line in data.splitlines(keepends=True):
        body = _checked(line)
        if body is None:
            break
        if base is None:
            base = msgspec.json.decode(body, type=Base)
        else:
            steps.append(msgspec.json.decode(body, type=Step))
        sound += len(line)
    return Content(base, tuple(steps), data[:sound], len(data) - sound)


class Journal:
    """The open journal of one project file; `data` is what of it is known to be on disk."""

    def __init__(self, path: Path, base: Base, data: bytes = b"") -> None:
        self.path = path
        self._base = base
        self._data = bytearray(data)
        self._descriptor: int | None = None

    def append(self, committed: Committed) -> None:
        """Write one transaction and return once it is on disk; raises NotKept."""
        step = _step_line(committed)
        try:
            descriptor = self._open()
            line = step if self._data else _line(msgspec.json.encode(self._base)) + step
            self._write(descriptor, line)
            self._data += line
        except OSError as error:
            raise NotKept(
                _(
                    "The change was not made, because it could not be written to {path}: "
                    "{reason}. Make room or check the connection, then do it again."
                ).format(path=self.path, reason=error.strerror or error)
            ) from error

    def start_over(self, base: Base) -> None:
        """Empty the journal: the file now holds everything up to `base`."""
        self._base = base
        self._data.clear()
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
        elif self.path.exists():
            os.truncate(self.path, 0)

    def close(self, *, remove: bool) -> None:
        """Let go of the journal, and take it away where the file holds everything."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        if remove:
            self.path.unlink(missing_ok=True)

    def _open(self) -> int:
        if self._descriptor is not None:
            if _still_named(self._descriptor):
                return self._descriptor
            os.close(self._descriptor)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        self._restore(self._descriptor)
        flush_folder(self.path.parent)
        return self._descriptor

    def _restore(self, descriptor: int) -> None:
        """Cut off a torn end; write all anew where somebody deleted the journal under us."""
        if os.fstat(descriptor).st_size >= len(self._data):
            os.ftruncate(descriptor, len(self._data))
        else:
            os.ftruncate(descriptor, 0)
            _write_all(descriptor, self._data)

    def _write(self, descriptor: int, line: bytes) -> None:
        try:
            _write_all(descriptor, line)
            flush(descriptor)
        except OSError:
            # A half-written line must not stand before the next whole one.
            os.ftruncate(descriptor, len(self._data))
            raise


def _write_all(descriptor: int, data: bytes | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _still_named(descriptor: int) -> bool:
    return os.name == "nt" or os.fstat(descriptor).st_nlink > 0


def _step_line(committed: Committed) -> bytes:
    changes = [[change.table, change.id, change.after] for change in committed.changes]
    return _line(msgspec.json.encode({"entry": committed.entry, "changes": changes}))


def _line(body: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _checked(line: bytes) -> bytes | None:
    body = line[9:-1]
    whole = line.endswith(b"\n") and line[:8] == b"%08x" % zlib.crc32(body)
    return body if whole else None

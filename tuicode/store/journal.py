"""The journal beside the file: each transaction, flushed to disk before it counts as done.

A line is a checksum (CRC-32, eight hexadecimal digits), a blank, JSON, and a line end. The
first line says which state of the file the rest continues: the number and id of the newest
log entry in the file at that time. Each change is absolute (a record as it is afterwards),
so reading the journal twice does no harm.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.model.records import LogEntry
from tuicode.store.durable import flush, flush_folder, same_readers
from tuicode.store.errors import NotKept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tuicode.model.transaction import Committed

SUFFIX = ".journal"

FRAME = 10
"""Bytes around the JSON of a line: checksum, blank and line end."""


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
    torn: bool = False
    """The last line was cut off while it was written: a change that was not acknowledged."""
    damaged: bool = False
    """A line that was whole once is not any more; what comes after it was not read."""


def path_of(project_file: Path) -> Path:
    """Return where the journal of a project file lies."""
    return project_file.with_name(project_file.name + SUFFIX)


def read(path: Path) -> Content:
    """Return what the journal holds, up to the first line that is not whole."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Content()
    bodies = list(_sound_bodies(data))
    sound = sum(len(body) + FRAME for body in bodies)
    # Each line was flushed before the next was begun: what a crash cuts off has no line end.
    damaged = b"\n" in data[sound:]
    torn = sound < len(data) and not damaged
    if not bodies:
        return Content(torn=torn, damaged=damaged)
    base = msgspec.json.decode(bodies[0], type=Base)
    return Content(base, tuple(_steps(bodies[1:])), data[:sound], torn, damaged)


def _sound_bodies(data: bytes) -> Iterator[bytes]:
    for line in data.splitlines(keepends=True):
        body = _checked(line)
        if body is None:
            return
        yield body


def _steps(bodies: Iterable[bytes]) -> list[Step]:
    found: list[Step] = []
    for body in bodies:
        step = msgspec.json.decode(body, type=Step)
        # A second step of that number: the first was taken back by whoever interrupted it.
        while found and found[-1].entry.number >= step.entry.number:
            found.pop()
        found.append(step)
    return found


class Journal:
    """The open journal of one project file; `data` is what of it is known to be on disk."""

    def __init__(self, path: Path, base: Base, data: bytes = b"") -> None:
        self.path = path
        self._base = base
        self._data = bytearray(data)
        self._descriptor: int | None = None

    def append(self, committed: Committed) -> None:
        """Write one transaction and return once it is on disk; raises NotKept."""
        known = len(self._data)
        try:
            self._write(_step_line(committed))
        except BaseException as error:
            del self._data[known:]
            # The next opening cuts off what may stand there half written.
            self.let_go()
            if isinstance(error, (OSError, UnicodeEncodeError)):
                raise NotKept(_not_kept(self.path, error)) from error
            raise

    def start_over(self, base: Base) -> None:
        """Empty the journal: the file now holds everything up to `base`. Raises OSError."""
        self._base = base
        self._data.clear()
        try:
            if self._descriptor is not None:
                os.ftruncate(self._descriptor, 0)
            elif self.path.exists():
                os.truncate(self.path, 0)
        except OSError:
            self.let_go()
            raise

    def copied_to(self, path: Path) -> Journal:
        """Return a journal at `path` with the same lines on disk; raises OSError."""
        copy = Journal(path, self._base, bytes(self._data))
        if self._data:
            flush(copy._open())
        return copy

    def let_go(self) -> None:
        """Close the journal; the next change opens it again."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with suppress(OSError):
                os.close(descriptor)

    def close(self, *, remove: bool) -> None:
        """Let go of the journal, and take it away where the file holds everything."""
        self.let_go()
        if remove:
            with suppress(OSError):
                self.path.unlink()

    def _write(self, step: bytes) -> None:
        descriptor = self._open()
        line = step if self._data else _line(msgspec.json.encode(self._base)) + step
        _write_all(descriptor, line)
        flush(descriptor)
        self._data += line

    def _open(self) -> int:
        if self._descriptor is not None and _still_at(self.path, self._descriptor):
            return self._descriptor
        self.let_go()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        same_readers(self.path, self.path.with_name(self.path.name.removesuffix(SUFFIX)))
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


def _write_all(descriptor: int, data: bytes | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _still_at(path: Path, descriptor: int) -> bool:
    """Tell whether the journal was neither deleted nor moved (Windows does not let anyone)."""
    try:
        return os.name == "nt" or os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _not_kept(path: Path, error: OSError | UnicodeEncodeError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return _(
            "The change was not made, because a text in it holds half a character (U+{code:04X}), "
            "which no file can hold. Take it out, then do it again."
        ).format(code=ord(error.object[error.start]))
    return _(
        "The change was not made, because it could not be written to {path}: {reason}. Make room "
        "or check the connection, then do it again."
    ).format(path=path, reason=error.strerror or error)


def _step_line(committed: Committed) -> bytes:
    changes = [[change.table, change.id, change.after] for change in committed.changes]
    return _line(msgspec.json.encode({"entry": committed.entry, "changes": changes}))


def _line(body: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _checked(line: bytes) -> bytes | None:
    body = line[9:-1]
    whole = line.endswith(b"\n") and line[:8] == b"%08x" % zlib.crc32(body)
    return body if whole else None

"""The project file as a TinyDB storage: what reads it whole, and what writes it whole.

`TinyDB(path)` opens a project file by itself. `TinyDB(path, storage=ProjectStorage)` also sees
what is still in the journal, and refuses to write what would not be a sound project.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb import Storage

from tuicode.model.integrity import faults
from tuicode.model.records import RECORD_TYPES
from tuicode.model.tables import Contents, Tables
from tuicode.store import journal, layout, reading
from tuicode.store.durable import write_atomically
from tuicode.store.lock import Lock, user_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tuicode.model.tables import Snapshot


class Signature(msgspec.Struct, frozen=True):
    """How a file is recognised as the one that was read or written last."""

    modified: int
    """Nanoseconds since 1970."""
    size: int
    checksum: int
    """CRC-32 of the bytes."""


class ProjectStorage(Storage):
    """Reads and writes one project file whole."""

    def __init__(self, path: Path | str) -> None:
        from pathlib import Path

        self.path = Path(path)

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables as plain JSON, the journal included; raises FileProblem."""
        contents = self.load().contents
        return {
            table: {
                str(key): msgspec.to_builtins(record)
                for key, record in getattr(contents, table).items()
            }
            for table in RECORD_TYPES
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by `data`; raises InUse, Damaged or OSError, and then writes none."""
        keyed = {
            table: {int(key): row for key, row in rows.items()} for table, rows in data.items()
        }
        contents = msgspec.convert(keyed, Contents)
        found = faults(contents)
        if found:
            raise reading.damaged(self.path, found)
        lock = Lock(self.path)
        lock.acquire(user_name())
        try:
            self.save(Tables(contents).snapshot(), lambda: None)
            # What was in the journal came in through `read`.
            journal.path_of(self.path).unlink(missing_ok=True)
        finally:
            lock.release()

    def load(self) -> reading.Reading:
        """Return the records, the journal included; raises FileProblem."""
        return reading.read(self.path)

    def save(self, snapshot: Snapshot, rest: Callable[[], None]) -> Signature:
        """Write the whole file atomically; `rest` is called now and then. Raises OSError."""
        count = _Count()
        write_atomically(self.path, count.through(layout.encode(snapshot)), rest)
        return Signature(self.path.stat().st_mtime_ns, count.size, count.checksum)

    def changed_since(self, known: Signature) -> bool:
        """Tell whether the file is no longer the one known; a file that is gone is not changed."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return False
        if (status.st_mtime_ns, status.st_size) == (known.modified, known.size):
            return False
        # Network shares set times late; only other bytes are another file.
        return zlib.crc32(self.path.read_bytes()) != known.checksum


class _Count:
    """Size and checksum of what passes through."""

    size = 0
    checksum = 0

    def through(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.size += len(chunk)
            self.checksum = zlib.crc32(chunk, self.checksum)
            yield chunk

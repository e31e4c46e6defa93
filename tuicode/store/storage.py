"""The project file as a TinyDB storage: what reads it whole, and what writes it whole.

`TinyDB(path)` opens a project file by itself. `TinyDB(path, storage=ProjectStorage)` also sees
what is still in the journal, and refuses to write what would not be a sound project.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb import Storage

from tuicode.language import _
from tuicode.model.integrity import faults
from tuicode.model.records import RECORD_TYPES
from tuicode.model.tables import Contents, Tables
from tuicode.store import journal, layout, reading
from tuicode.store.durable import write_atomically
from tuicode.store.errors import Overtaken
from tuicode.store.lock import Lock, user_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tuicode.model.tables import Snapshot


class ProjectStorage(Storage):
    """Reads and writes one project file whole."""

    def __init__(self, path: Path | str) -> None:
        from pathlib import Path

        self.path = Path(path)
        self._read: tuple[reading.Signature, journal.Content] | None = None

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables as plain JSON, the journal included; raises FileProblem."""
        found = self.load()
        self._read = found.signature, found.journal
        return {
            table: {
                str(key): msgspec.to_builtins(record)
                for key, record in getattr(found.contents, table).items()
            }
            for table in RECORD_TYPES
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace what was read by `data`; raises FileProblem or OSError, and then writes none."""
        contents = self._sound(data)
        lock = Lock(self.path)
        lock.acquire(user_name())
        try:
            there = self.load()
            if (there.signature, there.journal) != self._read:
                raise Overtaken(_overtaken(self.path))
            written = self.save(Tables(contents).snapshot())
            journal.path_of(self.path).unlink(missing_ok=True)
            self._read = written, journal.Content()
        finally:
            lock.release()

    def load(self) -> reading.Reading:
        """Return the records, the journal included; raises FileProblem."""
        return reading.read(self.path)

    def save(
        self,
        snapshot: Snapshot,
        rest: Callable[[], None] = lambda: None,
        known: reading.Signature | None = None,
    ) -> reading.Signature:
        """Write the whole file atomically; `rest` is called now and then.

        Raises OSError, and Overtaken where the file there is not the one `known`.
        """
        counted = _Count()

        def last_look() -> None:
            if known is not None and self.changed_since(known):
                raise Overtaken(_overtaken(self.path))

        chunks = counted.through(layout.encode(snapshot))
        modified = write_atomically(self.path, chunks, rest, last_look)
        return reading.Signature(modified, counted.size, counted.checksum)

    def changed_since(self, known: reading.Signature) -> bool:
        """Tell whether the file is no longer the one known; a file that is gone is not changed."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return False
        if (status.st_mtime_ns, status.st_size) == (known.modified, known.size):
            return False
        # Network shares set times late; only other bytes are another file.
        return zlib.crc32(self.path.read_bytes()) != known.checksum

    def _sound(self, data: dict[str, dict[str, Any]]) -> Contents:
        try:
            contents = msgspec.convert(data, Contents, str_keys=True)
        except msgspec.ValidationError as error:
            found = layout.faulty_records(data) or [str(error)]
        else:
            found = faults(contents)
        if found:
            raise reading.damaged(self.path, found)
        return contents


def _overtaken(path: Path) -> str:
    return _(
        "{path} was changed by another program in the meantime. It was left as it is; read it "
        "again, and make the change anew."
    ).format(path=path)


class _Count:
    """Size and checksum of what passes through."""

    size = 0
    checksum = 0

    def through(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.size += len(chunk)
            self.checksum = zlib.crc32(chunk, self.checksum)
            yield chunk

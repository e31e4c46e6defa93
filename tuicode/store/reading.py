"""From the bytes of a file and its journal to sound records, or a message that says why not."""

from __future__ import annotations

import codecs
import os
import zlib
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, plural
from tuicode.model.integrity import faults
from tuicode.model.project import FORMAT
from tuicode.model.records import RECORD_TYPES
from tuicode.model.tables import Contents
from tuicode.store import journal, layout, migrations
from tuicode.store.errors import Damaged, FileProblem

if TYPE_CHECKING:
    from pathlib import Path


SHOWN_FAULTS = 3

_BEGINNINGS = (b"{", b"", b"\0")
"""How a project begins that is whole or cut off; a power cut can leave NULs in its place."""


class Signature(msgspec.Struct, frozen=True):
    """How a file is recognised as the one that was read or written last."""

    modified: int
    """Nanoseconds since 1970."""
    size: int
    checksum: int
    """CRC-32 of the bytes."""


class Reading(msgspec.Struct):
    """What was read: the records, and what is worth telling about it."""

    contents: Contents
    signature: Signature
    base: journal.Base
    """The newest log entry in the file itself."""
    journal: journal.Content
    applied: int = 0
    """Steps taken from the journal."""
    foreign_journal: bool = False
    """The journal continues another state of the file, so it was left alone."""
    migrated_from: int | None = None


def read(path: Path) -> Reading:
    """Read a project and its journal; raises FileProblem, or Damaged with the faults.

    The journal is read first: a file that is rewritten in between then only holds more of it.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path's own raises where a folder is closed
        raise FileProblem(
            _("{path} is a folder, not a project file; name a file in it.").format(path=path)
        )
    content = _journal(path)
    data, signature = _bytes(path)
    reading = _file_alone(path, data, signature, content)
    if not content.steps:
        return reading
    if _continues(reading):
        _apply_journal(path, reading)
        if not faults(reading.contents):
            return reading
        # Somebody mended the file by hand, or the journal: it was written for another state.
        reading = _file_alone(path, data, signature, content)
    reading.foreign_journal = True
    return reading


def newest_entry(contents: Contents) -> journal.Base:
    """Return the number and id of the newest log entry."""
    newest = next(reversed(contents.log.values()), None)
    return journal.Base(newest.number, newest.id) if newest else journal.Base(0, 0)


def _file_alone(path: Path, data: bytes, signature: Signature, content: journal.Content) -> Reading:
    contents, version = _decoded(path, data.removeprefix(codecs.BOM_UTF8))
    found = faults(contents)
    if found:
        raise damaged(path, found)
    reading = Reading(contents, signature, newest_entry(contents), content)
    reading.migrated_from = None if version == FORMAT else version
    return reading


def _bytes(path: Path) -> tuple[bytes, Signature]:
    try:
        with path.open("rb") as file:
            # Before the bytes: a change in between then shows as one.
            modified = os.fstat(file.fileno()).st_mtime_ns
            data = file.read()
    except FileNotFoundError:
        raise FileProblem(
            _("There is no file {path}; check the name, or make one with: tuicode new").format(
                path=path
            )
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None
    return data, Signature(modified, len(data), zlib.crc32(data))


def _unreadable(path: Path, error: OSError) -> FileProblem:
    return FileProblem(
        _(
            "{path} cannot be read: {reason}. Nothing was changed; check the connection, and "
            "whether you may read it."
        ).format(path=path, reason=error.strerror or error)
    )


def _journal(path: Path) -> journal.Content:
    there = journal.path_of(path)
    try:
        return journal.read(there)
    except NotADirectoryError:
        return journal.Content()
    except OSError as error:
        raise _unreadable(there, error) from None
    except msgspec.DecodeError as error:
        raise _unknown_journal(path, error) from None


def _unknown_journal(path: Path, reason: Exception) -> FileProblem:
    return FileProblem(
        _(
            "The journal {path} was not written by this version of tuicode ({reason}). "
            "Nothing was changed; open the project with the version that wrote it."
        ).format(path=journal.path_of(path), reason=reason)
    )


def _decoded(path: Path, data: bytes) -> tuple[Contents, int]:
    try:
        contents = layout.decode(data)
    except msgspec.ValidationError as error:
        return _of_another_kind(path, data, str(error))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_whole(path, data, error) from None
    if not layout.in_our_layout(data, contents):
        repeated = layout.repeated_ids(data)
        if repeated:
            raise damaged(path, repeated)
        # Other programs sort by id; the log is in the order of its numbers.
        contents.log = dict(sorted(contents.log.items(), key=lambda row: row[1].number))
    sheet = next(iter(contents.project.values()), None)
    if sheet is None or sheet.format != FORMAT:
        return _of_another_kind(path, data, _("it has no project record"))
    return contents, FORMAT


def _not_whole(path: Path, data: bytes, error: Exception) -> FileProblem:
    if data.lstrip()[:1] not in _BEGINNINGS:
        return FileProblem(
            _(
                "{path} is no tuicode project: what it holds is not JSON. Nothing was changed; "
                "check the name. A transcript goes into a project with tuicode import, a sheet "
                "of codes with tuicode codebook."
            ).format(path=path)
        )
    return FileProblem(
        _(
            "{path} is not whole JSON ({reason}): it may have been cut off by a full disk or "
            "a broken copy. Nothing was changed; put back a copy from your backup."
        ).format(path=path, reason=error)
    )


def _of_another_kind(path: Path, data: bytes, reason: str) -> tuple[Contents, int]:
    """Migrate an older file; refuse a newer one, a faulty one, and what is no project at all."""
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_whole(path, data, error) from None
    version = migrations.format_of(plain)
    if version is None:
        raise FileProblem(
            _(
                "{path} is JSON, but not a tuicode project ({reason}). Nothing was changed; "
                "check the name, or import it if it is a transcript."
            ).format(path=path, reason=reason)
        )
    if version > FORMAT:
        raise FileProblem(
            _(
                "{path} was written by a newer tuicode (format {version}; this one knows up to "
                "{known}). Nothing was changed; open it with the newer version."
            ).format(path=path, version=version, known=FORMAT)
        )
    if version == FORMAT:
        raise damaged(path, layout.faulty_records(plain) or [reason])
    if version not in migrations.MIGRATIONS:
        raise damaged(
            path, [_("Its format is {version}, which has never existed.").format(version=version)]
        )
    return _migrated(path, plain, version), version


def _migrated(path: Path, plain: migrations.Plain, version: int) -> Contents:
    migrated = migrations.migrate(plain, version)
    try:
        return msgspec.convert(migrated, Contents, str_keys=True)
    except msgspec.ValidationError as error:
        raise damaged(path, layout.faulty_records(migrated) or [str(error)]) from None


def _continues(reading: Reading) -> bool:
    """Tell whether the journal continues this very file, or one this was written after."""
    base, log, newest = reading.journal.base, reading.contents.log, reading.base.number
    if base is None or (base.number and base.entry not in log):
        return False
    return all(
        step.entry.id in log for step in reading.journal.steps if step.entry.number <= newest
    )


def _apply_journal(path: Path, reading: Reading) -> None:
    contents = reading.contents
    for step in reading.journal.steps:
        if step.entry.number <= reading.base.number:
            continue
        try:
            for after in step.changes:
                _set(contents, after)
        except (msgspec.ValidationError, AttributeError) as error:
            raise _unknown_journal(path, error) from None
        contents.log[step.entry.id] = step.entry
        reading.applied += 1


def _set(contents: Contents, after: journal.After) -> None:
    rows = getattr(contents, after.table)
    if after.record is None:
        rows.pop(after.id, None)
    else:
        rows[after.id] = msgspec.convert(after.record, RECORD_TYPES[after.table])


def damaged(path: Path, found: list[str]) -> Damaged:
    """Return the error for a file with faults: the first few, and where the rest are told."""
    count = plural("{count} fault", "{count} faults", len(found))
    return Damaged(
        _(
            "{path} has {count}: {first} Nothing was changed. For all of them: tuicode check "
            "{path}. Mend the lines named, or put back a copy from your backup."
        ).format(path=path, count=count, first=" ".join(found[:SHOWN_FAULTS])),
        found,
    )

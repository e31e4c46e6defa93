"""From the bytes of a file and its journal to sound records, or a message that says why not."""

from __future__ import annotations

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


class Reading(msgspec.Struct):
    """What was read: the records, and what is worth telling about it."""

    contents: Contents
    checksum: int
    """CRC-32 of the file's bytes."""
    size: int
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
    content = _journal(path)
    data = _bytes(path)
    contents, version = _decoded(path, data)
    reading = Reading(contents, zlib.crc32(data), len(data), newest_entry(contents), content)
    if version != FORMAT:
        reading.migrated_from = version
    _apply_journal(reading)
    found = faults(contents)
    if found:
        raise damaged(path, found)
    return reading


def newest_entry(contents: Contents) -> journal.Base:
    """Return the number and id of the newest log entry."""
    newest = next(reversed(contents.log.values()), None)
    return journal.Base(newest.number, newest.id) if newest else journal.Base(0, 0)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(
            _("There is no file {path}; check the name, or make one with: tuicode new").format(
                path=path
            )
        ) from None
    except IsADirectoryError:
        raise FileProblem(_("{path} is a folder, not a project file.").format(path=path)) from None
    except OSError as error:
        raise FileProblem(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from None


def _journal(path: Path) -> journal.Content:
    try:
        return journal.read(journal.path_of(path))
    except msgspec.ValidationError as error:
        raise FileProblem(
            _(
                "The journal {path} was not written by this version of tuicode ({reason}). "
                "Nothing was changed; open the project with the version that wrote it."
            ).format(path=journal.path_of(path), reason=error)
        ) from None


def _decoded(path: Path, data: bytes) -> tuple[Contents, int]:
    try:
        contents = layout.decode(data)
    except msgspec.ValidationError as error:
        return _of_another_kind(path, data, error)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileProblem(
            _(
                "{path} is not whole JSON ({reason}): it may have been cut off by a full disk or "
                "a broken copy. Nothing was changed; put back a copy from your backup."
            ).format(path=path, reason=error)
        ) from None
    if not layout.in_our_layout(data, contents):
        repeated = layout.repeated_ids(data)
        if repeated:
            raise damaged(path, repeated)
    versions = [sheet.format for sheet in contents.project.values()] or [FORMAT]
    if versions[0] != FORMAT:
        return _of_another_kind(path, data, None)
    return contents, FORMAT


def _of_another_kind(
    path: Path, data: bytes, error: msgspec.ValidationError | None
) -> tuple[Contents, int]:
    """Migrate an older file; refuse a newer one, and what is no project at all."""
    plain = msgspec.json.decode(data)
    version = migrations.format_of(plain)
    if version is not None and version > FORMAT:
        raise FileProblem(
            _(
                "{path} was written by a newer tuicode (format {version}; this one knows up to "
                "{known}). Nothing was changed; open it with the newer version."
            ).format(path=path, version=version, known=FORMAT)
        )
    if version in migrations.MIGRATIONS:
        migrated = migrations.migrate(plain, version)
        return msgspec.convert(migrated, Contents, str_keys=True), version
    raise FileProblem(
        _("{path} is JSON, but not a tuicode project ({reason}). Nothing was changed.").format(
            path=path, reason=error or _("unknown format {version}").format(version=version)
        )
    )


def _apply_journal(reading: Reading) -> None:
    contents, content = reading.contents, reading.journal
    if content.base is None:
        return
    known = contents.log.get(content.base.entry)
    in_file = [step for step in content.steps if step.entry.number <= reading.base.number]
    if (known is None and content.base.number) or any(
        step.entry.id not in contents.log for step in in_file
    ):
        reading.foreign_journal = True
        return
    for step in content.steps[len(in_file) :]:
        for after in step.changes:
            _set(contents, after)
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

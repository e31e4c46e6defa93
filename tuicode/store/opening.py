"""Opening and making projects."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.language import _, interface_language, plural
from tuicode.model.project import FORMAT, Project, new_contents
from tuicode.model.tables import Tables
from tuicode.store import journal, migrations
from tuicode.store.durable import clear_left_behind, new_file, stamp, write_atomically
from tuicode.store.errors import FileProblem, InUse
from tuicode.store.lock import Lock, user_name
from tuicode.store.project_file import ProjectFile
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from tuicode.store.reading import Reading


def create_project(path: Path | str, name: str = "", by: str = "", language: str = "") -> Project:
    """Make a new project file and open it; raises FileProblem where one is there already.

    `language` is that of its reports, by default the user's.
    """
    path = Path(path)
    _refuse_taken(path)
    if not path.parent.is_dir():
        raise FileProblem(
            _("There is no folder {folder} to make {name} in; make it first.").format(
                folder=path.parent, name=path.name
            )
        )
    who = by or coder_name()
    lock = Lock(path)
    try:
        lock.acquire(who)
        # Once more: nobody can make it now.
        _refuse_taken(path)
        contents = new_contents(name or path.stem, who, language or interface_language())
        ProjectStorage(path).save(Tables(contents).snapshot())
        return _for_writing(path, who, lock, ProjectStorage(path).load())
    except BaseException as error:
        lock.release()
        if isinstance(error, OSError):
            raise FileProblem(
                _("{path} cannot be made: {reason}. Choose another folder, or make room.").format(
                    path=path, reason=error.strerror or error
                )
            ) from None
        raise


def open_project(path: Path | str, *, read_only: bool = False, by: str = "") -> Project:
    """Open a project; `by` is the coder's name, by default the login name.

    Where somebody else has it open, or it cannot be written, it opens for reading only and
    `project.read_only` says why. `project.notices` tells what was recovered. Raises
    FileProblem where the file is missing, damaged, newer, or no project.
    """
    path = Path(path)
    if os.path.islink(path):  # noqa: PTH114 - Path's own raises where a folder is closed
        # The file itself is replaced when it is saved, and the link must not be.
        path = Path(os.path.realpath(path))
    who = by or coder_name()
    lock, refusal = (None, "") if read_only else _lock(path, who)
    refusal = refusal or _("It was opened for reading only.")
    try:
        reading = ProjectStorage(path).load()
        if lock is None:
            return Project(reading.contents, who, None, refusal, _doubts(path, reading), path=path)
        return _for_writing(path, who, lock, reading)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def coder_name() -> str:
    """Return who is coding: TUICODE_CODER, or the login name."""
    return os.environ.get("TUICODE_CODER") or user_name()


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise FileProblem(
            _("{path} is there already; open it, or choose another name.").format(path=path)
        )


def _lock(path: Path, who: str) -> tuple[Lock | None, str]:
    """Return the lock, or None and why the project can only be read."""
    if not os.path.isfile(path):  # noqa: PTH113 - Path's own raises where a folder is closed
        return None, ""
    if not os.access(path, os.W_OK):
        return None, _(
            "The file {path} is write-protected; it can be read, and not changed."
        ).format(path=path)
    lock = Lock(path)
    try:
        lock.acquire(who)
    except InUse as error:
        return None, str(error)
    except OSError as error:
        return None, _(
            "The folder of {path} cannot be written ({reason}); the project can be read, and "
            "not changed."
        ).format(path=path, reason=error.strerror or error)
    return lock, ""


def _for_writing(path: Path, who: str, lock: Lock, reading: Reading) -> Project:
    clear_left_behind(path)
    notices = _recovered(lock, reading)
    try:
        if reading.migrated_from is not None:
            notices.append(_keep_old_format(path, reading.migrated_from))
        if reading.foreign_journal or reading.journal.damaged:
            notices += _doubts(path, reading, _keep_journal(path, reading).name)
    except OSError as error:
        raise FileProblem(
            _(
                "{path} was not opened, because what must be kept beside it cannot be written: "
                "{reason}. Nothing was changed; make room, then open it again."
            ).format(path=path, reason=error.strerror or error)
        ) from None
    file = ProjectFile(path, lock, reading, who)
    project = Project(reading.contents, who, file, "", notices, path=path)
    file.attach(project, unsaved=bool(reading.applied) or reading.migrated_from is not None)
    return project


def _recovered(lock: Lock, reading: Reading) -> list[str]:
    found = [lock.left_behind] if lock.left_behind else []
    if reading.applied:
        found.append(
            plural(
                "{count} change of the last session was not yet in the file; it was recovered "
                "from the journal.",
                "{count} changes of the last session were not yet in the file; they were "
                "recovered from the journal.",
                reading.applied,
            )
        )
    if reading.journal.torn:
        found.append(
            _(
                "The journal ended in the middle of a change that had not been acknowledged; "
                "that change is not in the project."
            )
        )
    return found


def _doubts(path: Path, reading: Reading, kept: str = "") -> list[str]:
    """Return what of the journal could not be used, and where it is kept."""
    where = kept or journal.path_of(path).name
    found = []
    if reading.foreign_journal:
        found.append(
            _(
                "The journal beside {path} belongs to another state of the project; nothing of "
                "it was used, and it is kept as {kept}."
            ).format(path=path.name, kept=where)
        )
    if reading.journal.damaged:
        found.append(
            _(
                "The journal beside {path} is damaged after its change {count}; what comes after "
                "that was not used, and all of it is kept as {kept}."
            ).format(path=path.name, count=len(reading.journal.steps), kept=where)
        )
    return found


def _keep_old_format(path: Path, version: int) -> str:
    kept = new_file(migrations.kept_beside(path, version), like=path)
    write_atomically(kept, [path.read_bytes()])
    return _("{path} was brought from format {version} to {now}; the old file is {kept}.").format(
        path=path.name, version=version, now=FORMAT, kept=kept.name
    )


def _keep_journal(path: Path, reading: Reading) -> Path:
    there = journal.path_of(path)
    kept = new_file(path.with_name(f"{path.name}.kept-{stamp()}{journal.SUFFIX}"), like=path)
    write_atomically(kept, [there.read_bytes()])
    if reading.foreign_journal:
        there.unlink()
    return kept

"""Opening and making projects."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.project import Project, new_contents
from tuicode.model.tables import Tables
from tuicode.store import journal, migrations
from tuicode.store.errors import FileProblem, InUse
from tuicode.store.lock import Lock, user_name
from tuicode.store.project_file import ProjectFile
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from tuicode.store.reading import Reading


def create_project(path: Path | str, name: str = "", by: str = "", language: str = "en") -> Project:
    """Make a new project file and open it; raises FileProblem where one is there already."""
    path = Path(path)
    if path.exists():
        raise FileProblem(
            _("{path} is there already; open it, or choose another name.").format(path=path)
        )
    contents = new_contents(name or path.stem, by or coder_name(), language)
    try:
        ProjectStorage(path).save(Tables(contents).snapshot(), lambda: None)
    except OSError as error:
        raise FileProblem(
            _("{path} cannot be made: {reason}.").format(path=path, reason=error.strerror)
        ) from None
    return open_project(path, by=by)


def open_project(path: Path | str, *, read_only: bool = False, by: str = "") -> Project:
    """Open a project; `by` is the coder's name, by default the login name.

    Where somebody else has it open, or it cannot be written, it opens for reading only and
    `project.read_only` says why. `project.notices` tells what was recovered. Raises
    FileProblem where the file is missing, damaged, newer, or no project.
    """
    path = Path(path)
    who = by or coder_name()
    lock, refusal = (None, _("It was opened for reading only.")) if read_only else _lock(path, who)
    try:
        reading = ProjectStorage(path).load()
        if lock is None:
            return Project(reading.contents, who, None, refusal, _notices(reading, ""))
        return _for_writing(path, who, lock, reading)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def coder_name() -> str:
    """Return who is coding: TUICODE_CODER, or the login name."""
    return os.environ.get("TUICODE_CODER") or user_name()


def _lock(path: Path, who: str) -> tuple[Lock | None, str]:
    """Return the lock, or None and why the project can only be read."""
    if not path.exists():
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
    notices = _notices(reading, lock.left_behind)
    if reading.migrated_from is not None:
        _keep_old_format(path, reading.migrated_from)
    if reading.foreign_journal:
        kept = _keep_foreign_journal(path)
        notices.append(
            _(
                "The journal beside {path} belongs to another state of the project; nothing of "
                "it was used, and it was kept as {kept}."
            ).format(path=path.name, kept=kept.name)
        )
        reading.journal = journal.Content()
    file = ProjectFile(path, lock, reading, who)
    project = Project(reading.contents, who, file, "", notices)
    file.attach(project, unsaved=bool(reading.applied) or reading.migrated_from is not None)
    return project


def _notices(reading: Reading, left_behind: str) -> list[str]:
    found = [left_behind] if left_behind else []
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


def _keep_old_format(path: Path, version: int) -> None:
    kept = migrations.kept_beside(path, version)
    if not kept.exists():
        kept.write_bytes(path.read_bytes())


def _keep_foreign_journal(path: Path) -> Path:
    there = journal.path_of(path)
    kept = there.with_name(f"{there.name}.kept-{time.strftime('%Y-%m-%d-%H%M%S')}")
    there.rename(kept)
    return kept

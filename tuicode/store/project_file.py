"""An open project's file: each change into the journal at once, the file itself soon after."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Lock as ThreadLock
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import _
from tuicode.store import journal
from tuicode.store.durable import new_file, stamp
from tuicode.store.errors import FileProblem, NotSaved, Overtaken
from tuicode.store.lock import Lock
from tuicode.store.saver import Saver
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import LogEntry
    from tuicode.model.tables import Snapshot
    from tuicode.model.transaction import Committed
    from tuicode.store.journal import Journal
    from tuicode.store.reading import Reading, Signature

GIVE_WAY = 0.0003
"""Seconds the background writer sleeps after each piece, so that the screen goes first."""


class SaveState(msgspec.Struct, frozen=True):
    """Where the changes are; `message` is a sentence for the user, or empty."""

    where: Literal["file", "journal", "failed"]
    """All in the file; some only in the journal; or the file cannot be written."""
    message: str = ""


class ProjectFile:
    """Keeps a project that is open for writing.

    `on_state` is called from any thread and with the project locked: it must not wait.
    """

    def __init__(self, path: Path, lock: Lock, reading: Reading, who: str) -> None:
        self.path = path
        self.state = SaveState("file")
        self.on_state: Callable[[SaveState], None] = lambda _state: None
        self._who = who
        self._lock = lock
        self._storage = ProjectStorage(path)
        self._known = reading.signature
        self._journal = _journal_of(path, reading)
        self._saver = Saver(self._rewrite_soon)
        self._rewriting = ThreadLock()
        self._project: Project | None = None
        self._closed = False

    def attach(self, project: Project, *, unsaved: bool) -> None:
        """Say whose file this is; `unsaved` where the journal holds what the file does not."""
        self._project = project
        if unsaved:
            self._set_state(SaveState("journal"))
            self._saver.note_change()

    def keep(self, committed: Committed) -> None:
        """Return once the change is on disk in the journal; raises NotKept."""
        self._journal.append(committed)
        if self.state.where == "file":
            self._set_state(SaveState("journal"))
        self._saver.note_change()

    def close(self) -> None:
        """Put everything into the file and leave only that behind.

        Raises NotSaved where the file cannot be written; the journal then stays.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._saver.stop()
            if self.state.where != "file":
                self._rewrite(lambda: None)
        except (OSError, FileProblem) as error:
            raise NotSaved(_failure(self.path, error)) from error
        finally:
            self._journal.close(remove=self.state.where == "file")
            self._lock.release()

    def _rewrite_soon(self) -> bool:
        try:
            self._rewrite(lambda: time.sleep(GIVE_WAY))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and tried again
            self._set_state(SaveState("failed", _failure(self.path, error)))
            return False
        return True

    def _rewrite(self, rest: Callable[[], None]) -> None:
        assert self._project is not None
        with self._rewriting:
            snapshot = self._project.snapshot()
            message = ""
            try:
                self._known = self._storage.save(snapshot, rest, self._known)
            except Overtaken:
                message = self._continue_beside(snapshot, rest)
            with self._project.lock:
                self._note_written(snapshot["log"][-1], message)

    def _note_written(self, newest: LogEntry, message: str) -> None:
        assert self._project is not None
        if self._project.revision == newest.number:
            self._journal.start_over(journal.Base(newest.number, newest.id))
            self._set_state(SaveState("file", message))
        elif message or self.state.where == "failed":
            self._set_state(SaveState("journal", message))

    def _continue_beside(self, snapshot: Snapshot, rest: Callable[[], None]) -> str:
        """Leave a file that somebody else has changed, and go on in one beside it."""
        assert self._project is not None
        name = f"{self.path.stem}.own-work-{stamp()}{self.path.suffix}"
        beside = new_file(self.path.with_name(name), like=self.path)
        lock = Lock(beside)
        try:
            lock.acquire(self._who)
            known = ProjectStorage(beside).save(snapshot, rest)
            with self._project.lock:
                copied = self._journal.copied_to(journal.path_of(beside))
                return self._move_to(beside, copied, lock, known)
        except (OSError, FileProblem):
            lock.release()
            beside.unlink(missing_ok=True)
            raise

    def _move_to(self, beside: Path, copied: Journal, lock: Lock, known: Signature) -> str:
        assert self._project is not None
        left, former, released = self.path, self._journal, self._lock
        self._storage, self.path, self._known = ProjectStorage(beside), beside, known
        self._journal, self._lock = copied, lock
        former.close(remove=True)
        released.release()
        message = _(
            "{changed} was changed by another program while it was open here. It was left as "
            "it is; your work is in {path}, and goes on there."
        ).format(changed=left.name, path=beside.name)
        self._project.notices += (message,)
        return message

    def _set_state(self, state: SaveState) -> None:
        self.state = state
        # A screen that is going away must not stop the saving.
        with suppress(Exception):
            self.on_state(state)


def _journal_of(path: Path, reading: Reading) -> Journal:
    there, content = journal.path_of(path), reading.journal
    if content.base is None or not content.steps or reading.foreign_journal:
        return journal.Journal(there, reading.base)
    return journal.Journal(there, content.base, content.sound)


def _failure(path: Path, error: Exception) -> str:
    return _(
        "{path} could not be written: {reason}. What you did is safe in {journal}; make room or "
        "check the connection, and it goes into the file by itself."
    ).format(
        path=path.name,
        reason=getattr(error, "strerror", None) or error,
        journal=journal.path_of(path).name,
    )

"""An open project's file: each change into the journal at once, the file itself soon after."""

from __future__ import annotations

import time
from threading import Lock as ThreadLock
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import _
from tuicode.store import journal
from tuicode.store.errors import NotSaved
from tuicode.store.lock import Lock
from tuicode.store.saver import Saver
from tuicode.store.storage import ProjectStorage, Signature

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.tables import Snapshot
    from tuicode.model.transaction import Committed
    from tuicode.store.reading import Reading

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
        self._known = Signature(path.stat().st_mtime_ns, reading.size, reading.checksum)
        content = reading.journal
        base = content.base or reading.base
        self._journal = journal.Journal(journal.path_of(path), base, content.sound)
        self._saver = Saver(self._rewrite_soon)
        self._rewriting = ThreadLock()
        self._project: Project | None = None

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
        self._saver.stop()
        try:
            if self.state.where != "file":
                self._rewrite(lambda: None)
        except OSError as error:
            raise NotSaved(_failure(self.path, error)) from error
        finally:
            self._journal.close(remove=self.state.where == "file")
            self._lock.release()

    def _rewrite_soon(self) -> bool:
        try:
            self._rewrite(lambda: time.sleep(GIVE_WAY))
        except OSError as error:
            self._set_state(SaveState("failed", _failure(self.path, error)))
            return False
        return True

    def _rewrite(self, rest: Callable[[], None]) -> None:
        assert self._project is not None
        with self._rewriting:
            if self._storage.changed_since(self._known):
                with self._project.lock:
                    self._continue_beside(self._project.snapshot())
                return
            snapshot = self._project.snapshot()
            newest = snapshot["log"][-1]
            self._known = self._storage.save(snapshot, rest)
            with self._project.lock:
                if self._project.revision == newest.number:
                    self._journal.start_over(journal.Base(newest.number, newest.id))
                    self._set_state(SaveState("file"))

    def _continue_beside(self, snapshot: Snapshot) -> None:
        """Leave a file that somebody else has changed, and go on in one beside it."""
        stamp = time.strftime("%Y-%m-%d-%H%M%S")
        beside = self.path.with_name(f"{self.path.stem}.own-work-{stamp}{self.path.suffix}")
        storage, lock = ProjectStorage(beside), Lock(beside)
        lock.acquire(self._who)
        self._known = storage.save(snapshot, lambda: None)
        self._journal.close(remove=True)
        self._lock.release()
        newest = snapshot["log"][-1]
        base = journal.Base(newest.number, newest.id)
        self._journal = journal.Journal(journal.path_of(beside), base)
        message = _(
            "{changed} was changed by another program while it was open here. It was left as it "
            "is; your work is in {path}, and goes on there."
        ).format(changed=self.path.name, path=beside.name)
        self._storage, self._lock, self.path = storage, lock, beside
        self._set_state(SaveState("file", message))

    def _set_state(self, state: SaveState) -> None:
        self.state = state
        self.on_state(state)


def _failure(path: Path, error: OSError) -> str:
    return _(
        "{path} could not be written: {reason}. What you did is safe in {journal}; make room or "
        "check the connection, and it goes into the file by itself."
    ).format(
        path=path.name,
        reason=error.strerror or error,
        journal=journal.path_of(path).name,
    )

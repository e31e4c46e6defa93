"""Who has a project open: an operating system's lock, and a note beside it that says who.

The lock goes with the process that holds it, however that ends, so a note without a lock was
left by a program that is no longer running. The two are separate files because on Windows a
locked file cannot be read.
"""

from __future__ import annotations

import getpass
import platform
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.identity import local, now
from tuicode.store.errors import InUse

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock


class Owner(msgspec.Struct, frozen=True):
    """Who has the project open, on which machine, since when."""

    who: str
    host: str
    since: str


def user_name() -> str:
    """Return the login name, or `unknown` where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


class Lock:
    """The lock on one project file. `left_behind` says so where a dead program's was found."""

    def __init__(self, project_file: Path) -> None:
        self._project_file = project_file
        self._lock_path = project_file.with_name(project_file.name + ".lock")
        self._owner_path = project_file.with_name(project_file.name + ".owner")
        self._lock: BaseFileLock | None = None
        self.left_behind = ""

    def acquire(self, who: str) -> None:
        """Take the lock; raises InUse, or OSError where the folder cannot be written."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_path, mode=self._mode(), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise InUse(_in_use(self._owner())) from None
        self._lock = lock
        try:
            self._sign(who)
        except OSError:
            self.release()
            raise

    def _sign(self, who: str) -> None:
        former = self._owner()
        if former is not None:
            self.left_behind = _(
                "{who} on {host} had this project open since {since} and did not close it; "
                "that program is no longer running, so its lock was taken over."
            ).format(who=former.who, host=former.host, since=local(former.since))
        # Another user's note cannot be written over, but in a shared folder taken away.
        self._owner_path.unlink(missing_ok=True)
        self._owner_path.write_bytes(
            msgspec.json.encode(Owner(who=who, host=platform.node(), since=now()))
        )

    def release(self) -> None:
        """Let go of the lock and take its files away."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._owner_path.unlink()
        # While it is still held: a later opener then makes a new one, and never shares this.
        with suppress(OSError):
            self._lock_path.unlink()
        with suppress(OSError):
            self._lock.release()
        with suppress(OSError):
            if platform.system() == "Windows":
                self._lock_path.unlink()
        self._lock = None

    def _mode(self) -> int:
        """Return the lock's mode: who may write the project may take its lock over."""
        try:
            return stat.S_IMODE(self._project_file.stat().st_mode) & 0o666
        except OSError:
            return 0o644

    def _owner(self) -> Owner | None:
        try:
            return msgspec.json.decode(self._owner_path.read_bytes(), type=Owner)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None


def _in_use(owner: Owner | None) -> str:
    if owner is None:
        return _("Somebody else has this project open; it can be read, and not changed.")
    return _(
        "{who} on {host} has had this project open since {since}; it can be read, and not changed."
    ).format(who=owner.who, host=owner.host, since=local(owner.since))

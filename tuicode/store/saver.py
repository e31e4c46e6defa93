"""When the file is rewritten: in a thread of its own, once the coder pauses.

A stalled terminal stops the screen's event loop, so nothing of this may hang on its timers.
"""

from __future__ import annotations

import time
from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET = 1.5
"""Seconds without a change after which the file is rewritten."""

LONGEST = 30.0
"""Seconds after which it is rewritten even though changes keep coming."""

RETRY = 15.0
"""Seconds before trying again where the file could not be written."""


class Saver:
    """Calls `rewrite` some time after each change; it returns False to be called again."""

    def __init__(self, rewrite: Callable[[], bool]) -> None:
        self._rewrite = rewrite
        self._changed = Condition()
        self._first: float | None = None
        self._due = 0.0
        self._stopped = False
        self._thread: Thread | None = None

    def note_change(self) -> None:
        """Take note of a change; returns at once."""
        with self._changed:
            now = time.monotonic()
            self._first = self._first or now
            self._due = min(now + QUIET, self._first + LONGEST)
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Return when no rewrite is under way, and none will follow."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wait_until_due():
            if not self._rewrite():
                with self._changed:
                    self._first = self._first or time.monotonic()
                    self._due = time.monotonic() + RETRY

    def _wait_until_due(self) -> bool:
        with self._changed:
            while not self._stopped:
                if self._first is None:
                    self._changed.wait()
                elif (left := self._due - time.monotonic()) > 0:
                    self._changed.wait(left)
                else:
                    self._first = None
                    return True
            return False

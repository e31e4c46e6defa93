"""Memory that is no longer used is looked for while no key is pressed.

Python looks for it whenever some thousand objects were made: now and then a key would wait 50 ms.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

PAUSE = 0.5
"""Seconds without a key after which one rests."""

MANY = 2_000
"""Objects that were made since the last time, below which it is not worth the while."""

TOO_MANY = 1_000_000
"""Objects that are not left lying, even where somebody holds a key down for many minutes."""


class Rest:
    """The time between keys, in an application that has Python's own collecting switched off."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._timer: Timer | None = None

    def keep_all(self) -> None:
        """Take all that there is now for what stays: it is not looked through again."""
        if not gc.isenabled():
            gc.freeze()

    def begin(self) -> None:
        """Look for what is no longer used when no key has come for a while after this one."""
        made = gc.get_count()[0]
        if gc.isenabled() or made < MANY:
            return
        if made > TOO_MANY:
            gc.collect()
        elif self._timer is None:
            self._timer = self._app.set_timer(PAUSE, self._collect)
        else:
            self._timer.reset()

    def _collect(self) -> None:
        self._timer = None
        gc.collect()

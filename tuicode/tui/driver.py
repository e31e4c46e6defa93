"""The terminal's driver, which runs no more than a frame ahead of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

AHEAD = 1
"""Writes that wait at most. Textual lets 30 wait: on a line of 20 KB a second the screen would
show for many seconds what was done before a held key was let go. Where the line is slow, the
keys that have come meanwhile are handled together, and what they led to is one frame."""


def one_frame_ahead(driver: type[Driver]) -> type[Driver]:
    """Return a driver that waits where the terminal has not taken the last frame yet."""

    class OneFrameAhead(driver):  # type: ignore[misc, valid-type]
        """The driver with a short queue."""

        def start_application_mode(self) -> None:
            """Take over the terminal."""
            super().start_application_mode()
            self._writer_thread._queue.maxsize = AHEAD  # noqa: SLF001 - there is no other way

        # In the midst of a write, stopping would wait for the very write that it interrupts.
        def _sigtstp_application(self, *_signal: object) -> None:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)

        def _sigcont_application(self, *_signal: object) -> None:
            self._loop.call_soon_threadsafe(super()._sigcont_application)

    return OneFrameAhead

"""The whole program in a terminal: keys in, and the screen as a terminal would draw it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "end": "\x1b[F", "home": "\x1b[H",
    "space": " ", "tab": "\t", "escape": "\x1b", "ctrl+g": "\x07",
}  # fmt: skip
DEADLINE = 30.0
"""Seconds after which what is waited for does not come any more."""

# What pyte draws as text: questions to the terminal, and modes it does not know.
NOT_DRAWN = re.compile(
    rb"\x1b\[\?\d+\$p|\x1b\[[<>=?]?\d*(?:;\d+)*u|\x1b\[>[0-9;]*[mqc]|\x1bP.*?\x1b\\", re.DOTALL
)


class Terminal:
    """`python -m tuicode` with these arguments, in a folder."""

    def __init__(
        self, folder: Path, *arguments: str, size: tuple[int, int] = (80, 24), **settings: str
    ) -> None:
        columns, rows = size
        dropped = {"NO_COLOR", "TUICODE_THEME", "COLUMNS", "LINES", "TMUX"}
        environment = {key: value for key, value in os.environ.items() if key not in dropped}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "tuicode", *arguments],
            dimensions=(rows, columns),
            cwd=str(folder),
            env={**environment, **settings},
            # What starts the tests may ignore the end of its terminal (nohup does).
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )
        self.process.delaybeforesend = None
        self.received = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfed = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> Terminal:
        """Send keys, all at once."""
        self.process.send("".join(KEYS.get(key, key) for key in keys))
        return self

    def until(self, words: str) -> Terminal:
        """Wait until these words stand on the screen."""
        self._read_while(lambda: words not in self.text, f"«{words}»")
        return self

    def until_shows(self, text: str) -> Terminal:
        """Wait until just this stands on the screen."""
        self._read_while(lambda: self.text != text, text)
        return self

    def until_gone(self, words: str) -> Terminal:
        """Wait until these words no longer stand on the screen."""
        self._read_while(lambda: words in self.text, f"no «{words}»")
        return self

    def until_received(self, data: bytes) -> Terminal:
        """Wait until the program has sent this."""
        start = len(self.received)
        self._read_while(lambda: data not in self.received[start:], repr(data))
        return self

    def clear(self) -> None:
        """Let the terminal show nothing, as after another program."""
        self._screen.reset()

    def ended(self) -> int | None:
        """Wait until the program has ended; return its exit status, None after a signal."""
        self._read_while(self._reading, "the end")
        self.process.wait()
        return self.process.exitstatus

    def silence(self, seconds: float) -> bytes:
        """Return what is sent in some seconds in which nothing happens."""
        before = len(self.received)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass
        return self.received[before:]

    def resize(self, columns: int, rows: int) -> Terminal:
        """Change the size of the terminal."""
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)
        return self

    def _read_while(self, waiting: object, for_what: str) -> None:
        deadline = time.monotonic() + DEADLINE
        while waiting():  # type: ignore[operator]
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{for_what} did not come:\n{self.text}")
            self._read(left)

    def _reading(self) -> bool:
        return not self.process.flag_eof

    def _read(self, seconds: float) -> bool:
        """Read what has come; return False where nothing came in that time, or will."""
        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            assert self.process.flag_eof
            return False
        self.received += data
        self._stream.feed(NOT_DRAWN.sub(b"", data))
        return True

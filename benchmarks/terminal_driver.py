"""A program in a real pseudo-terminal: keys in, bytes out, each with the time it came.

What comes is only kept while the program works; what it looks like on a screen (pyte) is worked
out afterwards, so that the emulator's cost is in no figure.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

KEYS = {
    "down": b"\x1b[B", "up": b"\x1b[A", "right": b"\x1b[C", "pagedown": b"\x1b[6~",
    "end": b"\x1b[F", "home": b"\x1b[H", "backspace": b"\x7f", "enter": b"\r", "escape": b"\x1b",
}  # fmt: skip
QUIET = 0.06
"""Seconds of silence after which the screen has settled."""

LONGEST = 60.0
TICKS = os.sysconf("SC_CLK_TCK")

# What pyte draws as text: questions to the terminal, and modes it does not know.
NOT_DRAWN = re.compile(
    rb"\x1b\[\?[\d;]+(?:\$p|m)|\x1b\[[<>=?]?\d*(?:;\d+)*u|\x1b\[>[0-9;]*[mqc]|\x1bP.*?\x1b\\",
    re.DOTALL,
)


@dataclass
class Answer:
    """What came after something was done, and when."""

    asked: float
    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The bytes."""
        return sum(len(data) for _at, data in self.chunks)

    @property
    def first(self) -> float:
        """Milliseconds until the first byte; endless where none came."""
        return (self.chunks[0][0] - self.asked) * 1e3 if self.chunks else float("inf")

    @property
    def last(self) -> float:
        """Milliseconds until the last byte; endless where none came."""
        return (self.chunks[-1][0] - self.asked) * 1e3 if self.chunks else float("inf")


class Terminal:
    """A program in a terminal of its own; `settings` are put into its environment."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (120, 40), **settings: str
    ) -> None:
        self._columns, self._rows = size
        dropped = {"NO_COLOR", "TUICODE_THEME", "COLUMNS", "LINES", "TMUX"}
        environment = {key: value for key, value in os.environ.items() if key not in dropped}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.began = perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            self._set_size(0, *size)
            os.execvpe(command[0], list(command), environment | settings)
        self._set_size(self._terminal, *size)
        self._all: list[bytes] = []

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)

    # --- doing something

    def until(self, words: str) -> float:
        """Wait until words stand on the screen; return milliseconds since the program began."""
        answer = self._listen(Answer(self.began), lambda: self._holds(words))
        if not self._holds(words):
            raise AssertionError(f"«{words}» did not come:\n" + "\n".join(self.screen()))
        return next(at for at, shown in self._replayed(answer) if words in shown)

    def press(self, *keys: str, quiet: float = QUIET) -> Answer:
        """Press keys at once and wait until the screen has settled."""
        data = b"".join(KEYS.get(key, key.encode()) for key in keys)
        answer = Answer(perf_counter())
        os.write(self._terminal, data)
        return self._listen(answer, quiet=quiet)

    def press_watching(self, key: str, path: Path) -> tuple[Answer, float]:
        """Press a key; return also after how many milliseconds a file had grown."""
        size, grown = path.stat().st_size if path.exists() else 0, float("inf")
        answer = Answer(perf_counter())
        os.write(self._terminal, KEYS.get(key, key.encode()))
        while not answer.chunks and perf_counter() - answer.asked < 1:
            if grown == float("inf") and path.exists() and path.stat().st_size > size:
                grown = (perf_counter() - answer.asked) * 1e3
            self._read(answer, 0.0002)
        return self._listen(answer), grown

    def hold(self, key: str, seconds: float, a_second: int, rate: int = 0) -> tuple[Answer, float]:
        """Hold a key down; return what came, and after how many milliseconds since it was let go.

        `rate` is how many bytes a second the line carries, 0 for all that come.
        """
        answer = Answer(perf_counter())
        presses = iter([answer.asked + at / a_second for at in range(round(seconds * a_second))])
        due: float | None = next(presses)
        let_go = answer.asked
        while True:
            if due is not None and (now := perf_counter()) >= due:
                os.write(self._terminal, KEYS.get(key, key.encode()))
                let_go, due = now, next(presses, None)
            # As a line does: it takes what has come, and no more than it can carry.
            ready = not rate or answer.size <= rate * (perf_counter() - answer.asked)
            if not ready:
                sleep(0.002)
                continue
            most = min(rate // 50, 1024) if rate else 65536
            left = due - perf_counter() if due is not None else 0.15
            if not self._read(answer, max(left, 0), most) and due is None:
                return answer, (answer.chunks[-1][0] - let_go) * 1e3

    def resize(self, size: tuple[int, int]) -> Answer:
        """Change the size of the terminal and wait until the screen has settled."""
        answer = Answer(perf_counter())
        self._columns, self._rows = size
        self._set_size(self._terminal, *size)
        os.kill(self.process, signal.SIGWINCH)
        return self._listen(answer, quiet=0.15)

    def idle(self, seconds: float) -> tuple[Answer, float]:
        """Do nothing; return what came, and the milliseconds of processor time that it took."""
        before, answer = self._processor(), Answer(perf_counter())
        while (left := answer.asked + seconds - perf_counter()) > 0:
            self._read(answer, left)
        return answer, (self._processor() - before) * 1e3

    def leave(self, *before: str) -> None:
        """End the program as one does, so that nothing is left beside the project."""
        for key in (*before, "q"):
            self.press(key, quiet=0.2)
        self.idle(0.5)

    # --- looking

    @property
    def megabytes(self) -> float:
        """The resident memory."""
        text = Path(f"/proc/{self.process}/status").read_text("ascii")
        return int(text.split("VmRSS:")[1].split()[0]) / 1e3

    def screen(self) -> list[str]:
        """What stands on the screen now, row by row."""
        screen = pyte.Screen(self._columns, self._rows)
        pyte.ByteStream(screen).feed(NOT_DRAWN.sub(b"", b"".join(self._all)))
        return list(screen.display)

    # --- inside

    def _holds(self, words: str) -> bool:
        return any(words in line for line in self.screen())

    def _replayed(self, answer: Answer) -> Iterator[tuple[float, str]]:
        screen = pyte.Screen(self._columns, self._rows)
        stream = pyte.ByteStream(screen)
        for at, data in answer.chunks:
            stream.feed(NOT_DRAWN.sub(b"", data))
            yield (at - answer.asked) * 1e3, "\n".join(screen.display)

    def _listen(
        self, answer: Answer, enough: Callable[[], bool] = lambda: True, quiet: float = QUIET
    ) -> Answer:
        """Read until it has been quiet for a while and there is enough."""
        deadline = perf_counter() + LONGEST
        while (now := perf_counter()) < deadline:
            nothing_yet = not answer.chunks and now - answer.asked < 1
            if not self._read(answer, quiet) and not nothing_yet and enough():
                break
        return answer

    def _read(self, answer: Answer, seconds: float, most: int = 65536) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._terminal, most)
        except OSError:
            return False
        answer.chunks.append((perf_counter(), data))
        self._all.append(data)
        return bool(data)

    def _processor(self) -> float:
        text = Path(f"/proc/{self.process}/stat").read_text("utf-8")
        user, system = text.rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / TICKS

    @staticmethod
    def _set_size(terminal: int, columns: int, rows: int) -> None:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

"""What each key sends to the terminal, in bytes: on a slow line they are what one waits for.

The bytes repeat exactly from run to run. The budgets are some tenth above what was measured.
"""

from __future__ import annotations

import queue
import shutil
from pathlib import Path

import pytest
from terminal import Terminal
from textual.drivers.linux_driver import LinuxDriver

from tuicode.tui.app import erases_in_colour
from tuicode.tui.driver import AHEAD, one_frame_ahead

SAMPLE = Path(__file__).parents[2] / "sample_project" / "samskaping.json"
SETTLED = 0.3
LARGE, SMALL = (120, 40), (80, 24)

KEYS = {
    "first down": "down", "down": "down", "right": "right", "first page": "pagedown",
    "page": "pagedown", "prompt": "c", "letter": "p", "apply": "enter", "undo": "u",
    "up": "up", "end": "end",
}  # fmt: skip
"""In this order. With the first of a kind the sentence that greets one may go away."""

BUDGETS = {
    (LARGE, "dark"): {"down": 300, "right": 320, "first page": 3_900, "page": 4_500, "prompt": 1_900,
                      "letter": 1_300, "apply": 2_250, "undo": 800, "up": 820, "end": 4_950},
    (LARGE, "plain"): {"down": 180, "right": 220, "first page": 2_100, "page": 2_400, "prompt": 1_200,
                       "letter": 760, "apply": 1_200, "undo": 320, "up": 320, "end": 2_450},
    (SMALL, "dark"): {"down": 380, "right": 360, "first page": 2_350, "page": 3_300, "prompt": 1_800,
                      "letter": 1_200, "apply": 2_500, "undo": 390, "up": 580, "end": 3_300},
    (SMALL, "plain"): {"down": 200, "right": 230, "first page": 1_400, "page": 1_650, "prompt": 1_100,
                       "letter": 680, "apply": 1_180, "undo": 290, "up": 350, "end": 1_550},
}  # fmt: skip


@pytest.fixture
def sample(own_folder: Path) -> Path:
    return Path(shutil.copy(SAMPLE, own_folder / "sample.json"))


def settled(terminal: Terminal) -> int:
    """Return the bytes that are sent until nothing is any more."""
    sent = 0
    while more := len(terminal.silence(SETTLED)):
        sent += more
    return sent


def sent_by_keys(sample: Path, size: tuple[int, int], theme: str) -> dict[str, int]:
    with Terminal(sample.parent, sample.name, size=size, TUICODE_THEME=theme) as terminal:
        settled(terminal.until("Arrows move"))
        sent = {name: settled(terminal.press(key)) for name, key in KEYS.items()}
        assert terminal.silence(1) == b""
        terminal.press("q").ended()
    return sent


@pytest.mark.parametrize(("size", "theme"), list(BUDGETS))
def test_no_key_sends_more_than_its_budget(sample: Path, size: tuple[int, int], theme: str) -> None:
    sent = sent_by_keys(sample, size, theme)
    budgets = BUDGETS[size, theme]
    over = {name: (sent[name], most) for name, most in budgets.items() if sent[name] > most}
    assert not over
    # A key that did nothing would keep within any budget.
    assert min(sent.values()) > 20


def test_nothing_is_in_line_behind_a_frame_that_waits() -> None:
    """The library has no setting for it: this holds that its driver is still made so."""
    made = one_frame_ahead(LinuxDriver)
    assert issubclass(made, LinuxDriver)
    assert AHEAD == 1
    waiting: queue.Queue[str] = queue.Queue(30)
    waiting.maxsize = AHEAD
    waiting.put_nowait("a frame")
    with pytest.raises(queue.Full):
        waiting.put_nowait("another")


@pytest.mark.parametrize(
    ("terminal", "so"),
    [("xterm-256color", True), ("tmux-256color", True), ("linux", True), ("", True),
     ("screen", False), ("screen-256color", False)],
)  # fmt: skip
def test_where_a_terminal_erases_in_a_colour(terminal: str, so: bool) -> None:
    assert erases_in_colour(terminal) == so

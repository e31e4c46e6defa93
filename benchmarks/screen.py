"""How fast the screen is, and how little it sends: the whole program in a real terminal.

    python benchmarks/screen.py [--quick] [--rows start,moving,held,coding,slow,prompt,finding]

On one invented source of 1,000,000 words with 5,000 codings that overlap, at 120x40, beside
`vim -R` and `less` on the same rows of text, and beside a Textual application that shows one word,
all in this run. A time is from the key written to the last byte received before 60 ms of silence.
A slow line carries 20 KB a second. Needs pyte, and a system that has pseudo-terminals; programs
that are not installed are left out. Ends with 1 where a target was missed.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import invented_projects
from terminal_driver import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from terminal_driver import Answer

READY = "Arrows move"
SAMPLE = Path(__file__).parents[1] / "sample_project" / "samskaping.json"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("A bare application.", markup=False)
Bare().run()
"""
ANSI = {"TUICODE_THEME": "plain"}
LINE = 20_000
"""Bytes a second of the slow line."""


class Row(NamedTuple):
    """One line of the table; `missed` where a figure is over what is to be reached."""

    name: str
    to_reach: str
    ours: str
    beside: str = ""
    missed: bool = False


class Bench:
    """The invented files of this run, and how often each thing is done."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.long, self.codes = folder / "long.json", folder / "codes.json"
        self.sample, self.text = folder / "sample.json", folder / "long.txt"
        invented_projects.long_source(self.long)
        invented_projects.many_codes(self.codes)
        shutil.copy(SAMPLE, self.sample)
        self.text.write_text("\n".join(invented_projects.in_rows(self.long)), "utf-8")
        self.keys, self.starts, self.seconds = (40, 3, 1.0) if quick else (200, 9, 2.0)
        known = {"vim": ["vim", "-R", "-n", "-i", "NONE"], "less": ["less"]}
        self.pagers = {name: one for name, one in known.items() if shutil.which(name)}

    def ours(self, path: Path, **settings: str) -> Terminal:
        terminal = Terminal([sys.executable, "-m", "tuicode", str(path)], **settings)
        terminal.until(READY)
        return terminal

    def beside(self) -> Iterator[tuple[str, Terminal]]:
        """Yield vim and less, each with the text on its screen."""
        first = self.text.read_text("utf-8").split("\n")[1]
        for name, command in self.pagers.items():
            with Terminal([*command, str(self.text)]) as terminal:
                terminal.until(first)
                yield name, terminal


# --- figures


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def p99(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def both(times: Sequence[float]) -> str:
    return f"{median(times):.1f} / {p99(times):.1f} ms"


def times_row(
    name: str, limits: tuple[float, float], times: Sequence[float], beside: str = ""
) -> Row:
    to_reach = f"{limits[0]:g} / {limits[1]:g} ms"
    missed = median(times) > limits[0] or p99(times) > limits[1]
    return Row(name, to_reach, both(times), beside, missed)


def limit_row(name: str, limit: float, unit: str, ours: float, beside: str = "") -> Row:
    shown = f"{ours:,.0f}" if unit == "bytes" else f"{ours:.2f}" if unit == "s" else f"{ours:.1f}"
    return Row(name, f"{limit:,g} {unit}", f"{shown} {unit}", beside, ours > limit)


def in_turn(terminal: Terminal, key: str, count: int) -> list[Answer]:
    return [terminal.press(key) for _number in range(count)]


# --- what is measured


def start(bench: Bench) -> Iterator[Row]:
    """From the program's beginning to the text on the screen."""
    took: dict[str, list[float]] = {name: [] for name in ("bare", "sample", "long", *bench.pagers)}
    command = [sys.executable, "-m", "tuicode"]
    bare = [sys.executable, "-c", BARE]
    for _round in range(bench.starts):
        for name, what, words in (
            ("bare", bare, "A bare application."),
            ("sample", [*command, str(bench.sample)], READY),
            ("long", [*command, str(bench.long)], READY),
        ):
            with Terminal(what) as terminal:
                took[name].append(terminal.until(words))
        for name, terminal in bench.beside():
            first = bench.text.read_text("utf-8").split("\n")[1]
            took[name].append(terminal.until(first))
    least = median(took["bare"])
    pagers = "  ".join(f"{name} {median(took[name]):.0f}" for name in bench.pagers)
    for name, key, most, beside in (
        ("first useful screen of the sample", "sample", 1.4, ""),
        ("text of the million words shown", "long", 1.6, pagers),
    ):
        ours = median(took[key])
        yield Row(
            name,
            f"{most} x bare Textual",
            f"{ours / least:.2f} x ({ours:.0f} ms)",
            f"bare {least:.0f}  {beside}",
            ours > most * least,
        )


def moving(bench: Bench) -> Iterator[Row]:
    """Single keys in the long text."""
    keys = {"tuicode": ("down", "pagedown", "end"), "vim": ("down", "\x06", "G"),
            "less": ("down", " ", "G")}  # fmt: skip
    found: dict[str, list[list[Answer]]] = {}
    with bench.ours(bench.long) as terminal:
        programs = [("tuicode", terminal), *bench.beside_now()]
        for name, one in programs:
            down, page, end = keys[name]
            found[name] = [
                in_turn(one, down, bench.keys),
                in_turn(one, page, bench.keys),
                [one.press(end)],
            ]
    yield from ()


def held(bench: Bench) -> Iterator[Row]:
    """Down, held for some seconds on a fast line."""

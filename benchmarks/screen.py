"""How fast the screen is, and how little it sends: the whole program in a real terminal.

    python benchmarks/screen.py [--quick] [--rows start,moving,held,coding,prompt,finding]

On one invented source of 1,000,000 words with 5,000 codings that overlap, at 120x40, beside
`vim -R` and `less` on the same rows of text, and beside a Textual application that shows one word,
all in this run. A time is from the key written to the last byte received before 60 ms of silence.
A slow line carries 20 KB a second. Needs pyte, and a system that has pseudo-terminals; programs
that are not installed are left out. Ends with 1 where a target was missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import invented_projects
from terminal_driver import Terminal

import tuicode
from tuicode.analysis.finding import find_in
from tuicode.model.readings import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from terminal_driver import Answer

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
LINE, HERTZ = 20_000, 30
"""Bytes a second of the slow line, and how often a held key comes."""


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
        self.opened = folder / "opened.json"
        invented_projects.long_source(self.long)
        invented_projects.many_codes(self.codes)
        shutil.copy(SAMPLE, self.sample)
        self.text.write_text("\n".join(invented_projects.in_rows(self.long)), "utf-8")
        self.keys, self.starts, self.seconds = (40, 3, 1.0) if quick else (200, 9, 2.0)
        known = {"vim": ["vim", "-R", "-n", "-i", "NONE"], "less": ["less"]}
        self.pagers = {name: one for name, one in known.items() if shutil.which(name)}

    @property
    def first_row(self) -> str:
        """The first row of what is said in the long text."""
        return self.text.read_text("utf-8").split("\n")[1]

    def first_words(self, path: Path) -> str:
        """Return what stands on the first screen of a project: how the second turn begins."""
        with tuicode.open(path, read_only=True) as project:
            source = in_reading_order(project)[0]
            return source.text[source.turns[min(1, len(source.turns) - 1)].start :][:20]

    def ours(self, path: Path, **settings: str) -> Terminal:
        """Return the program with a copy of a project on its screen, and nothing left to draw."""
        # A copy each time: where one was, and what one did, is remembered.
        shutil.copy(path, self.opened)
        terminal = Terminal([sys.executable, "-m", "tuicode", str(self.opened)], **settings)
        terminal.until(self.first_words(path))
        terminal.idle(0.5)
        return terminal

    def beside(self) -> Iterator[tuple[str, Terminal]]:
        """Yield vim and less, each with the text on its screen."""
        for name, command in self.pagers.items():
            with Terminal([*command, str(self.text)]) as terminal:
                terminal.until(self.first_row)
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


def beside(figures: dict[str, str]) -> str:
    """Say what the others took."""
    return "  ".join(f"{name} {shown}" for name, shown in figures.items() if name != "tuicode")


def in_turn(terminal: Terminal, key: str, count: int) -> list[Answer]:
    return [terminal.press(key) for _number in range(count)]


# --- what is measured


def start(bench: Bench) -> Iterator[Row]:
    """From the program's beginning to the text on the screen."""
    ours = [sys.executable, "-m", "tuicode"]
    programs = {
        "bare": ([sys.executable, "-c", BARE], "A bare application."),
        "sample": ([*ours, str(bench.sample)], bench.first_words(bench.sample)),
        "long": ([*ours, str(bench.long)], bench.first_words(bench.long)),
        **{name: ([*one, str(bench.text)], bench.first_row) for name, one in bench.pagers.items()},
    }
    took: dict[str, list[float]] = {name: [] for name in programs}
    for _round in range(bench.starts):
        for name, (command, words) in programs.items():
            with Terminal(command) as terminal:
                took[name].append(terminal.until(words))
                if name in {"sample", "long"}:
                    terminal.leave()
    least = median(took["bare"])
    pagers = "".join(f"  {name} {median(took[name]):.0f}" for name in bench.pagers)
    for name, key, most, beside in (
        ("first useful screen of the sample", "sample", 1.4, ""),
        ("text of the million words shown", "long", 1.6, pagers),
    ):
        times = median(took[key]) / least
        shown = f"{times:.2f} x ({median(took[key]):.0f} ms)"
        yield Row(name, f"{most} x bare", shown, f"bare {least:.0f} ms{beside}", times > most)


def moving(bench: Bench) -> Iterator[Row]:
    """Single keys in the long text, then resizing it and leaving it alone."""
    found: dict[str, list[list[Answer]]] = {}
    with bench.ours(bench.long) as terminal:
        found["tuicode"] = moved(terminal, "down", "pagedown", "end", bench.keys)
        memory = terminal.megabytes
        sizes = [(100, 40), (120, 40)] * max(bench.starts // 2, 1)
        resized = [terminal.resize(size).last for size in sizes]
        terminal.idle(2)
        nothing, processor = terminal.idle(5)
        terminal.leave()
    with bench.ours(bench.long, **ANSI) as terminal:
        plain = median([one.size for one in in_turn(terminal, "pagedown", bench.keys)])
        terminal.leave()
    for name, terminal in bench.beside():
        keys = ("down", "\x06", "G") if name == "vim" else ("down", " ", "G")
        found[name] = moved(terminal, *keys, bench.keys)
    times = [
        {name: [one.last for one in answers[which]] for name, answers in found.items()}
        for which in range(3)
    ]
    pages = {name: [one.size for one in answers[1]] for name, answers in found.items()}
    bytes_beside = beside({name: f"{median(sizes):,.0f}" for name, sizes in pages.items()})
    ends = beside({name: f"{took[0]:.1f}" for name, took in times[2].items()})
    for which, name, limits in ((0, "cursor down", (3, 8)), (1, "page down", (7, 13))):
        others = beside({one: both(took) for one, took in times[which].items()})
        yield times_row(f"{name}, median / p99", limits, times[which]["tuicode"], others)
    yield limit_row("page down, ANSI", 5_000, "bytes", plain, bytes_beside)
    yield limit_row("page down, true colour", 7_000, "bytes", median(pages["tuicode"]))
    yield limit_row("first jump to end", 8, "ms", times[2]["tuicode"][0], ends)
    yield limit_row("resize settled", 120, "ms", median(resized))
    yield limit_row("resident memory", 110, "MB", memory)
    yield limit_row("idle 5 s, sent", 0, "bytes", nothing.size)
    yield limit_row("idle 5 s, processor", 20, "ms", processor)


def held(bench: Bench) -> Iterator[Row]:
    """Keys held at 30 Hz: on a fast line the bytes, on a slow one how far the screen is behind."""
    found: dict[str, tuple[float, float, float]] = {}
    with bench.ours(bench.long) as terminal:
        found["tuicode"] = held_keys(terminal, "down", "pagedown", bench.seconds)
        terminal.leave()
    for name, terminal in bench.beside():
        found[name] = held_keys(terminal, "down", "\x06" if name == "vim" else " ", bench.seconds)
    for which, (name, limit, unit) in enumerate(
        (
            ("held Down at 30 Hz, bytes a key", 800, "bytes"),
            ("held Page-Down, 20 KB/s: lag", 1.7, "s"),
            ("held Down, 20 KB/s: lag", 0.4, "s"),
        )
    ):
        shown = {
            one: f"{figures[which]:.{0 if unit == 'bytes' else 2}f}"
            for one, figures in found.items()
        }
        yield limit_row(name, limit, unit, found["tuicode"][which], beside(shown))


def coding(bench: Bench) -> Iterator[Row]:
    """The last code once more, by its key and by its digit, on one sentence after another."""
    journal = bench.opened.with_name(bench.opened.name + ".journal")
    for key in ("r", "1"):
        painted, flushed, written = [], [], []
        with bench.ours(bench.long) as terminal:
            terminal.press("c")
            terminal.press("enter")
            for _number in range(bench.keys):
                terminal.press("right")
                answer, grown = terminal.press_watching(key, journal)
                painted.append(answer.last)
                # When it is flushed cannot be seen from outside, but nothing is drawn before.
                flushed.append(answer.first)
                written.append(grown)
            terminal.leave()
        name = f"apply a code ({key})"
        yield times_row(f"{name}, key to paint", (5, 12), painted)
        yield limit_row(
            f"{name}, key to flushed journal, p99",
            15,
            "ms",
            p99(flushed),
            f"written {median(written):.1f} ms",
        )


def prompt(bench: Bench) -> Iterator[Row]:
    """Letters typed and taken back in the prompt of 2,000 codes."""
    with bench.ours(bench.codes) as terminal:
        terminal.press("c")
        answers: list[Answer] = []
        for _round in range(max(bench.keys // 8, 1)):
            typed = ("s", "t", "e", "n", *["backspace"] * 4)
            answers += [terminal.press(key) for key in typed]
        terminal.leave("escape")
    yield limit_row(
        "prompt over 2,000 codes, key to list, p99", 15, "ms", p99([one.last for one in answers])
    )
    yield limit_row("the same, most bytes", 6_000, "bytes", max(one.size for one in answers))


def finding(bench: Bench) -> Iterator[Row]:
    """All words, letter case aside."""
    with tuicode.open(bench.long, read_only=True) as project:
        word = project.sources[0].text.split()[5_000].upper()
        took = []
        for _round in range(bench.starts):
            began = perf_counter()
            find_in(project, word)
            took.append((perf_counter() - began) * 1e3)
    yield limit_row("find, case-folded, all words", 40, "ms", median(took))


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    one.__name__: one for one in (start, moving, held, coding, prompt, finding)
}


def moved(terminal: Terminal, down: str, page: str, end: str, count: int) -> list[list[Answer]]:
    """Go down, by pages, and to the end."""
    return [in_turn(terminal, down, count), in_turn(terminal, page, count), [terminal.press(end)]]


def held_keys(
    terminal: Terminal, down: str, page: str, seconds: float
) -> tuple[float, float, float]:
    """Return the bytes a Down, and the lag in seconds of Page-Down and Down on a slow line."""
    fast, _lag = terminal.hold(down, seconds, HERTZ)
    _slow, page_lag = terminal.hold(page, seconds, HERTZ, LINE)
    _slow, down_lag = terminal.hold(down, seconds, HERTZ, LINE)
    return fast.size / (seconds * HERTZ), page_lag / 1e3, down_lag / 1e3


def machine() -> str:
    """Say what it ran on."""
    names = ("textual", "rich", "msgspec")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    python = platform.python_version()
    return f"{platform.platform()}, {cores} cores, load {load}; Python {python}, {versions}"


def main() -> int:
    """Measure, print, and return 1 where a target was missed."""
    asked = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    asked.add_argument("--quick", action="store_true", help="fewer keys and starts")
    asked.add_argument("--rows", default=",".join(ROWS), help="which, with commas between")
    given = asked.parse_args()
    missed = 0
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), quick=given.quick)
        for name in [one for one in ("vim", "less") if one not in bench.pagers]:
            print(f"{name} is not installed here, and left out.")
        print(f"{'at 120x40, a million words':45} {'to reach':>14} {'tuicode':>20}        beside")
        for name in given.rows.split(","):
            for row in ROWS[name](bench):
                missed += row.missed
                verdict = "MISSED" if row.missed else "ok"
                line = f"{row.name:45} {row.to_reach:>14} {row.ours:>20} {verdict:6} {row.beside}"
                print(line, flush=True)
    print(machine())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

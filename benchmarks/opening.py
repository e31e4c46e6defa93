"""How long the screens take to open at 2,000 codes, 100,000 codings and 20 themes.

    python benchmarks/opening.py [ROUNDS]

The project is that of `analysis.py`, with themes. The key is pressed on the real screen, at
120x40, and it ends when all is drawn; processor time, in milliseconds, less that of a key that does
nothing.

`at once` is the first key after the start, before anything was made ready; `made ready` is the
first after the program had a second or two without a key (see tuicode/tui/ahead.py); `then` is the
quickest of the rounds after it (5 unless told), which the figure to reach is for. Ends with 1 where
one was missed.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sys
from time import process_time
from typing import TYPE_CHECKING

import msgspec
from analysis import CODES, CODINGS, SOURCES, as_opened, invented_project
from storage import AT
from themes import Seat

from tuicode.model.records import Theme
from tuicode.tui.ahead import steps
from tuicode.tui.app import TuicodeApp

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = (120, 40)
THEMES, CODES_OF_THEME = 20, 50
TARGET = 50
KEYS = {
    "codebook (D)": ("D", "q"),
    "codebook, sorted (o)": ("o", ""),
    "codebook, a letter of the filter": ("a", ""),
    "passes (P)": ("P", "q"),
    "codes in tables (X)": ("X", "q"),
    "themes (Z)": ("Z", "q"),
    "memos (W)": ("W", "q"),
    "question and sheet (Q)": ("Q", "q"),
    "history (h)": ("h", "q"),
}
IN_CODEBOOK = {"codebook, sorted (o)": (), "codebook, a letter of the filter": ("f",)}
"""What is pressed in the codebook, with the keys before it."""


def contents() -> bytes:
    """Return the invented project, with half of its codes in themes."""
    choose = random.Random(6)
    made = invented_project(CODES, CODINGS, SOURCES)
    codes = list(made.codes)[: CODES // 2]
    for number in range(THEMES):
        one = Theme(
            id=choose.getrandbits(53),
            name=f"Tema {number} om det som skjer",
            codes=tuple(choose.sample(codes, CODES_OF_THEME)),
            place=number,
            created=AT,
        )
        made.themes[one.id] = one
    return msgspec.json.encode(made)


async def opened(project: bytes, name: str, rounds: int, *, ready: bool) -> list[float]:
    """Return the times of opening one screen in a program that was just started."""
    key, back = KEYS[name]
    app = TuicodeApp(as_opened(project), "tuicode-dark")
    times = []
    async with app.run_test(size=SIZE) as pilot:
        seat = Seat(pilot)
        await pilot.pause()
        still = min([await seat.press("f12") for _round in range(rounds)])
        if ready and app.project is not None:
            for _step in steps(app, app.project):
                pass
        before = IN_CODEBOOK.get(name)
        for _round in range(rounds + 1):
            if before is not None:
                await seat.press("D", *before)
            times.append(await seat.press(key) - still)
            await seat.press(*(["escape", "q"] if before else [back or "q"]))
            gc.collect()
    return times


def longest_step(project: bytes) -> tuple[float, float]:
    """Return how long it takes to make all ready, and its longest step, which a key waits for."""
    took: list[float] = []

    async def count() -> None:
        app = TuicodeApp(as_opened(project), "tuicode-dark")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert app.project is not None
            start = process_time()
            for _step in steps(app, app.project):
                took.append((process_time() - start) * 1e3)
                start = process_time()

    asyncio.run(count())
    return sum(took), max(took)


def figures(rounds: int) -> Iterator[tuple[str, float, float, float]]:
    """Yield the name of each figure, the time at once, made ready, and the quickest."""
    project = contents()
    for name in KEYS:
        cold = asyncio.run(opened(project, name, 1, ready=False))[0]
        warm, *then = asyncio.run(opened(project, name, rounds, ready=True))
        yield name, cold, warm, min(then)
    print("{:36} {:9.1f}, its longest step {:.1f}".format("made ready in", *longest_step(project)))


def main() -> int:
    """Measure, print, and return 1 where a figure was missed."""
    # As in the application, memory that is no longer used is looked for between the keys.
    gc.disable()
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'milliseconds':36} {'at once':>9} {'made ready':>10} {'then':>9} {'to reach':>9}")
    missed = 0
    for name, cold, warm, then in figures(rounds):
        word = "" if then <= TARGET else "  MISSED"
        missed += then > TARGET
        print(f"{name:36} {cold:9.1f} {warm:10.1f} {then:9.1f} {TARGET:9}{word}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long the themes take at 400 codes, 30 themes and 20,000 extracts.

    python benchmarks/themes.py [ROUNDS]

The project is that of `analysis.py`, smaller: 40 interviews, 400 codes, half of them in themes:
20 themes with 10 subthemes. The rows of the model are work in memory; those of the screen press the
key on the real screen, at 120x40, and wait until it is drawn. What is measured is processor time,
which other programs do not lengthen; milliseconds. The first time is in a project that was just
opened, `then` the quickest of the rounds after it (5 unless told). Ends with 1 if one was missed.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sys
from time import process_time
from typing import TYPE_CHECKING

import msgspec
from analysis import as_opened, invented_project, repeated, took
from storage import AT

from tuicode.analysis.theme_counts import ThemeCounts
from tuicode.model.placing import move_all, not_placed
from tuicode.model.records import Theme
from tuicode.model.theme_extracts import extracts_of_theme
from tuicode.model.themes import standing
from tuicode.tui.app import TuicodeApp
from tuicode.tui.theme_board_rows import board, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from tuicode.model.project import Project
    from tuicode.model.tables import Contents

CODES, CODINGS, SOURCES = 400, 20_000, 40
TOP, SUB, MOVED = 20, 10, 50
SIZE = (120, 40)
TARGET = 50


def themed() -> Contents:
    """Return the invented project, with half of its codes in themes, the first the largest."""
    choose = random.Random(5)
    contents = invented_project(CODES, CODINGS, SOURCES)
    codes = list(contents.codes)
    placed = codes[: CODES // 2]
    tops: list[int] = []
    for number in range(TOP + SUB):
        most = 40 if number == 0 else 8
        one = Theme(
            id=choose.getrandbits(53),
            name=f"Tema {number} om det som skjer",
            parent=tops[number - TOP] if number >= TOP else None,
            codes=tuple(choose.sample(placed, most)),
            place=number,
            created=AT,
        )
        tops.append(one.id)
        contents.themes[one.id] = one
    return contents


def largest(project: Project) -> Theme:
    """Return the theme with most extracts."""
    counts = ThemeCounts()
    return max(standing(project), key=lambda one: counts.of(project, one).extracts)


def counted(project: Project) -> None:
    """Count every theme anew, as after a change."""
    counts = ThemeCounts()
    for one in standing(project):
        counts.of(project, one)


def drawn(project: Project) -> None:
    """Lay out the map and draw it, as wide as the screen."""
    from tuicode.report.theme_map import theme_map
    from tuicode.tui.theme_map_drawing import as_map, in_cells

    as_map(in_cells(theme_map(project), SIZE[0]))


def moving(contents: bytes, rounds: int) -> tuple[float, float]:
    """Return the first and the quickest move of 50 codes that are not placed."""
    times = []
    for _round in range(rounds + 1):
        project = as_opened(contents)
        _steps = project.history  # the screen has it from its beginning
        codes = [(code, None) for code in not_placed(project)[:MOVED]]
        to = largest(project)
        times.append(took(lambda: move_all(project, codes, to)))  # noqa: B023 - done at once
    return times[0], min(times[1:])


class Seat:
    """Keys on the real screen."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot

    async def press(self, *keys: str) -> float:
        """Press keys one after the other; return the milliseconds until all is drawn."""
        start = process_time()
        await self.pilot.press(*keys)
        await self.pilot._wait_for_screen()  # noqa: SLF001
        self.pilot.app.screen._on_timer_update()  # noqa: SLF001
        return (process_time() - start) * 1e3


async def on_screen(contents: bytes, rounds: int) -> dict[str, list[float]]:
    """Return the times of each key on the screen, the first time first."""
    found: dict[str, list[float]] = {}
    # As in the application, memory that is no longer used is looked for between the keys.
    gc.disable()
    app = TuicodeApp(as_opened(contents), "tuicode-dark")
    async with app.run_test(size=SIZE) as pilot:
        seat = Seat(pilot)
        await pilot.pause()
        still = min([await seat.press("f12") for _round in range(rounds)])
        for _round in range(rounds + 1):
            times = {"open the board (key Z)": await seat.press("Z")}
            times["down"] = await seat.press("down")
            times["open the largest theme (key Enter)"] = await seat.press("enter")
            await seat.press("q", "home", "down")
            times["switch board and outline (key v)"] = await seat.press("v")
            await seat.press("v", "tab", "home", "down", *["space"] * MOVED, "tab", "home", "down")
            times["move 50 codes (key p)"] = await seat.press("p")
            times["undo it (key u)"] = await seat.press("u")
            await seat.press("q")
            gc.collect()
            for name, time in times.items():
                found.setdefault(name, []).append(time - still)
    return found


def figures(rounds: int) -> Iterator[tuple[str, float, float]]:
    """Yield the name of each figure, the first time, and the quickest."""
    contents = msgspec.json.encode(themed())

    def repeat(work: Callable[[Project], object]) -> tuple[float, float]:
        return repeated(contents, work, rounds)

    yield "the rows of the outline", *repeat(lambda project: outline(project, ()))
    yield "the rows of the board", *repeat(lambda project: board(project, ()))
    yield "the extracts of every theme counted", *repeat(counted)
    yield "move 50 codes", *moving(contents, rounds)
    yield (
        "the extracts of the largest theme",
        *repeat(lambda project: extracts_of_theme(project, largest(project))),
    )
    yield "the map laid out and drawn", *repeat(drawn)
    for name, times in asyncio.run(on_screen(contents, rounds)).items():
        yield f"screen: {name}", times[0], min(times[1:])


def main() -> int:
    """Measure, print, and return 1 where a figure was missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'milliseconds':44} {'first':>9} {'then':>9} {'to reach':>9}")
    missed = 0
    for name, first, then in figures(rounds):
        word = "" if then <= TARGET else "  MISSED"
        missed += then > TARGET
        print(f"{name:44} {first:9.1f} {then:9.1f} {TARGET:9}{word}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

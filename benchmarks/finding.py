"""How long it takes to find text in a source of 1,000,000 words, beside `str.find` and `re`.

    python benchmarks/finding.py [ROUNDS]

The words are invented, used as unevenly as those of a language. Each search is done by turns with
the baselines, in one run; the quickest of the rounds counts (5 unless told). `str.find` knows no
letter case, and is given the text as it is. Of stems, the first search, which meets every word for
the first time, is told too.

To reach: plain, letter case aside, in 40 ms where the words stand in up to 10,000 places (each
place that is found costs about half a microsecond more); stems in 500 ms, the first time too.
Ends with 1 where a target was missed.
"""

from __future__ import annotations

import random
import re
import sys
from itertools import accumulate
from time import perf_counter
from typing import TYPE_CHECKING

from tuicode.analysis import stems
from tuicode.analysis.expressions import SearchProblem
from tuicode.analysis.finding import find, find_in
from tuicode.model import sources
from tuicode.model.project import Project, new_contents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS, WORDS_IN_A_TURN, VOCABULARY = 1_000_000, 60, 40_000
BEGINNINGS = tuple("b d f g h k l m n p r s st t v å bl tr kj sk sl pr fr gr".split())
MIDDLES = tuple("a e i o u y ø å æ ei".split())
ENDS = tuple(" ll nn t r nk ks sp m g".split(" "))
ENDINGS = ("", "", "en", "er", "ene", "et", "ing", "s", "te")
PLAIN_MS, MOST_PLACES, STEM_MS = 40.0, 10_000, 500.0


def invented_words(choose: random.Random) -> list[str]:
    """Return different words, the short ones mostly first, many of them forms of one another."""
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        parts = (BEGINNINGS, MIDDLES, ENDS)
        syllables = choose.choice((1, 2, 2, 3))
        root = "".join(choose.choice(part) for _ in range(syllables) for part in parts)
        found[root + choose.choice(ENDINGS)] = None
    return sorted(found, key=lambda word: len(word) * choose.uniform(1, 2))


def invented_turns(words: Sequence[str], choose: random.Random) -> list[str]:
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    said = choose.choices(words, cum_weights=weights, k=WORDS)
    turns = (said[at : at + WORDS_IN_A_TURN] for at in range(0, WORDS, WORDS_IN_A_TURN))
    return [f"{' '.join(turn).capitalize()} … og ’så’." for turn in turns]


def invented_project(turns: Sequence[str]) -> Project:
    project = Project(new_contents("Benchmark", "Kari"), "Kari")
    sources.add(project, "One", [sources.NewTurn(turn, None) for turn in turns])
    return project


def fastest(search: Callable[[], Sequence[object]], rounds: int) -> tuple[float, int]:
    """Return the least time in milliseconds, and how many places were found."""
    took = []
    for _round in range(rounds):
        start = perf_counter()
        places = len(search())
        took.append((perf_counter() - start) * 1e3)
    return min(took), places


def by_str_find(text: str, query: str) -> list[tuple[int, int]]:
    found, at = [], text.find(query)
    while at >= 0:
        found.append((at, at + len(query)))
        at = text.find(query, at + len(query))
    return found


def by_re(text: str, query: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(query), text, re.IGNORECASE)]


def row(project: Project, query: str, rounds: int) -> tuple[float, int, float]:
    """Print a line for a query; return the times of plain and stem, and plain's places."""
    text = project.sources[0].text
    searches: dict[str, Callable[[], Sequence[object]]] = {
        "str.find": lambda: by_str_find(text, query),
        "re": lambda: by_re(text, query),
        "plain": lambda: find(text, query),
        "by turns": lambda: find_in(project, query),
        "word": lambda: find(text, query, "word"),
        "stem": lambda: find(text, query, "stem"),
    }
    stems._stem.cache_clear()  # noqa: SLF001
    first, _places = fastest(searches["stem"], 1)
    times = {name: fastest(search, rounds) for name, search in searches.items()}
    plain, places = times["plain"]
    cells = " ".join(f"{took:8.1f}" for took, _places in times.values())
    print(f"{query:24} {places:8,} {cells} {first:8.1f}")
    return plain, places, max(first, times["stem"][0])


def stopped(text: str) -> float:
    """Return after how many milliseconds an expression that never ends was stopped."""
    start = perf_counter()
    try:
        find(text, r"(\w+\s?)+$", "expression")
    except SearchProblem:
        return (perf_counter() - start) * 1e3
    raise AssertionError("it came to an end")


def main() -> int:
    """Measure, print, and return 1 where a target was missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    choose = random.Random(7)
    words = invented_words(choose)
    project = invented_project(invented_turns(words, choose))
    common, middle, rare = words[2], words[300], words[30_000]
    pair = " ".join(project.sources[0].text.split()[1000:1002])
    queries = [rare, middle, rare.upper(), pair, words[3_000] + " ", "strasse", common, "st", "e"]
    print(f"{len(project.sources[0].text):,} characters; milliseconds")
    titles = ("str.find", "re", "plain", "by turns", "word", "stem", "1st stem")
    print(f"{'':24} {'places':>8} {' '.join(f'{title:>8}' for title in titles)}")
    rows = [row(project, query, rounds) for query in queries]
    plain = max(took for took, places, _stem in rows if places <= MOST_PLACES)
    stem = max(took for _plain, _places, took in rows)
    print(f"plain, at most {MOST_PLACES:,} places: {plain:.1f} ms (to reach {PLAIN_MS:.0f})")
    print(f"stem, the first time too: {stem:.1f} ms (to reach {STEM_MS:.0f})")
    print(f"an expression that never ends: stopped after {stopped(project.sources[0].text):.0f} ms")
    return 0 if plain <= PLAIN_MS and stem <= STEM_MS else 1


if __name__ == "__main__":
    sys.exit(main())

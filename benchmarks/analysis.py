"""How long the codebook and the analysis take at 2,000 codes and 100,000 codings.

    python benchmarks/analysis.py [ROUNDS]

The project is invented: 200 interviews of 5,000 words, used as unevenly as those of a language, 40
participants and 2 interviewers; some codes are used far more than others. All of it is work in
memory, so what is measured is processor time, which other programs do not lengthen; milliseconds.

`first` is in a project that was just opened, `then` the quickest of the rounds after it (5 unless
told), which the figure to reach is for. What comes once in a while (the merge, its undo, the
suggestions) is done each time in a project that was just opened. Ends with 1 where one was missed.
"""

from __future__ import annotations

import gc
import random
import sys
from functools import partial
from itertools import accumulate
from time import process_time
from typing import TYPE_CHECKING

import msgspec
from finding import ENDINGS, invented_words
from storage import AT, ids, put_on

from tuicode.analysis.attributes import description
from tuicode.analysis.comparison import compare
from tuicode.analysis.cooccurrence import NEARNESSES, Nearness, cooccurrence
from tuicode.analysis.frequencies import frequencies
from tuicode.analysis.matrix import axis_named, matrix
from tuicode.analysis.overview import filtered, overview, sort_key
from tuicode.analysis.suggestions import suggestions
from tuicode.model import passes
from tuicode.model.as_of import as_of_pass
from tuicode.model.merging import merge
from tuicode.model.project import Project, new_contents
from tuicode.model.records import FAMILIES, Code, Participant, Source, Turn
from tuicode.model.tables import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.analysis.overview import Field

CODES, CODINGS, SOURCES = 2_000, 100_000, 200
WORDS, WORDS_IN_A_TURN = 5_000, 50
MERGED, MERGED_CODINGS = 50, 5_000
GROUPS, YEARS = ("kveld", "natt", "dag"), ("under 5", "5 til 15", "over 15")


# --- an invented project


def invented_codes(words: Sequence[str], new: Iterator[int], choose: random.Random) -> list[Code]:
    """Return codes whose names are of one to four words; every tenth like another."""
    names: dict[str, None] = {}
    while len(names) < CODES:
        if len(names) % 10 == 9:
            name = choose.choice(list(names)) + choose.choice(ENDINGS)
        else:
            name = " ".join(choose.choices(words[200:4_000], k=choose.choice((1, 2, 2, 3, 4))))
        names[name] = None
    return [
        Code(
            id=next(new),
            tag=f"K{number}",
            name=name,
            family=FAMILIES[number % len(FAMILIES)],
            created=AT,
        )
        for number, name in enumerate(names)
    ]


def invented_source(
    one: int,
    number: int,
    words: tuple[Sequence[str], list[float]],
    people: Sequence[int],
    choose: random.Random,
) -> Source:
    said = choose.choices(words[0], cum_weights=words[1], k=WORDS)
    start, texts, turns = 0, [], []
    for at in range(0, WORDS, WORDS_IN_A_TURN):
        spoken = said[at : at + WORDS_IN_A_TURN]
        half = WORDS_IN_A_TURN // 2
        text = f"{' '.join(spoken[:half]).capitalize()}. {' '.join(spoken[half:]).capitalize()}."
        turns.append(Turn(start=start, end=start + len(text), participant=choose.choice(people)))
        texts.append(text)
        start += len(text) + 1
    return Source(
        id=one, name=f"Intervju {number}", text="\n".join(texts), turns=tuple(turns), imported=AT
    )


def invented_people(new: Iterator[int]) -> list[Participant]:
    asking = [
        Participant(id=next(new), label=f"Moderator {number}", role="interviewer")
        for number in range(2)
    ]
    answering = [
        Participant(
            id=next(new),
            label=f"Deltaker {number}",
            attributes={"group": GROUPS[number % 3], "years": YEARS[number % 2]},
        )
        for number in range(40)
    ]
    return [*asking, *answering]


def invented_project(code_count: int, coding_count: int, source_count: int) -> Contents:
    """Return a project of so many codes, codings and sources, codes put on three at a time."""
    choose = random.Random(11)
    new = ids(choose)
    words = invented_words(choose)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    contents = new_contents("Benchmark", "Kari")
    people = invented_people(new)
    codes = invented_codes(words, new, choose)[:code_count]
    contents.participants = {one.id: one for one in people}
    contents.codes = {one.id: one for one in codes}
    for number in range(source_count):
        speaking = [people[number % 2].id, *(one.id for one in choose.sample(people[2:], 4))]
        source = invented_source(next(new), number, (words, weights), speaking, choose)
        contents.sources[source.id] = source
    sources = list(contents.sources.values())
    use = list(accumulate(1 / (rank + 40) for rank in range(len(codes))))
    while len(contents.codings) < coding_count:
        chosen = list({one.id: one for one in choose.choices(codes, cum_weights=use, k=3)}.values())
        put_on(contents, choose.choice(sources), chosen, new, choose)
    return contents


def as_opened(contents: bytes) -> Project:
    """Return a project as it comes out of its file, with records of its own."""
    return Project(msgspec.json.decode(contents, type=Contents), "Kari")


# --- measuring


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes; memory is looked through before, as there."""
    gc.collect()
    start = process_time()
    work()
    return (process_time() - start) * 1e3


def repeated(
    contents: bytes, work: Callable[[Project], object], rounds: int
) -> tuple[float, float]:
    """Return the first time on a fresh project, and the quickest after it."""
    project = as_opened(contents)
    first = took(lambda: work(project))
    return first, min(took(lambda: work(project)) for _round in range(rounds))


def merging(contents: bytes, rounds: int) -> tuple[float, float]:
    """Return the quickest merge of 50 codes with 5,000 codings, and the quickest undo of it."""
    merges, undos = [], []
    for _round in range(rounds):
        project = as_opened(contents)
        into, *codes = codes_to_merge(project)
        _steps = project.history  # the screen has it from its beginning
        merges.append(took(partial(merge, project, into, codes)))
        undos.append(took(project.undo))
    return min(merges), min(undos)


def codes_to_merge(project: Project) -> list[Code]:
    """Return 50 codes that have about 5,000 codings together."""
    by_use = sorted(project.codes, key=lambda code: -project.count_of_code(code.id))
    windows = (by_use[at : at + MERGED] for at in range(len(by_use) - MERGED))
    return next(
        window
        for window in windows
        if sum(project.count_of_code(code.id) for code in window) <= MERGED_CODINGS
    )


def of_two_passes(contents: bytes) -> bytes:
    """Return the project with every other coding made in a second pass."""
    project = msgspec.json.decode(contents, type=Contents)
    first = next(iter(project.passes.values()))
    second = msgspec.structs.replace(first, id=first.id + 1, number=2, name="latent")
    project.passes[second.id] = second
    for number, one in enumerate(list(project.codings.values())):
        if number % 2:
            project.codings[one.id] = msgspec.structs.replace(one, pass_=second.id)
    return msgspec.json.encode(project)


def stood(contents: bytes, rounds: int) -> tuple[float, float]:
    """Return how long a pass takes to be seen as it ended, before 50 codes were merged."""
    project = as_opened(contents)
    first = passes.end(project, project.current_pass)
    passes.start(project, "latent")
    into, *codes = codes_to_merge(project)
    merge(project, into, codes)
    times = [took(lambda: as_of_pass(project, first).codes) for _round in range(rounds + 1)]
    return times[0], min(times[1:])


def figures(rounds: int) -> list[tuple[str, float | None, float, float]]:
    """Return the name of each figure, the first time, the quickest, and what is to be reached."""
    contents = msgspec.json.encode(invented_project(CODES, CODINGS, SOURCES))
    smaller = msgspec.json.encode(invented_project(300, 10_000, 20))
    rows = overview(as_opened(contents))
    two_passes = of_two_passes(contents)
    merged, undone = merging(contents, rounds)

    def repeat(work: Callable[[Project], object], of: bytes = contents) -> tuple[float, float]:
        return repeated(of, work, rounds)

    def compared(project: Project) -> object:
        return list(compare(project, *project.passes))

    def sort_by(field: Field) -> object:
        return sorted(rows, key=sort_key(field))

    def against(name: str) -> tuple[float, float]:
        return repeat(lambda project: matrix(project, axis_named(project, name)))

    def near(how: Nearness) -> tuple[float, float]:
        return repeat(lambda project: cooccurrence(project, how), smaller)

    return [
        ("codebook: its rows", *repeat(overview), 50),
        ("codebook: sorted by name", *repeat(lambda _p: sort_by("name")), 50),
        ("codebook: sorted by extracts", *repeat(lambda _p: sort_by("extracts")), 50),
        ("codebook: filtered, one letter", *repeat(lambda _p: filtered(rows, "a")), 50),
        ("codebook: filtered, two words", *repeat(lambda _p: filtered(rows, "kra ma")), 50),
        ("merge of 50 codes, 5,000 codings", None, merged, 200),
        ("undo of that merge", None, undone, 50),
        ("codes by participant", *against("participant"), 50),
        ("codes by source", *against("source"), 50),
        ("codes by attribute", *against("group"), 50),
        ("frequencies over passes", *repeat(frequencies), 50),
        ("two passes compared", *repeat(compared, two_passes), 150),
        ("as of a pass, before that merge", *stood(contents, rounds), 150),
        ("table of participants", *repeat(lambda one: description(one, "participants")), 50),
        ("suggestions, 2,000 codes", None, repeat(suggestions)[1], 2_000),
        *((f"co-occurrence 300 x 300: {how}", *near(how), 300) for how in NEARNESSES),
    ]


def main() -> int:
    """Measure, print, and return 1 where a figure was missed."""
    # As in the program: see tuicode/tui/rest.py.
    gc.disable()
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'milliseconds':36} {'first':>9} {'then':>9} {'to reach':>9}")
    missed = 0
    for name, first, then, target in figures(rounds):
        word = "" if then <= target else "  MISSED"
        missed += then > target
        print(
            f"{name:36} {'' if first is None else f'{first:9.1f}':>9} {then:9.1f} {target:9}{word}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

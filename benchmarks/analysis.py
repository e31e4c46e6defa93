"""How long the codebook and the analysis take at 2,000 codes and 100,000 codings.

    python benchmarks/analysis.py [ROUNDS]

The project is invented: 200 interviews of 5,000 words, used as unevenly as those of a language, 40
participants and 2 interviewers; some codes are used far more than others. The quickest of the
rounds counts (3 unless told). Each target stands in the table. Ends with 1 where one was missed.
"""

from __future__ import annotations

import random
import sys
from itertools import accumulate
from time import perf_counter
from typing import TYPE_CHECKING, Any

from finding import ENDINGS, invented_words
from storage import AT, ids, put_on

from tuicode.model.project import Project, new_contents
from tuicode.model.records import FAMILIES, Code, Participant, Source, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.model.tables import Contents

CODES, CODINGS, SOURCES = 2_000, 100_000, 200
WORDS, WORDS_IN_A_TURN = 5_000, 50
GROUPS, YEARS = ("kveld", "natt", "dag"), ("under 5", "5 til 15", "over 15")


# --- an invented project


def invented_codes(words: Sequence[str], new: Iterator[int], choose: random.Random) -> list[Code]:
    """Return codes whose names are of one to four words; every tenth is another one put otherwise."""
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


def invented_project(sizes: tuple[int, int, int] = (CODES, CODINGS, SOURCES)) -> Project:
    """Return a project of so many codes, codings and sources, codes put on three at a time."""
    code_count, coding_count, source_count = sizes
    choose = random.Random(11)
    new = ids(choose)
    words = invented_words(choose)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    contents: Contents = new_contents("Benchmark", "Kari")
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
    return Project(contents, "Kari")

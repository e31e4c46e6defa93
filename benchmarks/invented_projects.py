"""Invented projects of any size, the same each time: made up words, by nobody."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from finding import invented_words

import tuicode
from tuicode.model import codes, codings, sources
from tuicode.tui.page import TEXT, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Source

WORDS = 1_000_000
CODINGS, CODES = 5_000, 300
WORKED_ON = 0.1
"""The share of the text in which half of the codings stand: one on 40 words there."""

MANY_CODES = 2_000
COLUMNS = 72


def long_source(path: Path) -> None:
    """Make a project with one source of a million words and 5,000 codings that overlap."""
    choose = random.Random(11)
    words = invented_words(choose)
    with tuicode.new(path, "Benchmark") as project, project.transaction("import"):
        people = [sources.add_participant(project, name) for name in ("Anne", "Bo")]
        turns = [
            sources.NewTurn(text, people[number % 2].id)
            for number, text in enumerate(invented_turns(words, choose))
        ]
        source = sources.add(project, "One", turns)
        made = invented_codes(project, CODES, words, choose)
        put_on(project, source, made, choose)


def many_codes(path: Path) -> None:
    """Make a project with a short source and 2,000 codes."""
    choose = random.Random(12)
    words = invented_words(choose)
    with tuicode.new(path, "Benchmark") as project, project.transaction("import"):
        sources.add(project, "One", [sources.NewTurn("Nobody said this. Nor this.", None)])
        invented_codes(project, MANY_CODES, words, choose)


def in_rows(path: Path) -> Iterator[str]:
    """Yield the rows of the first source as they are laid out on the screen, for vim and less."""
    with tuicode.open(path, read_only=True) as project:
        page = Page(project.sources[0], COLUMNS)
        for row in range(len(page)):
            if page.kinds[row] == TEXT:
                yield page.text[page.starts[row] : page.ends[row]]
            else:
                yield f"{page.turn_of[row] + 1} Anne"


def invented_turns(words: Sequence[str], choose: random.Random) -> Iterator[str]:
    """Yield what is said in turns of one to six sentences, a million words in all."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    said = iter(choose.choices(words, cum_weights=weights, k=WORDS))
    left = WORDS
    while left:
        sentences = []
        for _sentence in range(choose.randint(1, 6)):
            size = min(choose.randint(3, 25), left)
            left -= size
            if size:
                spoken = " ".join(next(said) for _word in range(size))
                sentences.append(spoken[0].upper() + spoken[1:] + ".")
        yield " ".join(sentences)


def invented_codes(
    project: Project, count: int, words: Sequence[str], choose: random.Random
) -> list[Code]:
    """Make codes of two to four words."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[" ".join(choose.choices(words[:5_000], k=choose.randint(2, 4)))] = None
    return [codes.create(project, name) for name in names]


def put_on(project: Project, source: Source, made: Sequence[Code], choose: random.Random) -> None:
    """Put codes on stretches that overlap, half of them in the part that is being worked on."""
    length = len(source.text)
    for number in range(CODINGS):
        whole = length if number % 2 else round(length * WORKED_ON)
        start = choose.randrange(whole - 400)
        codings.apply(
            project, source, start, start + choose.randint(30, 400), [choose.choice(made)]
        )

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import contents, fill, in_memory

from tuicode.model import codings
from tuicode.model.integrity import faults
from tuicode.model.records import Memo, Pass, Quote, Relation, Theme, Turn

if TYPE_CHECKING:
    from tuicode.model.tables import Contents

GONE = 7


@pytest.fixture
def sound() -> Contents:
    project = fill(in_memory())
    codings.recode(project, project.codings[0], [project.code_named("tillit")])
    found = contents(project)
    source, code = next(iter(found.sources)), next(iter(found.codes))
    found.themes = {
        one: Theme(id=one, name=f"Tema {one}", codes=(code,), parent=parent)
        for one, parent in ((11, None), (12, 11))
    }
    found.relations = {13: Relation(id=13, from_=11, to=12, word="fører til")}
    found.quotes = {14: Quote(id=14, source=source, start=0, end=9, theme=11)}
    found.memos = {15: Memo(id=15, text="Notat", at="2026-01-02T03:04:05Z", about=("codes", code))}
    return found


def change(found: Contents, table: str, **fields) -> None:
    """Change the first record of a table."""
    rows = getattr(found, table)
    first = next(iter(rows))
    rows[first] = msgspec.structs.replace(rows[first], **fields)


def test_a_sound_project_has_none(sound: Contents) -> None:
    assert faults(sound) == []


def first_source(found: Contents):
    return next(iter(found.sources.values()))


FAULTS = {
    "no project record": (lambda c: c.project.clear(), "has 0 project records; it must have one"),
    "two project records": (
        lambda c: c.project.update({1: msgspec.structs.replace(*c.project.values(), id=1)}),
        "has 2 project records",
    ),
    "no pass": (lambda c: (c.codings.clear(), c.passes.clear()), "has no pass"),
    "an id of its own": (
        lambda c: c.themes.update({12: c.themes[11]}),
        "record 12 in themes says its id is 11",
    ),
    "a turn past the end": (
        lambda c: change(c, "sources", turns=(Turn(start=0, end=10**6),)),
        "Turn 1 of «Gruppe 1» .0 to 1000000. overlaps or lies outside",
    ),
    "a turn backwards": (
        lambda c: change(c, "sources", turns=(Turn(start=5, end=2),)),
        "Turn 1 of «Gruppe 1»",
    ),
    "a turn before the text": (
        lambda c: change(c, "sources", turns=(Turn(start=-1, end=2),)),
        "Turn 1 of «Gruppe 1»",
    ),
    "turns that overlap": (
        lambda c: change(c, "sources", turns=(Turn(start=0, end=5), Turn(start=4, end=9))),
        "Turn 2 of «Gruppe 1» .4 to 9. overlaps",
    ),
    "a turn of nobody known": (
        lambda c: change(c, "sources", turns=(Turn(start=0, end=5, participant=GONE),)),
        "turn 1 .* refers to 7, which is not in the file",
    ),
    "a coding in no source": (lambda c: change(c, "codings", source=GONE), "coding .* refers to 7"),
    "a coding of no code": (lambda c: change(c, "codings", code=GONE), "coding .* refers to 7"),
    "a coding in no pass": (lambda c: change(c, "codings", pass_=GONE), "coding .* refers to 7"),
    "a coding that was no code": (
        lambda c: change(
            c,
            "codings",
            was=(msgspec.structs.replace(next(iter(c.codings.values())).was[0], code=GONE),),
        ),
        "coding .* refers to 7",
    ),
    "a coding past the end": (
        lambda c: change(c, "codings", end=len(first_source(c).text) + 1),
        "is on 0 to 205, but its source «Gruppe 1» has 204 characters",
    ),
    "a coding before the text": (lambda c: change(c, "codings", start=-1), "is on -1 to"),
    "a coding of nothing": (lambda c: change(c, "codings", start=3, end=3), "is on 3 to 3"),
    "a code merged into none": (lambda c: change(c, "codes", into=GONE), "code .* refers to 7"),
    "a theme of no code": (lambda c: change(c, "themes", codes=(GONE,)), "theme 11 refers to 7"),
    "a theme under none": (lambda c: change(c, "themes", parent=GONE), "theme 11 refers to 7"),
    "a relation from none": (lambda c: change(c, "relations", from_=GONE), "relation 13 refers"),
    "a relation to none": (lambda c: change(c, "relations", to=GONE), "relation 13 refers to 7"),
    "a quote of no source": (lambda c: change(c, "quotes", source=GONE), "quote 14 refers to 7"),
    "a quote past the end": (lambda c: change(c, "quotes", end=10**6), "Quote 14 lies outside"),
    "a quote under no theme": (lambda c: change(c, "quotes", theme=GONE), "quote 14 refers to 7"),
    "a log that jumps": (
        lambda c: c.log.pop(list(c.log)[2]),
        "log jumps at entry 3: it says 4 there",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_named(sound: Contents, name: str) -> None:
    make, said = FAULTS[name]
    make(sound)
    found = faults(sound)
    assert len(found) == 1, found
    assert re.search(said, found[0])


def test_all_faults_are_found(sound: Contents) -> None:
    change(sound, "codings", source=GONE, code=GONE, pass_=GONE)
    change(sound, "codes", into=GONE)
    sound.passes[8] = Pass(id=9, number=2, name="To")
    assert len(faults(sound)) == 5

"""Codes that stand together: on shared words, in one turn, near by."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.analysis.cooccurrence import NEARNESSES, cooccurrence, together
from tuicode.model import codes, codings, sources
from tuicode.model.sentences import sentences_of

if TYPE_CHECKING:
    from tuicode.model.project import Project

TEXT = "Én her. To der. Tre borte! Fire?\nFem nå. Seks så. Sju."


@pytest.fixture
def project() -> Project:
    project = in_memory()
    person = sources.add_participant(project, "Deltaker 1")
    turns = [sources.NewTurn(text, person.id) for text in TEXT.split("\n")]
    sources.add(project, "Gruppe 1", turns)
    return project


def put(project: Project, words: str, *names: str) -> None:
    start = TEXT.index(words)
    chosen = [codes.find_or_create(project, name) for name in names]
    codings.apply(project, project.sources[0], start, start + len(words), chosen)


def pairs(project: Project, *how: object) -> dict[str, int]:
    found = cooccurrence(project, *how)
    names = {code.id: code.name for code in found.codes}
    return {
        "+".join(sorted((names[one], names[other]))): count
        for (one, other), count in found.counts.items()
    }


def test_overlap_counts_pairs_of_extracts_that_share_words(project: Project) -> None:
    put(project, "Én her. To der.", "a")
    put(project, "To der.", "b", "c")
    put(project, "der. Tre", "b")
    put(project, "Tre borte!", "d")
    assert pairs(project) == {"a+b": 2, "a+c": 1, "b+c": 2, "b+d": 1}


def test_extracts_that_only_touch_do_not_overlap(project: Project) -> None:
    put(project, "Én", "a")
    put(project, " her.", "b")
    put(project, "Én her", "a")
    assert pairs(project) == {"a+b": 1}


def test_a_turn_counts_once(project: Project) -> None:
    put(project, "Én", "a")
    put(project, "To", "a")
    put(project, "Fire?", "b")
    put(project, "Fire?\nFem", "c")
    put(project, "Sju.", "b")
    assert pairs(project, "turn") == {"a+b": 1, "a+c": 1, "b+c": 2}


def test_near_by_is_so_many_sentences_further_also_in_the_next_turn(project: Project) -> None:
    put(project, "Tre borte!", "a")
    put(project, "Fem nå.", "b")
    assert pairs(project, "near", 1) == {}
    assert pairs(project, "near", 2) == {"a+b": 1}


def test_a_source_without_turns_is_one_turn(project: Project) -> None:
    bare = type(project.sources[0])(id=5, name="Notat", text=TEXT)
    with project.transaction("put") as transaction:
        transaction.put(bare)
    for words, name in (("Én", "a"), ("Sju", "b")):
        start = TEXT.index(words)
        codings.apply(project, bare, start, start + 3, [codes.find_or_create(project, name)])
    assert pairs(project, "turn") == {"a+b": 1}


def test_only_the_codes_asked_for(project: Project) -> None:
    put(project, "To der.", "a", "b", "c")
    ids = [project.code_named(name).id for name in ("a", "c")]
    found = cooccurrence(project, code_ids=ids)
    assert [code.name for code in found.codes] == ["a", "c"]
    assert found.count(*ids) == found.count(*reversed(ids)) == 1
    assert list(found.extracts.values()) == [1, 1]
    assert [count for count, _pair in found.pairs] == [1]


@given(
    st.lists(st.tuples(st.integers(0, 53), st.integers(1, 20), st.integers(0, 2)), max_size=12),
    st.sampled_from(NEARNESSES),
    st.integers(0, 3),
)
def test_it_counts_what_comparing_each_with_each_finds(placed, nearness, sentences) -> None:
    project = fill(in_memory())
    source = sources.add(
        project, "Gruppe 3", [sources.NewTurn(text, None) for text in TEXT.split("\n")]
    )
    three = project.codes
    for start, length, number in placed:
        words = TEXT[start : start + length]
        if words.strip():
            codings.apply(project, source, start, start + len(words), [three[number]])
    found = cooccurrence(project, nearness, sentences)
    ends = [end for _start, end in sentences_of(TEXT, 0, len(TEXT))]
    spans = {
        code.id: {(one.start, one.end) for one in project.codings_of_code(code.id)
                  if one.source == source.id}
        for code in three
    }  # fmt: skip

    def sentence(position: int) -> int:
        return sum(end <= position for end in ends)

    for one, other in ((0, 1), (0, 2), (1, 2)):
        wanted = 0
        turns = set()
        for (a, b), (c, d) in product(spans[three[one].id], spans[three[other].id]):
            gap = max(sentence(c) - sentence(b - 1), sentence(a) - sentence(d - 1))
            if nearness == "overlap":
                wanted += a < d and c < b
            elif nearness == "near":
                wanted += gap <= sentences
            else:
                touched = [{t for t in (0, 1) if s < ((33, 99)[t]) and e > ((0, 33)[t])}
                           for s, e in ((a, b), (c, d))]  # fmt: skip
                turns |= touched[0] & touched[1]
        wanted += len(turns)
        count = found.count(three[one].id, three[other].id)
        assert count == wanted
        behind = together(project, three[one], three[other], nearness, sentences)
        assert nearness == "turn" or len(behind) == count
        assert bool(behind) == bool(count)

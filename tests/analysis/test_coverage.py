"""Coverage: what carries no coding, whole sentences at a time, and how it follows codings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.analysis.coverage import Coverage, Uncoded, coverage, uncoded
from tuicode.model import codes, codings, flags, sources

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Source

SAID = (
    ("I", "What is new? Tell me."),
    ("P1", "The silence. I read the manual in the van. It went well.\nMostly."),
    ("P1", "And the paper."),
    ("I", "Paper?"),
    ("P2", "Everything is signed twice. Then once more."),
)


@pytest.fixture
def project() -> Project:
    return told(SAID)


def told(said) -> Project:
    project = in_memory()
    people = {
        label: sources.add_participant(project, label, role).id
        for label, role in (("I", "interviewer"), ("P1", "participant"), ("P2", "participant"))
    }
    turns = [sources.NewTurn(words, people.get(label)) for label, words in said]
    sources.add(project, "Interview", turns)
    codes.create(project, "quiet")
    return project


def code(project: Project, words: str) -> None:
    source = project.sources[0]
    start = source.text.index(words)
    codings.apply(project, source, start, start + len(words), project.codes)


def words_of(source: Source, spans) -> list[str]:
    return [source.text[start:end] for start, end in spans]


def test_without_a_coding_all_that_participants_say_is_uncoded(project: Project) -> None:
    source = project.sources[0]
    assert words_of(source, uncoded(project, source)) == [
        "The silence. I read the manual in the van. It went well.\nMostly.\nAnd the paper.",
        "Everything is signed twice. Then once more.",
    ]


def test_with_the_interviewers_all_of_it_is_one_stretch(project: Project) -> None:
    source = project.sources[0]
    found = uncoded(project, source, participants_only=False)
    assert found == [(0, len(source.text))]


def test_a_sentence_that_a_coding_touches_is_not_uncoded(project: Project) -> None:
    source = project.sources[0]
    code(project, "the manual")
    code(project, "twice. Then")
    assert words_of(source, uncoded(project, source)) == [
        "The silence.",
        "It went well.\nMostly.\nAnd the paper.",
    ]


def test_what_is_not_analysed_is_not_to_be_coded(project: Project) -> None:
    source = project.sources[0]
    start = source.text.index("It went well.")
    flags.flag(project, source, start, start + 5, "not analysed")
    assert words_of(source, uncoded(project, source)) == [
        "The silence. I read the manual in the van.",
        "Mostly.\nAnd the paper.",
        "Everything is signed twice. Then once more.",
    ]


def test_a_source_without_speakers_counts_whole() -> None:
    project = told([("", "One. Two."), ("", "Three.")])
    source = project.sources[0]
    code(project, "Two.")
    assert words_of(source, uncoded(project, source)) == ["One.", "Three."]
    assert coverage(project) == [Coverage(source.id, 3, 1)]


def test_words_coded_of_words_there_are(project: Project) -> None:
    source = project.sources[0]
    assert coverage(project) == [Coverage(source.id, 23, 0)]
    code(project, "I read the manual")
    code(project, "manual in")
    assert coverage(project) == [Coverage(source.id, 23, 5)]
    flags.flag(project, source, source.text.index("Then"), len(source.text), "not analysed")
    code(project, "What is new?")
    assert coverage(project) == [Coverage(source.id, 20, 5)]
    assert coverage(project, participants_only=False) == [Coverage(source.id, 26, 8)]


def test_half_a_word_is_a_word(project: Project) -> None:
    code(project, "ilen")
    code(project, "manu")
    assert coverage(project)[0].coded == 2


SPAN = st.tuples(st.integers(0, 195), st.integers(1, 40))


@given(st.lists(SPAN, max_size=8), st.lists(st.integers(0, 7), max_size=4), st.booleans())
def test_followed_or_looked_for_anew_it_is_the_same(made, taken, participants_only) -> None:
    project = fill(in_memory())
    source = project.sources[0]
    followed = Uncoded(project, source, participants_only=participants_only)
    chosen = [one for one in project.codes if one.name == "tillit"]
    put = []
    for start, size in made:
        if source.text[start : start + size].strip() and start + size <= len(source.text):
            put += codings.apply(project, source, start, start + size, chosen)
            followed.follow([(start, start + size)])
    for index in taken:
        if index < len(put) and put[index].id in project.tables.table("codings"):
            codings.remove(project, [put[index]])
            followed.follow([(put[index].start, put[index].end)])
    found = followed.stretches
    assert found == uncoded(project, source, participants_only=participants_only)
    coded = {at for one in project.codings_of_source(source.id) for at in range(one.start, one.end)}
    assert not coded & {at for start, end in found for at in range(start, end)}

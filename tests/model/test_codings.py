from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from invented import fill, in_memory, state

from tuicode.model import codes, codings, sources
from tuicode.model.codings import fitted_span
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.records import Pass, Source

if TYPE_CHECKING:
    from tuicode.model.project import Project

WORDS = Source(id=1, name="Gruppe 1", text="  ett to\n\tre  ")


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.mark.parametrize(
    ("start", "end", "fitted"),
    [
        (2, 5, (2, 5)),
        (0, 5, (2, 5)),
        (1, 6, (2, 5)),
        (2, 6, (2, 5)),
        (4, 7, (4, 7)),
        (5, 8, (6, 8)),
        (6, 12, (6, 12)),
        (8, 14, (10, 12)),
        (0, 14, (2, 12)),
        (13, 14, None),
        (0, 2, None),
        (8, 10, None),
    ],
)
def test_a_span_leaves_out_white_space_at_its_ends(start, end, fitted) -> None:
    if fitted is None:
        with pytest.raises(ProjectError, match=f"no words between {start} and {end} of «Gruppe 1»"):
            fitted_span(WORDS, start, end)
    else:
        assert fitted_span(WORDS, start, end) == fitted


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (0, 15), (3, 3), (5, 4), (14, 15), (14, 14), (99, 100)]
)
def test_a_span_outside_its_source_is_refused(start: int, end: int) -> None:
    with pytest.raises(ProjectError, match="which has 14 characters; give a start below the end"):
        fitted_span(WORDS, start, end)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("blåbær", 2, 6, "åbær"),
        (unicodedata.normalize("NFD", "på"), 0, 3, "pa\u030a"),
        ("a🙂b🧑‍🏫c", 1, 2, "🙂"),
        ("a🙂b🧑‍🏫c", 3, 6, "🧑‍🏫"),
        ("街灯はどこ", 1, 3, "灯は"),
        ("　街灯　", 0, 4, "街灯"),
        ("\u00a0mellom\u2009rom\u2028", 0, 12, "mellom\u2009rom"),
        ("שלום עולם", 0, 9, "שלום עולם"),
    ],
)
def test_positions_are_code_points(text: str, start: int, end: int, words: str) -> None:
    begin, finish = fitted_span(Source(id=1, name="x", text=text), start, end)
    assert text[begin:finish] == words


@given(st.text(max_size=30), st.integers(-2, 32), st.integers(-2, 32))
def test_a_fitted_span_is_the_words_and_lies_within(text: str, start: int, end: int) -> None:
    source = Source(id=1, name="x", text=text)
    if 0 <= start < end <= len(text) and text[start:end].strip():
        begin, finish = fitted_span(source, start, end)
        assert start <= begin < finish <= end
        assert text[begin:finish] == text[start:end].strip()
        assert fitted_span(source, begin, finish) == (begin, finish)
    else:
        with pytest.raises(ProjectError):
            fitted_span(source, start, end)


def test_codings_carry_the_coder_the_pass_and_the_time(project: Project) -> None:
    source, code = project.sources[1], project.codes[0]
    (coding,) = codings.apply(project, source, 0, 10, [code])
    assert (coding.by, coding.pass_) == ("Kari", project.current_pass.id)
    assert coding.at == project.log[-1].at
    assert (coding.source, coding.start, coding.end) == (source.id, 0, 9)
    assert coding.code == code.id
    assert project.coding(coding.id) == coding


def test_the_whole_source_can_be_coded(project: Project) -> None:
    source = project.sources[0]
    (coding,) = codings.apply(project, source, 0, len(source.text), project.codes[:1])
    assert source.text[coding.start : coding.end] == source.text


def test_a_code_goes_on_a_span_once_in_a_pass(project: Project) -> None:
    source = project.sources[1]
    first, second, third = project.codes
    assert len(codings.apply(project, source, 0, 9, [first, second, first])) == 2
    (added,) = codings.apply(project, source, 0, 10, [second, third])
    assert added.code == third.id
    assert project.log[-1].summary == f"{third.tag} on Gruppe 2 0-9"
    assert [c.code for c in codings.apply(project, source, 0, 8, [first])] == [first.id]


def test_in_another_pass_a_code_goes_on_the_span_again(project: Project) -> None:
    source, code = project.sources[1], project.codes[0]
    (first,) = codings.apply(project, source, 0, 9, [code])
    with project.transaction("new pass") as transaction:
        transaction.put(msgspec.structs.replace(project.passes[0], ended="2026-01-02T03:04:05Z"))
        transaction.put(Pass(id=7, number=2, name="Second pass"))
    assert project.current_pass.number == 2
    (second,) = codings.apply(project, source, 0, 9, [code])
    assert (first.pass_, second.pass_) == (project.passes[0].id, 7)
    assert codings.apply(project, source, 0, 9, [code]) == []


def test_codings_are_in_text_order_and_counted_by_code(project: Project) -> None:
    source, code = project.sources[1], project.code_named("tillit")
    for start in (40, 5, 22, 0):
        codings.apply(project, source, start, start + 9, [code])
        codings.apply(project, source, start, start + 15, [code])
    found = project.codings_of_source(source.id)
    assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)
    assert len(found) == project.count_of_code(code.id) == 8
    assert {c.id for c in project.codings_of_code(code.id)} == {c.id for c in found}
    assert project.count_of_code(0) == 0
    assert list(project.codings_of_code(0)) == []
    assert list(project.codings_of_source(0)) == []


def test_what_was_undone_cannot_be_coded_with(project: Project) -> None:
    """It would leave a coding of nothing, and the file would not open again."""
    source = project.sources[0]
    stale = codes.create(project, "angret")
    project.undo()
    before = state(project)
    with pytest.raises(NotFound):
        codings.apply(project, source, 0, 9, [stale])
    with pytest.raises(NotFound):
        codings.recode(project, project.codings[0], [stale])
    gone = sources.add(project, "Gruppe 3", [sources.NewTurn("Et helt nytt intervju.")])
    project.undo()
    with pytest.raises(NotFound):
        codings.apply(project, gone, 0, 9, project.codes[:1])
    assert state(project) == before


def test_removed_codings_are_gone_and_come_back(project: Project) -> None:
    source = project.sources[0]
    codings.apply(project, source, 0, 9, project.codes)
    before = list(project.codings_of_source(source.id))
    codings.remove(project, before)
    assert list(project.codings_of_source(source.id)) == []
    assert project.log[-1].summary.endswith("off Gruppe 1 0-9")
    codings.remove(project, [])
    codings.remove(project, before[:1])
    assert project.log[-1].action == "uncode"
    project.undo()
    assert list(project.codings_of_source(source.id)) == before


def test_all_codings_of_a_source_or_a_code_can_be_removed_as_they_are_given(
    project: Project,
) -> None:
    source = project.sources[0]
    for start in (10, 20, 30):
        codings.apply(project, source, start, start + 9, project.codes)
    codings.remove(project, project.codings_of_source(source.id))
    assert project.codings == []
    project.undo()
    assert len(project.codings) == 10
    codings.remove(project, list(project.codings_of_code(project.codes[0].id)))
    assert len(project.codings) == 7


def test_a_recoded_coding_remembers(project: Project) -> None:
    coding = project.codings[0]
    first = project.code(coding.code)
    second, third = (code for code in project.codes if code.id != first.id)
    codings.recode(project, coding, [second])
    (changed,) = codings.recode(project, coding, [third])
    assert changed.id == coding.id
    assert [(was.code, was.why) for was in changed.was] == [
        (first.id, "recoded"),
        (second.id, "recoded"),
    ]
    assert project.count_of_code(third.id) == 1
    assert project.count_of_code(first.id) == project.count_of_code(second.id) == 0
    number = project.revision
    assert codings.recode(project, coding, [third]) == [changed]
    assert project.revision == number


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12))
def test_each_coding_is_found_at_its_place(spans: list[tuple[int, int]]) -> None:
    project = fill(in_memory())
    source, code = project.sources[1], project.codes[0]
    made = {}
    for start, length in spans:
        assume(source.text[start : start + length].strip())
        for coding in codings.apply(project, source, start, start + length, [code]):
            made[coding.id] = source.text[start : start + length].strip()
    found = {c.id: source.text[c.start : c.end] for c in project.codings_of_source(source.id)}
    assert found == made

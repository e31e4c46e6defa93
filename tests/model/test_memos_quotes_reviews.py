"""Memos, quotes and reviews: written, changed, taken away; the log never holds their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory, state

from tuicode.model import codings, flags, memos, quotes, reviews
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.extracts import extract_at

if TYPE_CHECKING:
    from tuicode.model.project import Project

WORDS = "dette sa hun i tillit"


@pytest.fixture
def project() -> Project:
    project = fill(in_memory())
    tillit = project.code_named("tillit")
    codings.apply(project, project.sources[0], 42, 50, [tillit])
    codings.apply(project, project.sources[1], 0, 9, [tillit])
    return project


def spans(extracts) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in extracts]


def test_a_memo_on_an_extract_a_code_and_a_source(project: Project) -> None:
    source, code = project.sources[0], project.code_named("tillit")
    on_span = memos.write(project, f"  {WORDS} ", ("sources", source.id), 0, 10)
    on_code = memos.write(project, WORDS, ("codes", code.id))
    on_source = memos.write(project, WORDS, ("sources", source.id))
    assert (on_span.text, on_span.start, on_span.end, on_span.by) == (WORDS, 0, 9, "Kari")
    assert memos.memos_about(project, ("sources", source.id), 0, 9) == [on_span]
    assert memos.memos_about(project, ("sources", source.id)) == [on_source]
    assert memos.memos_about(project, ("codes", code.id)) == [on_code]
    summaries = [entry.summary for entry in project.log[-3:]]
    assert summaries == ["on Gruppe 1 0-9", "on TI tillit", "on Gruppe 1"]


def test_a_memo_is_rewritten_and_taken_away_and_undone(project: Project) -> None:
    about = ("codes", project.code_named("tillit").id)
    memo = memos.write(project, WORDS, about)
    again = memos.rewrite(project, memo, "kortere")
    assert memos.memos_about(project, about) == [again]
    assert (again.id, again.at) == (memo.id, memo.at)
    memos.remove(project, again)
    assert memos.memos_about(project, about) == []
    project.undo()
    project.undo()
    assert memos.memos_about(project, about) == [memo]
    assert all(WORDS not in entry.summary for entry in project.log)


def test_a_memo_needs_words_and_something_to_be_about(project: Project) -> None:
    about = ("codes", project.code_named("tillit").id)
    memo = memos.write(project, WORDS, about)
    before = state(project)
    for refused, error in (
        (lambda: memos.write(project, "  \n", about), ProjectError),
        (lambda: memos.rewrite(project, memo, " "), ProjectError),
        (lambda: memos.write(project, WORDS, ("codes", 4711)), NotFound),
        (
            lambda: memos.write(project, WORDS, ("sources", project.sources[0].id), 5, 5),
            ProjectError,
        ),
    ):
        with pytest.raises(error):
            refused()
    assert state(project) == before
    memos.remove(project, memo)
    with pytest.raises(NotFound):
        memos.rewrite(project, memo, "x")
    with pytest.raises(NotFound):
        memos.remove(project, memo)


def test_a_quote_is_chosen_once_and_let_go(project: Project) -> None:
    source = project.sources[0]
    quote = quotes.choose(project, source, 0, 10)
    assert (quote.start, quote.end) == (0, 9)
    assert quotes.choose(project, source, 0, 9) == quote
    assert quotes.quotes_on(project, source.id, 0, 9) == [quote]
    assert project.log[-1].summary == "Gruppe 1 0-9"
    quotes.let_go(project, [quote])
    assert quotes.quotes_of_source(project, source.id) == []
    with pytest.raises(NotFound):
        quotes.let_go(project, [quote])


def test_what_is_not_analysed_is_no_quote(project: Project) -> None:
    flags.flag(project, project.sources[0], 5, 20, "not analysed")
    with pytest.raises(ProjectError, match="not analysed"):
        quotes.choose(project, project.sources[0], 0, 9)


def test_a_round_goes_through_the_extracts_and_a_new_one_begins_again(project: Project) -> None:
    number = reviews.current_round(project)
    assert (number, reviews.next_round(project)) == (1, 1)
    assert spans(reviews.left(project, 1)) == [(0, 9), (42, 50), (0, 9)]
    first, second, third = reviews.left(project, 1)
    reviews.decide(project, second, "kept", 1)
    assert reviews.left(project, 1) == [first, third]
    assert reviews.left(project, 1, [project.sources[1].id]) == [third]
    reviews.decide(project, first, "skipped", 1)
    reviews.decide(project, third, "kept", 1)
    assert reviews.left(project, 1) == []
    assert reviews.next_round(project) == 2
    assert len(reviews.left(project, 2)) == 3
    assert reviews.current_round(project) == 1


def test_a_later_verdict_replaces_the_one_of_the_same_round(project: Project) -> None:
    extract = extract_at(project, project.sources[0].id, 0, 9)
    assert extract is not None
    reviews.decide(project, extract, "skipped", 1)
    reviews.decide(project, extract, "kept", 1)
    reviews.decide(project, extract, "recoded", 2)
    made = [(one.round, one.verdict) for one in project.tables.table("reviews").values()]
    assert made == [(1, "kept"), (2, "recoded")]
    assert project.log[-1].summary == "recoded: Gruppe 1 0-9"
    project.undo()
    assert reviews.current_round(project) == 1


def test_what_is_not_analysed_is_not_reviewed(project: Project) -> None:
    flags.flag(project, project.sources[0], 5, 20, "not analysed")
    assert spans(reviews.left(project, 1)) == [(42, 50), (0, 9)]

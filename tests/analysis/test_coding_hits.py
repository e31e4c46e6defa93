from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TURNS, fill, in_memory

from tuicode.analysis.coding_hits import AROUND, code_hits, spans_of
from tuicode.analysis.expressions import OutOfTime
from tuicode.analysis.finding import find_in
from tuicode.model import codes, readings, sources
from tuicode.model.errors import ProjectError
from tuicode.model.records import Flag

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def texts(project: Project, hits, around) -> list[str]:
    return [source.text[slice(*span)] for source, span in spans_of(project, hits, around)]


def test_codes_go_on_all_of_it_in_one_step(project) -> None:
    hits = find_in(project, "ringe", "stem")
    before, revision = project.codings, project.revision
    chosen, put = code_hits(project, hits, lambda: [codes.create(project, "telefon")])
    assert [code.name for code in chosen] == ["telefon"]
    assert [project.source(one.source).text[one.start : one.end] for one in put] == ["ringer"] * 4
    assert project.revision == revision + 1
    assert project.log[-1].summary == "new code TE telefon; telefon on 4 places found"
    project.undo()
    assert project.codings == before
    assert not any(code.name == "telefon" for code in project.codes)


def test_it_goes_on_the_sentence_or_the_turn_around_once(project) -> None:
    hits = find_in(project, "ringer", source_ids=[project.sources[0].id])
    assert texts(project, hits, "words found") == ["ringer", "ringer"]
    assert texts(project, hits, "sentence") == [TURNS[1]]
    hits = find_in(project, "nobody", source_ids=[project.sources[0].id])
    assert texts(project, hits, "sentence") == ["But nobody was."]
    assert texts(project, hits, "turn") == [TURNS[2]]


def test_what_is_not_analysed_and_white_space_get_no_code(project) -> None:
    first, second = project.sources
    start = first.text.index("ringer")
    with project.transaction("flag") as transaction:
        transaction.put(
            Flag(id=7, source=first.id, start=start + 2, end=start + 3, kind="not analysed")
        )
        transaction.put(Flag(id=8, source=second.id, start=0, end=200, kind="departing"))
    hits = find_in(project, "ringer")
    assert len(spans_of(project, hits)) == 3
    assert len(spans_of(project, hits, "turn")) == 1
    revision = project.revision
    nothing = find_in(project, r"\n", "expression")
    assert nothing
    assert code_hits(project, nothing, lambda: pytest.fail("no code is asked for")) == ([], [])
    assert project.revision == revision


def test_where_a_code_cannot_be_made_nothing_is_done(project) -> None:
    hits, revision, before = find_in(project, "ringer"), project.revision, project.codings
    with pytest.raises(ProjectError):
        code_hits(project, hits, lambda: [codes.create(project, "tillit")])
    assert (project.revision, project.codings) == (revision, before)


@given(st.text("aei .", max_size=3), st.sampled_from(AROUND))
def test_every_span_holds_its_hit(query: str, around) -> None:
    project = fill(in_memory())
    hits = find_in(project, query)
    spans = spans_of(project, hits, around)
    held = [
        any(source.id == hit.source and start <= hit.start and hit.end <= end
            for source, (start, end) in spans)
        for hit in hits
    ]  # fmt: skip
    assert all(held)
    assert len(spans) <= len(hits)


def test_hits_come_in_reading_order(project) -> None:
    first, second = project.sources
    readings.reorder(project, [second.id])
    assert [hit.source for hit in find_in(project, "folk")] == [second.id, first.id]


@pytest.mark.parametrize("manner", ["plain", "word", "stem", "expression"])
def test_a_search_of_any_manner_is_stopped_where_a_limit_is_given(manner) -> None:
    project = in_memory()
    sources.add(project, "One", [sources.NewTurn("words of it")] * 5_000)
    with pytest.raises(OutOfTime, match="stopped after 1e-06 s"):
        find_in(project, "words", manner, seconds=1e-6)
    assert len(find_in(project, "words", manner, seconds=60)) == 5_000

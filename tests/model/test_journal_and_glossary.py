"""Memos on anything, the journal and the glossary: what they hold, and what the log says."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import contents, fill, in_memory, state

from tuicode.analysis.terms import finder_of, places_of_term
from tuicode.analysis.writing import about_told, saying
from tuicode.model import codes, glossary, journal, memos, sources
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.integrity import faults
from tuicode.model.method_questions import OF_PHASE, questions
from tuicode.model.records import Memo, Quote, Relation, Theme

if TYPE_CHECKING:
    from tuicode.model.project import Project

WORDS = "dette er mitt eget"


@pytest.fixture
def project() -> Project:
    project = fill(in_memory())
    with project.transaction("themes") as transaction:
        for one, name in ((11, "Roller"), (12, "Mørke")):
            transaction.put(Theme(id=one, name=name))
        transaction.put(Relation(id=13, from_=11, to=12, kind="leads to"))
        transaction.put(Quote(id=14, source=project.sources[0].id, start=0, end=9))
    return project


def everything(project: Project) -> dict[str, tuple[str, int]]:
    return {
        "Gruppe 1": ("sources", project.sources[0].id),
        "Deltaker 1": ("participants", project.participants[0].id),
        "TI tillit": ("codes", project.code_named("tillit").id),
        "NR · Gruppe 1, turn 1": ("codings", project.codings[0].id),
        "Roller": ("themes", 11),
        "Roller leads to Mørke": ("relations", 13),
        "pass 1 First pass": ("passes", project.passes[0].id),
        "Gruppe 1, turn 1": ("quotes", 14),
    }


def test_a_memo_is_on_anything_and_told_by_its_name(project: Project) -> None:
    for name, about in everything(project).items():
        memo = memos.write(project, WORDS, about)
        assert about_told(project, memo) == name
        assert WORDS not in project.log[-1].summary
        assert project.log[-1].summary.startswith("on ")
    whole = memos.write(project, WORDS)
    assert about_told(project, whole) == "the project"
    assert memos.memos_about(project, None) == [whole]


def test_a_code_in_vivo_is_told_by_its_tag_alone_in_the_log(project: Project) -> None:
    code = codes.create(project, "ringer folk til oss", origin="in vivo")
    memos.write(project, WORDS, ("codes", code.id))
    assert project.log[-1].summary == f"on {code.tag}"


@pytest.mark.parametrize("table", ["themes", "relations", "codings", "quotes"])
def test_a_memo_outlives_what_it_is_about(project: Project, table: str) -> None:
    about = next(one for one in everything(project).values() if one[0] == table)
    memo = memos.write(project, WORDS, about)
    entry = journal.write(project, WORDS, links=[about])
    with project.transaction("delete") as transaction:
        if table == "themes":
            transaction.delete("relations", 13)
        transaction.delete(*about)
    assert about_told(project, memo) == "something that is gone"
    assert journal.links_of(project, entry) == []
    assert faults(contents(project)) == []
    memos.rewrite(project, memo, "nytt")
    assert "gone" in project.log[-1].summary


def test_a_file_with_memos_on_what_nobody_knows_is_sound(project: Project) -> None:
    odd = Memo(id=5, text="x", at="", about=("dreams", 1), links=(("dreams", 2),))
    with project.transaction("odd") as transaction:
        transaction.put(odd)
    assert faults(contents(project)) == []
    assert about_told(project, odd) == "something that is gone"


def test_an_entry_is_private_until_it_is_ticked(project: Project) -> None:
    entry = journal.write(project, WORDS, prompt=" Hva antok jeg? ", phase=2)
    assert (entry.kind, entry.private, entry.prompt) == ("journal", True, "Hva antok jeg?")
    memos.keep_private(project, [entry], private=False)
    assert [one.private for one in journal.entries(project)] == [False]
    assert memos.keep_private(project, journal.entries(project), private=False) == []
    memos.keep_private(project, journal.entries(project), private=True)
    actions = [one.action for one in project.log[-3:]]
    assert actions == ["journal entry", "tick", "untick"]
    assert all(WORDS not in one.summary for one in project.log)
    project.undo()
    assert not journal.entries(project)[0].private


def test_entries_are_no_memos_and_memos_no_entries(project: Project) -> None:
    about = ("codes", project.codes[0].id)
    memo, entry = memos.write(project, "m", about), journal.write(project, "j", about)
    assert memos.memos_about(project, about) == memos.all_memos(project) == [memo]
    assert journal.entries(project) == [entry]


def test_links_are_added_once_and_taken_away(project: Project) -> None:
    entry = journal.write(project, WORDS)
    links = [("codes", project.codes[0].id), ("themes", 11)]
    linked = journal.link(project, entry, [*links, *links])
    assert linked.links == tuple(links)
    revision = project.revision
    assert journal.link(project, linked, links) == linked
    assert project.revision == revision
    assert journal.unlink(project, linked, links[:1]).links == tuple(links[1:])
    with pytest.raises(NotFound):
        journal.link(project, entry, [("themes", 99)])


def test_what_is_refused_changes_nothing(project: Project) -> None:
    before = state(project)
    for refused in (
        lambda: journal.write(project, " \n"),
        lambda: journal.write(project, "x", phase=7),
        lambda: journal.write(project, "x", links=[("codes", 99)]),
        lambda: journal.write(project, "x", ("dreams", 1)),
        lambda: memos.write(project, "x", None, 0, 5),
        lambda: memos.write(project, "x", ("codes", project.codes[0].id), 0, 5),
        lambda: memos.memo_of(project, 99),
        lambda: glossary.add(project, "", "x"),
        lambda: glossary.add(project, "x", " "),
        lambda: glossary.term_named(project, "x"),
    ):
        with pytest.raises(ProjectError):
            refused()
    assert state(project) == before


def test_memos_are_found_by_their_words_in_any_form(project: Project) -> None:
    one = memos.write(project, "De fordeler rollene på nytt.")
    other = memos.write(project, "Ingenting.")
    assert saying([one, other], "rolle fordele") == [one]
    assert saying([one, other], "ingen") == [other]
    assert saying([one, other], "[(") == []


def test_every_phase_has_questions_of_its_own_first() -> None:
    assert set(OF_PHASE) == set(range(1, 7))
    for phase in OF_PHASE:
        assert questions(phase)[0] in OF_PHASE[phase]
        assert "What did I assume?" in questions(phase)
    assert len(set(questions())) == len(questions()) > 20


def test_a_term_is_said_once_and_the_log_does_not_name_it(project: Project) -> None:
    term = glossary.add(
        project, " ringe  rundt ", "telefonere", ["ringer", "RINGER", "ringe rundt"]
    )
    assert (term.name, term.forms) == ("ringe rundt", ("ringer",))
    with pytest.raises(ProjectError, match="already"):
        glossary.add(project, "Ringer", "noe annet")
    memos.write(project, "et ord", ("terms", term.id))
    assert project.log[-1].summary == "on one term"
    changed = glossary.rewrite(project, term, meaning="å varsle")
    assert (changed.name, changed.forms) == (term.name, term.forms)
    assert glossary.term_named(project, "RINGER") == changed
    glossary.remove(project, changed)
    assert glossary.terms(project) == []
    assert not [one for one in project.log if "ring" in one.summary]
    with pytest.raises(NotFound):
        glossary.rewrite(project, term, "x")


def test_terms_are_said_in_whole_words_in_all_forms(project: Project) -> None:
    term = glossary.add(project, "ring", "kall", ["ringer"])
    text = project.sources[0].text
    places = places_of_term(project, term)
    assert {text[one.start : one.end] for one in places} == {"ringer"}
    assert len(places) == 4
    finder = finder_of(project)
    assert finder.among(text, 0, len(text)) == [term]
    assert finder.among(text, 0, 10) == []


@given(
    st.lists(st.text("abß ", max_size=6), min_size=1, max_size=5),
    st.text("abß A.\n", max_size=40),
)
def test_the_finder_finds_just_what_has_a_place(forms: list[str], said: str) -> None:
    project = in_memory()
    source = sources.add(project, "Kilde", [sources.NewTurn(f"{said}.", None)])
    for form in forms:
        with suppress(ProjectError):
            glossary.add(project, form, "noe")
    found = {one.id for one in finder_of(project).among(source.text, 0, len(source.text))}
    placed = {one.id for one in glossary.terms(project) if places_of_term(project, one)}
    assert found == placed

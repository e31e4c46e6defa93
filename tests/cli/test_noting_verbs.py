"""`flag`, `quote`, and what `show` tells of flags, quotes, memos and coverage."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import tuicode as package
from tuicode.model import memos


def show(tuicode, project, what, *options):
    return tuicode("show", project, what, "--json", *options).json


def test_a_flag_goes_on_and_off(tuicode, project) -> None:
    answer = tuicode("flag", project, "gruppe 1", 3, 10, "departing", "--note", "motsatt")
    assert (answer.status, answer.out) == (0, "Put «departing» on Gruppe 1, 4-9.\n")
    (row,) = show(tuicode, project, "flags")
    assert (row["source"], row["start"], row["end"], row["text"]) == ("Gruppe 1", 4, 9, "skjer")
    assert (row["kind"], row["note"], row["resolved"]) == ("departing", "motsatt", "")
    answer = tuicode("flag", project, "Gruppe 1", 4, 9, "departing", "--off")
    assert answer.out == "Took «departing» off Gruppe 1, 4-9.\n"
    assert show(tuicode, project, "flags") == []


def test_a_question_is_resolved(tuicode, project) -> None:
    tuicode("flag", project, "Gruppe 1", 0, 9, "ask-supervisor", "--note", "navn?")
    answer = tuicode("flag", project, "Gruppe 1", 0, 9, "ask-supervisor", "--resolve")
    assert answer.out == "Resolved «ask supervisor» on Gruppe 1, 0-9.\n"
    assert show(tuicode, project, "flags")[0]["resolved"]
    assert "navn?" in tuicode("show", project, "flags").out


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["Gruppe 1", 0, 9, "departing", "--off"], 1, "There is no flag «departing» on Gruppe 1"),
        (["Gruppe 9", 0, 9, "departing"], 1, "no «Gruppe 9»"),
        (["Gruppe 1", 9, 9, "departing"], 1, "9 to 9 is not a span"),
        (["Gruppe 1", 0, 9, "unknown"], 2, "unknown"),
        (["Gruppe 1", 0, 9, "departing", "--off", "--resolve"], 2, "Only one of"),
    ],
)
def test_what_cannot_be_flagged_leaves_the_project_as_it_was(
    tuicode, project, arguments, status, sentence
) -> None:
    before = project.read_bytes()
    answer = tuicode("flag", project, *arguments)
    assert answer.status == status
    assert sentence in answer.err
    assert project.read_bytes() == before


def test_only_a_question_is_resolved(tuicode, project) -> None:
    tuicode("flag", project, "Gruppe 1", 0, 9, "departing")
    answer = tuicode("flag", project, "Gruppe 1", 0, 9, "departing", "--resolve")
    assert answer.status == 1
    assert "Only a question" in answer.err


def test_a_quote_is_chosen_and_let_go(tuicode, project) -> None:
    assert tuicode("quote", project, "Gruppe 1", 0, 10).out == "Gruppe 1, 0-9 is a quote.\n"
    tuicode("quote", project, "Gruppe 1", 0, 9)
    (row,) = show(tuicode, project, "quotes")
    assert row["text"] == "Hva skjer"
    assert "Hva skjer" in tuicode("show", project, "quotes").out
    assert tuicode("quote", project, "Gruppe 1", 0, 9, "--off").status == 0
    answer = tuicode("quote", project, "Gruppe 1", 0, 9, "--off")
    assert (answer.status, show(tuicode, project, "quotes")) == (1, [])


def test_what_is_not_analysed_is_told_nowhere_and_carries_no_code(
    tuicode, project, tmp_path
) -> None:
    tuicode("quote", project, "Gruppe 1", 0, 9)
    tuicode("flag", project, "Gruppe 1", 4, 9, "not-analysed")
    for what in ("flags", "quotes", "codings"):
        assert {row["text"] for row in show(tuicode, project, what)} == {None}
        assert "skjer" not in tuicode("show", project, what).out
    answer = tuicode("code", project, "Gruppe 1", 0, 20, "TI")
    assert answer.status == 1
    assert "not analysed" in answer.err
    answer = tuicode("export", project, "codes", tmp_path / "codes.csv")
    assert "1 extract was left out, as it touches what is not analysed." in answer.out
    sources = show(tuicode, project, "sources")
    assert sources[0]["words"] == sources[1]["words"] - 1


def test_private_memos_are_shown_when_asked_for(tuicode, project) -> None:
    with package.open(project) as opened:
        memos.write(opened, "åpent", ("codes", opened.codes[0].id))
        hidden = memos.write(opened, "for meg selv", ("sources", opened.sources[0].id), 0, 9)
        with opened.transaction("private") as transaction:
            transaction.put(replace(hidden, private=True))
    assert [row["text"] for row in show(tuicode, project, "memos")] == ["åpent"]
    assert "for meg selv" not in tuicode("show", project, "memos").out
    rows = show(tuicode, project, "memos", "--private")
    by_text = {row["text"]: row for row in rows}
    assert set(by_text) == {"åpent", "for meg selv"}
    assert by_text["for meg selv"]["name"] == "Gruppe 1"
    assert by_text["åpent"]["about"] == "codes"


def test_coverage_tells_words_and_stretches(tuicode, project) -> None:
    first, second = show(tuicode, project, "coverage")
    assert (first["source"], first["coded"]) == ("Gruppe 1", 0)
    assert second["uncoded"]
    tuicode("code", project, "Gruppe 2", second["uncoded"][0]["start"], 60, "TI")
    changed = show(tuicode, project, "coverage")[1]
    assert changed["coded"] > 0
    assert changed["uncoded"] != second["uncoded"]
    assert "Gruppe 2" in tuicode("show", project, "coverage").out


@pytest.mark.parametrize("what", ["flags", "quotes", "memos", "coverage"])
def test_where_there_is_nothing_a_sentence_says_so(tuicode, empty, what) -> None:
    assert tuicode("show", empty, what).out.startswith("There are no ")
    assert show(tuicode, empty, what) == []

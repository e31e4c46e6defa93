"""`memo`, `journal`, `glossary`, and what `show` and `export` tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import tuicode as package
from tuicode.model import journal, memos
from tuicode.model.records import Theme

if TYPE_CHECKING:
    from pathlib import Path


def one_memo(path: Path):
    with package.open(path, read_only=True) as opened:
        return memos.all_memos(opened)[-1]


@pytest.fixture
def themed(project: Path) -> Path:
    with package.open(project) as opened, opened.transaction("theme") as transaction:
        transaction.put(Theme(id=77, name="Roller"))
    return project


@pytest.mark.parametrize(
    ("on", "table", "told"),
    [
        ("code:ti", "codes", "TI tillit"),
        ("theme:roller", "themes", "Roller"),
        ("theme:77", "themes", "Roller"),
        ("source:gruppe 1", "sources", "Gruppe 1"),
        ("participant:Deltaker 1", "participants", "Deltaker 1"),
        ("pass:1", "passes", "pass 1 First pass"),
        ("turn:Gruppe 1:2", "sources", "Gruppe 1, turn 2"),
        ("extract:Gruppe 1:0-9", "sources", "Gruppe 1, turn 1"),
    ],
)
def test_a_memo_is_written_on_what_is_named(tuicode, themed, on, table, told) -> None:
    answer = tuicode("memo", themed, "Nytt *her*.", "--on", on)
    assert answer.status == 0
    assert answer.out.rstrip().endswith(f"on {told}.")
    memo = one_memo(themed)
    assert (memo.about[0], memo.text, memo.private) == (table, "Nytt *her*.", False)
    assert (memo.start is not None) == (on.split(":")[0] in {"turn", "extract"})


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("x", "--on", "dream:one"), 2),
        (("x", "--on", "code"), 2),
        (("x", "--on", "extract:Gruppe 1:9"), 2),
        (("x", "--on", "turn:Gruppe 1"), 2),
        (("x", "--on", "turn:Gruppe 1:99"), 1),
        (("x", "--on", "extract:Gruppe 1:5-99999"), 1),
        (("x", "--on", "code:none"), 1),
        (("x", "--on", "theme:none"), 1),
        (("x", "--on", "pass:9"), 1),
        ((" ",), 1),
        ((), 2),
        (("x", "--remove", "5"), 2),
        (("--remove", "5"), 1),
        (("x", "--rewrite", "5"), 1),
    ],
)
def test_what_is_asked_in_the_wrong_way_is_one_sentence(
    tuicode, project, arguments, status
) -> None:
    answer = tuicode("memo", project, *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert answer.err.count("\n") == 1
    assert tuicode("show", project, "memos", "--private", "--json").json == []


def test_a_memo_is_rewritten_and_removed_by_its_id(tuicode, project) -> None:
    tuicode("memo", project, "først", "--private")
    (row,) = tuicode("show", project, "memos", "--private", "--json").json
    assert row["private"]
    assert row["name"] is None
    tuicode("memo", project, "siden", "--rewrite", row["id"])
    assert tuicode("show", project, "memos", "--private", "--json").json[0]["text"] == "siden"
    assert tuicode("show", project, "memos", "--json").json == []
    tuicode("memo", project, "--remove", row["id"])
    assert tuicode("show", project, "memos", "--private", "--json").json == []


def test_an_entry_is_written_ticked_linked_and_exported(tuicode, project, tmp_path) -> None:
    answer = tuicode(
        "journal", project, "Jeg antok.", "--link", "code:ti", "--question", "Hva?", "--phase", "2"
    )
    assert "private" in answer.out
    assert tuicode("show", project, "journal", "--json").json == []
    (row,) = tuicode("show", project, "journal", "--private", "--json").json
    assert (row["kind"], row["question"], row["phase"]) == ("journal", "Hva?", 2)
    assert [one["name"] for one in row["links"]] == ["TI tillit"]
    out = tmp_path / "journal.md"
    tuicode("export", project, "journal", out)
    assert "antok" not in out.read_text("utf-8")
    tuicode("journal", project, "--tick", row["id"])
    tuicode("journal", project, "--to", row["id"], "--link", "pass:1", "--unlink", "code:TI")
    (row,) = tuicode("show", project, "journal", "--json").json
    assert [one["kind"] for one in row["links"]] == ["passes"]
    tuicode("export", project, "journal", out, "--overwrite")
    assert "antok" in out.read_text("utf-8")
    tuicode("journal", project, "--untick", row["id"])
    assert tuicode("show", project, "journal", "--json").json == []


def test_a_script_learns_the_id_of_what_it_wrote(tuicode, project) -> None:
    (memo,) = tuicode("memo", project, "Hvem ringer?", "--json").json
    (entry,) = tuicode("journal", project, "Jeg også.", "--json").json
    assert (memo["kind"], entry["kind"], entry["private"]) == ("memo", "journal", True)
    assert (
        tuicode("memo", project, "Hvem?", "--rewrite", memo["id"], "--json").json[0]["text"]
        == "Hvem?"
    )
    (ticked,) = tuicode("journal", project, "--tick", entry["id"], "--json").json
    assert (ticked["id"], ticked["private"]) == (entry["id"], False)
    assert tuicode("memo", project, "--remove", memo["id"], "--json").json == []
    assert "What did I assume?" in tuicode("journal", project, "--questions", "--json").json


def test_what_is_about_nothing_or_not_linked_is_refused(tuicode, project) -> None:
    (entry,) = tuicode("journal", project, "Ukjent.", "--link", "code:TI", "--json").json
    before = project.read_bytes()
    for arguments in (
        ("memo", project, "x", "--on", ""),
        ("journal", project, "x", "--on", ""),
        ("journal", project, "x", "--link", ""),
        ("journal", project, "--to", entry["id"], "--unlink", "pass:1"),
        ("journal", project, "--to", entry["id"], "--unlink", "code:TI", "--unlink", "pass:1"),
    ):
        answer = tuicode(*arguments)
        assert answer.status in {1, 2}
        assert answer.err.count("\n") == 1
        assert project.read_bytes() == before


def test_of_several_that_are_ticked_all_or_none_are(tuicode, project) -> None:
    with package.open(project) as opened:
        entry = journal.write(opened, "x")
    answer = tuicode("journal", project, "--tick", entry.id, "--tick", "5")
    assert answer.status == 1
    assert tuicode("show", project, "journal", "--json").json == []


def test_questions_of_the_method_are_listed(tuicode, project) -> None:
    lines = tuicode("journal", project, "--questions", "--phase", "3").out.splitlines()
    assert lines[0] == "Is this a shared meaning, or only a topic?"
    assert "What surprised me?" in lines


def test_memos_are_found_by_words_in_any_form(tuicode, project) -> None:
    for text in ("De fordeler rollene.", "Noe annet."):
        tuicode("memo", project, text)
    rows = tuicode("show", project, "memos", "--find", "rolle", "--json").json
    assert [row["text"] for row in rows] == ["De fordeler rollene."]
    assert tuicode("show", project, "codes", "--find", "rolle").status == 2


def test_the_glossary_is_kept_by_name_or_form(tuicode, project) -> None:
    tuicode("glossary", project, "add", "ring", "varsle", "--form", "ringer")
    tuicode("glossary", project, "rewrite", "RINGER", "--name", "ringe")
    (row,) = tuicode("show", project, "glossary", "--json").json
    assert (row["name"], row["meaning"], row["forms"]) == ("ringe", "varsle", ["ringer"])
    assert row["places"] == 4
    assert tuicode("glossary", project, "add", "ringer", "igjen").status == 1
    assert tuicode("glossary", project, "add", "uten").status == 2
    assert tuicode("glossary", project, "rewrite", "ringe").status == 2
    tuicode("glossary", project, "remove", "ringe")
    assert "no term" in tuicode("show", project, "glossary").out


@pytest.mark.parametrize("what", ["memos", "journal", "glossary"])
def test_where_there_is_nothing_a_sentence_says_so(tuicode, empty, what) -> None:
    assert tuicode("show", empty, what).out.count("\n") == 1

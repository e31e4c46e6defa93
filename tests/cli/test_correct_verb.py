"""`correct`: other words for a turn; codings stay on theirs, or are decided on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import REPOSITORY

import tuicode as package

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"id", "kind", "code", "tag", "before", "after"}
TURN_2 = "Da ringer folk til oss, og så ringer vi til noen andre."


@pytest.fixture
def coded(tuicode, project) -> Path:
    """Put codings on the second and the third turn too."""
    for start, end in ((42, 64), (72, 78), (79, 96), (98, 109)):
        assert tuicode("code", project, "Gruppe 1", start, end, "TI").status == 0
    return project


def words_of(tuicode, project) -> list[str]:
    return [one["text"] for one in tuicode("show", project, "codings", "--json").json]


def text_of(project: Path, name: str) -> str:
    with package.open(project, read_only=True) as opened:
        return opened.source_named(name).text


def test_a_comma_is_corrected_and_no_code_moves_to_other_words(tuicode, coded) -> None:
    before = words_of(tuicode, coded)
    assert "Da ringer folk til oss" in before
    text, record = text_of(coded, "Gruppe 1"), coded.read_bytes()
    new = TURN_2.replace("oss, og", "oss og").replace("vi til", "vi, til")
    answer = tuicode("correct", coded, "gruppe 1", 2, new)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "Corrected turn 2 of «Gruppe 1»."
    # Reopened, as every verb does.
    assert text_of(coded, "Gruppe 1") == text.replace(TURN_2, new)
    after = words_of(tuicode, coded)
    assert after == [one.replace("vi til", "vi, til") for one in before]
    assert tuicode("check", coded).out.startswith("sound")
    tuicode("undo", coded)
    assert words_of(tuicode, coded) == before
    assert text_of(coded, "Gruppe 1") == text
    tables = json.loads(record)
    again = json.loads(coded.read_bytes())
    assert {**again, "log": None} == {**tables, "log": None}


def test_what_it_comes_to_is_shown_and_not_stored(tuicode, coded) -> None:
    before = coded.read_bytes()
    answer = tuicode("correct", coded, "Gruppe 1", 2, "Ja. " + TURN_2, "--dry-run")
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[:4] == [
        "Turn 2 of «Gruppe 1» would be corrected:",
        f"  from: {TURN_2}",
        f"  to:   Ja. {TURN_2}",
        "These stay on their words:",
    ]
    assert "46-68" in lines[5]
    assert lines[5].endswith("Da ringer folk til oss")
    assert lines[-1] == "1 coding or the like after the turn moves along with its words."
    assert coded.read_bytes() == before


def test_lost_codings_are_decided_on_one_by_one(tuicode, coded) -> None:
    before = coded.read_bytes()
    new = "Da ringer folk til oss, hele natta."
    answer = tuicode("correct", coded, "Gruppe 1", 2, new)
    assert answer.status == 1
    assert answer.out.startswith("Turn 2 of «Gruppe 1» would be corrected:")
    lost = tuicode("correct", coded, "Gruppe 1", 2, new, "--dry-run", "--json").json["lost"]
    assert [one["before"]["text"] for one in lost] == ["ringer", "vi til noen andre"]
    assert [one["decision"] for one in lost] == [None, None]
    ids = [one["id"] for one in lost]
    assert answer.err == (
        "tuicode: Nothing was changed; decide with --keep or --remove on each of: "
        f"{ids[0]}, {ids[1]}.\n"
    )
    half = tuicode("correct", coded, "Gruppe 1", 2, new, "--keep", ids[0])
    assert half.status == 1
    assert half.err.endswith(f"on each of: {ids[1]}.\n")
    assert coded.read_bytes() == before
    done = tuicode("correct", coded, "Gruppe 1", 2, new, "--keep", ids[0], "--remove", ids[1])
    assert (done.status, done.err) == (0, "")
    rows = tuicode("show", coded, "codings", "--json").json
    assert {one["id"]: one["text"] for one in rows}[ids[0]] == lost[0]["after"]["text"]
    assert ids[1] not in {one["id"] for one in rows}


def test_as_json(tuicode, coded) -> None:
    found = tuicode("correct", coded, "Gruppe 1", 2, "Ja. " + TURN_2, "--json").json
    assert list(found) == [
        "stored", "source", "turn", "before", "after", "moved", "lost", "outdated"
    ]  # fmt: skip
    assert found["stored"] is True
    assert (found["source"], found["turn"]) == ("Gruppe 1", 2)
    assert (found["before"], found["after"]) == (TURN_2, "Ja. " + TURN_2)
    assert len(found["moved"]) == 4
    for one in found["moved"]:
        assert set(one) == ROW
        assert (one["kind"], one["code"], one["tag"]) == ("coding", "tillit", "TI")
        assert one["before"]["text"] == one["after"]["text"]
        assert one["after"]["start"] == one["before"]["start"] + 4
    assert found["lost"] == found["outdated"] == []


def test_the_documented_example_has_the_keys_that_are_printed(tuicode, coded) -> None:
    page = (REPOSITORY / "docs" / "json.md").read_text("utf-8")
    example = json.loads(page.partition("## correct\n")[2].split("```json\n")[1].split("```")[0])
    words = "Da, ringer folk til oss, hele natta."
    printed = tuicode("correct", coded, "Gruppe 1", 2, words, "--dry-run", "--json").json
    assert list(example) == list(printed)
    for name in ("moved", "lost"):
        assert list(example[name][0]) == list(printed[name][0])
        assert list(example[name][0]["after"]) == list(printed[name][0]["after"])


def test_the_same_words_change_nothing(tuicode, coded) -> None:
    before = coded.read_bytes()
    answer = tuicode("correct", coded, "Gruppe 1", 2, f" {TURN_2}\r\n")
    assert answer.status == 0
    assert answer.out == "Turn 2 of «Gruppe 1» has these words already.\n"
    assert coded.read_bytes() == before


def test_words_that_begin_with_a_hyphen_and_those_that_are_decomposed(tuicode, coded) -> None:
    answer = tuicode("correct", coded, "Gruppe 2", 1, "--", "-- a\u030a ja")
    assert answer.status == 0
    assert text_of(coded, "Gruppe 2").startswith("-- å ja\n")


def test_what_steers_a_terminal_is_shown_as_a_symbol(tuicode, coded) -> None:
    answer = tuicode("correct", coded, "Gruppe 2", 1, "ja \x1b[31m", "--dry-run")
    assert "\x1b" not in answer.out
    assert "ja ␛[31m" in answer.out


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["Gruppe 9", 1, "x"], 1, "no «Gruppe 9» among the sources"),
        (["Gruppe 1", 0, "x"], 1, "has no turn 0; its turns are 1 to 4"),
        (["Gruppe 1", 5, "x"], 1, "has no turn 5; its turns are 1 to 4"),
        (["Gruppe 1", "--", -1, "x"], 1, "has no turn -1"),
        (["Gruppe 1", 10**30, "x"], 1, "has no turn 1000"),
        (["Gruppe 1", "two", "x"], 2, "'two' is not a valid integer"),
        (["Gruppe 1", 1, " \n "], 1, "would have no words left"),
        (["Gruppe 1", 1], 2, "Missing argument 'NEW-TEXT'"),
        (["Gruppe 1", 2, TURN_2, "--keep", 12], 1, "Nothing is to be decided about 12"),
        (["Gruppe 1", 2, "x", "--keep", 12, "--remove", 12], 2, "can't both be given for 12"),
        (["Gruppe 1", 2, "x", "--keep", "all"], 2, "'all' is not a valid integer"),
    ],
)
def test_what_cannot_be_corrected_leaves_the_project_as_it_was(
    tuicode, coded, arguments, status, sentence
) -> None:
    before = coded.read_bytes()
    answer = tuicode("correct", coded, *arguments)
    assert answer.status == status
    assert sentence in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert coded.read_bytes() == before


def test_somebody_has_the_project_open(tuicode, coded) -> None:
    with package.open(coded, by="Ola"):
        answer = tuicode("correct", coded, "Gruppe 1", 1, "Ja.")
        assert tuicode("correct", coded, "Gruppe 1", 1, "Ja.", "--dry-run").status == 0
    assert answer.status == 1
    assert "Ola" in answer.err

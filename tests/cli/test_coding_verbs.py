"""`code`, `uncode`, `undo`, `redo`: what they change, what they say, what they refuse."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import environment

import tuicode as package
from tuicode.model.records import FAMILIES, ORIENTATIONS, ORIGINS


def codings_of(tuicode, project):
    return tuicode("show", project, "codings", "--json").json


def test_codes_go_on_a_span_by_name_and_by_tag(tuicode, project) -> None:
    answer = tuicode("code", project, "gruppe 2", 0, 9, "NYE ROLLER", "ti")
    ids = [one["id"] for one in codings_of(tuicode, project) if one["source"] == "Gruppe 2"]
    assert len(ids) == 2
    assert answer.status == 0
    assert answer.err == ""
    head, _bracket, told = answer.out.partition(" (codings ")
    assert head == "Put NR nye roller, TI tillit on Gruppe 2, 0-9"
    assert sorted(map(int, told.removesuffix(").\n").split(", "))) == sorted(ids)


def test_an_unknown_name_makes_a_code_and_says_so(tuicode, project) -> None:
    answer = tuicode("code", project, "Gruppe 1", 10, 20, "  helt   nytt ")
    assert answer.out.splitlines()[0] == "New code: HN helt nytt."
    assert "Put HN helt nytt on Gruppe 1, 10-20 (coding " in answer.out


def test_a_new_code_is_what_the_options_say_and_an_old_one_stays(tuicode, project) -> None:
    options = ["--orientation", "latent", "--origin", "in vivo", "--family", "pink"]
    before = tuicode("show", project, "codes", "--json").json
    tuicode("code", project, "Gruppe 1", 10, 20, "helt nytt", "TI", *options)
    rows = tuicode("show", project, "codes", "--json").json
    (new,) = [row for row in rows if row["name"] == "helt nytt"]
    assert (new["orientation"], new["origin"], new["family"], new["pin"]) == (
        "latent", "in vivo", "pink", 0
    )  # fmt: skip
    old = [row for row in before if row["name"] == "tillit"]
    assert [(row["orientation"], row["family"]) for row in old] == [
        (row["orientation"], row["family"]) for row in rows if row["name"] == "tillit"
    ]
    refused = tuicode("code", project, "Gruppe 1", 10, 20, "x", "--orientation", "deep")
    assert refused.status == 2


def test_the_families_orientations_and_origins_are_those_of_the_records(tuicode) -> None:
    told = tuicode("code", "--help").out
    for word in (*FAMILIES, *ORIENTATIONS, *ORIGINS):
        assert word in told


def test_a_source_can_be_given_by_id(tuicode, project) -> None:
    one = tuicode("show", project, "sources", "--json").json[1]
    assert tuicode("code", project, one["id"], 0, 9, "TI").status == 0
    assert codings_of(tuicode, project)[-1]["source"] == one["name"]


def test_white_space_at_the_ends_is_left_out(tuicode, project) -> None:
    assert "on Gruppe 1, 4-9 (" in tuicode("code", project, "Gruppe 1", 3, 10, "TI").out


def test_a_code_that_is_there_already_is_not_put_twice(tuicode, project) -> None:
    before = project.read_bytes()
    answer = tuicode("code", project, "Gruppe 1", 0, 9, "NR")
    assert answer.status == 0
    assert answer.out == "Those codes are on that very span already; nothing was changed.\n"
    assert project.read_bytes() == before


def test_the_new_codings_as_json(tuicode, project) -> None:
    (row,) = tuicode("code", project, "Gruppe 2", 0, 9, "helt nytt", "--json").json
    assert row == codings_of(tuicode, project)[-1]


def test_a_decomposed_name_finds_its_code(tuicode, project) -> None:
    answer = tuicode("code", project, "Gruppe 2", 0, 9, "mo\u0308rke", "ma\u030alet")
    assert "New code: MÖ mörke." in answer.out
    assert tuicode("code", project, "Gruppe 2", 10, 15, "målet").out.startswith("Put MÅ målet")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["Gruppe 9", 0, 9, "x"], "no «Gruppe 9» among the sources"),
        (["123456", 0, 9, "x"], "no «123456» among the sources"),
        (["Gruppe 1", 9, 9, "x"], "9 to 9 is not a span"),
        (["Gruppe 1", 20, 10, "x"], "20 to 10 is not a span"),
        (["Gruppe 1", 0, 10**9, "x"], "which has 204 characters"),
        (["Gruppe 1", 41, 42, "x"], "no words between 41 and 42"),
        (["Gruppe 1", 0, 9, "  "], "A code needs a name"),
    ],
)
def test_what_cannot_be_coded_leaves_the_project_as_it_was(
    tuicode, project, arguments, sentence
) -> None:
    before = project.read_bytes()
    answer = tuicode("code", project, *arguments)
    assert answer.status == 1
    assert answer.out == ""
    assert sentence in answer.err
    assert answer.err.count("\n") == 1
    assert project.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands over text, not bytes")
def test_bytes_that_are_no_text_are_refused(project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tuicode", "code", project, "Gruppe 1", "0", "9", b"\xff\xfe"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"not text in the terminal's encoding" in done.stderr
    assert b"Traceback" not in done.stderr


def test_codings_are_taken_away_by_id(tuicode, project) -> None:
    tuicode("code", project, "Gruppe 2", 0, 9, "TI", "NR")
    rows = codings_of(tuicode, project)
    ids = [row["id"] for row in rows]
    answer = tuicode("uncode", project, *ids, ids[0])
    assert answer.status == 0
    assert answer.out.count("\n") == 2
    assert "Took NR nye roller off Gruppe 1, 0-9 (coding " in answer.out
    assert " off Gruppe 2, 0-9 (codings " in answer.out
    assert codings_of(tuicode, project) == []
    tuicode("undo", project)
    assert codings_of(tuicode, project) == rows


def test_of_several_ids_all_are_taken_away_or_none(tuicode, project) -> None:
    (row,) = codings_of(tuicode, project)
    answer = tuicode("uncode", project, row["id"], 12)
    assert answer.status == 1
    assert answer.out == ""
    assert "Nothing in codings has the id 12" in answer.err
    assert codings_of(tuicode, project) == [row]


def test_undo_and_redo_go_one_step_and_say_which(tuicode, project) -> None:
    before = codings_of(tuicode, project)
    tuicode("code", project, "Gruppe 2", 0, 9, "helt nytt", "TI")
    after = codings_of(tuicode, project)
    undone = tuicode("undo", project)
    assert undone.status == 0
    assert undone.out.startswith("Took back step ")
    assert "(code): new code HN helt nytt; HN, TI on Gruppe 2 0-9." in undone.out
    assert codings_of(tuicode, project) == before
    assert "helt nytt" not in tuicode("show", project, "codes").out
    redone = tuicode("redo", project)
    assert redone.out == (
        "Did again what was undone: new code HN helt nytt; HN, TI on Gruppe 2 0-9.\n"
    )
    assert codings_of(tuicode, project) == after


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_nothing_to_undo_or_redo_is_said(tuicode, empty, verb) -> None:
    answer = tuicode(verb, empty)
    assert answer.status == 1
    assert answer.err == f"tuicode: There is nothing to {verb} in {empty}.\n"


@pytest.mark.parametrize(
    "arguments",
    [["code", "F", "Gruppe 1", 10, 20, "x"], ["uncode", "F", 1], ["undo", "F"], ["redo", "F"]],
    ids=lambda one: one[0],
)
def test_a_project_that_somebody_has_open_is_not_changed(tuicode, project, arguments) -> None:
    with package.open(project, by="Ola"):
        answer = tuicode(*[project if one == "F" else one for one in arguments])
    assert answer.status == 1
    assert answer.out == ""
    assert "Ola" in answer.err
    assert "can be read, and not changed" in answer.err


def test_what_was_said_to_be_done_survives_a_kill(tuicode, project) -> None:
    for end in ("60", "70", "80"):
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "tuicode", "code", project, "Gruppe 1", "42", end, "TI"],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        said = process.stdout.readline().decode()
        process.kill()
        process.communicate()
        assert said.startswith("Put TI tillit on Gruppe 1, 42-")
        told = int(said.rpartition("(coding ")[2].rstrip(").\r\n"))
        assert [row["id"] for row in codings_of(tuicode, project)].count(told) == 1


def test_an_interrupt_ends_with_a_sentence(tuicode, project, monkeypatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    before = project.read_bytes()
    monkeypatch.setattr("tuicode.model.codings.apply", interrupted)
    answer = tuicode("code", project, "Gruppe 1", 10, 20, "helt nytt")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.strip() == (
        "tuicode: Stopped; what was not yet reported as done was not done."
    )
    assert project.read_bytes() == before


def test_a_name_of_earlier_stands_for_the_code_and_anew_makes_another(tuicode, project) -> None:
    tuicode("rename-code", project, "tillit", "å stole på")
    tuicode("merge", project, "å stole på", "nye roller")
    answer = tuicode("code", project, "Gruppe 2", 0, 9, "Nye roller")
    assert answer.out.splitlines()[0] == "«nye roller» was merged into TI å stole på."
    assert "Put TI å stole på on Gruppe 2, 0-9" in answer.out
    answer = tuicode("code", project, "Gruppe 2", 10, 19, "tillit")
    assert answer.out.splitlines()[0] == "«tillit» is called TI å stole på now."
    answer = tuicode("code", project, "Gruppe 2", 10, 19, "tillit", "--anew")
    assert answer.out.splitlines()[0] == "New code: TIL tillit."
    assert tuicode("code", project, "Gruppe 2", 20, 29, "tillit").out.startswith("Put TIL tillit")

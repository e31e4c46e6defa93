"""`import`: shown before it is stored, all or what can be, and every refusal told."""

from __future__ import annotations

import re

import pytest
from command_line import TRANSCRIPT
from test_showing_json import documented, shape

import tuicode as package

MISSED = TRANSCRIPT.replace("Hvis noen", "Deltaker 2: Hvis noen")


@pytest.fixture
def second(tmp_path):
    """Write another transcript, with the same speakers."""
    path = tmp_path / "gruppe-2.txt"
    path.write_text(TRANSCRIPT.replace("gatelyset", "lyset"), "utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    """Write a file that cannot be imported."""
    path = tmp_path / "ødelagt.docx"
    path.write_bytes(b"PK\x03\x04 and no more")
    return path


def names(tuicode, project) -> list[str]:
    return sorted(one["name"] for one in tuicode("show", project, "sources", "--json").json)


def labels(tuicode, project) -> dict[str, str]:
    shown = tuicode("show", project, "participants", "--json").json
    return {one["label"]: one["role"] for one in shown}


def test_a_dry_run_shows_speakers_and_stores_nothing(tuicode, empty, transcript) -> None:
    before = sorted((path.name, path.read_bytes()) for path in empty.parent.iterdir())
    answer = tuicode("import", empty, transcript, "--dry-run")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "gruppe.txt becomes the source «gruppe»: 37 words, 5 turns."
    assert lines[1].split() == ["Speaker", "Participant", "Role", "Turns", "Words"]
    assert lines[2].split() == ["Moderator", "Moderator", "interviewer", "2", "10", "new"]
    assert lines[3].split() == "Deltaker 1 Deltaker 1 participant 2 19 new".split()
    assert lines[-1] == "Nothing was stored."
    assert sorted((path.name, path.read_bytes()) for path in empty.parent.iterdir()) == before


def test_a_dry_run_while_somebody_has_the_project_open(tuicode, empty, transcript) -> None:
    with package.open(empty):
        assert tuicode("import", empty, transcript, "--dry-run").status == 0


def test_a_dry_run_of_a_batch_sees_the_files_before(tuicode, empty, transcript, second) -> None:
    out = tuicode("import", empty, transcript, second, "--dry-run").out
    assert "Deltaker 1 (gruppe-2)" in out
    assert re.search(r"Moderator +Moderator +interviewer +2 +10 +known", out)
    assert names(tuicode, empty) == []


def test_doubtful_lines_and_notices_are_shown(tuicode, empty, transcript) -> None:
    transcript.write_text(MISSED, "utf-8")
    shown = tuicode("import", empty, transcript, "--dry-run")
    assert "Line 5 may be a missed speaker: … Deltaker 2: Hvis noen husker det." in shown.out
    stored = tuicode("import", empty, transcript)
    assert stored.status == 0
    assert stored.err == "gruppe.txt: these lines may be missed speakers: 5.\n"


def test_an_import_says_what_it_did(tuicode, empty, transcript) -> None:
    answer = tuicode("import", empty, transcript, "--name", "Første gruppe")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "Imported gruppe.txt as «Første gruppe»: 37 words, 5 turns; "
        "speakers: Moderator, Deltaker 1, Deltaker 2.\n"
    )
    assert names(tuicode, empty) == ["Første gruppe"]
    assert tuicode("undo", empty).status == 0
    assert (names(tuicode, empty), labels(tuicode, empty)) == ([], {})


def test_speakers_and_interviewers_can_be_told(tuicode, empty, transcript) -> None:
    tuicode(
        "import", empty, transcript,
        "--speaker", "Deltaker 1=Kari Lie", "--speaker", " deltaker 2 = Ola",
        "--interviewer", "Deltaker 1",
    )  # fmt: skip
    assert labels(tuicode, empty) == {
        "Kari Lie": "interviewer",
        "Moderator": "participant",
        "Ola": "participant",
    }


@pytest.mark.parametrize(
    "option", [["--speaker", "Deltaker 7=Kari"], ["--interviewer", "Deltaker 7"]]
)
def test_a_label_that_nobody_has_is_refused(tuicode, empty, transcript, option) -> None:
    answer = tuicode("import", empty, transcript, *option)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "tuicode: Nobody is called «Deltaker 7» in what was read; the speakers are: Moderator, "
        "Deltaker 1, Deltaker 2.\n"
    )
    assert names(tuicode, empty) == []


def test_the_good_ones_are_imported_and_the_rest_listed(
    tuicode, empty, transcript, second, broken
) -> None:
    answer = tuicode("import", empty, transcript, broken, "missing.txt", second)
    assert answer.status == 1
    assert [line.split()[1] for line in answer.out.splitlines()] == ["gruppe.txt", "gruppe-2.txt"]
    assert answer.err.count("\n") == 2
    assert "ødelagt.docx" in answer.err
    assert "missing.txt" in answer.err
    assert names(tuicode, empty) == ["gruppe", "gruppe-2"]


@pytest.mark.parametrize("wrong", ["ødelagt.docx", "gruppe.txt"])
def test_strict_imports_all_or_nothing(tuicode, empty, transcript, broken, wrong) -> None:
    before = empty.read_bytes()
    again = broken.parent / wrong
    answer = tuicode("import", empty, transcript, again, "--strict")
    assert (answer.status, answer.out) == (1, "")
    first, last = answer.err.splitlines()
    assert wrong in first
    assert last == "tuicode: Nothing was imported, because not all of it can be (--strict)."
    assert empty.read_bytes() == before


def test_a_strict_import_is_one_step(tuicode, empty, transcript, second) -> None:
    assert tuicode("import", empty, transcript, second, "--strict").status == 0
    assert names(tuicode, empty) == ["gruppe", "gruppe-2"]
    tuicode("undo", empty)
    assert names(tuicode, empty) == []


def test_a_file_is_not_imported_twice(tuicode, empty, transcript) -> None:
    tuicode("import", empty, transcript)
    copy = transcript.rename(transcript.with_name("kopi.txt"))
    answer = tuicode("import", empty, copy)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "tuicode: kopi.txt is in the project already, as «gruppe»; it was not imported again.\n"
    )


def test_a_name_that_is_taken_is_refused_for_one_and_numbered_in_a_batch(
    tuicode, empty, transcript, second
) -> None:
    tuicode("import", empty, transcript)
    other = transcript.parent / "andre" / "gruppe.txt"
    other.parent.mkdir()
    other.write_text(TRANSCRIPT.replace("naboene", "alle"), "utf-8")
    alone = tuicode("import", empty, other)
    assert (alone.status, alone.out) == (1, "")
    assert "There is already a source «gruppe»; give this one another name." in alone.err
    batch = tuicode("import", empty, other, second)
    assert batch.status == 0
    assert "There is a source «gruppe» already, so this one got a number." in batch.out
    assert names(tuicode, empty) == ["gruppe", "gruppe 2", "gruppe-2"]


def test_a_folder_stands_for_the_transcripts_in_it(tuicode, empty, tmp_path) -> None:
    folder = tmp_path / "intervjuer"
    (folder / "under").mkdir(parents=True)
    for name in ("b.txt", "A.TXT", "~$b.txt", ".c.txt", "tabell.csv", "under/d.txt"):
        (folder / name).write_text(TRANSCRIPT.replace("lyset", name), "utf-8")
    answer = tuicode("import", empty, folder)
    assert (answer.status, answer.err) == (0, "")
    assert [line.split()[1] for line in answer.out.splitlines()] == ["A.TXT", "b.txt"]
    nothing = tuicode("import", empty, folder / "under" / "..")
    assert nothing.status == 1


def test_a_folder_with_nothing_in_it_is_told(tuicode, empty, tmp_path) -> None:
    (tmp_path / "tom").mkdir()
    answer = tuicode("import", empty, tmp_path / "tom")
    assert (answer.status, answer.out) == (1, "")
    assert "tom" in answer.err


def test_a_pattern_that_the_shell_left_is_looked_up(tuicode, empty, transcript, second) -> None:
    answer = tuicode("import", empty, transcript.parent / "gruppe*.txt")
    assert answer.status == 0
    assert names(tuicode, empty) == ["gruppe", "gruppe-2"]
    assert second.exists()


@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_as_json(tuicode, empty, transcript, broken, options) -> None:
    transcript.write_text(MISSED, "utf-8")
    answer = tuicode("import", empty, transcript, broken, "--json", *options)
    assert answer.status == 1
    found = answer.json
    wanted = shape(documented()["import"])
    (source,) = found["sources"]
    assert list(found) == list(wanted)
    assert list(source) == list(wanted["sources"][0])
    assert shape(source["speakers"]) == shape(wanted_example()["speakers"])
    assert shape(source["doubtful"]) == shape(wanted_example()["doubtful"])
    assert found["stored"] is (not options)
    assert (source["id"] is None) is bool(options)
    assert len(found["failures"]) == 1
    assert source["speakers"][1] == {
        "label": "Deltaker 1",
        "participant": "Deltaker 1",
        "new": True,
        "role": "participant",
        "turns": 2,
        "words": 21,
    }


def wanted_example():
    return documented()["import"]["sources"][0]


def test_strict_as_json_stores_nothing(tuicode, empty, transcript, broken) -> None:
    answer = tuicode("import", empty, transcript, broken, "--json", "--strict")
    assert answer.status == 1
    assert (answer.json["stored"], answer.json["sources"]) == (False, [])
    assert names(tuicode, empty) == []


def test_a_person_is_shown_it_and_asked(tuicode, empty, transcript, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("tuicode.cli.importing.is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda question, **_more: asked.append(question) or False)
    answer = tuicode("import", empty, transcript)
    assert answer.status == 1
    assert answer.err == "tuicode: Nothing was imported.\n"
    assert "gruppe.txt becomes the source «gruppe»" in answer.out
    assert names(tuicode, empty) == []
    monkeypatch.setattr("click.confirm", lambda question, **_more: asked.append(question) or True)
    assert tuicode("import", empty, transcript).status == 0
    assert names(tuicode, empty) == ["gruppe"]
    assert asked == ["Store this in the project?"] * 2


def test_yes_stores_without_asking(tuicode, empty, transcript, monkeypatch) -> None:
    monkeypatch.setattr("tuicode.cli.importing.is_terminal", lambda: True)
    monkeypatch.delattr("click.confirm")
    assert tuicode("import", empty, transcript, "--yes").status == 0
    assert names(tuicode, empty) == ["gruppe"]


def test_progress_is_for_terminals_only(tuicode, empty, transcript, second, monkeypatch) -> None:
    quiet = tuicode("import", empty, transcript, "--dry-run")
    assert quiet.err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    shown = tuicode("import", empty, transcript, second, "--dry-run").err
    assert "\rReading 1 of 2: gruppe.txt" in shown
    assert "\rReading 2 of 2: gruppe-2.txt" in shown
    assert shown.endswith("\r")


def test_the_original_is_never_touched(tuicode, empty, transcript) -> None:
    transcript.chmod(0o444)
    before = (transcript.read_bytes(), transcript.stat().st_mtime_ns)
    assert tuicode("import", empty, transcript).status == 0
    assert (transcript.read_bytes(), transcript.stat().st_mtime_ns) == before

"""`new`, `check` and `export`."""

from __future__ import annotations

import json

import pytest
from test_showing_json import documented, shape

import tuicode as package
from tuicode.cli import exporting
from tuicode.model import codes, codings, passes
from tuicode.report.exporting import KINDS
from tuicode.store import journal


def damage(path, change) -> None:
    """Change the JSON of a project file behind its back."""
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")


def remove_codes(content) -> None:
    content["codes"].clear()


def test_a_new_project(tuicode, tmp_path) -> None:
    path = tmp_path / "gatelys.json"
    answer = tuicode("new", path, "--name", "Lys i gata", "--language", "nb")
    assert answer == (0, f"Made the project «Lys i gata» in {path}.\n", "")
    shown = tuicode("show", path, "--json").json
    assert (shown["name"], shown["language"]) == ("Lys i gata", "nb")
    assert [one.name for one in tmp_path.iterdir()] == ["gatelys.json"]


def test_a_new_project_is_named_as_its_file(tuicode, tmp_path) -> None:
    tuicode("new", tmp_path / "gatelys.json")
    assert tuicode("show", tmp_path / "gatelys.json", "--json").json["name"] == "gatelys"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_new_project_reports_in_the_users_language(
    tuicode, tmp_path, monkeypatch, language
) -> None:
    monkeypatch.setenv("TUICODE_LANGUAGE", language)
    tuicode("new", tmp_path / "gatelys.json")
    assert tuicode("show", tmp_path / "gatelys.json", "--json").json["language"] == language


def test_new_leaves_what_is_there_as_it_is(tuicode, project) -> None:
    before = project.read_bytes()
    answer = tuicode("new", project)
    assert (answer.status, answer.out) == (1, "")
    assert "is there already" in answer.err
    assert project.read_bytes() == before


def test_new_in_a_folder_that_is_not_there(tuicode, tmp_path) -> None:
    answer = tuicode("new", tmp_path / "nowhere" / "x.json")
    assert (answer.status, answer.out) == (1, "")
    assert "nowhere" in answer.err


def test_a_sound_project(tuicode, project) -> None:
    before = (project.read_bytes(), sorted(project.parent.iterdir()))
    answer = tuicode("check", project)
    assert answer.status == 0
    assert answer.out.startswith("sound: 2 sources, 2 participants, 3 codes, 1 coding, ")
    assert answer.err == ""
    assert (project.read_bytes(), sorted(project.parent.iterdir())) == before


def test_every_fault_has_a_line(tuicode, project) -> None:
    tuicode("code", project, "Gruppe 2", 0, 9, "NR", "TI", "x", "y", "z")
    damage(project, remove_codes)
    before = project.read_bytes()
    answer = tuicode("check", project)
    assert answer.status == 1
    assert len(answer.out.splitlines()) == 6
    assert all("which is not in the file" in line for line in answer.out.splitlines())
    assert project.read_bytes() == before


def test_checking_as_json(tuicode, project) -> None:
    sound = tuicode("check", project, "--json")
    assert sound.status == 0
    assert sound.json == {
        "sound": True,
        "faults": [],
        "warnings": [],
        "sources": 2,
        "participants": 2,
        "codes": 3,
        "codings": 1,
    }
    damage(project, remove_codes)
    damaged = tuicode("check", project, "--json")
    assert damaged.status == 1
    assert shape(damaged.json) == shape(documented()["check"])
    assert damaged.json["sound"] is False


def test_a_lock_and_a_journal_are_told_of(tuicode, project) -> None:
    with package.open(project, by="Ola"):
        tuicode("check", project)
        answer = tuicode("check", project)
        assert answer.status == 0
        assert "Ola" in answer.err
        assert answer.out.startswith("sound: ")
    assert tuicode("check", project).err == ""


def test_changes_that_are_only_in_the_journal_are_told_of_and_left(tuicode, project) -> None:
    there, file = journal.path_of(project), project.read_bytes()
    with package.open(project) as opened:
        codings.apply(opened, opened.sources[0], 10, 20, opened.codes[:1])
        left = there.read_bytes()
    project.write_bytes(file)
    there.write_bytes(left)
    answer = tuicode("check", project)
    assert answer.err == (
        "1 change is only in the journal yet; the next opening puts it in the file.\n"
    )
    assert "2 codings" in answer.out
    assert (project.read_bytes(), there.read_bytes()) == (file, left)


def test_a_journal_of_another_project_is_told_of(tuicode, project, empty) -> None:
    with package.open(empty) as opened:
        codes.create(opened, "lys")
        left = journal.path_of(empty).read_bytes()
    journal.path_of(project).write_bytes(left)
    answer = tuicode("check", project)
    assert answer.status == 0
    assert "belongs to another state of the project" in answer.err


@pytest.mark.parametrize(
    ("kind", "suffix"), [(k, one) for k, many in KINDS.items() for one in many]
)
def test_every_kind_is_exported_in_each_of_its_formats(tuicode, project, kind, suffix) -> None:
    with package.open(project) as opened:
        passes.end(opened, opened.current_pass)
        passes.start(opened, "latent")
    to = project.parent / f"out{suffix}"
    answer = tuicode("export", project, kind, to)
    assert answer == (0, f"Wrote {to}.\n", "")
    assert to.stat().st_size > 0


def test_the_help_names_every_kind_and_its_formats(tuicode) -> None:
    words = " ".join(tuicode("export", "--help").out.split())
    for kind, suffixes in KINDS.items():
        assert f"`{kind}` ({', '.join(suffixes)})" in words
    assert exporting.export_command.name == "export"


def test_an_export_replaces_nothing_unasked(tuicode, project) -> None:
    to = project.parent / "codes.csv"
    to.write_text("mine")
    answer = tuicode("export", project, "codes", to)
    assert (answer.status, answer.out) == (1, "")
    assert "--overwrite" in answer.err
    assert to.read_text() == "mine"
    assert tuicode("export", project, "codes", to, "--overwrite").status == 0
    assert to.read_text("utf-8-sig") != "mine"


@pytest.mark.parametrize("to", ["codes.doc", "nowhere/codes.csv", "."])
def test_a_place_that_cannot_be_written(tuicode, project, to) -> None:
    answer = tuicode("export", project, "codes", project.parent / to)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("tuicode: ")
    assert answer.err.count("\n") == 1


def test_an_export_while_somebody_has_the_project_open(tuicode, project) -> None:
    with package.open(project):
        assert tuicode("export", project, "codes", project.parent / "codes.md").status == 0


def test_check_tells_two_codes_of_one_tag(tuicode, project) -> None:
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace('"tag":"NR"', '"tag":"ti"'), encoding="utf-8")
    answer = tuicode("check", project)
    assert answer.status == 1
    assert answer.out.startswith("Several codes in use have the tag")
    assert "«tillit»" in answer.out
    refused = tuicode("code", project, "Gruppe 2", 0, 9, "TI")
    assert refused.status == 1
    assert "fits several codes" in refused.err

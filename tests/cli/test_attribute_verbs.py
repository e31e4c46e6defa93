"""`participant` and `source`, and where attributes are shown."""

from __future__ import annotations

import pytest
from test_showing_json import documented, shape

import tuicode as package

SHEET = "label,years,role\nDeltaker 1,12,\nModerator,,participant\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "folk.csv"
    path.write_text(SHEET, "utf-8")
    return path


def people(tuicode, project):
    rows = tuicode("show", project, "participants", "--json").json
    return {row["label"]: (row["role"], row["attributes"]) for row in rows}


def test_a_participant_is_changed(tuicode, project) -> None:
    answer = tuicode(
        "participant", project, "deltaker 1", "--rename", "Operatør", "--role", "interviewer",
        "--set", "years=12", "--set", "om=a=b",
    )  # fmt: skip
    assert answer.out == "Changed Operatør: label, role, om, years.\n"
    assert people(tuicode, project)["Operatør"] == ("interviewer", {"om": "a=b", "years": "12"})
    answer = tuicode("participant", project, "Operatør", "--set", "years=", "--set", "om=a=b")
    assert answer.out == "Changed Operatør: years.\n"
    answer = tuicode("participant", project, "Operatør", "--set", "om=a=b")
    assert answer.out == "«Operatør» is so already; nothing was changed.\n"


def test_a_source_is_changed_and_shown(tuicode, project) -> None:
    answer = tuicode(
        "source", project, "Gruppe 1", "--rename", "Dag", "--set", "read=twice", "--set", "a=b"
    )
    assert answer.out == "Changed Dag: name, a, read.\n"
    head, first, _second = tuicode("show", project, "sources").out.splitlines()
    assert head.split()[-2:] == ["a", "read"]
    assert first.split()[-2:] == ["b", "twice"]
    (found, _other) = tuicode("show", project, "sources", "--json").json
    assert (found["read"], found["attributes"]) == (0, {"a": "b", "read": "twice"})


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("participant", "Nobody", "--set", "a=b"), 1),
        (("participant", "Moderator", "--role", "boss"), 2),
        (("participant", "Moderator", "--rename", "deltaker 1"), 1),
        (("participant", "Moderator", "--set", "role=x"), 1),
        (("participant", "Moderator", "--set", "years"), 2),
        (("participant", "Moderator"), 2),
        (("participant", "--set", "a=b"), 2),
        (("participant", "Moderator", "--set", "a=b", "--dry-run"), 2),
        (("participant", "Moderator", "--import", "x.csv"), 2),
        (("source", "--rename", "x"), 2),
        (("source", "Gruppe 9", "--set", "a=b"), 1),
        (("source", "Gruppe 1", "--rename", "gruppe 2"), 1),
        (("source", "--import", "nowhere.csv"), 1),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    tuicode, project, arguments, status
) -> None:
    before = project.read_bytes()
    verb, *others = arguments
    answer = tuicode(verb, project, *others)
    assert (answer.status, answer.out) == (status, "")
    assert answer.err
    assert project.read_bytes() == before


def test_a_sheet_is_tried_while_the_project_is_open_and_then_taken_in(
    tuicode, project, sheet
) -> None:
    before = project.read_bytes()
    with package.open(project):
        answer = tuicode("participant", project, "--import", sheet, "--dry-run")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "folk.csv: 2 changed, 0 there already, 0 at fault.",
        "  New attributes: years",
        "  changed: Deltaker 1 (years)",
        "  changed: Moderator (role)",
        "Nothing was stored.",
    ]
    assert project.read_bytes() == before
    answer = tuicode("participant", project, "--import", sheet)
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "Stored as one step.")
    assert people(tuicode, project) == {
        "Deltaker 1": ("participant", {"years": "12"}),
        "Moderator": ("participant", {}),
    }
    assert tuicode("undo", project).status == 0
    assert people(tuicode, project)["Moderator"] == ("interviewer", {})


def test_with_a_fault_nothing_is_stored(tuicode, project, sheet) -> None:
    sheet.write_text(SHEET.replace("Moderator", "Nobody"), "utf-8")
    before = people(tuicode, project)
    answer = tuicode("participant", project, "--import", sheet)
    assert answer.status == 1
    assert "  line 3: there is no participant «Nobody»." in answer.out.splitlines()
    assert people(tuicode, project) == before


def test_as_json(tuicode, project, sheet) -> None:
    sheet.write_text("label,years,Words\nDeltaker 1,12,4\nModerator,,\nNobody,,\n", "utf-8")
    answer = tuicode("participant", project, "--import", sheet, "--json")
    assert answer.json["stored"] is False
    assert shape(answer.json) == {**shape(documented()["participant"]), "stored": "bool"}


@pytest.mark.parametrize("kind", ["participants", "sources"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".md", ".docx"])
def test_the_tables_are_exported(tuicode, project, tmp_path, kind, suffix) -> None:
    to = tmp_path / f"{kind}{suffix}"
    answer = tuicode("export", project, kind, to)
    assert (answer.status, answer.err) == (0, "")
    assert to.stat().st_size


def test_the_project_sheet_says_stance_and_whether_names_are_remarked_on(tuicode, project) -> None:
    answer = tuicode("project", project, "--stance", "I was there.", "--no-name-hints")
    assert answer.status == 0
    shown = tuicode("show", project, "--json").json
    assert (shown["stance"], shown["name_hints"]) == ("I was there.", False)
    assert "I was there." in tuicode("show", project).out
    assert tuicode("project", project, "--no-name-hints").out.endswith("nothing was changed.\n")

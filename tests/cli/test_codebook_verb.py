"""`codebook FILE import SHEET`."""

from __future__ import annotations

import pytest
from test_showing_json import documented, shape

import tuicode as package

SHEET = (
    "name,definition,parent,count\nlys,Lamper,tillit,4\ntillit,Forskudd,,\nnye roller,,,\n,x,,\n"
)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "kodebok.csv"
    path.write_text(SHEET, "utf-8")
    return path


def names(tuicode, project) -> list[str]:
    return [row["name"] for row in tuicode("show", project, "codes", "--json").json]


def test_a_dry_run_tells_what_would_come_also_while_the_project_is_open(
    tuicode, project, sheet
) -> None:
    before = project.read_bytes()
    with package.open(project):
        answer = tuicode("codebook", project, "import", sheet, "--dry-run")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "kodebok.csv: 1 new, 1 changed, 1 there already, 1 at fault.",
        "  Left out, as the headings mean nothing here: count",
        "  new: lys",
        "  changed: tillit (definition)",
        "  line 5: it has no name.",
        "Nothing was stored; mend these rows, or leave them out with --skip-faulty.",
    ]
    assert project.read_bytes() == before


def test_with_rows_at_fault_nothing_is_stored_unless_they_are_left_out(
    tuicode, project, sheet
) -> None:
    before = names(tuicode, project)
    answer = tuicode("codebook", project, "import", sheet)
    assert answer.status == 1
    assert names(tuicode, project) == before
    answer = tuicode("codebook", project, "import", sheet, "--skip-faulty")
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "Stored as one step.")
    assert "lys" in names(tuicode, project)
    assert tuicode("undo", project).status == 0
    assert names(tuicode, project) == before


def test_as_json(tuicode, project, sheet) -> None:
    sheet.write_text(SHEET.replace("nye roller,", "nye roller,,,\nmørke gater,Uten lys"), "utf-8")
    answer = tuicode("codebook", project, "import", sheet, "--skip-faulty", "--json")
    assert answer.json["stored"] is True
    assert [row["name"] for row in answer.json["changed"]] == ["tillit", "mørke gater"]
    assert shape(answer.json) == shape(documented()["codebook"])


def test_a_sheet_that_is_not_there_and_one_that_is_none(tuicode, project, tmp_path) -> None:
    for name in ("nowhere.csv", "kodebok.pdf"):
        answer = tuicode("codebook", project, "import", tmp_path / name)
        assert (answer.status, answer.out) == (1, "")
        assert answer.err.count("\n") == 1


def test_a_sheet_that_is_damaged_is_opened_in_a_spreadsheet_program(
    tuicode, project, tmp_path
) -> None:
    for name, data in (("kodebok.xlsx", b"PK\x03\x04 cut off"), ("kodebok.csv", bytes(range(32)))):
        (tmp_path / name).write_bytes(data)
        answer = tuicode("codebook", project, "import", tmp_path / name)
        assert (answer.status, answer.out) == (1, "")
        assert answer.err.startswith(f"tuicode: {name} cannot be read as a sheet")
        assert "spreadsheet program" in answer.err
        assert "Word" not in answer.err


def test_a_sheet_that_is_not_there_is_told_in_the_users_language(
    tuicode, project, tmp_path
) -> None:
    for verb in (("codebook", project, "import"), ("participant", project, "--import")):
        answer = tuicode(*verb, tmp_path / "nowhere.csv")
        assert answer.err == f"tuicode: There is no file {tmp_path / 'nowhere.csv'}.\n"

"""A codebook from a sheet: what would come, row by row, and then all of it in one step."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, state
from openpyxl import Workbook

from tuicode.exchange.codebook_sheet import family_of, planned, take_in
from tuicode.exchange.failures import ImportFailure
from tuicode.model import codebook, codes
from tuicode.model.integrity import faults
from tuicode.report import csv_text
from tuicode.report.codes_overview import codes_overview

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.exchange.codebook_sheet import Plan
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def sheet(folder: Path, content: str | bytes, name: str = "kodebok.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(rows: list[list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def told(plan: Plan) -> dict[str, list[str]]:
    found = {
        "new": [entry.values["name"] for entry in plan.new],
        "changed": [f"{entry.values['name']}: {' '.join(entry.changes)}" for entry in plan.changed],
        "there": [entry.values["name"] for entry in plan.there],
        "faults": [f"{fault.line} {fault.reason}" for fault in plan.faults],
        "ignored": list(plan.ignored),
    }
    return {key: value for key, value in found.items() if value}


def test_what_would_come_and_what_then_came(project: Project, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        "Farge;Navn;Overordnet kode;Definisjon;Merke;Antall\n"
        "gul;lys;;Alt om lamper;LY;4\n"
        "#ff0000;gatelys;lys;;;2\n"
        ";tillit;;Noe på forskudd;;1\n"
        ";NYE ROLLER;;;;9\n",
    )
    before = state(project)
    plan = planned(project, path)
    assert state(project) == before
    assert told(plan) == {
        "new": ["lys", "gatelys"],
        "changed": ["tillit: definition"],
        "there": ["NYE ROLLER"],
        "ignored": ["Antall"],
    }
    take_in(project, plan, path.name)
    light, street = project.code_named("lys"), project.code_named("gatelys")
    assert (light.tag, light.family, light.definition) == ("LY", "yellow", "Alt om lamper")
    assert (street.family, street.parent) == ("pink", light.id)
    assert project.code_named("tillit").definition == "Noe på forskudd"
    assert project.log[-1].action == "import codebook"
    assert not faults(project.tables.contents)
    assert told(planned(project, path)).keys() == {"there", "ignored"}
    project.undo()
    assert state(project) == before


def test_a_workbook(project: Project, tmp_path: Path) -> None:
    rows = [["Code", "Description", "Parent"], ["lamps", None, "waiting"], [], ["waiting", 7, ""]]
    plan = planned(project, sheet(tmp_path, workbook(rows), "book.xlsx"))
    take_in(project, plan, "book.xlsx")
    assert project.code_named("lamps").parent == project.code_named("waiting").id
    assert project.code_named("waiting").definition == "7"
    assert [entry.line for entry in plan.new] == [2, 4]


def test_rows_at_fault_are_told_with_their_lines(project: Project, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        "name,tag,colour,parent\n"
        ",X,,\n"
        'lys,LY,,"a\nb"\n'
        "LYS,,,\n"
        "natt,ti,,\n"
        "dag,,lilla,\n"
        "en,,,to\n"
        "to,,,en\n"
        "morgen,,,dag\n"
        "kveld,,,morgen\n"
        "god,,,\n",
    )
    plan = planned(project, path)
    assert [fault.line for fault in plan.faults] == [2, 3, 5, 6, 7, 8, 9, 10, 11]
    assert told(plan)["new"] == ["god"]
    reasons = dict(told(plan) and ((fault.line, fault.reason) for fault in plan.faults))
    assert "no name" in reasons[2]
    assert "line 3 already" in reasons[5]
    assert "belongs to another code" in reasons[6]
    assert "«lilla»" in reasons[7]
    assert "under itself" in reasons[8]
    assert "«dag»" in reasons[10]
    take_in(project, plan, path.name)
    assert project.code_named("god").state == "active"


def test_a_code_cannot_come_under_what_stands_under_it(project: Project, tmp_path: Path) -> None:
    above, below = project.code_named("tillit"), project.code_named("nye roller")
    codebook.nest(project, below, above)
    plan = planned(project, sheet(tmp_path, "name,parent\ntillit,nye roller\n"))
    assert "under itself" in plan.faults[0].reason
    plan = planned(project, sheet(tmp_path, "name,parent\nnye roller,Tillit\n"))
    assert told(plan) == {"there": ["nye roller"]}


def test_a_tag_that_is_given_is_not_made_up_for_another(project: Project, tmp_path: Path) -> None:
    path = sheet(tmp_path, "name,tag\nlange dager,\nlave dører,LD\n")
    take_in(project, planned(project, path), path.name)
    assert project.code_named("lave dører").tag == "LD"
    assert project.code_named("lange dager").tag != "LD"


def test_a_code_out_of_use_is_made_anew(project: Project, tmp_path: Path) -> None:
    codebook.retire(project, project.code_named("tillit"))
    path = sheet(tmp_path, "name\ntillit\n")
    take_in(project, planned(project, path), path.name)
    assert project.code_named("tillit").state == "active"
    assert [code.state for code in project.codes if code.name == "tillit"] == ["retired", "active"]


def test_our_own_overview_of_codes_comes_back_as_it_is(project: Project, tmp_path: Path) -> None:
    codes.create(project, "=1+1", definition="-5, men sagt «slik»\nog slik")
    path = sheet(tmp_path, csv_text.render(codes_overview(project)))
    assert told(planned(project, path)).keys() == {"there", "ignored"}


def test_nothing_new_is_no_step(project: Project, tmp_path: Path) -> None:
    before = project.revision
    path = sheet(tmp_path, "name\ntillit\n")
    take_in(project, planned(project, path), path.name)
    assert project.revision == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "Farge;Tall\nrød;1\n", "no heading «name»"),
        ("a.csv", "", "no heading"),
        ("a.csv", 'name\n"lys', "goes wrong at line 2"),
        ("a.csv", b"\x00\x01\x02\x03\x04\x00\xff\xfe\x01", "cannot be read as a sheet"),
        ("a.docx", "name\n", "no sheet that can be read"),
        ("a.xlsx", "name\n", "damaged"),
        # A workbook holds the time it was made at, and the tests' names must not.
        pytest.param("a.xlsx", workbook([["name"], ["lys"]])[:900], "damaged", id="cut short"),
    ],
)
def test_files_that_are_no_codebook(project, tmp_path, name, content, words) -> None:
    with pytest.raises(ImportFailure, match=words):
        planned(project, sheet(tmp_path, content, name))


@pytest.mark.parametrize(
    ("colour", "family"),
    [
        ("Grønn", "green"), ("GRAY", "grey"), ("#00ff00", "green"), ("0000FF", "blue"),
        ("#808080", "grey"), ("#ffff00", "yellow"), ("#ff8800", "orange"), ("#ff00aa", "pink"),
        ("lilla", None), ("", None), ("#12345", None),
    ],
)  # fmt: skip
def test_colours(colour: str, family: str | None) -> None:
    assert family_of(colour) == family


CELLS = st.text("aå1 ;,\n\"'=#-", max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_whatever_the_cells_hold_it_is_taken_in_or_told(tmp_path_factory, rows) -> None:
    project = fill(in_memory())
    content = workbook([["name", "parent", "tag"], *map(list, rows)])
    path = sheet(tmp_path_factory.mktemp("sheet"), content, "a.xlsx")
    plan = planned(project, path)
    take_in(project, plan, path.name)
    assert not faults(project.tables.contents)
    for entry in plan.new:
        assert project.code_named(entry.values["name"])

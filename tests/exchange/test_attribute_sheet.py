"""Attributes from a sheet: what would come, row by row, and then all of it in one step or none."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, state
from openpyxl import Workbook

from tuicode.exchange.attribute_sheet import planned, take_in
from tuicode.exchange.failures import ImportFailure
from tuicode.language import _
from tuicode.model.attributes import change_participant
from tuicode.model.errors import ProjectError
from tuicode.model.sheet import describe_project
from tuicode.report import csv_text, excel
from tuicode.report.attribute_tables import participants_table, sources_table

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def sheet(folder: Path, content: str | bytes, name: str = "folk.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(rows: list[list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_what_would_come_and_what_then_came(project: Project, tmp_path: Path) -> None:
    change_participant(project, project.participants[0], attributes={"years": "12", "group": "a"})
    before = state(project)
    path = sheet(
        tmp_path, "who;Years;group;rolle;ord\nDELTAKER 1;13;;intervjuer;4\nmoderator;;;;\n"
    )
    plan = planned(project, path, "participant")
    assert [(one.line, one.name, one.changes) for one in plan.changed] == [
        (2, "Deltaker 1", {"years": "13", "role": "interviewer"})
    ]
    assert [one.name for one in plan.there] == ["Moderator"]
    assert (plan.faults, plan.new, plan.ignored) == ((), (), ("ord",))
    assert state(project) == before
    number = project.revision
    take_in(project, plan, "folk.csv")
    person = project.participants[0]
    assert (person.attributes, person.role) == ({"group": "a", "years": "13"}, "interviewer")
    assert project.revision == number + 1
    assert project.log[-1].summary == "folk.csv: Deltaker 1"
    project.undo()
    assert state(project) == before


def test_sources_from_a_workbook_with_days_and_numbers(project: Project, tmp_path: Path) -> None:
    rows = [["name", "date", "minutes", None], ["Gruppe 1", date(2026, 11, 23), 47, None]]
    plan = planned(project, sheet(tmp_path, workbook(rows), "kilder.xlsx"), "source")
    assert plan.new == ("date", "minutes")
    take_in(project, plan, "kilder.xlsx")
    assert project.sources[0].attributes == {"date": "2026-11-23", "minutes": "47"}


def test_every_fault_is_told_with_its_line_and_nothing_is_taken_in(
    project: Project, tmp_path: Path
) -> None:
    before = state(project)
    path = sheet(
        tmp_path,
        "label,years,Years,source,role,\n"
        "Deltaker 1,12,,,boss,\n"
        "Deltaker 9,,,,,\n"
        "Moderator,1,,,,\n"
        ",3,,,,\n"
        "moderator,2,,,,extra\n",
    )
    plan = planned(project, path, "participant")
    assert [(fault.line, fault.reason) for fault in plan.faults] == [
        (1, "«Years» stands over two columns."),
        (1, "An attribute can't be called «source», which means something already."),
        (2, "«boss» is none of: participant, interviewer."),
        (3, "there is no participant «Deltaker 9»."),
        (5, "its first cell is empty, so there is no telling whose it is."),
        (6, "«moderator» stands in line 4 already."),
        (6, "«extra» stands in a column without a heading."),
    ]
    with pytest.raises(ProjectError, match="nothing was stored"):
        take_in(project, plan, "folk.csv")
    assert state(project) == before


def test_a_source_that_is_not_there(project: Project, tmp_path: Path) -> None:
    plan = planned(project, sheet(tmp_path, "name,date\nGruppe 9,x\n"), "source")
    assert [fault.reason for fault in plan.faults] == ["there is no source «Gruppe 9»."]


def test_an_empty_sheet_and_a_file_that_is_none(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="is empty"):
        planned(project, sheet(tmp_path, ""), "participant")
    with pytest.raises(ImportFailure, match="no sheet"):
        planned(project, sheet(tmp_path, "x", "folk.pdf"), "participant")
    assert planned(project, sheet(tmp_path, "label,years\n"), "participant").changed == ()


@pytest.mark.parametrize("language", ["en", "nb"])
def test_an_exported_table_can_be_taken_in_again(
    project: Project, tmp_path: Path, language: str
) -> None:
    change_participant(project, project.participants[0], attributes={"years": "12", "x": "=1+1"})
    before = state(project)
    for of, table in (("participant", participants_table), ("source", sources_table)):
        for render, suffix in ((csv_text.render, ".csv"), (excel.render, ".xlsx")):
            path = sheet(tmp_path, render(table(project, language)), f"{of}{suffix}")
            plan = planned(project, path, of)  # type: ignore[arg-type]
            assert (plan.faults, plan.changed, plan.new) == ((), (), ())
            assert len(plan.ignored) == 5
    assert state(project) == before


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4)


@given(st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=4))
def test_no_sheet_leaves_half_of_itself(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    project = fill(in_memory())
    before = state(project)
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path = sheet(tmp_path_factory.mktemp("sheet"), "\n".join(["label,a", *quoted]))
    plan = planned(project, path, "participant")
    if plan.faults:
        with pytest.raises(ProjectError):
            take_in(project, plan, path.name)
    else:
        take_in(project, plan, path.name)
        assert planned(project, path, "participant").changed == ()
        if plan.changed:
            project.undo()
    assert state(project) == before


@pytest.mark.parametrize("language", ["en", "nb"])
def test_true_and_false_of_a_workbook_stand_as_the_spreadsheet_shows_them(
    tmp_path: Path, language: str
) -> None:
    project = fill(in_memory())
    describe_project(project, language=language)
    rows: list[list[object]] = [["who", "member"], ["Deltaker 1", True], ["Moderator", False]]
    plan = planned(project, sheet(tmp_path, workbook(rows), "folk.xlsx"), "participant")
    assert [one.changes["member"] for one in plan.changed] == [
        _("TRUE", language),
        _("FALSE", language),
    ]

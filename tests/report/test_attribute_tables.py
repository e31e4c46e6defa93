"""The tables of participants and of sources, as reports have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from tuicode.model.attributes import change_participant, change_source
from tuicode.model.sheet import describe_project
from tuicode.report import excel, word
from tuicode.report.attribute_tables import ATTRIBUTE_TABLES, participants_table, sources_table
from tuicode.report.codes_overview import codes_overview
from tuicode.report.exporting import KINDS
from tuicode.report.table import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.report.table import Table


@pytest.fixture
def coded(project: Project, group_interview: Source, code: Callable[..., list[Coding]]) -> Project:
    code(group_interview, "Nobody.", "alone", "waiting")
    change_participant(project, project.participants[1], attributes={"years": "12"})
    change_source(project, group_interview, attributes={"date": "2026-11-23", "setting": "office"})
    return project


def cells(table: Table) -> list[list[str]]:
    return [
        [column.heading for column in table.columns],
        *([text_of(cell) for cell in row] for row in table.rows),
    ]


def test_participants(coded: Project) -> None:
    assert cells(participants_table(coded)) == [
        ["Participant", "Role", "years", "Turns", "Words", "% of words", "Codes", "Extracts"],
        ["Moderator", "interviewer", "", "1", "9", "30", "0", "0"],
        ["Participant 1", "participant", "12", "1", "10", "33", "2", "1"],
        ["Participant 2", "participant", "", "1", "11", "37", "0", "0"],
    ]


def test_sources(coded: Project) -> None:
    assert cells(sources_table(coded)) == [
        ["Source", "date", "setting", "Turns", "Words", "% of words", "Codes", "Extracts"],
        ["Group interview 1", "2026-11-23", "office", "3", "30", "100", "2", "1"],
    ]


@pytest.mark.parametrize("kind", ATTRIBUTE_TABLES)
def test_the_widths_fill_the_table_with_and_without_attributes(coded: Project, kind: str) -> None:
    for _round in range(2):
        table = ATTRIBUTE_TABLES[kind](coded)
        assert sum(column.share for column in table.columns) == pytest.approx(1)
        coded.undo()


def test_a_column_is_as_wide_as_what_is_in_it_asks_for(coded: Project) -> None:
    person = coded.participants[1]
    change_participant(coded, person, attributes={"years": "12", "work": "volunteer coordinator"})
    shares = {column.heading: column.share for column in participants_table(coded).columns}
    assert shares["work"] > shares["Participant"] > shares["years"]


@pytest.mark.usefixtures("marked_catalogue")
@pytest.mark.parametrize("kind", ATTRIBUTE_TABLES)
def test_they_are_in_the_language_that_is_asked_for(coded: Project, kind: str) -> None:
    table = ATTRIBUTE_TABLES[kind](coded, "nb")
    own = [column.heading for column in table.columns if column.heading not in "years date setting"]
    assert all(heading.startswith("nb:") for heading in own)
    assert table.title.startswith("nb:")


def test_a_table_of_many_columns_lies_in_word(coded: Project) -> None:
    lying = Document(io.BytesIO(word.render(sources_table(coded)))).sections[0]
    assert lying.orientation == WD_ORIENT.LANDSCAPE
    assert lying.page_width > lying.page_height


def test_a_reflexive_project_is_offered_no_figure_of_agreement(coded: Project) -> None:
    assert coded.sheet.approach == "reflexive"
    assert codes_overview(coded).title == "Code overview"
    words = " ".join([*KINDS, *(column.heading for column in codes_overview(coded).columns)])
    describe_project(coded, approach="codebook")
    assert codes_overview(coded).title == "Codebook"
    assert not [word for word in ("agreement", "kappa", "alpha", "reliab") if word in words.lower()]


def test_whole_numbers_are_numbers_in_a_sheet_and_come_back_as_they_were(coded: Project) -> None:
    given = {"years": "12", "post": "0301", "card": "9" * 16, "share": "1.5", "below": "-5"}
    change_participant(coded, coded.participants[1], attributes=given)
    sheet = load_workbook(io.BytesIO(excel.render(participants_table(coded)))).worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    found = next(dict(zip(headings, row, strict=True)) for row in rows if row[2] or row[3])
    assert {name: found[name] for name in given} == {**given, "years": 12}

"""The tables of the analysis, as reports have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import pytest
from openpyxl import load_workbook

from tuicode.model import passes
from tuicode.model.errors import NotFound, ProjectError
from tuicode.report import excel
from tuicode.report.analysis_tables import (
    ANALYSIS_TABLES,
    comparison_table,
    cooccurrence_table,
    frequencies_table,
    matrix_table,
    suggestions_table,
)
from tuicode.report.table import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.report.table import Table


@pytest.fixture
def coded(project: Project, group_interview: Source, code: Callable[..., list[Coding]]) -> Project:
    """Two passes over one interview, with two codes that may be one."""
    code(group_interview, "Nobody. I waited all winter.", "waiting", "alone")
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    code(group_interview, "I waited all winter.", "alone")
    code(group_interview, "She knew the pole", "to wait")
    return project


def cells(table: Table) -> list[list[str]]:
    return [
        [column.heading for column in table.columns],
        *([text_of(cell) for cell in row] for row in table.rows),
    ]


def test_codes_by_participant(coded: Project) -> None:
    table = matrix_table(coded)
    assert cells(table) == [
        ["Tag", "Code", "Participant 1", "Participant 2", "All"],
        ["AL", "alone", "2", "0", "2"],
        ["TW", "to wait", "0", "1", "1"],
        ["WA", "waiting", "1", "0", "1"],
    ]
    assert table.title == "Codes by participant"
    assert cells(matrix_table(coded, words=True))[1] == ["AL", "alone", "5", "0", "5"]


def test_codes_by_what_nobody_knows(coded: Project) -> None:
    person = coded.participants[1]
    with coded.transaction("attributes") as transaction:
        transaction.put(msgspec.structs.replace(person, attributes={"years": "12"}))
    assert cells(matrix_table(coded, by="years"))[0] == ["Tag", "Code", "12", "(not told)", "All"]
    with pytest.raises(NotFound, match="years"):
        matrix_table(coded, by="age")


def test_codes_over_passes(coded: Project) -> None:
    assert cells(frequencies_table(coded))[:2] == [
        ["Tag", "Code", "1 First pass", "2 latent", "All"],
        ["AL", "alone", "1", "1", "2"],
    ]


def test_codes_together(coded: Project) -> None:
    table = cooccurrence_table(coded)
    assert sorted(row[-1] for row in table.rows) == [2]
    assert sorted(cells(table)[1][1:6:3]) == ["alone", "waiting"]
    assert "2 sentences" in cooccurrence_table(coded, together="near").subtitle


def test_passes_side_by_side(coded: Project) -> None:
    assert cells(comparison_table(coded)) == [
        ["Source", "Span", "Extract", "1 First pass", "2 latent", "Coded"],
        ["Group interview 1", "36-64", "Nobody. I waited all winter.", "AL alone\nWA waiting",
         "AL alone", "otherwise"],
        ["Group interview 1", "131-148", "She knew the pole", "", "TW to wait",
         "only in the second"],
    ]  # fmt: skip
    with pytest.raises(NotFound):
        comparison_table(coded, between=(1, 3))


def test_one_pass_has_none_to_be_compared_with(project: Project) -> None:
    with pytest.raises(ProjectError, match="only one pass"):
        comparison_table(project)


def test_suggestions_with_their_reasons(coded: Project) -> None:
    (row,) = suggestions_table(coded).rows
    assert sorted(text_of(row[1]).split("\n")) == ["TW to wait", "WA waiting"]
    assert "names alike" in text_of(row[2])


@pytest.mark.parametrize("kind", ANALYSIS_TABLES)
def test_the_widths_fill_the_table_and_a_workbook_holds_the_numbers(
    coded: Project, kind: str
) -> None:
    table = ANALYSIS_TABLES[kind](coded)
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    sheet = load_workbook(io.BytesIO(excel.render(table))).active
    last = [cell.value for cell in list(sheet.rows)[-1]]
    for value, cell in zip(last, table.rows[-1], strict=True):
        assert value == cell or not isinstance(cell, int)


@pytest.mark.usefixtures("marked_catalogue")
@pytest.mark.parametrize("kind", ANALYSIS_TABLES)
def test_they_are_in_the_project_s_language_unless_another_is_asked_for(
    coded: Project, kind: str
) -> None:
    with coded.transaction("language") as transaction:
        transaction.put(msgspec.structs.replace(coded.sheet, language="nb"))
    assert all(
        column.heading.startswith(("nb:", "Part", "1 ", "2 "))
        for column in ANALYSIS_TABLES[kind](coded).columns
    )
    assert not ANALYSIS_TABLES[kind](coded, "en").title.startswith("nb:")


@pytest.mark.parametrize("kind", sorted(ANALYSIS_TABLES.keys() - {"comparison"}))
def test_an_empty_project_has_tables_without_rows(project: Project, kind: str) -> None:
    assert ANALYSIS_TABLES[kind](project).rows == ()

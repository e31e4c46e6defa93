from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from rendering import NASTY, is_shown, many_texts, table_of

from tuicode.model import codebook, codes
from tuicode.report import excel
from tuicode.report.codes_overview import codes_overview
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source


def opened(table: Table) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel.render(table))).active


def first_column(table: Table) -> list[str]:
    sheet = opened(table)
    return [row[0].value or "" for row in sheet.iter_rows(min_row=2)]


def test_the_overview_of_codes_has_numbers_that_are_numbers(
    project: Project, group_interview: Source, code: Callable[..., list[Coding]]
) -> None:
    codes.create(project, "alone", definition="=nobody to call")
    code(group_interview, "Nobody.", "alone")
    sheet = opened(codes_overview(project))
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][:5] == ["Tag", "Name", "Parent", "Family", "State"]
    assert values[1][:5] == ["AL", "alone", "", "green", "active"]
    assert values[1][5:11] == [1, 1, 1, 1, 1, "=nobody to call"]
    assert [cell.data_type for cell in sheet[2]][5:11] == ["n"] * 5 + ["s"]


def test_codes_stand_further_in_than_those_they_are_under(project: Project) -> None:
    for name in ("a", "b", "c"):
        code = codes.create(project, f"code {name}")
        if name != "a":
            codebook.nest(project, code, project.code_named(f"code {chr(ord(name) - 1)}"))
    sheet = opened(codes_overview(project))
    found = [(row[1].value, row[1].alignment.indent) for row in sheet.iter_rows(min_row=2)]
    assert found == [("code a", 1), ("code b", 3), ("code c", 5)]


def test_the_heading_stays_in_view_and_filters() -> None:
    sheet = opened(table_of([["a", "b"], ["c", "d"]]))
    assert sheet.title == "Title"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"


def test_a_tag_has_its_family_s_colour_as_fill_and_a_legible_ink() -> None:
    sheet = opened(
        table_of([[((CodeMark("blue", "AL"),),)], [((CodeMark("yellow", "WA"),),)], ["plain"]])
    )
    looks = [(cell.fill.fgColor.rgb, cell.font.color.rgb) for cell in (sheet["A2"], sheet["A3"])]
    assert looks == [("FF0072B2", "FFFFFFFF"), ("FFF0E442", "FF000000")]
    assert sheet["A4"].fill.fill_type is None


def test_paragraphs_are_lines_of_the_cell_and_the_row_has_room_for_them() -> None:
    sheet = opened(table_of([["one\ntwo\nthree"], ["one"]]))
    assert sheet["A2"].value == "one\ntwo\nthree"
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 2 * sheet.row_dimensions[3].height


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    fits = letter * (32767 // units)
    whole, cut = first_column(table_of([[fits], [fits + letter]]))
    assert whole == fits
    assert cut.startswith(letter * 16000)
    assert cut.endswith("[cut here: an Excel cell holds no more]")
    assert 32766 <= len(cut.encode("utf-16-le")) // 2 <= 32767


@pytest.mark.parametrize("title", ["a/b:c*[d]?\\", "x" * 60, "'quoted'"])
def test_any_title_makes_a_name_for_the_sheet(title: str) -> None:
    sheet = opened(Table(title, "", "en", (Column("Tag", 1.0),), (("AL",),)))
    assert sheet["A2"].value == "AL"


def test_a_long_project_name_is_no_obstacle() -> None:
    sheet = opened(Table("Codes", "lights " * 60, "en", (Column("Tag", 1.0),), (("AL",),)))
    assert sheet["A2"].value == "AL"


def test_nothing_temporary_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        pytest.fail("a temporary file was asked for")

    for name in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(f"tempfile.{name}", refuse)
    assert opened(table_of([["words"]]))["A2"].value == "words"


def test_text_that_looks_like_a_formula_a_link_or_a_number_stays_text() -> None:
    texts = [
        "=1+1",
        '=HYPERLINK("http://example.org")',
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "12",
        "http://example.org",
        "mailto:a@b.no",
        "internal:Sheet1!A1",
    ]
    sheet = opened(table_of([[text] for text in texts]))
    found = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in found] == texts
    assert {cell.data_type for cell in found} == {"s"}
    assert [cell.hyperlink for cell in found] == [None] * len(texts)


def test_nasty_text_is_only_text() -> None:
    shown = first_column(table_of([[text] for text in NASTY]))
    assert [text for text, one in zip(NASTY, shown, strict=True) if not is_shown(text, one)] == []


@settings(max_examples=30, deadline=None)
@given(many_texts)
def test_any_text_comes_back_or_is_visibly_replaced(texts: list[str]) -> None:
    shown = first_column(table_of([[text] for text in texts]))
    assert [text for text, one in zip(texts, shown, strict=True) if not is_shown(text, one)] == []


def test_a_long_heading_goes_on_in_a_further_line_and_no_word_is_parted() -> None:
    long, word = "Trust is given before it is earned › A key before a form", "w" * 60
    columns = (Column("Short", 0), Column(long, 0), Column(word, 0))
    sheet = opened(Table("Title", "", "en", columns, (("a", "b", "c"),)))
    short_one, long_one, word_one = (sheet.column_dimensions[name].width for name in "ABC")
    assert short_one < long_one < len(long) < len(word) < word_one
    assert sheet.row_dimensions[1].height > sheet.row_dimensions[2].height
    assert sheet["B1"].alignment.wrap_text


def test_a_sheet_of_many_columns_is_printed_on_several_pages_beside_each_other() -> None:
    narrow, wide = (
        Table(
            "Title", "", "en", tuple(Column("A theme's name here", 0) for _one in range(size)), ()
        )
        for size in (4, 30)
    )
    assert opened(narrow).page_setup.fitToWidth in {None, 1}
    assert opened(wide).page_setup.fitToWidth > 1
    assert opened(wide).freeze_panes == "A2"


def test_beside_many_numbers_the_row_is_still_named() -> None:
    naming = (Column("Tag", 0.1), Column("Name", 0.3))
    counts = tuple(Column(f"Participant {one}", 0.1, "number") for one in range(20))
    sheet = opened(Table("Title", "", "en", (*naming, *counts), ()))
    assert (sheet.freeze_panes, sheet.print_title_cols) == ("C2", "$A:$B")

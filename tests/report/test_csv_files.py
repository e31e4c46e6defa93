from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from rendering import is_shown, many_texts, table_of

from tuicode.report import csv_text
from tuicode.report.table import CodeMark, Column, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_cells_read_back_with_headings_first() -> None:
    columns = (Column("Tag", 0.2), Column("Name", 0.6), Column("Extracts", 0.2, "number"))
    rows = ((((CodeMark("pink", "AL"),),), 'alone; "quite", really\nso', -12),)
    assert read(csv_text.render(Table("Codes", "", "en", columns, rows))) == [
        ["Tag", "Name", "Extracts"],
        ["AL", 'alone; "quite", really\nso', "-12"],
    ]


@pytest.mark.parametrize(("language", "delimiter"), [("nb", ";"), ("en", ",")])
def test_excel_of_the_project_s_language_sees_the_columns(language: str, delimiter: str) -> None:
    content = csv_text.render(table_of([["a;b", "c,d"]], language))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content, delimiter)[1] == ["a;b", "c,d"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_text_that_a_spreadsheet_would_compute_is_marked_as_text(start: str) -> None:
    (cell,) = read(csv_text.render(table_of([[f"{start}cmd"]])))[1]
    assert cell[0] == "'"
    assert is_shown(f"{start}cmd", cell[1:])


def test_the_same_table_gives_the_same_bytes() -> None:
    table = table_of([["a", "b"]])
    assert csv_text.render(table) == csv_text.render(table)


@given(many_texts)
def test_any_text_comes_back_or_is_visibly_replaced(texts: list[str]) -> None:
    # A second column, as csv has no sign for a row of one empty cell.
    shown = read(csv_text.render(table_of([[text, "x"] for text in texts])))[1:]
    for text, (cell, _x) in zip(texts, shown, strict=True):
        assert is_shown(f"'{text}" if text.startswith(FORMULA_STARTS) else text, cell)

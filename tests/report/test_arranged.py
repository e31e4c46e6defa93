"""Bands and cells over several rows: as documents show them, and as sheets repeat them."""

from __future__ import annotations

import io
import re

import docx
from rendering import NASTY, table_of

from tuicode.report import csv_text, html, markdown, word
from tuicode.report.arranged import Band, Row, arranged
from tuicode.report.table import CodeMark, Column, Report, Strong, Table

BANDED = Table(
    "Themes",
    "all",
    "en",
    (Column("Theme", 0.2, run="band"), Column("Subtheme", 0.2, run="band"), Column("Said", 1)),
    (("A", "", "one"), ("A", "a", "two"), ("A", "a", "three"), ("B", "a", "four")),
)

SPANNING = Table(
    "Theme table",
    "",
    "en",
    (Column("Theme", 0.5, run="cell"), Column("Subtheme", 0.5)),
    ((((Strong("A"),),), "a"), (((Strong("A"),),), "b"), (((Strong("B"),),), "b")),
)


def test_a_band_stands_where_it_begins_and_an_empty_one_nowhere() -> None:
    assert [one.cell if isinstance(one, Band) else one.cells for one in arranged(BANDED)] == [
        "A",
        ("one",),
        "a",
        ("two",),
        ("three",),
        "B",
        "a",
        ("four",),
    ]


def test_a_cell_goes_on_over_the_rows_that_have_the_same() -> None:
    rows = [one for one in arranged(SPANNING) if isinstance(one, Row)]
    assert [row.heights for row in rows] == [(2, 1), (0, 1), (1, 1)]


def test_a_cell_does_not_go_on_beside_another_or_under_a_band() -> None:
    columns = (Column("A", 0.3, run="cell"), Column("B", 0.3, run="cell"), Column("C", 0.4))
    rows = (("x", "1", "p"), ("y", "1", "q"), ("y", "1", "r"))
    found = [
        one.heights for one in arranged(Table("", "", "en", columns, rows)) if isinstance(one, Row)
    ]
    assert found == [(1, 1, 1), (2, 2, 1), (0, 0, 1)]
    banded = (Column("A", 0.5, run="band"), Column("B", 0.5, run="cell"))
    two = Table("", "", "en", banded, (("x", "1"), ("y", "1")))
    assert [one.heights for one in arranged(two) if isinstance(one, Row)] == [(1,), (1,)]


def test_word_has_bands_over_the_whole_width_and_cells_over_several_rows() -> None:
    table = docx.Document(io.BytesIO(word.render(BANDED))).tables[0]
    assert [row.cells[0].text for row in table.rows] == [
        "Said", "A", "one", "a", "two", "three", "B", "a", "four",
    ]  # fmt: skip
    spanning = docx.Document(io.BytesIO(word.render(SPANNING))).tables[0]
    first, second, third = (row.cells[0] for row in spanning.rows[1:])
    assert first._tc is second._tc
    assert first._tc is not third._tc
    assert first.paragraphs[0].runs[0].bold


def test_a_sheet_repeats_what_a_document_shows_once() -> None:
    lines = csv_text.render(BANDED).decode("utf-8-sig").splitlines()
    assert lines == ["Theme,Subtheme,Said", "A,,one", "A,a,two", "A,a,three", "B,a,four"]
    assert csv_text.render(SPANNING).decode("utf-8-sig").splitlines()[2] == "A,b"


def test_markdown_shows_it_once() -> None:
    lines = markdown.render(SPANNING).decode().splitlines()
    assert lines[-3:] == ["| **A** | a |", "|  | b |", "| **B** | b |"]
    banded = markdown.render(BANDED).decode().splitlines()
    assert banded[-8:-4] == ["| **A** |", "| one |", "| *a* |", "| two |"]


def test_a_report_has_all_its_tables_in_each_format() -> None:
    report = Report("All", "of it", "nb", (BANDED, SPANNING, table_of([["x"]])))
    document = docx.Document(io.BytesIO(word.render(report)))
    assert len(document.tables) == 3
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert headings == ["Themes", "Theme table", "Title"]
    page = html.render(report).decode()
    assert page.count("<table") == page.count("</table>") == 3
    lines = csv_text.render(report).decode("utf-8-sig").splitlines()
    assert lines[:2] == ["Themes;Theme;Subtheme;Said", "Themes;A;;one"]
    assert lines[5] == "Theme table;Theme;Subtheme"


def test_a_web_page_shows_any_text_and_runs_none() -> None:
    rows = [
        [text, ((Strong(text), CodeMark("pink", "AL", text)),)] for text in [*NASTY, "<script>"]
    ]
    page = html.render(table_of(rows)).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 3
    assert not re.search(r"\b(?:src|href)\s*=|url\(|@import|\bon\w+=", page)
    assert set(re.findall(r"<(\w+)", page)) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "div", "table", "thead", "tbody",
        "tr", "th", "td", "p", "span", "strong",
    }  # fmt: skip


def test_a_web_page_tells_its_language_and_what_heads_what() -> None:
    page = html.render(SPANNING).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert '<th scope="col">Theme</th>' in page
    assert page.count('rowspan="2"') == 1
    banded = html.render(BANDED).decode()
    assert '<tbody>\n<tr class="band"><th scope="rowgroup" colspan="1"><p>A</p></th>' in banded
    assert banded.count("<tbody>") == len({row[:2] for row in BANDED.rows})

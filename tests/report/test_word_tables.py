from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from rendering import NASTY, is_shown, many_texts, table_of

from tuicode.report import word
from tuicode.report.analysis_table import analysis_table
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source


def opened(table: Table) -> Any:
    return docx.Document(io.BytesIO(word.render(table)))


def cells(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_extracts_and_codes_read_back_from_the_table(
    project: Project, group_interview: Source, code: Callable[..., list[Coding]]
) -> None:
    code(group_interview, "walking there.\nI called", "ways out")
    code(group_interview, "Nobody.", "short answers", "alone")
    assert cells(opened(analysis_table(project))) == [
        ["Extract", "Codes", "Iteration"],
        [
            "Nobody. (Participant 1)",
            "■ SA short answers\n■ AL alone",
            "■ SA short answers\n■ AL alone",
        ],
        [
            "walking there.\nI called (Participant 1, Participant 2)",
            "■ WO ways out",
            "■ WO ways out",
        ],
    ]


def test_the_heading_row_is_repeated_and_the_widths_are_fixed() -> None:
    columns = (Column("Extract", 0.62), Column("Codes", 0.38))
    document = opened(Table("Title", "", "en", columns, (("words", "code"),)))
    table = document.tables[0]
    heading, body = (row._tr for row in table.rows)
    assert heading.trPr.find(qn("w:tblHeader")) is not None
    assert body.trPr.find(qn("w:tblHeader")) is None
    assert not table.autofit
    assert [round(cell.width.cm, 1) for cell in table.rows[1].cells] == [9.9, 6.1]


def test_only_long_rows_break_across_pages() -> None:
    table = opened(table_of([["short", "x"], ["long " * 200, "x"]])).tables[0]
    properties = [row._tr.trPr for row in table.rows][1:]
    assert properties[0].find(qn("w:cantSplit")) is not None
    assert properties[1] is None


def test_the_page_is_a4_and_numbered() -> None:
    document = opened(table_of([["words"]]))
    section = document.sections[0]
    size = (round(section.page_width.cm, 1), round(section.page_height.cm, 1))
    assert size == (21.0, 29.7)
    assert abs(section.left_margin - Cm(2.5)) < Cm(0.01)
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_document_has_title_and_language_and_no_author() -> None:
    document = opened(table_of([["ord"]], language="nb"))
    properties = document.core_properties
    assert (properties.title, properties.author, properties.comments) == ("Title", "", "")
    assert (properties.last_modified_by, properties.language) == ("", "nb-NO")
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nb-NO"}
    assert [paragraph.text for paragraph in document.paragraphs] == ["Title", "Subtitle"]
    assert document.paragraphs[0].style.name == "Heading 1"


def test_a_name_longer_than_a_property_is_still_whole_on_the_page() -> None:
    columns = (Column("Extract", 1.0),)
    document = opened(Table("Title", "lights " * 60, "en", columns, ()))
    assert document.paragraphs[1].text == "lights " * 60
    assert len(document.core_properties.subject) == 255


def test_a_code_has_its_family_s_colour_on_a_mark_and_its_tag_in_bold() -> None:
    cell = opened(table_of([[((CodeMark("blue", "AL", "alone"),),)]])).tables[0].cell(1, 0)
    mark, _space, tag, name = cell.paragraphs[0].runs
    assert (mark.text, str(mark.font.color.rgb)) == ("■", "0072B2")
    assert (tag.text, tag.bold) == ("AL", True)
    assert (name.text, name.bold) == (" alone", None)


def test_numbers_stand_at_the_right() -> None:
    columns = (Column("Codes", 0.5), Column("Extracts", 0.5, "number"))
    cells = opened(Table("Title", "", "en", columns, (("alone", 12),))).tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["alone", "12"]
    assert cells[0].paragraphs[0].alignment is None
    assert cells[1].paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_a_cell_without_paragraphs_still_has_one() -> None:
    assert len(opened(table_of([[()]])).tables[0].cell(1, 0).paragraphs) == 1


def test_text_that_looks_like_markup_or_is_no_character_is_only_text() -> None:
    read = cells(opened(table_of([[text] for text in NASTY])))[1:]
    assert [is_shown(text, shown) for text, (shown,) in zip(NASTY, read, strict=True)] == [
        True
    ] * len(NASTY)
    assert read[0] == ["a␀b␁c␟d"]
    assert read[2] == ["]]> <b>&amp; &#65; <!-- -->"]


@settings(max_examples=30, deadline=None)
@given(many_texts)
def test_any_text_comes_back_or_is_visibly_replaced(texts: list[str]) -> None:
    for text, (shown,) in zip(
        texts, cells(opened(table_of([[one] for one in texts])))[1:], strict=True
    ):
        assert is_shown(text, shown)

"""A table as a Word document: one page style, a heading, the table, page numbers."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Final

from tuicode.report.table import Report
from tuicode.report.visible import visible
from tuicode.report.word_table import (
    BAND_STYLE,
    CODE_STYLE,
    HEADING_STYLE,
    INK,
    QUIET_INK,
    TEXT_STYLE,
    add_table,
)

if TYPE_CHECKING:
    from tuicode.report.table import Table
    from tuicode.report.written import Written

    Titled = Table | Report | Written

FONT: Final = "Arial"
"""On Windows and macOS; LibreOffice has one of the same measures in its place."""

LANGUAGE_TAGS: Final = {"nb": "nb-NO", "en": "en-GB"}

HEADINGS: Final = {2: 14, 3: 11.5, 4: 10.5, 5: 10, 6: 10}
"""The size of the headings below the title, in points."""

PROPERTY_LIMIT: Final = 255
"""Characters that Word takes in a property of the document."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 21.0, 29.7, 2.5
"""A4 upright, in centimetres."""

TEXT_WIDTH: Final = round((PAGE_WIDTH - 2 * MARGIN) / 2.54 * 1440)
LONG_TEXT_WIDTH: Final = round((PAGE_HEIGHT - 2 * MARGIN) / 2.54 * 1440)
"""In twentieths of a point, of a page that stands and of one that lies."""

MOST_COLUMNS_UPRIGHT: Final = 6
"""The page of a table with more columns lies."""


def render(table: Table | Report) -> bytes:
    """Return a table, or all of a report, as a .docx file."""
    tables = table.tables if isinstance(table, Report) else [table]
    lies = any(len(one.columns) > MOST_COLUMNS_UPRIGHT for one in tables)
    document = begin(table, lies=lies)
    width = LONG_TEXT_WIDTH if lies else TEXT_WIDTH
    if isinstance(table, Report):
        for part in table.tables:
            document.add_heading(visible(part.title), level=2)
            if part.subtitle:
                document.add_paragraph(visible(part.subtitle), style="Subtitle")
            if part.rows:
                add_table(document, part, width)
    else:
        add_table(document, table, width)
    return finish(document)


def begin(titled: Titled, *, lies: bool = False) -> Any:
    """Return a document with a title and the line below it, in our page and styles."""
    from docx import Document

    document = Document()
    _set_page(document, lies=lies)
    _set_mode(document)
    _set_language(document, titled.language)
    _set_styles(document)
    _set_properties(document, titled)
    document.add_heading(visible(titled.title), level=1)
    document.add_paragraph(visible(titled.subtitle), style="Subtitle")
    return document


def finish(document: Any) -> bytes:
    """Return a document as a .docx file, its pages numbered."""
    _add_page_numbers(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_page(document: Any, *, lies: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    sides = (PAGE_HEIGHT, PAGE_WIDTH) if lies else (PAGE_WIDTH, PAGE_HEIGHT)
    section.page_width, section.page_height = map(Cm, sides)
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.footer_distance = Cm(MARGIN / 2)


def _set_mode(document: Any) -> None:
    """Let Word lay the page out as it does today; the template asks for Word 2010."""
    from docx.oxml.ns import qn

    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    tag = LANGUAGE_TAGS.get(language, language)
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), tag)


def _set_styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    _set_style(styles["Normal"], size=10, line=1.15)
    _set_style(styles["Heading 1"], size=20, bold=True, after=2)
    _set_style(styles["Heading 2"], size=13, bold=True, before=18, after=4)
    _set_style(styles["Subtitle"], size=10, ink=QUIET_INK, after=14)
    styles["Subtitle"].paragraph_format.keep_with_next = True
    _set_style(styles["Footer"], size=8.5, ink=QUIET_INK)
    for level, size in HEADINGS.items():
        _set_style(styles[f"Heading {level}"], size=size, bold=True, before=12, after=3)
    for name in (HEADING_STYLE, TEXT_STYLE, CODE_STYLE, BAND_STYLE):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _set_style(styles[HEADING_STYLE], size=9.5, bold=True)
    _set_style(styles[BAND_STYLE], size=10.5, bold=True, line=1.15, after=3)
    _set_style(styles[TEXT_STYLE], size=10, line=1.15, after=3)
    _set_style(styles[CODE_STYLE], size=10, line=1.15, after=3)
    # A name that wraps goes on beside its mark, not under it.
    styles[CODE_STYLE].paragraph_format.left_indent = Pt(8.5)
    styles[CODE_STYLE].paragraph_format.first_line_indent = Pt(-8.5)


def _set_style(
    style: Any,
    *,
    size: float,
    ink: str = INK,
    bold: bool = False,
    line: float = 1.0,
    before: float = 0,
    after: float = 0,
) -> None:
    """Give a style all it needs, in points; nothing is left to the template's theme."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    look = style.element.get_or_add_rPr()
    for element in list(look):
        if element.tag != qn("w:lang"):
            look.remove(element)
    fonts = look.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(ink)
    style.paragraph_format.line_spacing = line
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _set_properties(document: Any, titled: Titled) -> None:
    properties = document.core_properties
    properties.title = visible(titled.title)[:PROPERTY_LIMIT]
    properties.subject = visible(titled.subtitle)[:PROPERTY_LIMIT]
    properties.language = LANGUAGE_TAGS.get(titled.language, titled.language)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.now(timezone.utc)
    properties.revision = 1


def _add_page_numbers(document: Any) -> None:
    """Put «page / pages» at the right of the footer."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    footer = document.sections[0].footer
    footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.paragraphs[0].add_run("1")
    footer.paragraphs[0].add_run(" / ")
    footer.paragraphs[0].add_run("1")
    paragraph = next(footer.part.element.iter(qn("w:p")))
    page, _slash, pages = paragraph.findall(qn("w:r"))
    for run, instruction in ((page, "PAGE"), (pages, "NUMPAGES")):
        field = OxmlElement("w:fldSimple", {qn("w:instr"): instruction})
        paragraph.replace(run, field)
        field.append(run)

"""Names are data: whatever things are called, nothing of it acts in any export, and each opens."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tuicode.model import (
    codebook,
    codes,
    codings,
    flags,
    glossary,
    journal,
    memos,
    merging,
    passes,
    placing,
    quotes,
    relations,
    sheet,
    sources,
    themes,
    versions,
)
from tuicode.model.attributes import change_participant, change_source
from tuicode.model.project import Project, new_contents
from tuicode.report.exporting import KINDS, export

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFERED = [(kind, suffix) for kind, suffixes in KINDS.items() for suffix in suffixes]

NAMES = (
    '=HYPERLINK("http://x.example","y")',
    "<script>alert(1)</script>",
    "]]> <!-- -->",
    "\"quotes\" 'single' «double»",
    "|pipes| and; semicolons",
    "*stars* _lines_ `ticks` ~~no~~",
    "a\x00b\x1b[31mc\x9b31md\x7f",
    "\u202eright to left\u200f and עברית",
    "long " * 60,
    "👩🏽‍💻 \U0001f468",
    "+47 73 00 00 00",
    "-5+5",
    "@here",
    "[words](http://x.example) ![image](http://x.example/a.png)",
    "# heading",
    "1. item",
    "- item",
    "&amp; &#65; &lt;b&gt;",
    "%%{init: {}}%% --> end; click",
    "\\N \\l \\",
    "\ud800 alone \ufffe",
    "<https://x.example>",
    '" onload="alert(1)',
    "_x0041_ {=1}",
)

WORDS = "{} said so. They laughed, and then they went home."

TAGS = frozenset(
    "html head meta title style body h1 h2 h3 p div table thead tbody tr th td span strong".split()
)
"""What a web page of ours is made of."""


@pytest.fixture(scope="module")
def nasty() -> Project:
    """A project in which everything that has a name has each of the names."""
    project = Project(new_contents(NAMES[0], by="<b>"), by="<b>")
    sheet.describe_project(project, question=" ".join(NAMES), stance="\n".join(NAMES))
    people = [sources.add_participant(project, name) for name in NAMES]
    turns = [sources.NewTurn(WORDS.format(one.label), one.id) for one in people]
    for name in NAMES:
        source = sources.add(project, name, turns, filename=f"{name}.docx")
    change_source(project, source, attributes=dict.fromkeys(NAMES[:4], NAMES[1]))
    change_participant(project, people[0], attributes=dict.fromkeys(NAMES[:4], NAMES[0]))
    made = [codes.create(project, name, definition=name) for name in NAMES]
    for number, (code, turn) in enumerate(zip(made, source.turns, strict=True)):
        pair = [code, made[number - 1]]
        codings.apply(project, source, turn.start, turn.end, pair)
        quotes.choose(project, source, turn.start, turn.end)
    flags.flag(project, source, turn.start, turn.end, "departing", NAMES[1])
    write_about(project)
    passes.end(project, project.current_pass, NAMES[2])
    passes.start(project, NAMES[1], lens=NAMES[5], note=NAMES[0])
    codings.apply(project, source, source.turns[0].start, source.turns[0].end, made[3:5])
    codebook.rename(project, made[1], f"{NAMES[1]} again")
    merging.merge(project, made[5], made[6:8], reason=NAMES[1])
    make_themes(project)
    return project


def write_about(project: Project) -> None:
    """Write memos, entries and terms, with the names in each part that a person writes."""
    for name, code in zip(NAMES, project.codes, strict=True):
        memos.write(project, name, ("codes", code.id))
        entry = journal.write(project, name, links=[("codes", code.id)], prompt=name)
        memos.keep_private(project, [entry], private=False)
        glossary.add(project, name, name, [f"{name} too"])


def make_themes(project: Project) -> None:
    """Make a theme and a subtheme of each name, with relations and two versions."""
    made = []
    for name in NAMES:
        theme = themes.add(project, name)
        themes.describe(project, theme, central_idea=name, definition=name, boundaries=name)
        made.append(themes.add(project, f"{name} below", parent=theme))
    used = [code for code in project.codes if code.state == "active"]
    for one, code in zip(made, used, strict=False):
        placing.place(project, one, [code])
    for name, one, other in zip(NAMES, made, made[1:], strict=False):
        relations.relate(project, one, other, name, "tension")
    versions.keep(project, NAMES[1], NAMES[1])
    themes.rename(project, made[0], f"{NAMES[1]} renamed")
    versions.keep(project, NAMES[0], NAMES[2])


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_nothing_in_a_name_acts(nasty: Project, tmp_path: Path, kind: str, suffix: str) -> None:
    to = export(nasty, kind, tmp_path / f"out{suffix}")
    data = to.read_bytes()
    assert data
    CHECKS[suffix](data, kind)


def check_word(data: bytes, _kind: str) -> None:
    assert Document(io.BytesIO(data)).paragraphs
    refuse_in_parts(data, ("externalLink", "oleObject", "vbaProject"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))
    names = {element.tag.rpartition("}")[2] for element in body.iter()}
    assert not names & {"hyperlink", "fldSimple", "instrText", "altChunk", "object", "drawing"}


def check_excel(data: bytes, _kind: str) -> None:
    refuse_in_parts(data, ("externalLink", "vbaProject", "hyperlink"))
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]


def check_csv(data: bytes, kind: str) -> None:
    text = as_text(data, allowed="\n\r\t")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert kind == "audit-trail" or len({len(row) for row in rows}) == 1
    acting = [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert acting == []


class Page(HTMLParser):
    """Notes the tags of a page and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def check_html(data: bytes, _kind: str) -> None:
    text = as_text(data)
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert page.seen <= TAGS
    known = "lang charset name content class scope colspan rowspan aria-label aria-hidden"
    assert page.attributes <= set(known.split())
    assert "url(" not in text


def check_svg(data: bytes, _kind: str) -> None:
    drawn = ET.fromstring(data)
    names = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    known = "svg title desc rect text tspan path g defs marker line polygon polyline circle"
    assert names <= set(known.split())
    used = {name for element in drawn.iter() for name in element.attrib}
    assert not [name for name in used if name.startswith("on") or "href" in name]


def check_png(data: bytes, _kind: str) -> None:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")


def check_markdown(data: bytes, kind: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(as_text(data))
    found = [one for token in tokens for one in [token, *(token.children or [])]]
    # A line end within a cell cannot be written otherwise.
    seen = {one.type for one in found if (one.type, one.content) != ("html_inline", "<br>")}
    acting = {"html_block", "html_inline", "link_open", "image", "s_open", "hr"}
    if kind not in {"memos", "journal"}:
        # The names of subthemes are slanted in the table of extracts.
        acting |= {"em_open"} if kind != "themes" else set()
        acting |= {"code_inline", "fence", "code_block", "blockquote_open"}
    assert not seen & acting


def check_plain(data: bytes, _kind: str) -> None:
    assert as_text(data)


MERMAID = re.compile(
    r"""flowchart\ LR
    | \ \ accTitle:\ [^\n]*
    | \ \ t[\d_]+ (?: \["[^"<>]*"\] | \("[^"<>]*"\) ) (?: :::\w+ )?
    | \ \ t[\d_]+ \ [<>.=o-]+ (?: \|"[^"<>|]*"\| )? \ t[\d_]+
    | \ \ style\ t[\d_]+\ stroke-dasharray:4\ 3
    """,
    re.VERBOSE,
)


def check_mermaid(data: bytes, _kind: str) -> None:
    lines = as_text(data).splitlines()
    assert [line for line in lines if not MERMAID.fullmatch(line)] == []


def check_graphviz(data: bytes, _kind: str) -> None:
    text = as_text(data)
    outside = re.sub(r'"(?:[^"\\]|\\["\\])*"', "", text)
    assert re.fullmatch(r"[\w\s\[\]{}=;,.>-]*", outside)


def as_text(data: bytes, allowed: str = "\n") -> str:
    """Return text in which nothing steers a terminal."""
    text = data.decode("utf-8")
    steering = {one for one in text if unicodedata.category(one) == "Cc"} - set(allowed)
    assert steering == set()
    return text


def refuse_in_parts(data: bytes, refused: tuple[str, ...]) -> None:
    for name, part in parts_of(data):
        assert not [one for one in refused if one in name]
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in part


def parts_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            yield name, parts.read(name)


CHECKS = {
    ".docx": check_word,
    ".xlsx": check_excel,
    ".csv": check_csv,
    ".html": check_html,
    ".svg": check_svg,
    ".png": check_png,
    ".md": check_markdown,
    ".txt": check_plain,
    ".mmd": check_mermaid,
    ".gv": check_graphviz,
    ".dot": check_graphviz,
}

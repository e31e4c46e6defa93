from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from markdown_it import MarkdownIt
from rendering import NASTY, is_shown, many_texts, table_of

from tuicode.report import markdown
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(content: bytes) -> list[str]:
    """Return the text of the title, the line below it, and every cell, as a reader sees it."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(content.decode("utf-8"))
    return ["".join(map(seen, token.children or [])) for token in tokens if token.type == "inline"]


def seen(token: Token) -> str:
    if token.type == "html_inline":
        assert token.content == "<br>"
        return "\n"
    return token.content


def test_title_headings_and_cells_are_a_pipe_table() -> None:
    columns = (Column("Extract", 0.6), Column("Codes", 0.3), Column("Words", 0.1, "number"))
    marks = ((CodeMark("pink", "AL", "alone"),), (CodeMark("grey", "SA", "short answers"),))
    table = Table("Analysis table", "Street lights", "en", columns, (("one\ntwo", marks, 2),))
    assert markdown.render(table).decode() == (
        "# Analysis table\n"
        "\n"
        "Street lights\n"
        "\n"
        "| Extract | Codes | Words |\n"
        "| --- | --- | ---: |\n"
        "| one<br>two | **AL** alone<br>**SA** short answers | 2 |\n"
    )


def test_text_that_looks_like_markdown_appears_as_it_is() -> None:
    shown = read(markdown.render(table_of([[text] for text in NASTY])))[3:]
    assert [
        text
        for text, one in zip(NASTY, shown, strict=True)
        if not is_shown(text.strip(" "), one.strip(" "))
    ] == []


def test_a_code_shows_what_it_has() -> None:
    without_name, without_tag = CodeMark("pink", "A*"), CodeMark("pink", "", "alone")
    cells = [[((without_name,),)], [((without_tag,),)]]
    assert read(markdown.render(table_of(cells)))[3:] == ["A*", "alone"]


@given(many_texts)
def test_any_text_comes_back_or_is_visibly_replaced(texts: list[str]) -> None:
    # Between two letters, as Markdown does not keep white space at the edges of a cell.
    inner = [f"a{text}b" for text in texts]
    shown = read(markdown.render(table_of([[text] for text in inner])))[3:]
    for text, one in zip(inner, shown, strict=True):
        assert is_shown(text, one)

"""What was written in each format: Word, Markdown, and csv for spreadsheets."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tuicode.report import csv_text, word
from tuicode.report.markdown import escaped
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.report.prose import Block, Run
    from tuicode.report.written import Entry, Written

WRITTEN_SUFFIXES: Final = (".docx", ".md", ".csv")

DEEPEST_HEADING: Final = 6
DEEPEST_LIST: Final = 3
"""Levels of lists that Word has a style for."""

BETWEEN: Final = 4
"""Points between paragraphs."""

INDENT: Final = 18
"""Points by which a quote, or what is within a list, is indented for each level."""


def render_written(written: Written, suffix: str) -> bytes:
    """Return what was written in the format of a suffix."""
    renderers: dict[str, Callable[[Written], bytes]] = {
        ".docx": as_word,
        ".md": as_markdown,
        ".csv": lambda one: csv_text.render(one.rows),
    }
    return renderers[suffix](written)


def as_word(written: Written) -> bytes:
    """Return what was written as a .docx file, with headings, lists and emphasis."""
    document = word.begin(written)
    for part in written.parts:
        level = 2
        if part.heading:
            document.add_heading(visible(part.heading), level)
            level += 1
        for entry in part.entries:
            document.add_heading(visible(entry.heading), level)
            _add_told(document, entry)
            for block in _below(entry.blocks, level):
                _add_block(document, block)
    return word.finish(document)


def as_markdown(written: Written) -> bytes:
    """Return what was written as Markdown in UTF-8; headings stand below those of the document."""
    lines = [f"# {escaped(written.title)}", "", escaped(written.subtitle), ""]
    for part in written.parts:
        level = 2
        if part.heading:
            lines += [f"## {escaped(part.heading)}", ""]
            level += 1
        for entry in part.entries:
            lines += [f"{'#' * level} {escaped(entry.heading)}", "", *_told_lines(entry)]
            lines += _body_lines(_below(entry.blocks, level))
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _below(blocks: Sequence[Block], level: int) -> list[Block]:
    """Return blocks with their headings below one of that level, and none of a depth left out."""
    used = sorted({block.level for block in blocks if block.kind == "heading"})
    depths = {own: min(level + depth, DEEPEST_HEADING) for depth, own in enumerate(used, start=1)}
    return [
        msgspec.structs.replace(block, level=depths[block.level])
        if block.kind == "heading"
        else block
        for block in blocks
    ]


def _add_told(document: Any, entry: Entry) -> None:
    if entry.told:
        _apart(document.add_paragraph(visible(entry.told), style="Subtitle"))
    if entry.words:
        _indented(document, 1).add_run(visible(f"«{entry.words}»")).italic = True
    if entry.question:
        document.add_paragraph().add_run(visible(entry.question)).bold = True


def _add_block(document: Any, block: Block) -> None:
    if block.kind == "heading":
        paragraph = document.add_heading(level=block.level)
    elif block.kind == "item" and block.marker == "•":
        depth = min(block.level, DEEPEST_LIST)
        paragraph = document.add_paragraph(style=f"List Bullet{f' {depth}' * (depth > 1)}")
    elif block.kind in {"item", "quote", "code"}:
        paragraph = _indented(document, max(block.level, 1))
        if block.marker:
            # Word would go on counting from the list before.
            paragraph.add_run(f"{block.marker} ")
    else:
        paragraph = document.add_paragraph()
    if block.kind in {"text", "quote", "code"}:
        _apart(paragraph)
    for run in block.runs:
        added = paragraph.add_run(visible(run.text))
        added.bold, added.italic = run.strong or None, run.emphasis or None


def _apart(paragraph: Any) -> None:
    """Keep what follows a little apart, as one paragraph of a text is from the next."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(BETWEEN)


def _indented(document: Any, level: int) -> Any:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Pt(INDENT * level)
    return paragraph


def _told_lines(entry: Entry) -> Iterator[str]:
    if entry.told:
        yield from (escaped(entry.told), "")
    if entry.words:
        yield from (f"> {escaped(entry.words)}", "")
    if entry.question:
        yield from (f"**{escaped(entry.question)}**", "")


def _body_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block, following in zip_longest(blocks, blocks[1:]):
        yield from _block_lines(block)
        if following is None or not (block.kind == following.kind == "item"):
            yield ""


def _block_lines(block: Block) -> Iterator[str]:
    """Yield a block as Markdown again, in which nothing acts."""
    text = "".join(_marked(run) for run in block.runs)
    if block.kind == "heading":
        yield f"{'#' * block.level} {text}"
    elif block.kind == "item":
        marker = "-" if block.marker == "•" else block.marker
        yield f"{'    ' * (block.level - 1)}{f'{marker} ' if marker else '  '}{text}"
    elif block.kind == "quote":
        yield f"{'> ' * block.level}{text}"
    elif block.kind == "code":
        yield from (f"    {visible(line)}" for line in block.text.split("\n"))
    else:
        yield "---" if block.kind == "rule" else text


def _marked(run: Run) -> str:
    words = escaped(run.text)
    signs = "**" * run.strong + "*" * run.emphasis
    blank = not run.text.strip() or words != words.strip()
    return words if blank else f"{signs}{words}{signs[::-1]}"

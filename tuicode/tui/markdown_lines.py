"""A text in Markdown as lines of segments: headings bold, lists indented, emphasis kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from tuicode.report.prose import Run, blocks_of
from tuicode.tui.cells import cells, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.report.prose import Block
    from tuicode.tui.looks import Look

NARROWEST = 10
DEEPEST = 6
"""Levels of lists and quotes that are indented; those within stand where these do."""

ShownLine = list[Segment]
Word = tuple[str, Style]
"""A word, or the white space before it, and how it looks."""


def markdown_lines(text: str, width: int, look: Look) -> list[ShownLine]:
    """Return a text in Markdown as it is shown in so many cells."""
    lines: list[ShownLine] = []
    former = ""
    for block in blocks_of(text):
        if lines and not (block.kind == former == "item"):
            lines.append([])
        lines += _lines_of(block, max(width, NARROWEST), look)
        former = block.kind
    return lines


def plain_lines(text: str, width: int, style: Style) -> list[ShownLine]:
    """Return a text that is no Markdown, in one style."""
    words = list(_words([Run(text)], style))
    return [_joined(line) for line in _wrapped(words, max(width, NARROWEST))]


def _lines_of(block: Block, width: int, look: Look) -> Iterator[ShownLine]:
    if block.kind == "rule":
        yield [Segment("─" * width, look.quiet)]
        return
    first, rest = _margins(block)
    style = {"heading": look.strong, "quote": look.quiet}.get(block.kind, look.text)
    room = max(width - cells(first), NARROWEST)
    for number, words in enumerate(_wrapped(list(_words(block.runs, style)), room)):
        margin = rest if number else first
        yield [Segment(margin, look.quiet), *_joined(words)] if margin else _joined(words)


def _margins(block: Block) -> tuple[str, str]:
    """Return what stands left of the first line of a block, and of the others."""
    level = min(block.level, DEEPEST)
    if block.kind == "quote":
        return "│ " * level, "│ " * level
    if block.kind == "code":
        return "    ", "    "
    if block.kind == "item":
        marker = f"{'  ' * (level - 1)}{block.marker or ' '} "
        return marker, " " * len(marker)
    return "", ""


def _words(runs: Sequence[Run], style: Style) -> Iterator[Word]:
    """Yield words, blanks and line ends, one by one."""
    for run in runs:
        look = style + Style(bold=run.strong or None, italic=run.emphasis or None)
        for is_blank, letters in groupby(run.text, key=lambda one: one in " \n"):
            text = "".join(letters)
            if is_blank and "\n" in text:
                yield from ((one, look) for one in text if one == "\n")
            else:
                yield shown(text), look


def _wrapped(words: Sequence[Word], width: int) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0
    for text, style in words:
        if text == "\n":
            yield line
            line, used = [], 0
            continue
        for piece in _pieces(text, width):
            size = cells(piece)
            if used and used + size > width:
                yield line
                line, used = [], 0
            if used or piece.strip():
                line.append((piece, style))
                used += size
    yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield a word in parts that fit on a line."""
    while cells(text) > width:
        most = width if cells(text[:width]) <= width else width // 2
        yield text[:most]
        text = text[most:]
    if text:
        yield text


def _joined(words: Sequence[Word]) -> ShownLine:
    grouped = groupby(words, key=lambda word: word[1])
    return [Segment("".join(text for text, _style in same), style) for style, same in grouped]

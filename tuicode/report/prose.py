"""What was written in Markdown, as blocks of runs: for the screen and for every format.

Nothing in it acts: HTML is text, and a link or picture is its words and its address.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BlockKind = Literal["text", "heading", "item", "quote", "code", "rule"]


class Run(msgspec.Struct, frozen=True):
    """Words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False


class Block(msgspec.Struct, frozen=True):
    """A heading, a paragraph, an item of a list ...; a line end in a run begins a new line.

    `level` is that of a heading, or how deep an item or a quote stands. `marker` is what an item
    begins with; nothing where it goes on.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(run.text for run in self.runs)


def blocks_of(text: str) -> list[Block]:
    """Return a text in Markdown as blocks."""
    return list(_Walk(_parser().parse(text)).blocks())


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


class _Walk:
    """Goes through what the parser found, and knows in which lists and quotes it is."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self._tokens = tokens
        self._lists: list[int | None] = []
        self._quotes = 0
        self._heading = 0
        self._marker = ""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks."""
        for token in self._tokens:
            if token.type == "inline":
                yield self._block(tuple(_runs(token.children or [])))
            elif token.type in {"fence", "code_block"}:
                yield Block("code", (Run(token.content.rstrip("\n")),), len(self._lists))
            elif token.type == "hr":
                yield Block("rule")
            else:
                self._enter_or_leave(token)

    def _block(self, runs: tuple[Run, ...]) -> Block:
        if self._heading:
            return Block("heading", runs, self._heading)
        if self._lists:
            marker, self._marker = self._marker, ""
            return Block("item", runs, len(self._lists), marker)
        return Block("quote" if self._quotes else "text", runs, self._quotes)

    def _enter_or_leave(self, token: Any) -> None:
        kind = token.type
        if kind == "heading_open":
            self._heading = int(token.tag[1:])
        elif kind == "heading_close":
            self._heading = 0
        elif kind in {"blockquote_open", "blockquote_close"}:
            self._quotes += token.nesting
        elif kind == "bullet_list_open":
            self._lists.append(None)
        elif kind == "ordered_list_open":
            self._lists.append(int(token.attrGet("start") or 1))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif kind == "list_item_open":
            self._begin_item()

    def _begin_item(self) -> None:
        number = self._lists[-1]
        self._marker = "•" if number is None else f"{number}."
        if number is not None:
            self._lists[-1] = number + 1


def _runs(children: Sequence[Any]) -> Iterator[Run]:
    strong = emphasis = 0
    address = ""
    for child in children:
        if child.type in {"strong_open", "strong_close"}:
            strong += child.nesting
        elif child.type in {"em_open", "em_close"}:
            emphasis += child.nesting
        elif child.type == "link_open":
            address = str(child.attrGet("href") or "")
        else:
            text = _text(child, address)
            if child.type == "link_close":
                address = ""
            if text:
                yield Run(text, bool(strong), bool(emphasis))


def _text(child: Any, address: str) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        # Who writes a memo begins a new line for a reason.
        return "\n"
    if child.type == "link_close":
        return f" ({address})" if address else ""
    if child.type == "image":
        return f"{child.content} ({child.attrGet('src')})"
    return str(child.content)

"""What a reader of one kind of file hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.turns import Part
from tuicode.language import plural

if TYPE_CHECKING:
    from collections import Counter


class Contents(Struct, frozen=True):
    """What a file holds, in its order, before speakers are recognised."""

    parts: tuple[Part, ...]
    notices: tuple[str, ...] = ()
    """What was left out, one sentence each."""
    encoding: str = ""


def notices_of(left_out: Counter[str]) -> tuple[str, ...]:
    """Say what was not imported: a count by `footnote`, `endnote`, `comment` and so on."""
    sentences = {
        "footnote": (
            "{count} footnote was not imported.",
            "{count} footnotes were not imported.",
        ),
        "endnote": (
            "{count} endnote was not imported.",
            "{count} endnotes were not imported.",
        ),
        "comment": (
            "{count} comment was not imported.",
            "{count} comments were not imported.",
        ),
        "text box": (
            "{count} text box was not imported.",
            "{count} text boxes were not imported.",
        ),
        "header": (
            "{count} header or footer was not imported.",
            "{count} headers and footers were not imported.",
        ),
        "inserted file": (
            "{count} file inserted in the document was not imported.",
            "{count} files inserted in the document were not imported.",
        ),
    }
    return tuple(plural(*sentences[kind], left_out[kind]) for kind in sentences if left_out[kind])

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
    said = {
        "footnote": plural(
            "{count} footnote was not imported.",
            "{count} footnotes were not imported.",
            left_out["footnote"],
        ),
        "endnote": plural(
            "{count} endnote was not imported.",
            "{count} endnotes were not imported.",
            left_out["endnote"],
        ),
        "comment": plural(
            "{count} comment was not imported.",
            "{count} comments were not imported.",
            left_out["comment"],
        ),
        "text box": plural(
            "{count} text box was not imported.",
            "{count} text boxes were not imported.",
            left_out["text box"],
        ),
        "header": plural(
            "{count} header or footer was not imported.",
            "{count} headers and footers were not imported.",
            left_out["header"],
        ),
        "inserted file": plural(
            "{count} file inserted in the document was not imported.",
            "{count} files inserted in the document were not imported.",
            left_out["inserted file"],
        ),
    }
    return tuple(said[kind] for kind in said if left_out[kind])

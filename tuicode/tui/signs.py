"""The signs beside the text: what is a quote, has a memo, departs, or is to be asked about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tuicode.model.flags import flags_of_source, not_analysed
from tuicode.tui.page import rows_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.units import Span
    from tuicode.tui.page import Page

QUOTE, MEMO, DEPARTS, ASK = "»", "n", "≠", "?"

ORDER = (QUOTE, MEMO, DEPARTS, ASK)
"""The signs, in the order in which they stand."""

EXCLUDED, UNCODED = "×", "·"
"""The marks of stretches: not analysed, and without a coding."""


class Signs:
    """The signs of one page: each stands in the first row of what it is about."""

    def __init__(self, project: Project, source_id: int, page: Page) -> None:
        self.excluded: Sequence[Span] = not_analysed(project, source_id)
        found: dict[int, set[str]] = defaultdict(set)
        for sign, start, end in _placed(project, source_id):
            rows = rows_shown(page, start, end)
            if rows:
                found[rows[0]].add(sign)
        self._at = {
            row: "".join(sign for sign in ORDER if sign in signs) for row, signs in found.items()
        }

    def at_row(self, row: int) -> str:
        """Return the signs that stand in a row."""
        return self._at.get(row, "")


def _placed(project: Project, source_id: int) -> Iterator[tuple[str, int, int]]:
    for flag in flags_of_source(project, source_id):
        if flag.kind == "departing":
            yield DEPARTS, flag.start, flag.end
        elif flag.kind == "ask supervisor" and not flag.resolved:
            yield ASK, flag.start, flag.end
    for quote in project.tables.table("quotes").values():
        if quote.source == source_id:
            yield QUOTE, quote.start, quote.end
    about = ("sources", source_id)
    for memo in project.tables.table("memos").values():
        if memo.kind == "memo" and memo.about == about and memo.start is not None:
            yield MEMO, memo.start, memo.end

"""The code list: on top the codes that have a digit, below all codes by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.tui.widgets.row_list import RowList, code_row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rich.segment import Segment

    from tuicode.analysis.code_use import CodeUse
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look


class CodeList(RowList):
    """Codes that are put on what is marked by their digit, or with Enter.

    A code that gets a digit stays in its place among the names, too: the list by name never
    jumps while one codes from it.
    """

    def __init__(
        self,
        look: Look,
        use: CodeUse,
        count: Callable[[int], int],
        apply: Callable[[Code], None],
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(look, lambda row: apply(self._rows[row][1]), id)
        self._use = use
        self._count_of = count
        self._by_name: Sequence[Code] = ()
        self._rows: list[tuple[int, Code]] = []
        self._digits = 0

    def show_codes(self, by_name: Sequence[Code]) -> None:
        """Show these codes, and those that have a digit above them."""
        self._by_name = by_name
        self.show_digits()

    def show_digits(self) -> None:
        """Show which codes have a digit now; the highlight stays on its code by name."""
        first, former = not self._rows, self._digits
        digits = list(self._use.by_digit.items())
        self._rows = [*digits, *((0, code) for code in self._by_name)]
        self._digits = len(digits)
        among_names = first or self.highlighted >= former
        here = self.highlighted + (self._digits - former if among_names else 0)
        self.show(len(self._rows), self._draw_code, here)

    def refresh_codes(self, ids: Collection[int]) -> None:
        """Draw the rows of some codes anew, and no others."""
        for row, (_digit, code) in enumerate(self._rows):
            if code.id in ids:
                self.refresh_line(row)

    def _draw_code(self, index: int, width: int, lit: bool) -> list[Segment]:
        digit, code = self._rows[index]
        return code_row(self.look, code, self._count_of(code.id), width, digit, lit=lit)

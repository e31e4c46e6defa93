"""The codes that the actions of the codebook are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import plural
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Code


class CodeRows(TableWorkspace):
    """A table whose rows are codes."""

    @property
    def code_here(self) -> Code | None:
        """The code that is highlighted."""
        return self.project.code(self.here.id) if self.here is not None else None

    @property
    def codes_chosen(self) -> list[Code]:
        """The codes that are marked, or else the highlighted one."""
        return [self.project.code(one.id) for one in self.chosen_rows]

    def change_chosen(self, verb: Callable[[], str]) -> None:
        """Change the codes chosen; those marked are so no longer, as another key would do more."""

        def changed() -> str:
            said = verb()
            self.marked.clear()
            return said

        self.change(changed)

    def stay_in_place(self, change: Callable[[], None]) -> None:
        """Do what takes codes out of use, or into it: the highlight stays where it is in the list.

        It goes to the next code, as the one that was there may now stand far away.
        """
        rows, at = self.rows, self.query_one("#table", RowList).highlighted
        out = {one.id: one.faint for one in rows}
        change()
        gone = {one.id for one in self.rows if one.faint != out.get(one.id, one.faint)}
        moved = [one.id for one in self.rows] != [one.id for one in rows]
        if moved and at < len(rows) and rows[at].id in gone:
            near = [*rows[at:], *reversed(rows[:at])]
            self.go_to_row(next((one.id for one in near if one.id not in gone), rows[at].id))


def names_of(chosen: Sequence[Code]) -> str:
    """Return one code as it is told, or how many they are."""
    if len(chosen) > 1:
        return plural("{count} code", "{count} codes", len(chosen))
    return f"{chosen[0].tag} {chosen[0].name}"

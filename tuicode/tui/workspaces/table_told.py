"""What a workspace says of its table: its name, its columns and rows, and how it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from tuicode.analysis.overview import filtered
from tuicode.language import _
from tuicode.model.ordering import alphabetical
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuicode.model.project import Project
    from tuicode.tui.columns import ShownColumn, Value
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.table_workspace import TableRow


class TableTold(Screen[object]):
    """A table, as a subclass tells of it: what there is, and what can be done."""

    NAME: ClassVar[str]
    """What a file of keys calls the workspace."""
    CHANGING: ClassVar[frozenset[str]] = frozenset()
    """The actions that ask something before they change the project."""
    project: Project
    look: Look
    rows: list[TableRow]

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        raise NotImplementedError

    def all_rows(self) -> list[TableRow]:
        """Return every row as the project is now."""
        raise NotImplementedError

    def words(self) -> str:
        """Return the words of the top line."""
        raise NotImplementedError

    def table_title(self) -> str:
        """Return what the table is called, in the help and in a file."""
        return self.words()

    def whole_columns(self) -> Sequence[ShownColumn]:
        """Return the columns for a file: those too that there is no room for on screen."""
        return self.columns()

    def rows_that_leave(self) -> Sequence[TableRow]:
        """Return the rows that may be written to a file, of those that are shown."""
        return self.rows

    def nothing_yet(self) -> str:
        """Return what to do first, where there is no row at all."""
        return ""

    def columns_moved_through(self) -> Sequence[str]:
        """Return the keys of the columns that one goes through one by one."""
        return ()

    def keys_not_now(self) -> frozenset[str]:
        """Return the names of the actions that do nothing in the table that is shown."""
        return frozenset()

    def drawn(self, one: TableRow) -> Mapping[str, Value]:
        """Return the values of a row as they are drawn."""
        return one.values

    def journal_here(self) -> Here:
        """Return what an entry of the journal that is written here is about."""
        return Here()

    def matching(self, rows: Sequence[TableRow], query: str) -> Sequence[TableRow]:
        """Return the rows that hold each word of what was typed."""
        return filtered(rows, query)

    def asks_for(self) -> str:
        """Return what is asked for above the filter."""
        return _("show only rows with")

    def order_of(self, one: TableRow, column: str) -> Any:
        """Return what a row is sorted by in a column."""
        value = one.values.get(column, "")
        return (0, value) if isinstance(value, int) else (1, alphabetical(value))

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left; empty where it opens as at first."""
        return ""

    @property
    def column_here(self) -> str:
        """The key of the column that one is at; empty where one is at the whole row."""
        return ""

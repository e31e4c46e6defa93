"""The columns of the codebook: what stands in them, and which of them are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from tuicode.analysis.overview import Field, sort_key, title_of
from tuicode.language import _
from tuicode.model.identity import local
from tuicode.tui.cells import cells, cut
from tuicode.tui.columns import ShownColumn, Value
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.analysis.overview import CodeOverview
    from tuicode.tui.app import TuicodeApp

DATE = 10
"""Characters of a time that are its date."""

ALWAYS = ("tag", "name")
"""The columns by which one knows a code: they are always shown."""

NAME = 32
"""Cells of a name at least."""

INDENT, DEEPEST = 2, 6
"""Cells that a code stands further in than the one it is under, and how many levels are so."""


class CodeValues(Mapping[str, Value]):
    """What stands in the columns for one code, worked out only where it is drawn."""

    def __init__(self, one: CodeOverview) -> None:
        self.one = one

    def __getitem__(self, key: str) -> Value:
        """Return what stands in a column."""
        return _VALUES[cast("Field", key)](self.one)

    def __iter__(self) -> Iterator[str]:
        """Go through the keys of the columns."""
        return iter(_VALUES)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(_VALUES)


class ColumnActions(TableWorkspace):
    """The columns of the codebook, and the choice among them."""

    depths: Mapping[int, int] = {}
    """How deep each code stands under others, by id."""

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns that are not hidden, the most important first."""
        shown = (column for column in _columns() if column.key not in self._hidden)
        return [
            replace(column, least=self.least_for_names) if column.stretches else column
            for column in shown
        ]

    @property
    def least_for_names(self) -> int:
        """The cells of a name at least."""
        return NAME

    def drawn(self, one: TableRow) -> Mapping[str, Value]:
        """Return the values of a code; in the codebook's order it stands under its parent.

        Of one that is out of use that stands after its name, where it has no column.
        """
        depth = min(self.depths.get(one.id, 0), DEEPEST) if self.in_book_order else 0
        name = " " * INDENT * depth + str(one.values["name"])
        state = str(one.values["state"])
        room = {column.key: width for column, width in self._columns}
        if state and "state" not in room:
            name = f"{cut(name, room['name'] - cells(state) - 3)} · {state}"
        return {**one.values, "name": name} if depth or state else one.values

    def order_of(self, one: TableRow, column: str) -> Any:
        """Return what a code is sorted by in a column."""
        return sort_key(cast("Field", column))(cast("CodeValues", one.values).one)

    @property
    def in_book_order(self) -> bool:
        """Whether all codes are shown in the codebook's own order."""
        return not self._sorted_by and not self._wanted

    def action_columns(self) -> None:
        """Show all columns in a list, where each is shown or not."""
        choices = [column for column in _columns() if column.key not in ALWAYS]

        def rows() -> list[Row]:
            room = {column.key for column, _width in self._columns}
            return [_tick(column.key, self._hidden, room) for column in choices]

        def tick(index: int) -> list[Row]:
            self._hidden ^= {choices[index].key}
            if self._sorted_by in self._hidden:
                self._sorted_by = ""
            self._arrange()
            return rows()

        title = _("Columns")
        hint = _("Space shows a column, or no longer; Enter or q leads back.")
        listing = Listing(self.look, title, rows(), lambda _index: None, hint=hint, tick=tick)
        self.app.push_screen(listing)

    @property
    def _hidden(self) -> frozenset[str]:
        return cast("TuicodeApp", self.app).columns_hidden.get(self.NAME, frozenset())

    @_hidden.setter
    def _hidden(self, hidden: frozenset[str]) -> None:
        cast("TuicodeApp", self.app).columns_hidden[self.NAME] = hidden


def row_of(one: CodeOverview) -> TableRow:
    """Return a code as a row."""
    code = one.code
    faint = code.state != "active"
    return TableRow(code.id, CodeValues(one), code.family, faint=faint, found_by=one.words)


def _tick(key: str, hidden: frozenset[str], room: set[str]) -> Row:
    shown = key not in hidden
    note = _("no room for it now") if shown and key not in room else ""
    return Row((), title_of(cast("Field", key)), note, sign="✓" if shown else "", faint=not shown)


def _columns() -> tuple[ShownColumn, ...]:
    return (
        ShownColumn("tag", _("Tag"), 5, "tag"),
        ShownColumn("name", _("Code"), NAME, stretches=True),
        ShownColumn("extracts", _("Extracts"), 9, "number"),
        ShownColumn("sources", _("Sources"), 8, "number"),
        ShownColumn("participants", _("Part."), 6, "number"),
        ShownColumn("first_pass", _("First"), 6, "number"),
        ShownColumn("last_pass", _("Last"), 6, "number"),
        ShownColumn("state", _("State"), 8),
        ShownColumn("themes", _("Themes"), 14),
        ShownColumn("orientation", _("Orient."), 9),
        ShownColumn("origin", _("Origin"), 9),
        ShownColumn("family", _("Family"), 7),
        ShownColumn("created", _("Created"), 10),
        ShownColumn("changed", _("Changed"), 10),
    )


_VALUES: dict[Field, Callable[[CodeOverview], Value]] = {
    "tag": lambda one: one.code.tag,
    "name": lambda one: one.code.name,
    "family": lambda one: _(one.code.family),
    "orientation": lambda one: one.code.orientation and _(one.code.orientation),
    "origin": lambda one: one.code.origin and _(one.code.origin),
    "extracts": lambda one: one.extracts,
    "sources": lambda one: one.sources,
    "participants": lambda one: one.participants,
    "first_pass": lambda one: one.first_pass or "",
    "last_pass": lambda one: one.last_pass or "",
    "themes": lambda one: ", ".join(one.theme_names),
    "state": lambda one: "" if one.code.state == "active" else _(one.code.state),
    "created": lambda one: local(one.code.created)[:DATE],
    "changed": lambda one: local(one.code.changed)[:DATE],
}

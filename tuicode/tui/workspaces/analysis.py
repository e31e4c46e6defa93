"""Analysis: codes against participants, sources and attributes, over passes, and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding

from tuicode.analysis.cooccurrence import Nearness, cooccurrence, together
from tuicode.analysis.frequencies import frequencies
from tuicode.analysis.matrix import Axis, Column, axes, extracts_behind, matrix, words_coded
from tuicode.analysis.spans import places_of
from tuicode.language import _, plural
from tuicode.model.extracts import Extract
from tuicode.tui.actions import ANALYSIS, bindings
from tuicode.tui.columns import ShownColumn, Value, in_view
from tuicode.tui.way_back import Jump
from tuicode.tui.workspaces.analysis_kinds import Kind, ask_which_table, told
from tuicode.tui.workspaces.as_left import left_in
from tuicode.tui.workspaces.pass_rows import place_row
from tuicode.tui.workspaces.places_list import list_places
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.widget import AwaitMount

    from tuicode.analysis.matrix import Of
    from tuicode.analysis.spans import Place
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.as_left import AsLeft

NARROWEST, BROADEST = 6, 16
"""Cells of a column of counts."""

COUNTS = "at "
"""Stands before the number of a column of counts in its key."""


def open_tables(
    screen: Screen[Any], project: Project, look: Look, come_back: Callable[[object], None]
) -> AwaitMount:
    """Go to the tables of the analysis, to the one that one left."""
    tables = Analysis(project, look)
    opened = screen.app.push_screen(tables, come_back)
    left = left_in(project, tables.left_as)
    if left is not None and left.table[-1] is not None:
        # At once: the next key is for what stands above.
        return tables.show_attributes(left.table[-1])
    return opened


class Analysis(TableWorkspace):
    """Counts of extracts, with bars; Enter on a cell lists the extracts that it counts."""

    NAME = "analysis"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ANALYSIS, "analysis"),
        Binding("right", "cell(1)", show=False),
        Binding("left", "cell(-1)", show=False),
    ]

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.kind = Kind(Axis("participant"))
        self.cell = 0
        self.counts_words = False
        self._counted: tuple[Column, ...] = ()
        self._labels: list[str] = []
        self._pairs: list[tuple[int, int]] = []
        self._over: Of | None = None
        """Which table stood over this one as one left both."""

    def words(self) -> str:
        """Return which table this is."""
        if self.kind.axis is None:
            return told(self.kind)
        counted = _("words") if self.counts_words else _("extracts")
        return f"{told(self.kind)} ({counted})"

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns; of those with counts, the chosen one is among them, between signs."""
        whole = self.whole_columns()
        fixed = [one for one in whole if not one.key.startswith(COUNTS)]
        counts = [self._as_shown(one) for one in whole if one.key.startswith(COUNTS)]
        return in_view(fixed, counts, self.cell - 1, self.table_width - 2)

    def _as_shown(self, one: ShownColumn) -> ShownColumn:
        """Return a column of counts with signs where one is at it, and room for the arrow."""
        label = f"›{one.heading}‹" if one.key == self.column_here else one.heading
        return replace(one, heading=label, least=one.least + (one.key == self._sorted_by))

    def columns_moved_through(self) -> Sequence[str]:
        """Return the keys of the columns with counts."""
        return [f"{COUNTS}{index}" for index in range(len(self._labels))]

    def whole_columns(self) -> Sequence[ShownColumn]:
        """Return all columns, with their plain labels."""
        if self.kind.nearness is not None:
            return (
                ShownColumn("tag", _("Tag"), 5, "tag"),
                ShownColumn("name", _("Code"), 18, stretches=True),
                ShownColumn("other", _("Other code"), 18, stretches=True),
                ShownColumn("total", _("Together"), 18, "bar"),
            )
        by_words = self.counts_words and self.kind.axis is not None
        total = _("Words") if by_words else _("Extracts")
        return (
            ShownColumn("tag", _("Tag"), 5, "tag"),
            ShownColumn("name", _("Code"), 16, stretches=True),
            ShownColumn("total", total, 14, "bar"),
            *(
                ShownColumn(f"{COUNTS}{index}", label, _cells(label), "number")
                for index, label in enumerate(self._labels)
            ),
        )

    def all_rows(self) -> list[TableRow]:
        """Return a row for each code, or for each pair of codes."""
        rows = self._counted_rows()
        self.cell = min(self.cell, len(self._labels))
        return rows

    def _counted_rows(self) -> list[TableRow]:
        if self.kind.nearness is not None:
            return self._rows_together(self.kind.nearness)
        if self.kind.axis is not None:
            reckon = words_coded if self.counts_words else matrix
            found = reckon(self.project, self.kind.axis)
            self._counted = found.columns
            self._labels = [column.label or _("(not told)") for column in found.columns]
            return [_row(one.code, one.total, one.counts) for one in found.rows]
        over = frequencies(self.project)
        self._labels = [f"{one.number} {one.name}" for one in over.passes]
        return [_row(one.code, one.total, one.counts) for one in over.rows]

    @property
    def column_here(self) -> str:
        """The key of the column of counts that one is at."""
        return f"{COUNTS}{self.cell - 1}" if self.cell else ""

    def keys_not_now(self) -> frozenset[str]:
        """Return the actions for which there is no column, or nothing else to count."""
        columns = ("cell(1)", "cell(-1)") if not self._labels else ()
        return frozenset((*columns, *(("words",) if self.kind.axis is None else ())))

    def order_of(self, one: TableRow, column: str) -> Any:
        """Return what a row is sorted by; where nothing is counted, that is none."""
        if column.startswith(COUNTS):
            return one.values[column] or 0
        return super().order_of(one, column)

    def nothing_yet(self) -> str:
        """Return what to do first, where there is no code, or no two stand together."""
        if self.kind.nearness is not None:
            return _("No two codes stand together in this way: t shows another table.")
        return _("There is no code yet: c in Read & code puts one on what is marked.")

    # --- as it was left

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left."""
        return self.NAME

    def as_left(self) -> AsLeft:
        """Return which table it was too, and whether the participants or sources stood over it."""
        table = (self.kind, self.counts_words, self._over)
        return replace(super().as_left(), cell=self.cell, table=table)

    def take_up(self, left: AsLeft) -> None:
        """Have it as it was left, unless what it was about is no longer there."""
        kind, self.counts_words, _over = left.table
        if kind.axis is None or kind.axis in axes(self.project):
            super().take_up(left)
            self.kind, self.cell = kind, left.cell

    def show_attributes(self, of: Of) -> AwaitMount:
        """Show the table of participants or of sources over this one."""
        from tuicode.tui.workspaces.attributes import Attributes

        def come_back(chosen: object) -> None:
            if isinstance(chosen, Jump):
                self._over = of
                self.dismiss(chosen)
            elif isinstance(chosen, Kind):
                self._show_kind(chosen)
            else:
                self.show_rows()

        return self.app.push_screen(Attributes(self.project, self.look, of), come_back)

    # --- actions

    def action_table(self) -> None:
        """Ask which table to show."""

        def show(kind: Kind) -> None:
            if kind.of is not None:
                self.show_attributes(kind.of)
            else:
                self._show_kind(kind)

        ask_which_table(self, show)

    def action_words(self) -> None:
        """Count the words of the extracts, or the extracts again."""
        if self.kind.axis is None:
            self.say(_("Words are counted by participant, source, role or attribute: see t."))
            return
        self.counts_words = not self.counts_words
        self.show_rows()

    def action_cell(self, steps: int) -> None:
        """Go to the column on the right, or left; from the first, to all extracts of the code."""
        if not self._labels:
            self.say(_("There are no columns here to go through."))
            return
        self.cell = max(0, min(self.cell + steps, len(self._labels)))
        self._arrange()
        if self.cell:
            self.say(self._labels[self.cell - 1])
        else:
            self.say(_("All extracts of the code."))

    def action_choose(self) -> None:
        """List the extracts that the cell counts; Enter there goes to one."""
        self.list_extracts()

    def list_extracts(self, highlighted: int = 0) -> AwaitMount | None:
        """List the extracts that the cell counts; the way back from one leads to it in the list."""
        if self.here is None:
            return None
        extracts = [Extract(*place, ()) for place in self._places()]
        if not extracts:
            self.say(_("No extract of {what}.").format(what=self._told_here()))
            return None
        count = plural("{count} extract", "{count} extracts", len(extracts))

        listed = [(extract, place_row(self.project, extract)) for extract in extracts]
        told = self._told_here()
        again = lambda tables, row: tables.list_extracts(row)  # noqa: E731
        return list_places(self, f"{told} · {count}", told, listed, again, highlighted=highlighted)

    def journal_here(self) -> Here:
        """Return the code that is highlighted."""
        if self.here is None:
            return Here(self.words())
        one, *others = self._codes_here()
        told_here = f"{self._told_here()} · {self.words()}"
        links = tuple(("codes", code.id) for code in others)
        return Here(told_here, ("codes", one.id), links=links)

    # --- inside

    def _show_kind(self, kind: Kind) -> None:
        self.kind, self.cell = kind, 0
        self._sorted_by = ""
        self.show_rows()
        self._show_keys()
        self.say_nothing_yet()

    def _codes_here(self) -> list[Code]:
        """Return the code that is highlighted, or both of a pair."""
        assert self.here is not None
        if self.kind.nearness is not None:
            return [self.project.code(one) for one in self._pairs[self.here.id]]
        return [self.project.code(self.here.id)]

    def _told_here(self) -> str:
        """Return what is counted where one is: the code or both codes, and the column."""
        codes = " – ".join(f"{code.tag} {code.name}" for code in self._codes_here())
        return f"{codes} · {self._labels[self.cell - 1]}" if self.cell else codes

    def _places(self) -> list[Place]:
        assert self.here is not None
        code, *others = self._codes_here()
        if self.kind.nearness is not None:
            (other,) = others
            pairs = together(self.project, code, other, self.kind.nearness, self.kind.sentences)
            return list(dict.fromkeys(place for pair in pairs for place in pair))
        if self.kind.axis is not None and self.cell:
            column = self._counted[self.cell - 1]
            return extracts_behind(self.project, self.kind.axis, code, column)
        if self.cell:
            wanted = self.project.passes[self.cell - 1].id
            codings = self.project.codings_of_code(code.id)
            there = {(one.source, one.start, one.end) for one in codings if one.pass_ == wanted}
            return self._in_order(places_of(self.project, code.id) & there)
        return self._in_order(places_of(self.project, code.id))

    def _in_order(self, places: set[Place]) -> list[Place]:
        order = {source.id: place for place, source in enumerate(self.project.sources)}
        return sorted(places, key=lambda place: (order[place[0]], *place[1:]))

    def _rows_together(self, nearness: Nearness) -> list[TableRow]:
        found = cooccurrence(self.project, nearness, self.kind.sentences).pairs
        self._pairs = [pair for _count, pair in found]
        self._labels = []
        rows = []
        for index, (count, (one, other)) in enumerate(found):
            code = self.project.code(one)
            values: dict[str, Value] = {
                "tag": code.tag,
                "name": code.name,
                "other": self.project.code(other).name,
                "total": count,
            }
            rows.append(TableRow(index, values, code.family))
        return rows


def _row(code: Code, total: int, counts: Sequence[int]) -> TableRow:
    values: dict[str, Value] = {"tag": code.tag, "name": code.name, "total": total}
    values |= {f"{COUNTS}{index}": count or "" for index, count in enumerate(counts)}
    return TableRow(code.id, values, code.family)


def _cells(label: str) -> int:
    return max(NARROWEST, min(len(label) + 2, BROADEST))

"""Analysis: codes against participants, sources and attributes, over passes, and together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from tuicode.analysis.cooccurrence import Nearness, cooccurrence, together
from tuicode.analysis.frequencies import frequencies
from tuicode.analysis.matrix import Axis, Column, extracts_behind, matrix, words_coded
from tuicode.analysis.spans import places_of
from tuicode.language import _, plural
from tuicode.model.extracts import Extract
from tuicode.tui.actions import ANALYSIS, bindings
from tuicode.tui.columns import ShownColumn, Value, in_view
from tuicode.tui.workspaces.analysis_kinds import Kind, told, which_table
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.pass_rows import place_row
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here, here_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tuicode.analysis.matrix import Of
    from tuicode.analysis.spans import Place
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

NARROWEST, BROADEST = 6, 14
"""Cells of a column of counts."""


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

    def words(self) -> str:
        """Return which table this is."""
        if self.kind.axis is None:
            return told(self.kind)
        counted = _("words") if self.counts_words else _("extracts")
        return f"{told(self.kind)} ({counted})"

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns; of those with counts, the chosen one is always among them."""
        if self.kind.nearness is not None:
            return (
                ShownColumn("tag", _("Tag"), 5, "tag"),
                ShownColumn("name", _("Code"), 18, stretches=True),
                ShownColumn("other", _("Other code"), 18, stretches=True),
                ShownColumn("total", _("Together"), 18, "bar"),
            )
        by_words = self.counts_words and self.kind.axis is not None
        total = _("Words") if by_words else _("Extracts")
        fixed = (
            ShownColumn("tag", _("Tag"), 5, "tag"),
            ShownColumn("name", _("Code"), 16, stretches=True),
            ShownColumn("total", total, 14, "bar"),
        )
        counts = [
            ShownColumn(f"at {index}", self._heading(index), _cells(label), "number")
            for index, label in enumerate(self._labels)
        ]
        return in_view(fixed, counts, self.cell - 1, self.table_width - 2)

    def all_rows(self) -> list[TableRow]:
        """Return a row for each code, or for each pair of codes."""
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
        return f"at {self.cell - 1}" if self.cell else ""

    # --- actions

    def action_table(self) -> None:
        """Ask which table to show."""

        def show(kind: Kind) -> None:
            if kind.of is not None:
                self._show_attributes(kind.of)
                return
            self.kind, self.cell = kind, 0
            self._sorted_by = ""
            self.show_rows()

        self.ask(which_table(self.project, show))

    def action_words(self) -> None:
        """Count the words of the extracts, or the extracts again."""
        if self.kind.axis is None:
            self.say(_("Words are counted by participant, source, role or attribute: see t."))
            return
        self.counts_words = not self.counts_words
        self.show_rows()

    def action_cell(self, steps: int) -> None:
        """Go to the column on the right, or left; from the first, to all extracts of the code."""
        self.cell = max(0, min(self.cell + steps, len(self._labels)))
        self._arrange()
        if self.cell:
            self.say(self._labels[self.cell - 1])
        else:
            self.say(_("All extracts of the code."))

    def action_choose(self) -> None:
        """List the extracts that the cell counts; Enter there goes to one."""
        if self.here is None:
            return
        places = self._places()
        code = self._code()
        extracts = [Extract(*place, ()) for place in places]
        title = f"{code.tag} {code.name} · " + plural(
            "{count} extract", "{count} extracts", len(places)
        )

        def go(index: int) -> None:
            self.dismiss(extracts[index])

        rows = [place_row(self.project, extract) for extract in extracts]
        hint = _("Enter goes there in Read & code; q leads back.")
        about = partial(here_at, self.project, extracts)
        self.app.push_screen(
            Listing(self.look, title, rows, go, hint=hint, project=self.project, about=about)
        )

    def journal_here(self) -> Here:
        """Return the code that is highlighted."""
        if self.here is None:
            return Here(self.words())
        code = self._code()
        return Here(f"{code.tag} {code.name} · {self.words()}", ("codes", code.id))

    # --- inside

    def _show_attributes(self, of: Of) -> None:
        from tuicode.tui.workspaces.attributes import Attributes

        def come_back(chosen: object) -> None:
            self.show_rows()
            if isinstance(chosen, Extract):
                self.dismiss(chosen)
            elif isinstance(chosen, Kind):
                self.kind, self.cell = chosen, 0
                self._sorted_by = ""
                self.show_rows()

        self.app.push_screen(Attributes(self.project, self.look, of), come_back)

    def _code(self) -> Code:
        assert self.here is not None
        if self.kind.nearness is not None:
            return self.project.code(self._pairs[self.here.id][0])
        return self.project.code(self.here.id)

    def _places(self) -> list[Place]:
        assert self.here is not None
        code = self._code()
        if self.kind.nearness is not None:
            other = self.project.code(self._pairs[self.here.id][1])
            pairs = together(self.project, code, other, self.kind.nearness)
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
        found = cooccurrence(self.project, nearness).pairs
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

    def _heading(self, index: int) -> str:
        """Return the label of a column; the chosen one stands between signs."""
        label = self._labels[index]
        return f"›{label}‹" if index == self.cell - 1 else label


def _row(code: Code, total: int, counts: Sequence[int]) -> TableRow:
    values: dict[str, Value] = {"tag": code.tag, "name": code.name, "total": total}
    values |= {f"at {index}": count or "" for index, count in enumerate(counts)}
    return TableRow(code.id, values, code.family)


def _cells(label: str) -> int:
    return max(NARROWEST, min(len(label) + 2, BROADEST))

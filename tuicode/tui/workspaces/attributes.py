"""Participants and sources in tables: what is known of each can be changed cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from msgspec.structs import replace
from textual.binding import Binding

from tuicode.analysis.attributes import Described, description, extracts_of
from tuicode.language import _, plural
from tuicode.model.attributes import ROLE, change_participant, change_source, fitting_name
from tuicode.model.records import ROLES, Participant, Source
from tuicode.tui.actions import ATTRIBUTES, bindings
from tuicode.tui.cells import cells
from tuicode.tui.columns import ShownColumn, Value, in_view
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.analysis_kinds import Kind, ask_which_table, told
from tuicode.tui.workspaces.pass_rows import place_row
from tuicode.tui.workspaces.places_list import list_places
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from tuicode.analysis.matrix import Of
    from tuicode.model.project import Project
    from tuicode.model.records import Role
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.as_left import AsLeft

NARROWEST, BROADEST = 6, 18
"""Cells of a column of an attribute."""

NAME = "name"
ATTRIBUTE = "attribute "
"""Stands before the name of an attribute in the key of its column."""


class Attributes(TableWorkspace):
    """Who speaks, or what was said on which occasion; `e` changes the cell one is at."""

    NAME = "attributes"
    CHANGING = frozenset({"edit", "new"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ATTRIBUTES, "attributes"),
        Binding("right", "cell(1)", show=False),
        Binding("left", "cell(-1)", show=False),
    ]

    def __init__(self, project: Project, look: Look, of: Of) -> None:
        super().__init__(project, look)
        self.of = of
        self.cell = 0
        self._every: list[ShownColumn] = []

    def words(self) -> str:
        """Return which table this is."""
        return told(Kind(of=self.of))

    def all_rows(self) -> list[TableRow]:
        """Return a row for each participant or source."""
        found = description(self.project, self.of)
        self._every = self._columns_of(found.attributes, found.rows)
        self.cell = min(self.cell, len(self._every) - 1)
        return [_row(one) for one in found.rows]

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left: that of the one table or the other."""
        return f"{self.NAME} {self.of}"

    def as_left(self) -> AsLeft:
        """Return the column that one was at too."""
        return replace(super().as_left(), cell=self.cell)

    def take_up(self, left: AsLeft) -> None:
        """Have it as it was left."""
        super().take_up(left)
        self.cell = left.cell

    def whole_columns(self) -> Sequence[ShownColumn]:
        """Return all columns."""
        return self._every

    def columns_moved_through(self) -> Sequence[str]:
        """Return the keys of all columns but the name, which is always shown."""
        return [one.key for one in self._every[1:]]

    def nothing_yet(self) -> str:
        """Return what to do first, where there is nobody or no source."""
        return _("There is no source yet: I in Read & code imports transcripts.")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns; the one that one is at is among them."""
        first, *others = self._every
        return in_view([first], others, self.cell - 1, self.table_width - 2)

    @property
    def column_here(self) -> str:
        """The key of the column that one is at."""
        return self._every[self.cell].key

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the participant or source."""
        if self.here is None:
            return Here()
        table = "sources" if self.of == "source" else "participants"
        return Here(_name_of(self._record(self.here)), (table, self.here.id))

    # --- actions

    def action_table(self) -> None:
        """Ask which table to show; one of codes is shown by the screen below."""

        def show(kind: Kind) -> None:
            if kind.of is None:
                self.dismiss(kind)
                return
            self.of, self.cell = kind.of, 0
            self._sorted_by = ""
            self.marked.clear()
            self.show_rows()
            self.say_nothing_yet()

        ask_which_table(self, show)

    def action_cell(self, steps: int) -> None:
        """Go to the column on the right, or left."""
        self.cell = max(0, min(self.cell + steps, len(self._every) - 1))
        self._arrange()

    def action_edit(self) -> None:
        """Ask what stands in this cell from now on; of an attribute or role, in all rows marked."""
        if self.here is None:
            return
        key = self.column_here
        if key == NAME:
            self._ask_name(self._record(self.here))
        elif key == ROLE:
            self._ask_role()
        elif key.startswith(ATTRIBUTE):
            self._ask_value(key.removeprefix(ATTRIBUTE))
        else:
            self.say(_("This is counted, so it can't be changed here."))

    def action_new(self) -> None:
        """Ask for the name of a new attribute, and what it is here."""

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._ask_value(fitting_name(typed, self._attributes()), new=True)

        if self.here is not None:
            self.ask(Question(_("name of the attribute (such as years)"), answer))

    def action_choose(self) -> None:
        """List the extracts of the participant or source; Enter there goes to one."""
        if self.here is not None:
            self.list_extracts(self.here)

    def list_extracts(self, row: TableRow, highlighted: int = 0) -> AwaitMount | None:
        """List the extracts of one of them; the way back from one leads to it in the list."""
        record = self._record(row)
        found = extracts_of(self.project, record)
        if not found:
            self.say(_("No extract of {what}.").format(what=_name_of(record)))
            return None
        count = plural("{count} extract", "{count} extracts", len(found))

        listed = [(extract, place_row(self.project, extract)) for extract in found]
        told = _name_of(record)
        again = lambda table, at: table.list_extracts(row, at)  # noqa: E731
        return list_places(self, f"{told} · {count}", told, listed, again, highlighted=highlighted)

    # --- inside

    def _ask_name(self, record: Participant | Source) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if isinstance(record, Source):
                self._change(lambda: change_source(self.project, record, name=typed))
            else:
                self._change(lambda: change_participant(self.project, record, label=typed))

        name = _name_of(record)
        self.ask(Question(_("another name for «{name}»").format(name=name), answer, typed=name))

    def _ask_role(self) -> None:
        people = [cast("Participant", self._record(row)) for row in self.chosen_rows]
        choices = [Choice(_(role), role) for role in ROLES]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                role = cast("Role", taken[0].value)
                self._change(lambda: self._in_all(people, role=role))

        title = _("role of {whom}").format(whom=self._whom())

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        self.ask(Question(title, answer, offer))

    def _ask_value(self, name: str, *, new: bool = False) -> None:
        """Ask for the value of an attribute; the values there are can be chosen."""
        records = [self._record(row) for row in self.chosen_rows]
        now = records[0].attributes.get(name, "")
        known = dict.fromkeys(str(row.values.get(ATTRIBUTE + name, "")) for row in self._all)

        def offer(query: str) -> Sequence[Choice]:
            typed = Choice(query or _("(not told)"), query)
            wanted = "" if query == now else query.casefold()
            others = [one for one in known if one not in {"", query} and wanted in one.casefold()]
            return [typed, *(Choice(one, one) for one in others)]

        def answer(taken: Sequence[Choice], typed: str) -> None:
            value = str(taken[0].value) if taken else typed
            if new and not value.strip():
                self.say(
                    _("«{name}» gets its column with the first value: n asks for it again.").format(
                        name=name
                    )
                )
                return
            self._change(lambda: self._in_all(records, attributes={name: value}))
            keys = [column.key for column in self._every]
            if ATTRIBUTE + name in keys:
                self.cell = keys.index(ATTRIBUTE + name)
                self._arrange()

        title = _("{attribute} of {whom}").format(attribute=name, whom=self._whom())
        self.ask(Question(title, answer, offer, typed=now))

    def _in_all(
        self,
        records: Sequence[Participant | Source],
        *,
        role: Role | None = None,
        attributes: dict[str, str] | None = None,
    ) -> None:
        action = "change source" if self.of == "source" else "change participant"
        with self.project.transaction(action):
            for record in records:
                if isinstance(record, Source):
                    change_source(self.project, record, attributes=attributes)
                else:
                    change_participant(self.project, record, role=role, attributes=attributes)

    def _change(self, verb: Callable[[], object]) -> None:
        def change() -> str:
            before = self.project.revision
            verb()
            if self.project.revision == before:
                return _("It is so already.")
            return _("Changed {fields}; u undoes it.").format(fields=self.project.log[-1].summary)

        self.change(change)

    def _attributes(self) -> list[str]:
        keys = [column.key for column in self._every]
        return [key.removeprefix(ATTRIBUTE) for key in keys if key.startswith(ATTRIBUTE)]

    def _whom(self) -> str:
        chosen = self.chosen_rows
        if len(chosen) == 1:
            return f"«{chosen[0].values[NAME]}»"
        if self.of == "source":
            return plural("{count} source", "{count} sources", len(chosen))
        return plural("{count} participant", "{count} participants", len(chosen))

    def _record(self, row: TableRow) -> Participant | Source:
        if self.of == "source":
            return self.project.source(row.id)
        return self.project.participant(row.id)

    def _columns_of(self, names: Sequence[str], rows: Sequence[Described]) -> list[ShownColumn]:
        is_source = self.of == "source"
        heading = _("Source") if is_source else _("Participant")
        return [
            ShownColumn(NAME, heading, 16, stretches=True),
            *([] if is_source else [ShownColumn(ROLE, _("Role"), 11)]),
            *(ShownColumn(ATTRIBUTE + name, name, _cells(name, rows)) for name in names),
            ShownColumn("words", _("Words"), 15, "bar"),
            ShownColumn("percent", "%", 3, "number"),
            ShownColumn("turns", _("Turns"), 7, "number"),
            ShownColumn("codes", _("Codes"), 6, "number"),
            ShownColumn("extracts", _("Extracts"), 9, "number"),
        ]


def _name_of(record: Participant | Source) -> str:
    return record.name if isinstance(record, Source) else record.label


def _row(one: Described) -> TableRow:
    record = one.record
    values: dict[str, Value] = {
        NAME: one.name,
        "words": one.spoken.words,
        "percent": one.percent,
        "turns": one.spoken.turns,
        "codes": one.codes,
        "extracts": one.extracts,
    }
    if isinstance(record, Participant):
        values[ROLE] = _(record.role)
    values |= {ATTRIBUTE + name: value for name, value in record.attributes.items()}
    return TableRow(record.id, values)


def _cells(name: str, rows: Sequence[Described]) -> int:
    """Return the cells for a column: of its name with an arrow, and of its longest value."""
    longest = max((cells(one.record.attributes.get(name, "")) for one in rows), default=0)
    return max(NARROWEST, min(max(cells(name) + 1, longest), BROADEST))

"""The project sheet: the research question, and how the project goes about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

import msgspec
from rich.segment import Segment

from tuicode.language import _, marked
from tuicode.model.history import first_taken
from tuicode.model.records import APPROACHES
from tuicode.model.sheet import CHANGE_PROJECT, LANGUAGES, describe_project
from tuicode.tui.actions import SHEET, bindings
from tuicode.tui.columns import ShownColumn
from tuicode.tui.head import head
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Sheet, WritingPad

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.records import LogEntry

APPROACHES_TOLD = {
    "reflexive": marked("one researcher's own reading; no figures of agreement"),
    "codebook": marked("a codebook that is agreed on, and used by all"),
    "reliability": marked("several coders, who are to code alike"),
}
LANGUAGES_TOLD = {"en": marked("English"), "nb": marked("Norwegian bokmål")}
HINTS_TOLD = {True: marked("yes"), False: marked("no")}


class Field(msgspec.Struct, frozen=True):
    """A field of the sheet: its key in the record, what it is called, and what it is for."""

    key: str
    title: str
    told: str


FIELDS = (
    Field("question", marked("Research question"), marked("What the analysis is to answer.")),
    Field(
        "approach",
        marked("Approach"),
        marked("What is offered, and what things are called, goes by it."),
    ),
    Field(
        "stance",
        marked("Stance"),
        marked("What you bring to the data, in your own words."),
    ),
    Field("language", marked("Report language"), marked("Of everything that is exported.")),
    Field(
        "name_hints",
        marked("Remarks on names"),
        marked("Whether a theme's name that looks like a topic is remarked on."),
    ),
    Field("name", marked("Name"), marked("What the project is called.")),
)


class ProjectSheet(TableWorkspace):
    """The fields of the sheet, one a row; below them the chosen one, whole."""

    NAME = "sheet"
    CHANGING = frozenset({"edit"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SHEET, "sheet")]
    CSS = """
    ProjectSheet { layout: vertical; background: $background; }
    ProjectSheet #heading { display: none; }
    ProjectSheet #table { height: 7; margin: 1 0 0 0; }
    ProjectSheet #detail { height: 1fr; margin: 0 1 0 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the fields, and the chosen one below."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="heading")
        yield RowList(
            self.look, lambda _row: self.action_edit(), id="table", moved=self._show_whole
        )
        yield TextLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def words(self) -> str:
        """Return what this is."""
        return _("Project sheet")

    def columns(self) -> Sequence[ShownColumn]:
        """Return what a field is called, and what stands in it."""
        return ShownColumn("title", "", 18), ShownColumn("value", "", 30, stretches=True)

    def all_rows(self) -> list[TableRow]:
        """Return the fields."""
        return [
            TableRow(
                number,
                {"title": _(field.title), "value": self._value(field) or _("(not told)")},
            )
            for number, field in enumerate(FIELDS)
        ]

    def action_edit(self) -> None:
        """Ask what stands in the field from now on."""
        field = self._field
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        elif field.key == "stance":
            self._write(field)
        elif field.key in {"approach", "language", "name_hints"}:
            self._ask_value(field)
        else:
            self._ask_text(field)

    def action_undo(self) -> None:
        """Undo the last step, where it was one on the sheet: another would not be seen here."""
        if self._is_of_sheet(self.project.history.next_undo):
            super().action_undo()

    def action_redo(self) -> None:
        """Redo what was undone last, where it was a step on the sheet."""
        if self._is_of_sheet(self.project.history.next_redo):
            super().action_redo()

    # --- inside

    def _is_of_sheet(self, entry: LogEntry | None) -> bool:
        log = cast("Mapping[int, LogEntry]", self.project.tables.table("log"))
        of_sheet = entry is None or first_taken(log, entry).action == CHANGE_PROJECT
        if not of_sheet:
            self.say(_("The last step was not made on the sheet: q leads back to where it was."))
        return of_sheet

    @property
    def _field(self) -> Field:
        return FIELDS[self.here.id if self.here is not None else 0]

    def _value(self, field: Field) -> str:
        """Return what stands in a field, as it is shown."""
        sheet = self.project.sheet
        told = {
            "approach": sheet.approach,
            "language": LANGUAGES_TOLD.get(sheet.language, sheet.language),
            "name_hints": HINTS_TOLD[sheet.name_hints],
        }
        return _(told[field.key]) if field.key in told else str(getattr(sheet, field.key))

    def _write(self, field: Field) -> None:
        def keep(text: str, _question: str) -> str:
            return self._described(text)

        text = getattr(self.project.sheet, field.key)
        pad = Sheet(_(field.title), "", keep, text=text, question=_(field.told))
        self.app.push_screen(WritingPad(self.project, self.look, pad, self._written))

    def _ask_text(self, field: Field) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._describe(typed)

        self.ask(Question(_(field.title), answer, typed=getattr(self.project.sheet, field.key)))

    def _ask_value(self, field: Field) -> None:
        choices = {
            "approach": [
                Choice(f"{_(one)} – {_(APPROACHES_TOLD[one])}", one) for one in APPROACHES
            ],
            "language": [Choice(_(LANGUAGES_TOLD[one]), one) for one in LANGUAGES],
            "name_hints": [Choice(_(told), one) for one, told in HINTS_TOLD.items()],
        }[field.key]
        now = getattr(self.project.sheet, field.key)

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def prefer(offered: Sequence[Choice]) -> int:
            return next((at for at, one in enumerate(offered) if one.value == now), 0)

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._describe(taken[0].value)

        self.ask(Question(_(field.title), answer, offer, preferred=prefer))

    def _describe(self, value: str | bool) -> None:
        self.change(lambda: self._described(value))

    def _described(self, value: str | bool) -> str:
        field, before = self._field, self.project.revision
        if isinstance(value, bool):
            describe_project(self.project, name_hints=value)
        else:
            describe_project(self.project, name_hints=None, **{field.key: value.strip()})
        if self.project.revision == before:
            return _("It is so already.")
        return _("Changed {fields}; u undoes it.").format(fields=self.project.log[-1].summary)

    def _arrange(self) -> None:
        super()._arrange()
        self._show_whole()

    def _show_whole(self) -> None:
        field = self._field
        look = self.look
        whole = [(line, look.text) for line in self._value(field).split("\n") if line.strip()]
        note = APPROACHES_TOLD.get(self.project.sheet.approach, "")
        if field.key == "approach" and note:
            whole.append((_(note), look.text))
        told = [(_(field.title), look.strong), (_(field.told), look.quiet), ("", look.text), *whole]
        self.query_one("#detail", TextLines).show(told)

    def _show_title(self) -> None:
        left = [
            *head(self.project, self.look),
            Segment(f" · {self.words()}", self.look.quiet),
        ]
        self.query_one("#status", Line).show(left)

"""Two passes side by side, and what one pass changed: tables that lead to the places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.containers import Horizontal

from tuicode.analysis.changes import changes_after, changes_in
from tuicode.analysis.comparison import OUTCOMES, compare
from tuicode.language import _
from tuicode.model.extracts import Extract
from tuicode.tui.actions import bindings
from tuicode.tui.columns import ShownColumn, Value, WhenShown
from tuicode.tui.pass_actions import CHANGES, COMPARISON
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.pass_rows import change_rows, words_of
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.analysis.comparison import CodedSpan, Compared, Outcome
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Pass
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.as_left import AsLeft


class PassComparison(TableWorkspace):
    """What two passes coded, a stretch a row, and below it the codes of each, side by side."""

    NAME = "comparison"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPARISON, "comparison")]
    CSS = """
    PassComparison { layout: vertical; background: $background; }
    PassComparison #table { height: 1fr; }
    PassComparison #sides { height: 9; margin: 1 1 0 1; }
    PassComparison TextLines { width: 1fr; margin: 0 1; }
    """

    def __init__(self, project: Project, look: Look, first: Pass, second: Pass) -> None:
        super().__init__(project, look)
        self._passes = first, second
        self._compared: list[Compared] = []
        self._compared_at = -1
        self._only: Outcome | None = None

    def compose(self) -> ComposeResult:
        """Lay out the table, and the two sides of the highlighted row below it."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="heading")
        yield RowList(
            self.look, lambda _row: self.action_choose(), id="table", moved=self._show_sides
        )
        with Horizontal(id="sides"):
            yield TextLines(self.look, id="first")
            yield TextLines(self.look, id="second")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def words(self) -> str:
        """Return what this workspace is."""
        first, second = self._passes
        if self._only is None:
            return _("«{first}» beside «{second}»").format(first=first.name, second=second.name)
        # Their names stand above the columns: at 80 columns there is no room for them here too.
        told = _("only what is: {outcome}").format(outcome=self._told(self._only))
        beside = _("pass {first} beside {second}").format(first=first.number, second=second.number)
        return f"{told} · {beside}"

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left: the two passes are a part of it."""
        first, second = self._passes
        return f"{self.NAME} {first.id} {second.id}"

    def as_left(self) -> AsLeft:
        """Return which outcome alone is shown too."""
        return replace(super().as_left(), table=self._only)

    def take_up(self, left: AsLeft) -> None:
        """Have it as it was left."""
        super().take_up(left)
        self._only = left.table

    def nothing_yet(self) -> str:
        """Return what is so where neither pass coded anything."""
        return _("Neither of the two passes has a coding.")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        first, second = self._passes
        return (
            ShownColumn("outcome", _("Coded"), 13),
            ShownColumn("first", f"{first.number} {first.name}", 12),
            ShownColumn("second", f"{second.number} {second.name}", 12),
            ShownColumn("words", _("Words"), 20, stretches=True),
            ShownColumn("source", _("Source"), 18),
        )

    def all_rows(self) -> list[TableRow]:
        """Return what either pass coded, in text order."""
        if self._compared_at != self.project.revision:
            self._compared = list(compare(self.project, *self._passes))
            self._compared_at = self.project.revision
        return [
            TableRow(index, WhenShown(partial(self._values, one)))
            for index, one in enumerate(self._compared)
            if self._only in {None, one.outcome}
        ]

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the stretch, and the two passes with it."""
        links = tuple(("passes", one.id) for one in self._passes)
        if self.here is None:
            return Here(self.words(), links=links)
        one = self._compared[self.here.id]
        return here_in_text(self.project.source(one.source), (one.start, one.end), links)

    def action_switch_outcome(self) -> None:
        """Show only what was coded otherwise, or in one of the passes, or alike; then all."""
        ways: tuple[Outcome | None, ...] = (None, *OUTCOMES[1:], OUTCOMES[0])
        self._only = ways[(ways.index(self._only) + 1) % len(ways)]
        self.show_rows()

    def action_choose(self) -> None:
        """Go to the place in Read & code."""
        if self.here is not None:
            one = self._compared[self.here.id]
            self.dismiss(Extract(one.source, one.start, one.end, ()))

    # --- inside

    def _told(self, outcome: Outcome) -> str:
        """Return how a stretch was coded, with the pass where only one did."""
        first, second = self._passes
        only = {"only first": first, "only second": second}.get(outcome)
        return _("only in {number}").format(number=only.number) if only else _(outcome)

    def _values(self, one: Compared) -> dict[str, Value]:
        return {
            "outcome": self._told(one.outcome),
            "first": _tags(one.first),
            "second": _tags(one.second),
            "words": words_of(self.project, one.source, one.start, one.end),
            "source": self.project.source(one.source).name,
        }

    def _arrange(self) -> None:
        super()._arrange()
        self._show_sides()

    def _show_sides(self) -> None:
        """Show the codes of either pass on the highlighted stretch by name, with their words."""
        one = self._compared[self.here.id] if self.here is not None else None
        for name, which in zip(("first", "second"), self._passes, strict=True):
            spans = getattr(one, name) if one else ()
            self.query_one(f"#{name}", TextLines).show(list(self._side(which, one, spans)))

    def _side(
        self, which: Pass, one: Compared | None, spans: Sequence[CodedSpan]
    ) -> Iterator[tuple[str, Style]]:
        yield f"{which.number} {which.name}", self.look.speaker
        if one is None:
            return
        if not spans:
            yield _("not coded"), self.look.quiet
        for span in spans:
            for code in span.codes:
                yield f"{code.tag} {code.name}", self.look.strong
            yield words_of(self.project, one.source, span.start, span.end), self.look.quiet


class PassChanges(TableWorkspace):
    """What was otherwise at the end of a pass than at its beginning, a change a row.

    Below it stands what was changed after it, in no pass.
    """

    NAME = "changes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHANGES, "changes")]

    def __init__(self, project: Project, look: Look, one: Pass) -> None:
        super().__init__(project, look)
        self._pass = one
        self._places: list[Extract | None] = []
        self._codes: list[Code] = []
        self._after = False

    def words(self) -> str:
        """Return what this workspace is."""
        told = _("What «{name}» changed").format(name=self._pass.name)
        return _("{told}, and what came after it").format(told=told) if self._after else told

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left: the pass is a part of it."""
        return f"{self.NAME} {self._pass.id}"

    def nothing_yet(self) -> str:
        """Return what is so where nothing is otherwise than before."""
        return _("This pass has changed nothing yet.")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        return (
            ShownColumn("change", _("Change"), 12),
            *([ShownColumn("when", _("When"), 9)] if self._after else []),
            ShownColumn("tag", _("Tag"), 5, "tag"),
            ShownColumn("code", _("Code"), 18, stretches=True),
            ShownColumn("before", _("Earlier"), 12, stretches=True),
            ShownColumn("words", _("Words"), 12, stretches=True),
            ShownColumn("source", _("Source"), 18),
        )

    def all_rows(self) -> list[TableRow]:
        """Return the codes that changed, then the codings in text order; then what came after."""
        within, after = (how(self.project, self._pass) for how in (changes_in, changes_after))
        since = list(change_rows(self.project, after, _("after it")))
        self._after = bool(since)
        found = [*change_rows(self.project, within), *since]
        self._places = [place for _code, _values, place in found]
        self._codes = [code for code, _values, _place in found]
        return [
            TableRow(index, WhenShown(values), code.family)
            for index, (code, values, _place) in enumerate(found)
        ]

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the code, at its place, and the pass."""
        which = "passes", self._pass.id
        if self.here is None:
            return Here(self.words(), which)
        code, place = self._codes[self.here.id], self._places[self.here.id]
        if place is None:
            return Here(f"{code.tag} {code.name}", ("codes", code.id), links=(which,))
        source = self.project.source(place.source)
        return here_in_text(source, (place.start, place.end), (("codes", code.id), which))

    def action_choose(self) -> None:
        """Go to the place in Read & code; a code has none."""
        place = self._places[self.here.id] if self.here is not None else None
        if place is not None:
            self.dismiss(place)
        else:
            self.say(_("This is a change of a code, which stands in no one place."))


def _tags(spans: Sequence[CodedSpan]) -> str:
    tags = dict.fromkeys(code.tag for span in spans for code in span.codes)
    return " ".join(tags) or "–"

"""How far a pass went in each source, and what was written when it began and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tuicode.analysis.progress import percent_told, progress_by_source
from tuicode.language import _
from tuicode.model.identity import local
from tuicode.model.phases import phase_told
from tuicode.tui.actions import bindings
from tuicode.tui.columns import ShownColumn
from tuicode.tui.pass_actions import PROGRESS
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Pass
    from tuicode.tui.columns import Value
    from tuicode.tui.looks import Look

ALL = 100
"""Percent."""


class PassProgress(TableWorkspace):
    """The sources in the order of a pass, one a row; the screen that opens it gets the source."""

    NAME = "progress"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PROGRESS, "progress")]
    CSS = """
    PassProgress { layout: vertical; background: $background; }
    PassProgress #table { height: 1fr; }
    PassProgress #detail { height: 9; margin: 1 1 0 1; }
    """

    def __init__(self, project: Project, look: Look, one: Pass) -> None:
        super().__init__(project, look)
        self._pass = one

    def compose(self) -> ComposeResult:
        """Lay out the table, and what was written below it."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="heading")
        yield RowList(self.look, lambda _row: self.action_choose(), id="table")
        yield TextLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def words(self) -> str:
        """Return what this workspace is."""
        return _("Pass {number} {name}").format(number=self._pass.number, name=self._pass.name)

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left: the pass is a part of it."""
        return f"{self.NAME} {self._pass.id}"

    def nothing_yet(self) -> str:
        """Return what to do first, where there is no source."""
        return _("There is no source yet: I in Read & code imports transcripts.")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        return (
            ShownColumn("source", _("Source"), 20, stretches=True),
            ShownColumn("codings", _("Codings"), 8, "number"),
            ShownColumn("extracts", _("Extracts"), 9, "number"),
            ShownColumn("percent", _("% of the words coded"), 22, "bar"),
            ShownColumn("coded", _("Words coded"), 12, "number"),
            ShownColumn("words", _("of words"), 9, "number"),
        )

    def all_rows(self) -> list[TableRow]:
        """Return the sources in the order of the pass."""
        self.query_one("#detail", TextLines).show(list(self._told()))
        return [
            TableRow(
                found.source.id,
                {
                    "source": found.source.name,
                    "codings": found.codings,
                    "extracts": found.extracts,
                    "percent": found.percent,
                    "coded": found.coded,
                    "words": found.words,
                },
            )
            for found in progress_by_source(self.project, self._pass)
        ]

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the source, and the pass with it."""
        which = "passes", self._pass.id
        if self.here is None:
            return Here(self.words(), which)
        told = f"{self.here.values['source']} · {self.words()}"
        return Here(told, ("sources", self.here.id), links=(which,))

    def drawn(self, one: TableRow) -> Mapping[str, Value]:
        """Return the values of a source; what was hardly coded is not as if it was not."""
        percent, coded = (int(one.values[key] or 0) for key in ("percent", "coded"))
        return {**one.values, "percent": percent_told(percent, coded)}

    def action_choose(self) -> None:
        """Go to the source in Read & code."""
        if self.here is not None:
            self.dismiss(self.project.source(self.here.id))

    def _lay_out(self) -> None:
        super()._lay_out()
        self._greatest = {"percent": ALL}

    def _told(self) -> Iterator[tuple[str, Style]]:
        one, look = self._pass, self.look
        ended = _("ended {date}").format(date=local(one.ended)) if one.ended else _("going on")
        facts = [
            one.lens,
            phase_told(one.phase),
            _("earlier codings hidden") if one.hides_earlier else _("earlier codings shown"),
            _("started {date}").format(date=local(one.started)),
            ended,
        ]
        yield " · ".join(fact for fact in facts if fact), look.quiet
        for title, text in ((_("Why: "), one.note), (_("Reflection: "), one.reflection)):
            if text:
                yield title + text, look.text
        if not (one.note or one.reflection):
            yield _("Nothing was written about it."), look.quiet

"""The extracts of one or several codes in a list, the highlighted one in its context below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.language import _
from tuicode.model.extracts import extracts_of_codes, speakers_in, turns_in
from tuicode.tui.actions import CODE_EXTRACTS, bindings, key_line
from tuicode.tui.cells import cells, cut
from tuicode.tui.changing import not_offered
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.passage import Passage
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.workspace import actions_of, take_keys
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

SOURCE = 18
"""Cells at most for the name of a source."""

TAGS = 12
"""Cells for the tags of those codes that an extract carries, where there are several codes."""

RULE = 240


class CodeExtracts(CommonActions):
    """Extracts to look through; Enter goes to one, or on, as the title says.

    `choose` gets the extract, None where there is none, after the way back. `exemplify` makes an
    extract the example of the code, and returns what is said of it; without it there is no example.
    `note` is said at first, and the highlight is on `begin_at`, or else on the example.
    """

    NAME = "code_extracts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CODE_EXTRACTS, "code_extracts")]
    CSS = """
    CodeExtracts { layout: vertical; background: $background; }
    CodeExtracts RowList { height: 1fr; }
    CodeExtracts Passage { height: 30%; min-height: 5; }
    """

    def __init__(
        self,
        project: Project,
        look: Look,
        title: str,
        codes: Sequence[Code],
        choose: Callable[[Extract | None], None],
        *,
        goes: str,
        exemplify: Callable[[Extract], str] | None = None,
        note: str = "",
        begin_at: Extract | None = None,
    ) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self._title = title
        self._codes = {code.id: code for code in codes}
        self._extracts = list(extracts_of_codes(project, self._codes))
        self._choose = choose
        self._goes = goes
        self._exemplify = exemplify
        self._note = note
        self._begin_at = begin_at
        names = {project.source(one.source).name for one in self._extracts}
        self._source = min(max(map(cells, names), default=0), SOURCE)

    def compose(self) -> ComposeResult:
        """Lay out the extracts, the one highlighted in its context, and the lines below."""
        yield Line(self.look.text, id="status")
        yield RowList(
            self.look, lambda _row: self.action_go_on(), id="table", moved=self._show_passage
        )
        yield Line(self.look.quiet, id="place")
        yield Passage(self.look)
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the extracts, the one to begin at highlighted, or the example."""
        take_keys(self)
        self._show_title()
        rows = self.query_one(RowList)
        # Where there is none, a row says so, on which Enter works too.
        rows.show(max(len(self._extracts), 1), self._draw, self._first())
        self.set_focus(rows)
        self._show_passage()
        hidden = not_offered(self.project, "code_extracts")
        hidden |= frozenset() if self._exemplify else frozenset({"example"})
        keys = key_line(actions_of(self, "code_extracts"), hidden)
        enter, *others = keys
        self.query_one(KeyLine).show_keys([(enter[0], self._goes), *others])
        self.say(self._note)

    def on_resize(self) -> None:
        """Say above as much as there is room for."""
        self._show_title()

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return self._title

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the extract, and the codes with it."""
        links = tuple(("codes", code) for code in self._codes)
        if self._here is None:
            return Here(self._title, links[0] if links else None)
        source = self.project.source(self._here.source)
        return here_in_text(source, (self._here.start, self._here.end), links)

    def action_go_on(self) -> None:
        """Go back, and from there to the extract, or on."""
        here = self._here
        # The way back first: what is chosen is then shown on the screen that is there.
        self.dismiss()
        self._choose(here)

    def action_example(self) -> None:
        """Have this extract show what the code means."""
        if self._exemplify is not None and self._here is not None:
            self.say(self._exemplify(self._here))
            self.query_one(RowList).refresh()

    def action_back(self) -> None:
        """Go back; nothing is chosen."""
        self.dismiss()

    # --- inside

    @property
    def _here(self) -> Extract | None:
        row = self.query_one(RowList).highlighted
        return self._extracts[row] if row < len(self._extracts) else None

    def _show_title(self) -> None:
        title = cut(f" {self._title}", self.app.size.width)
        self.query_one("#status", Line).show([Segment(title, self.look.strong)])

    def _first(self) -> int:
        """Return the row to begin at."""
        there = {(one.source, one.start, one.end): row for row, one in enumerate(self._extracts)}
        example = next((row for row, one in enumerate(self._extracts) if self._is_example(one)), 0)
        begin = self._begin_at
        return there.get((begin.source, begin.start, begin.end), 0) if begin else example

    def _is_example(self, extract: Extract) -> bool:
        examples = {self.project.code(code).example for code in self._codes}
        return any(coding.id in examples for coding in extract.codings)

    def _show_passage(self) -> None:
        extract = self._here
        if extract is None:
            return
        source = self.project.source(extract.source)
        span = extract.start, extract.end
        people = ", ".join(one.label for one in speakers_in(self.project, source, *span))
        others = sorted({self.project.code(coding.code).name for coding in extract.codings})
        told = [source.name, people, ", ".join(others)]
        text = cut(f"── {' · '.join(filter(None, told))} ", self.app.size.width - 2)
        self.query_one("#place", Line).show([Segment(text + "─" * RULE, self.look.quiet)])
        turns = turns_in(source, *span)
        first = source.turns.index(turns[0]) if turns else 0
        around = source.turns[max(first - 1, 0) : first + len(turns) + 1]
        within = (around[0].start, around[-1].end) if around else (0, len(source.text))
        self.query_one(Passage).show(source.text, span, within)

    def _draw(self, row: int, width: int, lit: bool) -> list[Segment]:
        look = self.look
        text = look.selected if lit else look.text
        if not self._extracts:
            return [Segment(_filled(_("There is no extract yet."), width), text)]
        extract = self._extracts[row]
        quiet = look.selected_quiet if lit else look.quiet
        source = self.project.source(extract.source)
        mine = sorted({coding.code for coding in extract.codings} & self._codes.keys())
        tags = " ".join(self._codes[code].tag for code in mine)
        sign = Segment(
            "* " if self._is_example(extract) else "  ", look.selected if lit else look.bar
        )
        segments = [sign]
        if len(self._codes) > 1:
            segments.append(Segment(_filled(tags, TAGS) + "  ", text if len(mine) > 1 else quiet))
        segments.append(Segment(_filled(source.name, self._source) + "  ", quiet))
        words = " ".join(source.text[extract.start : extract.end].split())
        room = width - sum(cells(one.text) for one in segments) - 1
        return [*segments, Segment(_filled(words, max(room, 3)), text)]


def _filled(text: str, width: int) -> str:
    kept = cut(text, width)
    return kept + " " * max(width - cells(kept), 0)

"""All places found, in a list: to look through them, go there, and put codes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.analysis.coding_hits import AROUND, spans_of
from tuicode.analysis.finding import context, turns_of
from tuicode.language import _, plural
from tuicode.model.errors import ProjectError
from tuicode.model.passes import open_pass
from tuicode.tui.actions import HITS, bindings
from tuicode.tui.cells import cells, cut, end_of, shown
from tuicode.tui.question import Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.passage import Passage
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.analysis.coding_hits import Around
    from tuicode.analysis.finding import Hit
    from tuicode.tui.looks import Look
    from tuicode.tui.question import Choice
    from tuicode.tui.workspaces.searching import SearchActions

SOURCE, SPEAKER = 16, 14
"""Cells at most for the names of the source and of who speaks."""

TURN = 5
"""Cells for the number of the turn."""


class Hits(CommonActions):
    """The places of the last search, each with what stands around it."""

    NAME = "hits"
    CSS = """
    Hits { layout: vertical; background: $background; }
    Hits HitList { height: 1fr; }
    Hits Passage { height: 5; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HITS, "hits")]

    def __init__(self, workspace: SearchActions) -> None:
        super().__init__()
        self.workspace = workspace
        self.look = workspace.look
        self.project = workspace.project
        self._hits = list(workspace.found.hits)
        self._out: set[int] = set()
        self._around: Around = AROUND[0]
        names = {self.project.source(source).name for source in {hit.source for hit in self._hits}}
        speakers = {hit.speaker for hit in self._hits}
        several = workspace.found_in_all
        self._source = min(max(map(cells, names)), SOURCE) + 1 if several else 0
        self._speaker = min(max(map(cells, speakers)), SPEAKER) + 1

    def compose(self) -> ComposeResult:
        """Lay out the places, the text around the one highlighted, and the lines below."""
        yield Line(self.look.text, id="hits-title")
        yield HitList(self.look, lambda _row: self.action_go_there(), self._show_passage)
        yield Line(self.look.quiet, id="hits-place")
        yield Passage(self.look)
        digit_of = self.workspace.code_use.digit_of
        yield Prompt(self.look, self.project.count_of_code, digit_of)
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the places, the one last gone to highlighted."""
        take_keys(self)
        rows = self.query_one(HitList)
        rows.show(len(self._hits), self._draw, self.workspace.found.index)
        self.set_focus(rows)
        self._show_title()
        self._show_passage(rows.highlighted)
        self.query_one(KeyLine).show_keys(self.keys_here())

    def on_resize(self) -> None:
        """Say above as much as there is room for."""
        self._show_title()

    def action_go_there(self) -> None:
        """Go to the highlighted place in the text."""
        row = self.query_one(HitList).highlighted
        self._out.discard(row)
        self._keep_what_is_left()
        self.workspace.go_to_hit(row - sum(out < row for out in self._out))
        self.dismiss()

    def action_leave_out(self) -> None:
        """Leave the highlighted place out, or take it in again, and go on to the next."""
        rows = self.query_one(HitList)
        self._out ^= {rows.highlighted}
        rows.refresh_line(rows.highlighted)
        self._show_title()
        rows.action_move(1)

    def action_around(self) -> None:
        """Switch what is coded: the words found, or the sentence or the turn around them."""
        self._around = AROUND[(AROUND.index(self._around) + 1) % len(AROUND)]
        self._show_title()
        self.say(
            _("A code goes on {count} now.").format(count=self._places()),
        )

    def action_code(self) -> None:
        """Ask which codes to put on all places that are left."""
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        elif len(self._out) == len(self._hits):
            self.say(_("All places are left out: x takes one in again."))
        elif self._pass_goes_on():
            title = _("codes for {count}").format(count=self._places())
            choices = self.workspace.code_choices()
            question = Question(title, self._answer, choices, several=True, refuse=self._refuse)
            self.query_one(Prompt).ask(question)

    def action_back(self) -> None:
        """Go back to the text; what was left out is no longer marked there."""
        self._keep_what_is_left()
        self.dismiss()

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("Places found")

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the place."""
        hit = self._hits[self.query_one(HitList).highlighted]
        return here_in_text(self.project.source(hit.source), (hit.start, hit.end))

    # --- inside

    def _pass_goes_on(self) -> bool:
        try:
            open_pass(self.project)
        except ProjectError as error:
            self._refuse(str(error))
            return False
        return True

    @property
    def _left(self) -> list[Hit]:
        return [hit for row, hit in enumerate(self._hits) if row not in self._out]

    def _places(self) -> str:
        """Return how many spans a code goes on, and what they are."""
        count = len(spans_of(self.project, self._left, self._around))
        said = {
            "words found": plural("{count} place found", "{count} places found", count),
            "sentence": plural("{count} sentence", "{count} sentences", count),
            "turn": plural("{count} turn", "{count} turns", count),
        }
        return said[self._around]

    def _answer(self, taken: Sequence[Choice], _typed: str) -> None:
        if not taken:
            return
        try:
            self.say(self.workspace.code_hits(self._left, taken, self._around))
        except ProjectError as error:
            self._refuse(str(error))

    def _refuse(self, why: str) -> None:
        self.say(why, problem=True)

    def _keep_what_is_left(self) -> None:
        self.workspace.found.hits = self._left
        self.workspace.found.index = 0
        self.workspace.show_hits()

    def _show_title(self) -> None:
        workspace = self.workspace
        count = plural("{count} place", "{count} places", len(self._hits))
        said = [_("{count} with «{text}»").format(count=count, text=workspace.query_found)]
        if self._out:
            said.append(_("{count} left out").format(count=len(self._out)))
        said.append(_("codes go on: {what}").format(what=_(self._around)))
        style = self.look.strong
        text = cut(" " + " · ".join(said), self.app.size.width)
        self.query_one("#hits-title", Line).show([Segment(text, style)])

    def _show_passage(self, row: int) -> None:
        hit = self._hits[row]
        source = self.project.source(hit.source)
        where = [source.name, _("turn {turn}").format(turn=hit.turn + 1), hit.speaker]
        text = f"── {shown(' · '.join(filter(None, where)))} " + "─" * 240
        self.query_one("#hits-place", Line).show([Segment(text, self.look.quiet)])
        turn = turns_of(source)[hit.turn]
        self.query_one(Passage).show(source.text, (hit.start, hit.end), (turn.start, turn.end))

    def _draw(self, row: int, width: int, lit: bool) -> list[Segment]:
        hit, out = self._hits[row], row in self._out
        ground = self.look.selected if lit else self.look.text
        quiet = self.look.selected_quiet if lit else self.look.quiet
        strong = ground if lit or out else self.look.strong
        source = self.project.source(hit.source)
        place = (
            (" x " if out else "   ")
            + _column(end_of(shown(source.name), self._source - 1), self._source)
            + f"{hit.turn + 1:>{TURN}} "
            + _column(end_of(hit.speaker, self._speaker - 1), self._speaker)
        )
        room = max(width - cells(place) - 1, 3)
        around = room // 3
        turn = turns_of(source)[hit.turn]
        before, text, after = (
            " ".join(shown(part).split(" "))
            for part in context(source.text, (hit.start, hit.end), room, (turn.start, turn.end))
        )
        left, middle = end_of(before, around), cut(text, room - around)
        right = cut(after, max(room - around - cells(middle), 0))
        before_it = " " * (around - cells(left)) + left
        words = quiet if out or lit else ground
        return [
            Segment(place, quiet),
            Segment(before_it, words),
            Segment(middle, quiet if out else strong),
            Segment(right, words),
        ]


class HitList(RowList):
    """The rows, which tell when another is highlighted."""

    def __init__(
        self, look: Look, choose: Callable[[int], None], follow: Callable[[int], None]
    ) -> None:
        super().__init__(look, choose)
        self._follow = follow

    def highlight(self, index: int) -> None:
        """Put the highlight on a row, and tell so."""
        super().highlight(index)
        self._follow(self.highlighted)


def _column(name: str, width: int) -> str:
    """Return a name in a column of some cells, a blank after it; nothing in a column of none."""
    kept = cut(name, width - 1) if width else ""
    return kept + " " * (width - cells(kept))

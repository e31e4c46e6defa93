"""The actions of Read & code that find a place, an extract or a turn, and mark from there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.ordering import alphabetical
from tuicode.tui.question import Question
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.units import Span
    from tuicode.tui.question import Choice

FIRST = itemgetter(0)


class FindingActions(Workspace):
    """Go to the next or former extract, or to a turn; begin to mark."""

    def action_next_extract(self) -> None:
        """Go to the next extract."""
        self._to_extract(1)

    def action_previous_extract(self) -> None:
        """Go to the extract before."""
        self._to_extract(-1)

    def action_go_to_turn(self) -> None:
        """Ask for the number of a turn, and go there."""
        source = self.transcript.source
        if source is not None:
            title = _("go to which turn? 1 to {turns}").format(turns=self.transcript.turn_count)
            self.prompt.ask(Question(title, self._answer_turn))

    def action_anchor(self) -> None:
        """Begin to mark here, or unmark."""
        self.transcript.toggle_anchor()
        cursor = self.transcript.cursor
        if cursor is not None and cursor.anchor is not None:
            self.say(
                _("Marking: arrows extend, z goes to the other end, c codes it, Space unmarks.")
            )

    def action_other_end(self) -> None:
        """Go on at the other end of what is marked."""
        cursor = self.transcript.cursor
        if cursor is None or cursor.anchor is None:
            self.say(_("Nothing is marked: Space begins to mark here."))
            return
        self.transcript.to_other_end()
        self.say(_("The arrows now move the other end of what is marked."))

    def action_unit(self) -> None:
        """Switch between moving by sentence, word and turn."""
        unit = self.transcript.switch_unit()
        self.say(_("The cursor now moves by {unit}.").format(unit=_(unit)))

    # --- inside

    def _to_extract(self, steps: int) -> None:
        source = self.transcript.source
        if source is None:
            return
        codings = self.project.codings_of_source(source.id)
        every = dict.fromkeys((one.start, one.end) for one in codings if self.is_shown(one))
        spans = [span for span in every if self.transcript.shows(span)]
        found = self._extract_beyond(spans, steps)
        if not 0 <= found < len(spans):
            self.say(_("There is no further extract in this direction."))
            return
        self.transcript.mark(spans[found])
        place = _("Extract {number} of {count}.").format(number=found + 1, count=len(spans))
        self.say(f"{place} {self._names_on(spans[found])}")

    def _names_on(self, span: Span) -> str:
        source = self.transcript.source
        assert source is not None
        codes = [
            self.project.code(coding.code)
            for coding in self.project.codings_of_source(source.id)
            if (coding.start, coding.end) == span and self.is_shown(coding)
        ]
        codes.sort(key=lambda code: alphabetical(code.tag))
        return ", ".join(f"{code.tag} {code.name}" for code in codes)

    def _extract_beyond(self, spans: Sequence[Span], steps: int) -> int:
        """Return the index of the extract after, or before, the one marked or the cursor."""
        cursor = self.transcript.cursor
        assert cursor is not None
        if cursor.anchor is not None:
            here = cursor.span
            return bisect_right(spans, here) if steps > 0 else bisect_left(spans, here) - 1
        start = cursor.focus[0]
        if steps > 0:
            return bisect_left(spans, start + 1, key=FIRST)
        return bisect_left(spans, start, key=FIRST) - 1

    def _answer_turn(self, _taken: Sequence[Choice], typed: str) -> None:
        source = self.transcript.source
        if source is None or not typed.strip():
            return
        if typed.strip().isdecimal() and 1 <= int(typed) <= self.transcript.turn_count:
            self.transcript.go(source.turns[int(typed) - 1].start if source.turns else 0)
        else:
            self.say(_("There is no turn {typed} in this source.").format(typed=typed))

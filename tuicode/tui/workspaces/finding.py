"""The actions of Read & code that find a place: text, extracts, turns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from tuicode.analysis.finding import find
from tuicode.language import _, plural
from tuicode.model.ordering import alphabetical
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.units import Span

MOST_LISTED = 500
"""Places listed while one types; all are marked in the text."""

FIRST = itemgetter(0)


def places_of(text: str, query: str) -> list[Span]:
    """Return where `query` stands in `text`, letter case aside."""
    return find(text, query)


class FindingActions(Workspace):
    """Find text, and go to the next or former hit, extract or turn."""

    hit_index = 0
    _offered: Sequence[Span] = ()

    def action_find(self) -> None:
        """Ask what to find; the places are listed as one types."""
        if self.transcript.source is not None:
            title = _("find in {source}").format(source=self.transcript.source.name)
            self.prompt.ask(
                Question(title, self._answer_find, self._offer_hits, preferred=self._nearest)
            )

    def action_next_hit(self) -> None:
        """Go to the next place found."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the place found before."""
        self._to_hit(-1)

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
            self.say(_("Marking: arrows extend, c puts a code on it, Space unmarks."))

    def action_unit(self) -> None:
        """Switch between moving by sentence, word and turn."""
        unit = self.transcript.switch_unit()
        self.say(_("The cursor now moves by {unit}.").format(unit=_(unit)))

    def action_unmark(self) -> None:
        """Unmark, and forget what was found."""
        self.forget_hits()
        self.transcript.unmark()

    # --- inside

    def _offer_hits(self, query: str) -> Sequence[Choice]:
        source = self.transcript.source
        assert source is not None
        # What is marked in the text stays until one says so.
        self._offered = places_of(source.text, query)
        around = self._nearest_hit() - MOST_LISTED // 2
        first = max(0, min(around, len(self._offered) - MOST_LISTED))
        listed = self._offered[first : first + MOST_LISTED]
        return [
            Choice(_context(source.text, *hit), hit, note=str(number))
            for number, hit in enumerate(listed, start=first + 1)
        ]

    def _nearest_hit(self) -> int:
        """Return the index of the first place offered from the cursor on."""
        cursor = self.transcript.cursor
        if cursor is None or not self._offered:
            return 0
        return bisect_left(self._offered, cursor.focus[0], key=FIRST) % len(self._offered)

    def _nearest(self, choices: Sequence[Choice]) -> int:
        if not choices:
            return 0
        nearest = self._offered[self._nearest_hit()]
        return [choice.value for choice in choices].index(nearest)

    def _answer_find(self, taken: Sequence[Choice], typed: str) -> None:
        self.hits = list(self._offered) if typed else []
        self.transcript.show_hits(self.hits)
        if not typed:
            self.forget_hits()
        elif not taken:
            self.say(_("«{text}» is not in this source.").format(text=typed))
        else:
            self.hit_index = self.hits.index(taken[0].value)
            self.transcript.go(taken[0].value[0])
            count = plural("{count} place", "{count} places", len(self.hits))
            self.say(
                _("{count} with «{text}»: + and - go through them, Esc forgets them.").format(
                    count=count, text=typed
                )
            )

    def _to_hit(self, steps: int) -> None:
        if not self.hits:
            self.say(_("Nothing is searched for: press f to find."))
            return
        self.hit_index = self._hit_beyond(steps) % len(self.hits)
        self.transcript.go(self.hits[self.hit_index][0])
        count = len(self.hits)
        self.say(_("Place {number} of {count}.").format(number=self.hit_index + 1, count=count))

    def _hit_beyond(self, steps: int) -> int:
        """Return the next hit from the last one, or from the cursor where that has moved on."""
        cursor = self.transcript.cursor
        assert cursor is not None
        start, end = cursor.focus
        if self.hit_index < len(self.hits) and start <= self.hits[self.hit_index][0] < end:
            return self.hit_index + steps
        return bisect_left(self.hits, start, key=FIRST) - (steps < 0)

    def _to_extract(self, steps: int) -> None:
        source = self.transcript.source
        if source is None:
            return
        codings = self.project.codings_of_source(source.id)
        every = dict.fromkeys((coding.start, coding.end) for coding in codings)
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
            if (coding.start, coding.end) == span
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


def _context(text: str, start: int, end: int) -> str:
    begin = max(text.rfind("\n", 0, start) + 1, start - 24)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    before = "…" if begin > 0 and text[begin - 1] != "\n" else ""
    return before + text[begin : min(stop, end + 120)]

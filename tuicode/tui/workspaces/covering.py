"""The actions of Read & code on coverage: stretches without a coding, marked and listed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from tuicode.analysis.coverage import Uncoded, uncoded
from tuicode.language import _, plural
from tuicode.model.records import Coding, Flag
from tuicode.model.units import Units
from tuicode.tui.workspaces import stretch_words
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.workspace import Workspace
from tuicode.tui.workspaces.writing_pad import here_in_text

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.records import Source
    from tuicode.model.transaction import Committed
    from tuicode.model.units import Span

SOURCE_WIDTH, TURN_WIDTH, WORDS_WIDTH = 20, 5, 10
FIRST_WORDS = 300
"""Characters of a stretch that its row in the list is made of at most."""

FIRST = itemgetter(0)


class CoveringActions(Workspace):
    """Go through the stretches without a coding, which are marked meanwhile."""

    _uncoded: Uncoded | None = None

    def on_mount(self) -> None:
        """Follow codings and flags as they come and go."""
        self.project.listen(self._follow_uncoded)

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Show a source; what carries no coding stays marked where it was."""
        super().open_source(source, position)
        if self._uncoded is not None:
            self._mark_uncoded()

    def action_next_uncoded(self) -> None:
        """Go to the next stretch without a coding."""
        self._to_uncoded(1)

    def action_previous_uncoded(self) -> None:
        """Go to the stretch without a coding before."""
        self._to_uncoded(-1)

    def action_uncoded(self) -> Awaitable[None] | None:
        """List all stretches without a coding, of all sources."""
        sources = self.project.sources
        found = [
            (source, span)
            for source in sources
            for span in uncoded(self.project, source, themes=self.themes_shown)
        ]
        if not found:
            self.say(stretch_words.nothing_left(self._lack))
            return None
        return self.app.push_screen(
            Listing(
                self.look,
                stretch_words.how_many(len(found), self._lack),
                _rows(found),
                lambda index: self._open_uncoded(*found[index]),
                hint=_("Enter goes there · Esc or q leads back"),
                highlighted=self._first_from_here(found),
                project=self.project,
                about=lambda index: here_in_text(*found[index]),
            )
        )

    def forget_uncoded(self) -> None:
        """Take the marks of what carries no coding away."""
        if self._uncoded is not None:
            self._uncoded = None
            self._show_uncoded([])

    def marked_anew(self) -> None:
        """Mark again what carries no coding, or stands in no theme."""
        if self._uncoded is not None:
            self._mark_uncoded()

    # --- inside

    @property
    def _lack(self) -> stretch_words.Lack:
        if self.themes_shown is not None:
            return "theme"
        # A stretch that is not among these may well look as if it had none.
        return "coding" if self.passes_shown is None else "pass"

    def _first_from_here(self, found: list[tuple[Source, Span]]) -> int:
        """Return which of the stretches is the first that the cursor has not passed."""
        here, cursor = self.transcript.source, self.transcript.cursor
        if here is None or cursor is None:
            return 0
        at = enumerate(found)
        return next((i for i, (one, span) in at if one == here and span[1] > cursor.focus[0]), 0)

    def _to_uncoded(self, steps: int) -> None:
        cursor = self.transcript.cursor
        if cursor is None:
            return
        if self._uncoded is None:
            self._mark_uncoded()
        assert self._uncoded is not None
        spans = self._uncoded.stretches
        if steps > 0:
            index = bisect_right(spans, cursor.span[1] - 1, key=FIRST)
        else:
            index = bisect_left(spans, cursor.span[0], key=FIRST) - 1
        if not 0 <= index < len(spans):
            self.say(stretch_words.no_further(self._lack))
            return
        # Only its first unit has the cursor: one codes what is there bit by bit.
        self.transcript.go(spans[index][0])
        count = len(spans)
        words = self._words_in(spans[index])
        self.say(stretch_words.which(index + 1, count, words, self._lack))

    def _open_uncoded(self, source: Source, span: Span) -> None:
        self.open_source(source, span[0])
        self._mark_uncoded()
        self.say(stretch_words.opened(self._words_in(span), self._lack))

    def _words_in(self, span: Span) -> str:
        source = self.transcript.source
        assert source is not None
        words = len(source.text[slice(*span)].split())
        return plural("{count} word", "{count} words", words)

    def _mark_uncoded(self) -> None:
        source = self.transcript.source
        if source is not None:
            self._uncoded = Uncoded(self.project, source, themes=self.themes_shown)
            self._show_uncoded(self._uncoded.stretches)

    def _show_uncoded(self, spans: list[Span]) -> None:
        self.transcript.show_uncoded(spans)

    def _follow_uncoded(self, committed: Committed) -> None:
        if self._uncoded is None:
            return
        source = self.transcript.source
        if source is None or source != self._uncoded.source:
            self._mark_uncoded()
            return
        both = [one for change in committed.changes for one in (change.before, change.after)]
        touched = [one for one in both if isinstance(one, Coding | Flag)]
        spans = {(one.start, one.end) for one in touched if one.source == source.id}
        if spans:
            self._uncoded.follow(spans)
            self._show_uncoded(self._uncoded.stretches)


def _rows(found: list[tuple[Source, Span]]) -> list[Row]:
    units: dict[int, Units] = {}
    rows = []
    for source, (start, end) in found:
        if source.id not in units:
            units[source.id] = Units(source)
        turn = str(units[source.id].turn_index(start) + 1)
        count = plural("{count} word", "{count} words", len(source.text[start:end].split()))
        parts = ((source.name, SOURCE_WIDTH), (turn, TURN_WIDTH), (count, WORDS_WIDTH))
        first = source.text[start : min(end, start + FIRST_WORDS)]
        rows.append(Row(parts, " ".join(first.split())))
    return rows

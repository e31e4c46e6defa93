"""What the participants' terms mean, said where they stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.tui.cells import cut
from tuicode.tui.widgets.line import Sentence
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from tuicode.analysis.terms import TermFinder
    from tuicode.tui.widgets.transcript import Transcript


class GlossaryHere(Workspace):
    """Says on the bottom line what the terms in the unit of the cursor mean."""

    _terms: TermFinder | None = None
    _meaning = ""

    def cursor_moved(self, transcript: Transcript) -> None:
        """Say what the terms here mean, on one line; take back what was said of those before."""
        super().cursor_moved(transcript)
        if transcript is not self.transcript or not self.project.tables.table("terms"):
            return
        meaning = self._meaning_at(transcript)
        if meaning:
            self.say(meaning)
        elif self._meaning and self.query_one(Sentence).text == self._meaning:
            self.say("")
        self._meaning = meaning

    def forget_terms(self) -> None:
        """Take in that the glossary has changed."""
        self._terms = None

    def _meaning_at(self, transcript: Transcript) -> str:
        source, cursor = transcript.source, transcript.cursor
        if source is None or cursor is None:
            return ""
        if self._terms is None:
            from tuicode.analysis.terms import finder_of

            self._terms = finder_of(self.project)
        found = self._terms.among(source.text, *cursor.focus)
        told = " · ".join(f"{one.name}: {' '.join(one.meaning.split())}" for one in found)
        return cut(told, self.app.size.width - 2)

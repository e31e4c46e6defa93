"""The actions of Read & code for reading: without the codes, and one participant at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.panes import PaneActions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.records import Source


class ReadingActions(PaneActions):
    """Read without the codes, or the turns of some participants only."""

    def action_reading_view(self) -> None:
        """Show the source to be read, or with its codes again."""
        transcript = self.transcript
        transcript.reading = not transcript.reading
        self.show_panes()
        if transcript.reading:
            self.say(_("To be read, without the codes: v brings them back."))
        else:
            self.say(_("With the codes beside it: v takes them away."))

    def action_participant(self) -> None:
        """Ask whose turns to show."""
        source = self.transcript.source
        if source is not None:
            offered = self._participants(source)
            wanted = _("show whose turns?")
            self.prompt.ask(
                Question(
                    wanted,
                    self._answer_participants,
                    lambda query: [one for one in offered if _fits(one.text, query)],
                    several=True,
                )
            )

    def show_everyone(self) -> bool:
        """Show all turns again; return whether any were left out, and nothing else is to end."""
        transcript = self.transcript
        cursor = transcript.cursor
        if transcript.participants is None or cursor is None:
            return False
        if cursor.anchor is not None or transcript.hits:
            return False
        transcript.only(None)
        self.say(_("All turns are shown."))
        return True

    def whose_turns(self) -> str:
        """Return whose turns are shown, or nothing where all are."""
        participants = self.transcript.participants
        if participants is None:
            return ""
        labels = [one.label for one in self.project.participants if one.id in participants]
        return _("only {names}").format(names=", ".join(labels))

    # --- inside

    def _participants(self, source: Source) -> list[Choice]:
        turns = Counter(turn.participant for turn in source.turns)
        there = [one for one in self.project.participants if turns[one.id]]
        everyone = Choice(_("everyone"), note=_turns(len(source.turns)))
        return [everyone, *(Choice(one.label, one.id, note=_turns(turns[one.id])) for one in there)]

    def _answer_participants(self, taken: Sequence[Choice], _typed: str) -> None:
        chosen = frozenset(one.value for one in taken)
        self.transcript.only(None if None in chosen else chosen)
        whose = self.whose_turns()
        if whose:
            self.say(_("Shown: {whose}. Esc shows all turns again.").format(whose=whose))
        else:
            self.say(_("All turns are shown."))


def _fits(label: str, query: str) -> bool:
    return query.strip().casefold() in label.casefold()


def _turns(count: int) -> str:
    return plural("{count} turn", "{count} turns", count)

"""The action of Read & code that corrects the words of a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.records import Source
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from tuicode.model.corrections import Correction, Decision
    from tuicode.model.transaction import Change


class CorrectingActions(Workspace):
    """The action of Read & code that corrects the words of a turn."""

    async def action_correct(self) -> None:
        """Open an editor for the turn that the cursor is in."""
        source, cursor = self.transcript.source, self.transcript.cursor
        if source is None or cursor is None or not self.may_change():
            return
        from tuicode.tui.workspaces.correct_turn import CorrectTurn

        # Waited for: keys that come in the same burst are for the editor.
        await self.app.push_screen(
            CorrectTurn(self.project, self.look, source, cursor.focus[0], self._tell_corrected)
        )

    def _tell_corrected(self, correction: Correction, decisions: dict[int, Decision]) -> None:
        """Say what was corrected, and what became of the codings."""
        from tuicode.tui.workspaces.correct_turn import codings_on

        number = correction.turn_index + 1
        if correction.source == correction.before:
            self.say(_("Turn {number} is as it was.").format(number=number))
            return
        said = [_("Corrected turn {number}.").format(number=number)]
        here = codings_on(self.project, correction.source, correction.turn_index)
        stayed = sum(one.id not in decisions for one in here)
        if stayed:
            said.append(
                plural(
                    "{count} coding stayed on its words.",
                    "{count} codings stayed on their words.",
                    stayed,
                )
            )
        kept = sum(decision == "keep" for decision in decisions.values())
        if decisions:
            said.append(
                _("Kept on the nearest words: {kept}; removed: {removed}.").format(
                    kept=kept, removed=len(decisions) - kept
                )
            )
        self.say(" ".join([*said, _("Press u to undo.")]))

    def show_correction(self, change: Change) -> bool:
        """Bring into view where a change gave a source other words; tell whether it did."""
        before, after = change.before, change.after
        if not (isinstance(before, Source) and isinstance(after, Source)):
            return False
        from tuicode.model.rewording import like_beginning

        position = like_beginning(before.text, after.text)
        if before.text == after.text:
            return False
        if self.transcript.source is not None and self.transcript.source.id == after.id:
            self.transcript.go(position)
        else:
            self.open_source(after, position)
        return True

"""Any action of Read & code by its name, in the prompt: Textual's own sends 42 KB to open."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from tuicode.analysis.code_search import folded
from tuicode.language import _
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.workspace import Workspace, actions_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class PaletteActions(Workspace):
    """Find an action by its name, and do it."""

    def action_palette(self) -> None:
        """Ask which action."""
        self.prompt.ask(Question(_("which action?"), self._do, self._offer_actions))

    def _offer_actions(self, query: str) -> Sequence[Choice]:
        wanted = folded(query).split()
        return [
            Choice(_(action.title), action.name, note=action.all_keys_shown)
            for action in actions_of(self, "read_and_code")
            if action.name != "palette" and all(word in folded(_(action.title)) for word in wanted)
        ]

    def _do(self, taken: Sequence[Choice], _typed: str) -> None:
        name, _bracket, digit = taken[0].value.rstrip(")").partition("(")
        done = getattr(self, f"action_{name}")(*map(int, digit))
        if isawaitable(done):
            self.run_worker(done, exit_on_error=True)

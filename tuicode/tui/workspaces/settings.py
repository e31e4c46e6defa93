"""The actions of Read & code that set how things look and behave."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tuicode.language import _
from tuicode.tui.looks import NAMES
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from tuicode.tui.app import TuicodeApp


class SettingActions(Workspace):
    """The actions of Read & code that set how things look and behave."""

    def action_looks(self) -> None:
        """Change to the next look: dark, light, high contrast."""
        app = cast("TuicodeApp", self.app)
        former, now = app.theme, app.next_look()
        self.change_look(app.look)
        if former == now:
            self.say(_("NO_COLOR is set: there is no other look."))
        else:
            self.say(_("The look is now {look}.").format(look=_(NAMES[now])))

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, so that text can be copied, or take it back."""
        if cast("TuicodeApp", self.app).switch_mouse():
            self.say(_("The mouse moves the cursor here again."))
        else:
            sentence = _("The mouse is left to the terminal, to mark and copy text: {key} ends it.")
            self.say(sentence.format(key=self.key("mouse")))

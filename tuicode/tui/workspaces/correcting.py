"""The action of Read & code that corrects the words of a turn."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class CorrectingActions(Workspace):
    """The action of Read & code that corrects the words of a turn."""

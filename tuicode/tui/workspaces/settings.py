"""The actions of Read & code that set how things look and behave."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class SettingActions(Workspace):
    """The actions of Read & code that set how things look and behave."""

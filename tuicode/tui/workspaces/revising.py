"""The actions of Read & code that go back over what was done: history, review, coverage."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class RevisingActions(Workspace):
    """The actions of Read & code that go back over what was done: history, review, coverage."""

"""The actions of Read & code for reading: the view, the order, how far one is, two panes."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class ReadingActions(Workspace):
    """The actions of Read & code for reading: the view, the order, how far one is, two panes."""

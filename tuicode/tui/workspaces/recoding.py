"""The actions of Read & code that change codings: other codes, other edges, digits."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class RecodingActions(Workspace):
    """The actions of Read & code that change codings: other codes, other edges, digits."""

"""The actions of Read & code that note something on words: memos, quotes, flags."""

from __future__ import annotations

from tuicode.tui.workspaces.workspace import Workspace


class NotingActions(Workspace):
    """The actions of Read & code that note something on words: memos, quotes, flags."""

"""The actions of the themes: the board, one theme, two compared, the versions and the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuicode.tui.action import Action

THEME_WORKSPACES: dict[str, tuple[Action, ...]] = {}
"""The tables by the name that a file of keys knows them by."""

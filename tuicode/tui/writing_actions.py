"""The actions of what the researcher writes: memos, the journal and the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuicode.tui.action import Action

WRITING_WORKSPACES: dict[str, tuple[Action, ...]] = {}
"""The tables by the name that a file of keys knows them by."""

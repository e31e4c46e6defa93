"""The actions of what the researcher writes: memos, the journal and the glossary."""

from __future__ import annotations

from tuicode.language import marked
from tuicode.tui.action import NOTING, PROJECT, READING, TABLE, Action

WRITING: tuple[Action, ...] = (
    Action(
        "choose", "enter", marked("To what it is about, or is said"), PROJECT, marked("go there")
    ),
    Action("table", "t", marked("Memos, the journal or the glossary"), PROJECT, marked("table")),
    Action("new", "n", marked("Write a new one"), NOTING, marked("new")),
    Action("edit", "e", marked("Change what is written"), NOTING, marked("edit")),
    Action("tick", "space", marked("Let it out in exports, or keep it in"), NOTING, marked("tick")),
    Action(
        "question", "g", marked("Write to a question of the method"), NOTING, marked("question")
    ),
    Action("link", "l", marked("Link it to a code or theme, or not"), NOTING, marked("link")),
    Action("whole", "v", marked("Read it whole"), READING, marked("read")),
    Action("remove", "x,delete", marked("Take it away"), NOTING),
    *TABLE,
)
"""Memos, the journal and the glossary."""

WRITING_WORKSPACES: dict[str, tuple[Action, ...]] = {"writing": WRITING}
"""The tables by the name that a file of keys knows them by."""

"""The actions of the themes: the board, one theme, two compared, the versions and the map."""

from __future__ import annotations

from tuicode.language import marked
from tuicode.tui.action import CODING, PROJECT, REVISING, Action

THEME_MAP: tuple[Action, ...] = (
    Action("choose", "enter", marked("The extracts of this theme"), REVISING, marked("open")),
    Action("relate", "r", marked("Draw a line to another theme"), CODING, marked("relate")),
    Action(
        "change_relation",
        "e",
        marked("Change the word on a line, and its kind"),
        CODING,
        marked("change"),
    ),
    Action("turn_round", "t", marked("Have a line go the other way"), CODING, marked("turn")),
    Action("unrelate", "x,delete", marked("Take a line away"), CODING, marked("take away")),
    Action("switch_view", "v", marked("Map or outline"), PROJECT, marked("other view")),
    Action("version(-1)", "comma", marked("The version before"), REVISING, marked("before")),
    Action("version(1)", "full_stop", marked("The version after, or now"), REVISING),
    Action(
        "save", "s", marked("Save the map as a drawing beside the project"), PROJECT, marked("save")
    ),
    Action("undo", "u", marked("Undo the last step"), PROJECT),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    Action("close", "q,escape", marked("Back"), PROJECT),
)
"""The theme map."""

THEME_WORKSPACES: dict[str, tuple[Action, ...]] = {"theme_map": THEME_MAP}
"""The tables by the name that a file of keys knows them by."""

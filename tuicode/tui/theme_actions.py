"""The actions of the themes: the board, one theme, two compared, the versions and the map."""

from __future__ import annotations

from tuicode.language import marked
from tuicode.tui.action import CODING, MOVING, NOTING, PROJECT, REVISING, Action

THEME_WORKSPACES: dict[str, tuple[Action, ...]] = {}
"""The tables by the name that a file of keys knows them by."""

THEME: tuple[Action, ...] = (
    Action("keep", "k", marked("Keep it in this theme, and go on"), REVISING, marked("keep")),
    Action("move", "m", marked("Move it to another theme"), REVISING, marked("move")),
    Action("take_out", "x,delete", marked("Take it out of this theme"), REVISING, marked("out")),
    Action("code_anew", "e", marked("Change a code on it"), CODING, marked("code anew")),
    Action("note", "n", marked("Write why"), NOTING, marked("note")),
    Action(
        "skip", "space,full_stop", marked("Leave it for now, and go on"), REVISING, marked("skip")
    ),
    Action("before", "comma", marked("Back to the extract before"), MOVING, marked("before")),
    Action("next_left", "plus", marked("To the next not reviewed yet"), MOVING),
    Action(
        "context", "c", marked("The turns before and after it, or not"), MOVING, marked("around")
    ),
    Action("go_there", "enter", marked("To it in the text"), MOVING, marked("in the text")),
    Action("spread", "s", marked("Who speaks to this theme, and where"), PROJECT, marked("spread")),
    Action("compare", "v", marked("Compare it with another theme"), PROJECT, marked("compare")),
    Action("by_theme", "l", marked("The whole text, marked by theme"), REVISING, marked("level 2")),
    Action("new_round", "R", marked("Begin a new round of reviewing"), REVISING),
    Action("about", "d", marked("Central idea, definition, boundaries"), PROJECT, marked("about")),
    Action("undo", "u", marked("Undo, and go back to it"), PROJECT, marked("undo")),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    Action("close", "q,escape", marked("Back; where one is, is kept"), PROJECT),
)
"""One theme opened: its extracts, reviewed one by one."""

THEME_COMPARISON: tuple[Action, ...] = (
    Action(
        "go_there", "enter", marked("To this extract in the text"), MOVING, marked("in the text")
    ),
    Action("part(1)", "full_stop", marked("To the next part"), MOVING, marked("next part")),
    Action("part(-1)", "comma", marked("To the part before"), MOVING, marked("part before")),
    Action("turn_round", "o", marked("The other theme on the left"), PROJECT, marked("turn round")),
    Action("close", "q,escape", marked("Back to where one was"), PROJECT),
)
"""Two themes side by side."""

THEME_WORKSPACES |= {"theme": THEME, "theme_comparison": THEME_COMPARISON}

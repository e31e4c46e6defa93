"""The actions of the themes: the board, one theme, two compared, the versions and the map."""

from __future__ import annotations

from tuicode.language import marked
from tuicode.tui.action import (
    CODING,
    FINDING,
    HELP,
    JOURNAL,
    MARKING,
    MOVING,
    NOTING,
    PROJECT,
    QUESTION,
    REVISING,
    TABLE,
    Action,
)

THEMES: tuple[Action, ...] = (
    Action(
        "mark", "space", marked("Mark, or unmark; on a pile's head, all"), MARKING, marked("mark")
    ),
    Action("put", "p", marked("Put what is marked here"), CODING, marked("put here")),
    Action("move_to", "m", marked("Move the codes to a theme by its name"), CODING, marked("move")),
    Action("new", "n", marked("Make a theme, of the codes marked"), CODING, marked("new theme")),
    Action("put_copy", "P", marked("Put the codes marked here too"), CODING),
    Action("copy_to", "c", marked("Put the codes in another theme too"), CODING, marked("copy")),
    Action(
        "take_out", "x,delete", marked("Take the codes out of the theme"), CODING, marked("out")
    ),
    Action("miscellaneous", "k", marked("On the Miscellaneous pile, or off it"), CODING),
    Action("switch_view", "v", marked("Board or outline"), PROJECT, marked("board")),
    Action(
        "choose", "enter", marked("The extracts of the theme or code"), REVISING, marked("open")
    ),
    Action(
        "filter", "f", marked("Only codes not placed with what is typed"), FINDING, marked("filter")
    ),
    Action("fold", "z", marked("Fold the codes of a theme, or show them"), MOVING, marked("fold")),
    Action("fold_all", "Z", marked("Fold the codes of all themes, or none"), MOVING),
    Action("heading(1)", "full_stop", marked("To the next theme or pile"), MOVING),
    Action("heading(-1)", "comma", marked("To the theme or pile before"), MOVING),
    Action("next_pane", "tab", marked("To the piles, or back"), MOVING, marked("piles")),
    Action("rename", "r", marked("Give the theme another name"), CODING, marked("rename")),
    Action(
        "describe", "d", marked("Central idea, definition, boundaries"), CODING, marked("define")
    ),
    Action("switch_state", "t", marked("A candidate, or a theme"), CODING),
    Action("nest", "h", marked("Put the themes under another"), CODING, marked("nest")),
    Action(
        "split", "s", marked("Make a theme beside of the codes marked"), CODING, marked("split")
    ),
    Action("merge", "j", marked("Merge the themes marked"), CODING, marked("merge")),
    Action("shift(1)", "plus", marked("Further down among those beside it"), CODING),
    Action("shift(-1)", "minus", marked("Further up among those beside it"), CODING),
    Action("set_aside", "a", marked("Set the themes aside"), CODING, marked("aside")),
    Action("bring_back", "b", marked("Bring a theme back as it was"), CODING, marked("back again")),
    Action("note", "N", marked("Write a memo on the theme or code"), NOTING),
    JOURNAL,
    QUESTION,
    Action("compare", "o", marked("Compare the two themes marked"), REVISING),
    Action("map", "w", marked("Draw the map of the themes"), REVISING, marked("map")),
    Action("by_theme", "l", marked("The whole text, marked by theme"), REVISING, marked("level 2")),
    Action("keep", "e", marked("Keep the themes as they are, as a version"), REVISING),
    Action("versions", "V", marked("All versions of the themes"), REVISING, marked("versions")),
    Action("whole_detail", "i", marked("All that is said of it, or less"), PROJECT),
    Action("switch_hints", "H", marked("Remark upon names like topics, or not"), PROJECT),
    Action("undo", "u", marked("Undo the last step"), PROJECT, marked("undo")),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    HELP,
    Action("close", "q,escape", marked("Unmark all; else back"), PROJECT),
)
"""The board of themes."""

VERSIONS: tuple[Action, ...] = (
    Action("choose", "enter", marked("Look at the themes as they were"), PROJECT, marked("look")),
    Action("keep", "n", marked("Keep the themes as they are now"), PROJECT, marked("keep")),
    Action("mark", "space", marked("Mark, to compare two"), PROJECT, marked("mark")),
    Action(
        "compare", "c", marked("Compare two versions, or one with now"), PROJECT, marked("compare")
    ),
    Action(
        "restore", "r", marked("Restore the themes of this version"), PROJECT, marked("restore")
    ),
    *TABLE,
)
"""The versions of the themes."""

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
    Action("turn_round", "t", marked("Have a line go the other way"), CODING, marked("turn round")),
    Action("unrelate", "x,delete", marked("Take a line away"), CODING, marked("take away")),
    Action("switch_view", "v", marked("Map or outline"), PROJECT, marked("other view")),
    Action("version(-1)", "comma", marked("The version before"), REVISING, marked("before")),
    Action("version(1)", "full_stop", marked("The version after, or now"), REVISING),
    Action(
        "save", "s", marked("Save the map as a drawing beside the project"), PROJECT, marked("save")
    ),
    Action("undo", "u", marked("Undo the last step"), PROJECT),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    JOURNAL,
    QUESTION,
    HELP,
    Action("close", "q,escape", marked("Back"), PROJECT),
)
"""The theme map."""


THEME: tuple[Action, ...] = (
    Action("keep", "k", marked("Keep it in this theme, and go on"), REVISING, marked("keep")),
    Action("move", "m", marked("Move it to another theme"), REVISING, marked("move")),
    Action("take_out", "x,delete", marked("Take it out of this theme"), REVISING, marked("out")),
    Action("code_anew", "e", marked("Change a code on it"), CODING, marked("code anew")),
    Action("note", "n", marked("Write why"), NOTING, marked("why")),
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
    JOURNAL,
    QUESTION,
    HELP,
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
    JOURNAL,
    QUESTION,
    HELP,
    Action("close", "q,escape", marked("Back to where one was"), PROJECT),
)
"""Two themes side by side."""

THEME_WORKSPACES: dict[str, tuple[Action, ...]] = {
    "themes": THEMES,
    "versions": VERSIONS,
    "theme_map": THEME_MAP,
    "theme": THEME,
    "theme_comparison": THEME_COMPARISON,
}
"""The tables by the name that a file of keys knows them by."""

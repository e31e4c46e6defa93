"""Every action by name: its keys, its words, where it is listed.

The one table that the bindings, the line of keys, the help and the palette come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.binding import Binding

from tuicode.language import _, marked

if TYPE_CHECKING:
    from collections.abc import Iterable


class Action(msgspec.Struct, frozen=True):
    """What one can do: `name` is the method `action_<name>`; `short` stands in the key line."""

    name: str
    keys: str
    title: str
    group: str
    short: str = ""

    @property
    def key_shown(self) -> str:
        """The first key as it stands on the keyboard."""
        return _as_on_keyboard(self.keys.split(",")[0])

    @property
    def all_keys_shown(self) -> str:
        """All keys as they stand on the keyboard."""
        return "  ".join(_as_on_keyboard(key) for key in self.keys.split(","))


KEY_NAMES = {
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "f1": "F1",
    "delete": "Del",
    "ctrl+p": "Ctrl-P",
    "ctrl+q": "Ctrl-Q",
}


def _as_on_keyboard(key: str) -> str:
    return KEY_NAMES.get(key, key)


MOVING, MARKING = marked("Moving"), marked("Marking")
CODING, FINDING = marked("Coding"), marked("Finding")
PROJECT = marked("Project")

READ_AND_CODE: tuple[Action, ...] = (
    Action("code", "c,enter", marked("Put codes on what is marked"), CODING, marked("code")),
    Action("repeat", "r", marked("Put the last codes on this too"), CODING, marked("repeat")),
    Action("remove", "x,delete", marked("Take a code off here"), CODING, marked("remove")),
    Action("undo", "u", marked("Undo the last step"), CODING, marked("undo")),
    Action("redo", "y", marked("Redo what was undone"), CODING, marked("redo")),
    Action("anchor", "space", marked("Begin to mark here, or unmark"), MARKING, marked("mark")),
    Action("unit", "w", marked("Move by sentence, word or turn"), MARKING, marked("unit")),
    Action("unmark", "escape", marked("Unmark, and forget what was found"), MARKING),
    Action("find", "f", marked("Find text in this source"), FINDING, marked("find")),
    Action("next_hit", "plus", marked("To the next place found"), FINDING),
    Action("previous_hit", "minus", marked("To the place found before"), FINDING),
    Action("next_extract", "full_stop", marked("To the next extract"), MOVING, marked("next")),
    Action("previous_extract", "comma", marked("To the extract before"), MOVING, marked("before")),
    Action("go_to_turn", "g", marked("Go to a turn by its number"), MOVING, marked("go to")),
    Action("sources", "s", marked("To the sources"), PROJECT, marked("sources")),
    Action("codes", "l", marked("To the list of codes"), PROJECT, marked("codes")),
    Action("next_pane", "tab", marked("To the next pane"), PROJECT),
    Action("import", "i", marked("Import transcripts"), PROJECT, marked("import")),
    Action("help", "question_mark,f1", marked("Help: all keys"), PROJECT),
    Action("palette", "p,ctrl+p", marked("All actions, by name"), PROJECT),
    Action("leave", "q,ctrl+q", marked("Close the project"), PROJECT, marked("close")),
)
"""Read & code. The order is that of the key line and, within a group, of the help."""

START: tuple[Action, ...] = (
    Action("choose_project", "enter", marked("Open the project marked"), PROJECT, marked("open")),
    Action("new", "n", marked("Make a new project"), PROJECT, marked("new")),
    Action(
        "open", "o", marked("Open a project by its name or path"), PROJECT, marked("other file")
    ),
    Action("help", "question_mark,f1", marked("Help: all keys"), PROJECT, marked("help")),
    Action("leave", "q,ctrl+q,escape", marked("Leave"), PROJECT, marked("leave")),
)
"""The start screen."""

IMPORT: tuple[Action, ...] = (
    Action("carry_out", "enter", marked("Import what is shown"), PROJECT, marked("import")),
    Action("switch_role", "space", marked("Participant or interviewer"), PROJECT, marked("role")),
    Action("map", "m", marked("Say which participant a speaker is"), PROJECT, marked("who is it")),
    Action("leave_out", "x,delete", marked("Leave this file out"), PROJECT, marked("leave out")),
    Action("files", "f", marked("Choose more files"), PROJECT, marked("more files")),
    Action("back", "q,escape", marked("Back, without importing"), PROJECT, marked("back")),
)
"""Importing transcripts."""

MOVING_KEYS: tuple[tuple[str, str], ...] = (
    ("← →", marked("To the unit before or after")),
    ("↑ ↓", marked("To the line above or below")),
    ("Page", marked("By a screen")),
    ("Home End", marked("To the beginning or the end")),
    ("Shift ←→↑↓", marked("Mark while moving")),
)
"""The keys that every text has, for the help."""


def bindings(actions: Iterable[Action], workspace: str) -> list[Binding]:
    """Return the bindings of a workspace, each with an id by which its keys can be remapped."""
    return [
        Binding(
            action.keys,
            action.name,
            action.title,
            show=bool(action.short),
            id=f"{workspace}.{action.name}",
        )
        for action in actions
    ]


def key_line(actions: Iterable[Action]) -> list[tuple[str, str]]:
    """Return the key and the word of each action that stands in the key line."""
    return [(action.key_shown, _(action.short)) for action in actions if action.short]

"""What an action is, the groups that actions are listed in, and what every table has."""

from __future__ import annotations

import msgspec

from tuicode.language import marked
from tuicode.tui.keys import on_keyboard


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
        return on_keyboard(self.keys.split(",")[0])

    @property
    def all_keys_shown(self) -> str:
        """All keys as they stand on the keyboard."""
        return "  ".join(map(on_keyboard, self.keys.split(",")))

    @property
    def key_name(self) -> str:
        """The name by which a file of keys knows it."""
        return self.name.replace("(", "_").rstrip(")")

    def id_in(self, workspace: str) -> str:
        """Return the id of its binding in a workspace."""
        return f"{workspace}.{self.key_name}"


MOVING, MARKING = marked("Moving"), marked("Marking")
CODING, FINDING = marked("Coding"), marked("Finding")
READING, NOTING = marked("Reading"), marked("Notes and flags")
REVISING, PROJECT = marked("Going back over it"), marked("Project")

GROUPS = (CODING, MARKING, MOVING, FINDING, READING, NOTING, REVISING, PROJECT)
"""The tasks, in the order of the help."""

HELP = Action("help", "question_mark,f1", marked("Help: all keys"), PROJECT, marked("help"))
JOURNAL = Action("journal", "J", marked("Write in the journal, about what is here"), NOTING)
QUESTION = Action("project_sheet", "Q", marked("The question and the project sheet"), PROJECT)

TABLE: tuple[Action, ...] = (
    Action("filter", "f", marked("Show only rows with what is typed"), PROJECT, marked("filter")),
    Action("sort", "o", marked("Sort by the next column"), PROJECT, marked("sort")),
    Action("turn_round", "O", marked("Sort the other way round"), PROJECT),
    Action("undo", "u", marked("Undo the last step"), PROJECT),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    Action("export", "E", marked("Write this table to a file, as for Excel"), PROJECT),
    HELP,
    JOURNAL,
    QUESTION,
    Action("close", "q,escape", marked("Unmark all; else back"), PROJECT),
)
"""What every table has."""

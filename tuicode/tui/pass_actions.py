"""The actions of what opens from the passes: progress, comparison, changes, an order by hand."""

from __future__ import annotations

from tuicode.language import marked
from tuicode.tui.action import MOVING, PROJECT, TABLE, Action

PROGRESS: tuple[Action, ...] = (
    Action("choose", "enter", marked("To this source in Read & code"), PROJECT, marked("go there")),
    *TABLE,
)
"""How far a pass went in each source."""

COMPARISON: tuple[Action, ...] = (
    Action("choose", "enter", marked("To this place in the text"), PROJECT, marked("go there")),
    Action(
        "switch_outcome",
        "t",
        marked("Only what is otherwise, or of one pass, or all"),
        PROJECT,
        marked("which"),
    ),
    *TABLE,
)
"""Two passes side by side."""

CHANGES: tuple[Action, ...] = (
    Action("choose", "enter", marked("To this place in the text"), PROJECT, marked("go there")),
    *TABLE,
)
"""What a pass changed."""

ORDERING: tuple[Action, ...] = (
    Action("move(1)", "plus", marked("Read this source later"), MOVING, marked("later")),
    Action("move(-1)", "minus", marked("Read this source earlier"), MOVING, marked("earlier")),
    Action("keep", "enter", marked("Read them in this order"), PROJECT, marked("in this order")),
    Action("leave", "q,escape", marked("Back; nothing is ordered"), PROJECT, marked("back")),
)
"""Sources put in order by hand."""

PASS_WORKSPACES: dict[str, tuple[Action, ...]] = {
    "progress": PROGRESS,
    "comparison": COMPARISON,
    "changes": CHANGES,
    "ordering": ORDERING,
}
"""The tables by the name that a file of keys knows them by."""

"""What one left a table with, and finds again as long as the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import msgspec

if TYPE_CHECKING:
    from tuicode.model.project import Project


class AsLeft(msgspec.Struct, frozen=True):
    """How the rows were sorted and filtered, and the row and column that one was at."""

    sorted_by: str = ""
    downwards: bool = False
    wanted: str = ""
    row: int | None = None
    cell: int = 0
    table: Any = None
    """Which table it was, where a workspace has several."""


def left_in(project: Project, name: str) -> AsLeft | None:
    """Return what one left a table of a name with; None where one was never there."""
    return _LEFT.get(project, {}).get(name)


def leave(project: Project, name: str, left: AsLeft) -> None:
    """Remember what one leaves a table with."""
    _LEFT.setdefault(project, {})[name] = left


_LEFT: WeakKeyDictionary[Project, dict[str, AsLeft]] = WeakKeyDictionary()

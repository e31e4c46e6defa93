"""From an older format of the file to this one, step by step; the old file is kept beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.model.project import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Plain = dict[str, dict[str, dict[str, Any]]]
"""A project file as plain JSON: table, id, record."""

MIGRATIONS: dict[int, Callable[[Plain], Plain]] = {}
"""For each older format, the step that brings it to the next. Format 1 is the first."""


def format_of(plain: Any) -> int | None:
    """Return the format version of a decoded file, or None where it is no project."""
    try:
        (sheet,) = plain["project"].values()
        version = sheet["format"]
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    return version if isinstance(version, int) else None


def migrate(plain: Plain, version: int) -> Plain:
    """Bring plain records from an older format to the present one."""
    for step in range(version, FORMAT):
        plain = MIGRATIONS[step](plain)
        (sheet,) = plain["project"].values()
        sheet["format"] = step + 1
    return plain


def kept_beside(path: Path, version: int) -> Path:
    """Return where the file in its old format is kept."""
    return path.with_name(f"{path.stem}.format-{version}{path.suffix}")

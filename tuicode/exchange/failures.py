"""The one error of the transcript readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ImportFailure(Exception):  # noqa: N818  # it tells of a file, and is shown as it is
    """A file that can't be imported: what is wrong with it, and what to do about it."""

    def __init__(self, path: Path, message: str) -> None:
        """Keep the file's path and the message: one or two sentences that name the file."""
        super().__init__(message)
        self.path = path

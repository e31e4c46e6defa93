"""The bytes of a file that is brought in, or a message that says why it cannot be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tuicode.exchange.failures import ImportFailure
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000_000
"""The largest file that is read."""


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; raises ImportFailure, with a message for the user."""
    try:
        _check_is_file(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except PermissionError as error:
        raise ImportFailure(
            path,
            _("{name} can't be read: you do not have permission to open it.").format(
                name=path.name
            ),
        ) from error
    except OSError as error:
        raise ImportFailure(
            path,
            _("{name} can't be read: {reason}.").format(name=path.name, reason=error.strerror),
        ) from error
    if len(data) > MOST_BYTES:
        raise ImportFailure(
            path,
            _("{name} is larger than 200 MB, so it was not read.").format(name=path.name),
        )
    return data


def refuse_folder(path: Path) -> None:
    """Raise ImportFailure where a path is that of a folder."""
    if os.path.isdir(path):  # noqa: PTH112 - Path's own raises where a folder is closed
        raise ImportFailure(
            path, _("{path} is a folder. Name the files in it instead.").format(path=path)
        )


def _check_is_file(path: Path) -> None:
    """Raise ImportFailure for what can't be read to its end, a folder or a device."""
    refuse_folder(path)
    if not path.exists():
        raise ImportFailure(path, _("There is no file {path}.").format(path=path))
    if not path.is_file():
        raise ImportFailure(
            path, _("{name} is not a file that can be read.").format(name=path.name)
        )

"""Writing so that it survives: flush, rename, flush the folder."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if sys.platform == "darwin":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

RENAME_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries where Windows says that another program has the file open."""


def flush(descriptor: int) -> None:
    """Return once what was written through `descriptor` is on the disk."""
    if sys.platform == "darwin":
        # There fsync alone leaves the data in the drive's own cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    elif sys.platform == "win32":
        os.fsync(descriptor)
    else:
        os.fdatasync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make a rename or a new file in `folder` last; Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse this for folders, and order renames themselves.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(temporary: Path, target: Path) -> None:
    """Rename over `target`; on Windows try again while another program has it open."""
    for pause in RENAME_PAUSES if os.name == "nt" else ():
        with suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(pause)
    temporary.replace(target)


def write_atomically(target: Path, chunks: Iterable[bytes], rest: Callable[[], None]) -> None:
    """Write `target` whole or not at all: a temporary file beside it, flush, rename.

    `rest` is called after each chunk, so that a background writer can give way.
    """
    temporary = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
                rest()
            file.flush()
            flush(file.fileno())
        replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)

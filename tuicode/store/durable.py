"""Writing so that it survives: flush, rename, flush the folder."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING, BinaryIO

if sys.platform == "darwin":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

RENAME_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries where Windows says that another program has the file open."""

FLUSH_EVERY = 4_000_000
"""Bytes of a new file that may wait to be flushed."""


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
    # Some network file systems refuse this for folders, and order renames themselves.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
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


def same_readers(path: Path, like: Path) -> None:
    """Let those read and write `path` who may with `like`, as far as the system lets us."""
    if os.name != "nt":
        with suppress(OSError):
            shutil.copymode(like, path)


def write_atomically(
    target: Path,
    chunks: Iterable[bytes],
    rest: Callable[[], None] = lambda: None,
    last_look: Callable[[], None] = lambda: None,
) -> int:
    """Write `target` whole or not at all: a temporary file beside it, flush, rename.

    `rest` is called after each chunk, so that a background writer can give way; `last_look`
    when all is on disk, and what it raises leaves `target` as it was. Returns the time of
    change of the new file in nanoseconds since 1970.
    """
    temporary = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            same_readers(temporary, target)
            _write_all(file, chunks, rest)
        modified = temporary.stat().st_mtime_ns
        last_look()
        replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)
    return modified


def _write_all(file: BinaryIO, chunks: Iterable[bytes], rest: Callable[[], None]) -> None:
    waiting = 0
    for chunk in chunks:
        file.write(chunk)
        waiting += len(chunk)
        # Bit by bit: one flush of it all would hold up the journal's for as long.
        if waiting > FLUSH_EVERY:
            file.flush()
            flush(file.fileno())
            waiting = 0
        rest()
    file.flush()
    flush(file.fileno())


def clear_left_behind(target: Path) -> None:
    """Take away what killed programs left of rewriting `target`; only for who has its lock."""
    own = re.compile(re.escape(target.name) + r"\.\d+\.new")
    with suppress(OSError):
        for path in list(target.parent.iterdir()):
            if own.fullmatch(path.name):
                path.unlink()


def new_file(path: Path, like: Path) -> Path:
    """Make an empty file that only the readers of `like` can read, and return its path.

    Where something is there already, its name gets a number after its stem. Raises OSError.
    """
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    made = next(one for one in chain([path], numbered) if _made(one))
    same_readers(made, like)
    return made


def _made(path: Path) -> bool:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def stamp() -> str:
    """Return the local time for a file name: no colon, and sorted by time."""
    return time.strftime("%Y-%m-%d-%H%M%S")

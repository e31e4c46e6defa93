"""The files that an import is about: found, and read with a line of progress."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tuicode.cli.printing import visible
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tuicode.exchange.transcript import Transcript

PROGRESS_WIDTH = 79
"""One less than the narrowest terminal, or some would begin a new line."""


def files_of(sources: Iterable[Path]) -> list[Path]:
    """Return the files meant: of a folder those of known kinds, of a pattern those that fit it.

    Windows shells leave patterns such as `*.docx` to the program.
    """
    return [path for source in sources for path in _files(source)]


def read_files(files: Sequence[Path]) -> tuple[Sequence[Transcript], list[str]]:
    """Return the transcripts that can be read, and a sentence for each file that cannot."""
    from tuicode.exchange.batch import read_batch

    shows = sys.stderr is not None and sys.stderr.isatty()
    batch = read_batch(files, _show_progress if shows else None)
    if shows:
        sys.stderr.write("\r" + " " * PROGRESS_WIDTH + "\r")
    return batch.transcripts, [str(failure) for failure in batch.failures]


def _files(source: Path) -> Iterator[Path]:
    from tuicode.exchange.file_kinds import SUFFIXES

    if source.is_dir():
        inside = sorted(source.iterdir(), key=lambda path: path.name.casefold())
        known = [path for path in inside if path.suffix.lower() in SUFFIXES]
        # Word keeps a file `~$name.docx` beside each document that is open.
        found = [path for path in known if not path.name.startswith((".", "~$"))]
    elif set(source.name) & set("*?") and not source.exists():
        found = sorted(source.parent.glob(source.name))
    else:
        found = [source]
    # What holds nothing goes to the reader, which says what is wrong with it.
    yield from found or [source]


def _show_progress(number: int, count: int, path: Path) -> None:
    line = _("Reading {number} of {count}: {name}").format(
        number=number, count=count, name=path.name
    )
    sys.stderr.write("\r" + visible(line)[:PROGRESS_WIDTH].ljust(PROGRESS_WIDTH))
    sys.stderr.flush()

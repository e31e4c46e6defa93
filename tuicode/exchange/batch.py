"""Many transcripts at once: the good ones are read, the others are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.reading import read_transcript
from tuicode.exchange.transcript import Transcript
from tuicode.language import _

Progress = Callable[[int, int, Path], None]
"""Called with the number of the file, how many there are, and its path."""


class Batch(Struct, frozen=True):
    """What came of reading many files, each in the order of the paths."""

    transcripts: tuple[Transcript, ...]
    failures: tuple[ImportFailure, ...]
    notices: tuple[str, ...] = ()
    """Files with the same bytes, one sentence each."""


def read_batch(paths: Sequence[Path], progress: Progress | None = None) -> Batch:
    """Read all transcripts that can be read; `progress` is called before each file."""
    transcripts: list[Transcript] = []
    failures: list[ImportFailure] = []
    for number, path in enumerate(paths, start=1):
        if progress is not None:
            progress(number, len(paths), path)
        try:
            transcripts.append(read_transcript(path))
        except ImportFailure as failure:
            failures.append(failure)
    return Batch(tuple(transcripts), tuple(failures), tuple(_duplicates(transcripts)))


def _duplicates(transcripts: Iterable[Transcript]) -> Iterable[str]:
    first: dict[str, str] = {}
    for transcript in transcripts:
        if transcript.sha256 in first:
            yield _("{name} is the same file as {other}, byte for byte.").format(
                name=transcript.filename, other=first[transcript.sha256]
            )
        first.setdefault(transcript.sha256, transcript.filename)

"""The door of the transcript readers: a file on disk becomes a transcript."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tuicode.exchange.captions import read_captions
from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.file_kinds import SUFFIXES, check_beginning, check_suffix
from tuicode.exchange.lines import clean
from tuicode.exchange.open_document import read_open_document
from tuicode.exchange.plain_text import read_plain_text
from tuicode.exchange.transcript import Transcript, with_one_spelling
from tuicode.exchange.turns import recognise
from tuicode.exchange.word_document import read_word
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.exchange.contents import Contents

__all__ = ["SUFFIXES", "ImportFailure", "read_transcript"]

MOST_BYTES = 200_000_000
"""The largest file that is read."""

_READERS = {
    ".docx": read_word,
    ".odt": read_open_document,
    ".txt": read_plain_text,
    ".md": read_plain_text,
    ".vtt": read_captions,
    ".srt": read_captions,
}


def read_transcript(path: Path) -> Transcript:
    """Read one transcript, and leave its file untouched.

    Raises ImportFailure, with a message for the user, where the file can't be read or has no
    text in it.
    """
    check_suffix(path)
    data = _bytes_of(path)
    check_beginning(path, data)
    contents = _READERS[path.suffix.lower()](path, data)
    transcript = _transcript(path, data, contents)
    if not transcript.turns:
        raise ImportFailure(path, _("{name} has no text in it.").format(name=path.name))
    return transcript


def _transcript(path: Path, data: bytes, contents: Contents) -> Transcript:
    found, doubtful = recognise(contents.parts)
    turns, spellings = with_one_spelling(found)
    return Transcript(
        name=clean(path.stem),
        filename=clean(path.name),
        sha256=sha256(data).hexdigest(),
        turns=turns,
        notices=contents.notices,
        doubtful=doubtful,
        encoding=contents.encoding,
        spellings=spellings,
    )


def _bytes_of(path: Path) -> bytes:
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


def _check_is_file(path: Path) -> None:
    """Raise ImportFailure for what can't be read to its end, a folder or a device."""
    if path.is_dir():
        message = _("{name} is a folder. Name the transcripts in it instead.")
    elif not path.exists():
        message = _("There is no file {path}.")
    elif not path.is_file():
        message = _("{name} is not a file that can be read.")
    else:
        return
    raise ImportFailure(path, message.format(name=path.name, path=path))

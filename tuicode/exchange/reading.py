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
from tuicode.exchange.whole_file import bytes_of, refuse_folder
from tuicode.exchange.word_document import read_word
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.exchange.contents import Contents

__all__ = ["SUFFIXES", "ImportFailure", "read_transcript"]

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
    refuse_folder(path)
    check_suffix(path)
    data = bytes_of(path)
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

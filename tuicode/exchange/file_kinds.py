"""What a file really is, told by its first bytes and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tuicode.exchange.failures import ImportFailure
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

Kind = Literal["word", "open document", "text"]

SUFFIXES: dict[str, Kind] = {
    ".docx": "word",
    ".odt": "open document",
    ".txt": "text",
    ".md": "text",
    ".vtt": "text",
    ".srt": "text",
}
"""The suffixes that can be imported."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN_BEGINNINGS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"RIFF", "WAV"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)


def check_suffix(path: Path) -> None:
    """Raise ImportFailure where the file's suffix is not one that can be imported."""
    suffix = path.suffix.lower()
    if suffix == ".doc":
        raise _legacy(path)
    if suffix not in SUFFIXES:
        raise ImportFailure(
            path,
            _("{name} is not of a kind that can be imported. These are: {suffixes}.").format(
                name=path.name, suffixes=", ".join(SUFFIXES)
            ),
        )


def check_beginning(path: Path, data: bytes) -> None:
    """Raise ImportFailure where the bytes are not what the file's suffix says."""
    if not data:
        raise ImportFailure(path, _("{name} is empty: it has no bytes.").format(name=path.name))
    if data.startswith(_COMPOUND_FILE):
        raise _encrypted(path) if _ENCRYPTED_STREAM in data else _legacy(path)
    for beginning, kind in _FOREIGN_BEGINNINGS:
        if data.startswith(beginning):
            raise _other_kind(path, kind)
    is_zip = data.startswith(_ZIP_BEGINNINGS)
    if SUFFIXES[path.suffix.lower()] == "text":
        if is_zip:
            raise _not_text(path)
    elif not is_zip:
        raise _not_document(path)


def check_members(path: Path, members: Collection[str]) -> None:
    """Raise ImportFailure where a zip file's members are not what the suffix says."""
    is_word = SUFFIXES[path.suffix.lower()] == "word"
    if is_word and "word/document.xml" in members:
        return
    if not is_word and "content.xml" in members:
        return
    raise ImportFailure(
        path,
        _(
            "{name} is a zip file, but not a document of the kind its name says."
            " Open it in your word processor and save it as a Word document (.docx)."
        ).format(name=path.name),
    )


def _legacy(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is a Word document of the old kind (.doc). Open it in Word or LibreOffice,"
            " save it as a Word document (.docx), and import that."
        ).format(name=path.name),
    )


def _encrypted(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is protected by a password. Open it in Word, save a copy without the"
            " password in a safe place, and import that."
        ).format(name=path.name),
    )


def _other_kind(path: Path, kind: str) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is really a {kind} file. Save the transcript as a Word document (.docx) or"
            " as text (.txt), and import that."
        ).format(name=path.name, kind=kind),
    )


def _not_text(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is named as text, but is really a zip file, as Word documents are."
            " If it is a Word document, rename it to end in .docx."
        ).format(name=path.name),
    )


def _not_document(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} is named as a document of a word processor, but is not one."
            " If it is plain text, rename it to end in .txt."
        ).format(name=path.name),
    )

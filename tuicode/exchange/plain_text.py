"""Text files (.txt, .md): their encoding, and their lines."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tuicode.exchange.contents import Contents
from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.lines import clean, lines_of
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLDER_ENCODINGS = ("cp1252", "mac_roman")
_FAMILIAR = frozenset("æøåÆØÅéèêëäöüÄÖÜßñç«»“”‘’„–—…€")
_MANY_NULS = 0.2
_MOST_CONTROLS = 0.1
"""Of all characters; pictures and programs have more, transcripts have hardly any."""
_SAMPLE = 100_000


def read_plain_text(path: Path, data: bytes) -> Contents:
    """Return the lines of a text file; raises ImportFailure where it holds no text."""
    text, encoding = decoded(path, data)
    lines = (
        line
        for number, text_line in enumerate(clean(text).split("\n"), start=1)
        for line in lines_of(text_line, number)
    )
    return Contents(tuple(lines), encoding=encoding)


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """Return the text of a file's bytes, without byte order mark, and its encoding's name."""
    encoding = _by_mark(data) or _by_nuls(data) or _by_strictness(data) or _by_detection(data)
    try:
        text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_text(path) from error
    if _is_binary(text[:_SAMPLE]):
        raise _not_text(path)
    return text, (encoding or "").replace("_", "-")


def _is_binary(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    return controls > _MOST_CONTROLS * len(text)


def _by_mark(data: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _by_nuls(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of Western text is NUL there."""
    if len(data) % 2:
        return None
    half = len(data) // 2
    for name, nuls, others in (
        ("utf-16-le", data[1::2].count(0), data[0::2].count(0)),
        ("utf-16-be", data[0::2].count(0), data[1::2].count(0)),
    ):
        if nuls > _MANY_NULS * half and others * 10 < nuls:
            return name
    return None


def _by_strictness(data: bytes) -> str | None:
    """Recognise UTF-8: text in another encoding is hardly ever valid in it by chance."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _by_detection(data: bytes) -> str | None:
    """Choose between the Western encodings of older Windows and Mac programs.

    A few words give a detector little to go by, and it may hold both for likely or neither.
    Then the one wins that reads most of the other bytes as letters and signs of
    Western European text: what is `å` in one is `Â` or `Œ` in the other.
    """
    from charset_normalizer import from_bytes

    likely = [match.encoding for match in from_bytes(data, cp_isolation=list(_OLDER_ENCODINGS))]
    candidates = [name for name in likely or _OLDER_ENCODINGS if _decodes(data, name)]
    return max(candidates, key=lambda name: _familiarity(data.decode(name)), default=None)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _familiarity(text: str) -> int:
    return sum(map(text.count, _FAMILIAR))


def _not_text(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} can't be read as text. Open it in the program that wrote it, and save it as"
            " a Word document (.docx) or as text in UTF-8."
        ).format(name=path.name),
    )

"""Zip files, as Word's are, opened with care: nothing is unpacked before its size is known."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tuicode.exchange.failures import ImportFailure
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 400_000_000
"""All members together, unpacked."""
MOST_XML_BYTES = 150_000_000
"""One XML member, unpacked: a hundred times a long interview."""
HIGHEST_RATIO = 250
"""Unpacked to packed; documents of text stay under 50."""
_SMALL = 5_000_000
"""Up to this many bytes the ratio does no harm."""
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_ENTITY_DECLARATIONS = tuple(
    "<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")
)


def checked_members(path: Path, data: bytes) -> frozenset[str]:
    """Return the names in a zip file that is safe to unpack whole.

    Every member is read once, in pieces, so that what the zip says of its sizes is true.
    Raises ImportFailure for a damaged, encrypted or bomb-like zip, and for XML that declares
    entities, which no word processor writes.
    """
    try:
        with ZipFile(BytesIO(data)) as container:
            _check_declared_sizes(path, container.infolist())
            for member in container.infolist():
                _check_member(path, container, member)
            return frozenset(container.namelist())
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise damaged(path) from error


def read_member(path: Path, data: bytes, name: str) -> bytes:
    """Return one member of a zip that `checked_members` has passed."""
    try:
        with ZipFile(BytesIO(data)) as container:
            return container.read(name)
    except (BadZipFile, KeyError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> ImportFailure:
    """Return the failure of a file that is cut off or garbled."""
    return ImportFailure(
        path,
        _(
            "{name} is damaged or incomplete. Copy it again from where it came, or open it in"
            " your word processor and save it anew."
        ).format(name=path.name),
    )


def _check_declared_sizes(path: Path, members: list[ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_dense = total > _SMALL and total > HIGHEST_RATIO * max(packed, 1)
    too_big = any(
        member.file_size > MOST_XML_BYTES and _is_xml(member.filename) for member in members
    )
    if total > MOST_BYTES or too_big or too_dense:
        raise _bomb(path)


def _check_member(path: Path, container: ZipFile, member: ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ImportFailure(
            path,
            _("{name} is protected by a password. Save a copy without one and import that.").format(
                name=path.name
            ),
        )
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise damaged(path)
    declares = False
    with container.open(member) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            declares = declares or _declares_entities(before + chunk)
            before = chunk[-32:]
    if declares and _is_xml(member.filename):
        raise ImportFailure(
            path,
            _(
                "{name} declares XML entities, which no word processor does, so it was not read."
                " Open it in your word processor and save it anew."
            ).format(name=path.name),
        )


def _declares_entities(data: bytes) -> bool:
    return any(declaration in data for declaration in _ENTITY_DECLARATIONS)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _bomb(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} would grow to an unreasonable size when unpacked, so it was not read."
            " If it is a real transcript, take out its pictures and save it anew."
        ).format(name=path.name),
    )

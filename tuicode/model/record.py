"""What every record has, and what several kinds of records hold."""

from __future__ import annotations

from msgspec import Struct

Id = int


class Record(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """What every record has. Records never refer to each other but by id, so gc can be off."""

    id: Id


class EarlierName(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A name that a code or theme had before, and until when."""

    name: str
    until: str

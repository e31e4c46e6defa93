"""What a coding remembers when its code changes, and when several codings become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import Coding, EarlierCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.records import ChangeOfCode


def carrying(coding: Coding, code: int, at: str, why: ChangeOfCode) -> Coding:
    """Return a coding with another code (an id), which remembers the one it carried till then."""
    if coding.code == code:
        return coding
    earlier = EarlierCode(code=coding.code, until=at, why=why)
    return msgspec.structs.replace(coding, code=code, was=(*coding.was, earlier))


def joined(codings: Sequence[Coding], code: int, at: str, why: ChangeOfCode) -> Coding:
    """Return one of codings on one span, carrying a code (an id) for all of them.

    It is one that carries it already, or else the earliest. It remembers what the others carried
    too, and of which coding each of these codes was.
    """
    kept, *others = sorted(codings, key=lambda one: (one.code != code, one.at, one.id))
    kept = carrying(kept, code, at, why)
    remembered = [one for other in others for one in _remembered(other, at, why)]
    return msgspec.structs.replace(kept, was=(*kept.was, *remembered))


def _remembered(coding: Coding, at: str, why: ChangeOfCode) -> list[EarlierCode]:
    """Return what is kept of a coding that is joined into another: its codes, the last as well."""
    former = [msgspec.structs.replace(one, coding=one.coding or coding.id) for one in coding.was]
    return [*former, EarlierCode(code=coding.code, until=at, why=why, coding=coding.id)]

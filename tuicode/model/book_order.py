"""The codebook's own order: codes under their parents, as they were placed there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tuicode.language import _
from tuicode.model.codes import told
from tuicode.model.errors import ProjectError
from tuicode.model.ordering import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Code


def in_book_order(codes: Iterable[Code]) -> list[tuple[Code, int]]:
    """Return codes in the codebook's own order, each with how deep it stands under others.

    Codes in use come first, each under its parent; one whose parent is not in use stands at the
    top. Those that nobody placed come after those that were, by name; and so, last of all, do the
    codes that are out of use.
    """
    under = _by_parent(codes)
    found: list[tuple[Code, int]] = []
    waiting = [(code, 0) for code in reversed(under[None])]
    while waiting:
        code, depth = waiting.pop()
        found.append((code, depth))
        waiting += [(one, depth + 1) for one in reversed(under.get(code.id, ()))]
    # Only a file that was changed by hand has codes that stand under themselves.
    there = {code.id for code, _depth in found}
    return found + [(code, 0) for some in under.values() for code in some if code.id not in there]


def parent_of(project: Project, code: Code) -> Code | None:
    """Return the code in use that a code in use stands under; None where it is at the top."""
    if code.parent is None or not _in_use(code):
        return None
    parent = project.code(code.parent)
    return parent if _in_use(parent) else None


def siblings(project: Project, code: Code) -> list[Code]:
    """Return the codes in use that stand under the same code, this one too, in their order."""
    under = _by_parent(one for one in project.tables.table("codes").values() if _in_use(one))
    return next((some for some in under.values() if any(one.id == code.id for one in some)), [])


def put_at(project: Project, code: Code, place: int) -> Code:
    """Put a code at a place among its siblings: 1 is the first; beyond the last is the last.

    Raises ProjectError where the code is no longer in use.
    """
    code = project.code(code.id)
    if not _in_use(code):
        raise ProjectError(_("«{name}» is no longer in use.").format(name=code.name))
    order = siblings(project, code)
    former = next(index for index, one in enumerate(order) if one.id == code.id)
    wanted = max(0, min(place - 1, len(order) - 1))
    if wanted == former:
        return code
    del order[former]
    order.insert(wanted, code)
    summary = _("{code}: now number {place}").format(code=told(code), place=wanted + 1)
    with project.transaction("arrange codes", summary) as transaction:
        number = 0
        for index, one in enumerate(order):
            # Those further on that nobody placed stay so: they come last anyway.
            if index > max(former, wanted) and not one.place:
                break
            moved = index <= max(former, wanted)
            number = number + 1 if moved else max(number + 1, one.place)
            if one.place != number:
                transaction.put(replace(one, place=number))
    return project.code(code.id)


def _by_parent(codes: Iterable[Code]) -> dict[int | None, list[Code]]:
    codes = list(codes)
    active = {code.id for code in codes if _in_use(code)}
    under: dict[int | None, list[Code]] = defaultdict(list)
    for code in sorted(codes, key=_order):
        there = _in_use(code) and code.parent in active
        under[code.parent if there else None].append(code)
    return under


def _in_use(code: Code) -> bool:
    return code.state == "active"


def _order(code: Code) -> tuple[bool, bool, int, object]:
    return not _in_use(code), not code.place, code.place, alphabetical(code.name)

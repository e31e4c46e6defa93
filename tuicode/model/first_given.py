"""The codes that codings carried at first, by the names these had then, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Coding

CodeId = int


def first_codes(coding: Coding) -> dict[int, CodeId]:
    """Return the code that a coding, and each that was joined into it, carried first, by coding."""
    first: dict[int, CodeId] = {}
    for earlier in coding.was:
        first.setdefault(earlier.coding or coding.id, earlier.code)
    own = first.pop(coding.id, coding.code)
    return {coding.id: own, **first}


def order_given(project: Project) -> dict[int, int]:
    """Return by coding its place in the order in which codings were made, as the log has it.

    Codings that are there no longer have a place too: what was joined into another was given then.
    """
    places: dict[int, int] = {}
    for entry in project.log:
        for before in entry.before:
            if before.table == "codings" and before.record is None:
                places.setdefault(before.id, len(places))
    return places


def names_at_first(project: Project) -> dict[int, str]:
    """Return by coding the name that its first code had when the coding was made.

    The log is walked back once: it tells which names were in use at each step.
    """
    codes = {one: code for coding in project.codings for one, code in first_codes(coding).items()}
    names = {code.id: code.name for code in project.codes}
    found = {one: names[code] for one, code in codes.items()}
    for entry in reversed(project.log):
        for before in entry.before:
            if before.table == "codings" and before.record is None and before.id in codes:
                found[before.id] = names[codes[before.id]]
        for before in entry.before:
            if before.table == "codes" and before.record is not None:
                names[before.id] = before.record["name"]
    return found

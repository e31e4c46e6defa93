"""What undoing one step means, also when others came after it.

A step changed fields of records. Each field that it changed is set back, if it is still as the step
left it. Where a later step changed the same field, that step is named, and nothing is done;
when a thing was changed last is no such field.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.history import first_taken
from tuicode.model.records import RECORD_TYPES
from tuicode.model.turn_words import recalled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tuicode.model.project import Project
    from tuicode.model.records import Before, LogEntry, Record

Place = tuple[str, int]
"""Table and id of a record."""


STAMP: Final = "changed"
"""The field that says when a record was changed last; it comes along with every change."""


class InTheWay(Exception):  # noqa: N818 - reads as what it is
    """A later change of the same field stands in the way."""


def undoable_step(project: Project, number: int) -> LogEntry:
    """Return the step of the log with that number, if it can be undone.

    Of a step that was undone and redone, that is the entry of its last redoing. Raises NotFound
    where there is no such step, and ProjectError where it is none that can be undone, or is undone
    already.
    """
    log = project.log
    if not 1 <= number <= len(log):
        raise NotFound(
            _("There is no step {number}; the log has the steps 1 to {count}.").format(
                number=number, count=len(log)
            )
        )
    entry = log[number - 1]
    table: Mapping[int, LogEntry] = project.tables.table("log")
    for one in project.history.undoable:
        if entry in (one, first_taken(table, one)):
            return one
    raise ProjectError(
        _("Step {number} ({action}) is undone already, or nothing that can be.").format(
            number=number, action=_(entry.action)
        )
    )


def restorations(project: Project, entry: LogEntry) -> Iterator[tuple[Place, Record | None]]:
    """Yield the records as they are to be when an entry is reverted, the last changed first.

    None stands for a record that is not to be there. Raises ProjectError where a later step
    stands in the way.
    """
    left, later = _after(project, entry)
    for before in reversed(entry.before):
        place = before.table, before.id
        then = record_before(before, left[place])
        try:
            yield place, put_back(then, left[place], project.tables.get(*place))
        except InTheWay:
            raise ProjectError(_prevented(entry, later[place])) from None


def stood_upon(project: Project, entry: LogEntry) -> LogEntry | None:
    """Return the first later step that left something which needs what a step made."""
    made = {one.id for one in entry.before if one.record is None}
    for other in project.log[entry.number :] if made else ():
        for one in other.before:
            now = project.tables.get(one.table, one.id)
            if now is not None and one.id not in made and not made.isdisjoint(_numbers_in(now)):
                return other
    return None


def needed(entry: LogEntry, later: LogEntry) -> str:
    """Say that a later step needs what a step made."""
    return _(
        "Step {number} cannot be undone alone: step {later} ({action}: {summary}) uses what was "
        "made in it. Undo that one first."
    ).format(number=entry.number, later=later.number, action=_(later.action), summary=later.summary)


def put_back(before: Record | None, left: Record | None, now: Record | None) -> Record | None:
    """Return a record with the fields set back that differ between `before` and `left`.

    None stands for a record that is not there. Raises InTheWay where one of these fields is no
    longer as it was left.
    """
    if now is left or now == left:
        return before
    if before is None or left is None or now is None:
        raise InTheWay
    fields = before.__struct_fields__
    changed = [name for name in fields if getattr(before, name) != getattr(left, name)]
    since = [name for name in changed if getattr(now, name) != getattr(left, name)]
    if any(name != STAMP for name in since):
        raise InTheWay
    back = {name: getattr(before, name) for name in changed if name not in since}
    return msgspec.structs.replace(now, **back)


def record_before(before: Before, after: Record | None) -> Record | None:
    """Return a record as it was before a step, by what the log holds and how it was after it."""
    if before.record is None:
        return None
    return recalled(RECORD_TYPES[before.table], before.record, after)


def _after(
    project: Project, entry: LogEntry
) -> tuple[dict[Place, Record | None], dict[Place, LogEntry]]:
    """Return the records as the step left them, and the first later step that changed each."""
    left = {(one.table, one.id): project.tables.get(one.table, one.id) for one in entry.before}
    later: dict[Place, LogEntry] = {}
    for other in reversed(project.log[entry.number :]):
        for before in reversed(other.before):
            place = before.table, before.id
            if place in left:
                left[place], later[place] = record_before(before, left[place]), other
    return left, later


def _numbers_in(value: object) -> Iterator[int]:
    """Yield every number in a record: ids are random, so none is there by chance."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_numbers_in, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(_numbers_in, value))
    elif isinstance(value, msgspec.Struct):
        yield from _numbers_in(msgspec.structs.astuple(value))


def _prevented(entry: LogEntry, later: LogEntry) -> str:
    return _(
        "Step {number} cannot be undone alone: step {later} ({action}: {summary}) changed the same "
        "thing after it. Undo that one first."
    ).format(number=entry.number, later=later.number, action=_(later.action), summary=later.summary)

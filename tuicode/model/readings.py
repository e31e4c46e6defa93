"""The verbs on reading: where a coder is in each source, how far, how often, in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.history import READ
from tuicode.model.identity import new_id, now
from tuicode.model.records import Reading
from tuicode.model.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Pass, ProjectSheet, Source
    from tuicode.model.units import Span

PAGE = 4_000
"""Code points that a screen may hold: what is passed over by more than that was not read."""

Place = tuple[int, int]
"""The id of a source, and a position in it."""


# --- how far


def readings(project: Project) -> list[Reading]:
    """Return the readings of the sources that are there, by source in reading order, then coder."""
    place = {source.id: number for number, source in enumerate(in_reading_order(project))}
    there = [one for one in project.tables.table("readings").values() if one.source in place]
    return sorted(there, key=lambda one: (place[one.source], one.by))


def reading_of(project: Project, source: Source) -> Reading | None:
    """Return how this coder has read a source, or None where that was never noted."""
    return next(
        (
            one
            for one in project.tables.table("readings").values()
            if one.source == source.id and one.by == project.by
        ),
        None,
    )


def note_place(project: Project, source: Source, position: int, furthest: int) -> None:
    """Remember where this coder is in a source, and how far the source has been read.

    It stands in the log and is no step of undo. Nothing is written where nothing has changed,
    the project is read-only, or the source has gone.
    """
    if project.read_only or project.tables.get("sources", source.id) is None:
        return
    former = reading_of(project, source)
    if (position, furthest) != ((former.position, former.furthest) if former else (0, 0)):
        _write(project, source, former, position=position, furthest=furthest)


def read_to_end(project: Project, source: Source) -> Reading:
    """Note that this coder has read a source to its end; the next reading begins from nothing.

    Raises ReadOnly, and NotFound where the source has gone.
    """
    source = project.source(source.id)
    former = reading_of(project, source)
    read = (*(former.read if former else ()), now())
    return _write(project, source, former, furthest=0, read=read)


def times_read(project: Project, source: Source) -> int:
    """Return how often this coder has read a source to its end."""
    reading = reading_of(project, source)
    return len(reading.read) if reading else 0


def percent_read(source: Source, furthest: int) -> int:
    """Return how much of a source lies before the end of what was read; 100 is all of it."""
    words = len(source.text.rstrip())
    return min(100 * furthest // words, 100) if words else 0


def read_on(furthest: int, former: Span, here: Span) -> int:
    """Return the end of what has been read, when a cursor went from one unit to another.

    Reading goes on from what has been read, by no more than a page at a time: a place one
    jumped to is not read yet, nor what was passed over on the way.
    """
    goes_on = former[0] <= furthest and here[0] <= furthest + PAGE
    return max(furthest, here[1]) if goes_on or here[0] <= furthest else furthest


# --- where one was


def place_in(project: Project, source: Source) -> int:
    """Return where this coder was in a source last: where it was left, or coded since then."""
    reading, coding = reading_of(project, source), _newest_coding(project, source)
    if coding is not None and (reading is None or coding.at > reading.at):
        return coding.start
    return min(reading.position, len(source.text)) if reading else 0


def last_source(project: Project) -> Source | None:
    """Return the source that this coder was in last; without that the first, if there is one.

    After a crash the newest coding tells it: where one is is written down on leaving.
    """
    there = in_reading_order(project)
    return max(there, key=lambda source: _last_seen(project, source), default=None)


# --- in what order


def in_reading_order(project: Project) -> list[Source]:
    """Return the sources as they are read now; those in no place yet come after, as imported.

    A pass that goes on has its own order, where one was chosen for it.
    """
    return _placed(project, _own_order(project) or project.sheet.reading_order)


def order_of(project: Project, one: Pass) -> list[Source]:
    """Return the sources in the order of a pass, whether it goes on or not."""
    return _placed(project, one.order or project.sheet.reading_order)


def as_they_stand(project: Project) -> list[Source]:
    """Return the sources in the order of the project, whatever pass goes on."""
    return _placed(project, project.sheet.reading_order)


def reorder(project: Project, source_ids: Sequence[int]) -> list[Source]:
    """Read the sources in a new order, and return it; those not named come after, as imported.

    While a pass with an order of its own goes on, it is that one which changes. The log names all
    sources in their order. Raises NotFound, and ProjectError where a source is named twice.
    """
    named = {one: project.source(one) for one in source_ids}
    if len(named) < len(source_ids):
        raise ProjectError(_("A source is named twice; name each of them once."))
    imported = {source.id: source for source in project.sources}
    ordered = [*named.values(), *(one for one in imported.values() if one.id not in named)]
    ids = tuple(source.id for source in ordered)
    if _own_order(project):
        read: Pass | ProjectSheet = msgspec.structs.replace(project.current_pass, order=ids)
    else:
        # As imported, it stays so with the sources that are still to come.
        order = () if ids == tuple(imported) else ids
        read = msgspec.structs.replace(project.sheet, reading_order=order)
    with project.transaction("reading order", names_of(ordered)) as transaction:
        transaction.put(read)
    return ordered


def shuffled(project: Project, chance: Random) -> list[int]:
    """Return the ids of the sources in an order left to chance, and not the one they have now."""
    now_read = [source.id for source in in_reading_order(project)]
    order = list(now_read)
    while order == now_read and len(order) > 1:
        chance.shuffle(order)
    return order


def names_of(sources: Iterable[Source]) -> str:
    """Return the names of sources in their order."""
    return ", ".join(source.name for source in sources)


# --- inside


def _own_order(project: Project) -> tuple[int, ...]:
    """Return the order of the pass that goes on; nothing where it has none of its own."""
    current = project.current_pass
    return () if current.ended else current.order


def _placed(project: Project, order: Sequence[int]) -> list[Source]:
    place = {source: number for number, source in enumerate(order)}
    return sorted(project.sources, key=lambda source: place.get(source.id, len(place)))


def _write(project: Project, source: Source, former: Reading | None, **changed: object) -> Reading:
    blank = Reading(id=new_id(), source=source.id, by=project.by, at="")
    reading = msgspec.structs.replace(former or blank, at=now(), **changed)
    turn = Units(source).turn_index(reading.position) + 1
    summary = _("{source}, turn {turn}").format(source=source.name, turn=turn)
    if reading.read != (former.read if former else ()):
        summary = _("{source}, to its end").format(source=source.name)
    with project.transaction(READ, summary) as transaction:
        transaction.put(reading)
    return reading


def _newest_coding(project: Project, source: Source) -> Coding | None:
    own = (one for one in project.codings_of_source(source.id) if one.by == project.by)
    return max(own, key=lambda coding: coding.at, default=None)


def _last_seen(project: Project, source: Source) -> str:
    reading, coding = reading_of(project, source), _newest_coding(project, source)
    return max(reading.at if reading else "", coding.at if coding else "")

"""The verbs on flags: what departs from the pattern, is not analysed, or is to be asked about."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Flag
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Coding, FlagKind, Source
    from tuicode.model.units import Span

NOT_ANALYSED: FlagKind = "not analysed"
ASK: FlagKind = "ask supervisor"

TEXT_ORDER = attrgetter("start", "end", "kind", "id")
LAST = itemgetter(1)


def flags_of_source(project: Project, source_id: int) -> list[Flag]:
    """Return the flags of a source in text order."""
    flags: Iterable[Flag] = project.tables.table("flags").values()
    return sorted((flag for flag in flags if flag.source == source_id), key=TEXT_ORDER)


def flag_on(project: Project, source_id: int, span: Span, kind: FlagKind) -> Flag | None:
    """Return the flag of a kind on exactly that span, or None."""
    flags: Iterable[Flag] = project.tables.table("flags").values()
    wanted = (source_id, *span, kind)
    found = (one for one in flags if (one.source, one.start, one.end, one.kind) == wanted)
    return next(found, None)


def flag_at(project: Project, source_id: int, start: int, end: int, kind: FlagKind) -> Flag | None:
    """Return the flag of a kind on exactly that span, or else the shortest that touches it."""
    exactly = flag_on(project, source_id, (start, end), kind)
    if exactly is not None:
        return exactly
    touching = (
        flag
        for flag in flags_of_source(project, source_id)
        if flag.kind == kind and flag.start < end and start < flag.end
    )
    return min(touching, key=lambda flag: flag.end - flag.start, default=None)


def not_analysed(project: Project, source_id: int) -> list[Span]:
    """Return the stretches of a source that are not analysed, those that meet as one."""
    if not project.tables.table("flags"):
        return []
    flags = flags_of_source(project, source_id)
    return merged((flag.start, flag.end) for flag in flags if flag.kind == NOT_ANALYSED)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans, given by their start, with those that overlap or meet as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def flag(  # noqa: PLR0917 - as the other verbs take them
    project: Project, source: Source, start: int, end: int, kind: FlagKind, note: str = ""
) -> Flag:
    """Put a flag on the code points `start` to `end` (exclusive) of a source; return it.

    White space at either end is left out. There is one flag of a kind on the very same span:
    where it is there, it gets the note and is open again. Raises ProjectError where the span is
    empty or outside the source.
    """
    source = project.source(source.id)
    span = fitted_span(source, start, end)
    there = flag_on(project, source.id, span, kind)
    if there is not None:
        wanted = replace(there, note=note or there.note, resolved="")
    else:
        wanted = Flag(
            id=new_id(),
            source=source.id,
            start=span[0],
            end=span[1],
            kind=kind,
            note=note,
            by=project.by,
            at=now(),
        )
    with project.transaction("flag", _told(project, wanted)) as transaction:
        transaction.put(wanted)
    return wanted


def unflag(project: Project, flags: Iterable[Flag]) -> None:
    """Take flags away again."""
    flags = [_present(project, flag) for flag in flags]
    summary = "; ".join(_told(project, flag) for flag in flags)
    with project.transaction("unflag", summary) as transaction:
        for flag in flags:
            transaction.delete("flags", flag.id)


def resolve(project: Project, flag: Flag) -> Flag:
    """Note that a question to the supervisor is answered; raises ProjectError for other kinds."""
    flag = _present(project, flag)
    if flag.kind != ASK:
        raise ProjectError(_("Only a question to the supervisor can be resolved."))
    resolved = replace(flag, resolved=flag.resolved or now())
    with project.transaction("resolve", _told(project, flag)) as transaction:
        transaction.put(resolved)
    return resolved


def reopen(project: Project, flag: Flag) -> Flag:
    """Have a question to the supervisor open again."""
    flag = _present(project, flag)
    opened = replace(flag, resolved="")
    with project.transaction("reopen", _told(project, flag)) as transaction:
        transaction.put(opened)
    return opened


def refuse_not_analysed(project: Project, source: Source, start: int, end: int) -> None:
    """Raise ProjectError where a span touches what is not analysed."""
    if touches(not_analysed(project, source.id), start, end):
        raise ProjectError(
            _(
                "Part of this is marked as not analysed, so nothing is put on it; go there and "
                "press o to have it analysed again."
            )
        )


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of some spans, in order and apart, lies between two positions in part."""
    index = bisect_right(spans, start, key=LAST)
    return index < len(spans) and spans[index][0] < end


def without(span: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield what of a span lies in none of some spans, which are in order and apart."""
    start, end = span
    for first, last in spans[bisect_right(spans, start, key=LAST) :]:
        if first >= end:
            break
        if start < first:
            yield start, first
        start = last
    if start < end:
        yield start, end


Placed = TypeVar("Placed", "Coding", "Extract")


def analysed(project: Project, placed: Iterable[Placed]) -> Iterator[Placed]:
    """Yield those codings or extracts that touch nothing that is not analysed."""
    if not project.tables.table("flags"):
        yield from placed
        return
    hidden: dict[int, list[Span]] = {}
    for one in placed:
        if one.source not in hidden:
            hidden[one.source] = not_analysed(project, one.source)
        if not touches(hidden[one.source], one.start, one.end):
            yield one


def _present(project: Project, flag: Flag) -> Flag:
    """Return a flag as it is in the project now; raises NotFound."""
    found = project.tables.table("flags").get(flag.id)
    if not isinstance(found, Flag):
        raise NotFound(_("This flag is no longer in the project."))
    return found


def _told(project: Project, flag: Flag) -> str:
    where = place(project.source(flag.source), flag.start, flag.end)
    return _("{kind} on {place}").format(kind=_(flag.kind), place=where)

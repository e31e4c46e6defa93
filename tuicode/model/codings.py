"""The verbs on codings: put codes on a span, take them off, change them, move their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at
from tuicode.model.flags import refuse_not_analysed, without
from tuicode.model.following import following
from tuicode.model.identity import new_id, now
from tuicode.model.joining import joined
from tuicode.model.passes import open_pass, refuse_ended
from tuicode.model.records import Coding
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import ChangeOfCode, Code, Pass, Source


def apply(
    project: Project, source: Source, start: int, end: int, codes: Sequence[Code]
) -> list[Coding]:
    """Put codes on the code points `start` to `end` (exclusive) of a source, in the current pass.

    White space at either end is left out. A code that is already on that very span in this
    pass is not put there twice. Returns the new codings; raises ProjectError where the pass is
    over, or the span is empty, outside the source or touches what is not analysed, and NotFound
    where a code is no longer in the project.
    """
    source = project.source(source.id)
    start, end = fitted_span(source, start, end)
    refuse_not_analysed(project, source, start, end)
    this_pass = open_pass(project)
    there = _carried(project, source, start, end)
    added = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    added = [code for code in added if (code.id, this_pass.id) not in there]
    new = [
        Coding(
            id=new_id(),
            source=source.id,
            start=start,
            end=end,
            code=code.id,
            pass_=this_pass.id,
            by=project.by,
            at=now(),
        )
        for code in added
    ]
    tags = ", ".join(code.tag for code in added)
    summary = _("{tags} on {place}").format(tags=tags, place=place(source, start, end))
    with project.transaction("code", summary) as transaction:
        for coding in new:
            transaction.put(coding)
    return new


def remove(project: Project, codings: Iterable[Coding]) -> None:
    """Take codings away again. Raises ProjectError where their pass is over."""
    codings = tuple(codings)  # what the index gave changes as they go
    if not codings:
        return
    _refuse_ended(project, codings)
    first = codings[0]
    tags = ", ".join(project.code(coding.code).tag for coding in codings)
    where = place(project.source(first.source), first.start, first.end)
    summary = _("{tags} off {place}").format(tags=tags, place=where)
    with project.transaction("uncode", summary) as transaction:
        for coding in codings:
            transaction.delete("codings", coding.id)


def recode(
    project: Project, coding: Coding, codes: Sequence[Code], why: ChangeOfCode | None = None
) -> list[Coding]:
    """Change the code of a coding into one or several others; each remembers what it carried.

    Where one of the codes is on that span in that pass already, the two codings become one, which
    remembers what both carried. `why` is that it was recoded, or split into several, unless it
    is given. Returns the codings there are then, the coding itself first where it is left; raises
    ProjectError where no code is given, and NotFound.
    """
    coding = project.coding(coding.id)
    new = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    if not new:
        raise ProjectError(_("Name at least one code for the coding to carry."))
    if [code.id for code in new] == [coding.code]:
        return [coding]
    # The coding itself stays one of them, as what it was where that is still among them.
    new.sort(key=lambda code: code.id != coding.code)
    summary = _("{old} to {new} on {place}").format(
        old=project.code(coding.code).tag,
        new=", ".join(code.tag for code in new),
        place=place(project.source(coding.source), coding.start, coding.end),
    )
    at, why = now(), why or ("recoded" if len(new) == 1 else "split")
    became = []
    with project.transaction("recode", summary) as transaction:
        transaction.delete("codings", coding.id)
        for index, code in enumerate(new):
            own = msgspec.structs.replace(coding, id=new_id() if index else coding.id)
            there = _same_code(project, coding, code)
            if there is not None:
                transaction.delete("codings", there.id)
            one = joined([own] if there is None else [there, own], code.id, at, why)
            transaction.put(one)
            became.append(one)
    return became


def _same_code(project: Project, coding: Coding, code: Code) -> Coding | None:
    """Return the coding with a code on the span and in the pass of another one, or None."""
    extract = extract_at(project, coding.source, coding.start, coding.end)
    there = extract.codings if extract else ()
    return next((one for one in there if (one.code, one.pass_) == (code.id, coding.pass_)), None)


def move(project: Project, codings: Iterable[Coding], start: int, end: int) -> list[Coding]:
    """Move codings of one source to another span of it, as one step.

    White space at either end is left out. What stands on an extract follows when all of its
    codings go. Raises ProjectError where no words are left, where it goes on over what is not
    analysed, where a code would be twice on the span in one pass, or a pass is over, and NotFound.
    """
    moving = [project.coding(coding.id) for coding in codings]
    if not moving:
        return []
    source = project.source(moving[0].source)
    if any(coding.source != source.id for coding in moving):
        raise ProjectError(_("Codings are moved within one source; give those of one."))
    start, end = fitted_span(source, start, end)
    for coding in moving:
        for piece in without((start, end), [(coding.start, coding.end)]):
            refuse_not_analysed(project, source, *piece)
    _refuse_doubled(project, source, moving, start, end)
    _refuse_ended(project, moving)
    moved = [msgspec.structs.replace(coding, start=start, end=end) for coding in moving]
    summary = _("{tags} from {place} to {start}-{end}").format(
        tags=", ".join(project.code(coding.code).tag for coding in moving),
        place=place(source, moving[0].start, moving[0].end),
        start=start,
        end=end,
    )
    with project.transaction("move", summary) as transaction:
        for coding in moved:
            transaction.put(coding)
        for span in dict.fromkeys((coding.start, coding.end) for coding in moving):
            if extract_at(project, source.id, *span) is None:
                for record in following(project, source.id, span, (start, end)):
                    transaction.put(record)
    return moved


def refuse_over(project: Project, codings: Iterable[Coding]) -> None:
    """Raise ProjectError where the pass of each of these codings is over, so that all stay."""
    passes = [cast("Pass", project.tables.get("passes", coding.pass_)) for coding in codings]
    if passes and all(one.ended for one in passes):
        refuse_ended(passes[0])


def _refuse_ended(project: Project, codings: Iterable[Coding]) -> None:
    """Raise ProjectError where the pass of one of the codings is over."""
    for pass_id in dict.fromkeys(coding.pass_ for coding in codings):
        refuse_ended(cast("Pass", project.tables.get("passes", pass_id)))


def _carried(
    project: Project, source: Source, start: int, end: int, without: Iterable[Coding] = ()
) -> set[tuple[int, int]]:
    """Return the code and pass of each coding on a span, without those that are to change."""
    left_out = {coding.id for coding in without}
    extract = extract_at(project, source.id, start, end)
    there = extract.codings if extract else ()
    return {(one.code, one.pass_) for one in there if one.id not in left_out}


def _refuse_doubled(
    project: Project, source: Source, moving: Sequence[Coding], start: int, end: int
) -> None:
    taken = _carried(project, source, start, end, without=moving)
    for coding in moving:
        if (coding.code, coding.pass_) in taken:
            code = project.code(coding.code)
            raise ProjectError(
                _("{tag} {name} is on {place} already; it cannot be there twice.").format(
                    tag=code.tag, name=code.name, place=place(source, start, end)
                )
            )
        taken.add((coding.code, coding.pass_))

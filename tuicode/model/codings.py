"""The verbs on codings: put codes on a span, take them off, change one into another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.language import _
from tuicode.model.extracts import extract_at
from tuicode.model.flags import refuse_not_analysed
from tuicode.model.identity import new_id, now
from tuicode.model.passes import open_pass, refuse_ended
from tuicode.model.records import Coding, EarlierCode
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Pass, Source


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
    there = _codes_on(project, source, start, end, this_pass)
    added = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    added = [code for code in added if code.id not in there]
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
    for coding in codings:
        refuse_ended(cast("Pass", project.tables.get("passes", coding.pass_)))
    first = codings[0]
    tags = ", ".join(project.code(coding.code).tag for coding in codings)
    where = place(project.source(first.source), first.start, first.end)
    summary = _("{tags} off {place}").format(tags=tags, place=where)
    with project.transaction("uncode", summary) as transaction:
        for coding in codings:
            transaction.delete("codings", coding.id)


def recode(project: Project, coding: Coding, code: Code) -> Coding:
    """Change the code of a coding; it remembers the one it carried. Raises NotFound."""
    coding, code = project.coding(coding.id), project.code(code.id)
    if coding.code == code.id:
        return coding
    earlier = EarlierCode(code=coding.code, until=now(), why="recoded")
    changed = msgspec.structs.replace(coding, code=code.id, was=(*coding.was, earlier))
    summary = _("{old} to {new} on {place}").format(
        old=project.code(coding.code).tag,
        new=code.tag,
        place=place(project.source(coding.source), coding.start, coding.end),
    )
    with project.transaction("recode", summary) as transaction:
        transaction.put(changed)
    return changed


def _codes_on(project: Project, source: Source, start: int, end: int, one: Pass) -> set[int]:
    extract = extract_at(project, source.id, start, end)
    codings = extract.codings if extract else ()
    return {coding.code for coding in codings if coding.pass_ == one.id}

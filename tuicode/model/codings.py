"""The verbs on codings: put codes on a span, take them off, change them, move their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at
from tuicode.model.flags import refuse_not_analysed, without
from tuicode.model.following import following
from tuicode.model.identity import new_id, now
from tuicode.model.records import Coding, EarlierCode
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import ChangeOfCode, Code, Source


def apply(
    project: Project, source: Source, start: int, end: int, codes: Sequence[Code]
) -> list[Coding]:
    """Put codes on the code points `start` to `end` (exclusive) of a source, in the current pass.

    White space at either end is left out. A code that is already on that very span in this
    pass is not put there twice. Returns the new codings; raises ProjectError where the span
    is empty or outside the source, or touches what is not analysed, and NotFound where a code
    is no longer in the project.
    """
    source = project.source(source.id)
    start, end = fitted_span(source, start, end)
    refuse_not_analysed(project, source, start, end)
    this_pass = project.current_pass
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
    """Take codings away again."""
    codings = tuple(codings)  # what the index gave changes as they go
    if not codings:
        return
    first = codings[0]
    tags = ", ".join(project.code(coding.code).tag for coding in codings)
    where = place(project.source(first.source), first.start, first.end)
    summary = _("{tags} off {place}").format(tags=tags, place=where)
    with project.transaction("uncode", summary) as transaction:
        for coding in codings:
            transaction.delete("codings", coding.id)


def recode(project: Project, coding: Coding, codes: Sequence[Code]) -> list[Coding]:
    """Change the code of a coding into one or several others; each remembers the one it carried.

    A code that is on that span in that pass already is not put there twice: where all are, the
    coding only goes. Returns what the coding became, itself first. Raises NotFound.
    """
    coding = project.coding(coding.id)
    new = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    source = project.source(coding.source)
    there = _carried(project, source, coding.start, coding.end, without=[coding])
    put = [code for code in new if (code.id, coding.pass_) not in there]
    # The coding itself stays one of them, as what it was where that is still among them.
    put.sort(key=lambda code: code.id != coding.code)
    summary = _("{old} to {new} on {place}").format(
        old=project.code(coding.code).tag,
        new=", ".join(code.tag for code in new),
        place=place(source, coding.start, coding.end),
    )
    why: ChangeOfCode = "recoded" if len(new) == 1 else "split"
    became = [
        _with_code(coding, code, why, coding.id if index == 0 else new_id())
        for index, code in enumerate(put)
    ]
    with project.transaction("recode", summary) as transaction:
        if new and not became:
            transaction.delete("codings", coding.id)
        for one in became:
            transaction.put(one)
    return became


def move(project: Project, codings: Iterable[Coding], start: int, end: int) -> list[Coding]:
    """Move codings of one source to another span of it, as one step.

    White space at either end is left out. What stands on an extract follows when all of its
    codings go. Raises ProjectError where no words are left, where it goes on over what is not
    analysed, or where a code would be twice on the span in one pass, and NotFound.
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


def _with_code(coding: Coding, code: Code, why: ChangeOfCode, coding_id: int) -> Coding:
    if code.id == coding.code:
        return coding
    earlier = EarlierCode(code=coding.code, until=now(), why=why)
    return msgspec.structs.replace(coding, id=coding_id, code=code.id, was=(*coding.was, earlier))

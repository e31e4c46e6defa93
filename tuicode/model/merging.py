"""Merging codes into one and splitting one into several; codings remember what they carried."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.codebook import describe, rename
from tuicode.model.codes import tidy, told
from tuicode.model.codings import recode
from tuicode.model.errors import ProjectError
from tuicode.model.identity import now
from tuicode.model.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Coding, Theme
    from tuicode.model.transaction import Transaction


SPAN = attrgetter("source", "start", "end")


def merge(
    project: Project,
    into: Code,
    codes: Iterable[Code],
    *,
    name: str = "",
    definition: str = "",
    reason: str = "",
) -> Code:
    """Merge codes into one, as one step; return it, with the name and definition given.

    Their codings carry `into` then, and remember what they carried. Of codings of one pass on one
    span only one is left; it remembers the codes of the others as well. The merged codes
    stay in the codebook as `merged`, so that their names can still be found. Raises ProjectError
    where there is nothing to merge, or a code is no longer active.
    """
    into = project.code(into.id)
    merged = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    merged = [code for code in merged if code.id != into.id]
    refuse_idle([into, *merged])
    if not merged:
        raise ProjectError(_("Name at least two codes to merge."))
    at = now()
    with project.transaction("merge", _summary(into, merged, reason)) as transaction:
        for code in merged:
            gone = msgspec.structs.replace(code, state="merged", into=into.id, pin=0, changed=at)
            transaction.put(gone)
        if name or definition:
            into = _described(project, into, name, definition)
        _hang_anew(project, transaction, into, {code.id for code in merged})
        for codings in _together(project, [into, *merged]):
            _join(transaction, codings, into, at)
        for theme in list(project.tables.table("themes").values()):
            _replace_in_theme(transaction, theme, {code.id for code in merged}, into.id)
    return project.code(into.id)


def refuse_idle(codes: Iterable[Code]) -> None:
    """Raise ProjectError where one of some codes is not in use, and so cannot be merged."""
    for code in codes:
        if code.state == "merged":
            raise ProjectError(
                _("«{name}» was merged; undo the merge to have it back.").format(name=code.name)
            )
        if code.state != "active":
            raise ProjectError(
                _("«{name}» is no longer in use ({state}); bring it back first.").format(
                    name=code.name, state=_(code.state)
                )
            )


def refuse_taken_name(project: Project, codes: Iterable[Code], name: str) -> None:
    """Raise ProjectError where the one code that some become can't be called so."""
    merged = {code.id for code in codes}
    for one in project.tables.table("codes").values():
        apart = one.state == "active" and one.id not in merged
        if apart and one.name.casefold() == tidy(name).casefold():
            raise ProjectError(
                _("There is already a code «{name}»; mark it too, or choose another name.").format(
                    name=one.name
                )
            )


def becoming_one(project: Project, codes: Iterable[Code]) -> int:
    """Return how many extracts carry several of these codes in one pass, and would carry one."""
    together = _together(project, codes)
    return len({SPAN(group[0]) for group in together if len(group) > 1})


def split(project: Project, code: Code, parts: Mapping[int, Sequence[Code]]) -> None:
    """Give codings of a code, by id, the codes of their part; one step.

    The code is retired where none of its codings is left. Raises ProjectError where a coding does
    not carry the code, or has no code to go to.
    """
    at = now()
    names = dict.fromkeys(part.tag for chosen in parts.values() for part in chosen)
    summary = _("{code} into {tags}").format(code=told(code), tags=", ".join(names))
    with project.transaction("split", summary) as transaction:
        for coding_id, chosen in parts.items():
            coding = project.coding(coding_id)
            if coding.code != code.id:
                raise ProjectError(
                    _("Coding {id} does not carry «{name}».").format(id=coding.id, name=code.name)
                )
            recode(project, coding, chosen, "split")
        if not project.count_of_code(code.id):
            retired = msgspec.structs.replace(
                project.code(code.id), state="retired", pin=0, changed=at
            )
            transaction.put(retired)


def _together(project: Project, codes: Iterable[Code]) -> list[list[Coding]]:
    """Return the codings of some codes, those of one pass on one span together."""
    found: dict[tuple[int, int, int, int], list[Coding]] = defaultdict(list)
    for code in codes:
        for coding in project.codings_of_code(code.id):
            found[coding.source, coding.start, coding.end, coding.pass_].append(coding)
    return list(found.values())


def _join(transaction: Transaction, codings: Sequence[Coding], into: Code, at: str) -> None:
    """Leave one of codings on one span, which carries the kept code and remembers them all."""
    one = joined(codings, into.id, at, "merged")
    for coding in codings:
        if coding.id != one.id:
            transaction.delete("codings", coding.id)
    transaction.put(one)


def _hang_anew(project: Project, transaction: Transaction, into: Code, merged: set[int]) -> None:
    """Put what stands under merged codes under the kept one; that, and what it is under, above."""
    above_kept = {into.id, *_above(project, into)}
    for code in list(project.tables.table("codes").values()):
        if code.parent in merged:
            outside = (one for one in _above(project, code) if one not in merged | {into.id})
            parent = next(outside, None) if code.id in above_kept else into.id
            transaction.put(msgspec.structs.replace(code, parent=parent, place=0))


def _above(project: Project, code: Code) -> Iterator[int]:
    """Yield the codes that a code stands under, the nearest first."""
    passed = {code.id}
    while code.parent is not None and code.parent not in passed:
        passed.add(code.parent)
        yield code.parent
        code = project.code(code.parent)


def _replace_in_theme(transaction: Transaction, theme: Theme, gone: set[int], into: int) -> None:
    codes = tuple(dict.fromkeys(into if one in gone else one for one in theme.codes))
    if codes != theme.codes:
        transaction.put(msgspec.structs.replace(theme, codes=codes))


def _described(project: Project, code: Code, name: str, definition: str) -> Code:
    if name and name != code.name:
        code = rename(project, code, name)
    return describe(project, code, definition=definition) if definition else code


def _summary(into: Code, merged: Sequence[Code], reason: str) -> str:
    names = ", ".join(map(told, merged))
    summary = _("{names} into {code}").format(names=names, code=told(into))
    reason = " ".join(reason.split())
    return f"{summary}: {reason}" if reason else summary

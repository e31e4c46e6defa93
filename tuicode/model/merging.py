"""Merging codes into one and splitting one into several; codings remember what they carried."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.codebook import describe, rename
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import EarlierCode
from tuicode.model.spans import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import ChangeOfCode, Code, Coding, Theme
    from tuicode.model.transaction import Transaction

_FIRST_MADE = attrgetter("at", "id")


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
    span only the earliest is left; it remembers the codes of the others as well. The merged codes
    stay in the codebook as `merged`, so that their names can still be found. Raises ProjectError
    where there is nothing to merge, or a code is no longer active.
    """
    into = project.code(into.id)
    merged = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    merged = [code for code in merged if code.id != into.id]
    _refuse_idle([into, *merged])
    if not merged:
        raise ProjectError(_("Name at least two codes to merge."))
    at = now()
    with project.transaction("merge", _summary(into, merged, reason)) as transaction:
        for code in merged:
            gone = msgspec.structs.replace(code, state="merged", into=into.id, pin=0, changed=at)
            transaction.put(gone)
        if name or definition:
            into = _described(project, into, name, definition)
        for codings in _together(project, [into, *merged]):
            _join(transaction, codings, into, at)
        for theme in list(project.tables.table("themes").values()):
            _replace_in_theme(transaction, theme, {code.id for code in merged}, into.id)
    return into


def split(project: Project, code: Code, parts: Mapping[int, Sequence[Code]]) -> None:
    """Give codings of a code, by id, the codes of their part; one step.

    The code is retired where none of its codings is left. Raises ProjectError where a coding does
    not carry the code, or has no code to go to.
    """
    at = now()
    names = dict.fromkeys(part.tag for chosen in parts.values() for part in chosen)
    summary = _("{tag} {name} into {tags}").format(
        tag=code.tag, name=code.name, tags=", ".join(names)
    )
    with project.transaction("split", summary) as transaction:
        for coding_id, chosen in parts.items():
            coding = project.coding(coding_id)
            if coding.code != code.id:
                raise ProjectError(
                    _("Coding {id} does not carry «{name}».").format(id=coding.id, name=code.name)
                )
            exchange(project, coding, chosen, "split")
        if not project.count_of_code(code.id):
            retired = msgspec.structs.replace(
                project.code(code.id), state="retired", pin=0, changed=at
            )
            transaction.put(retired)


def exchange(
    project: Project, coding: Coding, codes: Sequence[Code], why: ChangeOfCode
) -> list[Coding]:
    """Let a coding carry other codes: itself the first, new codings the others; each remembers.

    A code that stands on that span in that pass already is not put there twice: the codings
    become one. Returns the codings there are then. Raises ProjectError where no code is given.
    """
    chosen = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    if not chosen:
        raise ProjectError(_("Name at least one code for the coding to carry."))
    if [code.id for code in chosen] == [coding.code]:
        return [coding]
    at = now()
    made = []
    with project.transaction("recode", _recode_summary(project, coding, chosen)) as transaction:
        transaction.delete("codings", coding.id)
        for index, code in enumerate(chosen):
            carried = _carried(coding, code.id, at, why)
            new = msgspec.structs.replace(
                coding, id=new_id() if index else coding.id, code=code.id, was=carried
            )
            there = _same_place(project, new)
            made.append(_join(transaction, [*there, new], code, at))
    return made


def _carried(coding: Coding, code: int, at: str, why: ChangeOfCode) -> tuple[EarlierCode, ...]:
    if coding.code == code:
        return coding.was
    return (*coding.was, EarlierCode(code=coding.code, until=at, why=why))


def _together(project: Project, codes: Iterable[Code]) -> list[list[Coding]]:
    """Return the codings of some codes, those of one pass on one span together."""
    found: dict[tuple[int, int, int, int], list[Coding]] = defaultdict(list)
    for code in codes:
        for coding in project.codings_of_code(code.id):
            found[coding.source, coding.start, coding.end, coding.pass_].append(coding)
    return list(found.values())


def _same_place(project: Project, coding: Coding) -> list[Coding]:
    return [
        other
        for other in project.codings_of_code(coding.code)
        if (other.source, other.start, other.end, other.pass_)
        == (coding.source, coding.start, coding.end, coding.pass_)
        and other.id != coding.id
    ]


def _join(transaction: Transaction, codings: Sequence[Coding], code: Code, at: str) -> Coding:
    """Leave the earliest of codings on one span, carrying `code`; it remembers the others too."""
    kept, *others = sorted(codings, key=_FIRST_MADE)
    was = _carried(kept, code.id, at, "merged")
    for other in others:
        was += tuple(
            msgspec.structs.replace(earlier, coding=earlier.coding or other.id)
            for earlier in other.was
        )
        was += (EarlierCode(code=other.code, until=at, why="merged", coding=other.id),)
        transaction.delete("codings", other.id)
    joined = msgspec.structs.replace(kept, code=code.id, was=was)
    transaction.put(joined)
    return joined


def _replace_in_theme(transaction: Transaction, theme: Theme, gone: set[int], into: int) -> None:
    codes = tuple(dict.fromkeys(into if one in gone else one for one in theme.codes))
    if codes != theme.codes:
        transaction.put(msgspec.structs.replace(theme, codes=codes))


def _described(project: Project, code: Code, name: str, definition: str) -> Code:
    if name and name != code.name:
        code = rename(project, code, name)
    return describe(project, code, definition=definition) if definition else code


def _refuse_idle(codes: Iterable[Code]) -> None:
    for code in codes:
        if code.state != "active":
            raise ProjectError(
                _("«{name}» is no longer in use ({state}); bring it back first.").format(
                    name=code.name, state=_(code.state)
                )
            )


def _summary(into: Code, merged: Sequence[Code], reason: str) -> str:
    told = _("{names} into {tag} {name}").format(
        names=", ".join(f"{code.tag} {code.name}" for code in merged), tag=into.tag, name=into.name
    )
    reason = " ".join(reason.split())
    return f"{told}: {reason}" if reason else told


def _recode_summary(project: Project, coding: Coding, chosen: Sequence[Code]) -> str:
    return _("{old} to {new} on {place}").format(
        old=project.code(coding.code).tag,
        new=", ".join(code.tag for code in chosen),
        place=place(project.source(coding.source), coding.start, coding.end),
    )

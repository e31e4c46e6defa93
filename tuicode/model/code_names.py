"""What a code goes by: its name and tag, and the names of earlier that lead to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tuicode.model.tables import Contents
    from tuicode.model.transaction import Change


class FormerName(msgspec.Struct, frozen=True):
    """A name of earlier, and the code in use that it stands for now.

    `merged` tells that another code had it, which was merged into this one; `tag` is the tag that
    this other one had.
    """

    name: str
    code: Code
    merged: bool = False
    tag: str = ""


def former_names(codes: Iterable[Code]) -> Iterator[FormerName]:
    """Yield what codes in use were called before, and what was merged into them, over any steps."""
    by_id = {code.id: code for code in codes}
    for code in by_id.values():
        kept = _kept(code, by_id)
        if kept is None:
            continue
        merged = kept is not code
        if merged:
            yield FormerName(code.name, kept, merged=True, tag=code.tag)
        for name in dict.fromkeys(earlier.name for earlier in code.earlier_names):
            if name.casefold() != code.name.casefold():
                yield FormerName(name, kept, merged=merged)


def in_use(codes: Iterable[Code], name: str) -> Code | None:
    """Return the code in use of that name, or of that tag, letter case aside; None where none is.

    Raises ProjectError where several are.
    """
    wanted, active = name.casefold(), [code for code in codes if code.state == "active"]
    named = [code for code in active if code.name.casefold() == wanted]
    return _the_one(named or [code for code in active if code.tag.casefold() == wanted], name)


def called_before(codes: Iterable[Code], name: str) -> FormerName | None:
    """Return what was called so before, letter case aside, by name or else by tag; or None.

    Raises ProjectError where that leads to several codes.
    """
    wanted, every = name.casefold(), list(former_names(codes))
    found = [one for one in every if one.name.casefold() == wanted] or [
        one for one in every if one.tag and one.tag.casefold() == wanted
    ]
    _the_one([one.code for one in found], name)
    return found[0] if found else None


def led_elsewhere(codes: Iterable[Code], code: Code) -> str:
    """Return a sentence on what the name of a code led to before it had it, or nothing."""
    wanted = code.name.casefold()
    for former in former_names(codes):
        if former.name.casefold() != wanted or (former.code.id == code.id and not former.merged):
            continue
        told = _("«{name}» led to {code} before; it means this code now.")
        # The tag tells that a code was called so when it was merged, and would be again.
        if former.tag:
            told = _(
                "«{name}» was merged into {code}; that name means this code now, and the merge "
                "cannot be undone while it does."
            )
        kept = f"{former.code.tag} {former.code.name}"
        return told.format(name=former.name, code=kept)
    return ""


def doubles(contents: Contents) -> list[str]:
    """Return a sentence for each name and each tag that two codes in use have."""
    active = [code for code in contents.codes.values() if code.state == "active"]
    return list(_doubled(active, active))


def refuse_doubles(changes: Iterable[Change], codes: Iterable[Code]) -> None:
    """Raise ProjectError where changes gave a code the name or the tag of another one in use."""
    given = [
        change.after
        for change in changes
        if isinstance(change.after, Code) and _goes_by(change.before) != _goes_by(change.after)
    ]
    given = [code for code in given if code.state == "active"]
    if not given:
        return
    names = {code.name.casefold() for code in given}
    tags = {code.tag.casefold() for code in given}
    alike = [
        code
        for code in codes
        if code.state == "active" and (code.name.casefold() in names or code.tag.casefold() in tags)
    ]
    fault = next(_doubled(given, alike), None)
    if fault is not None:
        raise ProjectError(
            _("This was not done, for then: {fault} Give one of them another first.").format(
                fault=fault
            )
        )


def _kept(code: Code, by_id: Mapping[int, Code]) -> Code | None:
    """Return the code in use that a code was merged into, or is; None where that is none."""
    passed: set[int] = set()
    while code.state == "merged" and code.id not in passed:
        passed.add(code.id)
        code = by_id.get(code.into or 0, code)
    return code if code.state == "active" else None


def _the_one(found: Sequence[Code], name: str) -> Code | None:
    different = list({code.id: code for code in found}.values())
    if len(different) > 1:
        raise ProjectError(
            _("«{name}» fits several codes: {names}. Say which by name.").format(
                name=name, names=", ".join(f"{code.tag} «{code.name}»" for code in different)
            )
        )
    return different[0] if different else None


def _goes_by(record: object) -> tuple[str, str] | None:
    """Return the name and tag that a code takes up; None for one that is not in use."""
    if isinstance(record, Code) and record.state == "active":
        return record.name.casefold(), record.tag.casefold()
    return None


def _doubled(some: Iterable[Code], active: Iterable[Code]) -> Iterator[str]:
    """Say which names and tags of some codes another one in use has too."""
    named: dict[str, list[Code]] = defaultdict(list)
    tagged: dict[str, list[Code]] = defaultdict(list)
    for code in active:
        named[code.name.casefold()].append(code)
        tagged[code.tag.casefold()].append(code)
    for name in dict.fromkeys(code.name.casefold() for code in some):
        if len(named[name]) > 1:
            yield _("Several codes in use are called «{name}»: {tags}.").format(
                name=named[name][0].name, tags=", ".join(code.tag for code in named[name])
            )
    for tag in dict.fromkeys(code.tag.casefold() for code in some):
        if len(tagged[tag]) > 1:
            yield _("Several codes in use have the tag {tag}: {names}.").format(
                tag=tagged[tag][0].tag, names=", ".join(f"«{code.name}»" for code in tagged[tag])
            )

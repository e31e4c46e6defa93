"""The verbs on codes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.code_names import in_use
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import FAMILIES, ORIENTATIONS, ORIGINS, Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Family, Orientation, Origin

TAG_LENGTH = 3

MOST_PINS = 9
"""The digits that codes can have are 1 to this."""


def create(
    project: Project,
    name: str,
    tag: str = "",
    family: Family | None = None,
    definition: str = "",
    *,
    orientation: Orientation = "",
    origin: Origin = "",
) -> Code:
    """Make a new code; its tag and family are chosen where they are not given.

    Raises ProjectError where the name is empty, or the name or tag is taken, or where there is no
    such family, orientation or origin.
    """
    name = tidy(name)
    active = [code for code in project.codes if code.state == "active"]
    code = Code(
        id=new_id(),
        # What a code out of use had is left to it: it may be brought back, or its merge undone.
        tag=tag or free_tag(name, {one.tag.casefold() for one in project.codes}),
        name=name,
        family=family or FAMILIES[len(active) % len(FAMILIES)],
        definition=definition,
        created=now(),
        orientation=orientation,
        origin=origin,
    )
    refuse_unfit(project, code)
    # A code in vivo is named with a participant's words, which the log never quotes.
    told = _("new code {tag}, in vivo") if origin == "in vivo" else _("new code {tag} {name}")
    summary = told.format(tag=code.tag, name=name)
    with project.transaction("new code", summary) as transaction:
        transaction.put(code)
    return code


def find_or_create(
    project: Project,
    name: str,
    *,
    family: Family | None = None,
    orientation: Orientation = "",
    origin: Origin = "",
    anew: bool = False,
) -> Code:
    """Return the code of that name or tag, or make it; then it is as the rest says.

    With `anew` what had the name or tag before, or was merged, leads to no code.
    """
    name = tidy(name)
    if anew and in_use(project.codes, name) is None:
        return create(project, name, family=family, orientation=orientation, origin=origin)
    try:
        return project.code_named(name)
    except NotFound:
        return create(project, name, family=family, orientation=orientation, origin=origin)


def pin(project: Project, code: Code, digit: int) -> Code:
    """Give a code a digit, 1 to 9, that applies it; with 0 take its digit away.

    The code that had the digit loses it. Raises ProjectError where it is no such digit, or the
    code is no longer in use.
    """
    code = project.code(code.id)
    if not 0 <= digit <= MOST_PINS:
        raise ProjectError(_("{digit} is no digit for a code; give 1 to 9.").format(digit=digit))
    if digit and code.state != "active":
        raise ProjectError(_("«{name}» is no longer in use.").format(name=code.name))
    told = _("digit {digit} for {tag}") if digit else _("no digit for {tag}")
    summary = told.format(digit=digit, tag=code.tag)
    pinned = msgspec.structs.replace(code, pin=digit)
    with project.transaction("pin", summary) as transaction:
        for other in project.codes:
            if digit and other.pin == digit and other.id != code.id:
                transaction.put(msgspec.structs.replace(other, pin=0))
        transaction.put(pinned)
    return pinned


def told(code: Code) -> str:
    """Return a code as the log names it: tag and name, but of a code in vivo the tag alone.

    Such a code is named with a participant's words, which the log never quotes.
    """
    return code.tag if code.origin == "in vivo" else f"{code.tag} {code.name}"


def free_tag(name: str, taken: Collection[str]) -> str:
    """Return a tag of two or three characters for `name` that is not among `taken` (casefolded).

    The initials first, then the first letters of the first word, then a number.
    """
    return next(tag for tag in _possible_tags(name) if tag.casefold() not in taken)


def refuse_unfit(project: Project, code: Code, former: Code | None = None) -> None:
    """Raise ProjectError where a code cannot be so: new, or with what is other than in `former`.

    It needs a name and a tag that no other active code has, and values that there are.
    """
    if not code.name:
        raise ProjectError(_("A code needs a name."))
    if not code.tag.strip():
        raise ProjectError(_("A code needs a tag."))
    _refuse_unknown(code.family, code.orientation, code.origin)
    name = "" if former is not None and former.name == code.name else code.name
    tag = "" if former is not None and former.tag == code.tag else code.tag
    every = project.tables.table("codes").values()
    others = (one for one in every if one.state == "active" and one.id != code.id)
    _refuse_taken(others, name, tag)


def _refuse_unknown(family: str, orientation: str, origin: str) -> None:
    """Raise ProjectError where one of them is none that there is."""
    asked: tuple[tuple[str, Sequence[str], str], ...] = (
        (family, FAMILIES, _("«{word}» is no colour family; there are {known}.")),
        (orientation, ORIENTATIONS, _("«{word}» is no orientation; there are {known}.")),
        (origin, ORIGINS, _("«{word}» is no origin; there are {known}.")),
    )
    for word, known, sentence in asked:
        if word not in known:
            raise ProjectError(
                sentence.format(word=word, known=", ".join(_(one) for one in known if one))
            )


def tidy(name: str) -> str:
    """Return the name as it is kept: NFC, as the texts are, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _possible_tags(name: str) -> Iterable[str]:
    words = re.findall(r"\w+", name) or ["X"]
    initials = "".join(word[0] for word in words)[:TAG_LENGTH].upper()
    if len(initials) > 1:
        yield initials[:2]
        yield initials
    for length in (2, 3):
        yield words[0][:length].upper()
    yield (words[0][0] + words[-1][:2]).upper()
    number = 2
    while True:
        yield f"{initials[:2]}{number}"
        number += 1


def _refuse_taken(active: Iterable[Code], name: str, tag: str) -> None:
    """Raise ProjectError where one of these codes has that name or that tag."""
    for code in active:
        if code.name.casefold() == name.casefold():
            raise ProjectError(
                _("There is already a code «{name}»; use it, or choose another name.").format(
                    name=code.name
                )
            )
        if tag and code.tag.casefold() == tag.casefold():
            raise ProjectError(
                _("The tag {tag} belongs to the code «{name}»; choose another tag.").format(
                    tag=tag, name=code.name
                )
            )

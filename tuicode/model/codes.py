"""The verbs on codes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import FAMILIES, Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Family

TAG_LENGTH = 3


def create(
    project: Project,
    name: str,
    tag: str = "",
    family: Family | None = None,
    definition: str = "",
) -> Code:
    """Make a new code; its tag and family are chosen where they are not given.

    Raises ProjectError where the name is empty, or the name or tag is taken.
    """
    name = tidy(name)
    if not name:
        raise ProjectError(_("A code needs a name."))
    active = [code for code in project.codes if code.state == "active"]
    refuse_taken(active, name, tag)
    code = Code(
        id=new_id(),
        tag=tag or free_tag(name, {one.tag.casefold() for one in active}),
        name=name,
        family=family or FAMILIES[len(active) % len(FAMILIES)],
        definition=definition,
        created=now(),
    )
    summary = _("new code {tag} {name}").format(tag=code.tag, name=name)
    with project.transaction("new code", summary) as transaction:
        transaction.put(code)
    return code


def find_or_create(project: Project, name: str) -> Code:
    """Return the active code of that name or tag, or make it."""
    try:
        return project.code_named(tidy(name))
    except NotFound:
        return create(project, name)


def free_tag(name: str, taken: Collection[str]) -> str:
    """Return a tag of two or three characters for `name` that is not among `taken` (casefolded).

    The initials first, then the first letters of the first word, then a number.
    """
    return next(tag for tag in _possible_tags(name) if tag.casefold() not in taken)


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


def refuse_taken(active: Iterable[Code], name: str, tag: str) -> None:
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

"""The verb on the project sheet: what the project asks, and how it goes about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.records import APPROACHES

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import ProjectSheet

LANGUAGES = ("en", "nb")
"""The languages that reports can be in."""

_FIELD_NAMES = {
    "name": marked("name"),
    "question": marked("research question"),
    "approach": marked("approach"),
    "stance": marked("stance"),
    "language": marked("report language"),
    "name_hints": marked("hints on names of themes"),
}


def describe_project(project: Project, **given: str | bool) -> ProjectSheet:
    """Change name, question, approach, stance, language or whether names of themes get hints.

    What is not given stays as it is.

    Raises ProjectError where the name is empty, or a value is none of those there are.
    """
    sheet = project.sheet
    changed = {key: value for key, value in given.items() if value != getattr(sheet, key)}
    if not changed:
        return sheet
    if not str(changed.get("name", sheet.name)).strip():
        raise ProjectError(_("A project needs a name."))
    for key, values in (("approach", APPROACHES), ("language", LANGUAGES)):
        if key in changed and changed[key] not in values:
            raise ProjectError(
                _("«{value}» is none of: {values}.").format(
                    value=changed[key], values=", ".join(values)
                )
            )
    described = msgspec.structs.replace(sheet, **changed)
    summary = ", ".join(_(_FIELD_NAMES[key]) for key in changed)
    with project.transaction("change project", summary) as transaction:
        transaction.put(described)
    return described

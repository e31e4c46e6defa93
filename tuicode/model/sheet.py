"""The verb on the project sheet: what the project asks, and how it goes about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.records import APPROACHES

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import ProjectSheet

CHANGE_PROJECT = marked("change project")
"""The action that the log has for a change of the sheet."""

LANGUAGES = ("en", "nb")
"""The languages that reports can be in."""

_FIELD_NAMES = {
    "name": marked("name"),
    "question": marked("research question"),
    "approach": marked("approach"),
    "stance": marked("stance"),
    "language": marked("report language"),
    "name_hints": marked("remarks on names of themes"),
}


def describe_project(
    project: Project, *, name_hints: bool | None = None, **given: str
) -> ProjectSheet:
    """Change name, question, approach, stance, language or hints; what is not given stays.

    Raises ProjectError where the name is empty, or a value is none of those there are.
    """
    sheet = project.sheet
    wanted = dict(given) if name_hints is None else {**given, "name_hints": name_hints}
    changed: dict[str, Any] = {
        key: value for key, value in wanted.items() if value != getattr(sheet, key)
    }
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
    with project.transaction(CHANGE_PROJECT, summary) as transaction:
        transaction.put(described)
    return described


def title_of_codes(project: Project, language: str | None = None) -> str:
    """Return what the table of codes is called; in a reflexive analysis nobody codes by a book."""
    if project.sheet.approach == "reflexive":
        return _("Code overview", language)
    return _("Codebook", language)

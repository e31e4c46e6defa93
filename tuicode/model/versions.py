"""The verbs on versions: keep the structure of themes under a name, and restore it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked
from tuicode.model.codes import tidy
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.project import Project
from tuicode.model.records import RECORD_TYPES, Version
from tuicode.model.tables import Contents
from tuicode.model.themes import SET_ASIDE, all_themes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.records import Theme


def versions(project: Project) -> list[Version]:
    """Return all versions, the oldest first."""
    rows: Iterable[Version] = project.tables.table("versions").values()
    return sorted(rows, key=lambda one: one.number)


def version_numbered(project: Project, number: int) -> Version:
    """Return a version by its number, or raise NotFound."""
    if not project.tables.table("versions"):
        raise NotFound(_("No version of the themes has been kept yet."))
    for one in versions(project):
        if one.number == number:
            return one
    raise NotFound(
        _("There is no version {number}; there are {count}.").format(
            number=number, count=len(project.tables.table("versions"))
        )
    )


def keep(project: Project, name: str, note: str = "") -> Version:
    """Keep the themes, relations and names of codes as they are now; return the version.

    Raises ProjectError where the name is empty.
    """
    name = tidy(name)
    if not name:
        raise ProjectError(_("A version needs a name."))
    there = versions(project)
    version = msgspec.structs.replace(
        as_it_is(project),
        number=there[-1].number + 1 if there else 1,
        name=name,
        note=note.strip(),
    )
    summary = _("kept {version}").format(version=told(version))
    with project.transaction(marked("keep version"), summary) as transaction:
        transaction.put(version)
    return version


def as_it_is(project: Project) -> Version:
    """Return the structure as it is now, as a version without a name that is not kept."""
    themes = tuple(all_themes(project))
    placed = dict.fromkeys(code for one in themes for code in one.codes)
    return Version(
        id=new_id(),
        number=0,
        name=_("now"),
        at=now(),
        by=project.by,
        themes=themes,
        relations=tuple(project.tables.table("relations").values()),
        codes=tuple((code, project.code(code).name) for code in placed),
    )


def restore(project: Project, version: Version) -> None:
    """Have the themes and relations again as they were in a version, as one new step.

    Themes made since are set aside. A code that was merged since is where the code is that took
    its extracts. Names that the themes had since stay among their earlier names.
    """
    summary = _("the themes as in {version}").format(version=told(version))
    with project.transaction(marked("restore version"), summary) as transaction:
        then = {one.id for one in version.themes}
        for one in all_themes(project):
            if one.id not in then and one.state != SET_ASIDE:
                transaction.put(
                    msgspec.structs.replace(
                        one, state=SET_ASIDE, set_aside_from=one.state, changed=now()
                    )
                )
        for one in version.themes:
            transaction.put(_as_then(project, one))
        for relation_id in list(project.tables.table("relations")):
            transaction.delete("relations", relation_id)
        for relation in version.relations:
            transaction.put(relation)


def as_of_version(project: Project, version: Version) -> Project:
    """Return the project with the themes and relations of a version, for reading only.

    The codes have the names that they had then.
    """
    tables = {name: dict(project.tables.table(name)) for name in RECORD_TYPES}
    tables["themes"] = {one.id: _as_then(project, one) for one in version.themes}
    tables["relations"] = {one.id: one for one in version.relations}
    for code_id, name in version.codes:
        code = project.tables.table("codes").get(code_id)
        if code is not None:
            tables["codes"][code_id] = msgspec.structs.replace(code, name=name)
    return Project(
        Contents(**tables),
        project.by,
        read_only=_("These are the themes of the version «{name}».").format(name=version.name),
        path=project.path,
    )


def themes_in(version: Version) -> list[Theme]:
    """Return the themes of a version that stood then."""
    aside = {one.id for one in version.themes if one.state == SET_ASIDE}
    by_id = {one.id: one for one in version.themes}

    def stands(one: Theme) -> bool:
        if one.id in aside:
            return False
        return one.parent is None or one.parent not in by_id or stands(by_id[one.parent])

    return [one for one in version.themes if stands(one)]


def codes_in(version: Version) -> set[int]:
    """Return the codes that stood in the themes of a version; those set aside hold none of them."""
    return {code for one in themes_in(version) for code in one.codes}


def told(version: Version) -> str:
    """Return a version as the log names it."""
    return _("version {number}: {name}").format(number=version.number, name=version.name)


def _as_then(project: Project, one: Theme) -> Theme:
    codes = tuple(dict.fromkeys(_living(project, one.codes)))
    return msgspec.structs.replace(one, codes=codes)


def _living(project: Project, codes: Iterable[int]) -> Iterator[int]:
    table = project.tables.table("codes")
    for code_id in codes:
        code = table.get(code_id)
        while code is not None and code.into is not None:
            code = table.get(code.into)
        if code is not None:
            yield code.id

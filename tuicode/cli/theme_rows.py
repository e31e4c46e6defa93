"""What `show` tells of themes, their relations and their versions, as rows of plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.analysis.theme_counts import theme_counts_of
from tuicode.analysis.theme_people import participants_in
from tuicode.analysis.version_changes import told, version_changes
from tuicode.model import relations, versions
from tuicode.model.theme_extracts import decided, extracts_of_theme
from tuicode.model.themes import all_themes, is_set_aside, subthemes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.analysis.version_changes import VersionChange
    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Version
    from tuicode.model.theme_extracts import Decided

Row = dict[str, Any]


def theme_rows(project: Project) -> list[Row]:
    """Return the themes, each before its subthemes, those that are set aside too."""
    names = {one.id: one.name for one in all_themes(project)}
    reviewed = decided(project)
    return [_theme_row(project, one, names, reviewed) for one in all_themes(project)]


def relation_rows(project: Project) -> list[Row]:
    """Return the relations between themes that are not set aside."""
    names = {one.id: one.name for one in all_themes(project)}
    return [
        {
            "id": one.id,
            "from": names[one.from_],
            "to": names[one.to],
            "word": one.word,
            "kind": one.kind,
        }
        for one in relations.relations(project)
    ]


def version_rows(project: Project) -> list[Row]:
    """Return the versions of the themes, the oldest first."""
    return [
        {
            "id": one.id,
            "number": one.number,
            "name": one.name,
            "at": one.at,
            "by": one.by,
            "note": one.note,
            "themes": _themes_in(one),
            "codes": len(versions.codes_in(one)),
            "relations": len(one.relations),
        }
        for one in versions.versions(project)
    ]


def version_change_rows(
    project: Project, *, older: int | None = None, newer: int | None = None
) -> list[Row]:
    """Return what is otherwise in the newer of two versions, by their numbers.

    Without numbers, from the last that was kept to now. Raises NotFound.
    """
    return [
        {
            "change": one.kind,
            "theme": one.name or None,
            "before": one.before or None,
            "after": one.after or None,
            "codes": [name for _code, name in one.codes],
        }
        for one in _changes(project, older, newer)
    ]


def version_change_sentences(
    project: Project, *, older: int | None = None, newer: int | None = None
) -> list[str]:
    """Return the same in sentences."""
    return [told(project, one) for one in _changes(project, older, newer)]


def _changes(project: Project, older: int | None, newer: int | None) -> list[VersionChange]:
    kept = versions.versions(project)
    last = kept[-1].number if kept else 1
    then = versions.version_numbered(project, last if older is None else older)
    now = versions.as_it_is(project) if newer is None else versions.version_numbered(project, newer)
    return version_changes(project, then, now)


def _theme_row(project: Project, one: Theme, names: dict[int, str], reviewed: Decided) -> Row:
    found = extracts_of_theme(project, one, reviewed=reviewed)
    return {
        "id": one.id,
        "name": one.name,
        "state": "set aside" if is_set_aside(project, one) else one.state,
        "parent": names[one.parent] if one.parent is not None else None,
        "subthemes": [sub.name for sub in subthemes(project, one)],
        "codes": [project.code(code).name for code in one.codes],
        "codes_in_all": theme_counts_of(project).of(project, one).codes,
        "extracts": len(found),
        "participants": len(participants_in(project, found)),
        "sources": len({extract.source for extract in found}),
        "central_idea": one.central_idea,
        "definition": one.definition,
        "boundaries": one.boundaries,
        "earlier_names": [earlier.name for earlier in one.earlier_names],
        "created": one.created,
        "changed": one.changed,
    }


def _themes_in(version: Version) -> list[Row]:
    names, codes = {one.id: one.name for one in version.themes}, dict(version.codes)
    return [
        {
            "id": one.id,
            "name": one.name,
            "state": one.state,
            "parent": names.get(one.parent) if one.parent is not None else None,
            "codes": [codes[code] for code in one.codes if code in codes],
        }
        for one in versions.themes_in(version)
    ]


THEMES_SHOWN: dict[str, Callable[..., list[Row]]] = {
    "themes": theme_rows,
    "relations": relation_rows,
    "versions": version_rows,
    "version-changes": version_change_rows,
}

"""Of the audit trail: the themes by version, and what reviews of them decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tuicode.analysis.version_changes import told, version_changes
from tuicode.language import _, plural
from tuicode.model.themes import all_themes
from tuicode.model.versions import as_it_is, themes_in, versions
from tuicode.report.table import Column, Strong, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Review, Theme, Version
    from tuicode.report.table import Cell, Paragraph
    from tuicode.report.telling import Telling

DAY = len("2026-11-23")


def versions_table(project: Project, telling: Telling) -> Table:
    """Return the themes of each version and of now, and what was otherwise in the one before."""
    language = telling.language
    kept = versions(project)
    shown = [*kept, as_it_is(project)] if project.tables.table("themes") else kept
    rows = []
    for place, version in enumerate(shown):
        before = shown[place - 1] if place else None
        rows.append(
            (
                _version_cell(version, language),
                tuple(_tree(version)) or "",
                _changes_cell(project, before, version, telling),
            )
        )
    return Table(
        title=_("Themes by version", language),
        subtitle=plural(
            "{count} version was kept", "{count} versions were kept", len(kept), language
        ),
        language=language,
        columns=(
            Column(_("Version", language), 0.2),
            Column(_("Themes then", language), 0.3),
            Column(_("Changed since the version before", language), 0.5),
        ),
        rows=tuple(rows),
    )


def reviews_table(project: Project) -> Table:
    """Return what was decided in each review: of a theme, and of the coding without one."""
    language = project.sheet.language
    names = {one.id: one.name for one in all_themes(project)}
    found: dict[tuple[int | None, int], list[Review]] = defaultdict(list)
    for review in project.tables.table("reviews").values():
        found[review.theme, review.round].append(review)
    order = {one: place for place, one in enumerate([None, *names])}
    groups = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[1]))
    return Table(
        title=_("Reviews", language),
        subtitle=plural("{count} decision", "{count} decisions", _size(found), language),
        language=language,
        columns=(
            Column(_("Reviewed", language), 0.40, run="cell"),
            Column(_("Round", language), 0.12, "number"),
            Column(_("Date", language), 0.22),
            Column(_("Decided", language), 0.26),
        ),
        rows=tuple(
            (
                _("All extracts", language) if theme is None else names.get(theme, ""),
                number,
                _days(found[theme, number]),
                _decided(found[theme, number], language),
            )
            for theme, number in groups
        ),
    )


def _version_cell(version: Version, language: str) -> Cell:
    name = f"{version.number} {version.name}" if version.number else _("now", language)
    when = f"{version.at[:DAY]}, {version.by}" if version.number else ""
    lines = [line for line in (when, version.note) if line]
    return ((Strong(name),), *((line,) for line in lines))


def _tree(version: Version) -> Iterator[Paragraph]:
    themes = themes_in(version)
    by_id = {one.id: one for one in themes}
    for one in themes:
        depth = _depth(one, by_id)
        yield (f"{'– ' * depth}{one.name}",) if depth else (Strong(one.name),)


def _depth(one: Theme, by_id: dict[int, Theme]) -> int:
    depth = 0
    while one.parent is not None and one.parent in by_id:
        one, depth = by_id[one.parent], depth + 1
    return depth


def _changes_cell(
    project: Project, before: Version | None, version: Version, telling: Telling
) -> Cell:
    if before is None:
        return ""
    return "\n".join(
        told(project, one, telling.language, with_names=telling.with_names)
        for one in version_changes(project, before, version)
    )


def _size(found: dict[tuple[int | None, int], list[Review]]) -> int:
    return sum(map(len, found.values()))


def _days(reviews: list[Review]) -> str:
    days = sorted({one.at[:DAY] for one in reviews if one.at})
    return " – ".join(dict.fromkeys([*days[:1], *days[-1:]]))


def _decided(reviews: list[Review], language: str) -> str:
    counted = Counter(one.verdict for one in reviews)
    return "\n".join(f"{_(verdict, language)}: {count}" for verdict, count in counted.most_common())

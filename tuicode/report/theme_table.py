"""The theme table: the overarching themes, and beside each its subthemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.theme_people import participants_in
from tuicode.language import _, plural
from tuicode.model.project import Project
from tuicode.model.theme_extracts import Decided, decided, extracts_of_theme
from tuicode.model.themes import subthemes
from tuicode.report.table import Column, Strong, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.records import Theme
    from tuicode.report.table import Cell, Paragraph

THEMES_SHARE = 0.42
"""Of the overarching themes in the width of a page."""


class _Telling(msgspec.Struct, frozen=True):
    """What is told of each theme beside its name."""

    project: Project
    reviewed: Decided
    numbered: bool
    definitions: bool
    participants: bool

    def of(self, one: Theme, number: str) -> Iterator[Paragraph]:
        """Yield the paragraphs about a theme, its name first."""
        name = f"{number} {one.name}" if self.numbered else one.name
        yield (Strong(name),)
        if self.definitions:
            told = one.definition or one.central_idea
            yield from ((line,) for line in told.split("\n") if line)
        if self.participants:
            yield (self._participants(one),)

    def _participants(self, one: Theme) -> str:
        found = extracts_of_theme(self.project, one, reviewed=self.reviewed)
        people = [each for each in self.project.participants if each.role == "participant"]
        return _("{count} of {all} participants", self.project.sheet.language).format(
            count=len(participants_in(self.project, found)), all=len(people)
        )


def theme_table(
    project: Project,
    *,
    numbered: bool = False,
    definitions: bool = False,
    participants: bool = False,
) -> Table:
    """Return the themes that are not set aside, each subtheme in a row.

    With each name its number, its definition (or else its central idea) and how many of the
    participants speak in its extracts, where these are asked for. What stands under a subtheme
    is told with it.
    """
    language = project.sheet.language
    telling = _Telling(project, decided(project), numbered, definitions, participants)
    top = subthemes(project, None)
    rows = tuple(row for number, one in enumerate(top, 1) for row in _rows(telling, one, number))
    themes = plural("{count} overarching theme", "{count} overarching themes", len(top), language)
    below = sum(len(subthemes(project, one)) for one in top)
    under = plural("{count} subtheme", "{count} subthemes", below, language)
    return Table(
        title=_("Themes", language),
        subtitle=f"{project.sheet.name} · {themes} · {under}",
        language=language,
        columns=(
            Column(_("Overarching themes", language), THEMES_SHARE, run="cell"),
            Column(_("Subthemes", language), 1 - THEMES_SHARE),
        ),
        rows=rows,
    )


def _rows(telling: _Telling, one: Theme, number: int) -> Iterator[tuple[Cell, ...]]:
    overarching = tuple(telling.of(one, f"{number}"))
    below = subthemes(telling.project, one)
    for place, sub in enumerate(below, 1):
        yield overarching, _of_subtheme(telling, sub, f"{number}.{place}")
    if not below:
        yield overarching, ""


def _of_subtheme(telling: _Telling, sub: Theme, number: str) -> tuple[Paragraph, ...]:
    """Return what is told of a subtheme and, as if in its definition, of those under it."""
    found = list(telling.of(sub, number))
    if len(found) == 1:
        found = [_plain(found[0])]
    for place, deeper in enumerate(subthemes(telling.project, sub), 1):
        found += _of_subtheme(telling, deeper, f"{number}.{place}")
    return tuple(found)


def _plain(paragraph: Paragraph) -> Paragraph:
    """Return a name that nothing follows as words that do not stand out."""
    return tuple(run.text if isinstance(run, Strong) else run for run in paragraph)

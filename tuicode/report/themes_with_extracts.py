"""The themes with their extracts: theme, subtheme, and what is said under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.ordering import alphabetical
from tuicode.model.theme_extracts import decided, extracts_of_theme
from tuicode.model.themes import above, standing, subthemes
from tuicode.report.analysis_table import marks_of, words_of
from tuicode.report.table import Column, Table

if TYPE_CHECKING:
    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme
    from tuicode.model.units import Span
    from tuicode.report.table import Cell

DEEPER = " › "
"""Between the names of a subtheme and of one under it."""


def themes_with_extracts(project: Project) -> Table:
    """Return each extract under the theme and the subtheme that it stands in, with its codes.

    Theme by theme in book order, source by source in text order. What is not analysed is left
    out, and what departs from the pattern is told so.
    """
    language = project.sheet.language
    themes = standing(project)
    reviewed, departing = decided(project), _departing(project)
    rows: list[tuple[Cell, ...]] = []
    for one in themes:
        names = _names(project, one)
        found = extracts_of_theme(project, one, subthemes=False, reviewed=reviewed)
        rows += ((*names, *_cells(project, each, departing[each.source])) for each in found)
        if not found and not subthemes(project, one):
            rows.append((*names, _("(no extracts)", language), ""))
    counted = plural("{count} theme", "{count} themes", len(themes), language)
    return Table(
        title=_("Themes and extracts", language),
        subtitle=f"{project.sheet.name} · {counted}",
        language=language,
        columns=(
            Column(_("Theme", language), 0.25, run="band"),
            Column(_("Subtheme", language), 0.25, run="band"),
            Column(_("Extract", language), 0.66),
            Column(_("Codes", language), 0.34),
        ),
        rows=tuple(rows),
    )


def _names(project: Project, one: Theme) -> tuple[str, str]:
    """Return the names of the theme at the top and of the subtheme, with those between them."""
    top, *below = [one, *above(project, one)][::-1]
    return top.name, DEEPER.join(each.name for each in below)


def _cells(project: Project, extract: Extract, departing: list[Span]) -> tuple[Cell, Cell]:
    carried = (project.code(coding.code) for coding in extract.codings)
    codes = marks_of(
        sorted(carried, key=lambda code: (alphabetical(code.tag), alphabetical(code.name)))
    )
    if any(start < extract.end and extract.start < end for start, end in departing):
        codes = (*codes, (_("(departs from the pattern)", project.sheet.language),))
    return words_of(project, extract, several=len(project.sources) > 1), codes


def _departing(project: Project) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {source.id: [] for source in project.sources}
    for flag in project.tables.table("flags").values():
        if flag.kind == "departing":
            found[flag.source].append((flag.start, flag.end))
    return found

"""The candidate themes as people have them in a sheet: a column a theme, its codes beneath."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.placing import miscellaneous, not_placed
from tuicode.model.themes import above, standing
from tuicode.report.table import CodeMark, Column, Table
from tuicode.report.themes_with_extracts import DEEPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme
    from tuicode.report.table import Cell

NARROWEST = 0.18
"""Of a page: a sheet of many themes is wider than one."""


def candidate_themes(project: Project) -> Table:
    """Return the codes of each theme that is not set aside, a column each.

    The last columns are of the codes that are not placed yet, and of the Miscellaneous pile.
    """
    language = project.sheet.language
    themes = standing(project)
    piles: list[tuple[str, Sequence[Code]]] = [
        (_heading(project, one), [project.code(code) for code in one.codes]) for one in themes
    ]
    piles.append((_("Not placed", language), not_placed(project)))
    piles.append((_("Miscellaneous", language), miscellaneous(project)))
    share = max(1 / len(piles), NARROWEST)
    counted = plural("{count} theme", "{count} themes", len(themes), language)
    cells = [[_cell(code) for code in codes] for _name, codes in piles]
    return Table(
        title=_("Candidate themes", language),
        subtitle=f"{project.sheet.name} · {counted}",
        language=language,
        columns=tuple(Column(name, share) for name, _codes in piles),
        rows=tuple(zip_longest(*cells, fillvalue="")),
    )


def _heading(project: Project, one: Theme) -> str:
    return DEEPER.join(each.name for each in [one, *above(project, one)][::-1])


def _cell(code: Code) -> Cell:
    return ((CodeMark(code.family, code.tag, code.name),),)

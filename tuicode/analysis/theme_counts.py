"""What stands in every theme, counted: codes, extracts, and who speaks in them.

Where the extracts of a code stand is reckoned once and kept while its codings stay as they are,
so that the board is there at once after each move, with 20,000 extracts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from tuicode.analysis.tally import tally_of
from tuicode.model.extracts import extract_at
from tuicode.model.flags import NOT_ANALYSED, analysed
from tuicode.model.theme_extracts import Decided, decided
from tuicode.model.themes import all_themes, with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Flag, Theme
    from tuicode.model.theme_extracts import Place


class ThemeCount(msgspec.Struct, frozen=True):
    """How much stands in a theme, with what stands in its subthemes."""

    codes: int
    extracts: int


class ThemeCounts:
    """The counts of the themes of a project; ask `theme_counts_of` for them."""

    def __init__(self) -> None:
        self._revision = -1
        self._decided = Decided({}, {})
        self._hidden: frozenset[Flag] = frozenset()
        self._places: dict[int, tuple[int, frozenset[Place]]] = {}
        self._counts: dict[int, ThemeCount] = {}

    def of(self, project: Project, one: Theme) -> ThemeCount:
        """Return what stands in a theme and its subthemes."""
        self._follow(project)
        return self._counts.get(one.id) or ThemeCount(0, 0)

    def places(self, project: Project, one: Theme) -> set[Place]:
        """Return where the extracts of a theme stand, without those of its subthemes."""
        self._follow(project)
        return self._places_of(project, [one])

    def participants(self, project: Project, one: Theme) -> int:
        """Return how many participants speak in the extracts of a theme and its subthemes."""
        self._follow(project)
        speakers = tally_of(project).speakers(project)
        places = self._places_of(project, with_subthemes(project, one))
        speaking = {
            person for source, start, end in places for person in speakers[source][(start, end)]
        }
        return len(speaking & _participants(project))

    def _follow(self, project: Project) -> None:
        """Count anew where the project has changed since."""
        if project.revision == self._revision:
            return
        self._revision, self._decided = project.revision, decided(project)
        flags: Iterable[Flag] = project.tables.table("flags").values()
        hidden = frozenset(flag for flag in flags if flag.kind == NOT_ANALYSED)
        if hidden != self._hidden:
            self._hidden = hidden
            self._places.clear()
        self._counts = {}
        for one in all_themes(project):
            themes = with_subthemes(project, one)
            codes = {code for each in themes for code in each.codes}
            self._counts[one.id] = ThemeCount(len(codes), len(self._places_of(project, themes)))

    def _places_of(self, project: Project, themes: Iterable[Theme]) -> set[Place]:
        """Return where the extracts of some themes stand: `places_of_theme`, from what is kept."""
        found: set[Place] = set()
        for one in themes:
            out = self._decided.out.get(one.id, set())
            carried = set().union(*(self._of_code(project, code) for code in one.codes))
            found |= carried - out if out else carried
            found |= {
                place
                for place in self._decided.into.get(one.id, ())
                if (extract := extract_at(project, *place)) is not None
                and any(analysed(project, [extract]))
            }
        return found

    def _of_code(self, project: Project, code_id: int) -> frozenset[Place]:
        changes = project.tables.codings_index.changes_of_code(code_id)
        kept = self._places.get(code_id)
        if kept is None or kept[0] != changes:
            codings = analysed(project, project.codings_of_code(code_id))
            kept = changes, frozenset((one.source, one.start, one.end) for one in codings)
            self._places[code_id] = kept
        return kept[1]


def participants_of(project: Project) -> int:
    """Return how many participants the project has; those who interview are none."""
    return len(_participants(project))


def theme_counts_of(project: Project) -> ThemeCounts:
    """Return the counts of a project's themes, the same each time."""
    found = _COUNTS.get(project)
    if found is None:
        found = _COUNTS[project] = ThemeCounts()
    return found


_COUNTS: WeakKeyDictionary[Project, ThemeCounts] = WeakKeyDictionary()


def _participants(project: Project) -> set[int]:
    return {one.id for one in project.participants if one.role == "participant"}

"""Themes as they mark the text: each with its number for a tag, and a hue by its place.

A theme at the top has the hue of its place among the themes, and its subthemes have it too: the
first is green, the second blue, and so on through the families, as new codes are given them.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.records import FAMILIES, Family
from tuicode.model.theme_extracts import decided, place_of
from tuicode.model.themes import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme


class ThemeMark(msgspec.Struct, frozen=True):
    """A theme in the margin; `tag` is its number, such as `2` or `2.1`."""

    id: int
    tag: str
    name: str
    family: Family


class ThemesOnText:
    """Which themes each extract stands in, as the project was when this was made."""

    def __init__(self, project: Project) -> None:
        self.marks = theme_marks(project)
        self._reviewed = decided(project)
        self._of_code: dict[int, list[ThemeMark]] = {}
        for one in standing(project):
            for code in one.codes:
                self._of_code.setdefault(code, []).append(self.marks[one.id])
        self._place = {theme_id: place for place, theme_id in enumerate(self.marks)}

    def of(self, extract: Extract) -> tuple[ThemeMark, ...]:
        """Return the themes of an extract in book order."""
        place, reviewed = place_of(extract), self._reviewed
        found = {
            mark.id: mark
            for code in dict.fromkeys(coding.code for coding in extract.codings)
            for mark in self._of_code.get(code, ())
            if place not in reviewed.out.get(mark.id, ())
        }
        for theme_id, places in reviewed.into.items():
            if place in places and theme_id in self.marks:
                found[theme_id] = self.marks[theme_id]
        return tuple(sorted(found.values(), key=lambda mark: self._place[mark.id]))


def theme_marks(project: Project) -> dict[int, ThemeMark]:
    """Return the mark of every theme that is not set aside, in book order, by id."""
    under: dict[int | None, list[Theme]] = {}
    for one in standing(project):
        under.setdefault(one.parent, []).append(one)

    def walk(parent: int | None, tag: str, family: Family | None) -> Iterator[ThemeMark]:
        for number, one in zip(count(1), under.get(parent, ())):
            hue = family or FAMILIES[(number - 1) % len(FAMILIES)]
            yield ThemeMark(one.id, f"{tag}{number}", one.name, hue)
            yield from walk(one.id, f"{tag}{number}.", hue)

    return {mark.id: mark for mark in walk(None, "", None)}

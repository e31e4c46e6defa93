"""Who speaks in the extracts of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.extracts import speakers_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project


def participants_in(project: Project, extracts: Iterable[Extract]) -> set[int]:
    """Return the ids of the participants, interviewers aside, who speak in some extracts."""
    sources = {source.id: source for source in project.sources}
    return {
        person.id
        for extract in extracts
        for person in speakers_in(project, sources[extract.source], extract.start, extract.end)
        if person.role == "participant"
    }

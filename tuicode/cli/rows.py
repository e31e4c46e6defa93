"""What `show` tells, as rows of plain values: the keys that scripts rely on (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.analysis.counts import (
    extracts_by_code,
    extracts_of_project,
    spoken_by_participant,
    spoken_in,
)
from tuicode.analysis.log_told import summary_told
from tuicode.cli.analysis_rows import ANALYSES
from tuicode.cli.note_rows import NOTES_SHOWN
from tuicode.cli.theme_review_rows import REVIEWED_THEMES
from tuicode.cli.theme_rows import THEMES_SHOWN
from tuicode.model.extracts import speakers_in
from tuicode.model.flags import analysed, not_analysed
from tuicode.model.readings import percent_read, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

Row = dict[str, Any]


def project_row(project: Project) -> Row:
    """Return the project's sheet, and how much there is of everything."""
    sheet = project.sheet
    return {
        "name": sheet.name,
        "language": sheet.language,
        "question": sheet.question,
        "approach": sheet.approach,
        "stance": sheet.stance,
        "name_hints": sheet.name_hints,
        "created": sheet.created,
        "format": sheet.format,
        "sources": len(project.sources),
        "words": sum(row["words"] for row in source_rows(project)),
        "participants": len(project.participants),
        "passes": len(project.passes),
        "codes": len(project.codes),
        "extracts": extracts_of_project(project),
        "codings": len(project.codings),
        "log": len(project.log),
    }


def source_rows(project: Project) -> list[Row]:
    """Return the sources in the order they were imported."""
    return [source_row(project, source) for source in project.sources]


def source_row(project: Project, source: Source) -> Row:
    """Return one source, without its text; words that are not analysed do not count."""
    by_all = [one.read for one in readings(project) if one.source == source.id]
    spoken = spoken_in(source, not_analysed(project, source.id))
    return {
        "id": source.id,
        "name": source.name,
        "words": spoken.words,
        "turns": spoken.turns,
        "characters": len(source.text),
        "filename": source.filename,
        "sha256": source.sha256,
        "imported": source.imported,
        "checked": source.checked,
        "read": sum(map(len, by_all)),
        "attributes": source.attributes,
    }


def reading_rows(project: Project) -> list[Row]:
    """Return how far and how often each coder has read each source, in reading order."""
    rows = []
    for reading in readings(project):
        source = project.source(reading.source)
        rows.append(
            {
                "source": source.name,
                "by": reading.by,
                "at": reading.at,
                "position": reading.position,
                "percent": percent_read(source, reading.furthest),
                "read": list(reading.read),
                "checked": source.checked,
            }
        )
    return rows


def participant_rows(project: Project) -> list[Row]:
    """Return the participants by label, with how much each says in all sources."""
    spoken = spoken_by_participant(project)
    return [
        {
            "id": person.id,
            "label": person.label,
            "role": person.role,
            "turns": spoken[person.id].turns,
            "words": spoken[person.id].words,
            "spellings": list(person.spellings),
            "attributes": person.attributes,
        }
        for person in project.participants
    ]


def code_rows(project: Project) -> list[Row]:
    """Return the codes by name, retired and merged ones too."""
    extracts = extracts_by_code(project)
    return [
        {
            "id": code.id,
            "tag": code.tag,
            "name": code.name,
            "family": code.family,
            "orientation": code.orientation,
            "origin": code.origin,
            "pin": code.pin,
            "state": code.state,
            "extracts": extracts[code.id],
            "definition": code.definition,
            "created": code.created,
        }
        for code in project.codes
    ]


def coding_rows(project: Project, codings: Iterable[Coding] | None = None) -> list[Row]:
    """Return codings, by default all, source by source in text order.

    Of those that touch what is not analysed no words are told.
    """
    names = {code.id: code.name for code in project.codes}
    tags = {code.id: code.tag for code in project.codes}
    numbers = {one.id: one.number for one in project.passes}
    rows = []
    shown = project.codings if codings is None else tuple(codings)
    counted = {coding.id for coding in analysed(project, shown)}
    for coding in shown:
        source = project.source(coding.source)
        text = source.text[coding.start : coding.end]
        rows.append(
            {
                "id": coding.id,
                "source": source.name,
                "start": coding.start,
                "end": coding.end,
                "text": text if coding.id in counted else None,
                "code": names[coding.code],
                "tag": tags[coding.code],
                "pass": numbers[coding.pass_],
                "participant": _speakers(project, source, coding),
                "was": [names[earlier.code] for earlier in coding.was],
                "by": coding.by,
                "at": coding.at,
            }
        )
    return rows


def log_rows(project: Project) -> list[Row]:
    """Return the log, oldest first; nothing of what private writing is about."""
    return [
        {
            "number": entry.number,
            "at": entry.at,
            "by": entry.by,
            "action": entry.action,
            "summary": summary_told(project, entry),
        }
        for entry in project.log
    ]


def _speakers(project: Project, source: Source, coding: Coding) -> str | None:
    speakers = speakers_in(project, source, coding.start, coding.end)
    return ", ".join(person.label for person in speakers) or None


SHOWN: dict[str, Callable[..., Any]] = {
    "project": project_row,
    "sources": source_rows,
    "participants": participant_rows,
    "codes": code_rows,
    "codings": coding_rows,
    **ANALYSES,
    "readings": reading_rows,
    "log": log_rows,
    **NOTES_SHOWN,
    **THEMES_SHOWN,
    **REVIEWED_THEMES,
}
"""What can be shown, by its name on the command line."""

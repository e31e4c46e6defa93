"""Of the audit trail: the project sheet, the data, and the passes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.changes import changes_after, changes_in
from tuicode.analysis.counts import spoken_in
from tuicode.language import _, plural
from tuicode.model.flags import not_analysed
from tuicode.report.table import Column, Strong, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.analysis.changes import Changes
    from tuicode.model.project import Project
    from tuicode.model.records import Pass, Source
    from tuicode.report.table import Cell, Paragraph

DAY = len("2026-11-23")

DATES = ("date", "dato")
"""What people call the attribute of a source that says when the interview was held."""


def sheet_table(project: Project) -> Table:
    """Return what the project sheet says; what is empty is left out."""
    language, sheet = project.sheet.language, project.sheet
    said = [
        (_("Name", language), sheet.name),
        (_("Research question", language), sheet.question),
        (_("Approach", language), _(sheet.approach, language)),
        (_("What the researcher brings", language), sheet.stance),
        (_("Begun", language), sheet.created[:DAY]),
        (_("Last changed", language), project.log[-1].at[:DAY] if project.log else ""),
    ]
    return Table(
        title=_("The project", language),
        subtitle="",
        language=language,
        columns=(
            Column(_("What", language), 0.3),
            Column(_("In the project sheet", language), 0.7),
        ),
        rows=tuple((((Strong(what),),), value) for what, value in said if value),
    )


def data_table(project: Project) -> Table:
    """Return the sources with their lengths and dates, and how many take part."""
    language = project.sheet.language
    roles = [person.role for person in project.participants]
    people = plural(
        "{count} participant", "{count} participants", roles.count("participant"), language
    )
    asking = plural(
        "{count} interviewer", "{count} interviewers", roles.count("interviewer"), language
    )
    held = any(map(_held, project.sources))
    sources = plural("{count} source", "{count} sources", len(project.sources), language)
    return Table(
        title=_("The data", language),
        subtitle=f"{sources} · {people} · {asking}",
        language=language,
        columns=(
            Column(_("Source", language), 0.28 if held else 0.44),
            Column(_("Words", language), 0.11, "number"),
            Column(_("Turns", language), 0.11, "number"),
            *([Column(_("Held", language), 0.16)] if held else ()),
            Column(_("Imported", language), 0.16),
            Column(_("Checked", language), 0.18),
        ),
        rows=tuple(_source_row(project, source, held=held) for source in project.sources),
    )


def passes_table(project: Project) -> Table:
    """Return the passes: how each was made, why, and what it changed."""
    language = project.sheet.language
    return Table(
        title=_("The passes", language),
        subtitle=plural("{count} pass", "{count} passes", len(project.passes), language),
        language=language,
        columns=(
            Column(_("Pass", language), 0.31),
            Column(_("How and why", language), 0.41),
            Column(_("What it changed", language), 0.28),
        ),
        rows=tuple(
            (_pass_cell(one, language), _why_cell(project, one), _counts_cell(project, one))
            for one in project.passes
        ),
    )


def _held(source: Source) -> str:
    return next((source.attributes[key] for key in DATES if key in source.attributes), "")


def _source_row(project: Project, source: Source, *, held: bool) -> tuple[Cell, ...]:
    spoken = spoken_in(source, not_analysed(project, source.id))
    return (
        source.name,
        spoken.words,
        spoken.turns,
        *([_held(source)] if held else ()),
        source.imported[:DAY],
        source.checked[:DAY],
    )


def _pass_cell(one: Pass, language: str) -> Cell:
    ended = one.ended[:DAY] or "…"
    lines: list[Paragraph] = [
        (Strong(f"{one.number} {one.name}"),),
        (f"{one.started[:DAY]} – {ended}",),
    ]
    if one.phase:
        lines.append((_("phase {number}", language).format(number=one.phase),))
    return tuple(lines)


def _why_cell(project: Project, one: Pass) -> Cell:
    language = project.sheet.language
    names = {source.id: source.name for source in project.sources}
    said = [
        (_("Lens: {words}", language), one.lens),
        (_("Why: {words}", language), one.note),
        (
            _("Read in this order: {words}", language),
            ", ".join(names[each] for each in one.order if each in names),
        ),
        (_("Afterwards: {words}", language), one.reflection),
    ]
    lines = [(line.format(words=words),) for line, words in said if words]
    if one.hides_earlier:
        lines.append((_("Earlier codings were hidden.", language),))
    return tuple(lines) or ""


def _counts_cell(project: Project, one: Pass) -> Cell:
    language = project.sheet.language
    within = _counted(changes_in(project, one), language)
    afterwards = _("after it, in no pass: {what}", language)
    after = _counted(changes_after(project, one), language)
    lines = [*within, *(afterwards.format(what=line) for line in after)]
    return tuple((line,) for line in lines) or ""


def _counted(changes: Changes, language: str) -> Iterator[str]:
    counted = (
        (_("codings added: {count}", language), changes.added),
        (_("codings recoded: {count}", language), changes.recoded),
        (_("codings removed: {count}", language), changes.removed),
        (_("new codes: {count}", language), changes.new),
        (_("codes merged: {count}", language), changes.merged),
        (_("codes split: {count}", language), changes.split),
        (_("codes renamed: {count}", language), changes.renamed),
        (_("codes retired: {count}", language), changes.retired),
    )
    for line, found in counted:
        if found:
            yield line.format(count=len(found))

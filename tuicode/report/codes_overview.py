"""The overview of codes: one row a code, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.spans import joined, spans_by_source
from tuicode.language import _, plural
from tuicode.model.extracts import speakers_in
from tuicode.model.flags import analysed
from tuicode.model.sheet import title_of_codes
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, CodeState, Family, Source
    from tuicode.model.units import Span
    from tuicode.report.table import Cell


def codes_overview(project: Project) -> Table:
    """Return the overview of all codes by name, retired and merged ones too.

    Extracts are distinct spans; words are those of the extracts, each counted once where
    extracts overlap; participants are those of that role who speak in the extracts. An extract
    that touches what is not analysed is not counted.
    """
    language = project.sheet.language
    families, states = _families(language), _states(language)
    rows = tuple(_row(project, code, families, states) for code in project.codes)
    count = plural("{count} code", "{count} codes", len(rows), language)
    return Table(
        title=title_of_codes(project, language),
        subtitle=f"{project.sheet.name} · {count}",
        language=language,
        columns=_columns(language),
        rows=rows,
    )


def _columns(language: str) -> tuple[Column, ...]:
    return (
        Column(_("Tag", language), 0.05),
        Column(_("Name", language), 0.22),
        Column(_("Family", language), 0.06),
        Column(_("State", language), 0.06),
        Column(_("Extracts", language), 0.07, "number"),
        Column(_("Codings", language), 0.07, "number"),
        Column(_("Sources", language), 0.07, "number"),
        Column(_("Participants", language), 0.08, "number"),
        Column(_("Words", language), 0.06, "number"),
        Column(_("Definition", language), 0.26),
    )


def _families(language: str) -> dict[Family, str]:
    return {
        "green": _("green", language),
        "blue": _("blue", language),
        "orange": _("orange", language),
        "yellow": _("yellow", language),
        "pink": _("pink", language),
        "grey": _("grey", language),
    }


def _states(language: str) -> dict[CodeState, str]:
    return {
        "active": _("active", language),
        "retired": _("retired", language),
        "merged": _("merged", language),
    }


def _row(
    project: Project, code: Code, families: dict[Family, str], states: dict[CodeState, str]
) -> tuple[Cell, ...]:
    spans = spans_by_source(project, code.id)
    return (
        ((CodeMark(code.family, code.tag),),),
        code.name,
        families[code.family],
        states[code.state],
        sum(len(found) for found in spans.values()),
        sum(1 for _coding in analysed(project, project.codings_of_code(code.id))),
        len(spans),
        len(_participants(project, spans)),
        sum(_words(project.source(source_id), found) for source_id, found in spans.items()),
        code.definition,
    )


def _participants(project: Project, spans: dict[int, list[Span]]) -> set[int]:
    return {
        person.id
        for source_id, found in spans.items()
        for start, end in found
        for person in speakers_in(project, project.source(source_id), start, end)
        if person.role == "participant"
    }


def _words(source: Source, spans: Sequence[Span]) -> int:
    return sum(len(source.text[start:end].split()) for start, end in joined(spans))

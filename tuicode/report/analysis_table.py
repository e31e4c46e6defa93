"""The analysis table: every extract in text order, and its codes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.extracts import extracts_of_source, speakers_in
from tuicode.model.flags import analysed
from tuicode.model.ordering import alphabetical
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.report.table import Paragraph

SHARE_OF_EXTRACT = 0.62


def analysis_table(project: Project, source_ids: Collection[int] | None = None) -> Table:
    """Return the table extract | codes, one row an extract, in text order.

    With `source_ids` only those sources are in it, still in the project's order. An extract that
    touches what is not analysed is left out. Raises NotFound where the project has no such source.
    """
    sources = _chosen(project, source_ids)
    several = len(sources) > 1
    rows = tuple(
        (_words(project, source, extract, several), _codes(project, extract))
        for source in sources
        for extract in analysed(project, extracts_of_source(project, source.id))
    )
    language = project.sheet.language
    return Table(
        title=_("Analysis table", language),
        subtitle=_subtitle(project, sources, len(rows)),
        language=language,
        columns=(
            Column(_("Extract", language), SHARE_OF_EXTRACT),
            Column(_("Codes", language), 1 - SHARE_OF_EXTRACT),
        ),
        rows=rows,
    )


def _chosen(project: Project, source_ids: Collection[int] | None) -> list[Source]:
    if source_ids is None:
        return project.sources
    wanted = {project.source(one).id for one in source_ids}
    return [source for source in project.sources if source.id in wanted]


def _subtitle(project: Project, sources: Sequence[Source], count: int) -> str:
    language = project.sheet.language
    if len(sources) == 1:
        place = sources[0].name
    else:
        place = plural("{count} source", "{count} sources", len(sources), language)
    extracts = plural("{count} extract", "{count} extracts", count, language)
    return f"{project.sheet.name} · {place} · {extracts}"


def _words(
    project: Project, source: Source, extract: Extract, several: bool
) -> tuple[Paragraph, ...]:
    lines = source.text[extract.start : extract.end].split("\n")
    told = _attribution(project, source, extract, several)
    if told:
        lines[-1] = f"{lines[-1]} ({told})"
    return tuple((line,) for line in lines)


def _attribution(project: Project, source: Source, extract: Extract, several: bool) -> str:
    """Name the participants, or else the interviewers; and the source where there are several."""
    speakers = speakers_in(project, source, extract.start, extract.end)
    participants = [person for person in speakers if person.role == "participant"]
    labels = [person.label for person in participants or speakers]
    return ", ".join([*labels, source.name] if several else labels)


def _codes(project: Project, extract: Extract) -> tuple[Paragraph, ...]:
    # The same code in two passes is still one code on the extract.
    codes = {coding.code: project.code(coding.code) for coding in extract.codings}
    ordered = sorted(
        codes.values(), key=lambda code: (alphabetical(code.tag), alphabetical(code.name))
    )
    return tuple((CodeMark(code.family, code.tag, code.name),) for code in ordered)

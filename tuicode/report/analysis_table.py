"""The analysis table: every extract in text order, its codes at first, and after iteration."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from tuicode.language import _, plural
from tuicode.model.extracts import extract_at, extracts_of_source, speakers_in
from tuicode.model.first_given import first_codes, names_at_first
from tuicode.model.flags import analysed
from tuicode.model.ordering import alphabetical
from tuicode.model.project import Project
from tuicode.model.sentences import sentences_of
from tuicode.model.theme_extracts import decided, themes_of_extract
from tuicode.model.themes import above
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tuicode.model.extracts import Extract
    from tuicode.model.records import Code, Coding, Source
    from tuicode.model.theme_extracts import Decided
    from tuicode.report.table import Paragraph

Iteration = Literal["codes", "subtheme", "theme"]

ITERATIONS: tuple[Iteration, ...] = ("codes", "subtheme", "theme")

CUT = "(...)"
"""Stands for the rest of a sentence that an extract holds a part of."""

SHARES = (0.45, 0.30, 0.25)
"""Of the extract, the codes and the iteration in the width of a page."""


class Choice(msgspec.Struct, frozen=True):
    """What stands in an analysis table; without any choice, all of the project as it is now."""

    sources: Collection[int] | None = None
    """Only these, still in the project's order."""
    codes: Collection[int] | None = None
    """Only extracts that carry one of these."""
    extracts: Sequence[int] = ()
    """Ids of codings: only the extracts they are on, in this order."""
    earlier: Project | None = None
    """The project as it stood at the end of the pass whose codes are told; None for the first."""
    iteration: Iteration = "codes"
    """What the last column tells: the codes as they are, or their subthemes or themes."""
    marks_cuts: bool = False
    """Whether `(...)` stands where an extract begins or ends within a sentence."""


def analysis_table(project: Project, choice: Choice | None = None) -> Table:
    """Return the table extract | codes | iteration, one row an extract, in text order.

    An extract that touches what is not analysed is left out. Raises NotFound where the choice
    names what is not in the project.
    """
    choice = choice or Choice()
    sources = _chosen(project, choice.sources)
    several, then = len(sources) > 1, choice.earlier
    names = names_at_first(project) if then is None else {}
    reviewed = decided(project)
    rows = tuple(
        (
            words_of(project, extract, several=several, marks_cuts=choice.marks_cuts),
            _codes_at_first(project, extract, names)
            if then is None
            else _codes_then(then, extract),
            _iterated(project, choice.iteration, extract, reviewed),
        )
        for extract in _extracts(project, sources, choice)
    )
    language = project.sheet.language
    headings = (_("Extract", language), _("Codes", language), _("Iteration", language))
    return Table(
        title=_("Analysis table", language),
        subtitle=_subtitle(project, sources, len(rows)),
        language=language,
        columns=tuple(map(Column, headings, SHARES)),
        rows=rows,
    )


def _chosen(project: Project, source_ids: Collection[int] | None) -> list[Source]:
    if source_ids is None:
        return project.sources
    wanted = {project.source(one).id for one in source_ids}
    return [source for source in project.sources if source.id in wanted]


def _extracts(project: Project, sources: Iterable[Source], choice: Choice) -> Iterator[Extract]:
    if choice.extracts:
        found: Iterable[Extract] = _picked(project, choice.extracts)
    else:
        found = (one for source in sources for one in extracts_of_source(project, source.id))
    wanted = None if choice.codes is None else {project.code(one).id for one in choice.codes}
    for extract in analysed(project, found):
        if wanted is None or any(coding.code in wanted for coding in extract.codings):
            yield extract


def _picked(project: Project, coding_ids: Iterable[int]) -> list[Extract]:
    codings = (project.coding(one) for one in coding_ids)
    spans = dict.fromkeys((coding.source, coding.start, coding.end) for coding in codings)
    return [cast("Extract", extract_at(project, *span)) for span in spans]


def _subtitle(project: Project, sources: Sequence[Source], count: int) -> str:
    language = project.sheet.language
    if len(sources) == 1:
        place = sources[0].name
    else:
        place = plural("{count} source", "{count} sources", len(sources), language)
    extracts = plural("{count} extract", "{count} extracts", count, language)
    return f"{project.sheet.name} · {place} · {extracts}"


def words_of(
    project: Project, extract: Extract, *, several: bool, marks_cuts: bool = False
) -> tuple[Paragraph, ...]:
    """Return what an extract says and who says it; with the source where there are several."""
    source = project.source(extract.source)
    words = source.text[extract.start : extract.end]
    if marks_cuts:
        words = _with_cuts(source.text, extract.start, extract.end)
    lines = words.split("\n")
    told = _attribution(project, source, extract, several)
    if told:
        lines[-1] = f"{lines[-1]} ({told})"
    return tuple((line,) for line in lines)


def _with_cuts(text: str, start: int, end: int) -> str:
    """Return the words of a span, with a sign where a sentence goes on before or after it."""
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", end)
    cut_at = {
        place
        for one, after in sentences_of(text, begin, finish if finish >= 0 else len(text))
        for place in (start, end)
        if one < place < after
    }
    words = text[start:end]
    before = f"{CUT} " if start in cut_at and not words.startswith(CUT) else ""
    after = f" {CUT}" if end in cut_at and not words.endswith(CUT) else ""
    return f"{before}{words}{after}"


def _attribution(project: Project, source: Source, extract: Extract, several: bool) -> str:
    """Name the participants, or else the interviewers; and the source where there are several."""
    speakers = speakers_in(project, source, extract.start, extract.end)
    participants = [person for person in speakers if person.role == "participant"]
    labels = [person.label for person in participants or speakers]
    return ", ".join([*labels, source.name] if several else labels)


def _codes_at_first(
    project: Project, extract: Extract, names: Mapping[int, str]
) -> tuple[Paragraph, ...]:
    """Return the codes that the extract's codings carried first, by the names they had then."""
    first = [one for coding in extract.codings for one in first_codes(coding).items()]
    codes = ((project.code(code), names[coding]) for coding, code in first)
    return marks_of(msgspec.structs.replace(code, name=name) for code, name in codes)


def _codes_then(earlier: Project, extract: Extract) -> tuple[Paragraph, ...]:
    """Return the codes that the extract had in an earlier state of the project."""
    there = extract_at(earlier, extract.source, extract.start, extract.end)
    codings = [*(there.codings if there else ()), *_as_they_were(earlier, extract)]
    return marks_of(earlier.code(coding.code) for coding in codings)


def _as_they_were(earlier: Project, extract: Extract) -> list[Coding]:
    """Return the extract's codings as they were then, wherever their edges were."""
    found = (earlier.tables.get("codings", coding.id) for coding in extract.codings)
    return [cast("Coding", coding) for coding in found if coding is not None]


def _iterated(
    project: Project, iteration: Iteration, extract: Extract, reviewed: Decided
) -> tuple[Paragraph, ...]:
    if iteration == "codes":
        # The same code in two passes is still one code on the extract.
        return marks_of(map(project.code, {coding.code for coding in extract.codings}))
    found = themes_of_extract(project, extract, reviewed)
    if iteration == "theme":
        found = [[one, *above(project, one)][-1] for one in found]
    return tuple((name,) for name in sorted({one.name for one in found}, key=alphabetical))


def marks_of(codes: Iterable[Code]) -> tuple[Paragraph, ...]:
    """Return each code once, by tag, each in a paragraph."""
    once = {(code.id, code.name): code for code in codes}.values()
    ordered = sorted(once, key=lambda code: (alphabetical(code.tag), alphabetical(code.name)))
    return tuple((CodeMark(code.family, code.tag, code.name),) for code in ordered)

"""The analysis table: every extract in text order, its codes at first, and after iteration."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from tuicode.language import _, plural
from tuicode.model.extracts import extract_at, extracts_of_source, speakers_in
from tuicode.model.first_given import first_codes, names_at_first, order_given
from tuicode.model.flags import analysed
from tuicode.model.ordering import alphabetical
from tuicode.model.project import Project
from tuicode.model.sentences import sentences_of
from tuicode.model.theme_extracts import decided, themes_of_extract
from tuicode.model.themes import above
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.extracts import Extract
    from tuicode.model.records import Code, Coding, Source
    from tuicode.model.theme_extracts import Decided
    from tuicode.report.table import Paragraph

Places = Mapping[int, int]
"""Where each coding stands in the order in which they were made."""

Iteration = Literal["codes", "subtheme", "theme"]

ITERATIONS: tuple[Iteration, ...] = ("codes", "subtheme", "theme")

CUT = "(...)"
"""Stands for the rest of a sentence that an extract holds a part of."""

PLACE = attrgetter("source", "start", "end")

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
    quotes: bool = False
    """Only extracts that are chosen as quotes."""
    marks_cuts: bool = False
    """Whether `(...)` stands where an extract begins or ends within a sentence."""


def analysis_table(project: Project, choice: Choice | None = None) -> Table:
    """Return the table extract | codes | iteration, one row an extract, in text order.

    In a cell the codes stand in the order in which they were given. An extract that touches what
    is not analysed is left out. Raises NotFound where the choice
    names what is not in the project.
    """
    choice = choice or Choice()
    sources = _chosen(project, choice.sources)
    several, then = len(sources) > 1, choice.earlier
    names = names_at_first(project) if then is None else {}
    given, reviewed = order_given(project), decided(project)
    rows = tuple(
        (
            words_of(project, extract, several=several, marks_cuts=choice.marks_cuts),
            _codes_at_first(project, extract, names, given)
            if then is None
            else _codes_then(then, extract, given),
            _codes_now(project, extract, given)
            if choice.iteration == "codes"
            else _themes_now(project, choice.iteration, extract, reviewed),
        )
        for extract in _extracts(project, sources, choice)
    )
    language = project.sheet.language
    headings = (_("Extract", language), _("Codes", language), _("Iteration", language))
    return Table(
        title=_("Analysis table", language),
        subtitle=" · ".join(
            (_subtitle(project, sources, len(rows)), *_chosen_told(project, choice))
        ),
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
    if choice.quotes:
        quoted = {PLACE(quote) for quote in project.tables.table("quotes").values()}
        found = (extract for extract in found if PLACE(extract) in quoted)
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


def _chosen_told(project: Project, choice: Choice) -> Iterator[str]:
    """Yield what is left out of the table by choice, and of when its first codes are."""
    language = project.sheet.language
    if choice.quotes:
        yield _("only what is chosen as a quote", language)
    if choice.codes is not None:
        tags = ", ".join(project.code(one).tag for one in choice.codes)
        yield _("only extracts with {tags}", language).format(tags=tags)
    if choice.extracts:
        yield _("only extracts that were named", language)
    if choice.earlier is not None and choice.earlier.past is not None:
        told = choice.earlier.past.told(language)
        yield _("the codes {as_it_stood}", language).format(as_it_stood=told)


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
    project: Project, extract: Extract, names: Mapping[int, str], given: Places
) -> tuple[Paragraph, ...]:
    """Return the codes that the extract's codings carried first, by the names they had then."""
    first = [one for coding in extract.codings for one in first_codes(coding).items()]
    first.sort(key=lambda one: _place_of(one[0], given))
    codes = ((project.code(code), names[coding]) for coding, code in first)
    return marks_of(msgspec.structs.replace(code, name=name) for code, name in codes)


def _codes_then(earlier: Project, extract: Extract, given: Places) -> tuple[Paragraph, ...]:
    """Return the codes that the extract had in an earlier state of the project."""
    there = extract_at(earlier, extract.source, extract.start, extract.end)
    return _codes_of(
        earlier, [*(there.codings if there else ()), *_as_they_were(earlier, extract)], given
    )


def _as_they_were(earlier: Project, extract: Extract) -> list[Coding]:
    """Return the extract's codings as they were then, wherever their edges were."""
    found = (earlier.tables.get("codings", coding.id) for coding in extract.codings)
    return [cast("Coding", coding) for coding in found if coding is not None]


def _codes_now(project: Project, extract: Extract, given: Places) -> tuple[Paragraph, ...]:
    return _codes_of(project, extract.codings, given)


def _codes_of(project: Project, codings: Iterable[Coding], given: Places) -> tuple[Paragraph, ...]:
    ordered = sorted(codings, key=lambda coding: _place_of(coding.id, given))
    return marks_of(project.code(coding.code) for coding in ordered)


def _place_of(coding_id: int, given: Places) -> tuple[int, int]:
    """Return where a coding stands in the order given; one the log does not know of comes last."""
    return given.get(coding_id, len(given)), coding_id


def _themes_now(
    project: Project, iteration: Iteration, extract: Extract, reviewed: Decided
) -> tuple[Paragraph, ...]:
    found = themes_of_extract(project, extract, reviewed)
    if iteration == "theme":
        found = [[one, *above(project, one)][-1] for one in found]
    return tuple((name,) for name in sorted({one.name for one in found}, key=alphabetical))


def marks_of(codes: Iterable[Code]) -> tuple[Paragraph, ...]:
    """Return each code once, in this order, each in a paragraph."""
    once = {(code.id, code.name): code for code in codes}.values()
    return tuple((CodeMark(code.family, code.tag, code.name),) for code in once)

"""The tables of the analysis: codes against columns, codes together, over passes, and compared.

They are in the project's language, unless another is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuicode.analysis.comparison import compare, passes_between
from tuicode.analysis.cooccurrence import SENTENCES, cooccurrence
from tuicode.analysis.frequencies import frequencies
from tuicode.analysis.matrix import axis_named, matrix, words_coded
from tuicode.analysis.suggestions import suggestions, told
from tuicode.language import _, plural
from tuicode.model.attributes import ROLE
from tuicode.report.table import CodeMark, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.analysis.comparison import CodedSpan, Compared
    from tuicode.analysis.cooccurrence import Nearness
    from tuicode.analysis.matrix import Axis
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.report.table import Cell

TAG_SHARE, NAME_SHARE, TOTAL_SHARE = 0.06, 0.24, 0.06


def matrix_table(
    project: Project,
    language: str | None = None,
    *,
    by: str = "participant",
    words: bool = False,
    interviewers: bool = False,
) -> Table:
    """Return codes by source, participant or attribute: how many extracts or words in each.

    Raises NotFound where there is nothing of the name `by`.
    """
    language = language or project.sheet.language
    axis = axis_named(project, by)
    found = (words_coded if words else matrix)(project, axis, interviewers=interviewers)
    counted = _("words", language) if words else _("extracts", language)
    labels = [_label(axis, column.label, language) for column in found.columns]
    return Table(
        title=_("Codes by {axis}", language).format(axis=_axis_name(axis, language)),
        subtitle=f"{project.sheet.name} · {counted}",
        language=language,
        columns=_counting_columns(labels, language),
        rows=tuple((*_code_cells(row.code), *row.counts, row.total) for row in found.rows),
    )


def frequencies_table(project: Project, language: str | None = None) -> Table:
    """Return how many extracts were given each code in each pass."""
    language = language or project.sheet.language
    found = frequencies(project)
    labels = [f"{one.number} {one.name}" for one in found.passes]
    passes = plural("{count} pass", "{count} passes", len(labels), language)
    return Table(
        title=_("Codes over passes", language),
        subtitle=f"{project.sheet.name} · {passes}",
        language=language,
        columns=_counting_columns(labels, language),
        rows=tuple((*_code_cells(row.code), *row.counts, row.total) for row in found.rows),
    )


def cooccurrence_table(
    project: Project,
    language: str | None = None,
    *,
    together: Nearness = "overlap",
    sentences: int = SENTENCES,
) -> Table:
    """Return the pairs of codes that stand together, the most frequent first."""
    language = language or project.sheet.language
    found = cooccurrence(project, together, sentences)
    codes = {code.id: code for code in found.codes}
    rows = [
        (
            *_code_cells(codes[one]),
            found.extracts[one],
            *_code_cells(codes[other]),
            found.extracts[other],
            count,
        )
        for count, (one, other) in found.pairs
    ]
    return Table(
        title=_("Codes that stand together", language),
        subtitle=f"{project.sheet.name} · {_nearness(together, sentences, language)}",
        language=language,
        columns=(
            Column(_("Tag", language), TAG_SHARE),
            Column(_("Code", language), NAME_SHARE),
            Column(_("Extracts", language), 0.13, "number"),
            Column(_("And tag", language), TAG_SHARE),
            Column(_("And code", language), NAME_SHARE),
            Column(_("Its extracts", language), 0.13, "number"),
            Column(_("Together", language), 0.14, "number"),
        ),
        rows=tuple(rows),
    )


def comparison_table(
    project: Project,
    language: str | None = None,
    *,
    between: tuple[int, int] | None = None,
    as_first_given: bool = False,
) -> Table:
    """Return what two passes coded, side by side in text order; without numbers, the last two.

    Raises NotFound where there is no pass of a number, and ProjectError where there is only one.
    """
    language = language or project.sheet.language
    passes = passes_between(project, between)
    names = [f"{one.number} {one.name}" for one in passes]
    rows = [
        _compared_row(project, found, language)
        for found in compare(project, *passes, as_first_given=as_first_given)
    ]
    extracts = plural("{count} row", "{count} rows", len(rows), language)
    return Table(
        title=_("Passes compared", language),
        subtitle=f"{project.sheet.name} · {extracts}",
        language=language,
        columns=(
            Column(_("Source", language), 0.12),
            Column(_("Span", language), 0.08),
            Column(_("Extract", language), 0.36),
            Column(names[0], 0.17),
            Column(names[1], 0.17),
            Column(_("Coded", language), 0.10),
        ),
        rows=tuple(rows),
    )


def suggestions_table(project: Project, language: str | None = None) -> Table:
    """Return the suggestions for merging, with their reasons; nothing is merged."""
    language = language or project.sheet.language
    found = suggestions(project)
    rows = tuple(
        (
            one.likeness,
            tuple((mark,) for mark in _marks([project.code(code_id) for code_id in one.codes])),
            "\n".join(told(project, reason, language) for reason in one.reasons),
        )
        for one in found
    )
    count = plural("{count} suggestion", "{count} suggestions", len(rows), language)
    return Table(
        title=_("Suggestions for merging", language),
        subtitle=f"{project.sheet.name} · {count}",
        language=language,
        columns=(
            Column(_("Likeness", language), 0.10, "number"),
            Column(_("Codes", language), 0.40),
            Column(_("Reasons", language), 0.50),
        ),
        rows=rows,
    )


def outcome_words(language: str | None = None) -> dict[str, str]:
    """Return what is said of each outcome of a comparison."""
    return {
        "alike": _("alike", language),
        "otherwise": _("otherwise", language),
        "only first": _("only in the first", language),
        "only second": _("only in the second", language),
    }


def _compared_row(project: Project, found: Compared, language: str) -> tuple[Cell, ...]:
    source = project.source(found.source)
    return (
        source.name,
        f"{found.start}-{found.end}",
        source.text[found.start : found.end],
        _codes_of(found.first),
        _codes_of(found.second),
        outcome_words(language)[found.outcome],
    )


def _codes_of(spans: Sequence[CodedSpan]) -> Cell:
    codes = dict.fromkeys(code for one in spans for code in _marks(one.codes))
    return tuple((code,) for code in codes) or ""


def _marks(codes: Sequence[Code]) -> list[CodeMark]:
    return [CodeMark(code.family, code.tag, code.name) for code in codes]


def _code_cells(code: Code) -> tuple[Cell, Cell]:
    return ((CodeMark(code.family, code.tag),),), code.name


def _counting_columns(labels: Sequence[str], language: str) -> tuple[Column, ...]:
    left = 1 - TAG_SHARE - NAME_SHARE - TOTAL_SHARE
    name_share = NAME_SHARE if labels else NAME_SHARE + left
    return (
        Column(_("Tag", language), TAG_SHARE),
        Column(_("Code", language), name_share),
        *(Column(label, left / len(labels), "number") for label in labels),
        Column(_("All", language), TOTAL_SHARE, "number"),
    )


def _axis_name(axis: Axis, language: str) -> str:
    own = {
        "source": _("source", language),
        "participant": _("participant", language),
        ROLE: _("role", language),
    }
    return own.get(axis.name, axis.name)


def _label(axis: Axis, label: str, language: str) -> str:
    if axis.attribute == ROLE:
        return _(label, language)
    return label or _("(not told)", language)


def _nearness(together: Nearness, sentences: int, language: str) -> str:
    if together == "near":
        return plural(
            "at most {count} sentence apart", "at most {count} sentences apart", sentences, language
        )
    return {
        "overlap": _("on words that overlap", language),
        "turn": _("in the same turn", language),
    }[together]


ANALYSIS_TABLES: Final[dict[str, Callable[..., Table]]] = {
    "matrix": matrix_table,
    "cooccurrence": cooccurrence_table,
    "frequencies": frequencies_table,
    "comparison": comparison_table,
    "suggestions": suggestions_table,
}
"""The tables of the analysis by their names on the command line."""

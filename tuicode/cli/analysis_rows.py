"""What `show` tells of passes and the analysis, as rows of plain values (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.analysis.changes import changes_after, changes_in
from tuicode.analysis.comparison import compare, passes_between
from tuicode.analysis.cooccurrence import SENTENCES, cooccurrence
from tuicode.analysis.frequencies import frequencies
from tuicode.analysis.matrix import axis_named, matrix, words_coded
from tuicode.analysis.progress import progress_by_source
from tuicode.analysis.suggestions import extracts_of, suggestions
from tuicode.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tuicode.analysis.changes import Changes
    from tuicode.analysis.comparison import CodedSpan
    from tuicode.analysis.cooccurrence import Nearness
    from tuicode.analysis.suggestions import Suggestion
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Coding, Source

Row = dict[str, Any]


def pass_rows(project: Project) -> list[Row]:
    """Return the passes by number, with how many codings and sources each has."""
    sources: dict[int, list[int]] = {one.id: [] for one in project.passes}
    for coding in project.tables.table("codings").values():
        sources[coding.pass_].append(coding.source)
    names = {source.id: source.name for source in project.sources}
    return [
        {
            "id": one.id,
            "number": one.number,
            "name": one.name,
            "lens": one.lens,
            "phase": one.phase,
            "order": [names[source] for source in one.order],
            "hides_earlier": one.hides_earlier,
            "started": one.started,
            "ended": one.ended,
            "note": one.note,
            "reflection": one.reflection,
            "codings": len(sources[one.id]),
            "sources": len(set(sources[one.id])),
        }
        for one in project.passes
    ]


def progress_rows(project: Project) -> list[Row]:
    """Return how far each pass went in each source, pass by pass."""
    return [
        {
            "pass": one.number,
            "source": found.source.name,
            "codings": found.codings,
            "extracts": found.extracts,
            "words": found.words,
            "coded": found.coded,
            "percent": found.percent,
        }
        for one in project.passes
        for found in progress_by_source(project, one)
    ]


def change_rows(project: Project) -> list[Row]:
    """Return what each pass changed, pass by pass, and what was changed after it, in no pass."""
    return [
        {"pass": one.number, "when": when, **row}
        for one in project.passes
        for when, found in (
            (marked("in it"), changes_in(project, one)),
            (marked("after it"), changes_after(project, one)),
        )
        for row in _changes(project, found)
    ]


def _changes(project: Project, found: Changes) -> Iterator[Row]:
    codes = {code.id: code for code in project.codes}
    for kind, codings in (
        (marked("added"), found.added),
        (marked("joined"), found.joined),
        (marked("removed"), found.removed),
    ):
        for coding in codings:
            yield _change(project, kind, codes[coding.code], coding=coding)
    for one in found.recoded:
        code = codes[one.coding.code]
        yield _change(project, marked("recoded"), code, before=one.before.name, coding=one.coding)
    for kind, changed in (
        (marked("new"), found.new),
        (marked("split"), found.split),
        (marked("retired"), found.retired),
        (marked("brought back"), found.brought_back),
    ):
        for code in changed:
            yield _change(project, kind, code)
    for change in found.merged:
        yield _change(
            project,
            marked("merged"),
            codes[change.after.into or change.after.id],
            before=change.before.name,
        )
    for change in found.renamed:
        yield _change(project, marked("renamed"), change.after, before=change.before.name)


def _change(
    project: Project,
    kind: str,
    code: Code,
    *,
    before: str | None = None,
    coding: Coding | None = None,
) -> Row:
    return {
        "change": kind,
        "code": code.name,
        "before": before,
        "source": project.source(coding.source).name if coding else None,
        "start": coding.start if coding else None,
        "end": coding.end if coding else None,
    }


def matrix_rows(
    project: Project, *, by: str = "participant", words: bool = False, interviewers: bool = False
) -> list[Row]:
    """Return the codes by name, with their counts in each column."""
    reckon = words_coded if words else matrix
    found = reckon(project, axis_named(project, by), interviewers=interviewers)
    labels = [column.label for column in found.columns]
    return [
        {
            "code": row.code.name,
            "tag": row.code.tag,
            "total": row.total,
            "counts": [
                {"column": label, "count": count}
                for label, count in zip(labels, row.counts, strict=True)
            ],
        }
        for row in found.rows
    ]


def cooccurrence_rows(
    project: Project, *, together: Nearness = "overlap", sentences: int = SENTENCES
) -> list[Row]:
    """Return the pairs of codes that stand together, the most frequent first."""
    found = cooccurrence(project, together, sentences)
    codes = {code.id: code for code in found.codes}
    return [
        {
            "code": codes[one].name,
            "tag": codes[one].tag,
            "extracts": found.extracts[one],
            "other": codes[other].name,
            "other_tag": codes[other].tag,
            "other_extracts": found.extracts[other],
            "together": count,
        }
        for count, (one, other) in found.pairs
    ]


def frequency_rows(project: Project) -> list[Row]:
    """Return the codes by name, with their extracts in each pass."""
    found = frequencies(project)
    return [
        {
            "code": row.code.name,
            "tag": row.code.tag,
            "total": row.total,
            "passes": [
                {"pass": one.number, "extracts": count}
                for one, count in zip(found.passes, row.counts, strict=True)
            ],
        }
        for row in found.rows
    ]


def comparison_rows(
    project: Project, *, between: tuple[int, int] | None = None, as_first_given: bool = False
) -> list[Row]:
    """Return what two passes coded, side by side in text order."""
    passes = passes_between(project, between)
    rows = []
    for found in compare(project, *passes, as_first_given=as_first_given):
        source = project.source(found.source)
        rows.append(
            {
                "source": source.name,
                "start": found.start,
                "end": found.end,
                "outcome": found.outcome,
                "first": _sides(source, found.first),
                "second": _sides(source, found.second),
            }
        )
    return rows


def _sides(source: Source, spans: Iterable[CodedSpan]) -> list[Row]:
    return [
        {
            "start": one.start,
            "end": one.end,
            "text": source.text[one.start : one.end],
            "codes": [code.name for code in one.codes],
        }
        for one in spans
    ]


def suggestion_rows(project: Project) -> list[Row]:
    """Return the suggestions for merging, the surest first."""
    return [
        {
            "likeness": found.likeness,
            "codes": _suggested(project, found),
            "reasons": [
                {
                    "kind": reason.kind,
                    "codes": [project.code(code_id).name for code_id in reason.codes],
                    "likeness": reason.likeness,
                }
                for reason in found.reasons
            ],
        }
        for found in suggestions(project)
    ]


def _suggested(project: Project, found: Suggestion) -> list[Row]:
    rows = []
    for code_id, places in extracts_of(project, found).items():
        code = project.code(code_id)
        extracts = [
            {
                "source": project.source(source).name,
                "start": start,
                "end": end,
                "text": project.source(source).text[start:end],
            }
            for source, start, end in places
        ]
        rows.append({"id": code.id, "tag": code.tag, "name": code.name, "extracts": extracts})
    return rows


ANALYSES: dict[str, Callable[..., list[Row]]] = {
    "passes": pass_rows,
    "progress": progress_rows,
    "changes": change_rows,
    "comparison": comparison_rows,
    "frequencies": frequency_rows,
    "matrix": matrix_rows,
    "cooccurrence": cooccurrence_rows,
    "suggestions": suggestion_rows,
}
"""What can be shown of passes and the analysis, by its name on the command line."""

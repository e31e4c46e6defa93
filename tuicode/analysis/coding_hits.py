"""Codes on every place found, as one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tuicode.analysis.finding import turns_of
from tuicode.language import _, marked, plural
from tuicode.model import codings
from tuicode.model.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tuicode.analysis.finding import Hit
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Coding, Source
    from tuicode.model.units import Span

Around = Literal["words found", "sentence", "turn"]

AROUND: tuple[Around, ...] = (marked("words found"), marked("sentence"), marked("turn"))


def code_hits(
    project: Project,
    hits: Iterable[Hit],
    choose: Callable[[], Sequence[Code]],
    around: Around = "words found",
) -> tuple[list[Code], list[Coding]]:
    """Put codes on places found, on the words or the sentence or turn around; see `spans_of`.

    `choose` returns the codes, and may make them: all of it is one step of undo. Returns them and
    the new codings; raises what making a code and putting it does.
    """
    spans = spans_of(project, hits, around)
    if not spans:
        return [], []
    count = plural("{count} place", "{count} places", len(spans))
    with project.transaction("code"):
        chosen = list(choose())
        names = ", ".join(code.name for code in chosen)
        summary = _("{name} on {count} found").format(name=names, count=count)
        with project.transaction("code", summary):
            put = [
                coding
                for source, (start, end) in spans
                for coding in codings.apply(project, source, start, end, chosen)
            ]
    return chosen, put


def spans_of(
    project: Project, hits: Iterable[Hit], around: Around = "words found"
) -> list[tuple[Source, Span]]:
    """Return the spans that codes go on, each once, without those that hold no word.

    Nor are those among them that touch what is not analysed.
    """
    units: dict[int, Units] = {}
    found: dict[tuple[int, Span], Source] = {}
    for hit in hits:
        source = project.source(hit.source)
        if hit.source not in units:
            units[hit.source] = Units(source)
        span = _around(source, units[hit.source], hit, around)
        if source.text[slice(*span)].strip() and not _not_analysed(project, source.id, span):
            found[source.id, span] = source
    return [(source, span) for (_source_id, span), source in found.items()]


def _around(source: Source, units: Units, hit: Hit, around: Around) -> Span:
    if around == "turn":
        turn = turns_of(source)[hit.turn]
        return turn.start, turn.end
    if around == "sentence":
        return units.at(hit.start, "sentence")[0], units.at(hit.end - 1, "sentence")[1]
    return hit.start, hit.end


def _not_analysed(project: Project, source_id: int, span: Span) -> bool:
    return any(
        flag.source == source_id and flag.start < span[1] and span[0] < flag.end
        for flag in project.tables.table("flags").values()
        if flag.kind == "not analysed"
    )

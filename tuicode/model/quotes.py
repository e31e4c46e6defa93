"""The verbs on quotes: an extract is chosen for the report, or no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.errors import NotFound
from tuicode.model.flags import refuse_not_analysed
from tuicode.model.identity import new_id
from tuicode.model.records import Quote
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Source, Theme


def quotes_of_source(project: Project, source_id: int) -> list[Quote]:
    """Return the quotes of a source in text order."""
    quotes: Iterable[Quote] = project.tables.table("quotes").values()
    found = (quote for quote in quotes if quote.source == source_id)
    return sorted(found, key=lambda quote: (quote.start, quote.end, quote.id))


def quotes_on(project: Project, source_id: int, start: int, end: int) -> list[Quote]:
    """Return the quotes on exactly that span: one for each theme that it stands under."""
    there = quotes_of_source(project, source_id)
    return [quote for quote in there if (quote.start, quote.end) == (start, end)]


def choose(
    project: Project, source: Source, start: int, end: int, theme: Theme | None = None
) -> Quote:
    """Choose the code points `start` to `end` (exclusive) of a source as a quote; return it.

    With a theme it stands under that one. White space at either end is left out. What is a quote
    already is not chosen twice. Raises ProjectError where the span is empty or outside the source,
    or touches what is not analysed.
    """
    source = project.source(source.id)
    start, end = fitted_span(source, start, end)
    refuse_not_analysed(project, source, start, end)
    there = quotes_on(project, source.id, start, end)
    if theme is not None:
        there = [quote for quote in there if quote.theme == theme.id]
    if there:
        return there[0]
    quote = Quote(
        id=new_id(), source=source.id, start=start, end=end, theme=theme.id if theme else None
    )
    summary = place(source, start, end)
    if theme is not None:
        summary = _("{place} under {theme}").format(place=summary, theme=theme.name)
    with project.transaction("quote", summary) as transaction:
        transaction.put(quote)
    return quote


def let_go(project: Project, quotes: Iterable[Quote]) -> None:
    """Have stretches chosen no longer, under whatever theme they stand."""
    quotes = tuple(quotes)
    table = project.tables.table("quotes")
    if any(quote.id not in table for quote in quotes):
        raise NotFound(_("This quote is no longer in the project."))
    summary = "; ".join(
        dict.fromkeys(
            place(project.source(quote.source), quote.start, quote.end) for quote in quotes
        )
    )
    with project.transaction("no quote", summary) as transaction:
        for quote in quotes:
            transaction.delete("quotes", quote.id)

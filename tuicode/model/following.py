"""What stands on an extract and follows it when its edges are moved: memos, quotes, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Flag, Memo, Quote, Record, Review
    from tuicode.model.units import Span


def following(project: Project, source_id: int, old: Span, new: Span) -> Iterator[Record]:
    """Yield the memos, quotes and flags on a span of a source as they are on another one.

    What is not analysed stays so, whatever becomes of the codings; what was asked about or
    reviewed is asked of those words.
    """
    for memo in cast("Iterable[Memo]", project.tables.table("memos").values()):
        if memo.about == ("sources", source_id) and (memo.start, memo.end) == old:
            yield msgspec.structs.replace(memo, start=new[0], end=new[1])
    for quote in cast("Iterable[Quote]", project.tables.table("quotes").values()):
        if (quote.source, quote.start, quote.end) == (source_id, *old):
            yield _quote_on(quote, new)
    for flag in cast("Iterable[Flag]", project.tables.table("flags").values()):
        if flag.kind == "departing" and (flag.source, flag.start, flag.end) == (source_id, *old):
            yield msgspec.structs.replace(flag, start=new[0], end=new[1])
    for review in cast("Iterable[Review]", project.tables.table("reviews").values()):
        # What a theme's review took out or moved stays so when its edges move.
        where = (review.source, review.start, review.end)
        if review.theme is not None and where == (source_id, *old):
            yield msgspec.structs.replace(review, start=new[0], end=new[1])


def _quote_on(quote: Quote, span: Span) -> Quote:
    """Return the quote with as much of its clips as is within the span."""
    start, end = span
    clips = tuple(
        (max(first, start), min(last, end))
        for first, last in quote.clips
        if first < end and start < last
    )
    return msgspec.structs.replace(quote, start=start, end=end, clips=clips)

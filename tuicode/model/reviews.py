"""The verbs on reviews: going through the extracts again, one by one, in rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.extracts import extracts_of_source
from tuicode.model.flags import analysed
from tuicode.model.identity import new_id, now
from tuicode.model.records import Review
from tuicode.model.spans import place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Verdict

Place = tuple[int, int, int]
"""The source and the span of an extract."""


def current_round(project: Project) -> int:
    """Return the newest round that something was decided in, from 1."""
    return max((review.round for review in _reviews(project)), default=1)


def next_round(project: Project) -> int:
    """Return the number of a new round; it begins with the first thing decided in it."""
    return current_round(project) + 1 if _reviews(project) else 1


def reviewed(project: Project, number: int) -> set[Place]:
    """Return where something was decided in a round."""
    return {_place(review) for review in _reviews(project) if review.round == number}


def left(project: Project, number: int, source_ids: Collection[int] | None = None) -> list[Extract]:
    """Return the extracts, source by source in text order, that a round has not come to yet.

    With `source_ids` only those of these sources. What is not analysed is left out.
    """
    done = reviewed(project, number)
    return [
        extract
        for source in project.sources
        if source_ids is None or source.id in source_ids
        for extract in analysed(project, extracts_of_source(project, source.id))
        if _place(extract) not in done
    ]


def decide(project: Project, extract: Extract, verdict: Verdict, number: int) -> Review:
    """Note what was decided on an extract in a round, once; a later verdict replaces it."""
    source = project.source(extract.source)
    there = (one for one in _reviews(project) if one.round == number)
    former = next((one for one in there if _place(one) == _place(extract)), None)
    review = Review(
        id=former.id if former else new_id(),
        source=source.id,
        start=extract.start,
        end=extract.end,
        verdict=verdict,
        round=number,
        by=project.by,
        at=now(),
    )
    where = place(source, extract.start, extract.end)
    summary = _("{verdict}: {place}").format(verdict=_(verdict), place=where)
    with project.transaction("review", summary) as transaction:
        transaction.put(review)
    return review


def _reviews(project: Project) -> list[Review]:
    """Return the reviews of extracts; those of the extracts of a theme are not among them."""
    reviews: Iterable[Review] = project.tables.table("reviews").values()
    return [review for review in reviews if review.theme is None]


def _place(one: Extract | Review) -> Place:
    return one.source, one.start, one.end

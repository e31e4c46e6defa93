"""The verbs on reviewing a theme: its extracts one by one, kept, moved or taken out.

The first level of reviewing themes: Braun & Clarke 2006, page 91 (phase 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Review
from tuicode.model.spans import place
from tuicode.model.theme_extracts import place_of, themes_of_extract
from tuicode.model.themes import theme, with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Verdict
    from tuicode.model.theme_extracts import Place


def current_round(project: Project, one: Theme) -> int:
    """Return the newest round in which a theme was reviewed, from 1."""
    return max((review.round for review in _reviews(project, one)), default=1)


def verdicts(project: Project, one: Theme, number: int) -> dict[Place, Review]:
    """Return what a round decided on the extracts of a theme and its subthemes, by place."""
    found = (review for review in _reviews(project, one) if review.round == number)
    return {place_of(review): review for review in sorted(found, key=lambda each: each.at)}


def decide(
    project: Project,
    one: Theme,
    extract: Extract,
    verdict: Verdict,
    number: int,
    *,
    to: Theme | None = None,
    note: str = "",
) -> list[Review]:
    """Note what was decided on an extract of a theme in a round; a later verdict replaces it.

    It is noted for each of the theme and its subthemes that the extract stands in. Where it is
    moved, what had taken it out of the other theme is forgotten. Raises
    ProjectError where an extract is moved and it is not said to which theme, or to the same.
    """
    under = {each.id for each in with_subthemes(project, theme(project, one.id))}
    if (verdict == "moved") != (to is not None):
        raise ProjectError(_("An extract is moved to a theme; name one."))
    if to is not None and theme(project, to.id).id == one.id:
        raise ProjectError(_("It stands in «{name}» already.").format(name=one.name))
    standing_in = [each.id for each in themes_of_extract(project, extract) if each.id in under]
    there = {(each.theme, each.round, place_of(each)): each for each in _reviews(project, one)}
    source = project.source(extract.source)
    summary = _("{theme}, {verdict}: {place}").format(
        theme=one.name,
        verdict=_(verdict),
        place=place(source, extract.start, extract.end),
    )
    made = []
    with project.transaction(marked("review theme"), summary) as transaction:
        for gone in _taken_out(project, to, extract) if to else ():
            transaction.delete("reviews", gone)
        for theme_id in standing_in or [one.id]:
            former = there.get((theme_id, number, place_of(extract)))
            review = Review(
                id=former.id if former else new_id(),
                source=extract.source,
                start=extract.start,
                end=extract.end,
                verdict=verdict,
                round=number,
                by=project.by,
                at=now(),
                theme=theme_id,
                to=to.id if to else None,
                note=note.strip() or (former.note if former else ""),
            )
            transaction.put(review)
            made.append(review)
    return made


def note_on(project: Project, one: Theme, extract: Extract, number: int, note: str) -> None:
    """Write why something was decided; where nothing was yet, the extract is passed over."""
    there = verdicts(project, one, number).get(place_of(extract))
    if there is None:
        decide(project, one, extract, "skipped", number, note=note)
        return
    noted = msgspec.structs.replace(there, note=note.strip(), at=now())
    source = project.source(extract.source)
    where = place(source, extract.start, extract.end)
    with project.transaction(marked("review theme"), f"{one.name}: {where}") as transaction:
        transaction.put(noted)


def _taken_out(project: Project, one: Theme, extract: Extract) -> list[int]:
    """Return the reviews, by id, that took an extract out of a theme itself."""
    rows: Iterable[Review] = project.tables.table("reviews").values()
    return [
        review.id
        for review in rows
        if review.theme == one.id
        and review.verdict in {"taken out", "moved"}
        and place_of(review) == place_of(extract)
    ]


def _reviews(project: Project, one: Theme) -> Iterator[Review]:
    under = {each.id for each in with_subthemes(project, one)}
    rows: Iterable[Review] = project.tables.table("reviews").values()
    return (review for review in rows if review.theme in under)

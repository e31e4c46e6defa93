"""The verbs on reviewing a theme: its extracts one by one, kept, moved or taken out.

The first level of reviewing themes: Braun & Clarke 2006, page 91 (phase 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked
from tuicode.model.about import turn_told
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Review
from tuicode.model.theme_extracts import place_of, themes_of_extract
from tuicode.model.themes import is_set_aside, theme, with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Verdict
    from tuicode.model.theme_extracts import Place


def current_round(project: Project, one: Theme) -> int:
    """Return the newest round in which a theme was reviewed, from 1."""
    return max((review.round for review in _reviews(project, one)), default=1)


def verdicts(project: Project, one: Theme, number: int) -> dict[tuple[int, Place], Review]:
    """Return what a round decided on the extracts of a theme and of each of its subthemes.

    By the id of the theme and the place.
    """
    return {
        (review.theme or one.id, place_of(review)): review
        for review in _reviews(project, one)
        if review.round == number
    }


def decide(
    project: Project,
    one: Theme,
    extract: Extract,
    verdict: Verdict,
    number: int,
    *,
    to: Theme | None = None,
    note: str = "",
    subthemes: bool = True,
) -> list[Review]:
    """Note what was decided on an extract of a theme in a round; a later verdict replaces it.

    It is noted for each of the theme and its subthemes that the extract stands in, or stood in
    until the round took it out; without `subthemes` for the theme itself alone. What is moved to a
    theme that had taken it out is kept there from now on. Raises ProjectError
    where an extract is moved and it is not said to which theme, or to the same, or to one that is
    set aside.
    """
    one = theme(project, one.id)
    if (verdict == "moved") != (to is not None):
        raise ProjectError(_("An extract is moved to a theme; name one."))
    if to is not None:
        to = _open_to(project, one, theme(project, to.id))
    there = {each.theme: each for each in _reviews_at(project, extract) if each.round == number}
    reviewed = [
        Review(
            id=there[theme_id].id if theme_id in there else new_id(),
            source=extract.source,
            start=extract.start,
            end=extract.end,
            verdict=verdict,
            round=number,
            by=project.by,
            at=now(),
            theme=theme_id,
            to=to.id if to else None,
            note=note.strip() or (there[theme_id].note if theme_id in there else ""),
        )
        for theme_id in (_concerned(project, one, extract) if subthemes else [one.id])
    ]
    where = turn_told(project.source(extract.source), extract.start)
    summary = _("{theme}, {verdict}: {place}").format(
        theme=one.name, verdict=_(verdict), place=where
    )
    with project.transaction(marked("review theme"), summary) as transaction:
        for review in (*reviewed, *(_kept_again(project, to, extract) if to else ())):
            transaction.put(review)
    return reviewed


def note_on(project: Project, one: Theme, extract: Extract, number: int, note: str) -> list[Review]:
    """Write why something was decided; where nothing was yet, it is still to be, as if skipped.

    An empty note takes away what was written.
    """
    where = turn_told(project.source(extract.source), extract.start)
    summary = _("{theme}, why: {place}").format(theme=one.name, place=where)
    there = [
        each
        for each in _reviews_at(project, extract)
        if each.round == number and each.theme == one.id
    ]
    if not there:
        with project.transaction(marked("review theme"), summary):
            return decide(project, one, extract, "skipped", number, note=note, subthemes=False)
    noted = [msgspec.structs.replace(each, note=note.strip(), at=now()) for each in there]
    with project.transaction(marked("review theme"), summary) as transaction:
        for review in noted:
            transaction.put(review)
    return noted


def _open_to(project: Project, one: Theme, to: Theme) -> Theme:
    if to.id == one.id:
        raise ProjectError(_("It stands in «{name}» already.").format(name=one.name))
    if is_set_aside(project, to):
        raise ProjectError(
            _("«{name}» is set aside; bring it back before you move extracts to it.").format(
                name=to.name
            )
        )
    return to


def _kept_again(project: Project, to: Theme, extract: Extract) -> Iterator[Review]:
    """Yield what a theme had decided against an extract, as it is now that it is moved there."""
    there = [each for each in _reviews_at(project, extract) if each.theme == to.id]
    newest = max(there, key=lambda each: (each.round, each.at), default=None)
    if newest is not None and newest.verdict in {"taken out", "moved"}:
        yield msgspec.structs.replace(newest, verdict="kept", to=None, by=project.by, at=now())


def _concerned(project: Project, one: Theme, extract: Extract) -> list[int]:
    """Return the theme and subthemes that an extract stands in, or was reviewed as standing in."""
    reviewed = {each.theme for each in _reviews_at(project, extract)}
    standing_in = {each.id for each in themes_of_extract(project, extract)} | reviewed
    under = [each.id for each in with_subthemes(project, one) if each.id in standing_in]
    return under or [one.id]


def _reviews_at(project: Project, extract: Extract) -> Iterator[Review]:
    """Yield the reviews of an extract as one of a theme; of what may be thousands."""
    rows: Iterable[Review] = project.tables.table("reviews").values()
    source, start, end = place_of(extract)
    return (
        one
        for one in rows
        if one.start == start and one.end == end and one.source == source and one.theme is not None
    )


def _reviews(project: Project, one: Theme) -> Iterator[Review]:
    under = {each.id for each in with_subthemes(project, one)}
    rows: Iterable[Review] = project.tables.table("reviews").values()
    return (review for review in rows if review.theme in under)

"""Merging themes into one and splitting one in two; what stood with them comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.identity import now
from tuicode.model.placing import take
from tuicode.model.themes import (
    above,
    add,
    is_set_aside,
    next_place,
    rename,
    set_aside,
    subthemes,
    theme,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme


def merge(
    project: Project, into: Theme, themes: Iterable[Theme], *, name: str = "", reason: str = ""
) -> Theme:
    """Merge themes into one, which takes their codes, subthemes, relations and quotes.

    The merged themes are set aside with the codes they had, so that they can be looked at and
    brought back. One that stands under another of them takes the place of that one. Raises
    ProjectError where there is nothing to merge, or one is set aside.
    """
    into = theme(project, into.id)
    gone = [theme(project, one) for one in dict.fromkeys(each.id for each in themes)]
    gone = [one for one in gone if one.id != into.id]
    _refuse_to_merge(project, into, gone)
    summary = _("{names} into {code}").format(
        names=", ".join(one.name for one in gone), code=into.name
    )
    summary = f"{summary}: {' '.join(reason.split())}" if reason.strip() else summary
    with project.transaction(marked("merge themes"), summary) as transaction:
        codes = tuple(dict.fromkeys(code for one in (into, *gone) for code in one.codes))
        top = _highest_above(project, into, gone) or into
        into = msgspec.structs.replace(
            into, codes=codes, parent=top.parent, place=top.place, changed=now()
        )
        transaction.put(into)
        for one in gone:
            for sub in subthemes(project, one):
                place = next_place(project, into)
                transaction.put(msgspec.structs.replace(sub, parent=into.id, place=place))
            set_aside(project, one)
        _bring_along(project, {one.id for one in gone}, into.id)
        if name:
            into = rename(project, into, name)
    return theme(project, into.id)


def split(project: Project, one: Theme, name: str, codes: Iterable[Code]) -> Theme:
    """Make a theme beside one out of some of its codes; return the new one.

    Raises ProjectError where a code does not stand in it, or the name is empty or taken.
    """
    one, chosen = theme(project, one.id), list(codes)
    parent = theme(project, one.parent) if one.parent is not None else None
    summary = _("{code} into {tags}").format(code=one.name, tags=f"{one.name}, {name}")
    with project.transaction(marked("split theme"), summary):
        take(project, one, chosen)
        return add(project, name, parent=parent, codes=chosen, state=one.state)


def _refuse_to_merge(project: Project, into: Theme, gone: Sequence[Theme]) -> None:
    if not gone:
        raise ProjectError(_("Name at least two themes to merge."))
    for one in (into, *gone):
        if is_set_aside(project, one):
            raise ProjectError(_("«{name}» is set aside already.").format(name=one.name))


def _highest_above(project: Project, one: Theme, themes: Sequence[Theme]) -> Theme | None:
    """Return the highest of some themes that one stands under."""
    ids = {each.id for each in themes}
    return next((each for each in reversed(list(above(project, one))) if each.id in ids), None)


def _bring_along(project: Project, gone: Collection[int], into: int) -> None:
    """Have relations, quotes and reviews of merged themes be those of the one that is left."""
    with project.transaction("merge themes") as transaction:
        for relation in list(project.tables.table("relations").values()):
            ends = [into if one in gone else one for one in (relation.from_, relation.to)]
            if ends[0] == ends[1]:
                transaction.delete("relations", relation.id)
            elif ends != [relation.from_, relation.to]:
                transaction.put(msgspec.structs.replace(relation, from_=ends[0], to=ends[1]))
        for quote in list(project.tables.table("quotes").values()):
            if quote.theme in gone:
                transaction.put(msgspec.structs.replace(quote, theme=into))
        for review in list(project.tables.table("reviews").values()):
            changed = {key: into for key in ("theme", "to") if getattr(review, key) in gone}
            if changed:
                transaction.put(msgspec.structs.replace(review, **changed))

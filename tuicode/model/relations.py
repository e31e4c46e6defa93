"""The verbs on relations: named lines between themes, for the theme map."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id
from tuicode.model.records import RELATION_KINDS, Relation
from tuicode.model.themes import is_set_aside, standing, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import RelationKind, Theme


def relations(project: Project) -> list[Relation]:
    """Return the relations between themes that stand, in the book order of the first theme."""
    places = {one.id: place for place, one in enumerate(standing(project))}
    rows: Iterable[Relation] = project.tables.table("relations").values()
    found = (one for one in rows if one.from_ in places and one.to in places)
    return sorted(found, key=lambda one: (places[one.from_], places[one.to], one.id))


def relations_of(project: Project, one: Theme) -> list[Relation]:
    """Return the relations that a theme is at either end of."""
    return [each for each in relations(project) if one.id in {each.from_, each.to}]


def relate(
    project: Project, from_: Theme, to: Theme, word: str = "", kind: RelationKind = ""
) -> Relation:
    """Draw a line from one theme to another, with a word and a kind; return it.

    A line that is there already in this direction gets the new word and kind. Raises ProjectError
    where it is one theme, one is set aside, or there is no such kind.
    """
    from_, to, word = theme(project, from_.id), theme(project, to.id), " ".join(word.split())
    if from_.id == to.id:
        raise ProjectError(_("A relation is between two themes."))
    for one in (from_, to):
        if is_set_aside(project, one):
            raise ProjectError(
                _("«{name}» is set aside; bring it back first.").format(name=one.name)
            )
    if kind not in RELATION_KINDS:
        known = ", ".join(_(one) for one in RELATION_KINDS if one)
        raise ProjectError(_("«{value}» is none of: {values}.").format(value=kind, values=known))
    rows: Iterable[Relation] = project.tables.table("relations").values()
    there = next((one for one in rows if (one.from_, one.to) == (from_.id, to.id)), None)
    made = Relation(
        id=there.id if there else new_id(), from_=from_.id, to=to.id, word=word, kind=kind
    )
    with project.transaction(marked("relate themes"), told(project, made)) as transaction:
        transaction.put(made)
    return made


def relation_between(project: Project, from_: Theme, to: Theme) -> Relation:
    """Return the relation from one theme to another; raises NotFound."""
    for one in relations_of(project, from_):
        if (one.from_, one.to) == (from_.id, to.id):
            return one
    raise NotFound(
        _("There is no relation from «{one}» to «{other}».").format(one=from_.name, other=to.name)
    )


def turn_round(project: Project, one: Relation) -> Relation:
    """Have a relation go the other way."""
    one = relation(project, one.id)
    turned = msgspec.structs.replace(one, from_=one.to, to=one.from_)
    summary = _("turned round: {relation}").format(relation=told(project, turned))
    with project.transaction(marked("relate themes"), summary) as transaction:
        transaction.put(turned)
    return turned


def unrelate(project: Project, one: Relation) -> None:
    """Take a relation away."""
    one = relation(project, one.id)
    summary = _("no longer: {relation}").format(relation=told(project, one))
    with project.transaction(marked("no relation"), summary) as transaction:
        transaction.delete("relations", one.id)


def relation(project: Project, relation_id: int) -> Relation:
    """Return a relation by id, or raise NotFound."""
    found = project.tables.get("relations", relation_id)
    if found is None:
        raise NotFound(_("This relation is no longer in the project."))
    return cast("Relation", found)


def told(project: Project, one: Relation) -> str:
    """Return a relation in a line: its themes, and its word or else its kind between them."""
    from_, to = theme(project, one.from_).name, theme(project, one.to).name
    return f"{from_} → {words_on(one) or '…'} → {to}"


def words_on(one: Relation, language: str | None = None) -> str:
    """Return what stands on the line: its word, or else its kind, in a language."""
    return one.word or (_(one.kind, language) if one.kind else "")

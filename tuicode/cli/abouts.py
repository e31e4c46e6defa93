"""What a memo is about, or an entry is linked to, as it is given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from tuicode.language import _

if TYPE_CHECKING:
    from tuicode.model.about import About
    from tuicode.model.project import Project
    from tuicode.model.record import Record
    from tuicode.model.units import Span

KINDS = {
    "source": "sources",
    "turn": "sources",
    "extract": "sources",
    "participant": "participants",
    "code": "codes",
    "coding": "codings",
    "theme": "themes",
    "relation": "relations",
    "version": "versions",
    "pass": "passes",
    "quote": "quotes",
    "term": "terms",
}
"""The table of each kind that can be given as KIND:NAME."""

ARROW = "->"
"""Stands between the two themes of a relation."""


def about_of(project: Project, given: str) -> tuple[About, Span | tuple[None, None]]:
    """Return what KIND:NAME means, with the span of an extract or a turn.

    `extract:SOURCE:START-END` and `turn:SOURCE:NUMBER` are those of a source; a relation is given
    as `FROM -> TO` by its themes, or by its id, as a coding, quote or version is; a pass by its
    number. Raises UsageError where it is
    written otherwise, and NotFound where there is no such thing.
    """
    kind, _colon, name = given.partition(":")
    if kind not in KINDS or not name:
        raise click.UsageError(
            _("«{given}» is not KIND:NAME, where KIND is one of: {kinds}.").format(
                given=given, kinds=", ".join(KINDS)
            )
        )
    if kind in {"extract", "turn"}:
        return _placed(project, kind, name)
    return (KINDS[kind], _id_of(project, kind, name)), (None, None)


def _placed(project: Project, kind: str, given: str) -> tuple[About, Span]:
    from tuicode.cli.coding import _source
    from tuicode.model.turn_words import turn_of

    name, _colon, where = given.rpartition(":")
    first, _dash, last = where.partition("-")
    if not name or not first.isdecimal() or (kind == "extract" and not last.isdecimal()):
        raise click.UsageError(
            _("Write extract:SOURCE:START-END or turn:SOURCE:NUMBER, and not «{given}».").format(
                given=given
            )
        )
    source = _source(project, name)
    about = ("sources", source.id)
    if kind == "extract":
        return about, (int(first), int(last))
    turn = turn_of(source, int(first) - 1)
    return about, (turn.start, turn.end)


def _id_of(project: Project, kind: str, name: str) -> int:
    from tuicode.cli.coding import _source
    from tuicode.model.glossary import term_named

    if kind == "source":
        return _source(project, name).id
    if kind == "code":
        return project.code_named(name).id
    if kind == "term":
        return term_named(project, name).id
    if kind == "relation" and ARROW in name:
        return _relation(project, name)
    if kind == "pass" and name.isdecimal():
        return project.pass_numbered(int(name)).id
    return _named(project, kind, name)


def _relation(project: Project, name: str) -> int:
    from tuicode.cli.theme_lookup import theme_of
    from tuicode.model.relations import relation_between

    from_, _arrow, to = name.partition(ARROW)
    ends = theme_of(project, from_.strip()), theme_of(project, to.strip())
    return relation_between(project, *ends).id


def _named(project: Project, kind: str, name: str) -> int:
    """Return the id of the record of that name or id."""
    from tuicode.model.errors import NotFound

    records = project.tables.table(KINDS[kind]).values()
    for record in cast("list[Record]", list(records)):
        called = getattr(record, "name", "") or getattr(record, "label", "")
        if name == str(record.id) or (called and called.casefold() == name.casefold()):
            return record.id
    raise NotFound(_("There is no {kind} «{name}» in this project.").format(kind=kind, name=name))

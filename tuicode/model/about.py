"""What a memo can be about, and what that is called; also where it is no longer there."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, cast

from tuicode.language import _
from tuicode.model.codes import told
from tuicode.model.errors import NotFound
from tuicode.model.extracts import START
from tuicode.model.spans import place

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.record import Record
    from tuicode.model.records import Code, Coding, Pass, Quote, Relation, Source
    from tuicode.model.units import Span

About = tuple[str, int]
"""Table and id of what a memo is about."""

TABLES = (
    "sources",
    "participants",
    "codes",
    "codings",
    "themes",
    "relations",
    "versions",
    "passes",
    "quotes",
    "terms",
)
"""The tables whose records a memo can be about: an extract is a source with a span."""


def thing(project: Project, about: About) -> Record | None:
    """Return what a memo is about; None where it is no longer there."""
    table, record_id = about
    return project.tables.get(table, record_id) if table in TABLES else None


def refuse_absent(project: Project, *abouts: About) -> None:
    """Raise NotFound where something a memo is to be about is not in the project."""
    if any(thing(project, about) is None for about in abouts):
        raise NotFound(_("What this memo is about is not in the project."))


def name_of(project: Project, about: About, language: str | None = None) -> str:
    """Return what something is called on screen and in reports, in the user's language or another.

    Codes stand with their tags. What is gone is called that.
    """
    record = thing(project, about)
    table = about[0]
    if record is None:
        return _("something that is gone", language)
    if table == "codes":
        code = cast("Code", record)
        return f"{code.tag} {code.name}"
    if table == "passes":
        one = cast("Pass", record)
        return _("pass {number} {name}", language).format(number=one.number, name=one.name)
    if table == "relations":
        return _relation(project, cast("Relation", record), language)
    if table in {"codings", "quotes"}:
        return _placed(project, cast("Coding | Quote", record), language)
    return str(getattr(record, "name", "") or getattr(record, "label", ""))


def turn_told(source: Source, start: int, language: str | None = None) -> str:
    """Return the source and the number of the turn at a position, as people count them."""
    number = max(bisect_right(source.turns, start, key=START), 1)
    return _("{source}, turn {number}", language).format(source=source.name, number=number)


def told_in_log(project: Project, about: About | None, span: Span | None = None) -> str:
    """Return what a memo is about as the log has it: names and places, no words of participants."""
    record = thing(project, about) if about is not None else None
    if about is None:
        name = _("the whole project")
    elif about[0] == "codes" and record is not None:
        name = told(cast("Code", record))
    elif about[0] == "codings" and record is not None:
        name = told(project.code(cast("Coding", record).code))
    elif about[0] == "terms" and record is not None:
        # Terms are the participants' own words.
        name = _("one term")
    elif about[0] == "sources" and record is not None and span is not None:
        name = place(cast("Source", record), *span)
    else:
        name = name_of(project, about)
    return _("on {what}").format(what=name)


def _relation(project: Project, relation: Relation, language: str | None) -> str:
    ends = [name_of(project, ("themes", one), language) for one in (relation.from_, relation.to)]
    word = relation.word or _(relation.kind, language)
    return f" {word} ".join(ends) if word else " – ".join(ends)


def _placed(project: Project, one: Coding | Quote, language: str | None) -> str:
    where = turn_told(project.source(one.source), one.start, language)
    code = getattr(one, "code", None)
    return where if code is None else f"{project.code(code).tag} · {where}"

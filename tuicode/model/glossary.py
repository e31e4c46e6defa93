"""The verbs on the glossary: the participants' own terms and abbreviations, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.ordering import alphabetical
from tuicode.model.records import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project


def terms(project: Project) -> list[Term]:
    """Return the terms of the glossary by name."""
    found: Iterable[Term] = project.tables.table("terms").values()
    return sorted(found, key=lambda term: (alphabetical(term.name), term.id))


def term_named(project: Project, name: str) -> Term:
    """Return the term that is said so, in any of its forms; raises NotFound."""
    for term in terms(project):
        if _folded(name) in _said(term):
            return term
    raise NotFound(_("There is no term «{name}» in the glossary.").format(name=name))


def add(project: Project, name: str, meaning: str, forms: Iterable[str] = ()) -> Term:
    """Add a term to the glossary; `forms` are other ways in which it is said.

    Raises ProjectError where the name or the meaning is empty, or another term is said so.
    """
    term = Term(id=new_id(), name="", meaning="", by=project.by, at=now())
    term = _fitted(project, term, name, meaning, forms)
    with project.transaction("add term", _("one term")) as transaction:
        transaction.put(term)
    return term


def rewrite(
    project: Project,
    term: Term,
    name: str | None = None,
    meaning: str | None = None,
    forms: Iterable[str] | None = None,
) -> Term:
    """Change a term; what is not given stays as it is. Raises what adding one does."""
    there = _present(project, term)
    changed = _fitted(
        project,
        there,
        there.name if name is None else name,
        there.meaning if meaning is None else meaning,
        there.forms if forms is None else forms,
    )
    with project.transaction("rewrite term", _("one term")) as transaction:
        transaction.put(changed)
    return changed


def remove(project: Project, term: Term) -> None:
    """Take a term out of the glossary."""
    there = _present(project, term)
    with project.transaction("remove term", _("one term")) as transaction:
        transaction.delete("terms", there.id)


def _present(project: Project, term: Term) -> Term:
    found = project.tables.table("terms").get(term.id)
    if not isinstance(found, Term):
        raise NotFound(_("This term is no longer in the glossary."))
    return found


def _fitted(project: Project, term: Term, name: str, meaning: str, forms: Iterable[str]) -> Term:
    # The log names no term: they are participants' words.
    name, meaning = " ".join(name.split()), meaning.strip()
    if not name:
        raise ProjectError(_("A term needs to be named."))
    if not meaning:
        raise ProjectError(_("Say what «{name}» means.").format(name=name))
    kept: dict[str, str] = {}
    for form in forms:
        if form.strip() and _folded(form) != _folded(name):
            kept.setdefault(_folded(form), " ".join(form.split()))
    fitted = replace(term, name=name, meaning=meaning, forms=tuple(kept.values()))
    for other in terms(project):
        if other.id != term.id and _said(other) & _said(fitted):
            raise ProjectError(
                _("«{name}» is in the glossary already, as «{other}».").format(
                    name=name, other=other.name
                )
            )
    return fitted


def _said(term: Term) -> set[str]:
    return {_folded(one) for one in (term.name, *term.forms)}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()

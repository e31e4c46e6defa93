"""The verbs on memos: notes about an extract, a code, or anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Memo
from tuicode.model.spans import fitted_span, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project

About = tuple[str, int]
"""Table and id of what a memo is about."""


def memos_about(
    project: Project, about: About, start: int | None = None, end: int | None = None
) -> list[Memo]:
    """Return the memos on one thing, oldest first; with a span, those on exactly that span."""
    memos: Iterable[Memo] = project.tables.table("memos").values()
    wanted = (about, start, end)
    found = (memo for memo in memos if (memo.about, memo.start, memo.end) == wanted)
    return sorted(found, key=lambda memo: (memo.at, memo.id))


def write(
    project: Project, text: str, about: About, start: int | None = None, end: int | None = None
) -> Memo:
    """Write a memo about a record; with a span, about that stretch of a source.

    Raises ProjectError where there is no text, or the span is empty or outside the source, and
    NotFound where what it is about is not in the project.
    """
    table, record_id = about
    if project.tables.get(table, record_id) is None:
        raise NotFound(_("What this memo is about is not in the project."))
    if start is not None and end is not None:
        start, end = fitted_span(project.source(record_id), start, end)
    memo = Memo(
        id=new_id(),
        text=_worded(text),
        at=now(),
        by=project.by,
        about=about,
        start=start,
        end=end,
    )
    with project.transaction("memo", _told(project, memo)) as transaction:
        transaction.put(memo)
    return memo


def rewrite(project: Project, memo: Memo, text: str) -> Memo:
    """Give a memo another text; raises ProjectError where there is none."""
    changed = replace(_present(project, memo), text=_worded(text))
    with project.transaction("rewrite memo", _told(project, memo)) as transaction:
        transaction.put(changed)
    return changed


def remove(project: Project, memo: Memo) -> None:
    """Take a memo away."""
    memo = _present(project, memo)
    with project.transaction("remove memo", _told(project, memo)) as transaction:
        transaction.delete("memos", memo.id)


def _present(project: Project, memo: Memo) -> Memo:
    found = project.tables.table("memos").get(memo.id)
    if not isinstance(found, Memo):
        raise NotFound(_("This memo is no longer in the project."))
    return found


def _worded(text: str) -> str:
    text = text.strip()
    if not text:
        raise ProjectError(_("A memo needs some words."))
    return text


def _told(project: Project, memo: Memo) -> str:
    """Return what a memo is about, for the log: a place or a code, never its words."""
    table, record_id = memo.about or ("", 0)
    if table == "codes":
        code = project.code(record_id)
        return _("on {what}").format(what=f"{code.tag} {code.name}")
    if table == "sources":
        source = project.source(record_id)
        if memo.start is None or memo.end is None:
            return _("on {what}").format(what=source.name)
        return _("on {what}").format(what=place(source, memo.start, memo.end))
    return ""

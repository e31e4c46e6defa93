"""The verbs on memos: notes about an extract, a code, anything else, or the whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tuicode.language import _, marked
from tuicode.model.about import About, refuse_absent, told_in_log
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Memo
from tuicode.model.spans import fitted_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project


def memos_about(
    project: Project, about: About | None, start: int | None = None, end: int | None = None
) -> list[Memo]:
    """Return the memos on one thing, oldest first; with a span, those on exactly that span.

    Entries of the journal are not among them.
    """
    memos: Iterable[Memo] = project.tables.table("memos").values()
    wanted = ("memo", about, start, end)
    found = (memo for memo in memos if (memo.kind, memo.about, memo.start, memo.end) == wanted)
    return sorted(found, key=by_date)


def all_memos(project: Project) -> list[Memo]:
    """Return all memos, oldest first, the private ones too; no entries of the journal."""
    memos: Iterable[Memo] = project.tables.table("memos").values()
    return sorted((memo for memo in memos if memo.kind == "memo"), key=by_date)


def by_date(memo: Memo) -> tuple[str, int]:
    """Return what memos are sorted by, the oldest first."""
    return memo.at, memo.id


def write(
    project: Project,
    text: str,
    about: About | None = None,
    start: int | None = None,
    end: int | None = None,
    *,
    private: bool = False,
) -> Memo:
    """Write a memo about a record, or the whole project; with a span, about that of a source.

    Raises ProjectError where there is no text, or the span is empty or outside the source, and
    NotFound where what it is about is not in the project.
    """
    span = span_in(project, about, start, end)
    memo = Memo(
        id=new_id(),
        text=worded(text),
        at=now(),
        by=project.by,
        about=about,
        start=span[0],
        end=span[1],
        private=private,
    )
    with project.transaction("memo", told(project, memo)) as transaction:
        transaction.put(memo)
    return memo


def rewrite(project: Project, memo: Memo, text: str) -> Memo:
    """Give a memo or an entry of the journal another text.

    Raises ProjectError where there is none. A text that it has already is no change.
    """
    there = present(project, memo)
    if worded(text) == there.text:
        return there
    changed = replace(there, text=worded(text), changed=now())
    action = _action(memo, marked("rewrite memo"), marked("rewrite journal entry"))
    with project.transaction(action, told(project, memo)) as transaction:
        transaction.put(changed)
    return changed


def remove(project: Project, memo: Memo) -> None:
    """Take a memo or an entry of the journal away."""
    memo = present(project, memo)
    action = _action(memo, marked("remove memo"), marked("remove journal entry"))
    with project.transaction(action, told(project, memo)) as transaction:
        transaction.delete("memos", memo.id)


def keep_private(project: Project, memos: Iterable[Memo], *, private: bool) -> list[Memo]:
    """Keep memos or entries of the journal out of all that leaves the project, or let them out."""
    there = [present(project, memo) for memo in memos]
    changed = [replace(one, private=private) for one in there if one.private != private]
    if changed:
        action = marked("untick") if private else marked("tick")
        summary = "; ".join(filter(None, (told(project, one) for one in changed)))
        with project.transaction(action, summary) as transaction:
            for one in changed:
                transaction.put(one)
    return changed


def present(project: Project, memo: Memo) -> Memo:
    """Return a memo as it is now; raises NotFound where it is gone."""
    found = project.tables.table("memos").get(memo.id)
    if not isinstance(found, Memo):
        raise NotFound(_("This memo is no longer in the project."))
    return found


def memo_of(project: Project, memo_id: int) -> Memo:
    """Return a memo or an entry of the journal by id, or raise NotFound."""
    found = project.tables.table("memos").get(memo_id)
    if not isinstance(found, Memo):
        raise NotFound(_("There is no memo or journal entry {id}.").format(id=memo_id))
    return found


def span_in(
    project: Project, about: About | None, start: int | None, end: int | None
) -> tuple[int | None, int | None]:
    """Return a span fitted to its words; see `write` for what is refused."""
    if about is not None:
        refuse_absent(project, about)
    if start is None or end is None:
        return None, None
    if about is None or about[0] != "sources":
        raise ProjectError(_("Only in a source can a memo be on a stretch of text."))
    return fitted_span(project.source(about[1]), start, end)


def worded(text: str) -> str:
    """Return a text without white space around it; raises ProjectError where nothing is left."""
    text = text.strip()
    if not text:
        raise ProjectError(_("A memo needs some words."))
    return text


def told(project: Project, memo: Memo) -> str:
    """Return what a memo is about, for the log: a place or a name, never its words."""
    span = None if memo.start is None or memo.end is None else (memo.start, memo.end)
    return told_in_log(project, memo.about, span)


def _action(memo: Memo, of_memo: str, of_entry: str) -> str:
    return of_memo if memo.kind == "memo" else of_entry

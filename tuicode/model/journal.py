"""The verbs on the journal: dated entries of one's own, private unless they are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tuicode.language import _, marked
from tuicode.model.about import About, name_of, refuse_absent, thing, told_in_log
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.memos import by_date, present, span_in, told, worded
from tuicode.model.records import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project

PHASES = range(7)
"""The phases of thematic analysis, 1 to 6, and 0 where it is not said."""


def entries(project: Project) -> list[Memo]:
    """Return the entries of the journal, oldest first, the private ones too."""
    memos: Iterable[Memo] = project.tables.table("memos").values()
    return sorted((memo for memo in memos if memo.kind == "journal"), key=by_date)


def write(  # noqa: PLR0917 - as a memo takes them
    project: Project,
    text: str,
    about: About | None = None,
    start: int | None = None,
    end: int | None = None,
    links: Iterable[About] = (),
    *,
    prompt: str = "",
    phase: int | None = None,
) -> Memo:
    """Write an entry in the journal; it is private until it is ticked.

    `about` and the span are where one was; `links` what else it has to do with, and `prompt` the
    question of the method that it answers. Without a phase it is that of the pass going on.
    Raises what writing a memo does.
    """
    span = span_in(project, about, start, end)
    linked = tuple(dict.fromkeys(links))
    refuse_absent(project, *linked)
    entry = Memo(
        id=new_id(),
        text=worded(text),
        at=now(),
        by=project.by,
        kind="journal",
        private=True,
        about=about,
        start=span[0],
        end=span[1],
        links=linked,
        prompt=prompt.strip(),
        phase=_phase(project.current_pass.phase if phase is None else phase),
    )
    with project.transaction("journal entry", told(project, entry)) as transaction:
        transaction.put(entry)
    return entry


def link(project: Project, entry: Memo, links: Iterable[About]) -> Memo:
    """Link a memo or an entry to passages, codes, themes or whatever else there is."""
    entry, added = present(project, entry), list(links)
    refuse_absent(project, *added)
    return _linked(project, entry, (*entry.links, *added), marked("link"))


def unlink(project: Project, entry: Memo, links: Iterable[About]) -> Memo:
    """Take links away. Raises ProjectError where it is not linked so."""
    entry, gone = present(project, entry), set(links)
    for one in sorted(gone.difference(entry.links)):
        raise ProjectError(_("It is not linked to {what}.").format(what=name_of(project, one)))
    kept = [one for one in entry.links if one not in gone]
    return _linked(project, entry, kept, marked("unlink"))


def links_of(project: Project, entry: Memo) -> list[About]:
    """Return what an entry is linked to and is still there."""
    return [one for one in entry.links if thing(project, one) is not None]


def _linked(project: Project, entry: Memo, links: Iterable[About], action: str) -> Memo:
    changed = replace(entry, links=tuple(dict.fromkeys(links)))
    if changed == entry:
        return entry
    differing = set(entry.links) ^ set(changed.links)
    summary = "; ".join(sorted(told_in_log(project, one) for one in differing))
    with project.transaction(action, summary) as transaction:
        transaction.put(changed)
    return changed


def _phase(phase: int) -> int:
    if phase not in PHASES:
        raise ProjectError(_("The phases of thematic analysis are 1 to 6."))
    return phase

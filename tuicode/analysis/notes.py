"""Everything that is noted in a project: flags, quotes and memos, the open questions first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import marked
from tuicode.model.about import name_of as name_of_thing
from tuicode.model.about import thing
from tuicode.model.flags import ASK
from tuicode.model.memos import all_memos
from tuicode.model.records import FLAG_KINDS, Flag, Memo, Quote
from tuicode.model.units import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project

RESOLVED, QUOTE, MEMO = marked("resolved"), marked("quote"), marked("memo")

KINDS: tuple[str, ...] = (
    ASK,
    *(kind for kind in FLAG_KINDS if kind != ASK),
    QUOTE,
    MEMO,
    RESOLVED,
)
"""The kinds of notes, in the order they are listed."""


class Note(msgspec.Struct, frozen=True):
    """One thing noted: on a span of a source, or else on what `about` names."""

    kind: str
    record: Flag | Quote | Memo
    source: int | None = None
    span: Span = (0, 0)
    text: str = ""
    """The note of a flag, or the text of a memo."""
    about: str = ""
    """What a memo is on that is on no span."""


def notes(project: Project) -> list[Note]:
    """Return all flags, quotes and memos by kind, then in text order; no private memos."""
    order = {source.id: index for index, source in enumerate(project.sources)}
    found = [*_flags(project), *_quotes(project), *_memos(project)]
    return sorted(
        found,
        key=lambda note: (KINDS.index(note.kind), order.get(note.source or 0, -1), note.span),
    )


def _flags(project: Project) -> Iterator[Note]:
    for flag in project.tables.table("flags").values():
        kind = RESOLVED if flag.resolved else flag.kind
        yield Note(kind, flag, flag.source, (flag.start, flag.end), flag.note)


def _quotes(project: Project) -> Iterator[Note]:
    for quote in project.tables.table("quotes").values():
        yield Note(QUOTE, quote, quote.source, (quote.start, quote.end))


def _memos(project: Project) -> Iterator[Note]:
    for memo in all_memos(project):
        if memo.private:
            continue
        table, record_id = memo.about or ("", 0)
        if memo.about is not None and table == "sources" and thing(project, memo.about):
            span = (memo.start or 0, memo.end or 0)
            yield Note(MEMO, memo, record_id, span, memo.text)
        else:
            yield Note(MEMO, memo, None, (0, 0), memo.text, name_of(project, memo))


def name_of(project: Project, memo: Memo) -> str:
    """Return the name of what a memo is about; nothing where it is about the whole project."""
    return name_of_thing(project, memo.about) if memo.about is not None else ""

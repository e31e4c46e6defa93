"""What was written, as it is listed: what each memo is about, in words, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from tuicode.analysis.stems import by_stem
from tuicode.analysis.wording import WORD, folded
from tuicode.language import _
from tuicode.model.about import name_of, thing, turn_told
from tuicode.model.flags import not_analysed, touches
from tuicode.model.journal import entries
from tuicode.model.memos import all_memos

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Memo
    from tuicode.model.units import Span


def about_told(project: Project, memo: Memo, language: str | None = None) -> str:
    """Return what a memo or an entry is about, in the user's language or another."""
    if memo.about is None:
        return _("the project", language)
    span = span_of(project, memo)
    if span is None:
        return name_of(project, memo.about, language)
    return turn_told(project.source(memo.about[1]), span[0], language)


def words_about(project: Project, memo: Memo) -> str:
    """Return the words that a memo is on; nothing where it is on none, or they are not analysed."""
    span = span_of(project, memo)
    if span is None or memo.about is None:
        return ""
    source = project.source(memo.about[1])
    hidden = touches(not_analysed(project, source.id), *span)
    return "" if hidden else source.text[slice(*span)]


def span_of(project: Project, memo: Memo) -> Span | None:
    """Return the span of the source that a memo is on; None with any other memo."""
    if memo.about is None or memo.start is None or memo.end is None:
        return None
    there = memo.about[0] == "sources" and thing(project, memo.about) is not None
    return (memo.start, memo.end) if there else None


def what_may_leave(project: Project) -> tuple[list[Memo], list[Memo]]:
    """Return the memos and the entries of the journal that are not private, oldest first."""
    memos, journal = (
        [memo for memo in written if not memo.private]
        for written in (all_memos(project), entries(project))
    )
    return memos, journal


def saying(memos: Iterable[Memo], query: str) -> list[Memo]:
    """Return the memos and entries that say each word of a query, as written or in any form."""
    return [memo for memo in memos if says(memo.text, query)]


def says(text: str, query: str) -> bool:
    """Tell whether a text says each word of a query, as written or in any of its forms."""
    whole = folded(text)
    return all(folded(word) in whole or _says_a_form(text, word) for word in query.split())


def _says_a_form(text: str, word: str) -> bool:
    if regex.fullmatch(WORD, word) is None:
        return False
    return next(by_stem(word, text, [(0, len(text))], None), None) is not None

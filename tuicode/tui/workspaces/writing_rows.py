"""Memos, entries of the journal and terms as rows, and as they are shown beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuicode.analysis.writing import about_told, words_about
from tuicode.language import _
from tuicode.model.about import name_of
from tuicode.model.identity import local
from tuicode.model.method_questions import PHASE_NAMES
from tuicode.tui.columns import ShownColumn, WhenShown
from tuicode.tui.markdown_lines import markdown_lines, plain_lines
from tuicode.tui.workspaces.table_workspace import TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Memo, Term
    from tuicode.tui.columns import Value
    from tuicode.tui.looks import Look
    from tuicode.tui.markdown_lines import ShownLine

DATE = 10
"""Characters of a time that are its date."""

SIGNS = str.maketrans("", "", "*`")
"""What words are marked with in Markdown, and stands in one's way in a table."""

MOST_CHARACTERS = 200
"""Characters of a text that a row is made of at most."""


def memo_columns(*, journal: bool) -> Sequence[ShownColumn]:
    """Return the columns of memos, or of the journal, the most important first."""
    return (
        ShownColumn("at", _("When"), DATE),
        *([ShownColumn("out", _("Ticked"), 6)] if journal else []),
        ShownColumn("about", _("About"), 18, stretches=True),
        ShownColumn("text", _("Text"), 22, stretches=True),
        *([] if journal else [ShownColumn("out", _("Ticked"), 6)]),
        ShownColumn("phase", _("Phase"), 5),
        ShownColumn("links", _("Links"), 5, "number"),
        ShownColumn("by", _("Who"), 10),
    )


def term_columns() -> Sequence[ShownColumn]:
    """Return the columns of the glossary."""
    return (
        ShownColumn("name", _("Term"), 16, stretches=True),
        ShownColumn("meaning", _("Meaning"), 24, stretches=True),
        ShownColumn("forms", _("Also said"), 16, stretches=True),
        ShownColumn("at", _("When"), DATE),
        ShownColumn("by", _("Who"), 10),
    )


def memo_row(project: Project, memo: Memo) -> TableRow:
    """Return a memo or an entry as a row, whose values are found when it is shown."""
    return TableRow(memo.id, WhenShown(partial(_memo_values, project, memo)))


def term_row(term: Term) -> TableRow:
    """Return a term as a row."""
    values: dict[str, Value] = {
        "name": term.name,
        "meaning": in_a_line(term.meaning),
        "forms": ", ".join(term.forms),
        "at": local(term.at)[:DATE],
        "by": term.by,
    }
    return TableRow(term.id, values)


def memo_lines(project: Project, memo: Memo, width: int, look: Look) -> list[ShownLine]:
    """Return a memo or an entry whole: what it is about, and what it says."""
    lines = [*plain_lines(about_told(project, memo), width, look.strong)]
    for told in _told_of(project, memo):
        lines += plain_lines(told, width, look.quiet)
    if memo.prompt:
        lines += [[], *plain_lines(memo.prompt, width, look.bar)]
    return [*lines, [], *markdown_lines(memo.text, width, look)]


def term_lines(term: Term, width: int, look: Look) -> list[ShownLine]:
    """Return a term whole."""
    lines = [*plain_lines(term.name, width, look.strong)]
    if term.forms:
        told = _("also said: {forms}").format(forms=", ".join(term.forms))
        lines += plain_lines(told, width, look.quiet)
    return [*lines, [], *markdown_lines(term.meaning, width, look)]


def _memo_values(project: Project, memo: Memo) -> dict[str, Value]:
    return {
        "at": local(memo.at)[:DATE],
        "about": about_told(project, memo),
        "text": in_a_line(memo.text),
        "out": "" if memo.private else "✓",
        "phase": str(memo.phase or ""),
        "links": len(memo.links) or "",
        "by": memo.by,
    }


def _told_of(project: Project, memo: Memo) -> Iterator[str]:
    words = " ".join(words_about(project, memo).split())
    if words:
        yield f"«{words}»"
    when = [local(memo.at), memo.by, _("private") if memo.private else _("not private")]
    if memo.changed:
        when.append(_("changed {date}").format(date=local(memo.changed)))
    if memo.phase:
        when.append(
            _("phase {number}: {name}").format(
                number=memo.phase, name=_(PHASE_NAMES.get(memo.phase, ""))
            )
        )
    yield " · ".join(filter(None, when))
    if memo.links:
        names = ", ".join(name_of(project, one) for one in memo.links)
        yield _("linked to {names}").format(names=names)


def in_a_line(text: str) -> str:
    """Return a text in one line, without the signs of Markdown."""
    return " ".join(text[:MOST_CHARACTERS].translate(SIGNS).split()).lstrip("#>- ")

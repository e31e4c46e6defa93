"""Memos and the journal as they leave the project: nothing that is private is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.writing import about_told, what_may_leave, words_about
from tuicode.language import _, plural
from tuicode.model.about import name_of
from tuicode.model.glossary import terms
from tuicode.model.identity import local
from tuicode.model.method_questions import PHASE_NAMES
from tuicode.report.prose import blocks_of
from tuicode.report.table import Column, Table
from tuicode.report.written import Entry, Part, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Memo, Term
    from tuicode.report.table import Cell


def memos_written(project: Project) -> Written:
    """Return the memos that are not private by date, and the glossary."""
    language = project.sheet.language
    memos, _journal = what_may_leave(project)
    found = terms(project)
    parts = [
        Part(tuple(_entry(project, memo, language) for memo in memos), _("Memos", language)),
        Part(tuple(_term(term, language) for term in found), _("Glossary", language)),
    ]
    rows = [
        *(_row(project, memo, _("memo", language), language) for memo in memos),
        *(_term_row(term, language) for term in found),
    ]
    told = [
        plural("{count} memo", "{count} memos", len(memos), language),
        plural("{count} term", "{count} terms", len(found), language),
    ]
    return _written(project, _("Memos", language), told, parts, rows)


def journal_written(project: Project) -> Written:
    """Return the entries of the journal that are ticked, by date."""
    language = project.sheet.language
    _memos, journal = what_may_leave(project)
    part = Part(tuple(_entry(project, entry, language) for entry in journal))
    rows = [_row(project, entry, _("journal", language), language) for entry in journal]
    told = [plural("{count} entry", "{count} entries", len(journal), language)]
    return _written(project, _("Journal", language), told, [part], rows)


def _written(
    project: Project,
    title: str,
    told: Sequence[str],
    parts: Sequence[Part],
    rows: Sequence[tuple[Cell, ...]],
) -> Written:
    language = project.sheet.language
    subtitle = " · ".join([project.sheet.name, *told])
    headings = (
        _("Kind", language),
        _("When", language),
        _("Who", language),
        _("About", language),
        _("Text", language),
        _("Question", language),
        _("Phase", language),
        _("Links", language),
    )
    shares = (0.08, 0.12, 0.08, 0.16, 0.3, 0.12, 0.06, 0.08)
    columns = tuple(map(Column, headings, shares))
    table = Table(title, subtitle, language, columns, tuple(rows))
    return Written(title, subtitle, language, tuple(part for part in parts if part.entries), table)


def _entry(project: Project, memo: Memo, language: str) -> Entry:
    told = [memo.by, _phase(memo, language), _links(project, memo, language)]
    return Entry(
        f"{local(memo.at)} · {about_told(project, memo, language)}",
        " · ".join(filter(None, told)),
        " ".join(words_about(project, memo).split()),
        memo.prompt,
        tuple(blocks_of(memo.text)),
    )


def _term(term: Term, language: str) -> Entry:
    return Entry(term.name, _forms(term, language), blocks=tuple(blocks_of(term.meaning)))


def _row(project: Project, memo: Memo, kind: str, language: str) -> tuple[Cell, ...]:
    return (
        kind,
        local(memo.at),
        memo.by,
        about_told(project, memo, language),
        memo.text,
        memo.prompt,
        str(memo.phase or ""),
        ", ".join(name_of(project, one, language) for one in memo.links),
    )


def _term_row(term: Term, language: str) -> tuple[Cell, ...]:
    kind = _("term", language)
    name = ", ".join([term.name, *term.forms])
    return (kind, local(term.at), term.by, name, term.meaning, "", "", "")


def _forms(term: Term, language: str) -> str:
    if not term.forms:
        return ""
    return _("also said: {forms}", language).format(forms=", ".join(term.forms))


def _phase(memo: Memo, language: str) -> str:
    if memo.phase not in PHASE_NAMES:
        return ""
    name = _(PHASE_NAMES[memo.phase], language)
    return _("phase {number}: {name}", language).format(number=memo.phase, name=name)


def _links(project: Project, memo: Memo, language: str) -> str:
    if not memo.links:
        return ""
    names = ", ".join(name_of(project, one, language) for one in memo.links)
    return _("linked to {names}", language).format(names=names)

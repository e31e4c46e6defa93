"""What `show` tells of flags, quotes, memos and coverage, as rows of plain values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tuicode.analysis.coverage import Uncoded, coverage
from tuicode.analysis.notes import name_of
from tuicode.analysis.terms import places_of_term
from tuicode.analysis.theme_marks import ThemesOnText
from tuicode.analysis.writing import saying
from tuicode.model.about import name_of as name_of_thing
from tuicode.model.flags import flags_of_source, not_analysed, touches
from tuicode.model.glossary import terms
from tuicode.model.quotes import quotes_of_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Memo, Source

Row = dict[str, Any]


def flag_rows(project: Project) -> list[Row]:
    """Return the flags, source by source in text order."""
    return [
        {
            "id": flag.id,
            **_place(project, source, flag.start, flag.end),
            "kind": flag.kind,
            "note": flag.note,
            "by": flag.by,
            "at": flag.at,
            "resolved": flag.resolved,
        }
        for source in project.sources
        for flag in flags_of_source(project, source.id)
    ]


def quote_rows(project: Project) -> list[Row]:
    """Return the quotes, source by source in text order."""
    return [
        {"id": quote.id, **_place(project, source, quote.start, quote.end)}
        for source in project.sources
        for quote in quotes_of_source(project, source.id)
    ]


def written_rows(what: str, private: bool, wanted: str, project: Project) -> list[Row]:
    """Return the memos, or the journal, oldest first; the private ones only where asked for.

    With `wanted`, those that say these words in any form.
    """
    from tuicode.model.journal import entries
    from tuicode.model.memos import all_memos

    written = entries(project) if what == "journal" else all_memos(project)
    shown = [memo for memo in written if private or not memo.private]
    return [memo_row(project, memo) for memo in saying(shown, wanted)]


def term_rows(project: Project) -> list[Row]:
    """Return the terms of the glossary by name, each with how often it is said."""
    return [
        {
            "id": term.id,
            "name": term.name,
            "meaning": term.meaning,
            "forms": list(term.forms),
            "places": len(places_of_term(project, term)),
            "by": term.by,
            "at": term.at,
        }
        for term in terms(project)
    ]


def coverage_rows(project: Project, *, by_theme: bool = False) -> list[Row]:
    """Return how much of each source carries a coding, or stands in a theme, and what does not."""
    rows = []
    themes = ThemesOnText(project) if by_theme else None
    for source, covered in zip(project.sources, coverage(project, themes=themes), strict=True):
        stretches = Uncoded(project, source, themes=themes).stretches
        rows.append(
            {
                "source": source.name,
                "words": covered.words,
                "coded": covered.coded,
                "percent": round(100 * covered.coded / covered.words) if covered.words else 0,
                "uncoded": [{"start": start, "end": end} for start, end in stretches],
            }
        )
    return rows


def memo_row(project: Project, memo: Memo) -> Row:
    """Return one memo, or one entry of the journal."""
    return {
        "id": memo.id,
        "kind": memo.kind,
        "about": memo.about[0] if memo.about else None,
        "name": name_of(project, memo) or None,
        "start": memo.start,
        "end": memo.end,
        "text": memo.text,
        "private": memo.private,
        "by": memo.by,
        "at": memo.at,
        "changed": memo.changed,
        "links": [
            {"kind": table, "id": one, "name": name_of_thing(project, (table, one))}
            for table, one in memo.links
        ],
        "question": memo.prompt,
        "phase": memo.phase,
    }


def _place(project: Project, source: Source, start: int, end: int) -> Row:
    """Return where something is; of what is not analysed without its words."""
    hidden = touches(not_analysed(project, source.id), start, end)
    return {
        "source": source.name,
        "start": start,
        "end": end,
        "text": None if hidden else source.text[start:end],
    }


NOTES_SHOWN: dict[str, Callable[..., list[Row]]] = {
    "flags": flag_rows,
    "quotes": quote_rows,
    "memos": partial(written_rows, "memos", False, ""),
    "journal": partial(written_rows, "journal", False, ""),
    "glossary": term_rows,
    "coverage": coverage_rows,
}

"""Choosing what a memo is about, or an entry is linked to: codes, themes, sources, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, marked
from tuicode.model.about import name_of
from tuicode.tui.question import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project

KINDS: dict[str, str] = {
    "themes": marked("theme"),
    "codes": marked("code"),
    "sources": marked("source"),
    "participants": marked("participant"),
    "passes": marked("pass"),
    "relations": marked("relation"),
}
"""What can be chosen, and what each is called."""


def offer_things(
    project: Project, first: Sequence[Choice] = (), tables: Sequence[str] = tuple(KINDS)
) -> Callable[[str], Sequence[Choice]]:
    """Return what a prompt offers for what is typed: `first`, and then the records of tables."""
    records = {
        "themes": project.tables.table("themes").values(),
        "codes": [code for code in project.codes if code.state == "active"],
        "sources": project.sources,
        "participants": project.participants,
        "passes": project.passes,
        "relations": project.tables.table("relations").values(),
    }
    choices = [
        *first,
        *(
            Choice(name_of(project, (table, one.id)), (table, one.id), note=_(KINDS[table]))
            for table in tables
            for one in records[table]
        ),
    ]
    found = [(f"{choice.text} {choice.note}".casefold(), choice) for choice in choices]

    def offer(query: str) -> Sequence[Choice]:
        wanted = query.casefold().split()
        return [choice for text, choice in found if all(word in text for word in wanted)]

    return offer

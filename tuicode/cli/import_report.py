"""What an import would do, or did: in words, and as plain values (docs/json.md)."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from tuicode.cli.printing import listed
from tuicode.cli.text_table import Column, aligned
from tuicode.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.exchange.importing import Imported

INDENT = "  "
SHOWN_LINES = 10
"""Doubtful lines whose numbers are told after an import."""


def plan_lines(imported: Imported) -> Iterator[str]:
    """Yield what was recognised in a transcript, and what it becomes."""
    yield _("{filename} becomes the source «{name}»: {amount}.").format(
        filename=imported.transcript.filename, name=imported.plan.name, amount=_amount(imported)
    )
    yield from _renamed(imported)
    yield from (INDENT + line for line in _speakers(imported))
    for doubtful in imported.transcript.doubtful:
        yield INDENT + _("Line {number} may be a missed speaker: {start}").format(
            number=doubtful.number, start=doubtful.start
        )
    yield from (INDENT + notice for notice in imported.transcript.notices)


def stored_lines(imported: Imported) -> Iterator[str]:
    """Yield what was stored."""
    labels = listed(dict.fromkeys(one.participant for one in imported.plan.speakers))
    yield _("Imported {filename} as «{name}»: {amount}; speakers: {labels}.").format(
        filename=imported.transcript.filename,
        name=imported.plan.name,
        amount=_amount(imported),
        labels=labels or _("none recognised"),
    )
    yield from _renamed(imported)


def remarks(imported: Imported) -> Iterator[str]:
    """Yield what a person should know about a transcript that was stored."""
    filename = imported.transcript.filename
    yield from (f"{filename}: {notice}" for notice in imported.transcript.notices)
    numbers = [str(doubtful.number) for doubtful in imported.transcript.doubtful]
    if numbers:
        more = ", …" if len(numbers) > SHOWN_LINES else ""
        yield _("{filename}: these lines may be missed speakers: {numbers}.").format(
            filename=filename, numbers=listed(numbers[:SHOWN_LINES]) + more
        )


def as_object(
    imported: Sequence[Imported], failures: Sequence[str], *, stored: bool
) -> dict[str, Any]:
    """Return what was recognised, and what became of it."""
    return {
        "stored": stored,
        "sources": [_source(one, stored=stored) for one in imported],
        "failures": list(failures),
    }


def _source(imported: Imported, *, stored: bool) -> dict[str, Any]:
    transcript = imported.transcript
    return {
        "id": imported.source.id if stored else None,
        "name": imported.plan.name,
        "filename": transcript.filename,
        "sha256": transcript.sha256,
        "words": imported.plan.words,
        "turns": imported.plan.turns,
        "speakers": [
            {
                "label": one.label,
                "participant": one.participant,
                "new": one.is_new,
                "role": one.role,
                "turns": one.turns,
                "words": one.words,
            }
            for one in imported.plan.speakers
        ],
        "doubtful": [
            {"line": doubtful.number, "start": doubtful.start} for doubtful in transcript.doubtful
        ],
        "notices": list(transcript.notices),
    }


def _amount(imported: Imported) -> str:
    words = plural("{count} word", "{count} words", imported.plan.words)
    turns = plural("{count} turn", "{count} turns", imported.plan.turns)
    return listed([words, turns])


def _renamed(imported: Imported) -> Iterator[str]:
    if imported.plan.renamed:
        yield INDENT + _("There is a source «{name}» already, so this one got a number.").format(
            name=imported.transcript.name
        )


def _speakers(imported: Imported) -> Iterator[str]:
    if not imported.plan.speakers:
        yield _("No speakers were recognised; all of it is one voice.")
        return
    columns = (
        Column(_("Speaker")),
        Column(_("Participant")),
        Column(_("Role")),
        Column(_("Turns"), "number"),
        Column(_("Words"), "number"),
        Column(""),
    )
    rows = [
        (one.label, one.participant, _(one.role), one.turns, one.words, _state(is_new=one.is_new))
        for one in imported.plan.speakers
    ]
    yield from aligned(columns, rows, get_terminal_size().columns - len(INDENT))


def _state(*, is_new: bool) -> str:
    return _("new") if is_new else _("known")

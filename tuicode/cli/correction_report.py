"""What a correction comes to, as lines for a person and as an object for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.cli.text_table import Column, aligned
from tuicode.language import _, marked, plural
from tuicode.model.anchoring import span_of
from tuicode.model.records import Coding, Flag, Memo, Quote, Review

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tuicode.model.anchoring import Anchored, Move
    from tuicode.model.corrections import Correction, Decision
    from tuicode.model.project import Project
    from tuicode.model.records import Record, Source

    Decisions = Mapping[int, Decision]
    Row = dict[str, Any]

DECISIONS = (marked("keep"), marked("remove"))
KINDS: dict[type[Record], str] = {
    Coding: marked("coding"),
    Quote: marked("quote"),
    Flag: marked("flag"),
    Review: marked("review"),
    Memo: marked("memo"),
}


def as_object(
    project: Project, correction: Correction, decisions: Decisions, *, stored: bool
) -> Row:
    """Return the turn before and after, what moved, and what is lost (see docs/json.md)."""
    moved = [_row(project, correction, move) for move in correction.moved]
    lost = [
        {**_row(project, correction, move), "decision": decisions.get(move.before.id)}
        for move in correction.lost
    ]
    return {
        "stored": stored,
        "source": correction.source.name,
        "turn": correction.turn_index + 1,
        "before": correction.old_text,
        "after": correction.new_text,
        "moved": moved,
        "lost": lost,
        "outdated": [one.id for one in correction.outdated],
    }


def lines(
    project: Project, correction: Correction, decisions: Decisions, *, stored: bool
) -> Iterator[str]:
    """Yield what was, or would be, corrected, what moved on the turn, and what is lost."""
    place = {"number": correction.turn_index + 1, "name": correction.source.name}
    if correction.source == correction.before:
        yield _("Turn {number} of «{name}» has these words already.").format(**place)
        return
    if stored:
        yield _("Corrected turn {number} of «{name}».").format(**place)
    else:
        yield _("Turn {number} of «{name}» would be corrected:").format(**place)
        yield _("  from: {text}").format(text=correction.old_text)
        yield _("  to:   {text}").format(text=correction.new_text)
    yield from _moved(project, correction)
    if correction.lost:
        yield _("Too few words are left of these:")
        yield from _lost_table(project, correction, decisions)
    if correction.outdated:
        yield plural(
            "{count} review goes: what was looked through is no longer there.",
            "{count} reviews go: what was looked through is no longer there.",
            len(correction.outdated),
        )


def _moved(project: Project, correction: Correction) -> Iterator[str]:
    old_end = correction.old_turn.end
    on_turn = [move for move in correction.moved if span_of(move.before)[0] < old_end]
    if on_turn:
        yield _("These stay on their words:")
        yield from _moved_table(project, correction, on_turn)
    later = len(correction.moved) - len(on_turn)
    if later:
        yield plural(
            "{count} coding or the like after the turn moves along with its words.",
            "{count} codings and the like after the turn move along with their words.",
            later,
        )


def _moved_table(project: Project, correction: Correction, moves: Sequence[Move]) -> Iterator[str]:
    columns = (
        Column(_("Id"), "number"),
        Column(_("Tag"), "id"),
        Column(_("Span"), "id"),
        Column(_("Text")),
    )
    rows = [
        (
            move.before.id,
            _tag(project, move),
            _span(move.after),
            _words(correction.source, move.after),
        )
        for move in moves
    ]
    return aligned(columns, rows)


def _lost_table(project: Project, correction: Correction, decisions: Decisions) -> Iterator[str]:
    columns = (
        Column(_("Id"), "number"),
        Column(_("Tag"), "id"),
        Column(_("Span"), "id"),
        Column(_("Text")),
        Column(_("Nearest words")),
        Column(_("Decision"), "id"),
    )
    rows = [
        (
            move.before.id,
            _tag(project, move),
            _span(move.before),
            _words(correction.before, move.before),
            _words(correction.source, move.after),
            _(decisions.get(move.before.id, "")),
        )
        for move in correction.lost
    ]
    return aligned(columns, rows)


def _row(project: Project, correction: Correction, move: Move) -> Row:
    one = move.before
    code = project.code(one.code) if isinstance(one, Coding) else None
    return {
        "id": one.id,
        "kind": KINDS[type(one)],
        "code": code.name if code else None,
        "tag": code.tag if code else None,
        "before": _place(correction.before, one),
        "after": _place(correction.source, move.after),
    }


def _place(source: Source, one: Anchored) -> Row:
    start, end = span_of(one)
    return {"start": start, "end": end, "text": _words(source, one)}


def _tag(project: Project, move: Move) -> str:
    """Return the tag of a coding; of anything else, what it is."""
    one = move.before
    return project.code(one.code).tag if isinstance(one, Coding) else _(KINDS[type(one)])


def _span(one: Anchored) -> str:
    return "{}-{}".format(*span_of(one))


def _words(source: Source, one: Anchored) -> str:
    return source.text[slice(*span_of(one))]

"""A turn of a source with other words: how it is made, and how the log remembers it.

The log would hold a whole transcript for every comma that is corrected. Where only the words of
one turn differ, it holds the turn's number, from 0, and the words that it had.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.model.errors import NotFound
from tuicode.model.records import Source, Turn

if TYPE_CHECKING:
    from tuicode.model.records import Record


class EarlierWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that a turn had; the rest of the source is as it was."""

    turn: int
    words: str


def turn_of(source: Source, index: int) -> Turn:
    """Return a turn (from 0); a source without any is one. Raises NotFound."""
    turns = source.turns or (Turn(start=0, end=len(source.text)),)
    if not 0 <= index < len(turns):
        raise NotFound(
            _("«{name}» has no turn {number}; its turns are 1 to {count}.").format(
                name=source.name, number=index + 1, count=len(turns)
            )
        )
    return turns[index]


def with_words(source: Source, index: int, words: str) -> Source:
    """Return the source with other words in a turn (from 0); later turns move along."""
    turn = turn_of(source, index)
    text = source.text[: turn.start] + words + source.text[turn.end :]
    by = len(text) - len(source.text)
    turns = source.turns
    if turns:
        longer = msgspec.structs.replace(turn, end=turn.end + by)
        later = turns[index + 1 :] if not by else (_shifted(one, by) for one in turns[index + 1 :])
        turns = (*turns[:index], longer, *later)
    return msgspec.structs.replace(source, text=text, turns=turns)


def remembered(before: Record | None, after: Record | None) -> dict[str, Any] | None:
    """Return what the log holds of a record as it was before a change."""
    if isinstance(before, Source) and isinstance(after, Source) and before.text != after.text:
        index = _first_that_differs(before, after)
        if index is not None:
            turn = turn_of(before, index)
            words = before.text[turn.start : turn.end]
            if with_words(after, index, words) == before:
                return {"turn": index, "words": words}
    return None if before is None else msgspec.to_builtins(before)


def recalled(kind: type[Record], held: dict[str, Any], now: Record | None) -> Record:
    """Return a record as it was, by what the log holds of it and how it is now."""
    if isinstance(now, Source) and "words" in held:
        earlier = msgspec.convert(held, EarlierWords)
        return with_words(now, earlier.turn, earlier.words)
    return msgspec.convert(held, kind)


def _first_that_differs(before: Source, after: Source) -> int | None:
    if not before.turns or len(before.turns) != len(after.turns):
        return None
    turns = zip(count(), before.turns, after.turns)
    return next(
        (
            index
            for index, one, other in turns
            if before.text[one.start : one.end] != after.text[other.start : other.end]
        ),
        None,
    )


def _shifted(turn: Turn, by: int) -> Turn:
    return Turn(
        start=turn.start + by, end=turn.end + by, participant=turn.participant, time=turn.time
    )

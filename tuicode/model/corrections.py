"""The verb that corrects a transcript after coding: other words in one turn of a source.

What is anchored there (codings, quotes with their clips, flags, reviews, memos about an extract)
stays on its words. `rewording` says how positions move: what is inserted beside a coding stays out
of it, a corrected word stays in it, an unchanged word never moves into or out of it, and an edge at
the edge of a word remains one. Where words repeat, so that the text alone can't tell which of them
was changed ("yes yes yes"), all follow that one of two readings, the earliest and the latest, in
which fewer are lost.

Lost is what keeps less than half of its letters in unchanged words and in corrected ones that are
alike: marks do not count where there are words. It is neither moved nor removed until the
user decides. A quote with a clip that is lost is lost as well: what was left out might show. Only
a review that is lost goes without a question: what was looked through is no longer there.

The words as they were stay in the log, as those of all that can be undone.
"""

from __future__ import annotations

import re
import unicodedata
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import _, plural
from tuicode.model.anchoring import Move, Reading, anchored_in, shifted, span_of
from tuicode.model.errors import ProjectError
from tuicode.model.records import Memo, Review, Source, Turn
from tuicode.model.transaction import TABLE_OF
from tuicode.model.turn_words import turn_of, with_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuicode.model.project import Project

Decision = Literal["keep", "remove"]
"""What becomes of what is lost: kept on the nearest words, or removed. A memo is never removed with
its text: it stays a memo about the source."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


class Correction(msgspec.Struct, frozen=True):
    """What a correction comes to.

    `moved` are the codings, quotes and so on that stay on their words at other positions. `lost`
    are those the user must decide on: `after` is each as it would be kept, on the nearest words.
    `outdated` are the reviews whose words are gone.
    """

    before: Source
    source: Source
    turn_index: int
    moved: tuple[Move, ...]
    lost: tuple[Move, ...]
    outdated: tuple[Review, ...] = ()

    @property
    def old_turn(self) -> Turn:
        """The turn as it was."""
        return turn_of(self.before, self.turn_index)

    @property
    def old_text(self) -> str:
        """The words that the turn had."""
        return _words(self.before, self.turn_index)

    @property
    def new_text(self) -> str:
        """The words that it gets, as they are kept."""
        return _words(self.source, self.turn_index)


def plan_correction(project: Project, source: Source, turn_index: int, new_text: str) -> Correction:
    """Return what it comes to when a turn (from 0) gets other words; nothing is changed.

    Raises NotFound where there is no such turn, and ProjectError where no words are left of it.
    """
    before = project.source(source.id)
    turn = turn_of(before, turn_index)
    after = with_words(before, turn_index, _tidy(before, turn_index, new_text))
    anchored = [(one, *span_of(one)) for one in anchored_in(project, before)]
    inside = [one for one, start, end in anchored if start < turn.end and end > turn.start]
    readings = [Reading(before, after, turn, inside, late=late) for late in (False, True)]
    reading = min(readings, key=attrgetter("cost"))
    later = (one for one, start, _end in anchored if start >= turn.end)
    moved = (*reading.moved, *shifted(later, len(after.text) - len(before.text)))
    lost = tuple(move for move in reading.lost if not isinstance(move.before, Review))
    outdated = [move.before for move in reading.lost if isinstance(move.before, Review)]
    return Correction(before, after, turn_index, moved, lost, tuple(outdated))


def correct(
    project: Project,
    source: Source,
    turn_index: int,
    new_text: str,
    decisions: Mapping[int, Decision] | None = None,
) -> Correction:
    """Give a turn (from 0) other words, as one step; what stands on its words stays on them.

    `decisions` says by id what becomes of each that is lost. Raises ProjectError while one
    of them is undecided, where one is decided on that is not lost, and as `plan_correction` does.
    """
    place = _("{name}, turn {number} corrected").format(
        name=project.source(source.id).name, number=turn_index + 1
    )
    with project.transaction("correct", place) as transaction:
        correction = plan_correction(project, source, turn_index, new_text)
        decided = decisions or {}
        _refuse_undecided(correction.lost, decided)
        transaction.put(correction.source)
        kept = [one for one in correction.lost if decided[one.before.id] == "keep"]
        for move in (*correction.moved, *kept):
            transaction.put(move.after)
        removed = [one.before for one in correction.lost if decided[one.before.id] == "remove"]
        for one in (*removed, *correction.outdated):
            if isinstance(one, Memo):
                transaction.put(msgspec.structs.replace(one, start=None, end=None))
            else:
                transaction.delete(TABLE_OF[type(one)], one.id)
    return correction


def _words(source: Source, index: int) -> str:
    turn = turn_of(source, index)
    return source.text[turn.start : turn.end]


def _tidy(source: Source, index: int, text: str) -> str:
    r"""Return the text as sources keep it: NFC, `\n` as line end, no white space around it."""
    tidy = unicodedata.normalize("NFC", _LINE_END.sub("\n", text).replace("\0", "")).strip()
    if not tidy:
        raise ProjectError(
            _(
                "Turn {number} of «{name}» would have no words left, and a correction removes no "
                "turn; give the words that were said, or a mark such as […] in their place."
            ).format(number=index + 1, name=source.name)
        )
    return tidy


def _refuse_undecided(lost: Sequence[Move], decisions: Mapping[int, Decision]) -> None:
    ids = [move.before.id for move in lost]
    undecided = [str(one) for one in ids if one not in decisions]
    if undecided:
        sentence = plural(
            "Too few words are left of {count} coding or the like; keep it on the nearest words "
            "or remove it",
            "Too few words are left of {count} codings or the like; keep each on the nearest "
            "words or remove it",
            len(undecided),
        )
        raise ProjectError(f"{sentence}: {', '.join(undecided)}.")
    needless = [str(one) for one in decisions if one not in ids]
    if needless:
        raise ProjectError(
            _("Nothing is to be decided about {ids}; leave it out.").format(ids=", ".join(needless))
        )

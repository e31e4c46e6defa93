"""Finding text in the sources: as written, in whole words, by stem or by expression."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.analysis.expressions import SECONDS, Expression, OutOfTime
from tuicode.analysis.stems import by_stem
from tuicode.analysis.wording import as_written
from tuicode.language import _
from tuicode.model.readings import in_reading_order
from tuicode.model.records import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.units import Span

    Search = Callable[[str, Iterable[Span]], Iterator[Span]]

Manner = Literal["plain", "word", "stem", "expression"]

MANNERS: tuple[Manner, ...] = ("plain", "word", "stem", "expression")


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A place found: its source and span, the turn (from 0), and the speaker's label or ""."""

    source: int
    start: int
    end: int
    turn: int
    speaker: str


def find(
    text: str, query: str, manner: Manner = "plain", language: str | None = None
) -> list[Span]:
    """Return where `query` stands in `text`, in text order, never overlapping.

    plain: as written but for letter case; white space stands for any white space.
    word: the same, and no word goes on at either end.
    stem: the words in any of their forms, by the stemmer of the language, `nb` or `en`; by
    either where no language is given.
    expression: a regular expression, letter case aside; what fits without any text is left out.

    Raises SearchProblem where an expression is wrong or takes more than a second.
    """
    return list(_search(query, manner, language, SECONDS)(text, [(0, len(text))]))


def find_in(
    project: Project,
    query: str,
    manner: Manner = "plain",
    source_ids: Collection[int] | None = None,
    participants: Collection[int] | None = None,
    *,
    seconds: float | None = None,
) -> list[Hit]:
    """Return where `query` stands in the sources, in reading order, turn by turn; see `find`.

    Without `source_ids` and `participants` (ids), in all sources and whoever speaks. No hit goes
    from one turn into the next. Stems are those of either language, as a project's language is
    that of its reports. Raises SearchProblem where an expression is wrong, and OutOfTime where it
    takes more than a second in all sources together; with `seconds`, a search of any manner does
    so where it takes longer than that.
    """
    search = _search(query, manner, None, SECONDS if seconds is None else seconds)
    in_time = _deadline(seconds)
    labels = {person.id: person.label for person in project.participants}
    return [
        hit
        for source in in_reading_order(project)
        if source_ids is None or source.id in source_ids
        for hit in _hits(source, search, labels, participants, in_time)
    ]


def context(text: str, span: Span, width: int, within: Span | None = None) -> tuple[str, str, str]:
    """Return the text before, in and after a span: at most `width` characters on either side.

    It ends with the turn, where `within` gives that, and with the paragraph where not.
    """
    start, end = span
    first, last = within or _paragraphs(text, start, end)
    return (
        text[max(first, start - width) : start],
        text[start:end],
        text[end : min(last, end + width)],
    )


def _search(query: str, manner: Manner, language: str | None, seconds: float) -> Search:
    query = unicodedata.normalize("NFC", query)
    if manner == "expression":
        return Expression(query, seconds).spans
    if manner == "stem":
        return partial(by_stem, query, language=language)
    return partial(as_written, query, whole_words=manner == "word")


def _hits(
    source: Source,
    search: Search,
    labels: dict[int, str],
    participants: Collection[int] | None,
    in_time: Callable[[], bool],
) -> Iterator[Hit]:
    turns = turns_of(source)
    starts = [turn.start for turn in turns]
    stretches = (
        (turn.start, turn.end)
        for turn in turns
        if (participants is None or turn.participant in participants) and in_time()
    )
    for start, end in search(source.text, stretches):
        in_time()
        index = bisect_right(starts, start) - 1
        speaker = turns[index].participant
        yield Hit(source.id, start, end, index, "" if speaker is None else labels[speaker])


def _deadline(seconds: float | None) -> Callable[[], bool]:
    """Return what is asked now and then whether there is time left, and raises where not."""
    if seconds is None:
        return lambda: True
    deadline = monotonic() + seconds

    def in_time() -> bool:
        if monotonic() > deadline:
            raise OutOfTime(
                _("The search was stopped after {seconds:g} s.").format(seconds=seconds)
            )
        return True

    return in_time


def turns_of(source: Source) -> Sequence[Turn]:
    """Return the turns of a source; one that has none is one turn of nobody."""
    return source.turns or (Turn(start=0, end=len(source.text)),)


def _paragraphs(text: str, start: int, end: int) -> Span:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last

"""Coverage: which stretches of what is said carry no coding in any pass, or stand in no theme.

Followed paragraph by paragraph, as no sentence goes beyond one: a coding that comes or goes costs
the paragraphs it touches, however long the source is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from tuicode.model.extracts import extracts_of_source
from tuicode.model.flags import merged, not_analysed, touches, without
from tuicode.model.records import Turn
from tuicode.model.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.analysis.theme_marks import ThemesOnText
    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.model.units import Span

FIRST, LAST = itemgetter(0), itemgetter(1)


class Coverage(msgspec.Struct, frozen=True, gc=False):
    """Of how many words of a source how many carry a coding, or stand in a theme."""

    source: int
    words: int
    coded: int


class Uncoded:
    """The stretches of a source without a coding, kept up to date as codings come and go.

    With `themes` those that no theme touches. Left out are what is not analysed and, with
    `participants_only`, the turns of interviewers.
    """

    def __init__(
        self,
        project: Project,
        source: Source,
        *,
        participants_only: bool = True,
        themes: ThemesOnText | None = None,
    ) -> None:
        self._project = project
        self._themes = themes
        self.source = source
        turns = _turns(project, source, participants_only=participants_only)
        self._paragraphs = [one for turn in turns for one in _paragraphs(source.text, turn)]
        self._stretches: list[list[Span]] = []
        covered = self._covered()
        self._stretches = [self._of(one, covered) for one in self._paragraphs]

    def follow(self, spans: Iterable[Span]) -> None:
        """Look again where codings, or flags, have come or gone."""
        covered = self._covered()
        for start, end in spans:
            first = bisect_right(self._paragraphs, start, key=LAST)
            last = bisect_left(self._paragraphs, end, key=FIRST)
            for index in range(first, last):
                self._stretches[index] = self._of(self._paragraphs[index], covered)

    @property
    def stretches(self) -> list[Span]:
        """The stretches in text order; those that follow upon one another are one."""
        return list(_joined(chain.from_iterable(self._stretches), self.source.text))

    def _covered(self) -> list[Span]:
        """Return where one need not look: what is coded, or not analysed."""
        source_id = self.source.id
        coded = _coded(self._project, source_id, self._themes)
        hidden = not_analysed(self._project, source_id)
        return merged(sorted([*coded, *hidden])) if hidden else merged(coded)

    def _of(self, paragraph: Span, covered: Sequence[Span]) -> list[Span]:
        text = self.source.text
        if not touches(covered, *paragraph):
            return [paragraph]
        uncoded = (one for one in sentences_of(text, *paragraph) if not touches(covered, *one))
        return list(_joined(uncoded, text))


def uncoded(
    project: Project,
    source: Source,
    *,
    participants_only: bool = True,
    themes: ThemesOnText | None = None,
) -> list[Span]:
    """Return the stretches of a source that carry no coding in any pass, in text order.

    With `themes` those that no theme touches.

    Whole sentences, as one where nothing else is between them, over turns too. Without what is not
    analysed, and by default without the turns of interviewers; where nobody is named, all is said
    by participants.
    """
    return Uncoded(project, source, participants_only=participants_only, themes=themes).stretches


def coverage(
    project: Project, *, participants_only: bool = True, themes: ThemesOnText | None = None
) -> list[Coverage]:
    """Return for every source how many words there are to code, and how many carry a coding.

    With `themes`, how many stand in a theme.
    """
    return [
        _covered(
            project, source, _coded(project, source.id, themes), participants_only=participants_only
        )
        for source in project.sources
    ]


def coverage_by(
    project: Project, source: Source, codings: Iterable[Coding], *, participants_only: bool = True
) -> Coverage:
    """Return how many words of a source there are to code, and how many carry one of some codings.

    The codings stand in text order.
    """
    spans = ((one.start, one.end) for one in codings)
    return _covered(project, source, spans, participants_only=participants_only)


def _covered(
    project: Project, source: Source, spans: Iterable[Span], *, participants_only: bool
) -> Coverage:
    hidden = not_analysed(project, source.id)
    coded = merged(spans)
    words = told = 0
    for turn in _turns(project, source, participants_only=participants_only):
        for piece in without((turn.start, turn.end), hidden):
            words += _words(source.text, piece)
            told += sum(_words(source.text, one) for one in _within(coded, piece))
    # A word that is coded in part counts; in two parts, it still is one word.
    return Coverage(source.id, words, min(told, words))


def _coded(project: Project, source_id: int, themes: ThemesOnText | None) -> Iterator[Span]:
    """Yield where codings are, in text order; with `themes` only those that stand in one."""
    if themes is None:
        return ((one.start, one.end) for one in project.codings_of_source(source_id))
    extracts = extracts_of_source(project, source_id)
    return ((one.start, one.end) for one in extracts if themes.of(one))


def _words(text: str, span: Span) -> int:
    return len(text[slice(*span)].split())


def _within(spans: Sequence[Span], span: Span) -> Iterator[Span]:
    """Yield what of some spans, in order and apart, lies in another."""
    start, end = span
    first = bisect_right(spans, start, key=LAST)
    for begin, finish in spans[first : bisect_left(spans, end, key=FIRST)]:
        yield max(begin, start), min(finish, end)


def _turns(project: Project, source: Source, *, participants_only: bool) -> Iterable[Turn]:
    turns = source.turns or (Turn(start=0, end=len(source.text)),)
    asking = {person.id for person in project.participants if person.role == "interviewer"}
    return [turn for turn in turns if not (participants_only and turn.participant in asking)]


def _paragraphs(text: str, turn: Turn) -> Iterator[Span]:
    start = turn.start
    for paragraph in text[turn.start : turn.end].split("\n"):
        words = paragraph.strip()
        if words:
            first = start + len(paragraph) - len(paragraph.lstrip())
            yield first, first + len(words)
        start += len(paragraph) + 1


def _joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield spans in text order, as one where only white space is between them."""
    begun: Span | None = None
    for start, end in spans:
        if begun is None:
            begun = start, end
        elif text[begun[1] : start].isspace():
            begun = begun[0], end
        else:
            yield begun
            begun = start, end
    if begun is not None:
        yield begun

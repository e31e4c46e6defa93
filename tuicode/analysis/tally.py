"""What stands behind every code: its extracts by source, by who speaks in them, and by pass.

Reckoned once for each code and kept while its codings stay as they are, so that the codebook and
the tables of the analysis are there at once, also after a merge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from tuicode.model.flags import NOT_ANALYSED, analysed
from tuicode.model.units import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Flag, Source, Turn

Speakers = tuple[int, ...]
"""The ids of those who speak in an extract, in text order."""

_PLACE_IN_PASS = attrgetter("source", "start", "end", "pass_")
_SOURCE, _PASS = itemgetter(0), itemgetter(3)
_START, _END = attrgetter("start"), attrgetter("end")


class CodeTally(msgspec.Struct, frozen=True):
    """Counts of the extracts of one code: distinct spans, however often they carry it."""

    extracts: int
    sources: dict[int, int]
    """By source."""
    speakers: dict[Speakers, int]
    """By who speaks in them; `()` where nobody is named."""
    people: frozenset[int]
    """All who speak in them."""
    passes: dict[int, int]
    """By pass; an extract that carries the code in two passes counts in both."""


_EMPTY = CodeTally(0, {}, {}, frozenset(), {})


class Tally:
    """The counts of all codes of a project; ask `tally_of` for it."""

    def __init__(self) -> None:
        self._codes: dict[int, tuple[int, CodeTally]] = {}
        self._speakers: dict[int, SpeakersInSource] = {}
        self._not_analysed: frozenset[Flag] = frozenset()

    def of(self, project: Project, code_ids: Iterable[int]) -> dict[int, CodeTally]:
        """Return the counts of some codes as they are now, by id."""
        self._follow_sources(project)
        self._follow_flags(project)
        index = project.tables.codings_index
        found = {}
        for code_id in code_ids:
            changes = index.changes_of_code(code_id)
            kept = self._codes.get(code_id)
            if kept is None or kept[0] != changes:
                kept = changes, self._reckoned(self._counted(project, code_id))
                self._codes[code_id] = kept
            found[code_id] = kept[1]
        return found

    def speakers(self, project: Project) -> dict[int, SpeakersInSource]:
        """Return who speaks in the spans of each source, by id; to be read, not changed."""
        self._follow_sources(project)
        return self._speakers

    def _follow_sources(self, project: Project) -> None:
        """Forget what rests on a source that is no longer as it was."""
        sources = project.tables.table("sources")
        changed = {
            source_id
            for source_id, kept in self._speakers.items()
            if (now := sources.get(source_id)) is None or now.turns is not kept.turns
        }
        if changed:
            self._codes = {
                code_id: kept
                for code_id, kept in self._codes.items()
                if changed.isdisjoint(kept[1].sources)
            }
        for source_id in changed:
            del self._speakers[source_id]
        for source in sources.values():
            if source.id not in self._speakers:
                self._speakers[source.id] = SpeakersInSource(source)

    def _follow_flags(self, project: Project) -> None:
        """Forget everything where other stretches are not analysed than before."""
        flags = project.tables.table("flags").values()
        hidden = frozenset(flag for flag in flags if flag.kind == NOT_ANALYSED)
        if hidden != self._not_analysed:
            self._codes.clear()
            self._not_analysed = hidden

    def _counted(self, project: Project, code_id: int) -> Iterable[Coding]:
        codings = project.tables.codings_index.of_code(code_id)
        return analysed(project, codings) if self._not_analysed else codings

    def _reckoned(self, codings: Iterable[Coding]) -> CodeTally:
        placed = set(map(_PLACE_IN_PASS, codings))
        if not placed:
            return _EMPTY
        places = {one[:3] for one in placed}
        of_source = self._speakers
        speakers = Counter([of_source[source][start, end] for source, start, end in places])
        return CodeTally(
            len(places),
            Counter(map(_SOURCE, places)),
            speakers,
            frozenset(chain.from_iterable(speakers)),
            Counter(map(_PASS, placed)),
        )


class SpeakersInSource(dict[Span, Speakers]):
    """Who speaks in a span of one source: looked up once, and remembered."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.turns: Sequence[Turn] = source.turns
        self._starts: list[int] = []
        self._ends: list[int] = []

    def __missing__(self, span: Span) -> Speakers:
        """Look up who speaks in a span: ids in text order, each once."""
        first, last = self.turns_between(*span)
        if last == first + 1:
            one = self.turns[first].participant
            found: Speakers = () if one is None else (one,)
        else:
            ids = (turn.participant for turn in self.turns[first:last])
            found = tuple(dict.fromkeys(one for one in ids if one is not None))
        self[span] = found
        return found

    def turns_between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first turn that a span touches, from 0, and the one after its last."""
        if len(self._starts) != len(self.turns):
            self._starts = list(map(_START, self.turns))
            self._ends = list(map(_END, self.turns))
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


AT_A_TIME = 500
"""Codings that are counted in one step of reckoning ahead: about 2 ms."""


def reckoned_ahead(project: Project) -> Iterator[None]:
    """Reckon the tally of all codes in small steps, between which there may be a key pressed."""
    waiting: list[int] = []
    codings = 0
    for code_id in list(project.tables.table("codes")):
        waiting.append(code_id)
        codings += 1 + project.count_of_code(code_id)
        if codings > AT_A_TIME:
            tally_of(project).of(project, waiting)
            waiting, codings = [], 0
            yield
    tally_of(project).of(project, waiting)


_TALLIES: WeakKeyDictionary[Project, Tally] = WeakKeyDictionary()


def tally_of(project: Project) -> Tally:
    """Return the tally of a project, the same each time."""
    found = _TALLIES.get(project)
    if found is None:
        found = _TALLIES[project] = Tally()
    return found

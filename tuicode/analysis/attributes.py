"""Participants and sources: what is known of each, how much they say, how much of it is coded.

What is reckoned of a source is kept while its words, its codings and what of it is not analysed
stay as they are, so that a cell that is filled in costs nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from tuicode.analysis.counts import Spoken
from tuicode.analysis.matrix import Of
from tuicode.analysis.tally import SpeakersInSource
from tuicode.model.attributes import attribute_names
from tuicode.model.extracts import extracts_of_source
from tuicode.model.flags import NOT_ANALYSED, analysed, merged, without
from tuicode.model.records import Participant, Source, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuicode.analysis.tally import Speakers
    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Flag
    from tuicode.model.units import Span

Record = Participant | Source
Hidden = tuple["Flag", ...]
"""The flags on what is not analysed in a source."""


class Described(msgspec.Struct, frozen=True):
    """A participant or a source, how much is said, and what codes are on it."""

    record: Record
    spoken: Spoken
    percent: int
    """Of the words of all sources, that of which nobody is named for too."""
    codes: int
    """How many codes are on an extract of it."""
    extracts: int

    @property
    def name(self) -> str:
        """Its label, or its name."""
        return self.record.name if isinstance(self.record, Source) else self.record.label


class Description(msgspec.Struct, frozen=True):
    """All participants by label, or all sources as imported, and the attributes there are."""

    of: Of
    attributes: tuple[str, ...]
    rows: tuple[Described, ...]


def description(project: Project, of: Of) -> Description:
    """Return what is known of each participant or source.

    Words and extracts that are not analysed are not counted. An extract in which several speak
    counts for each of them.
    """
    figures = _FIGURES.setdefault(project, _Figures())
    figures.follow(project)
    said, coded = figures.said.values(), figures.coded.values()
    whole = sum(one.all.words for one in said)
    by_id = _by_source(figures) if of == "source" else _by_speaker(said, coded)
    records: Sequence[Record] = project.sources if of == "source" else project.participants
    rows = []
    for record in records:
        spoken, codes, extracts = by_id.get(record.id, _NOTHING)
        percent = round(100 * spoken.words / whole) if whole else 0
        rows.append(Described(record, spoken, percent, codes, extracts))
    return Description(of, tuple(attribute_names(records)), tuple(rows))


def extracts_of(project: Project, record: Record) -> list[Extract]:
    """Return the extracts of a source, or those in which a participant speaks, in text order."""
    if isinstance(record, Source):
        return list(analysed(project, extracts_of_source(project, record.id)))
    found = []
    for source in project.sources:
        speakers = SpeakersInSource(source)
        found += [
            extract
            for extract in analysed(project, extracts_of_source(project, source.id))
            if record.id in speakers[extract.start, extract.end]
        ]
    return found


class _Figure(NamedTuple):
    spoken: Spoken
    codes: int
    extracts: int


_NOTHING = _Figure(Spoken(), 0, 0)


class _Said(msgspec.Struct, frozen=True):
    """How much is said in a source, and by whom."""

    turns: Sequence[Turn]
    hidden: Hidden
    all: Spoken
    by_speaker: dict[int, Spoken]


class _Coded(msgspec.Struct, frozen=True):
    """What codes and how many extracts there are in a source, and where each speaks."""

    turns: Sequence[Turn]
    hidden: Hidden
    changes: int
    codes: set[int]
    extracts: int
    codes_by_speaker: dict[int, set[int]]
    extracts_by_speaker: dict[int, int]


class _Figures:
    """What was reckoned of each source of a project."""

    def __init__(self) -> None:
        self.said: dict[int, _Said] = {}
        self.coded: dict[int, _Coded] = {}

    def follow(self, project: Project) -> None:
        """Reckon anew what is no longer so."""
        sources: Mapping[int, Source] = project.tables.table("sources")
        hidden: dict[int, list[Flag]] = defaultdict(list)
        for flag in project.tables.table("flags").values():
            if flag.kind == NOT_ANALYSED:
                hidden[flag.source].append(flag)
        for gone in self.said.keys() - sources.keys():
            del self.said[gone], self.coded[gone]
        for source in sources.values():
            self._follow_source(project, source, tuple(hidden.get(source.id, ())))

    def _follow_source(self, project: Project, source: Source, hidden: Hidden) -> None:
        said, coded = self.said.get(source.id), self.coded.get(source.id)
        changes = project.tables.codings_index.changes_of_source(source.id)
        same = said is not None and said.turns is source.turns and said.hidden == hidden
        if not same:
            self.said[source.id] = _said_in(source, hidden)
        if not same or coded is None or coded.changes != changes:
            self.coded[source.id] = _coded_in(project, source, hidden, changes)


_FIGURES: WeakKeyDictionary[Project, _Figures] = WeakKeyDictionary()


def _said_in(source: Source, hidden: Hidden) -> _Said:
    left_out = merged(sorted((flag.start, flag.end) for flag in hidden))
    turns: dict[int, int] = defaultdict(int)
    words: dict[int, int] = defaultdict(int)
    whole = 0
    # One that was put together by another program may have no turns.
    for turn in source.turns or (Turn(start=0, end=len(source.text)),):
        count = _words(source.text, (turn.start, turn.end), left_out)
        whole += count
        if turn.participant is not None:
            turns[turn.participant] += 1
            words[turn.participant] += count
    return _Said(
        source.turns,
        hidden,
        Spoken(len(source.turns), whole),
        {one: Spoken(count, words[one]) for one, count in turns.items()},
    )


def _words(text: str, span: Span, left_out: Sequence[Span]) -> int:
    if not left_out:
        return len(text[slice(*span)].split())
    return sum(len(text[start:end].split()) for start, end in without(span, left_out))


def _coded_in(project: Project, source: Source, hidden: Hidden, changes: int) -> _Coded:
    speakers = SpeakersInSource(source)
    codes: set[int] = set()
    codes_by_speaker: dict[int, set[int]] = defaultdict(set)
    extracts_by_speaker: dict[int, int] = defaultdict(int)
    extracts, last = 0, (-1, -1)
    who: Speakers = ()
    for coding in analysed(project, project.codings_of_source(source.id)):
        span = coding.start, coding.end
        if span != last:
            last, who = span, speakers[span]
            extracts += 1
            for one in who:
                extracts_by_speaker[one] += 1
        codes.add(coding.code)
        for one in who:
            codes_by_speaker[one].add(coding.code)
    return _Coded(
        source.turns, hidden, changes, codes, extracts, codes_by_speaker, extracts_by_speaker
    )


def _by_source(figures: _Figures) -> dict[int, _Figure]:
    coded = figures.coded
    return {
        one: _Figure(said.all, len(coded[one].codes), coded[one].extracts)
        for one, said in figures.said.items()
    }


def _by_speaker(said: Iterable[_Said], coded: Iterable[_Coded]) -> dict[int, _Figure]:
    turns: dict[int, int] = defaultdict(int)
    words: dict[int, int] = defaultdict(int)
    codes: dict[int, set[int]] = defaultdict(set)
    extracts: dict[int, int] = defaultdict(int)
    for source in said:
        for one, spoken in source.by_speaker.items():
            turns[one] += spoken.turns
            words[one] += spoken.words
    for found in coded:
        for one, there in found.codes_by_speaker.items():
            codes[one] |= there
            extracts[one] += found.extracts_by_speaker[one]
    return {
        one: _Figure(Spoken(turns[one], words[one]), len(codes[one]), extracts[one])
        for one in turns
    }

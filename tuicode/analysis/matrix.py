"""Codes against sources, participants, or what is known of them: how many extracts, how many words.

An extract in which several speak counts for each of them, and once in each column, however many of
a group speak in it. What nobody is named for is in the total of its code and in no column.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.analysis.spans import joined, places_of, spans_by_source
from tuicode.analysis.tally import SpeakersInSource, tally_of
from tuicode.language import _, marked
from tuicode.model.errors import NotFound
from tuicode.model.ordering import alphabetical
from tuicode.model.records import Code, Participant, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tuicode.analysis.spans import Place
    from tuicode.analysis.tally import Speakers
    from tuicode.model.project import Project
    from tuicode.model.units import Span

Of = Literal["source", "participant"]

ROLE = marked("role")
"""The attribute that every participant has."""


class Axis(msgspec.Struct, frozen=True):
    """What the columns stand for: sources or participants, or the values of one attribute."""

    of: Of
    attribute: str = ""

    @property
    def name(self) -> str:
        """How it is asked for: `participant`, `role`, or an attribute, such as `group`."""
        return self.attribute or self.of


class Column(msgspec.Struct, frozen=True):
    """A column: what stands over it, and the sources or participants it is for."""

    label: str
    """Empty for those of whom the attribute is not told."""
    ids: frozenset[int]


class Row(msgspec.Struct, frozen=True):
    """A code and its extracts in each column."""

    code: Code
    total: int
    """All its extracts, each once."""
    counts: tuple[int, ...]


class Matrix(msgspec.Struct, frozen=True):
    """Codes by name against the columns of an axis."""

    axis: Axis
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def axes(project: Project) -> list[Axis]:
    """Return what codes can be set against: sources, participants, role, and the attributes."""
    found = [Axis("source"), Axis("participant"), Axis("participant", ROLE)]
    found += [Axis("participant", name) for name in _attributes(project.participants)]
    return found + [Axis("source", name) for name in _attributes(project.sources)]


def axis_named(project: Project, name: str) -> Axis:
    """Return the axis of that name (letter case aside), or raise NotFound.

    Where participants and sources have an attribute of one name, `source:name` is the source's.
    """
    there = axes(project)
    wanted = name.casefold()
    for axis in there:
        if wanted in {axis.name.casefold(), f"{axis.of}:{axis.attribute}".casefold()}:
            return axis
    names = dict.fromkeys(axis.name for axis in there)
    raise NotFound(
        _("There is no «{name}» to set codes against; there is: {names}.").format(
            name=name, names=", ".join(names)
        )
    )


def matrix(project: Project, axis: Axis, *, interviewers: bool = False) -> Matrix:
    """Return how many extracts each code has in each column of an axis.

    Codes that are not in use stand in it where they still have extracts. Participants are those of
    that role, with `interviewers` the others too; by role, they always are.
    """
    columns = _columns(project, axis, interviewers=interviewers)
    places = _places(columns)
    codes = _codes(project)
    tallies = tally_of(project).of(project, [code.id for code in codes])
    rows = []
    of_speakers: dict[Speakers, Collection[int]] = {}
    for code in codes:
        tally = tallies[code.id]
        counts = [0] * len(columns)
        if axis.of == "source":
            for source_id, count in tally.sources.items():
                counts[places[source_id]] += count
        else:
            for speakers, count in tally.speakers.items():
                found = of_speakers.get(speakers)
                if found is None:
                    found = of_speakers[speakers] = _places_of(speakers, places)
                for place in found:
                    counts[place] += count
        rows.append(Row(code, tally.extracts, tuple(counts)))
    return Matrix(axis, columns, tuple(rows))


def words_coded(project: Project, axis: Axis, *, interviewers: bool = False) -> Matrix:
    """Return the same with words: those of the extracts, each once where extracts overlap.

    In the columns of participants these are the words that they themselves say.
    """
    columns = _columns(project, axis, interviewers=interviewers)
    places = _places(columns)
    sources = {source.id: (source, SpeakersInSource(source)) for source in project.sources}
    rows = []
    for code in _codes(project):
        total, counts = 0, [0] * len(columns)
        for source_id, spans in spans_by_source(project, code.id).items():
            for speaker, words in words_by_speaker(*sources[source_id], spans):
                total += words
                place = places.get(source_id if axis.of == "source" else speaker)
                if place is not None:
                    counts[place] += words
        rows.append(Row(code, total, tuple(counts)))
    return Matrix(axis, columns, tuple(rows))


def extracts_behind(project: Project, axis: Axis, code: Code, column: Column) -> list[Place]:
    """Return the extracts of a code that a cell counts, source by source in text order."""
    chosen = places_of(project, code.id)
    order = {source.id: number for number, source in enumerate(project.sources)}
    if axis.of == "source":
        found = [place for place in chosen if place[0] in column.ids]
    else:
        speakers = {source.id: SpeakersInSource(source) for source in project.sources}
        found = [
            (source, start, end)
            for source, start, end in chosen
            if not column.ids.isdisjoint(speakers[source][start, end])
        ]
    return sorted(found, key=lambda place: (order[place[0]], *place[1:]))


def _attributes(records: Iterable[Participant | Source]) -> list[str]:
    names = {name for record in records for name in record.attributes}
    return sorted(names - {ROLE}, key=alphabetical)


def _codes(project: Project) -> list[Code]:
    return [
        code for code in project.codes if code.state == "active" or project.count_of_code(code.id)
    ]


def _places(columns: Iterable[Column]) -> dict[int | None, int]:
    """Return the number of the column of each source or participant."""
    return {one: number for number, column in enumerate(columns) for one in column.ids}


def _places_of(speakers: Speakers, places: Mapping[int | None, int]) -> Collection[int]:
    """Return the columns of those who speak, each once."""
    return {places[one] for one in speakers if one in places}


def words_by_speaker(
    source: Source, speakers: SpeakersInSource, spans: Iterable[Span]
) -> Iterator[tuple[int | None, int]]:
    """Yield how many words each turn has in some spans, and whose turn it is."""
    for start, end in joined(spans):
        first, last = speakers.turns_between(start, end)
        for turn in source.turns[first:last]:
            words = source.text[max(start, turn.start) : min(end, turn.end)].split()
            yield turn.participant, len(words)
        if not source.turns:
            yield None, len(source.text[start:end].split())


def _columns(project: Project, axis: Axis, *, interviewers: bool) -> tuple[Column, ...]:
    records = project.sources if axis.of == "source" else _people(project, axis, interviewers)
    if not axis.attribute:
        return tuple(Column(_label(one), frozenset([one.id])) for one in records)
    by_value: dict[str, list[int]] = defaultdict(list)
    for one in records:
        by_value[_value(one, axis.attribute)].append(one.id)
    return tuple(
        Column(value, frozenset(by_value[value]))
        for value in sorted(by_value, key=lambda value: (not value, alphabetical(value)))
    )


def _people(project: Project, axis: Axis, interviewers: bool) -> list[Participant]:
    every = interviewers or axis.attribute == ROLE
    return [one for one in project.participants if every or one.role == "participant"]


def _label(record: Source | Participant) -> str:
    return record.name if isinstance(record, Source) else record.label


def _value(record: Source | Participant, attribute: str) -> str:
    if isinstance(record, Participant) and attribute == ROLE:
        return record.role
    return record.attributes.get(attribute, "").strip()

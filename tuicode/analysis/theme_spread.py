"""Spread: who speaks to a theme, and in which sources. It tells that, and not how good a theme is.

Braun & Clarke 2006, page 82: prevalence does not make a pattern a theme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.tally import SpeakersInSource
from tuicode.analysis.words_tally import WordsInSource
from tuicode.language import _, plural
from tuicode.model.theme_extracts import decided, in_text_order, places_of_theme
from tuicode.model.themes import with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Participant, Source, Theme
    from tuicode.model.theme_extracts import Decided
    from tuicode.model.units import Span


class Share(msgspec.Struct, frozen=True):
    """How much one participant or source has to do with a theme."""

    id: int
    name: str
    extracts: int
    words: int
    """Words in these extracts, each once; of a participant, those that she says."""


class Spread(msgspec.Struct, frozen=True):
    """Who speaks to a theme: all there are, those with nothing too."""

    extracts: int
    participants: tuple[Share, ...]
    interviewers: tuple[Share, ...]
    sources: tuple[Share, ...]


def spread(project: Project, one: Theme, reviewed: Decided | None = None) -> Spread:
    """Return who speaks to a theme and its subthemes, by label, and in which sources."""
    reviewed = reviewed or decided(project)
    places = {
        place
        for sub in with_subthemes(project, one)
        for place in places_of_theme(project, sub, reviewed)
    }
    spans: dict[int, list[Span]] = defaultdict(list)
    for source_id, start, end in in_text_order(project, places):
        spans[source_id].append((start, end))
    extracts: Counter[int] = Counter()
    words: Counter[int] = Counter()
    in_source: Counter[int] = Counter()
    for source_id, there in spans.items():
        source = project.source(source_id)
        _count(source, there, extracts, words, in_source)

    def shares(people: Iterable[Participant]) -> tuple[Share, ...]:
        return tuple(
            Share(each.id, each.label, extracts[each.id], words[each.id]) for each in people
        )

    return Spread(
        sum(map(len, spans.values())),
        shares(each for each in project.participants if each.role == "participant"),
        shares(each for each in project.participants if each.role == "interviewer"),
        tuple(
            Share(each.id, each.name, len(spans.get(each.id, ())), in_source[each.id])
            for each in project.sources
        ),
    )


def told(found: Spread) -> str:
    """Return in a sentence who speaks to a theme."""
    speaking = sum(bool(share.extracts) for share in found.participants)
    sources = sum(bool(share.extracts) for share in found.sources)
    return _(
        "{speaking} of {participants} speak to this theme, in {sources} of {all_sources}."
    ).format(
        speaking=speaking,
        participants=plural("{count} participant", "{count} participants", len(found.participants)),
        sources=sources,
        all_sources=plural("{count} source", "{count} sources", len(found.sources)),
    )


def _count(
    source: Source,
    spans: list[Span],
    extracts: Counter[int],
    words: Counter[int],
    in_source: Counter[int],
) -> None:
    speakers = SpeakersInSource(source)
    for span in spans:
        extracts.update(speakers[span])
    for speaker, count in WordsInSource(source).in_spans(spans):
        in_source[source.id] += count
        if speaker is not None:
            words[speaker] += count

"""Transcripts into the project: who of the speakers is which participant, then all in one step.

A label such as `Deltaker 1` or `P1` is another person in each source, unless it is mapped to
a participant. A label such as `MSM` or `Kari`, and an interviewer's, is the same person in all.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import chain, count
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from tuicode.exchange.labels import fold, is_known
from tuicode.exchange.transcript import Transcript
from tuicode.language import _
from tuicode.model import sources
from tuicode.model.errors import ProjectError
from tuicode.model.project import Project
from tuicode.model.records import Participant, Role, Source
from tuicode.model.tables import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from tuicode.exchange.transcript import Speaker

NOT_MAPPED: Mapping[str, str] = MappingProxyType({})

_NUMBER_LETTER_OR_BRACKETS = re.compile(r"\d+|[^\W\d_]|\[.*\]")


class PlannedSpeaker(msgspec.Struct, frozen=True):
    """A speaker of a transcript, and the participant that it becomes or is."""

    label: str
    """As found in the transcript."""
    participant: str
    """The participant's label in the project."""
    role: Role
    turns: int
    words: int
    is_new: bool
    spellings: tuple[str, ...] = ()


class ImportPlan(msgspec.Struct, frozen=True):
    """What a transcript becomes in a project."""

    name: str
    """Of the source."""
    turns: int
    words: int
    speakers: tuple[PlannedSpeaker, ...]
    renamed: bool = False
    """A source had the name already, so this one got a number."""


class Imported(msgspec.Struct, frozen=True):
    """A transcript that was brought in."""

    transcript: Transcript
    plan: ImportPlan
    source: Source


def plan(
    project: Project,
    transcript: Transcript,
    speakers: Mapping[str, str] = NOT_MAPPED,
    interviewers: Collection[str] = (),
    name: str = "",
    *,
    numbered: bool = False,
) -> ImportPlan:
    """Return what a transcript would become; nothing is changed.

    `speakers` maps labels to participants, new or in the project. Where one of `interviewers`
    speaks in the transcript, they are its interviewers, and nobody is guessed to be one. With
    `numbered`, a name that is taken gets a number. Raises ProjectError where this very file is
    in the project already.
    """
    _refuse_repeated(project, transcript)
    wanted = _storable(name or transcript.name)
    name = free_name(project, wanted) if numbered else wanted
    casting = _Casting(project, transcript, speakers, interviewers)
    return ImportPlan(
        name=name,
        turns=len(transcript.turns),
        words=sum(len(turn.text.split()) for turn in transcript.turns),
        speakers=tuple(casting.planned(speaker, name) for speaker in transcript.speakers),
        renamed=name != wanted,
    )


def carry_out(project: Project, transcript: Transcript, plan: ImportPlan) -> Source:
    """Put the transcript into the project as planned, in one step; return the source.

    Raises ProjectError, and then changes nothing: see `sources.add`.
    """
    summary = _("{name}, {words} words").format(name=plan.name, words=plan.words)
    with project.transaction("import", summary):
        ids = {speaker.label: _participant(project, speaker).id for speaker in plan.speakers}
        turns = [
            sources.NewTurn(turn.text, ids[turn.speaker] if turn.speaker else None, turn.time)
            for turn in transcript.turns
        ]
        return sources.add(
            project, plan.name, turns, _storable(transcript.filename), transcript.sha256
        )


def import_each(
    project: Project,
    transcripts: Iterable[Transcript],
    plan_one: Callable[[Project, Transcript], ImportPlan],
) -> tuple[list[Imported], list[ProjectError]]:
    """Plan and bring in one transcript after the other; return those, and what was refused."""
    imported: list[Imported] = []
    refused: list[ProjectError] = []
    for transcript in transcripts:
        with _noted(refused):
            planned = plan_one(project, transcript)
            source = carry_out(project, transcript, planned)
            imported.append(Imported(transcript, planned, source))
    return imported, refused


def rehearsal(project: Project) -> Project:
    """Return a copy of a project that nothing keeps: what is done to it stays in memory."""
    tables = project.snapshot()
    contents = {name: {row.id: row for row in rows} for name, rows in tables.items()}
    return Project(Contents(**contents), project.by)


def free_name(project: Project, name: str) -> str:
    """Return the name, or with the first number after it under which there is no source."""
    return _first_free(name, {source.name.casefold() for source in project.sources})


def is_generic(label: str) -> bool:
    """Tell whether a label says what somebody is and not who: `Deltaker 1`, `P1`, `2`, `[navn]`."""
    return is_known(label) or _NUMBER_LETTER_OR_BRACKETS.fullmatch(fold(label)) is not None


class _Casting:
    """Finds the participant for each speaker of one transcript."""

    def __init__(
        self,
        project: Project,
        transcript: Transcript,
        mapped: Mapping[str, str],
        interviewers: Collection[str],
    ) -> None:
        self._people = {person.label.casefold(): person for person in project.participants}
        self._mapped = {fold(label): wanted for label, wanted in mapped.items()}
        wanted = {fold(label) for label in interviewers}
        self._named = {one.label for one in transcript.speakers if fold(one.label) in wanted}

    def planned(self, speaker: Speaker, source_name: str) -> PlannedSpeaker:
        """Return who a speaker is, in a source of that name."""
        role = self._role(speaker)
        label = self._mapped.get(fold(speaker.label), "")
        if label:
            person = self._people.get(label.casefold())
        else:
            person = self._same_person(speaker.label, role)
            label = self._free_label(speaker.label, source_name)
        if person is not None:
            label = person.label
            role = role if speaker.label in self._named else person.role
        return PlannedSpeaker(
            label=speaker.label,
            participant=label,
            role=role,
            turns=speaker.turns,
            words=speaker.words,
            is_new=person is None,
            spellings=speaker.spellings,
        )

    def _role(self, speaker: Speaker) -> Role:
        if not self._named:
            return speaker.role
        return "interviewer" if speaker.label in self._named else "participant"

    def _same_person(self, label: str, role: Role) -> Participant | None:
        """Return who in the project goes by this label, where the label tells who it is."""
        person = self._people.get(label.casefold()) or self._spelled(label)
        if person is None or not is_generic(label):
            return person
        return person if role == person.role == "interviewer" else None

    def _spelled(self, label: str) -> Participant | None:
        folded = fold(label)
        found = [
            person
            for person in self._people.values()
            if folded in {fold(spelling) for spelling in person.spellings}
        ]
        return found[0] if len(found) == 1 else None

    def _free_label(self, label: str, source_name: str) -> str:
        if label.casefold() not in self._people:
            return label
        return _first_free(f"{label} ({source_name})", self._people)


@contextmanager
def _noted(refused: list[ProjectError]) -> Iterator[None]:
    try:
        yield
    except ProjectError as error:
        refused.append(error)


def _participant(project: Project, speaker: PlannedSpeaker) -> Participant:
    """Return the participant of a planned speaker, made or brought up to date."""
    wanted = speaker.participant.casefold()
    known = next((one for one in project.participants if one.label.casefold() == wanted), None)
    if known is None:
        return sources.add_participant(
            project, speaker.participant, speaker.role, speaker.spellings
        )
    spellings = tuple(dict.fromkeys((*known.spellings, *speaker.spellings)))
    person = msgspec.structs.replace(known, role=speaker.role, spellings=spellings)
    with project.transaction("participant") as transaction:
        transaction.put(person)
    return person


def _refuse_repeated(project: Project, transcript: Transcript) -> None:
    for source in project.sources:
        if source.sha256 == transcript.sha256:
            raise ProjectError(
                _(
                    "{filename} is in the project already, as «{name}»; it was not imported again."
                ).format(filename=transcript.filename, name=source.name)
            )


def _first_free(name: str, taken: Collection[str]) -> str:
    """Return the name, or with a number, that is not among `taken` (casefolded)."""
    numbered = (f"{name} {number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one.casefold() not in taken)


def _storable(name: str) -> str:
    """Return a file's name without bytes that are no text, which no project can hold."""
    return name.encode(errors="replace").decode()

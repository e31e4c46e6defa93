"""Builds the sample project from the Word transcripts, the codebook, the codings and the story.

    python sample_project/make_project.py

The transcripts come in through the program's own import; each quotation of `codings.tsv` is
found in its source and coded there, in the pass that its code belongs to. Everything goes through
the program's own verbs, on the days that the story tells of; the same masters give the same file.
"""

from __future__ import annotations

import os
import random
import time
from calendar import timegm
from typing import TYPE_CHECKING, cast

import story
from check_codings import codebook, coded_quotations
from masters import HERE, MASTERS
from quotations import found
from themes_of_sample import Journal, Story

import tuicode
from tuicode.exchange.importing import carry_out, plan
from tuicode.exchange.reading import read_transcript
from tuicode.model import attributes, codes, codings, identity, merging, passes, readings, sources
from tuicode.model.sheet import describe_project

if TYPE_CHECKING:
    from story import Round

    from tuicode.model.project import Project
    from tuicode.model.records import Family

FILE = HERE / "samskaping.json"

PEOPLE = {
    "Gruppeintervju 2": {f"D{number}": f"Deltaker {number + 2}" for number in range(1, 4)},
    "Gruppeintervju 3": {f"Deltaker {number}": f"Deltaker {number + 5}" for number in range(1, 9)},
    "Interview in English": {"Participant A": "Deltaker 14", "Participant B": "Deltaker 15"},
}
"""Who the speakers of each interview are: fifteen people, each with a number of their own."""

SECONDS_A_STEP = 40


class Calendar:
    """The clock of the story: it stands where it is set, and goes on a little with each look."""

    def __init__(self) -> None:
        self._now = 0

    def go_to(self, day: str) -> None:
        """Set the clock to the morning of a day, such as `2026-02-16`; never back."""
        self._now = max(self._now, timegm(time.strptime(day, "%Y-%m-%d")) + 8 * 3600)

    def gmtime(self) -> time.struct_time:
        """Return the time of the story."""
        self._now += SECONDS_A_STEP
        return time.gmtime(self._now)

    strftime = staticmethod(time.strftime)


class Numbers:
    """Ids that are the same at each build."""

    def __init__(self) -> None:
        self._random = random.Random(2026)  # noqa: S311 - ids of a sample, no secrets
        self.randbits = self._random.getrandbits


def build() -> None:
    """Write the project anew."""
    FILE.unlink(missing_ok=True)
    os.environ["TUICODE_LANGUAGE"] = "nb"  # the log is told in the interface's language
    calendar = Calendar()
    identity.time = calendar  # type: ignore[attr-defined]
    identity.secrets = Numbers()  # type: ignore[attr-defined]
    calendar.go_to("2026-02-04")
    with tuicode.new(FILE, "Samskaping", by="sample", language="nb") as project:
        go_to = Journal(project, calendar.go_to).go_to
        _bring_in(project)
        go_to("2026-02-09")
        _read(project)
        for number, one in enumerate(story.ROUNDS, start=1):
            go_to(one.begins)
            _make_pass(project, number, one)
        go_to("2026-03-31")
        _merge(project)
        Story(project, go_to).make()
        go_to("2026-05-08")
        passes.reopen(project, project.passes[-1], story.READ_AGAIN)
        print(
            f"{len(project.sources)} sources, {len(project.codings)} codings, "
            f"{project.revision} steps in {FILE.name}"
        )


def _bring_in(project: Project) -> None:
    describe_project(project, question=story.QUESTION, stance=story.STANCE)
    for document in MASTERS:
        transcript = read_transcript(HERE / "transcripts" / f"{document}.docx")
        people = PEOPLE.get(document, {})
        carry_out(project, transcript, plan(project, transcript, people))
    with project.transaction("import attributes", "kilder og deltakere"):
        for source in project.sources:
            attributes.change_source(project, source, attributes=story.SOURCES[source.name])
        for person in project.participants:
            told = story.PEOPLE.get(person.label, {})
            attributes.change_participant(project, person, attributes=told)


def _read(project: Project) -> None:
    for source in project.sources:
        readings.read_to_end(project, source)
        if source.name in story.CHECKED:
            sources.check_against_audio(project, source)


def _make_pass(project: Project, number: int, one: Round) -> None:
    if number > 1:
        order = [project.source_named(name).id for name in one.order]
        passes.start(
            project,
            one.name,
            lens=one.lens,
            note=one.note,
            order=order,
            hides_earlier=one.hides_earlier,
            phase=2,
        )
    else:
        described = {"lens": one.lens, "note": one.note}
        _describe_first(project, described)
    _new_codes(project, number)
    _code(project, number)
    if number == len(story.ROUNDS):
        _revise(project)
    passes.end(project, project.current_pass, one.reflection)


def _describe_first(project: Project, described: dict[str, str]) -> None:
    import msgspec

    first = project.passes[0]
    with project.transaction("phase of pass", f"1 {first.name}: 2 koding") as transaction:
        transaction.put(msgspec.structs.replace(first, **described, phase=2))


def _pass_of(tag: str) -> int:
    return 2 if tag in story.LATENT else 3 if tag in story.DEDUCTIVE else 1


def _new_codes(project: Project, number: int) -> None:
    chosen = [code for code in codebook() if _pass_of(code.tag) == number]
    with project.transaction("import codebook", f"{len(chosen)} koder"):
        for code in chosen:
            in_vivo = "in vivo" if code.tag in story.IN_VIVO else "inductive"
            codes.create(
                project,
                code.name,
                code.tag,
                cast("Family", code.family),
                code.definition,
                orientation="latent" if number > 1 else "semantic",
                origin="deductive" if number == len(story.ROUNDS) else in_vivo,  # type: ignore[arg-type]
            )


def _code(project: Project, number: int) -> None:
    by_tag = {code.tag: code for code in project.codes}
    order = project.current_pass.order or [source.id for source in project.sources]
    by_source = {project.source(one).name: [] for one in order}  # type: dict[str, list[tuple[str, list[str]]]]
    for coded in coded_quotations():
        tags = [tag for tag in coded.tags if _pass_of(tag) == number]
        if tags:
            by_source[coded.document].append((coded.quotation, tags))
    for document, quotations in by_source.items():
        source = project.source_named(document)
        for quotation, tags in quotations:
            start = source.text.index(quotation)
            end = start + len(quotation)
            codings.apply(project, source, start, end, [by_tag[tag] for tag in tags])


def _revise(project: Project) -> None:
    """Recode some extracts, and split a code that had grown too wide."""
    for one in story.RECODINGS:
        source, start, end = found(project, one.document, one.words)
        old = project.code_named(one.old)
        coding = next(
            coding
            for coding in project.codings_of_code(old.id)
            if (coding.source, coding.start, coding.end) == (source.id, start, end)
        )
        codings.recode(project, coding, [project.code_named(tag) for tag in one.new])
    wide = project.code_named(story.SPLIT_CODE)
    new = codes.create(
        project, story.SPLIT_NAME, "KD", wide.family, story.SPLIT_DEFINITION, origin="inductive"
    )
    parts = {}
    for coding in list(project.codings_of_code(wide.id)):
        text = project.source(coding.source).text[coding.start : coding.end]
        if any(words in text for words in story.SPLIT_WORDS):
            parts[coding.id] = [new]
    merging.split(project, wide, parts)


def _merge(project: Project) -> None:
    for one in story.MERGES:
        merging.merge(
            project,
            project.code_named(one.into),
            [project.code_named(tag) for tag in one.tags],
            name=one.name,
            definition=one.definition,
            reason=one.why,
        )


if __name__ == "__main__":
    build()

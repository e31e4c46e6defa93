"""Builds the sample project from the Word transcripts, the codebook and the codings.

    python sample_project/make_project.py

The transcripts come in through the program's own import; each quotation of `codings.tsv` is
found in its source and coded there, interview by interview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from check_codings import codebook, coded_quotations
from masters import HERE, MASTERS

import tuicode
from tuicode.exchange.importing import carry_out, plan
from tuicode.exchange.reading import read_transcript
from tuicode.model import codes, codings

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Family

FILE = HERE / "samskaping.json"

PEOPLE = {
    "Gruppeintervju 2": {f"D{number}": f"Deltaker {number + 2}" for number in range(1, 4)},
    "Gruppeintervju 3": {f"Deltaker {number}": f"Deltaker {number + 5}" for number in range(1, 9)},
    "Interview in English": {"Participant A": "Deltaker 14", "Participant B": "Deltaker 15"},
}
"""Who the speakers of each interview are: fifteen people, each with a number of their own."""


def build() -> None:
    """Write the project anew."""
    FILE.unlink(missing_ok=True)
    with tuicode.new(FILE, "Samskaping", by="sample", language="nb") as project:
        for document in MASTERS:
            transcript = read_transcript(HERE / "transcripts" / f"{document}.docx")
            people = PEOPLE.get(document, {})
            carry_out(project, transcript, plan(project, transcript, people))
        with project.transaction("codebook", f"{len(codebook())} koder"):
            for code in codebook():
                family = cast("Family", code.family)
                codes.create(project, code.name, code.tag, family, code.definition)
        _code(project)
        print(f"{len(project.sources)} sources, {len(project.codings)} codings in {FILE.name}")


def _code(project: Project) -> None:
    by_tag = {code.tag: code for code in project.codes}
    for coded in coded_quotations():
        source = project.source_named(coded.document)
        start = source.text.index(coded.quotation)
        end = start + len(coded.quotation)
        codings.apply(project, source, start, end, [by_tag[tag] for tag in coded.tags])


if __name__ == "__main__":
    build()

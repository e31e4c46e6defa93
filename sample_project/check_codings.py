"""Checks the sample's codebook and codings against the masters, and prints totals.

    python sample_project/check_codings.py

Both files are tab-separated with one heading line and no quoting: `codebook.tsv` holds
tag, family, name, definition; `codings.tsv` holds document, tags (separated by spaces),
quotation. Exits 1 where anything is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from masters import HERE, MASTERS, turns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILIES = ("green", "blue", "orange", "yellow", "pink", "grey")


@dataclass(frozen=True)
class Code:
    """One line of the codebook."""

    tag: str
    family: str
    name: str
    definition: str


@dataclass(frozen=True)
class CodedQuotation:
    """One line of the codings: the words, and every code they carry."""

    document: str
    tags: tuple[str, ...]
    quotation: str


def codebook() -> list[Code]:
    """Read the codebook, in its own order."""
    return [Code(*fields) for fields in _lines("codebook.tsv")]


def coded_quotations() -> list[CodedQuotation]:
    """Read the codings, in text order."""
    return [
        CodedQuotation(document, tuple(tags.split(" ")), quotation)
        for document, tags, quotation in _lines("codings.tsv")
    ]


def _lines(filename: str) -> Iterator[list[str]]:
    heading, *lines = (HERE / filename).read_text(encoding="utf-8").splitlines()
    columns = heading.count("\t") + 1
    for number, line in enumerate(lines, start=2):
        fields = line.split("\t")
        if len(fields) != columns:
            sys.exit(f"{filename}, line {number}: {columns} columns were expected.")
        yield fields


def faults() -> Iterator[str]:
    """Everything that is wrong, one sentence each."""
    codes, quotations = codebook(), coded_quotations()
    yield from _faults_of_codes(codes)
    yield from _faults_of_tags(codes, quotations)
    for coded in quotations:
        yield from _faults_of_quotation(coded)


def _faults_of_codes(codes: list[Code]) -> Iterator[str]:
    for word, values in (("tag", [c.tag for c in codes]), ("name", [c.name for c in codes])):
        for value, count in Counter(values).items():
            if count > 1:
                yield f"The {word} {value} is given to {count} codes."
    for code in codes:
        if code.family not in FAMILIES:
            yield f"{code.tag} has the unknown family {code.family}."
        if not code.tag.isupper() or len(code.tag) not in (2, 3):
            yield f"The tag {code.tag} is not two or three capital letters."
        if len(code.name.split()) > 6:  # noqa: PLR2004
            yield f"The name of {code.tag} has more than six words."


def _faults_of_tags(codes: list[Code], quotations: list[CodedQuotation]) -> Iterator[str]:
    known = {code.tag for code in codes}
    given = {tag for coded in quotations for tag in coded.tags}
    for tag in sorted(given - known):
        yield f"The tag {tag} is not in the codebook."
    for tag in sorted(known - given):
        yield f"The code {tag} is never used."


def _faults_of_quotation(coded: CodedQuotation) -> Iterator[str]:
    where = f"{coded.document}: «{coded.quotation[:50]}»"
    if coded.document not in MASTERS:
        yield f"{where} names a document that is not in the sample."
        return
    found = sum(turn.text.count(coded.quotation) for turn in turns_of(coded.document))
    if found != 1:
        yield f"{where} is found {found} times in its master, not once."
    if coded.quotation != coded.quotation.strip() or not coded.quotation:
        yield f"{where} begins or ends with white space."
    if len(set(coded.tags)) != len(coded.tags):
        yield f"{where} carries a code twice."


def totals() -> Iterator[str]:
    """Words, quotations and codings of each document, and how often codes are used."""
    quotations = coded_quotations()
    for document in MASTERS:
        coded = [one for one in quotations if one.document == document]
        words = sum(len(turn.text.split()) for turn in turns_of(document))
        codings = sum(len(one.tags) for one in coded)
        share = _coded_share(document, coded)
        yield f"{document}: {words} words, {len(coded)} quotations, {codings} codings, {share:.0%} coded"
    used = Counter(tag for one in quotations for tag in one.tags)
    often = ", ".join(f"{tag} {count}" for tag, count in used.most_common(5))
    defined = sum(bool(code.definition) for code in codebook())
    yield f"{len(codebook())} codes, {defined} with a definition; {used.total()} codings; most used: {often}"


def _coded_share(document: str, coded: list[CodedQuotation]) -> float:
    text = "\n".join(turn.text for turn in turns_of(document))
    positions = set[int]()
    for one in coded:
        start = text.find(one.quotation)
        positions.update(range(start, start + len(one.quotation)))
    return len(positions) / len(text)


if __name__ == "__main__":
    print("\n".join(totals()))
    wrong = list(faults())
    print("\n".join(wrong or ["No faults."]))
    sys.exit(1 if wrong else 0)

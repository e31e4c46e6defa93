"""What a pass changed, and what two passes coded, as rows of a list that lead to the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.changes import changes_in
from tuicode.analysis.comparison import compare
from tuicode.language import _
from tuicode.model.extracts import Extract, speakers_in
from tuicode.tui.workspaces.listing import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.analysis.comparison import CodedSpan
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Coding, Pass

Listed = tuple[Row, "Extract | None"]
"""A row, and the extract that it tells of."""


def change_rows(project: Project, one: Pass) -> Iterator[Listed]:
    """Yield what a pass changed: the codes first, then the codings in text order."""
    changes = changes_in(project, one)
    for word, codes in (
        (_("new"), changes.new),
        (_("split"), changes.split),
        (_("retired"), changes.retired),
        (_("brought back"), changes.brought_back),
    ):
        yield from ((_of_code(word, code), None) for code in codes)
    for change in changes.merged:
        into = project.code(change.after.into).name if change.after.into else ""
        yield _of_code(_("merged"), change.after, _("into «{name}»").format(name=into)), None
    for change in changes.renamed:
        note = _("was called «{name}»").format(name=change.before.name)
        yield _of_code(_("renamed"), change.after, note), None
    for word, codings in (
        (_("added"), changes.added),
        (_("joined"), changes.joined),
        (_("removed"), changes.removed),
    ):
        yield from (_of_coding(project, word, coding) for coding in codings)
    for recoded in changes.recoded:
        note = _("was {tag} {name}").format(tag=recoded.before.tag, name=recoded.before.name)
        yield _of_coding(project, _("recoded"), recoded.coding, note)


def comparison_rows(project: Project, first: Pass, second: Pass) -> Iterator[Listed]:
    """Yield what two passes coded, side by side: the words, and the codes of each."""
    for one in compare(project, first, second):
        source = project.source(one.source)
        words = " ".join(source.text[one.start : one.end].split())
        sides = f"{_tags(one.first)} | {_tags(one.second)}"
        row = Row(((_(one.outcome), 12), (source.name, 18), (sides, 24)), words)
        yield row, Extract(one.source, one.start, one.end, ())


def place_row(project: Project, extract: Extract) -> Row:
    """Return an extract as a row: its source, who speaks, and its words."""
    source = project.source(extract.source)
    people = speakers_in(project, source, extract.start, extract.end)
    names = ", ".join(person.label for person in people)
    words = " ".join(source.text[extract.start : extract.end].split())
    return Row(((source.name, 18), (names, 16)), words)


def _tags(spans: Sequence[CodedSpan]) -> str:
    tags = dict.fromkeys(code.tag for span in spans for code in span.codes)
    return " ".join(tags) or "–"


def _of_code(word: str, code: Code, note: str = "") -> Row:
    return Row(((word, 12), (code.tag, 5)), code.name, note=note)


def _of_coding(project: Project, word: str, coding: Coding, note: str = "") -> Listed:
    source, code = project.source(coding.source), project.code(coding.code)
    words = " ".join(source.text[coding.start : coding.end].split())
    place = Extract(coding.source, coding.start, coding.end, ())
    return Row(((word, 12), (code.tag, 5), (source.name, 18)), words, note=note), place

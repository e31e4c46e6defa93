"""What a pass changed, as rows of a table that lead to the places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.extracts import Extract, speakers_in
from tuicode.model.records import Code
from tuicode.tui.workspaces.listing import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tuicode.analysis.changes import Changes
    from tuicode.model.project import Project
    from tuicode.model.records import Coding
    from tuicode.tui.columns import Value

Changed = tuple[Code, "Callable[[], dict[str, Value]]", "Extract | None"]
"""The code of a row, what gives what stands in the row, and the extract that it tells of."""


def change_rows(project: Project, changes: Changes, when: str = "") -> Iterator[Changed]:
    """Yield what was changed: the codes first, then the codings in text order.

    `when` says of all of them when that was.
    """
    for code, values, place in _rows(project, changes):
        yield code, partial(_with_when, values, when), place


def _with_when(values: Callable[[], dict[str, Value]], when: str) -> dict[str, Value]:
    return {**values(), "when": when}


def _rows(project: Project, changes: Changes) -> Iterator[Changed]:
    for word, codes in (
        (_("new"), changes.new),
        (_("split"), changes.split),
        (_("retired"), changes.retired),
        (_("brought back"), changes.brought_back),
    ):
        yield from (_of_code(word, code) for code in codes)
    for change in changes.merged:
        into = project.code(change.after.into or change.after.id)
        yield _of_code(_("merged"), into, change.before.name)
    for change in changes.renamed:
        yield _of_code(_("renamed"), change.after, change.before.name)
    for word, codings in (
        (_("added"), changes.added),
        (_("joined"), changes.joined),
        (_("removed"), changes.removed),
    ):
        yield from (_of_coding(project, word, coding) for coding in codings)
    for recoded in changes.recoded:
        yield _of_coding(project, _("recoded"), recoded.coding, recoded.before.name)


def place_row(project: Project, extract: Extract) -> Row:
    """Return an extract as a row: its source, who speaks, and its words."""
    source = project.source(extract.source)
    people = speakers_in(project, source, extract.start, extract.end)
    names = ", ".join(person.label for person in people)
    words = words_of(project, extract.source, extract.start, extract.end)
    return Row(((source.name, 18), (names, 16)), words)


def words_of(project: Project, source_id: int, start: int, end: int) -> str:
    """Return the words of a span in one line."""
    return " ".join(project.source(source_id).text[start:end].split())


def _of_code(word: str, code: Code, before: str = "") -> Changed:
    values: dict[str, Value] = {
        "change": word,
        "tag": code.tag,
        "code": code.name,
        "before": before,
    }
    return code, lambda: values, None


def _of_coding(project: Project, word: str, coding: Coding, before: str = "") -> Changed:
    code = project.code(coding.code)

    def values() -> dict[str, Value]:
        return {
            "change": word,
            "tag": code.tag,
            "code": code.name,
            "before": before,
            "words": words_of(project, coding.source, coding.start, coding.end),
            "source": project.source(coding.source).name,
        }

    return code, values, Extract(coding.source, coding.start, coding.end, ())

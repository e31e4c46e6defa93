"""Attributes from a sheet: whose would be changed, which are so already, what is at fault.

The first column holds the labels of participants or the names of sources, and the first row the
names of the attributes. An empty cell leaves what is there as it is. With any fault nothing is
taken in. A table that was exported can be filled in and taken in again: what the program counts
itself is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from tuicode.exchange.codebook_sheet import Fault
from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.labels import words_in
from tuicode.exchange.sheets import SheetRow, read_sheet
from tuicode.language import _
from tuicode.model.attributes import (
    ROLE,
    attribute_names,
    change_participant,
    change_source,
    fitting_name,
)
from tuicode.model.codes import tidy
from tuicode.model.errors import ProjectError
from tuicode.model.records import Participant, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tuicode.analysis.matrix import Of
    from tuicode.model.project import Project
    from tuicode.model.records import Role

_ROLE_HEADINGS = words_in("role rolle")
_ROLES: dict[str, Role] = {
    "participant": "participant",
    "deltaker": "participant",
    "deltakar": "participant",
    "informant": "participant",
    "interviewer": "interviewer",
    "intervjuer": "interviewer",
    "intervjuar": "interviewer",
    "moderator": "interviewer",
}
_COUNTED = frozenset(
    {
        *("turns", "words", "% of words", "codes", "extracts"),
        *("ytringer", "ord", "% av ordene", "koder", "utdrag"),
    }
)
"""The headings of what is counted, in our own tables."""


class Entry(Struct, frozen=True):
    """A row that can be taken in: its line, whose it is, and what it changes."""

    line: int
    record: Participant | Source
    changes: dict[str, str]
    """By attribute; `role` is the role of a participant."""

    @property
    def name(self) -> str:
        """The label or the name that the row is for."""
        return self.record.name if isinstance(self.record, Source) else self.record.label


class Plan(Struct, frozen=True):
    """What a sheet brings to the participants or the sources of a project."""

    changed: tuple[Entry, ...]
    there: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    new: tuple[str, ...]
    """The attributes that none had before."""
    ignored: tuple[str, ...]
    """Headings of what the program counts itself."""


def planned(project: Project, path: Path, of: Of) -> Plan:
    """Return what a sheet would bring, row by row; nothing is changed.

    Raises ImportFailure where it is no sheet, or an empty one.
    """
    heads, *rows = read_sheet(path, project.sheet.language) or [SheetRow(1, ())]
    if not heads.cells:
        raise ImportFailure(path, _("{name} is empty.").format(name=path.name))
    records: Sequence[Participant | Source] = (
        project.sources if of == "source" else project.participants
    )
    known = attribute_names(records)
    columns = _Columns(heads, known, of)
    reader = _Reader(records, columns, of)
    entries = [entry for row in rows if (entry := reader.entry(row)) is not None]
    return Plan(
        tuple(entry for entry in entries if entry.changes),
        tuple(entry for entry in entries if not entry.changes),
        tuple(sorted((*columns.faults, *reader.faults), key=lambda fault: fault.line)),
        tuple(name for name in columns.names if name and name not in {*known, ROLE}),
        tuple(columns.ignored),
    )


def take_in(project: Project, plan: Plan, filename: str) -> None:
    """Change participants or sources as a plan has it, as one step. Raises ProjectError."""
    if plan.faults:
        raise ProjectError(_("The sheet has rows at fault; nothing was stored."))
    if not plan.changed:
        return
    names = ", ".join(entry.name for entry in plan.changed)
    summary = _("{filename}: {names}").format(filename=filename, names=names)
    with project.transaction("import attributes", summary):
        for entry in plan.changed:
            given = dict(entry.changes)
            if isinstance(entry.record, Source):
                change_source(project, entry.record, attributes=given)
            else:
                role = cast("Role | None", given.pop(ROLE, None))
                change_participant(project, entry.record, role=role, attributes=given)


class _Columns:
    """What each column of a sheet holds, after the first."""

    def __init__(self, heads: SheetRow, known: Sequence[str], of: Of) -> None:
        self.faults: list[Fault] = []
        self.ignored: list[str] = []
        self.names: list[str | None] = []
        """Of the columns after the first: empty for one left out, None without a heading."""
        self._line = heads.line
        for cell in heads.cells[1:]:
            self.names.append(self._name(tidy(cell), known, of))

    def _name(self, heading: str, known: Sequence[str], of: Of) -> str | None:
        folded = heading.casefold()
        if not heading:
            return None
        if folded in _COUNTED and folded not in map(str.casefold, known):
            self.ignored.append(heading)
            return ""
        is_role = of == "participant" and folded in _ROLE_HEADINGS
        try:
            name = ROLE if is_role else fitting_name(heading, known)
        except ProjectError as error:
            self.faults.append(Fault(self._line, str(error)))
            return ""
        if name.casefold() in {one.casefold() for one in self.names if one}:
            reason = _("«{name}» stands over two columns.").format(name=heading)
            self.faults.append(Fault(self._line, reason))
            return ""
        return name


class _Reader:
    """Reads the rows of a sheet, beside what is known already."""

    def __init__(self, records: Sequence[Participant | Source], columns: _Columns, of: Of) -> None:
        self.faults: list[Fault] = []
        self._columns = columns
        self._of = of
        self._records = {_name_of(one).casefold(): one for one in records}
        self._seen: dict[str, int] = {}

    def entry(self, row: SheetRow) -> Entry | None:
        """Return a row with what it changes, or None where it is at fault."""
        reasons = list(self._reasons(row))
        self.faults += [Fault(row.line, reason) for reason in reasons]
        if reasons:
            return None
        record = self._records[tidy(row.cells[0]).casefold()]
        given = {
            name: _ROLES[tidy(cell).casefold()] if name == ROLE else tidy(cell)
            for name, cell in zip(self._columns.names, row.cells[1:], strict=False)
            if name and tidy(cell)
        }
        now = dict(record.attributes)
        if isinstance(record, Participant):
            now[ROLE] = record.role
        changes = {name: value for name, value in given.items() if now.get(name) != value}
        return Entry(row.line, record, changes)

    def _reasons(self, row: SheetRow) -> Iterator[str]:
        name = tidy(row.cells[0])
        folded = name.casefold()
        if not name:
            yield _("its first cell is empty, so there is no telling whose it is.")
        elif folded in self._seen:
            yield _("«{name}» stands in line {line} already.").format(
                name=name, line=self._seen[folded]
            )
        elif folded not in self._records:
            yield self._unknown(name)
        self._seen.setdefault(folded, row.line)
        for number, cell in enumerate(row.cells[1:]):
            heading = self._columns.names[number] if number < len(self._columns.names) else None
            if cell and heading is None:
                yield _("«{cell}» stands in a column without a heading.").format(cell=cell)
            elif cell and heading == ROLE and tidy(cell).casefold() not in _ROLES:
                yield _("«{value}» is none of: {values}.").format(
                    value=cell, values=", ".join(map(_, dict.fromkeys(_ROLES.values())))
                )

    def _unknown(self, name: str) -> str:
        if self._of == "source":
            return _("there is no source «{name}».").format(name=name)
        return _("there is no participant «{name}».").format(name=name)


def _name_of(record: Participant | Source) -> str:
    return record.name if isinstance(record, Source) else record.label

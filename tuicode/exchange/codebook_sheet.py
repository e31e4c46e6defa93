"""A codebook from a sheet: what would be new, changed, there already or at fault; then all of it.

The first row holds the headings, in English or Norwegian and in any order. An empty cell leaves
what is there as it is. Nothing is taken out of the codebook.
"""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.labels import words_in
from tuicode.exchange.sheets import SheetRow, read_sheet
from tuicode.language import _
from tuicode.model import codebook, codes
from tuicode.model.codes import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Family

NAME = "name"

_HEADINGS = {
    NAME: words_in("name navn code kode kodenavn codename"),
    "tag": words_in("tag merke abbreviation forkortelse kortnavn"),
    "definition": words_in("definition definisjon description beskrivelse forklaring memo comment"),
    "parent": words_in("parent overordnet parentcode overordnetkode forelder hovedkode under"),
    "family": words_in("family familie fargefamilie colour color farge"),
    "include": words_in("include inkluder inclusion inklusjon whentouseit nårdenbrukes"),
    "exclude": words_in("exclude ekskluder exclusion eksklusjon whennottouseit nårdenikkebrukes"),
}

_FAMILIES: dict[str, Family] = {
    "green": "green",
    "grønn": "green",
    "blue": "blue",
    "blå": "blue",
    "orange": "orange",
    "oransje": "orange",
    "yellow": "yellow",
    "gul": "yellow",
    "pink": "pink",
    "rosa": "pink",
    "grey": "grey",
    "gray": "grey",
    "grå": "grey",
}
_HUES: tuple[tuple[float, Family], ...] = (
    (15, "pink"),
    (45, "orange"),
    (70, "yellow"),
    (170, "green"),
    (265, "blue"),
    (361, "pink"),
)
"""Up to which hue, in degrees, a colour of another program is of a family."""
_DULL = 0.18
_HEXADECIMAL = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_NO_LETTER = re.compile(r"[^\w]|_")


class Entry(Struct, frozen=True):
    """A row that can be taken in: its line, what it gives, and what that changes."""

    line: int
    values: dict[str, str]
    changes: tuple[str, ...] = ()
    """The fields that are otherwise now, of a code that is there already."""


class Fault(Struct, frozen=True):
    """A row that can't be taken in, and why."""

    line: int
    reason: str


class Plan(Struct, frozen=True):
    """What a sheet brings to a project."""

    new: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    there: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]
    """Headings that mean nothing here."""


def planned(project: Project, path: Path) -> Plan:
    """Return what a sheet would bring, row by row; nothing is changed.

    Raises ImportFailure where it is no sheet or has no heading for the name.
    """
    heads, *rows = read_sheet(path, project.sheet.language) or [SheetRow(1, ())]
    fields = _fields(path, heads)
    entries = [_entry(fields, row) for row in rows]
    checker = _Checker(project, entries)
    faults, kept = _checked(checker, entries)
    there = [entry for entry in kept if checker.existing(entry.values[NAME])]
    return Plan(
        tuple(entry for entry in kept if not checker.existing(entry.values[NAME])),
        tuple(entry for entry in there if entry.changes),
        tuple(entry for entry in there if not entry.changes),
        tuple(sorted(faults, key=lambda fault: fault.line)),
        tuple(cell for cell, field in zip(heads.cells, fields, strict=True) if cell and not field),
    )


def _checked(checker: _Checker, entries: Sequence[Entry]) -> tuple[list[Fault], list[Entry]]:
    """Return the rows at fault, and the others."""
    reasons = {entry.line: checker.fault_of(entry) for entry in entries}
    faults = [Fault(line, reason) for line, reason in reasons.items() if reason]
    kept = [checker.compared(entry) for entry in entries if not reasons[entry.line]]
    while orphans := checker.orphans(kept):
        # Their parent is in the sheet, in a row that is at fault itself.
        faults += [Fault(one.line, no_parent(one.values["parent"])) for one in orphans]
        kept = [entry for entry in kept if entry not in orphans]
    return faults, kept


def no_parent(name: str) -> str:
    """Return what is said of a row whose parent is not there."""
    return _("there is no code «{name}» to stand under.").format(name=name)


def take_in(project: Project, plan: Plan, filename: str) -> None:
    """Make and change codes as a plan has it, as one step. Raises ProjectError."""
    summary = _("{filename}: {new} new, {changed} changed").format(
        filename=filename, new=len(plan.new), changed=len(plan.changed)
    )
    if not plan.new and not plan.changed:
        return
    with project.transaction("import codebook", summary):
        # Tags that are given come first, or a tag made up for another code might be one of them.
        for entry in sorted(plan.new, key=lambda one: "tag" not in one.values):
            codes.create(project, entry.values[NAME], tag=entry.values.get("tag", ""))
        for entry in (*plan.new, *plan.changed):
            _describe(project, entry.values)
        for entry in (*plan.new, *plan.changed):
            if "parent" in entry.values:
                parent = _named(project, entry.values["parent"])
                codebook.nest(project, _named(project, entry.values[NAME]), parent)


def _describe(project: Project, values: dict[str, str]) -> None:
    codebook.describe(
        project,
        _named(project, values[NAME]),
        tag=values.get("tag"),
        family=family_of(values.get("family", "")),
        definition=values.get("definition"),
        include=values.get("include"),
        exclude=values.get("exclude"),
    )


def family_of(colour: str) -> Family | None:
    """Return the colour family of a word, or of a colour such as `#FF8800`; None for none."""
    named = _FAMILIES.get(colour.casefold())
    found = _HEXADECIMAL.fullmatch(colour)
    if named or not found:
        return named
    red, green, blue = (int(found[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _DULL:
        return "grey"
    return next(family for upto, family in _HUES if hue * 360 < upto)


class _Checker:
    """Tells what is wrong with a row, beside the project and the other rows."""

    def __init__(self, project: Project, entries: Sequence[Entry]) -> None:
        active = [code for code in project.codes if code.state == "active"]
        self._codes = {code.name.casefold(): code for code in active}
        self._names_by_id = {code.id: code.name for code in active}
        self._owner_of_tag = {code.tag.casefold(): code.name.casefold() for code in active}
        self._in_sheet = {entry.values.get(NAME, "").casefold() for entry in entries}
        self._parents = {
            entry.values.get(NAME, "").casefold(): entry.values["parent"].casefold()
            for entry in entries
            if "parent" in entry.values
        }
        self._seen: dict[str, int] = {}

    def existing(self, name: str) -> Code | None:
        """Return the code in use that has a name."""
        return self._codes.get(name.casefold())

    def fault_of(self, entry: Entry) -> str:
        """Return what is wrong with a row, or nothing; rows come in their order."""
        return next(self._faults(entry), "")

    def compared(self, entry: Entry) -> Entry:
        """Return the row with what it changes in a code that is there."""
        code = self.existing(entry.values[NAME])
        if code is None:
            return entry
        parent = self._names_by_id.get(code.parent or 0, "")
        now = {
            "tag": code.tag,
            "definition": code.definition,
            "parent": parent.casefold(),
            "family": code.family,
            "include": code.include,
            "exclude": code.exclude,
        }
        given = dict(entry.values)
        given["parent"] = given.get("parent", "").casefold()
        given["family"] = family_of(given.get("family", "")) or ""
        changes = tuple(key for key in now if given.get(key) and given[key] != now[key])
        return Entry(entry.line, entry.values, changes)

    def orphans(self, kept: Sequence[Entry]) -> list[Entry]:
        """Return the rows whose parent is neither in the project nor in one of these rows."""
        names = {entry.values[NAME].casefold() for entry in kept} | self._codes.keys()
        return [
            entry for entry in kept if entry.values.get("parent", "").casefold() not in {"", *names}
        ]

    def _faults(self, entry: Entry) -> Iterator[str]:
        values = entry.values
        name = values.get(NAME, "").casefold()
        if not name:
            yield _("it has no name.")
        if name in self._seen:
            yield _("«{name}» stands in line {line} already.").format(
                name=values[NAME], line=self._seen[name]
            )
        self._seen[name] = entry.line
        colour = values.get("family", "")
        if colour and family_of(colour) is None:
            yield _("«{colour}» is no colour there is: {colours}.").format(
                colour=colour, colours=", ".join(map(_, dict.fromkeys(_FAMILIES.values())))
            )
        tag = values.get("tag", "").casefold()
        if tag and self._owner_of_tag.setdefault(tag, name) != name:
            yield _("the tag {tag} belongs to another code.").format(tag=values["tag"])
        yield from self._faults_of_parent(name, values.get("parent", ""))

    def _faults_of_parent(self, name: str, parent: str) -> Iterator[str]:
        above = parent.casefold()
        if above and above not in self._codes and above not in self._in_sheet:
            yield no_parent(parent)
        passed = {name}
        while above:
            if above in passed:
                yield _("it would stand under itself.")
                return
            passed.add(above)
            above = self._parent_of(above)

    def _parent_of(self, name: str) -> str:
        code = self._codes.get(name)
        there = self._names_by_id.get(code.parent or 0, "").casefold() if code else ""
        return self._parents.get(name, there)


def _fields(path: Path, heads: SheetRow | None) -> list[str]:
    """Return the field of each column, or nothing where a heading is not known."""
    fields = []
    for cell in heads.cells if heads else ():
        folded = _NO_LETTER.sub("", cell.casefold())
        found = next((field for field, words in _HEADINGS.items() if folded in words), "")
        fields.append("" if found in fields else found)
    if NAME not in fields:
        raise ImportFailure(
            path,
            _(
                "{name} has no heading «name» (or code, navn, kode) in its first row, so there is "
                "no telling which column holds the codes."
            ).format(name=path.name),
        )
    return fields


def _entry(fields: Sequence[str], row: SheetRow) -> Entry:
    values = {
        field: tidy(cell) if field in {NAME, "tag", "parent"} else cell
        for field, cell in zip(fields, row.cells, strict=False)
        if field and cell
    }
    return Entry(row.line, values)


def _named(project: Project, name: str) -> Code:
    """Return the code in use of that name, and never one of that tag."""
    wanted = name.casefold()
    in_use = (code for code in project.tables.table("codes").values() if code.state == "active")
    found: Code = next(code for code in in_use if code.name.casefold() == wanted)
    return found

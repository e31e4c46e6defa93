"""What a pass changed, told by the log: codings added, recoded and removed; codes new and changed.

Only what is left at its end counts: what was done and undone again in the pass is not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.model.ordering import alphabetical
from tuicode.model.records import ChangeOfCode, Code, Coding
from tuicode.model.reversal import record_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Before, CodeState, EarlierCode, Pass, Record

    Pair = tuple[Record | None, Record | None]
    CodingPair = tuple[Coding | None, Coding | None]
    CodePair = tuple[Code | None, Code | None]

Place = tuple[str, int]
"""Table and id of a record."""


class Recoded(msgspec.Struct, frozen=True):
    """A coding that carries another code than before."""

    coding: Coding
    before: Code
    why: ChangeOfCode


class CodeChange(msgspec.Struct, frozen=True):
    """A code at the beginning and at the end of the pass."""

    before: Code
    after: Code


class Changes(msgspec.Struct, frozen=True):
    """What was otherwise at the end of a pass than at its beginning; or is now, if it goes on.

    Codings stand source by source in text order, codes by name.
    """

    added: tuple[Coding, ...]
    recoded: tuple[Recoded, ...]
    joined: tuple[Coding, ...]
    """Those that became one with another on the same span, as a merge has it."""
    removed: tuple[Coding, ...]
    new: tuple[Code, ...]
    merged: tuple[CodeChange, ...]
    split: tuple[Code, ...]
    renamed: tuple[CodeChange, ...]
    retired: tuple[Code, ...]
    brought_back: tuple[Code, ...]


def changes_in(project: Project, one: Pass) -> Changes:
    """Return what a pass changed, whatever pass a coding that was changed was made in."""
    net = _net(project, one.first_step or 1, one.last_step or project.revision)
    codings = [cast("CodingPair", pair) for place, pair in net.items() if place[0] == "codings"]
    codes = [cast("CodePair", pair) for place, pair in net.items() if place[0] == "codes"]
    gained = [(after, now) for before, after in codings if after for now in _gained(before, after)]
    taken_in = {earlier.coding for _coding, earlier in gained}
    gone = [before for before, after in codings if before and not after]
    changed = [CodeChange(before, after) for before, after in codes if before and after]
    added = [
        after
        for before, after in codings
        if after and not before and (after.pass_ == one.id or not after.was)
    ]
    return Changes(
        added=_in_order(project, added),
        recoded=_recoded(project, gained, {coding.id for coding in added}),
        joined=_in_order(project, [coding for coding in gone if coding.id in taken_in]),
        removed=_in_order(project, [coding for coding in gone if coding.id not in taken_in]),
        new=_by_name(after for before, after in codes if after and not before),
        merged=_to_state(changed, "merged"),
        split=_by_name(_split(project, gained, one)),
        renamed=_sorted(change for change in changed if change.before.name != change.after.name),
        retired=_by_name(change.after for change in _to_state(changed, "retired")),
        brought_back=_by_name(change.after for change in _to_state(changed, "active")),
    )


def _net(project: Project, first: int, last: int) -> dict[Place, Pair]:
    """Return the codings and codes that two steps and those between them changed."""
    later: dict[Place, Before] = {}
    within: dict[Place, Before] = {}
    for entry in reversed(project.log[first - 1 :]):
        found = later if entry.number > last else within
        found.update(
            ((before.table, before.id), before)
            for before in entry.before
            if before.table in {"codings", "codes"}
        )
    net = {}
    for place, before in within.items():
        left = later.get(place)
        after = record_before(left, None) if left else project.tables.get(*place)
        pair = record_before(before, None), after
        if pair[0] != after:
            net[place] = pair
    return net


def _gained(before: Coding | None, after: Coding) -> Sequence[EarlierCode]:
    """Return the earlier codes that a coding remembers since the beginning."""
    return after.was[len(before.was) if before else 0 :]


def _recoded(
    project: Project, gained: Iterable[tuple[Coding, EarlierCode]], added: set[int]
) -> tuple[Recoded, ...]:
    """Return each coding that changed its code, with the code it carried at the beginning."""
    found: dict[int, Recoded] = {}
    for coding, earlier in gained:
        if earlier.coding is None and coding.id not in found and coding.id not in added:
            found[coding.id] = Recoded(coding, project.code(earlier.code), earlier.why)
    changed = [one.coding for one in found.values() if one.coding.code != one.before.id]
    return tuple(found[coding.id] for coding in _in_order(project, changed))


def _split(project: Project, gained: Iterable[tuple[Coding, EarlierCode]], one: Pass) -> set[Code]:
    """Return the codes that were split; a coding that got several codes is none of that."""
    steps = project.log[(one.first_step or 1) - 1 : one.last_step or project.revision]
    codings = {before.id for entry in steps if entry.action == "split" for before in entry.before}
    return {
        project.code(earlier.code)
        for coding, earlier in gained
        if earlier.why == "split" and coding.id in codings
    }


def _in_order(project: Project, codings: Iterable[Coding]) -> tuple[Coding, ...]:
    order = {source.id: number for number, source in enumerate(project.sources)}
    return tuple(
        sorted(codings, key=lambda one: (order.get(one.source, -1), one.start, one.end, one.id))
    )


def _to_state(changes: Iterable[CodeChange], state: CodeState) -> tuple[CodeChange, ...]:
    return _sorted(one for one in changes if one.before.state != one.after.state == state)


def _sorted(changes: Iterable[CodeChange]) -> tuple[CodeChange, ...]:
    return tuple(sorted(changes, key=lambda one: alphabetical(one.before.name)))


def _by_name(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(sorted(codes, key=lambda code: alphabetical(code.name)))

"""What a pass changed, told by the log: codings added, recoded and removed; codes new and changed.

That is what was done while it was going on, also after it was opened again. Only what is left at
its end counts: what was done and undone again in the pass is not told. What was changed while no
pass was going on is told of the pass that had ended before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

import msgspec

from tuicode.model.ordering import alphabetical
from tuicode.model.records import ChangeOfCode, Code, Coding
from tuicode.model.reversal import record_before
from tuicode.model.stretches import stretches, stretches_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Before, CodeState, EarlierCode, Pass, Record
    from tuicode.model.stretches import Stretch

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
    return _changes(project, stretches(project)[one.id], one.id)


def changes_after(project: Project, one: Pass) -> Changes:
    """Return what was changed after a pass had ended, before it or another one went on."""
    return _changes(project, stretches_after(project, one))


def _changes(project: Project, during: Sequence[Stretch], made_in: int | None = None) -> Changes:
    net = _net(project, during)
    codings = [cast("CodingPair", pair) for table, pair in net if table == "codings"]
    codes = [cast("CodePair", pair) for table, pair in net if table == "codes"]
    gained = [(after, now) for before, after in codings if after for now in _gained(before, after)]
    taken_in = {earlier.coding for _coding, earlier in gained}
    gone = [before for before, after in codings if before and not after]
    changed = [CodeChange(before, after) for before, after in codes if before and after]
    added = [
        after
        for before, after in codings
        if after and not before and (after.pass_ == made_in or not after.was)
    ]
    return Changes(
        added=_in_order(project, added),
        recoded=_recoded(project, gained, {coding.id for coding in added}),
        joined=_in_order(project, [coding for coding in gone if coding.id in taken_in]),
        removed=_in_order(project, [coding for coding in gone if coding.id not in taken_in]),
        new=_by_name(after for before, after in codes if after and not before),
        merged=_to_state(changed, "merged"),
        split=_by_name(_split(project, gained, during)),
        renamed=_sorted(change for change in changed if change.before.name != change.after.name),
        retired=_by_name(change.after for change in _to_state(changed, "retired")),
        brought_back=_by_name(change.after for change in _to_state(changed, "active")),
    )


def _net(project: Project, during: Iterable[Stretch]) -> list[tuple[str, Pair]]:
    """Return the table of each coding and code that was changed then, and how it was and became.

    What was changed in between by somebody else is left out, and parts what was changed here.
    """
    pairs: dict[Place, list[Pair]] = defaultdict(list)
    for first, last in during:
        for place, pair in _net_of_one(project, first, last):
            former = pairs[place]
            begun = former.pop()[0] if former and former[-1][1] == pair[0] else pair[0]
            if begun != pair[1]:
                former.append((begun, pair[1]))
    return [(place[0], pair) for place, parts in pairs.items() for pair in parts]


def _net_of_one(project: Project, first: int, last: int) -> Iterator[tuple[Place, Pair]]:
    """Yield how what two steps and those between them changed was before, and became."""
    later: dict[Place, Before] = {}
    within: dict[Place, Before] = {}
    for entry in reversed(project.log[first - 1 :]):
        found = later if entry.number > last else within
        found.update(
            ((before.table, before.id), before)
            for before in entry.before
            if before.table in {"codings", "codes"}
        )
    for place, before in within.items():
        left = later.get(place)
        after = record_before(left, None) if left else project.tables.get(*place)
        yield place, (record_before(before, None), after)


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


def _split(
    project: Project, gained: Iterable[tuple[Coding, EarlierCode]], during: Iterable[Stretch]
) -> set[Code]:
    """Return the codes that were split; a coding that got several codes is none of that."""
    steps = [entry for first, last in during for entry in project.log[first - 1 : last]]
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

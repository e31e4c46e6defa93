"""Which codes a coder has used lately, which are near a place, and which digit applies which."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from tuicode.model.codes import MOST_PINS
from tuicode.model.history import UNDO
from tuicode.model.records import Coding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.model.transaction import Change, Committed

MOST_RECENT = 20
"""Codes used lately that the prompt offers first; how long ago the others were used is the past."""

NEIGHBOURS = 40
"""Codings looked at on either side of a place."""

_START = attrgetter("start")


class CodeUse:
    """The codes in the order they were last used by the project's coder, and the nine digits.

    Read once from the end of the log, then kept up by what changes. A pinned code keeps
    its digit; the other digits are those of the codes used last, and while these are few, of those
    used most. A code keeps its digit as long as it is one of them: what one's fingers know does not
    change with every coding.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._used = self._read_use()
        self._pinned: dict[int, int] = {}
        self._free: dict[int, int] = {}
        self._active: dict[int, Code] = {}
        self._most_used: list[int] = []
        self._read_codes()

    @property
    def recent(self) -> list[int]:
        """The codes used last, by id, the newest first."""
        return list(islice(self._newest(), MOST_RECENT))

    @property
    def by_digit(self) -> dict[int, Code]:
        """The code of each digit that has one, by digit."""
        held = {**self._free, **self._pinned}
        return {digit: self._active[held[digit]] for digit in sorted(held)}

    def digit_of(self, code_id: int) -> int:
        """Return the digit that applies a code; 0 where none does."""
        pin = self._active[code_id].pin if code_id in self._active else 0
        return pin or next((digit for digit, one in self._free.items() if one == code_id), 0)

    def follow(self, committed: Committed) -> bool:
        """Take in what a transaction changed; return whether a digit applies another code now."""
        former = self.by_digit
        if committed.entry.action == UNDO:
            self._used = self._read_use()
        else:
            for change in committed.changes:
                self._note(change)
        if any(change.table == "codes" for change in committed.changes):
            self._read_codes()
        else:
            self._give_digits()
        return self.by_digit != former

    def _read_use(self) -> dict[int, None]:
        """Return the codes by when they were last used, the oldest first."""
        lately: dict[int, None] = {}
        for code in _codes_put(self._project):
            lately[code] = None
            if len(lately) >= MOST_RECENT + MOST_PINS:
                break
        return dict.fromkeys(reversed(lately))

    def _note(self, change: Change) -> None:
        before, after = change.before, change.after
        if not isinstance(after, Coding) or after.by != self._project.by:
            return
        if not isinstance(before, Coding) or before.code != after.code:
            self._used.pop(after.code, None)
            self._used[after.code] = None

    def _read_codes(self) -> None:
        codes = self._project.tables.table("codes").values()
        self._active = {code.id: code for code in codes if code.state == "active"}
        self._pinned = {code.pin: code.id for code in self._active.values() if code.pin}
        unpinned = (code for code in self._active.values() if not code.pin)
        used = ((self._project.count_of_code(code.id), code) for code in unpinned)
        most = sorted((one for one in used if one[0]), key=_by_use)[:MOST_PINS]
        self._most_used = [code.id for _count, code in most]
        self._give_digits()

    def _newest(self) -> Iterator[int]:
        return (code for code in reversed(self._used) if code in self._active)

    def _give_digits(self) -> None:
        unpinned = (code for code in self._newest() if not self._active[code].pin)
        room = MOST_PINS - len(self._pinned)
        wanted = list(islice(dict.fromkeys((*unpinned, *self._most_used)), room))
        self._free = {
            digit: code
            for digit, code in self._free.items()
            if code in wanted and digit not in self._pinned
        }
        kept = set(self._free.values())
        taken = {*self._free, *self._pinned}
        left = (digit for digit in range(1, MOST_PINS + 1) if digit not in taken)
        self._free.update(zip(left, (one for one in wanted if one not in kept), strict=False))


def _by_use(one: tuple[int, Code]) -> tuple[int, str]:
    return -one[0], one[1].name


def _codes_put(project: Project) -> Iterator[int]:
    """Yield the codes that the coder's own steps put somewhere and that are there, newest first."""
    codings = project.tables.table("codings")
    for entry in reversed(project.tables.table("log").values()):
        if entry.by == project.by:
            for before in reversed(entry.before):
                if before.table == "codings" and before.id in codings:
                    yield codings[before.id].code


def codes_near(project: Project, source_id: int, position: int) -> dict[int, int]:
    """Return how many characters from a place the nearest extract of each code there begins."""
    codings: Sequence[Coding] = project.codings_of_source(source_id)
    here = bisect_left(codings, position, key=_START)
    near: dict[int, int] = {}
    for coding in codings[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS]:
        distance = abs(coding.start - position)
        near[coding.code] = min(distance, near.get(coding.code, distance))
    return near

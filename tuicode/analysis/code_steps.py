"""The way from the codes as first given to those of now: merged, split, renamed, recoded, retired.

Told by what codes and codings remember, and by the log where it says why.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import marked
from tuicode.model.codes import told
from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import ChangeOfCode, Coding, LogEntry

What = Literal["merged", "split", "recoded", "renamed", "retired"]

WHATS: tuple[What, ...] = (
    marked("merged"),
    marked("split"),
    marked("recoded"),
    marked("renamed"),
    marked("retired"),
)

DAY = len("2026-11-23")


class CodeStep(msgspec.Struct, frozen=True):
    """One thing that happened to a code, or to codings that carried it."""

    at: str
    """When; of codings the day."""
    what: What
    before: Code
    """The code, by the name it had until then."""
    after: Code | None = None
    """The code that it became, or that its codings carry since."""
    codings: int = 0
    reason: str = ""


def code_steps(project: Project) -> list[CodeStep]:
    """Return what happened to the codes, the oldest first."""
    found = [*_merged(project), *_carried(project), *_renamed(project), *_retired(project)]
    return sorted(found, key=lambda one: (one.at, WHATS.index(one.what), one.before.tag))


def _merged(project: Project) -> Iterator[CodeStep]:
    steps = _steps_of_merging(project)
    lost = Counter(
        earlier.code
        for coding in project.codings
        for earlier in coding.was
        if earlier.why == "merged"
    )
    for code in project.codes:
        if code.into is None:
            continue
        into, entry = project.code(code.into), steps.get(code.id)
        at, reason = (entry.at, _reason(entry, into)) if entry else (code.changed, "")
        yield CodeStep(at, "merged", code, into, lost[code.id], reason)


def _steps_of_merging(project: Project) -> dict[int, LogEntry]:
    """Return the log entry in which each code was merged last."""
    merged = {code.id for code in project.codes if code.into is not None}
    return {
        before.id: entry
        for entry in project.log
        for before in entry.before
        if before.table == "codes"
        and before.id in merged
        and before.record is not None
        and "into" not in before.record
    }


def _reason(entry: LogEntry, into: Code) -> str:
    """Return what was given as the reason of a merge: it stands behind the code in the summary."""
    for name in (into.name, *(earlier.name for earlier in into.earlier_names)):
        mark = f"{told(msgspec.structs.replace(into, name=name))}: "
        if mark in entry.summary:
            return entry.summary.split(mark, 1)[1]
    return ""


def _carried(project: Project) -> Iterator[CodeStep]:
    """Yield which codings were given another code by splitting and recoding, day by day."""
    ways: Counter[tuple[str, What, int, int]] = Counter()
    for coding in project.codings:
        for day, why, before, after in _ways(coding):
            if why != "merged":
                ways[day, why, before, after] += 1
    for (day, what, before, after), count in ways.items():
        yield CodeStep(day, what, project.code(before), project.code(after), count)


def _ways(coding: Coding) -> Iterator[tuple[str, ChangeOfCode, int, int]]:
    """Yield each change of code that a coding, and those joined into it, went through."""
    for place, earlier in enumerate(coding.was):
        later = (one.code for one in coding.was[place + 1 :] if one.coding == earlier.coding)
        yield earlier.until[:DAY], earlier.why, earlier.code, next(later, coding.code)


def _renamed(project: Project) -> Iterator[CodeStep]:
    for code in project.codes:
        names = [*(one.name for one in code.earlier_names), code.name]
        for earlier, after in zip(code.earlier_names, names[1:], strict=True):
            then, since = (msgspec.structs.replace(code, name=one) for one in (earlier.name, after))
            yield CodeStep(earlier.until, "renamed", then, since)


def _retired(project: Project) -> Iterator[CodeStep]:
    for code in project.codes:
        if code.state == "retired":
            yield CodeStep(code.changed, "retired", code)

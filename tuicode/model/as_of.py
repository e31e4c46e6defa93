"""A project as it stood: after any step of the log, and so at the end of any pass; or one pass.

The log keeps for each step the records as they were before it. Walked back from the newest step,
it gives every record as it was: names, codes, codings and texts.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.past import Past
from tuicode.model.project import Project
from tuicode.model.records import RECORD_TYPES
from tuicode.model.reversal import record_before
from tuicode.model.stretches import gone_on_between
from tuicode.model.tables import Contents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuicode.model.records import Before, Memo, Pass


def as_of_step(project: Project, number: int) -> Project:
    """Return the project as it stood after a step of the log, for reading only.

    Raises NotFound where the log has no such step.
    """
    if not 1 <= number <= project.revision:
        raise NotFound(
            _("There is no step {number}; the log has the steps 1 to {count}.").format(
                number=number, count=project.revision
            )
        )
    return _stood(project, Past(number))


def _as_private_as_now(memos: Mapping[int, Memo], project: Project) -> dict[int, Memo]:
    """Return memos of earlier, private where they are so now, or have been taken away."""
    now = project.tables.table("memos")
    out = {one for one, memo in now.items() if not memo.private}
    return {
        one: memo if one in out else msgspec.structs.replace(memo, private=True)
        for one, memo in memos.items()
    }


def as_of_pass(project: Project, one: Pass) -> Project:
    """Return the project as it stood at the end of a pass, for reading only.

    Raises ProjectError while the pass is going on.
    """
    if not one.last_step:
        raise ProjectError(
            _(
                "The pass «{name}» is still going on; what there is of it is what is there now."
            ).format(name=one.name)
        )
    return _stood(project, Past(one.last_step, one, tuple(gone_on_between(project, one))))


def only_pass(project: Project, one: Pass) -> Project:
    """Return the project with the codings of one pass only, for reading only."""
    tables = {name: dict(project.tables.table(name)) for name in RECORD_TYPES}
    codings = project.tables.table("codings").values()
    tables["codings"] = {coding.id: coding for coding in codings if coding.pass_ == one.id}
    return Project(
        Contents(**tables),
        project.by,
        read_only=_("These are the codings of the pass «{name}» alone.").format(name=one.name),
        past=project.past,
        alone=one,
        path=project.path,
    )


def _stood(project: Project, past: Past) -> Project:
    tables: dict[str, dict[int, Any]] = {
        name: dict(project.tables.table(name)) for name in RECORD_TYPES if name != "log"
    }
    log = project.log
    kept = bisect_right(log, past.step, key=attrgetter("number"))
    tables["log"] = {entry.id: entry for entry in log[:kept]}
    # Of most records only the earliest counts; a text is told by what the step after it left.
    earliest: dict[tuple[str, int], Before] = {}
    for entry in reversed(log[kept:]):
        for before in entry.before:
            if before.table == "sources":
                _set_back(tables, before)
            else:
                earliest[before.table, before.id] = before
    for before in earliest.values():
        _set_back(tables, before)
    tables["memos"] = _as_private_as_now(tables["memos"], project)
    read_only = _("This is the project {as_it_stood}; it cannot be changed.")
    return Project(
        Contents(**tables),
        project.by,
        read_only=read_only.format(as_it_stood=past.told()),
        past=past,
        path=project.path,
    )


def _set_back(tables: dict[str, dict[int, Any]], before: Before) -> None:
    rows = tables[before.table]
    record = record_before(before, rows.get(before.id))
    if record is None:
        rows.pop(before.id, None)
    else:
        rows[before.id] = record

"""The verb on suggestions to merge: refuse one, so that it is not made again."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.codes import told
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Code

FEWEST = 2
"""Codes that a suggestion to merge names at least."""


def refuse(project: Project, codes: Iterable[Code]) -> Refusal:
    """Refuse to merge any two of some codes; raises ProjectError where there are not two."""
    chosen = [project.code(one) for one in sorted({code.id for code in codes})]
    if len(chosen) < FEWEST:
        raise ProjectError(_("Name at least two codes that are not to be merged."))
    refusal = Refusal(id=new_id(), codes=tuple(code.id for code in chosen), by=project.by, at=now())
    summary = ", ".join(map(told, chosen))
    with project.transaction("keep apart", summary) as transaction:
        transaction.put(refusal)
    return refusal


def refused_pairs(project: Project) -> set[tuple[int, int]]:
    """Return the pairs of codes, by id, the smaller first, that are not to be merged."""
    refusals = list(project.tables.table("refusals").values())
    return {pair for refusal in refusals for pair in combinations(sorted(set(refusal.codes)), 2)}

"""Where codes come from: which were merged into which, and which were split from which."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from tuicode.model.ordering import alphabetical
from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Coding


class Lineage(msgspec.Struct, frozen=True):
    """Of one code: the codes merged into it, those it was split from, those split from it."""

    merged: list[Code]
    split_from: list[Code]
    split_into: list[Code]


class _Links:
    """The same of all codes, by id, as it is at one revision of the project."""

    def __init__(self, project: Project) -> None:
        self.revision = project.revision
        self.merged: dict[int, set[int]] = defaultdict(set)
        self.split_from: dict[int, set[int]] = defaultdict(set)
        self.split_into: dict[int, set[int]] = defaultdict(set)
        for code in project.tables.table("codes").values():
            if code.into is not None:
                self.merged[code.into].add(code.id)
        for coding in project.tables.table("codings").values():
            if coding.was:
                for former, part in _splits(coding):
                    self.split_from[part].add(former)
                    self.split_into[former].add(part)


_LINKS: WeakKeyDictionary[Project, _Links] = WeakKeyDictionary()


def lineage_of(project: Project, code: Code) -> Lineage:
    """Return where a code comes from and what came of it, by name."""
    links = _LINKS.get(project)
    if links is None or links.revision != project.revision:
        links = _LINKS[project] = _Links(project)

    def named(found: dict[int, set[int]]) -> list[Code]:
        codes = (project.code(one) for one in found.get(code.id, ()))
        return sorted(codes, key=lambda one: alphabetical(one.name))

    return Lineage(named(links.merged), named(links.split_from), named(links.split_into))


def _splits(coding: Coding) -> Iterator[tuple[int, int]]:
    """Yield the code that was split, and the code that the coding went to by it."""
    # What a merge joined to this coding has steps of its own, up to where it was joined.
    after: dict[int | None, int] = {}
    for earlier in reversed(coding.was):
        part = after.get(earlier.coding, coding.code)
        if earlier.why == "split":
            yield earlier.code, part
        after[earlier.coding] = earlier.code

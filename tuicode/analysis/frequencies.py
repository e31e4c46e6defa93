"""How often each code was used in each pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.tally import tally_of
from tuicode.model.records import Code, Pass

if TYPE_CHECKING:
    from tuicode.model.project import Project


class Frequency(msgspec.Struct, frozen=True):
    """A code, all its extracts, and those that it was given in each pass."""

    code: Code
    total: int
    """An extract that was given the code in two passes counts once."""
    counts: tuple[int, ...]


class Frequencies(msgspec.Struct, frozen=True):
    """The passes by number, and the codes by name."""

    passes: tuple[Pass, ...]
    rows: tuple[Frequency, ...]


def frequencies(project: Project) -> Frequencies:
    """Return how many extracts were given each code in each pass.

    The codes are those that the codings carry now: what was merged or recoded since counts for
    the code that it became. Codes that are not in use stand in it where they have extracts.
    """
    codes = [
        code for code in project.codes if code.state == "active" or project.count_of_code(code.id)
    ]
    tallies = tally_of(project).of(project, [code.id for code in codes])
    passes = tuple(project.passes)
    rows = (
        Frequency(
            code,
            tallies[code.id].extracts,
            tuple(tallies[code.id].passes.get(one.id, 0) for one in passes),
        )
        for code in codes
    )
    return Frequencies(passes, tuple(rows))

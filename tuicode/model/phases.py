"""The six phases of reflexive thematic analysis: labels on work that one may set, never gates."""

from __future__ import annotations

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError

PHASES: tuple[str, ...] = (
    marked("familiarisation"),
    marked("coding"),
    marked("generating initial themes"),
    marked("developing and reviewing themes"),
    marked("refining, defining and naming themes"),
    marked("writing up"),
)
"""Their names, from the first to the sixth."""


def phase_told(phase: int) -> str:
    """Return a phase by number and name; nothing where none is said."""
    return f"{phase} {_(PHASES[phase - 1])}" if phase else ""


def refuse_phase(phase: int) -> None:
    """Raise ProjectError where a number is that of no phase, nor 0 for none."""
    if not 0 <= phase <= len(PHASES):
        raise ProjectError(
            _("There is no phase {number}; the phases are 1 to {count}, and 0 says none.").format(
                number=phase, count=len(PHASES)
            )
        )

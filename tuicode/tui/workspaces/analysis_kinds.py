"""Which tables of the analysis there are on screen, and what each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.cooccurrence import NEARNESSES, Nearness
from tuicode.analysis.matrix import Axis, Of, axes
from tuicode.language import _
from tuicode.tui.question import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project


class Kind(msgspec.Struct, frozen=True):
    """Which table: codes against an axis, together in some nearness, or (nothing) over the passes.

    With `of`, it is the table of participants or of sources.
    """

    axis: Axis | None = None
    nearness: Nearness | None = None
    of: Of | None = None


def kinds(project: Project) -> list[Kind]:
    """Return all tables, in the order in which they are offered."""
    return [
        *(Kind(axis) for axis in axes(project)),
        Kind(),
        *(Kind(nearness=nearness) for nearness in NEARNESSES),
        Kind(of="participant"),
        Kind(of="source"),
    ]


def told(kind: Kind) -> str:
    """Return what a table is called."""
    if kind.of is not None:
        return {
            "participant": _("Participants and their attributes"),
            "source": _("Sources and their attributes"),
        }[kind.of]
    if kind.nearness is not None:
        return {
            "overlap": _("Codes together: on the same words"),
            "turn": _("Codes together: in the same turn"),
            "near": _("Codes together: near by"),
        }[kind.nearness]
    if kind.axis is None:
        return _("Codes over passes")
    return {
        "participant": _("Codes by participant"),
        "source": _("Codes by source"),
        "role": _("Codes by role"),
    }.get(kind.axis.name, _("Codes by {attribute}").format(attribute=kind.axis.name))


def which_table(project: Project, answer: Callable[[Kind], None]) -> Question:
    """Return the question which table to show."""
    choices = [Choice(told(kind), kind) for kind in kinds(project)]

    def offer(query: str) -> Sequence[Choice]:
        return [one for one in choices if query.casefold() in one.text.casefold()]

    def take(taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            answer(taken[0].value)

    return Question(_("which table?"), take, offer)

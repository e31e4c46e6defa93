"""Which tables of the analysis there are on screen, and what each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.cooccurrence import SENTENCES, Nearness
from tuicode.analysis.matrix import Axis, Of, axes
from tuicode.language import _, plural
from tuicode.model.errors import ProjectError
from tuicode.tui.question import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project
    from tuicode.tui.workspaces.table_workspace import TableWorkspace


OFFERED = (1, 2, 3, 5)
"""How many sentences apart is near by, where one chooses; another number can be typed."""

DIGITS = 4
"""Of such a number, at most."""


class Kind(msgspec.Struct, frozen=True):
    """Which table: codes against an axis, together in some nearness, or (nothing) over the passes.

    With `of`, it is the table of participants or of sources.
    """

    axis: Axis | None = None
    nearness: Nearness | None = None
    of: Of | None = None
    sentences: int = SENTENCES
    """How many sentences apart is near by."""


def kinds(project: Project) -> list[Kind]:
    """Return all tables, in the order in which they are offered."""
    return [
        *(Kind(axis) for axis in axes(project)),
        Kind(),
        Kind(nearness="overlap"),
        Kind(nearness="turn"),
        *(Kind(nearness="near", sentences=sentences) for sentences in OFFERED),
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
            "near": _("Codes together: near by, {sentences}").format(
                sentences=plural(
                    "at most {count} sentence apart",
                    "at most {count} sentences apart",
                    kind.sentences,
                )
            ),
        }[kind.nearness]
    if kind.axis is None:
        return _("Codes over passes")
    return {
        "participant": _("Codes by participant"),
        "source": _("Codes by source"),
        "role": _("Codes by role"),
    }.get(kind.axis.name, _("Codes by {attribute}").format(attribute=kind.axis.name))


def ask_which_table(workspace: TableWorkspace, answer: Callable[[Kind], None]) -> None:
    """Ask which table to show."""
    choices = [
        *(Choice(told(kind), kind) for kind in kinds(workspace.project)),
        Choice(_("Codes together: near by, another number of sentences")),
    ]

    def offer(query: str) -> Sequence[Choice]:
        return [one for one in choices if query.casefold() in one.text.casefold()]

    def prefer(offered: Sequence[Choice]) -> int:
        # Of those near by, what is so where nothing is told.
        usual, near = Kind(nearness="near"), [one.value for one in offered]
        only_near = all(one is None or one.nearness == "near" for one in near)
        return near.index(usual) if only_near and usual in near else 0

    def take(taken: Sequence[Choice], _typed: str) -> None:
        if taken and taken[0].value is not None:
            answer(taken[0].value)
        elif taken:
            _ask_how_near(workspace, answer)

    workspace.ask(Question(_("which table?"), take, offer, preferred=prefer))


def _ask_how_near(workspace: TableWorkspace, answer: Callable[[Kind], None]) -> None:
    def take(_taken: Sequence[Choice], typed: str) -> None:
        number = typed.strip()
        if number.isdecimal() and len(number) <= DIGITS:
            answer(Kind(nearness="near", sentences=int(number)))
        else:
            raise ProjectError(_("«{text}» is no number of sentences.").format(text=typed))

    workspace.ask(Question(_("at most how many sentences apart?"), take))

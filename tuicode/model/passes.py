"""The verbs on passes: start one, end it with a reflection, open it again, say its phase.

A pass that is over keeps its codings as they are: none is put, taken off or moved. What is merged
or recoded afterwards, they remember in `was`, so that the pass can still be shown as it ended.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.phases import phase_told, refuse_phase
from tuicode.model.readings import as_they_stand
from tuicode.model.records import Pass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.project import Project

Order = Literal["kept", "reversed", "shuffled"]

ORDERS: tuple[Order, ...] = (marked("kept"), marked("reversed"), marked("shuffled"))

_CHANCE = random.SystemRandom()


def start(
    project: Project,
    name: str,
    *,
    lens: str = "",
    note: str = "",
    order: Sequence[int] = (),
    hides_earlier: bool = False,
    phase: int = 0,
) -> Pass:
    """Start a pass; `order` are ids of sources as they will be read, none for as they stand.

    Raises ProjectError where the name is empty or another pass has it, a pass is still going on,
    there is no such phase, or `order` does not name each source once.
    """
    name = " ".join(name.split())
    refuse_name(project, name)
    refuse_phase(phase)
    refuse_starting(project)
    if order and sorted(order) != sorted(source.id for source in project.sources):
        raise ProjectError(_("A reading order names each source of the project once."))
    begun = Pass(
        id=new_id(),
        number=project.passes[-1].number + 1,
        name=name,
        lens=lens,
        note=note,
        order=tuple(order),
        hides_earlier=hides_earlier,
        phase=phase,
        started=now(),
        first_step=project.revision + 1,
    )
    with project.transaction("start pass", _summary(project, begun)) as transaction:
        transaction.put(begun)
    return begun


def end(project: Project, one: Pass, reflection: str = "") -> Pass:
    """End a pass, with what the coder thinks of it now. Raises ProjectError where it is over."""
    refuse_ending(one)
    ended = msgspec.structs.replace(
        one,
        ended=now(),
        reflection=reflection or one.reflection,
        last_step=project.revision + 1,
    )
    with project.transaction("end pass", _title(one)) as transaction:
        transaction.put(ended)
    return ended


def reopen(project: Project, one: Pass, reason: str) -> Pass:
    """Open a pass again that is over; the reason stands in the log.

    Raises ProjectError where it is not over, another one is going on, or no reason is given.
    """
    refuse_reopening(project, one)
    if not reason.strip():
        raise ProjectError(_("Say why the pass is opened again; the log keeps it."))
    opened = msgspec.structs.replace(one, ended="", last_step=0)
    summary = f"{_title(one)}: {' '.join(reason.split())}"
    with project.transaction("reopen pass", summary) as transaction:
        transaction.put(opened)
    return opened


def set_phase(project: Project, one: Pass, phase: int) -> Pass:
    """Say in which phase of the analysis a pass was made, 0 for none; also when it is over.

    It is a label, and changes nothing of what may be done. Raises ProjectError where there is no
    such phase.
    """
    refuse_phase(phase)
    if phase == one.phase:
        return one
    labelled = msgspec.structs.replace(one, phase=phase)
    told = phase_told(phase) or _("no phase")
    with project.transaction("phase of pass", f"{_title(one)}: {told}") as transaction:
        transaction.put(labelled)
    return labelled


def ordered(project: Project, order: Order, chance: random.Random = _CHANCE) -> tuple[int, ...]:
    """Return the ids of the sources as they stand, from the last to the first, or mixed.

    Mixed is never as they stand, where there are several. `chance` is what mixes them.
    """
    kept = [source.id for source in as_they_stand(project)]
    if order == "reversed":
        return tuple(reversed(kept))
    if order == "shuffled":
        mixed = kept[:]
        while len(kept) > 1 and mixed == kept:
            chance.shuffle(mixed)
        return tuple(mixed)
    return tuple(kept)


def ordered_by_hand(project: Project, names: Sequence[str]) -> tuple[int, ...]:
    """Return the ids of the sources in the order in which they are named.

    Raises NotFound where no source has a name, and ProjectError where one is named twice or not at
    all.
    """
    named = [project.source_named(name) for name in names]
    twice = next((one for one in named if named.count(one) > 1), None)
    if twice is not None:
        raise ProjectError(_("«{source}» is named twice in the order.").format(source=twice.name))
    left = [one.name for one in as_they_stand(project) if one not in named]
    if left:
        raise ProjectError(
            _("The order names each source once; these are not in it: {names}.").format(
                names=", ".join(left)
            )
        )
    return tuple(source.id for source in named)


def open_pass(project: Project) -> Pass:
    """Return the pass that is going on; raises ProjectError where all are over."""
    current = project.current_pass
    refuse_ended(current)
    return current


def refuse_ended(one: Pass) -> None:
    """Raise ProjectError where a pass is over: its codings stay as they are."""
    if one.ended:
        raise ProjectError(
            _(
                "The pass «{name}» is over, so its codings stay as they are; start a new pass, or "
                "open this one again."
            ).format(name=one.name)
        )


def refuse_ending(one: Pass) -> None:
    """Raise ProjectError where a pass is over already."""
    if one.ended:
        raise ProjectError(_("The pass «{name}» is over already.").format(name=one.name))


def refuse_reopening(project: Project, one: Pass) -> None:
    """Raise ProjectError where a pass cannot be opened again: it, or another one, is going on."""
    if not one.ended:
        raise ProjectError(_("The pass «{name}» is not over.").format(name=one.name))
    refuse_starting(project)


def refuse_starting(project: Project) -> None:
    """Raise ProjectError where a pass is still going on: there is one at a time."""
    going_on = [one for one in project.passes if not one.ended]
    if going_on:
        raise ProjectError(
            _("The pass «{name}» is still going on; end it first.").format(name=going_on[-1].name)
        )


def refuse_name(project: Project, name: str) -> None:
    """Raise ProjectError where a pass cannot be called so: empty, or another one is."""
    name = " ".join(name.split())
    if not name:
        raise ProjectError(_("A pass needs a name."))
    if any(one.name.casefold() == name.casefold() for one in project.passes):
        raise ProjectError(
            _("There is already a pass «{name}»; give this one another name.").format(name=name)
        )


def _title(one: Pass) -> str:
    return _("pass {number} {name}").format(number=one.number, name=one.name)


def _summary(project: Project, one: Pass) -> str:
    """Name the pass, and the order in which its sources are read."""
    hidden = _("earlier codings hidden") if one.hides_earlier else _("earlier codings shown")
    names = [project.source(source).name for source in one.order]
    told = [
        _title(one),
        *([one.lens] if one.lens else []),
        hidden,
        *([" > ".join(names)] if names else []),
    ]
    return ", ".join(told)

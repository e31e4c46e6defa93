"""The verbs on passes: start one, end it with a reflection, open it again.

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
) -> Pass:
    """Start a pass; `order` are ids of sources as they will be read, none for as they stand.

    Raises ProjectError where the name is empty or another pass has it, a pass is still going on,
    or `order` does not name each source once.
    """
    name = " ".join(name.split())
    _refuse_name(project, name)
    going_on = [one for one in project.passes if not one.ended]
    if going_on:
        raise ProjectError(
            _("The pass «{name}» is still going on; end it first.").format(name=going_on[-1].name)
        )
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
        started=now(),
        first_step=project.revision + 1,
    )
    with project.transaction("start pass", _summary(project, begun)) as transaction:
        transaction.put(begun)
    return begun


def end(project: Project, one: Pass, reflection: str = "") -> Pass:
    """End a pass, with what the coder thinks of it now. Raises ProjectError where it is over."""
    if one.ended:
        raise ProjectError(_("The pass «{name}» is over already.").format(name=one.name))
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
    if not one.ended:
        raise ProjectError(_("The pass «{name}» is not over.").format(name=one.name))
    if not reason.strip():
        raise ProjectError(_("Say why the pass is opened again; the log keeps it."))
    going_on = [other for other in project.passes if not other.ended]
    if going_on:
        raise ProjectError(
            _("The pass «{name}» is still going on; end it first.").format(name=going_on[-1].name)
        )
    opened = msgspec.structs.replace(one, ended="", last_step=0)
    summary = f"{_title(one)}: {' '.join(reason.split())}"
    with project.transaction("reopen pass", summary) as transaction:
        transaction.put(opened)
    return opened


def ordered(project: Project, order: Order, chance: random.Random = _CHANCE) -> tuple[int, ...]:
    """Return the ids of the sources as they are read now, from the last to the first, or mixed.

    Mixed is never as they are now, where there are several. `chance` is what mixes them.
    """
    kept = [source.id for source in project.sources]
    if order == "reversed":
        return tuple(reversed(kept))
    if order == "shuffled":
        mixed = kept[:]
        while len(kept) > 1 and mixed == kept:
            chance.shuffle(mixed)
        return tuple(mixed)
    return tuple(kept)


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


def _refuse_name(project: Project, name: str) -> None:
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

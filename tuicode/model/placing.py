"""The verbs that put codes under themes: place, take out, move; and the codes not placed yet.

A code may stand in several themes. What is in none is not placed, unless it lies in the
Miscellaneous pile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, marked, plural
from tuicode.model.codes import told
from tuicode.model.errors import ProjectError
from tuicode.model.identity import now
from tuicode.model.themes import is_set_aside, standing, theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme

MOST_NAMED = 6
"""Codes that the log names one by one; more are counted."""


def not_placed(project: Project) -> list[Code]:
    """Return the codes in use that stand in no theme and are not in the Miscellaneous pile."""
    placed = {code for one in standing(project) for code in one.codes}
    return [
        code
        for code in project.codes
        if code.state == "active" and code.id not in placed and not code.miscellaneous
    ]


def miscellaneous(project: Project) -> list[Code]:
    """Return the codes in use in the Miscellaneous pile, by name."""
    return [code for code in project.codes if code.miscellaneous and code.state == "active"]


def themes_of_code(project: Project, code_id: int) -> list[Theme]:
    """Return the themes that a code stands in itself, in book order; none set aside."""
    return [one for one in standing(project) if code_id in one.codes]


def place(project: Project, one: Theme, codes: Iterable[Code]) -> Theme:
    """Put codes under a theme, last; they stay in the themes they are in.

    What lies in the Miscellaneous pile leaves it. Raises ProjectError where the theme is set
    aside, or a code is no longer in use.
    """
    return _moved(project, marked("place codes"), codes, None, one)


def take_out(project: Project, one: Theme, codes: Iterable[Code]) -> Theme:
    """Take codes out of a theme. Raises ProjectError where one does not stand in it."""
    codes = list(codes)
    _moved(project, marked("take codes out"), codes, one, None)
    return theme(project, one.id)


def move(project: Project, codes: Iterable[Code], from_: Theme | None, to: Theme) -> Theme:
    """Move codes out of one theme, or out of where they were not placed, into another."""
    return _moved(project, marked("move codes"), codes, from_, to)


def move_all(
    project: Project, placed: Iterable[tuple[Code, Theme | None]], to: Theme | None
) -> None:
    """Move codes out of where each stands, in one step: under a theme, or among those not placed.

    A code stands in a theme, or in none. Where it is to stand in none, it leaves the Miscellaneous
    pile too.
    """
    by_place: dict[int, tuple[Theme | None, list[Code]]] = {}
    for code, from_ in placed:
        by_place.setdefault(from_.id if from_ else 0, (from_, []))[1].append(code)
    with project.transaction(marked("move codes")):
        for from_, codes in by_place.values():
            if to is not None:
                move(project, codes, from_, to)
            elif from_ is not None:
                take_out(project, from_, codes)
            else:
                out_of_miscellaneous(project, [one for one in codes if one.miscellaneous])


def shift_code(project: Project, one: Theme, code: Code, steps: int) -> Theme:
    """Move a code up or down among those of its theme; raises ProjectError if it isn't there."""
    held = [project.code(each) for each in theme(project, one.id).codes]
    at = next((at for at, each in enumerate(held) if each.id == code.id), None)
    if at is None:
        raise ProjectError(
            _("«{code}» does not stand in «{theme}».").format(code=code.name, theme=one.name)
        )
    held.insert(max(0, min(at + steps, len(held) - 1)), held.pop(at))
    said = _("{code} moved down in {theme}") if steps > 0 else _("{code} moved up in {theme}")
    return _arranged(project, one, held, said.format(code=told(code), theme=one.name))


def arrange_codes(project: Project, one: Theme, codes: Sequence[Code]) -> Theme:
    """Put the codes of a theme into this order. Raises ProjectError where they are not these."""
    summary = _("the codes of {theme} in another order").format(theme=one.name)
    return _arranged(project, one, codes, summary)


def _arranged(project: Project, one: Theme, codes: Sequence[Code], summary: str) -> Theme:
    one = theme(project, one.id)
    ordered = tuple(code.id for code in codes)
    if sorted(ordered) != sorted(one.codes):
        raise ProjectError(_("These are not the codes of «{name}».").format(name=one.name))
    arranged = msgspec.structs.replace(one, codes=ordered, changed=now())
    with project.transaction(marked("arrange codes"), summary) as transaction:
        transaction.put(arranged)
    return arranged


def to_miscellaneous(project: Project, codes: Iterable[Code], from_: Theme | None = None) -> None:
    """Put codes into the Miscellaneous pile, out of a theme where one is given."""
    chosen = _in_use(project, codes)
    summary = _("{codes} to the Miscellaneous pile").format(codes=named(chosen))
    with project.transaction(marked("to miscellaneous"), summary) as transaction:
        if from_ is not None:
            take(project, from_, chosen)
        for code in chosen:
            transaction.put(msgspec.structs.replace(code, miscellaneous=True))


def out_of_miscellaneous(project: Project, codes: Iterable[Code]) -> None:
    """Put codes of the Miscellaneous pile back among those not placed."""
    chosen = _in_use(project, codes)
    summary = _("{codes} out of the Miscellaneous pile").format(codes=named(chosen))
    with project.transaction(marked("out of miscellaneous"), summary) as transaction:
        for code in chosen:
            transaction.put(msgspec.structs.replace(code, miscellaneous=False))


def named(codes: Collection[Code]) -> str:
    """Return codes as the log names them: a few one by one, more by their number."""
    if len(codes) <= MOST_NAMED:
        return ", ".join(map(told, codes))
    return plural("{count} code", "{count} codes", len(codes))


def _moved(
    project: Project, action: str, codes: Iterable[Code], from_: Theme | None, to: Theme | None
) -> Theme:
    chosen = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    with project.transaction(action, _told_move(chosen, from_, to)) as transaction:
        if from_ is not None and (to is None or to.id != from_.id):
            take(project, from_, chosen)
        if to is not None:
            put(project, to, chosen)
            for code in chosen:
                if code.miscellaneous:
                    transaction.put(msgspec.structs.replace(code, miscellaneous=False))
    shown = to or from_
    assert shown is not None
    return theme(project, shown.id)


def _told_move(codes: Sequence[Code], from_: Theme | None, to: Theme | None) -> str:
    names = named(codes)
    if from_ is None and to is not None:
        return _("{codes} to {theme}").format(codes=names, theme=to.name)
    if to is None and from_ is not None:
        return _("{codes} out of {theme}").format(codes=names, theme=from_.name)
    assert from_ is not None
    assert to is not None
    return _("{codes} from {old} to {new}").format(codes=names, old=from_.name, new=to.name)


def take(project: Project, one: Theme, codes: Collection[Code]) -> None:
    """Take codes out of a theme, as part of another step."""
    one, gone = theme(project, one.id), {code.id for code in codes}
    for code in codes:
        if code.id not in one.codes:
            raise ProjectError(
                _("«{code}» does not stand in «{theme}».").format(code=code.name, theme=one.name)
            )
    left = tuple(code for code in one.codes if code not in gone)
    with project.transaction("take codes out") as transaction:
        transaction.put(msgspec.structs.replace(one, codes=left, changed=now()))


def put(project: Project, one: Theme, codes: Iterable[Code]) -> None:
    """Put codes under a theme, as part of another step."""
    one = theme(project, one.id)
    if is_set_aside(project, one):
        raise ProjectError(
            _("«{name}» is set aside; bring it back before you put codes in it.").format(
                name=one.name
            )
        )
    chosen = _in_use(project, codes)
    held = tuple(dict.fromkeys((*one.codes, *(code.id for code in chosen))))
    if held == one.codes:
        return
    with project.transaction("place codes") as transaction:
        transaction.put(msgspec.structs.replace(one, codes=held, changed=now()))


def _in_use(project: Project, codes: Iterable[Code]) -> list[Code]:
    chosen = [project.code(one) for one in dict.fromkeys(code.id for code in codes)]
    for code in chosen:
        if code.state != "active":
            raise ProjectError(
                _("«{name}» is no longer in use ({state}); bring it back first.").format(
                    name=code.name, state=_(code.state)
                )
            )
    return chosen

"""The choices of every question about codes: those that fit what is typed, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.code_query import CodeQuery, known_words, strangeness, understood
from tuicode.analysis.code_search import CodeSearch
from tuicode.language import _
from tuicode.model.code_names import former_names
from tuicode.tui.cells import cut
from tuicode.tui.question import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuicode.analysis.code_use import CodeUse
    from tuicode.model.code_names import FormerName
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Origin

WIDEST = 36
"""Cells of a new name in its row: it stands whole above, and what the code is follows it."""


class CodeChoices:
    """The codes that fit a query, while one question is asked.

    A choice has its code, or what a new one is to be as its value. `new` says whether there may be
    a new one, and `origin` where it then comes from unless something else is said.
    """

    def __init__(
        self,
        project: Project,
        use: CodeUse,
        near: Mapping[int, int],
        *,
        new: bool = True,
        origin: Origin = "",
    ) -> None:
        every = project.codes
        active = [code for code in every if code.state == "active"]
        self._search = CodeSearch(
            active, project.count_of_code, use.recent, near, former_names(every)
        )
        self._new = new
        self._origin = origin
        self._named: Code | None = None
        self._called: FormerName | None = None

    def __call__(self, typed: str) -> Sequence[Choice]:
        """Return the choices for what is typed."""
        wanted = understood(typed)
        self._named = self._search.named(wanted.name)
        self._called = None if self._named else self._search.called_before(wanted.name)
        found = [match for match in self._search.find(wanted.name) if wanted.fits(match.code)]
        choices = [_of(match.code, match.former) for match in found]
        if wanted.strange:
            return [_strange(wanted), *choices]
        certain = sum(match.certain for match in found)
        return [*choices[:certain], *self._made(wanted), *choices[certain:]]

    def made_first(self, choices: Sequence[Choice]) -> int:
        """Return which choice is the new code, or the one that has that very name, or had it."""
        named = self._called.code if self._called else self._named
        made = (at for at, choice in enumerate(choices) if choice.code in {None, named})
        return next(made, 0)

    def _made(self, wanted: CodeQuery) -> list[Choice]:
        """Return the choice of a new code, and of one that gets described anew."""
        if not self._new or not wanted.name:
            return []
        there = self._named or (self._called.code if self._called else None)
        choices = []
        if there is not None and not wanted.fits(there):
            told = _("«{name}» from now on").format(name=cut(there.name, WIDEST))
            note = told_of_former(self._called) if self._called else ""
            described = msgspec.structs.replace(wanted, name=there.name)
            choices.append(_said(told, described, note))
        if self._named is None:
            new = msgspec.structs.replace(wanted, origin=wanted.origin or self._origin)
            told = _("new code «{name}»").format(name=cut(wanted.name, WIDEST))
            hint = "" if new.said else _("or {words} …").format(words=" ".join(known_words()[:3]))
            choices.append(_said(told, new, hint))
        return choices


def told_of_former(former: FormerName) -> str:
    """Return what a code had to do with a name of earlier."""
    told = _("merged from «{name}»") if former.merged else _("was «{name}»")
    return told.format(name=former.name)


def _said(told: str, wanted: CodeQuery, note: str) -> Choice:
    return Choice(" · ".join((told, *map(_, wanted.said))), wanted, note=note)


def _of(code: Code, former: FormerName | None) -> Choice:
    said = [told_of_former(former)] if former else []
    said += [_(word) for word in (code.orientation, code.origin) if word]
    note = " · ".join([*said, code.definition] if code.definition else said)
    return Choice(code.name, code, code, note)


def _strange(wanted: CodeQuery) -> Choice:
    words = " ".join(wanted.strange)
    told = _("{words} is no word for a code, or could be several").format(words=words)
    return Choice(told, wanted, note=" ".join(known_words()), refused=strangeness(wanted))

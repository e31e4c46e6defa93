"""What a prompt asks: choices for what is typed, and what happens with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from tuicode.model.records import Code


class Choice(msgspec.Struct, frozen=True):
    """One thing to choose: a code, or a text; `value` is what is chosen.

    Where `refused` says why, it cannot be.
    """

    text: str
    value: Any = None
    code: Code | None = None
    note: str = ""
    refused: str = ""


def no_choices(_query: str) -> Sequence[Choice]:
    """Offer nothing: the answer is what is typed."""
    return ()


class Question(msgspec.Struct, frozen=True):
    """A title, the choices for a query, whether several may be taken, and where they go.

    `answer` gets the choices taken and what was typed. `preferred` says which choice is
    highlighted at first. `typed` stands in the line when it opens. Where `answer` raises
    ProjectError, the question is still being asked, and the bottom line says why. `switch` is
    called on Tab, where only one may be taken: it changes what is offered, and returns the title
    that goes with that. Where something is offered, what is typed has to fit some of it, unless
    `free` says that it is an answer by itself. `closed` is called where it is closed without an
    answer.
    """

    title: str
    answer: Callable[[Sequence[Choice], str], None]
    choices: Callable[[str], Sequence[Choice]] = no_choices
    several: bool = False
    preferred: Callable[[Sequence[Choice]], int] = lambda _choices: 0
    switch: Callable[[], str] | None = None
    typed: str = ""
    closed: Callable[[], None] = lambda: None
    free: bool = False

    @property
    def takes_text(self) -> bool:
        """Whether what is typed is an answer where nothing is offered that fits it."""
        return self.free or self.choices is no_choices

"""Keeping the themes as a version: what is asked for it, wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model import versions
from tuicode.tui.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project
    from tuicode.tui.question import Choice


def ask_to_keep(
    project: Project,
    ask: Callable[[Question], None],
    change: Callable[[Callable[[], str]], None],
) -> None:
    """Ask for a name and a note, and keep the themes as they are."""

    def named(_taken: Sequence[Choice], name: str) -> None:
        def noted(_taken: Sequence[Choice], note: str) -> None:
            change(lambda: kept(name, note))

        def unkept() -> None:
            change(lambda: _("The version «{name}» was not kept.").format(name=name.strip()))

        # Without a name it is refused, and needs no note.
        if name.strip():
            ask(Question(_("why is it kept? (may be empty)"), noted, closed=unkept))
        else:
            noted((), "")

    def kept(name: str, note: str) -> str:
        version = versions.keep(project, name, note)
        return _("Kept as {version}.").format(version=versions.told(version))

    ask(Question(_("name of the version that is kept"), named))

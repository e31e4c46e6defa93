"""What is said where a code was named as it was called before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project


def said_of_former_names(project: Project, names: Iterable[str]) -> list[str]:
    """Return a sentence for each name that no code in use has, and that leads to one all the same.

    Raises ProjectError where it leads to several.
    """
    from tuicode.model.code_names import called_before, in_use
    from tuicode.model.codes import tidy

    codes = project.codes
    said = []
    for name in dict.fromkeys(map(tidy, names)):
        former = called_before(codes, name) if in_use(codes, name) is None else None
        if former is not None:
            sentence = (
                _("«{old}» was merged into {tag} {name}.")
                if former.merged
                else _("«{old}» is called {tag} {name} now.")
            )
            code = former.code
            said.append(sentence.format(old=former.name, tag=code.tag, name=code.name))
    return said

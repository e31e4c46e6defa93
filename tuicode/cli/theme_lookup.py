"""Themes and codes as they are named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.cli.printing import listed
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme


def theme_of(project: Project, name: str) -> Theme:
    """Return the theme of that name, or else of that id; raises NotFound with a name near it."""
    from tuicode.model.errors import NotFound
    from tuicode.model.themes import all_themes, theme_named

    try:
        return theme_named(project, name)
    except NotFound as error:
        for one in all_themes(project):
            if str(one.id) == name:
                return one
        near = _near(name, [one.name for one in all_themes(project)])
        if near is None:
            raise
        raise NotFound(
            _("There is no theme «{name}» in this project; did you mean «{near}»?").format(
                name=name, near=near
            )
        ) from error


def theme_set_aside(project: Project, name: str) -> Theme:
    """Return the theme of that name that is set aside, or else what `theme_of` finds."""
    from tuicode.model.codes import tidy
    from tuicode.model.themes import set_aside_themes

    wanted = tidy(name).casefold()
    found = (one for one in set_aside_themes(project) if one.name.casefold() == wanted)
    return next(found, None) or theme_of(project, name)


def codes_of(project: Project, names: Iterable[str]) -> list[Code]:
    """Return the codes of these names or tags; raises NotFound."""
    return [project.code_named(name) for name in names]


def code_or_new(project: Project, name: str, *, anew: bool = False, **described: Any) -> Code:
    """Return the code that has or had that name or tag, or make it; then it is as the rest says.

    With `anew` a name that no code in use has always makes one. Raises OutOfUse where the code of
    that name or tag was retired: who names it means that one, and no new code.
    """
    from tuicode.model.codes import find_or_create, tidy
    from tuicode.model.errors import NotFound, OutOfUse

    if not anew:
        try:
            return project.code_named(tidy(name))
        except OutOfUse:
            raise
        except NotFound:
            pass
    return find_or_create(project, name, anew=anew, **described)


def told(codes: Iterable[Code]) -> str:
    """Return codes as they stand in a sentence."""
    return listed(f"{code.tag} {code.name}" for code in codes)


def _near(name: str, names: Sequence[str]) -> str | None:
    from difflib import get_close_matches

    by_folded = {one.casefold(): one for one in names}
    alike = get_close_matches(name.casefold(), by_folded, n=1)
    return by_folded[alike[0]] if alike else None

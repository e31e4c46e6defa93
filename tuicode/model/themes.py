"""The verbs on themes: made, named, described, nested, ordered, set aside and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec

from tuicode.language import _, marked
from tuicode.model.codes import tidy
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.ordering import alphabetical
from tuicode.model.records import THEME_STATES, EarlierName, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, ThemeState

SET_ASIDE: ThemeState = "set aside"


def theme(project: Project, theme_id: int) -> Theme:
    """Return a theme by id, or raise NotFound."""
    found = project.tables.get("themes", theme_id)
    if found is None:
        raise NotFound(_("This theme is no longer in the project."))
    return cast("Theme", found)


def theme_named(project: Project, name: str) -> Theme:
    """Return the theme of that name (letter case aside), one that stands before one set aside.

    Raises NotFound.
    """
    wanted = tidy(name).casefold()
    found = [one for one in all_themes(project) if one.name.casefold() == wanted]
    if not found:
        raise NotFound(_("There is no theme «{name}» in this project.").format(name=name))
    return min(found, key=lambda one: is_set_aside(project, one))


def all_themes(project: Project) -> list[Theme]:
    """Return every theme in book order: each before its subthemes, those set aside too."""
    return _in_book_order(list(project.tables.table("themes").values()))


def standing(project: Project) -> list[Theme]:
    """Return the themes in book order that are not set aside, nor under one that is."""
    return _in_book_order(
        [one for one in project.tables.table("themes").values() if one.state != SET_ASIDE]
    )


def set_aside_themes(project: Project) -> list[Theme]:
    """Return the themes that are set aside themselves, by name."""
    found = (one for one in project.tables.table("themes").values() if one.state == SET_ASIDE)
    return sorted(found, key=lambda one: alphabetical(one.name))


def subthemes(project: Project, parent: Theme | None) -> list[Theme]:
    """Return the themes right under one, or those at the top, in order; none set aside."""
    wanted = parent.id if parent else None
    found = (one for one in project.tables.table("themes").values() if one.parent == wanted)
    return sorted((one for one in found if one.state != SET_ASIDE), key=_place)


def with_subthemes(project: Project, one: Theme) -> list[Theme]:
    """Return a theme and all that is under it, in book order; of these none set aside."""
    under = [below for sub in subthemes(project, one) for below in with_subthemes(project, sub)]
    return [one, *under]


def above(project: Project, one: Theme) -> Iterator[Theme]:
    """Yield the themes that one stands under, the nearest first."""
    while one.parent is not None:
        one = theme(project, one.parent)
        yield one


def is_set_aside(project: Project, one: Theme) -> bool:
    """Tell whether a theme is set aside, or one that it stands under."""
    return any(each.state == SET_ASIDE for each in (one, *above(project, one)))


def add(
    project: Project,
    name: str,
    *,
    parent: Theme | None = None,
    codes: Iterable[Code] = (),
    state: ThemeState = "candidate",
) -> Theme:
    """Make a theme with some codes, the last under its parent or at the top; return it.

    Raises ProjectError where the name is empty or taken, or there is no such state.
    """
    name = _free_name(project, name)
    _refuse_unknown(state)
    at = now()
    made = Theme(
        id=new_id(),
        name=name,
        state=state,
        parent=theme(project, parent.id).id if parent else None,
        codes=tuple(dict.fromkeys(project.code(code.id).id for code in codes)),
        place=next_place(project, parent),
        created=at,
    )
    summary = _("new: «{name}»").format(name=name)
    if parent:
        summary = _("new: «{name}» under «{parent}»").format(name=name, parent=parent.name)
    with project.transaction(marked("new theme"), summary) as transaction:
        transaction.put(made)
    return made


def rename(project: Project, one: Theme, name: str) -> Theme:
    """Give a theme another name; the former one is kept. Raises ProjectError as `add` does."""
    one, name = theme(project, one.id), tidy(name)
    if name == one.name:
        return one
    name = _free_name(project, name, one)
    at = now()
    earlier = (*one.earlier_names, EarlierName(name=one.name, until=at))
    renamed = msgspec.structs.replace(one, name=name, earlier_names=earlier, changed=at)
    summary = _("{old}: now {new}").format(old=one.name, new=name)
    with project.transaction(marked("rename theme"), summary) as transaction:
        transaction.put(renamed)
    return renamed


def describe(
    project: Project,
    one: Theme,
    *,
    state: ThemeState | None = None,
    central_idea: str | None = None,
    definition: str | None = None,
    boundaries: str | None = None,
) -> Theme:
    """Change what is said of a theme; what is None stays as it is.

    The state is `candidate` or `theme`; `set_aside` is the verb for the third. Raises ProjectError
    where there is no such state, or the theme is set aside.
    """
    one = theme(project, one.id)
    given: dict[str, Any] = {
        "state": state,
        "central_idea": central_idea,
        "definition": definition,
        "boundaries": boundaries,
    }
    changed = {key: value for key, value in given.items() if value not in {None, getattr(one, key)}}
    if not changed:
        return one
    if "state" in changed:
        _refuse_unknown(changed["state"])
        if SET_ASIDE in {one.state, changed["state"]}:
            raise ProjectError(_("A theme is set aside, and brought back, by its own verbs."))
    described = msgspec.structs.replace(one, **changed, changed=now())
    names = ", ".join(_(_FIELD_NAMES[key]) for key in changed)
    summary = _("{code}: {fields}").format(code=one.name, fields=names)
    with project.transaction(marked("change theme"), summary) as transaction:
        transaction.put(described)
    return described


def nest(project: Project, one: Theme, parent: Theme | None) -> Theme:
    """Put a theme under another, the last there, or at the top.

    Raises ProjectError where it would stand under itself.
    """
    one = theme(project, one.id)
    parent = theme(project, parent.id) if parent else None
    if parent and one.id in {each.id for each in (parent, *above(project, parent))}:
        raise ProjectError(
            _("«{name}» can't stand under itself or a theme under it.").format(name=one.name)
        )
    if one.parent == (parent.id if parent else None):
        return one
    nested = msgspec.structs.replace(
        one,
        parent=parent.id if parent else None,
        place=next_place(project, parent),
        changed=now(),
    )
    where = parent.name if parent else _("the top")
    summary = _("{name} under {parent}").format(name=one.name, parent=where)
    with project.transaction(marked("nest theme"), summary) as transaction:
        transaction.put(nested)
    return nested


def arrange(project: Project, themes: Sequence[Theme]) -> None:
    """Put themes that stand under one parent into this order."""
    names = ", ".join(one.name for one in themes)
    _arrange(project, themes, _("in this order: {themes}").format(themes=names))


def _arrange(project: Project, themes: Sequence[Theme], summary: str) -> None:
    with project.transaction(marked("arrange themes"), summary) as transaction:
        for place, one in enumerate(themes, start=1):
            transaction.put(msgspec.structs.replace(theme(project, one.id), place=place))


def shift(project: Project, one: Theme, steps: int) -> None:
    """Move a theme up or down among those under the same parent; not where it is set aside."""
    one = theme(project, one.id)
    beside = subthemes(project, theme(project, one.parent) if one.parent is not None else None)
    at = next((at for at, each in enumerate(beside) if each.id == one.id), None)
    if at is not None:
        beside.insert(max(0, min(at + steps, len(beside) - 1)), beside.pop(at))
        said = _("«{name}» moved down") if steps > 0 else _("«{name}» moved up")
        _arrange(project, beside, said.format(name=one.name))


def set_aside(project: Project, one: Theme) -> Theme:
    """Set a theme aside, as it is, with what is under it. Raises ProjectError where it is."""
    one = theme(project, one.id)
    if one.state == SET_ASIDE:
        raise ProjectError(_("«{name}» is set aside already.").format(name=one.name))
    aside = msgspec.structs.replace(one, state=SET_ASIDE, set_aside_from=one.state, changed=now())
    summary = _("set aside «{name}»").format(name=one.name)
    with project.transaction(marked("set theme aside"), summary) as transaction:
        transaction.put(aside)
    return aside


def bring_back(project: Project, one: Theme) -> Theme:
    """Bring a theme back as it was when it was set aside, with what is under it.

    Raises ProjectError where it is not set aside, or a name has been taken meanwhile.
    """
    one = theme(project, one.id)
    if one.state != SET_ASIDE:
        raise ProjectError(_("«{name}» is not set aside.").format(name=one.name))
    for coming in with_subthemes(project, one):
        _free_name(project, coming.name, coming)
    back = msgspec.structs.replace(
        one, state=one.set_aside_from, set_aside_from="candidate", changed=now()
    )
    summary = _("brought back «{name}»").format(name=one.name)
    with project.transaction(marked("bring theme back"), summary) as transaction:
        transaction.put(back)
    return back


def next_place(project: Project, parent: Theme | None) -> int:
    """Return the place after the last theme under a parent, or at the top."""
    wanted = parent.id if parent else None
    rows: Iterable[Theme] = project.tables.table("themes").values()
    return max((one.place for one in rows if one.parent == wanted), default=0) + 1


_FIELD_NAMES = {
    "state": marked("state"),
    "central_idea": marked("central idea"),
    "definition": marked("definition"),
    "boundaries": marked("boundaries"),
}


def _in_book_order(themes: Sequence[Theme]) -> list[Theme]:
    """Return the themes that hang together from the top, each before those under it."""
    under: dict[int | None, list[Theme]] = {}
    for one in sorted(themes, key=_place):
        under.setdefault(one.parent, []).append(one)
    found: list[Theme] = []

    def walk(parent: int | None) -> None:
        for one in under.get(parent, ()):
            found.append(one)
            walk(one.id)

    walk(None)
    return found


def _place(one: Theme) -> tuple[int, tuple[tuple[int, str], ...], int]:
    return one.place, alphabetical(one.name), one.id


def _free_name(project: Project, name: str, but: Theme | None = None) -> str:
    name = tidy(name)
    if not name:
        raise ProjectError(_("A theme needs a name."))
    for one in standing(project):
        if one.name.casefold() == name.casefold() and (but is None or one.id != but.id):
            raise ProjectError(
                _("There is already a theme «{name}»; use it, or choose another name.").format(
                    name=one.name
                )
            )
    return name


def _refuse_unknown(state: str) -> None:
    if state not in THEME_STATES:
        raise ProjectError(
            _("«{value}» is none of: {values}.").format(
                value=state, values=", ".join(map(_, THEME_STATES))
            )
        )

"""Two versions of the themes compared: what came, went, was renamed, moved, or changed its state.

A theme that is set aside, or under one that is, has gone; one that is brought back has come.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from tuicode.language import _, marked
from tuicode.model.codes import told as told_code
from tuicode.model.versions import themes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Version

ChangeKind = Literal[
    "new theme",
    "brought back",
    "set aside",
    "gone",
    "theme renamed",
    "theme moved",
    "new state",
    "codes in",
    "codes out",
    "codes moved",
    "code renamed",
    "codes merged",
]

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In the order that they are told."""


class VersionChange(msgspec.Struct, frozen=True):
    """One thing that is otherwise in the newer version; codes that go the same way are one."""

    kind: ChangeKind
    theme: int | None = None
    """The theme it is about, or that codes came into or left; None where it is a code's name."""
    name: str = ""
    """What the theme is called in the newer version, or was in the older where it has gone."""
    before: str = ""
    """The former name, state, or theme above (of codes: that they stood in); "" for the top."""
    after: str = ""
    codes: tuple[tuple[int, str], ...] = ()
    """The codes with the names they have in the newer version, or had in the older."""


def version_changes(project: Project, older: Version, newer: Version) -> list[VersionChange]:
    """Return what is otherwise in the newer of two versions of the themes, kind by kind.

    Within a kind in the book order of the newer version. `versions.as_it_is` is now.
    """
    names = {**dict(older.codes), **dict(newer.codes)}
    merged = _merged(project, older, newer)
    found = [
        *_of_themes(older, newer),
        *_of_places(older, newer, names, merged),
        *_of_codes(older, newer, names, merged),
    ]
    return sorted(found, key=lambda one: CHANGE_KINDS.index(one.kind))


def told(
    project: Project,
    change: VersionChange,
    language: str | None = None,
    *,
    with_names: bool = True,
) -> str:
    """Return a change in a sentence; without names, codes in vivo are told by their tags alone.

    Such a code is named with a participant's words.
    """
    quoted = _in_vivo(project, change) and not with_names
    return _(_SENTENCES[change.kind], language).format(
        theme=change.name,
        codes=", ".join(_code_told(project, *code, with_names=with_names) for code in change.codes),
        before="…" if quoted else _shown(change, change.before, language),
        after="…" if quoted else _shown(change, change.after, language),
    )


_SENTENCES: dict[ChangeKind, str] = {
    "new theme": marked("New: «{theme}»"),
    "brought back": marked("Brought back: «{theme}»"),
    "set aside": marked("Set aside: «{theme}»"),
    "gone": marked("No longer there: «{theme}»"),
    "theme renamed": marked("Renamed: «{before}» is now «{after}»"),
    "theme moved": marked("Moved: «{theme}» from {before} to {after}"),
    "new state": marked("State: «{theme}» was {before}, is {after}"),
    "codes in": marked("Into «{theme}»: {codes}"),
    "codes out": marked("Out of «{theme}»: {codes}"),
    "codes moved": marked("From «{before}» to «{after}»: {codes}"),
    "code renamed": marked("Code renamed: {codes}; was {before}"),
    "codes merged": marked("Merged: {codes} into {after}"),
}


def _shown(change: VersionChange, value: str, language: str | None) -> str:
    if change.kind == "theme moved":
        return f"«{value}»" if value else _("the top", language)
    return _(value, language) if change.kind == "new state" else value


def _code_told(project: Project, code_id: int, name: str, *, with_names: bool) -> str:
    code = project.tables.table("codes").get(code_id)
    if code is None:
        return name
    named = msgspec.structs.replace(code, name=name)
    return f"{code.tag} {name}" if with_names else told_code(named)


def _in_vivo(project: Project, change: VersionChange) -> bool:
    """Tell whether what a code is or was called is told by a change, and is of a code in vivo."""
    if change.kind not in {"code renamed", "codes merged"}:
        return False
    table = project.tables.table("codes")
    code = table.get(change.codes[0][0])
    if change.kind == "code renamed":
        return code is not None and code.origin == "in vivo"
    while code is not None and code.into is not None:
        code = table.get(code.into)
        if code is not None and code.origin == "in vivo":
            return True
    return False


def _of_themes(older: Version, newer: Version) -> Iterator[VersionChange]:
    before = {one.id: one for one in themes_in(older)}
    after = {one.id: one for one in themes_in(newer)}
    known, left = ({one.id for one in version.themes} for version in (older, newer))
    for one in after.values():
        then = before.get(one.id)
        if then is None:
            yield VersionChange(
                "brought back" if one.id in known else "new theme", one.id, one.name
            )
        else:
            yield from _of_theme(then, one, before, after)
    for one in before.values():
        if one.id not in after:
            yield VersionChange("set aside" if one.id in left else "gone", one.id, one.name)


def _of_theme(
    then: Theme, one: Theme, before: Mapping[int, Theme], after: Mapping[int, Theme]
) -> Iterator[VersionChange]:
    if then.name != one.name:
        yield VersionChange("theme renamed", one.id, one.name, then.name, one.name)
    if then.parent != one.parent:
        above = _above(then, before), _above(one, after)
        yield VersionChange("theme moved", one.id, one.name, above[0], above[1])
    if then.state != one.state:
        yield VersionChange("new state", one.id, one.name, then.state, one.state)


def _above(one: Theme, themes: Mapping[int, Theme]) -> str:
    above = None if one.parent is None else themes.get(one.parent)
    return above.name if above else ""


def _of_places(
    older: Version, newer: Version, names: Mapping[int, str], merged: Mapping[int, int]
) -> list[VersionChange]:
    """Return which codes came into themes, left them, or did both at once and so moved."""
    themes = {one.id: one.name for version in (older, newer) for one in version.themes}
    before, after = _themes_of_codes(older, merged), _themes_of_codes(newer, {})
    ways: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for code in dict.fromkeys((*after, *before)):
        lost = [one for one in before[code] if one not in after[code]]
        gained = [one for one in after[code] if one not in before[code]]
        longer = max(len(lost), len(gained))
        for way in zip(_filled(lost, longer), _filled(gained, longer), strict=True):
            ways[way].append(code)
    found = []
    for (from_, to), codes in ways.items():
        told_codes = tuple((code, names[code]) for code in codes)
        old, new = (themes[one] if one is not None else "" for one in (from_, to))
        if from_ is not None and to is not None:
            found.append(VersionChange("codes moved", to, new, old, new, told_codes))
        elif to is not None:
            found.append(VersionChange("codes in", to, new, codes=told_codes))
        else:
            found.append(VersionChange("codes out", from_, old, codes=told_codes))
    places = {one.id: place for place, one in enumerate((*newer.themes, *older.themes))}
    return sorted(found, key=lambda one: places[one.theme] if one.theme is not None else -1)


def _of_codes(
    older: Version, newer: Version, names: Mapping[int, str], merged: Mapping[int, int]
) -> Iterator[VersionChange]:
    now = dict(newer.codes)
    together: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for code, name in older.codes:
        if code in now and now[code] != name:
            renamed = ((code, now[code]),)
            yield VersionChange("code renamed", before=name, after=now[code], codes=renamed)
        if code in merged:
            together[merged[code]].append((code, name))
    for into, codes in together.items():
        yield VersionChange("codes merged", after=names[into], codes=tuple(codes))


def _themes_of_codes(version: Version, merged: Mapping[int, int]) -> defaultdict[int, list[int]]:
    """Return the themes that stood with each code, of merged ones with what they are now."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one in themes_in(version):
        for code in dict.fromkeys(merged.get(code, code) for code in one.codes):
            found[code].append(one.id)
    return found


def _merged(project: Project, older: Version, newer: Version) -> dict[int, int]:
    """Return the codes that were merged between two versions, and into what."""
    table, now = project.tables.table("codes"), dict(newer.codes)
    found = {}
    for code_id, _name in older.codes:
        code = table.get(code_id)
        if code_id in now or code is None:
            continue
        while code is not None and code.into is not None and code.changed <= newer.at:
            code = table.get(code.into)
        if code is not None and code.id != code_id and code.id in now:
            found[code_id] = code.id
    return found


def _filled(themes: Iterable[int], length: int) -> list[int | None]:
    known: list[int | None] = list(themes)
    return known + [None] * (length - len(known))

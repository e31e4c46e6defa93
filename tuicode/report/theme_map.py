"""What a theme map says, before any drawing: numbered themes, and the relations between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tuicode.language import _, marked
from tuicode.model.records import FAMILIES, RELATION_KINDS, RelationKind, ThemeState
from tuicode.model.relations import relations, words_on
from tuicode.model.themes import standing
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Family, Theme, Version


class MapTheme(Struct, frozen=True):
    """A theme on the map; its number says where it stands: `2`, and `2.1` under it."""

    id: int
    number: str
    name: str
    level: int
    """0 for a theme, 1 for a subtheme, and so on down."""
    state: ThemeState
    parent: int | None

    @property
    def family(self) -> Family:
        """The hue of the theme, which its subthemes have too."""
        return FAMILIES[(int(self.number.partition(".")[0]) - 1) % len(FAMILIES)]


class MapRelation(Struct, frozen=True):
    """A line on the map, with the words that stand on it."""

    id: int
    from_: int
    to: int
    words: str
    kind: RelationKind


class ThemeMap(Struct, frozen=True):
    """A title, the themes in book order, and the relations between them."""

    title: str
    language: str
    themes: tuple[MapTheme, ...]
    relations: tuple[MapRelation, ...]

    @property
    def kinds(self) -> tuple[RelationKind, ...]:
        """The kinds of relation that occur, for the legend."""
        found = {one.kind for one in self.relations}
        return tuple(kind for kind in RELATION_KINDS if kind in found)

    @property
    def has_candidates(self) -> bool:
        """Whether a theme on it is only a candidate."""
        return any(one.state == "candidate" for one in self.themes)

    def theme(self, theme_id: int) -> MapTheme:
        """Return a theme by id."""
        return next(one for one in self.themes if one.id == theme_id)


def theme_map(project: Project, version: Version | None = None) -> ThemeMap:
    """Return the map of a project in its own language.

    `version` is told in the title, where the project is as of one.
    """
    language = project.sheet.language
    title = _("Theme map: {project}", language).format(project=project.sheet.name)
    if version is not None:
        title += _(" (version {number}: {name})", language).format(
            number=version.number, name=version.name
        )
    return ThemeMap(
        title=shown_as_line(title),
        language=language,
        themes=tuple(_numbered(standing(project))),
        relations=tuple(
            MapRelation(one.id, one.from_, one.to, shown_as_line(words_on(one, language)), one.kind)
            for one in relations(project)
        ),
    )


def shown_as_line(text: str) -> str:
    """Return a text on one line, with each character that no document may hold made visible."""
    return visible(" ".join(text.split()))


SENTENCES: Final[dict[RelationKind, str]] = {
    "supports": marked("«{one}» supports «{other}»."),
    "tension": marked("«{one}» is in tension with «{other}»."),
    "leads to": marked("«{one}» leads to «{other}»."),
    "part of": marked("«{one}» is part of «{other}»."),
    "": marked("«{one}» is related to «{other}»."),
}
"""A relation read aloud, where no word of one's own stands on it."""


def sentence(content: ThemeMap, relation: MapRelation, *, on_screen: bool = False) -> str:
    """Return a relation as a sentence; its own word makes the verb.

    It is in the map's language, and on screen in the user's.
    """
    one, other = content.theme(relation.from_).name, content.theme(relation.to).name
    language = None if on_screen else content.language
    if relation.words in {"", _(relation.kind, content.language)}:
        return _(SENTENCES[relation.kind], language).format(one=one, other=other)
    told = _("«{one}» {words} «{other}»", language).format(
        one=one, words=relation.words, other=other
    )
    return f"{told} ({_(relation.kind, language)})." if relation.kind else f"{told}."


def description(content: ThemeMap) -> str:
    """Return the whole map in sentences, for who reads with the ears."""
    parts = []
    for one in content.themes:
        under = [below.name for below in content.themes if below.parent == one.id]
        if under:
            names = ", ".join(f"«{name}»" for name in under)
            parts.append(
                _("«{one}» has the subthemes {names}.", content.language).format(
                    one=one.name, names=names
                )
            )
        elif not one.level:
            parts.append(_("«{one}» has no subthemes.", content.language).format(one=one.name))
    parts += [sentence(content, one) for one in content.relations]
    return " ".join(parts) or _("There are no themes yet.", content.language)


def _numbered(themes: list[Theme]) -> Iterator[MapTheme]:
    numbers: dict[int | None, str] = {None: ""}
    under: dict[int | None, int] = {}
    for one in themes:
        under[one.parent] = under.get(one.parent, 0) + 1
        above = numbers[one.parent]
        number = f"{above}.{under[one.parent]}" if above else str(under[one.parent])
        numbers[one.id] = number
        yield MapTheme(
            id=one.id,
            number=number,
            name=shown_as_line(one.name),
            level=number.count("."),
            state=one.state,
            parent=one.parent,
        )

"""A theme map as text: an outline to be read aloud, and the words of Mermaid and Graphviz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tuicode.language import _
from tuicode.report.markdown import escaped
from tuicode.report.theme_map import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tuicode.model.records import RelationKind
    from tuicode.report.theme_map import MapTheme, ThemeMap

MERMAID: Final[Mapping[RelationKind, str]] = {
    "": "---",
    "supports": "==>",
    "tension": "<-.->",
    "leads to": "-->",
    "part of": "-.->",
}
GRAPHVIZ: Final[Mapping[RelationKind, str]] = {
    "": "arrowhead=vee",
    "supports": 'color="black:invis:black"',
    "tension": "style=dashed, dir=both",
    "leads to": "style=solid",
    "part of": "style=dotted, arrowhead=odiamond",
}


def plain(content: ThemeMap) -> bytes:
    """Return the map as an outline in plain text: themes, subthemes, relations as sentences."""
    return _joined(_outline(content, str))


def markdown(content: ThemeMap) -> bytes:
    """Return the outline as Markdown, where all text appears as it is."""
    first, *rest = _outline(content, escaped)
    return _joined([f"# {first}", *rest])


def mermaid(content: ThemeMap) -> bytes:
    """Return the map as a Mermaid flowchart."""
    names = _short_names(content)
    lines = ["flowchart LR", f"  accTitle: {_accessible(content.title)}"]
    for one in content.themes:
        text = _in_mermaid(f"{one.number} {one.name}")
        shape = f'["{text}"]' if not one.level else f'("{text}")'
        lines.append(f"  {names[one.id]}{shape}")
    lines += [
        f"  {names[one.parent]} --- {names[one.id]}"
        for one in content.themes
        if one.parent is not None
    ]
    for relation in content.relations:
        words = f'|"{_in_mermaid(relation.words)}"|' if relation.words else ""
        arrow = MERMAID[relation.kind]
        lines.append(f"  {names[relation.from_]} {arrow}{words} {names[relation.to]}")
    lines += [
        f"  style {names[one.id]} stroke-dasharray:4 3"
        for one in content.themes
        if one.state == "candidate"
    ]
    return _joined(lines)


def graphviz(content: ThemeMap) -> bytes:
    """Return the map in Graphviz's language."""
    names = _short_names(content)
    lines = [
        "digraph themes {",
        f"  label={_in_graphviz(content.title)}; labelloc=t; rankdir=LR;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica"];',
        '  edge [fontname="Helvetica", fontsize=10];',
    ]
    for one in content.themes:
        lines.append(f"  {names[one.id]} [label={_label(one)}{_look(one)}];")
        if one.parent is not None:
            lines.append(f"  {names[one.parent]} -> {names[one.id]} [dir=none, style=solid];")
    for relation in content.relations:
        words = _in_graphviz(relation.words)
        lines.append(
            f"  {names[relation.from_]} -> {names[relation.to]} "
            f"[label={words}, {GRAPHVIZ[relation.kind]}, constraint=false];"
        )
    return _joined([*lines, "}"])


def _outline(content: ThemeMap, text: Callable[[str], str]) -> Iterator[str]:
    language = content.language
    yield text(content.title)
    yield ""
    if not content.themes:
        yield text(_("There are no themes yet.", language))
    for one in content.themes:
        state = f" ({_(one.state, language)})" if one.state == "candidate" else ""
        yield f"{'    ' * one.level}- {text(f'{one.number} {one.name}{state}')}"
    if content.relations:
        yield ""
        yield text(_("How they hang together:", language))
        yield ""
        yield from (f"- {text(sentence(content, one))}" for one in content.relations)


def _short_names(content: ThemeMap) -> dict[int | None, str]:
    return {one.id: "t" + one.number.replace(".", "_") for one in content.themes}


def _label(one: MapTheme) -> str:
    return _in_graphviz(f"{one.number} {one.name}")


def _look(one: MapTheme) -> str:
    frame = ', style="rounded,filled,dashed"' if one.state == "candidate" else ""
    return f'{frame}, fillcolor="#e7e7e7", penwidth=1.5' if not one.level else frame


def _in_mermaid(text: str) -> str:
    """Return text for between quotation marks: what could end them or mark it up, by its number."""
    return re.sub(r'["#&;<>`\\*_\[\](){}|]', lambda found: f"#{ord(found[0])};", text)


def _accessible(text: str) -> str:
    """Return text for Mermaid's title, which has no escapes for what ends it."""
    return re.sub(r"[;#{}%]", " ", text)


def _in_graphviz(text: str) -> str:
    # A backslash would begin an escape, also one that stands for the name of what it is in.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _joined(lines: Iterator[str] | list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")

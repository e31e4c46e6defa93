"""What things look like: one set of styles for a dark, a light and a plain terminal.

Hues stand for families of codes; what a code is, its tag says. The six hues are the xterm
colours 85, 165, 166, 190, 219 and 244, which keep a least CIE76 distance of 38.5 under normal
and simulated protan, deutan and tritan vision, with black text on them. Coded words carry
a tint of the hue only, to be calm to read in; bars, tags and underline do without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.color import Color, blend_rgb
from rich.style import Style
from textual.theme import Theme

if TYPE_CHECKING:
    from rich.color_triplet import ColorTriplet

    from tuicode.model.records import Family

HUES: dict[Family, str] = {
    "green": "#afffd7",
    "blue": "#5f87ff",
    "orange": "#d78700",
    "yellow": "#ffff87",
    "pink": "#ffafff",
    "grey": "#8a8a8a",
}

DARK = Theme(
    name="tuicode-dark",
    primary="#8ab4e8",
    secondary="#9aa5b1",
    accent="#e8c07d",
    foreground="#d9dce1",
    background="#15181d",
    surface="#1b1f26",
    panel="#20252d",
    error="#ff8f80",
    dark=True,
)
LIGHT = Theme(
    name="tuicode-light",
    primary="#1d5a9e",
    secondary="#59616b",
    accent="#8a5a00",
    foreground="#1f2328",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#eae7de",
    error="#b3261e",
    dark=False,
)
PLAIN = "ansi-dark"
"""Textual's theme that uses the terminal's own colours."""


class Look(msgspec.Struct, frozen=True):
    """The styles that the line-drawn widgets use."""

    text: Style
    quiet: Style
    strong: Style
    speaker: Style
    cursor: Style
    marked: Style
    hit: Style
    bar: Style
    selected: Style
    selected_quiet: Style
    problem: Style
    tints: dict[str, Style]
    bars: dict[str, Style]
    chips: dict[str, Style]

    bracket: Style = Style(underline=True, dim=True)
    action: Style = Style(italic=True, bold=True)
    excluded: Style = Style(dim=True)
    shared: Style = Style(bold=True, underline=True)


def look_of(theme: Theme, *, colourless: bool = False) -> Look:
    """Return the styles for a theme; the plain ones where it uses the terminal's colours."""
    return _plain(colourless=colourless) if theme.ansi else _coloured(theme)


def _coloured(theme: Theme) -> Look:
    ground, strength = theme.background, 0.26 if theme.dark else 0.30
    assert ground is not None
    on = Style(bgcolor=ground)
    cursor, marked = ("#2a3646", "#3c5878") if theme.dark else ("#dfe9f5", "#b9d2ee")
    return Look(
        text=on + Style(color=theme.foreground),
        quiet=on + Style(color=theme.secondary),
        excluded=Style(color=theme.secondary, bgcolor=theme.panel),
        shared=Style(underline=True),
        strong=on + Style(color=theme.foreground, bold=True),
        speaker=on + Style(color=theme.primary, bold=True),
        cursor=Style(bgcolor=cursor),
        marked=Style(bgcolor=marked),
        hit=Style(color="#000000", bgcolor="#ffd75f", bold=True),
        bar=on + Style(color=theme.primary, bold=True),
        selected=Style(color=theme.foreground, bgcolor=marked, bold=True),
        selected_quiet=Style(color=theme.foreground, bgcolor=marked),
        problem=on + Style(color=theme.error, bold=True),
        tints={
            family: Style(bgcolor=_mixed(ground, hue, strength)) for family, hue in HUES.items()
        },
        bars={family: on + Style(color=_bar_hue(hue, theme)) for family, hue in HUES.items()},
        chips={family: Style(color="#000000", bgcolor=hue) for family, hue in HUES.items()},
    )


def _plain(*, colourless: bool) -> Look:
    reverse, bold, normal = Style(reverse=True), Style(bold=True), Style()
    names = ("green", "magenta", "red", "yellow", "bright_magenta", "white")
    hues: dict[str, Style] = {
        family: normal if colourless else Style(color=name)
        for family, name in zip(HUES, names, strict=True)
    }
    return Look(
        text=normal,
        quiet=Style(dim=True),
        strong=bold,
        speaker=bold,
        cursor=reverse,
        marked=reverse + bold,
        hit=reverse + Style(underline=True),
        bar=bold,
        selected=reverse + bold,
        selected_quiet=reverse,
        problem=reverse + bold,
        tints={family: Style(underline=True) for family in HUES},
        bars=hues,
        chips={family: hue + reverse for family, hue in hues.items()},
        # Coded words are underlined here.
        bracket=Style(dim=True),
    )


def _mixed(ground: str, hue: str, strength: float) -> str:
    return blend_rgb(_rgb(ground), _rgb(hue), strength).hex


def _bar_hue(hue: str, theme: Theme) -> str:
    """Return the hue for a thin bar: darker on a light ground, where yellow would vanish."""
    return hue if theme.dark else _mixed(hue, "#000000", 0.35)


def _rgb(colour: str) -> ColorTriplet:
    triplet = Color.parse(colour).triplet
    assert triplet is not None
    return triplet

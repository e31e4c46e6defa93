"""What things look like: dark, light, high contrast, and for terminals of 16 colours.

Hues stand for families of codes; what a code is, its tag says. Coded words carry a calm tint of
the hue, chips the full hue; bars, tags and underline do without colour. The colours are such
that a terminal of 256 colours, which takes the nearest that it has, keeps them apart too: so
the parts of the dark tints lie on either side of 48, where it goes from 0 to 95.
`benchmarks/colours.py` says how far apart they are, and how well text stands out on them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import msgspec
from rich.color import Color, blend_rgb
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tuicode.language import marked

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

DARK_TINTS = ("#284630", "#282067", "#592b10", "#625012", "#4b1a4d", "#4e5455")
LIGHT_TINTS = ("#d3f9d5", "#c9cff7", "#ffd1b1", "#f5f1aa", "#fcddfc", "#c6c7c3")
"""For each family what coded words stand on."""

DARK = Theme(
    name="tuicode-dark",
    primary="#8ab4e8",
    secondary="#9aa5b1",
    accent="#e8c07d",
    foreground="#d9dce1",
    background="#17191d",
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


# Textual's theme of the terminal's own colours.
SIXTEEN = replace(BUILTIN_THEMES["ansi-dark"], name="tuicode-sixteen")
PLAIN = replace(SIXTEEN, name="tuicode-plain")

NAMES = {
    DARK.name: marked("dark"),
    LIGHT.name: marked("light"),
    PLAIN.name: marked("high contrast"),
    SIXTEEN.name: marked("16 colours"),
}
"""What the looks are called."""


ROLES = (
    *("text", "quiet", "strong", "speaker", "bar", "hit"),
    *("selected", "selected_quiet", "problem"),
)
"""The styles of a look that lines are made of."""


class Look(msgspec.Struct, frozen=True):
    """The styles that the line-drawn widgets use.

    No two of those that lines are made of are equal, so that what was drawn in one look can be
    drawn in another.
    """

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

    bracket: Style = Style(underline=True)
    action: Style = Style(italic=True, bold=True)


@runtime_checkable
class Looked(Protocol):
    """What has a look that can be changed."""

    def change_look(self, look: Look) -> None:
        """Draw everything anew in another look."""


def restyled(style: Style, former: Look, look: Look) -> Style:
    """Return a style of the former look as it is in another."""
    roles = {getattr(former, role): role for role in ROLES}
    return getattr(look, roles[style]) if style in roles else style


def looks_for(color_system: str | None, *, colourless: bool) -> list[Theme]:
    """Return the themes that a terminal can show well, the usual one first."""
    if colourless:
        return [PLAIN]
    if color_system in {None, "standard", "windows"}:
        return [SIXTEEN, PLAIN]
    return [DARK, LIGHT, PLAIN]


def look_of(theme: Theme, *, colourless: bool = False) -> Look:
    """Return the styles for a theme; the plain ones where there is to be no colour."""
    if not theme.ansi:
        return _coloured(theme)
    return _plain() if colourless or theme.name == PLAIN.name else _sixteen()


def _coloured(theme: Theme) -> Look:
    ground = theme.background
    assert ground is not None
    on = Style(bgcolor=ground)
    cursor, chosen = ("#35343c", "#214d82") if theme.dark else ("#e4dee2", "#9bc7fe")
    tints = DARK_TINTS if theme.dark else LIGHT_TINTS
    return Look(
        text=on + Style(color=theme.foreground),
        quiet=on + Style(color=theme.secondary),
        strong=on + Style(color=theme.foreground, bold=True),
        speaker=on + Style(color=theme.primary, bold=True),
        cursor=Style(bgcolor=cursor),
        marked=Style(bgcolor=chosen),
        hit=Style(color="#000000", bgcolor="#ffd75f", bold=True),
        bar=on + Style(color=theme.primary, bold=True, italic=False),
        selected=Style(color=theme.foreground, bgcolor=chosen, bold=True),
        selected_quiet=Style(color=theme.foreground, bgcolor=chosen),
        problem=on + Style(color=theme.error, bold=True),
        tints={family: Style(bgcolor=tint) for family, tint in zip(HUES, tints, strict=True)},
        bars={family: on + Style(color=_bar_hue(hue, theme)) for family, hue in HUES.items()},
        chips={family: Style(color="#000000", bgcolor=hue) for family, hue in HUES.items()},
    )


def _plain() -> Look:
    """Return a look of the terminal's own two colours, with bold, underline and reverse.

    What is alike differs in something turned off that was off already, which is not sent.
    """
    normal, bold, reverse = Style(), Style(bold=True), Style(reverse=True)
    underline = Style(underline=True)
    return Look(
        text=normal,
        quiet=Style(bold=False),
        strong=bold,
        speaker=bold + Style(italic=False),
        cursor=reverse,
        marked=reverse + bold,
        hit=reverse + bold + underline,
        bar=bold + Style(underline=False),
        selected=reverse + bold,
        selected_quiet=reverse,
        problem=reverse + bold + Style(italic=False),
        tints=dict.fromkeys(HUES, underline),
        bars=dict.fromkeys(HUES, normal),
        chips=dict.fromkeys(HUES, reverse),
        # Coded words are underlined here.
        bracket=bold,
        action=bold,
    )


def _sixteen() -> Look:
    """Return the plain look with the hues of a terminal that has 8 or 16 colours.

    Which of black and white stands out on a colour is so in all the usual palettes. Grey is the
    terminal's own two colours, since either of them may be its ground.
    """
    inks = {
        "green": ("green", "black"),
        "blue": ("blue", "bright_white"),
        "orange": ("red", "bright_white"),
        "yellow": ("yellow", "black"),
        "pink": ("magenta", "bright_white"),
    }
    chips = {family: Style(color=ink, bgcolor=hue) for family, (hue, ink) in inks.items()}
    bars = {family: Style(color=hue, bold=True) for family, (hue, _ink) in inks.items()}
    bars["blue"] = Style(color="bright_blue", bold=True)
    plain = _plain()
    return msgspec.structs.replace(
        plain, chips={**plain.chips, **chips}, bars={**plain.bars, **bars}
    )


def _bar_hue(hue: str, theme: Theme) -> str:
    """Return the hue for a thin bar: darker on a light ground, where yellow would vanish."""
    return hue if theme.dark else blend_rgb(_rgb(hue), _rgb("#000000"), 0.55).hex


def _rgb(colour: str) -> ColorTriplet:
    triplet = Color.parse(colour).triplet
    assert triplet is not None
    return triplet

"""How far apart the colours of each look are, and how well text stands out on them.

Contrast is WCAG 2's ratio (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). Distance is CIE76:
the Euclidean one in CIELAB, D65, under normal vision and simulated protanopia, deuteranopia and
tritanopia. The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15(6), 2009, for severity 1.0, on linear RGB.

python benchmarks/colours.py
"""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import TYPE_CHECKING

from rich.color import Color, ColorSystem

from tuicode.tui.looks import DARK, LIGHT, Look, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.style import Style

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

LAYERS = ("cursor", "marked")
"""What is laid over the ground and the tints, and takes the colour of the text with it."""


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: Color, other: Color, vision: str = "normal") -> float:
    """Return how far apart two colours are for someone with that vision."""
    return dist(_lab(one, vision), _lab(other, vision))


def least_distance(colours: Iterable[Color], vision: str | None = None) -> float:
    """Return the distance of the two nearest colours; under all visions where none is named."""
    visions = VISIONS if vision is None else (vision,)
    pairs = list(combinations(colours, 2))
    return min(distance(*pair, seen) for pair in pairs for seen in visions)


def in_256(colour: Color) -> Color:
    """Return the colour that a terminal of 256 colours gets instead."""
    return Color.from_triplet(colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def as_is(colour: Color) -> Color:
    """Return the colour that a terminal of true colour gets."""
    return colour


DEPTHS = {"true colour": as_is, "256 colours": in_256}
LOOKS: dict[str, Look] = {"dark": look_of(DARK), "light": look_of(LIGHT)}


def grounds(styles: Mapping[str, Style]) -> list[Color]:
    """Return the background of each style."""
    return [ground_of(style) for style in styles.values()]


def ground_of(style: Style) -> Color:
    """Return the background of a style."""
    assert style.bgcolor is not None
    return style.bgcolor


def texts(look: Look) -> Iterator[tuple[str, Style]]:
    """Yield every way that text is drawn, with a name: its style and those laid over it."""
    for name in ("text", "quiet", "strong", "speaker", "hit", "bar", "problem", "selected"):
        yield name, getattr(look, name)
    yield "selected_quiet", look.selected_quiet
    for family, style in look.chips.items():
        yield f"chip {family}", style
    for family, style in look.bars.items():
        yield f"bar {family}", style
    tinted = {"": look.text, **{f"{name} ": look.text + tint for name, tint in look.tints.items()}}
    for name, under in tinted.items():
        for aside in ("bracket", "action"):
            yield f"{aside} on {name or 'ground'}", under + getattr(look, aside)
        if name:
            yield f"text on {name}", under
        for layer in LAYERS:
            yield f"text on {name}{layer}", under + getattr(look, layer)


def colours_apart(look: Look) -> dict[str, list[Color]]:
    """Return the sets of grounds that must be told apart."""
    layers = [ground_of(look.cursor), ground_of(look.marked), ground_of(look.text)]
    return {"chips": grounds(look.chips), "tints and layers": [*grounds(look.tints), *layers]}


def _linear(colour: Color) -> Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.get_truecolor().normalized
    )
    return red, green, blue


def _luminance(colour: Color) -> float:
    return _times((0.2126, 0.7152, 0.0722), _linear(colour))


def _lab(colour: Color, vision: str) -> Triple:
    linear = _linear(colour)
    red, green, blue = (min(max(_times(row, linear), 0), 1) for row in VISIONS[vision])
    seen = (red, green, blue)
    x, y, z = (
        _root(_times(row, seen) / white)
        for row, white in (
            ((0.4124564, 0.3575761, 0.1804375), 0.95047),
            ((0.2126729, 0.7151522, 0.0721750), 1.0),
            ((0.0193339, 0.1191920, 0.9503041), 1.08883),
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _times(row: Triple, column: Triple) -> float:
    return sum(one * other for one, other in zip(row, column, strict=True))


def main() -> None:
    """Print what stands least out, and what stands nearest, for each look and depth."""
    for name, look in LOOKS.items():
        for depth, seen in DEPTHS.items():
            print(f"\n{name}, {depth}")
            ratios = [
                (contrast(seen(style.color), seen(ground_of(style))), what)
                for what, style in texts(look)
                if style.color is not None
            ]
            for ratio, what in sorted(ratios)[:4]:
                print(f"  contrast {ratio:5.2f}  {what}")
            for what, colours in colours_apart(look).items():
                figures = (
                    f"{vision} {least_distance(map(seen, colours), vision):.1f}"
                    for vision in VISIONS
                )
                print(f"  distance, {what}: {', '.join(figures)}")


if __name__ == "__main__":
    main()

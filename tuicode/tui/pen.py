"""What is written to the terminal so that it draws in another style: only what changes.

Textual names both colours for every stretch of text and takes them back after it: some 40 bytes
where every other stretch has the colours it had, and on a slow line as long as 40 letters.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from tuicode.tui.cells import one_cell_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color

START = "\x1b["
NOWHERE = (-1, -1)
LONG = 8
"""Blanks that are sent as blanks at most."""

OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What takes an attribute back: bold, dim, italic, underline, reverse, struck out."""

ON_BLANKS = frozenset({"4", "5", "6", "7", "8", "9", "21", "53"})
"""Lines of all kinds, blinking, reverse and hidden."""

COLOURS, GROUNDS = frozenset("39"), frozenset("40")
"""The figure of tens in numbers of 30 to 39 and 90 to 97, and of 40 to 49 and 100 to 107."""

COLOURS_AFTER = {"2": 3, "5": 1}
"""How many numbers make a colour that begins with `38;2` or `38;5`."""


class Drawing(msgspec.Struct, frozen=True):
    """How a terminal draws: attributes and the two colours, each as it is asked for."""

    attributes: frozenset[str] = frozenset()
    colour: str = ""
    ground: str = ""

    def after(self, former: Drawing) -> str:
        """Return the shortest sequence that leads here from another."""
        if self == former:
            return ""
        if self == Drawing():
            return f"{START}m"
        whole = ";".join(["0", *sorted(self.attributes), *self._colours(Drawing())])
        gone = {OFF.get(one, "") for one in former.attributes - self.attributes}
        if "" in gone:
            return f"{START}{whole}m"
        # Bold and dim are taken back together.
        kept = {one for one in former.attributes if OFF.get(one) not in gone}
        begun = sorted(self.attributes - kept)
        part = ";".join([*sorted(gone), *begun, *self._colours(former)])
        return f"{START}{min(whole, part, key=len)}m"

    def _colours(self, former: Drawing) -> Iterator[str]:
        if self.colour != former.colour:
            yield self.colour or "39"
        if self.ground != former.ground:
            yield self.ground or "49"


PLAIN = Drawing()


def drawing(sequence: str) -> Drawing:
    """Return what a whole sequence of numbers asks for, such as `1;38;5;85`."""
    attributes, colour, ground = set(), "", ""
    numbers = iter(sequence.split(";") if sequence else ())
    for number in numbers:
        if number in {"38", "48"}:
            kind = next(numbers)
            rest = [next(numbers) for _number in range(COLOURS_AFTER[kind])]
            named = ";".join([number, kind, *rest])
            colour, ground = (named, ground) if number == "38" else (colour, named)
        elif number[-2:-1] in COLOURS:
            colour = "" if number == "39" else number
        elif number[-2:-1] in GROUNDS:
            ground = "" if number == "49" else number
        else:
            attributes.add(number)
    return Drawing(frozenset(attributes), colour, ground)


class Pen:
    """Writes text at places of the terminal; `erases` where blanks may be sent as a number."""

    def __init__(self, colours: ColorSystem | None, *, erases: bool = False) -> None:
        self._colours = colours or ColorSystem.TRUECOLOR
        self._erases = erases
        self._drawing = PLAIN
        self._at = NOWHERE
        self._sent: list[str] = []

    def write(self, x: int, y: int, text: str, width: int, style: Style) -> None:
        """Write text in one style, `width` cells of it."""
        blank = not text.strip(" ")
        change = _to_blanks if blank else _to_letters
        sequence, self._drawing = change(self._drawing, style, self._colours)
        self._sent += (_move(self._at, (x, y)), sequence)
        if blank and self._erases and width > LONG and not self._drawing.attributes & ON_BLANKS:
            self._sent.append(f"{START}{width}X")
            self._at = (x, y)
        else:
            self._sent.append(text)
            certain = one_cell_each(text, 0, len(text))
            self._at = (x + width, y) if certain else NOWHERE

    def finish(self) -> str:
        """Return what is to be sent; the terminal then draws plainly again."""
        return "".join([*self._sent, PLAIN.after(self._drawing)])


@lru_cache(maxsize=1024)
def ground_of(style: Style) -> Style:
    """Return the style of blanks in a style: what of it is seen where there is no letter."""
    lines = style.underline or style.underline2 or style.overline or style.strike
    seen = lines or style.reverse or style.blink or style.conceal
    return style if seen else _ground(style.bgcolor)


@lru_cache(maxsize=256)
def _ground(colour: Color | None) -> Style:
    return Style(bgcolor=colour)


@lru_cache(maxsize=4096)
def _to_letters(former: Drawing, style: Style, colours: ColorSystem) -> tuple[str, Drawing]:
    to = _drawing_of(style, colours)
    return to.after(former), to


@lru_cache(maxsize=4096)
def _to_blanks(former: Drawing, style: Style, colours: ColorSystem) -> tuple[str, Drawing]:
    """Return how to draw blanks: in which colour no letter is drawn does not matter."""
    to = _drawing_of(style, colours)
    if not (to.attributes | former.attributes) & ON_BLANKS:
        to = msgspec.structs.replace(former, ground=to.ground)
    return to.after(former), to


@lru_cache(maxsize=1024)
def _drawing_of(style: Style, colours: ColorSystem) -> Drawing:
    return drawing(Strip.render_ansi(style, colours))


def _move(former: tuple[int, int], to: tuple[int, int]) -> str:
    """Return what moves the cursor from where it stands, in as few bytes as may be."""
    if former == to:
        return ""
    (x, y), steps = to, to[0] - former[0]
    if former[1] == y and steps > 0:
        return f"{START}{steps if steps > 1 else ''}C"
    return f"{START}{y + 1};{x + 1}H" if x else f"{START}{y + 1}H"

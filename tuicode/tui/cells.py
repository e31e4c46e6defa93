"""How text takes up cells on a terminal, and what must never be sent to one.

Nearly all text is one cell a code point; only paragraphs with other characters take the
slower path. Control characters, and those that turn the direction of what follows, are drawn
as symbols of one cell, so that a transcript cannot act on the terminal.
"""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

_PLAIN = re.compile("[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]")

_SYMBOLS = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xB7),
    **dict.fromkeys((0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F)), 0xB7),
    **dict.fromkeys((*range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)), 0xB7),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    0x09: 0x20,
    0x0A: 0x20,
    # Terminals do not agree on how wide a sign is that is asked to be an emoji, or a flag or
    # another skin that is made of two: a flag is shown as the letters of its country.
    0xFE0F: 0xFE0E,
    **{0x1F1E6 + letter: ord("A") + letter for letter in range(26)},
    **dict.fromkeys((*range(0x1F3FB, 0x1F400), 0xE0001, *range(0xE0020, 0xE0080)), 0xB7),
}


def one_cell_each(text: str, start: int, end: int) -> bool:
    """Tell whether every code point between two positions takes exactly one cell."""
    return _PLAIN.search(text, start, end) is None


def shown(text: str) -> str:
    """Return `text` as it may be sent to a terminal, code point for code point."""
    return text.translate(_SYMBOLS)


def width(character: str) -> int:
    """Return the cells of one code point: 0, 1 or 2."""
    return get_character_cell_size(character.translate(_SYMBOLS))


def cells(text: str) -> int:
    """Return the cells of `text`."""
    return len(text) if one_cell_each(text, 0, len(text)) else sum(map(width, text))


def cut(text: str, most: int) -> str:
    """Return `text` in at most `most` cells, with an ellipsis where it was cut."""
    if cells(text) <= most:
        return shown(text)
    kept, used = [], 1
    for character in shown(text):
        used += width(character)
        if used > most:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…" if most > 0 else ""


def end_of(text: str, most: int) -> str:
    """Return the end of `text` in at most `most` cells, with an ellipsis where it was cut."""
    if cells(text) <= most:
        return shown(text)
    kept = shown(text)[1 - most :] if most > 1 else ""
    while cells(kept) >= most > 0:
        kept = kept[1:]
    return "…" + kept if most > 0 else ""

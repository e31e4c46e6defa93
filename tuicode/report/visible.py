"""Characters that no document may hold, made visible instead of lost."""

from __future__ import annotations

from typing import Final

REPLACEMENT: Final = "\ufffd"


def _visible_symbols() -> dict[int, str]:
    symbols = {control: chr(0x2400 + control) for control in range(0x20)}
    for kept in "\t\n":
        del symbols[ord(kept)]
    symbols[0x7F] = "\u2421"
    surrogates = range(0xD800, 0xE000)
    # Of the controls from 0x80 on, 0x9b begins an escape code for some terminals.
    upper_controls = range(0x80, 0xA0)
    symbols.update(dict.fromkeys([*upper_controls, *surrogates, 0xFFFE, 0xFFFF], REPLACEMENT))
    return symbols


SYMBOLS: Final = _visible_symbols()


def visible(text: str) -> str:
    """Return `text` with each control character as its visible symbol (U+2400 and on).

    Tab and line feed stay. The controls that have no symbol (from U+0080 on), and what is no
    character at all (a lone surrogate, U+FFFE, U+FFFF), become U+FFFD. XML forbids most of them,
    and a carriage return would come back as another character than it was.
    """
    return text if text.isprintable() else text.translate(SYMBOLS)

"""Keys by name: as they are written in a file, as they are bound, as they stand on a keyboard."""

from __future__ import annotations

import unicodedata

from tuicode.language import _

SHOWN = {
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "right": "→",
    "left": "←",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
}
"""The keys that stand on a keyboard under another name than the one they are bound by."""

OTHER_NAMES = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "period": "full_stop",
    "hyphen": "minus",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
}

MOVING = frozenset(
    "up down left right home end pageup pagedown shift+up shift+down shift+left shift+right".split()
)
"""The keys that every text and list moves by."""

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 13))
NAMED = frozenset((*SHOWN, *MOVING, *FUNCTION_KEYS, "shift+tab"))

WITH_ALTGR = frozenset("@£$€{[]}\\~|")
DEAD = frozenset("^¨´`")
TAKEN = frozenset("abcnqstwz")
"""Letters that terminals, tmux and screen take with Ctrl for themselves."""

OTHER_KEYS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""What a terminal sends for these is what it sends for those."""

MODIFIERS = ("ctrl", "alt", "meta", "super", "hyper", "shift")


def on_keyboard(key: str) -> str:
    """Return a key as it stands on the keyboard."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return SHOWN.get(key, key.upper() if key in FUNCTION_KEYS else key)


def key_of(written: str) -> str | None:
    """Return the key that is meant by what is written, or None where it is no key."""
    name = written.strip()
    if len(name) == 1:
        return _sign(name)
    *modifiers, key = name.casefold().replace("ctrl-", "ctrl+").rsplit("+", 1)
    if modifiers and key:
        return _with_modifiers(modifiers[0].split("+"), key)
    plain = OTHER_NAMES.get(name.casefold(), name.casefold()).replace(" ", "_")
    return plain if plain in NAMED else _named_sign(plain)


def _sign(character: str) -> str | None:
    names = {sign: key for key, sign in SHOWN.items() if len(sign) == 1}
    return names.get(character, character if character.isprintable() else None)


def _named_sign(name: str) -> str | None:
    try:
        return _sign(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return None


def _with_modifiers(modifiers: list[str], key: str) -> str | None:
    if not set(modifiers) <= set(MODIFIERS):
        return None
    if modifiers == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    base = key if len(key) == 1 else key_of(key)
    found = "+".join([*sorted(set(modifiers), key=MODIFIERS.index), base or ""])
    return found if base and ("shift" not in modifiers or base in NAMED) else None


def why_not_easy(key: str) -> str:
    """Return why a key cannot be the only one of an action; nothing where it can.

    The keyboard is a Norwegian one, and the terminal may be within another, or far away.
    """
    *modifiers, base = key.split("+")
    if not modifiers:
        if base in WITH_ALTGR:
            return _("it needs AltGr")
        return _("it waits for a letter to put its accent on") if base in DEAD else ""
    if key in OTHER_KEYS:
        return _("a terminal takes it for {key}").format(key=on_keyboard(OTHER_KEYS[key]))
    if modifiers == ["ctrl"] and len(base) == 1 and base.isascii() and base.isalpha():
        return _("terminals take it for themselves") if base in TAKEN else ""
    return _("not every terminal sends it") if key not in NAMED else ""

"""Naming a code with a participant's own words."""

from __future__ import annotations

LONGEST = 60
"""Characters of such a name at most."""

_AROUND = " \t\n.,;:!?…\"'«»“”‘’„–—-*"
"""What is no part of a name at either end of the words."""


def in_vivo_name(words: str) -> str:
    """Return words as the name of a code: without what stands around them, cut after a word.

    A word does not begin with `+`, which would say something of the code.
    """
    said = [word.lstrip("+") for word in words.split()]
    name = " ".join(word for word in said if word).strip(_AROUND)
    if len(name) <= LONGEST:
        return name
    kept = name[: LONGEST + 1]
    return (kept.rpartition(" ")[0] or name[:LONGEST]).rstrip(_AROUND)

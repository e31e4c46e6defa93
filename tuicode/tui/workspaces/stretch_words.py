"""What is said of stretches without a coding; or without one in any pass, or without a theme."""

from __future__ import annotations

from typing import Literal

from tuicode.language import _, plural

Lack = Literal["coding", "pass", "theme"]
"""What a stretch is without; `pass` where the codings of some passes are not on the screen."""


def nothing_left(lack: Lack) -> str:
    """Return that there is no such stretch."""
    if lack == "theme":
        return _("Everything that participants say stands in a theme.")
    if lack == "pass":
        return _("Everything that participants say is coded in some pass.")
    return _("Everything that participants say carries a coding.")


def how_many(count: int, lack: Lack) -> str:
    """Return how many such stretches there are."""
    if lack == "theme":
        return plural(
            "{count} stretch that no theme touches",
            "{count} stretches that no theme touches",
            count,
        )
    if lack == "pass":
        return plural(
            "{count} stretch coded in no pass", "{count} stretches coded in no pass", count
        )
    return plural("{count} stretch without a coding", "{count} stretches without a coding", count)


def no_further(lack: Lack) -> str:
    """Return that there is no such stretch in a direction."""
    if lack == "theme":
        return _("There is no further stretch without a theme in this direction.")
    if lack == "pass":
        return _("There is no further stretch in this direction that is coded in no pass.")
    return _("There is no further stretch without a coding in this direction.")


def which(number: int, count: int, words: str, lack: Lack) -> str:
    """Return which stretch this is."""
    if lack == "theme":
        told = _("Stretch {number} of {count} without a theme, {words}; Esc takes the marks off.")
    elif lack == "pass":
        told = _("Stretch {number} of {count} coded in no pass, {words}; Esc takes the marks off.")
    else:
        told = _("Stretch {number} of {count} without a coding, {words}; Esc takes the marks off.")
    return told.format(number=number, count=count, words=words)


def opened(words: str, lack: Lack) -> str:
    """Return what stands at a stretch that was chosen in the list."""
    if lack == "theme":
        told = _("{words} without a theme. U and Y go to others, Esc takes the marks away.")
    elif lack == "pass":
        told = _("{words} coded in no pass. U and Y go to others, Esc takes the marks away.")
    else:
        told = _("{words} without a coding. U and Y go to others, Esc takes the marks away.")
    return told.format(words=words)

"""What is said of stretches without a coding; or without a theme, where these mark the text."""

from __future__ import annotations

from tuicode.language import _, plural


def nothing_left(*, by_theme: bool) -> str:
    """Return that there is no such stretch."""
    if by_theme:
        return _("Everything that participants say stands in a theme.")
    return _("Everything that participants say carries a coding.")


def how_many(count: int, *, by_theme: bool) -> str:
    """Return how many such stretches there are."""
    if by_theme:
        return plural(
            "{count} stretch that no theme touches",
            "{count} stretches that no theme touches",
            count,
        )
    return plural("{count} stretch without a coding", "{count} stretches without a coding", count)


def no_further(*, by_theme: bool) -> str:
    """Return that there is no such stretch in a direction."""
    if by_theme:
        return _("There is no further stretch without a theme in this direction.")
    return _("There is no further stretch without a coding in this direction.")


def which(number: int, count: int, words: str, *, by_theme: bool) -> str:
    """Return which stretch this is."""
    if by_theme:
        told = _("Stretch {number} of {count} without a theme, {words}; Esc takes the marks off.")
    else:
        told = _("Stretch {number} of {count} without a coding, {words}; Esc takes the marks off.")
    return told.format(number=number, count=count, words=words)


def opened(words: str, *, by_theme: bool) -> str:
    """Return what stands at a stretch that was chosen in the list."""
    if by_theme:
        told = _("{words} without a theme. U and Y go to others, Esc takes the marks away.")
    else:
        told = _("{words} without a coding. U and Y go to others, Esc takes the marks away.")
    return told.format(words=words)

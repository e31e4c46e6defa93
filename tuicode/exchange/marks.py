"""The marks that may begin a turn: a label with a colon, a name with a clock, a bold name ...

This only says what a line could be read as. Whether it is a speaker's mark is decided in
`evidence.py`, over the whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from tuicode.exchange.labels import is_known, is_short
from tuicode.exchange.lines import BLANK, BLANKS, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

Style = Literal["colon", "clock", "bold", "bare", "bracket", "dash", "tab"]

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_BRACKETED_CLOCK = rf"[\[(]{BLANK}*(?:{_CLOCK}){BLANK}*[\])]"
TIME = rf"(?:{_BRACKETED_CLOCK}|{_CLOCK})"
"""A time mark, for regular expressions."""
_RANGE = rf"[\[(]?{_CLOCK}{BLANK}*(?:-->|–|-){BLANK}*{_CLOCK}[\])]?"

_LONGEST_MARK = 120
"""Characters: a label of 80, and its times and blanks."""

TIME_ONLY = re.compile(rf"{BLANK}*(?P<time>{_RANGE}|{TIME}){BLANK}*")
"""A line that is nothing but a time mark."""

_BEGINS_WITH_TIME = re.compile(rf"{BLANK}*{TIME}")
"""Speech follows a name with a clock; where a clock follows, the clocks only count the minutes."""

_COLON = re.compile(
    rf"{BLANK}*(?:(?P<before>{_RANGE}|{TIME}){BLANK}*(?:[-–]{BLANK}+)?)?"
    rf"(?P<label>[^:：\n]{{1,80}}?){BLANK}*(?P<within>{TIME})?{BLANK}*"
    rf"[:：](?![\d/\\])(?P<gap>{BLANK}*)(?:(?P<after>{_BRACKETED_CLOCK}){BLANK}*)?(?P<rest>.*)"
)
_NAME_CLOCK = re.compile(rf"{BLANK}*(?P<label>[^:\n]{{1,80}}?){BLANK}+(?P<time>{TIME}){BLANK}*")
_CLOCK_NAME = re.compile(rf"{BLANK}*(?P<time>{TIME}){BLANK}+(?P<label>[^:\n]{{1,80}}?)")
_BRACKET = re.compile(rf"{BLANK}*\[(?P<label>[^\]:\n]{{1,40}})\](?P<gap>{BLANK}+)(?P<rest>.+)")
_DASH = re.compile(
    rf"{BLANK}*(?P<label>[^:–—\n]{{1,40}}?){BLANK}+[-–—](?P<gap>{BLANK}+)(?P<rest>.+)"
)
_TAB = re.compile(rf"{BLANK}*(?P<label>[^:\t\n]{{1,40}}?)[ \xa0]*(?P<gap>\t{BLANK}*)(?P<rest>.+)")
_SEPARATED: tuple[tuple[Style, str, re.Pattern[str]], ...] = (
    ("bracket", "[", _BRACKET),
    ("dash", "-–—", _DASH),
    ("tab", "\t", _TAB),
)
_TIMED = re.compile(rf"{BLANK}*(?P<time>{_RANGE}|{_BRACKETED_CLOCK}){BLANK}*(?P<rest>.+)")
_STARRED = re.compile(rf"({BLANK}*)(\*\*|__)(?P<label>.{{1,60}}?)\2(?P<rest>.*)")
_AFTER_STARS = re.compile(rf"{BLANK}*(?:[:：]|{TIME}|$)")


class Mark(Struct, frozen=True, gc=False):
    """One way to read a line as the beginning of a turn."""

    style: Style
    label: str
    rest: str
    """What follows the mark in the line."""
    time: str = ""
    wide: bool = False
    """A tab or several blanks follow the mark."""
    lines: int = 1
    """How many lines the mark takes."""


def bare_time(time: str | None) -> str:
    """Return a time mark without brackets; of a range, its start."""
    if not time:
        return ""
    return re.split(r"-->|–|-", time)[0].strip(f"[](){BLANKS}")


def timed(line: Line) -> tuple[str, str]:
    """Divide a line into the time mark it begins with, if any, and what was said."""
    found = _TIMED.fullmatch(line.text)
    return (bare_time(found["time"]), found["rest"]) if found else (line.time, line.text)


def marks_of(line: Line, following: Line | None) -> Iterator[Mark]:
    """Give every way to read `line` as the beginning of a turn, the likeliest first."""
    text, starred = _without_stars(line.text)
    head = text[:_LONGEST_MARK]
    if ":" in head or "：" in head:
        yield from _clock_marks(text, following)
        yield from _colon_marks(text)
    yield from _separated_marks(text, head)
    if len(text) < _LONGEST_MARK and (line.bold or starred or is_known(_bare_label(text))):
        style: Style = "bold" if line.bold or starred else "bare"
        if is_short(_bare_label(text)):
            yield Mark(style, _bare_label(text), "", line.time)


def _without_stars(text: str) -> tuple[str, bool]:
    """Return a line without Markdown's bold marks round its label, and if it is only that."""
    starred = _STARRED.fullmatch(text) if text.lstrip(BLANKS)[:2] in {"**", "__"} else None
    if starred is None:
        return text, False
    label, rest = starred.group("label"), starred.group("rest")
    if _AFTER_STARS.match(rest) or label.rstrip(BLANKS).endswith((":", "：")):
        return label + rest, not rest.strip(BLANKS)
    return text, False


def _clock_marks(text: str, following: Line | None) -> Iterator[Mark]:
    if len(text) > _LONGEST_MARK or following is None or _BEGINS_WITH_TIME.match(following.text):
        return
    for pattern in (_NAME_CLOCK, _CLOCK_NAME):
        if found := pattern.fullmatch(text):
            yield Mark("clock", _bare_label(found["label"]), "", bare_time(found["time"]))
    if "-->" in text and (alone := TIME_ONLY.fullmatch(text)):
        label = _bare_label(following.text)
        yield Mark("clock", label, "", bare_time(alone["time"]), lines=2)


def _colon_marks(text: str) -> Iterator[Mark]:
    if found := _COLON.fullmatch(text):
        time = found["before"] or found["within"] or found["after"]
        label = _bare_label(found["label"])
        yield Mark("colon", label, found["rest"], bare_time(time), _is_wide(found["gap"]))


def _separated_marks(text: str, head: str) -> Iterator[Mark]:
    for style, separators, pattern in _SEPARATED:
        if any(separator in head for separator in separators) and (
            found := pattern.fullmatch(text)
        ):
            yield Mark(
                style, _bare_label(found["label"]), found["rest"], "", _is_wide(found["gap"])
            )


def _is_wide(gap: str) -> bool:
    return "\t" in gap or len(gap) > 1


def _bare_label(label: str) -> str:
    """Return a label without the blanks, colon, stars or brackets around it.

    Brackets with a comma stay: `[Navn, ansatt]` stands for a name that was taken out.
    """
    bare = label.strip(f"{BLANKS}:：*_")
    if bare.startswith("[") and bare.endswith("]") and "," not in bare:
        bare = bare[1:-1].strip(BLANKS)
    return bare

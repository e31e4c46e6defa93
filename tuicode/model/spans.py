"""Spans of a source: fitted to their words, and named for the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.errors import ProjectError

if TYPE_CHECKING:
    from tuicode.model.records import Source


def fitted_span(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its ends.

    Raises ProjectError where it lies outside the source, or nothing is left of it.
    """
    length = len(source.text)
    if not 0 <= start < end <= length:
        raise ProjectError(
            _(
                "{start} to {end} is not a span of «{name}», which has {length} characters; "
                "give a start below the end, both from 0 to {length}."
            ).format(start=start, end=end, name=source.name, length=length)
        )
    words = source.text[start:end]
    if not words.strip():
        raise ProjectError(
            _("There are no words between {start} and {end} of «{name}».").format(
                start=start, end=end, name=source.name
            )
        )
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def place(source: Source, start: int, end: int) -> str:
    """Return where a span is, for the log: the source and the positions, never the words."""
    return f"{source.name} {start}-{end}"

"""Finding by a regular expression, which is stopped where it takes too long."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import regex

from tuicode.language import _
from tuicode.model.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.units import Span

SECONDS = 1.0
"""How long one search may take, all its sources together."""

_SHOWN = 20


class SearchProblem(ProjectError):  # noqa: N818 - reads as what it is
    """What was asked for cannot be searched for."""


class OutOfTime(SearchProblem):
    """The search was stopped, as it took too long."""


class Expression:
    """A regular expression, letter case aside, and the time that is left for it.

    `^` and `$` stand for the ends of a paragraph. Raises SearchProblem where the expression
    does not hold together.
    """

    def __init__(self, query: str, seconds: float = SECONDS) -> None:
        self._query = query
        self._seconds = seconds
        self._pattern = _compiled(query)
        self._deadline = monotonic() + seconds

    def spans(self, text: str, stretches: Iterable[Span]) -> Iterator[Span]:
        """Yield what fits in each stretch of a text; raises OutOfTime where time is up."""
        try:
            for start, end in stretches:
                left = self._seconds_left()
                for found in self._pattern.finditer(text, start, end, timeout=left):
                    if found.start() < found.end():
                        yield found.span()
        except TimeoutError:
            raise OutOfTime(self._out_of_time()) from None
        except (MemoryError, RecursionError):
            raise SearchProblem(self._too_large()) from None

    def _seconds_left(self) -> float:
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _out_of_time(self) -> str:
        return _(
            "The search for «{expression}» was stopped after {seconds:g} s, as it can fit in too "
            "many ways. Take away a repetition within a repetition, as in (a+)+, or search in "
            "fewer sources."
        ).format(expression=self._query, seconds=self._seconds)

    def _too_large(self) -> str:
        return _(
            "The search for «{expression}» takes more memory than there is. Make it simpler."
        ).format(expression=self._query)


def _compiled(query: str) -> regex.Pattern[str]:
    try:
        return regex.compile(query, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise SearchProblem(_misplaced(query, error)) from None
    except RecursionError:
        raise SearchProblem(
            _("The expression has too many brackets within brackets. Make it simpler.")
        ) from None
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError) as error:
        raise SearchProblem(
            _(
                "«{expression}» is no regular expression ({reason}). Put it right, or look for "
                "plain text."
            ).format(expression=query, reason=error)
        ) from None


def _misplaced(query: str, error: Any) -> str:
    position = error.pos or 0
    if position >= len(query):
        return _(
            "The regular expression goes wrong at its end ({reason}). Put it right, or look for "
            "plain text."
        ).format(reason=error.msg)
    return _(
        "The regular expression goes wrong at character {number}, where it says «{rest}» "
        "({reason}). Put it right, or look for plain text."
    ).format(number=position + 1, rest=query[position : position + _SHOWN], reason=error.msg)

"""The options of the tables of the analysis, for `show` and `export`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import WORDS
from tuicode.cli.printing import listed
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OPTIONS: dict[str, str | tuple[str, ...]] = {
    "by": "matrix",
    "words": "matrix",
    "interviewers": "matrix",
    "together": "cooccurrence",
    "sentences": "cooccurrence",
    "between": "comparison",
    "as_first_given": "comparison",
    "numbered": "theme-table",
    "definitions": "theme-table",
    "participants": "theme-table",
    "with_names": "audit-trail",
    "older": "version-changes",
    "newer": "version-changes",
    "by_theme": "coverage",
    "theme": ("spread", "theme-extracts", "theme-comparison"),
}
"""The kind of table, or the kinds, that each option is for."""

NEARNESSES = ("overlap", "turn", "near")


def analysis_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of the tables of the analysis; they come to it as `choices`."""
    options = (
        click.option(
            "--by",
            type=WORDS,
            help=_("Matrix: codes by `participant`, `source`, `role`, or an attribute."),
        ),
        click.option("--words", is_flag=True, help=_("Matrix: count words, not extracts.")),
        click.option("--interviewers", is_flag=True, help=_("Matrix: interviewers too.")),
        click.option(
            "--together",
            type=click.Choice(NEARNESSES),
            help=_("Co-occurrence: on words that overlap, in the same turn, or near by."),
        ),
        click.option(
            "--sentences",
            type=click.IntRange(min=0),
            help=_("Co-occurrence near by: at most so many sentences apart."),
        ),
        click.option(
            "--between",
            type=int,
            nargs=2,
            metavar="N N",
            help=_("Comparison: the numbers of two passes, instead of the last two."),
        ),
        click.option(
            "--as-first-given",
            is_flag=True,
            help=_("Comparison: the codes as they were given in the pass, and not as now."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def opened_theme_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give `show` the options of what is told of opened themes; they come to it as `choices`."""
    options = (
        click.option(
            "--by-theme", is_flag=True, help=_("Coverage: what stands in a theme, not in a code.")
        ),
        click.option(
            "--theme",
            type=WORDS,
            multiple=True,
            metavar="NAME",
            help=_("Spread and extracts: of this theme; comparison of two: give it twice."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def theme_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of the tables of themes; they come to it as `choices` too."""
    options = (
        click.option("--numbered", is_flag=True, help=_("Theme table: number the themes.")),
        click.option(
            "--definitions", is_flag=True, help=_("Theme table: with the definition of each theme.")
        ),
        click.option(
            "--participants",
            is_flag=True,
            help=_("Theme table: with how many participants speak to each theme."),
        ),
        click.option(
            "--with-names",
            is_flag=True,
            help=_("Audit trail: name codes in vivo too, in the participants' words."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _kinds(option: str) -> tuple[str, ...]:
    kinds = OPTIONS[option]
    return (kinds,) if isinstance(kinds, str) else kinds


def choices_of(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given; raises UsageError where they do not go together."""
    # By what they are: nought is given, though it equals False.
    choices = {
        name: value
        for name, value in given.items()
        if value is not None and value is not False and value != ()
    }
    other = [f"--{name.replace('_', '-')}" for name in choices if kind not in _kinds(name)]
    if other:
        raise click.BadOptionUsage(
            other[0],
            _("{options} is no option of {kind}.").format(options=listed(other), kind=kind),
        )
    if "sentences" in choices and choices.setdefault("together", "near") != "near":
        raise click.BadOptionUsage("sentences", _("--sentences goes with --together near."))
    return choices

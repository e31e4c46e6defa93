"""`tuicode review-theme`: what is decided on an extract of a theme, as the opened theme does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.coding import _source
from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.records import Verdict

VERDICTS: dict[str, Verdict] = {
    "kept": "kept",
    "moved": "moved",
    "taken-out": "taken out",
    "skipped": "skipped",
}
"""The verdicts, as they are typed."""


@click.command(
    "review-theme",
    help=_(
        """Review an extract of a theme.

        The extract is on the characters START to END of the SOURCE (name or id), the end not
        included, as `tuicode show FILE theme-extracts` lists it. This is level 1 of reviewing
        themes. What is moved stands in the theme that --to names, and in this one no more;
        `recode` changes codes."""
    ),
    epilog=examples(
        "tuicode review-theme samskaping.json Trust Interview-1 120 188 kept",
        "tuicode review-theme samskaping.json Trust Interview-1 9 18 moved --to Pride",
    ),
)
@project_file
@click.argument("theme", type=WORDS)
@click.argument("source", type=WORDS)
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("verdict", type=click.Choice(list(VERDICTS)))
@click.option("--to", type=WORDS, metavar="THEME", help=_("The theme that it is moved to."))
@click.option("--note", type=WORDS, default="", help=_("Why it was so decided."))
@click.option("--new-round", is_flag=True, help=_("Begin a new round of reviewing with it."))
def review_theme_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    theme: str,
    source: str,
    start: int,
    end: int,
    verdict: str,
    to: str | None,
    note: str,
    new_round: bool,
) -> None:
    """Decide on an extract of a theme."""
    from tuicode.analysis.theme_passages import passages_of_theme, progress, reviewed_in
    from tuicode.cli.opening import project_to_change
    from tuicode.model import theme_reviews
    from tuicode.model.errors import NotFound
    from tuicode.model.extracts import extract_at
    from tuicode.model.themes import theme_named

    with project_to_change(file) as project:
        one = theme_named(project, theme)
        extract = extract_at(project, _source(project, source).id, start, end)
        if extract is None:
            raise NotFound(_("There is no extract on exactly these characters."))
        number = theme_reviews.current_round(project, one) + new_round
        theme_reviews.decide(
            project,
            one,
            extract,
            VERDICTS[verdict],
            number,
            to=theme_named(project, to) if to else None,
            note=note,
        )
        there = reviewed_in(project, one, number)
        done = progress(passages_of_theme(project, one, there), there)
    say(
        _("{verdict}: {reviewed} of {count} reviewed, {left} left.").format(
            verdict=_(VERDICTS[verdict]).capitalize(),
            reviewed=done.reviewed,
            count=done.total,
            left=done.left,
        )
    )

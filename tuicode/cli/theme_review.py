"""The action of `tuicode theme` that reviews a theme, extract by extract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tuicode.cli.parameters import WORDS
from tuicode.cli.printing import say
from tuicode.cli.theme_lookup import theme_of
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Verdict

VERDICTS: dict[str, Verdict] = {
    "keep": "kept",
    "move": "moved",
    "take-out": "taken out",
    "skip": "skipped",
}
"""What can be decided, as it is typed."""


@click.command(
    "review",
    help=_(
        """Decide on an extract of a theme.

        This is the first level of reviewing. The extract is the one that the coding with the number
        CODING-ID is on (see `tuicode show FILE codings`). It is kept, moved to another theme, taken
        out of this one, or passed over for now; its codings stay as they are. To code it anew,
        use `tuicode recode`."""
    ),
)
@click.argument("theme", type=WORDS)
@click.argument("coding_id", type=int, metavar="CODING-ID")
@click.argument("verdict", type=click.Choice(list(VERDICTS)))
@click.option("--to", type=WORDS, help=_("The theme that it is moved to."))
@click.option("--note", type=WORDS, default="", help=_("Why it is so decided."))
@click.option("--round", "number", type=int, help=_("Which time through; the newest without it."))
@click.pass_obj
def review_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    theme: str,
    coding_id: int,
    verdict: str,
    to: str | None,
    note: str,
    number: int | None,
) -> None:
    """Decide on an extract of a theme."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import theme_reviews

    with project_to_change(file) as project:
        one = theme_of(project, theme)
        target = theme_of(project, to) if to else None
        number = number or theme_reviews.current_round(project, one)
        extract = _extract(project, one, coding_id, number)
        theme_reviews.decide(project, one, extract, VERDICTS[verdict], number, to=target, note=note)
        source = project.source(extract.source)
        say(
            _("{place} in «{theme}»: {verdict}.").format(
                place=f"{source.name}, {extract.start}-{extract.end}",
                theme=one.name,
                verdict=_(VERDICTS[verdict]),
            )
        )


def _extract(project: Project, one: Theme, coding_id: int, number: int) -> Extract:
    """Return the extract of a coding; raises NotFound where it never stood in the theme."""
    from tuicode.model.errors import NotFound
    from tuicode.model.extracts import extract_at
    from tuicode.model.theme_extracts import extracts_of_theme, place_of
    from tuicode.model.theme_reviews import verdicts

    coding = project.coding(coding_id)
    extract = extract_at(project, coding.source, coding.start, coding.end)
    assert extract is not None
    there = {place_of(each) for each in extracts_of_theme(project, one)}
    reviewed = {place for _theme, place in verdicts(project, one, number)}
    if place_of(extract) not in there | reviewed:
        raise NotFound(
            _("Coding {id} is on no extract of «{name}».").format(id=coding_id, name=one.name)
        )
    return extract


REVIEW_ACTIONS: Final = (review_command,)
"""In the order that help lists them."""

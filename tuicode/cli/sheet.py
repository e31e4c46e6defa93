"""`tuicode project`: the project sheet, with the research question and the approach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import APPROACHES, WORDS, OurWord, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "project",
    help=_(
        """Change the project sheet.

        Whatever is given is changed, and the rest stays as it is. `tuicode show FILE` shows the
        sheet."""
    ),
    epilog=examples(
        'tuicode project samskaping.json --question "How do they work together?"',
        "tuicode project samskaping.json --approach codebook --language nb",
    ),
)
@project_file
@click.option("--name", type=WORDS, help=_("What the project is called."))
@click.option("--question", type=WORDS, help=_("The research question."))
@click.option(
    "--approach",
    type=OurWord(APPROACHES),
    metavar="WORD",
    help=_("reflexive, codebook or reliability."),
)
@click.option("--stance", type=WORDS, help=_("What you bring to the data, in your own words."))
@click.option("--language", help=_("Of the reports: en or nb."))
@click.option(
    "--name-hints/--no-name-hints",
    default=None,
    help=_("Remark on a theme's name that looks like a topic, or not."),
)
def project_command(file: Path, *, name_hints: bool | None, **given: str | None) -> None:
    """Change the project sheet."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.sheet import describe_project

    with project_to_change(file) as project:
        before = project.revision
        describe_project(
            project,
            name_hints=name_hints,
            **{key: value for key, value in given.items() if value is not None},
        )
        if project.revision == before:
            say(_("The project sheet is so already; nothing was changed."))
        else:
            say(_("Changed the project sheet: {fields}.").format(fields=project.log[-1].summary))

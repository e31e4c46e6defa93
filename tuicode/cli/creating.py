"""`tuicode new`: make a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "new",
    help=_(
        """Make an empty project.

        A FILE that is there already is left as it is."""
    ),
    epilog=examples(
        "tuicode new samskaping.json",
        'tuicode new samskaping.json --name "Samskaping 0-24" --language nb',
    ),
)
@project_file
@click.option("--name", type=WORDS, default="", help=_("The project's name; else the file's."))
@click.option(
    "--language",
    type=click.Choice(["en", "nb"]),
    help=_("The language of its reports; else the user's."),
)
def new_command(file: Path, name: str, language: str | None) -> None:
    """Make an empty project."""
    from tuicode.store.opening import create_project

    with create_project(file, name, language=language or "") as project:
        say(_("Made the project «{name}» in {path}.").format(name=project.sheet.name, path=file))

"""`tuicode undo` and `tuicode redo`: a step back, a step forth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "undo",
    help=_(
        """Take back the newest step.

        Steps are taken back one after the other, also those of earlier days and other coders."""
    ),
    epilog=examples("tuicode undo samskaping.json"),
)
@project_file
def undo_command(file: Path) -> None:
    """Take back the newest step."""
    from tuicode.cli.opening import project_to_change

    with project_to_change(file) as project:
        step = project.undo()
        if step is None:
            raise click.ClickException(_("There is nothing to undo in {path}.").format(path=file))
        say(
            _("Took back step {number} ({action}): {summary}.").format(
                number=step.number, action=_(step.action), summary=step.summary
            )
        )


@click.command(
    "redo",
    help=_("Do again what was undone last."),
    epilog=examples("tuicode redo samskaping.json"),
)
@project_file
def redo_command(file: Path) -> None:
    """Do again what was undone last."""
    from tuicode.cli.opening import project_to_change

    with project_to_change(file) as project:
        step = project.redo()
        if step is None:
            raise click.ClickException(_("There is nothing to redo in {path}.").format(path=file))
        say(_("Did again what was undone: {summary}.").format(summary=step.summary))

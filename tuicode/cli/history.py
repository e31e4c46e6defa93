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
        """Take back the newest step, or one step alone.

        Steps are taken back one after the other, also those of earlier days and other coders. With
        STEP, a number that `tuicode show FILE log` tells, that step alone is taken back, and what
        was done after it stays; where a later step stands in its way, that one is named."""
    ),
    epilog=examples("tuicode undo samskaping.json", "tuicode undo samskaping.json 214"),
)
@project_file
@click.argument("number", type=int, required=False, metavar="[STEP]")
def undo_command(file: Path, number: int | None) -> None:
    """Take back the newest step, or one alone."""
    from tuicode.cli.opening import project_to_change

    with project_to_change(file) as project:
        step = project.undo(number)
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
    from tuicode.model.history import step_told

    with project_to_change(file) as project:
        step = project.redo()
        if step is None:
            raise click.ClickException(_("There is nothing to redo in {path}.").format(path=file))
        say(
            _("Did again what was undone: {summary}.").format(
                summary=step_told(project.tables.table("log"), step)
            )
        )

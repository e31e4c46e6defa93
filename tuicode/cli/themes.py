"""`tuicode theme`: the themes of a project, by verbs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import project_file
from tuicode.cli.printing import examples
from tuicode.cli.theme_codes import CODE_ACTIONS
from tuicode.cli.theme_review import REVIEW_ACTIONS
from tuicode.cli.theme_structure import STRUCTURE_ACTIONS
from tuicode.cli.theme_versions import VERSION_ACTIONS
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

ACTIONS = (*STRUCTURE_ACTIONS, *CODE_ACTIONS, *VERSION_ACTIONS, *REVIEW_ACTIONS)


class Actions(click.Group):
    """A group that lists its actions in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the actions in the order of the work."""
        return list(self.commands)


@click.group(
    "theme",
    cls=Actions,
    commands=ACTIONS,
    subcommand_metavar="ACTION ...",
    no_args_is_help=False,
    help=_(
        """Make themes out of codes, and work with them.

        A THEME is named by its name, a CODE by name or tag. A code can stand in several themes.
        Each action is one step of undo. `tuicode theme FILE ACTION --help` tells more of one.
        `tuicode show FILE themes` shows them, and `versions` and `relations` the rest."""
    ),
    epilog=examples(
        'tuicode theme samskaping.json add "Trust in staff" --code trust --code TR',
        'tuicode theme samskaping.json add "Small talk" --under "Trust in staff"',
        'tuicode theme samskaping.json place "Small talk" laughter weather',
        'tuicode theme samskaping.json merge "Trust in staff" "Small talk"',
        'tuicode theme samskaping.json snapshot "Before the seminar"',
    ),
)
@project_file
@click.pass_context
def theme_command(context: click.Context, file: Path) -> None:
    """Work with themes."""
    context.obj = file

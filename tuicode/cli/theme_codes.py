"""The actions of `tuicode theme` on codes in themes: placed, taken out, moved, laid aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tuicode.cli.parameters import WORDS
from tuicode.cli.printing import say
from tuicode.cli.theme_lookup import codes_of, theme_of, told
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command("place", help=_("Put codes under a theme; they stay where else they are."))
@click.argument("theme", type=WORDS)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.pass_obj
def place_command(file: Path, theme: str, codes: tuple[str, ...]) -> None:
    """Put codes under a theme."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.placing import place

    with project_to_change(file) as project:
        one, chosen = theme_of(project, theme), codes_of(project, codes)
        before = project.revision
        place(project, one, chosen)
        said = _("Put {codes} under «{theme}».")
        if project.revision == before:
            said = _("{codes}: under «{theme}» already; nothing was changed.")
        say(said.format(codes=told(chosen), theme=one.name))


@click.command("take-out", help=_("Take codes out of a theme."))
@click.argument("theme", type=WORDS)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.pass_obj
def take_out_command(file: Path, theme: str, codes: tuple[str, ...]) -> None:
    """Take codes out of a theme."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.placing import take_out

    with project_to_change(file) as project:
        one, chosen = theme_of(project, theme), codes_of(project, codes)
        take_out(project, one, chosen)
        say(_("Took {codes} out of «{theme}».").format(codes=told(chosen), theme=one.name))


@click.command("move-codes", help=_("Move codes from one theme to another."))
@click.argument("from_", type=WORDS, metavar="FROM")
@click.argument("to", type=WORDS)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.pass_obj
def move_codes_command(file: Path, from_: str, to: str, codes: tuple[str, ...]) -> None:
    """Move codes from one theme to another."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.placing import move

    with project_to_change(file) as project:
        old, new = theme_of(project, from_), theme_of(project, to)
        chosen = codes_of(project, codes)
        move(project, chosen, old, new)
        say(
            _("Moved {codes} from «{old}» to «{new}».").format(
                codes=told(chosen), old=old.name, new=new.name
            )
        )


@click.command(
    "miscellaneous",
    help=_(
        """Put codes into the Miscellaneous pile.

        There codes wait that fit no theme. They stay in the themes that they are in."""
    ),
)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.option("--out", is_flag=True, help=_("Take them out of the pile again."))
@click.pass_obj
def miscellaneous_command(file: Path, codes: tuple[str, ...], out: bool) -> None:
    """Put codes into the Miscellaneous pile."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import placing

    with project_to_change(file) as project:
        chosen = codes_of(project, codes)
        before = project.revision
        if out:
            placing.out_of_miscellaneous(project, chosen)
            said = _("Took {codes} out of the Miscellaneous pile.")
        else:
            placing.to_miscellaneous(project, chosen)
            said = _("Put {codes} into the Miscellaneous pile.")
        if project.revision == before:
            said = _("{codes}: so already; nothing was changed.")
        say(said.format(codes=told(chosen)))


CODE_ACTIONS: Final = (
    place_command,
    take_out_command,
    move_codes_command,
    miscellaneous_command,
)
"""In the order that help lists them."""

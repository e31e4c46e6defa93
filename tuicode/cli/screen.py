"""`tuicode` and `tuicode FILE`: the screens."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import PATH
from tuicode.cli.printing import examples, is_terminal
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "open",
    help=_(
        """Open a project on screen, or the start screen.

        The word `open` can be left out: `tuicode FILE`, and `tuicode` for the start screen."""
    ),
    epilog=examples("tuicode", "tuicode samskaping.json", "tuicode samskaping.json --read-only"),
)
@click.argument("file", type=PATH, required=False)
@click.argument("more", nargs=-1, metavar="")
@click.option("--read-only", is_flag=True, help=_("Look, and change nothing."))
def open_command(file: Path | None, more: tuple[str, ...], read_only: bool) -> None:
    """Open the screens."""
    if file is not None and more:
        raise click.UsageError(_no_such_verb(str(file)), click.get_current_context().parent)
    if not is_terminal():
        raise click.ClickException(
            _(
                "The screens need a terminal, with its keyboard; to read a project without one: "
                "tuicode show FILE"
            )
        )
    show_on_screen(file, read_only=read_only)


def show_on_screen(file: Path | None, *, read_only: bool = False) -> None:
    """Run the screens, and end the program with their exit status."""
    from tuicode.tui.app import run

    raise click.exceptions.Exit(run(file, read_only=read_only))


def _no_such_verb(word: str) -> str:
    from tuicode.cli.verbs import VERBS

    alike = get_close_matches(word, VERBS, n=1)
    if alike:
        return _("There is no verb «{word}»; did you mean {alike}?").format(
            word=word, alike=alike[0]
        )
    return _("There is no verb «{word}», and only one file can be opened.").format(word=word)

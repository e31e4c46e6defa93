"""`tuicode keys`: the keys as they are, an example of a file for one's own, and its check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import PATH
from tuicode.cli.printing import examples, say, warn
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.tui.keymap import Keymap


@click.command(
    "keys",
    help=_(
        """Show the keys of the screens, or check a file of your own.

        Your own keys stand in a TOML file: where TUICODE_KEYS says, else keys.toml beside the
        project FILE, else in your folder of settings. The program reads it and never writes it.
        Where something is wrong in it, this ends with 1."""
    ),
    epilog=examples(
        "tuicode keys samskaping.json",
        "tuicode keys --example",
        "tuicode keys samskaping.json --check",
    ),
)
@click.argument("file", type=PATH, required=False)
@click.option("--example", is_flag=True, help=_("Print a whole file, with the usual keys."))
@click.option("--check", is_flag=True, help=_("Only tell what is wrong."))
def keys_command(file: Path | None, example: bool, check: bool) -> None:
    """Show the keys, print an example, or check a file."""
    from tuicode.tui import keymap

    if example:
        say(*keymap.example().splitlines())
        return
    found = keymap.read(keymap.find(file.absolute().parent if file else None))
    for problem in found.problems:
        warn(problem)
    if not check:
        say(*_listed(found))
    elif not found.problems:
        say(_("{path} is sound.").format(path=found.path) if found.path else _("There is no file."))
    raise click.exceptions.Exit(1 if found.problems else 0)


def _listed(found: Keymap) -> Iterator[str]:
    from tuicode.cli.text_table import Column, aligned
    from tuicode.tui.actions import WORKSPACES

    columns = [Column(_("Action")), Column(_("Keys")), Column(_("What it does"))]
    for workspace in WORKSPACES:
        yield f"[{workspace}]"
        actions = found.actions(workspace)
        yield from aligned(
            columns, [(one.key_name, one.all_keys_shown, _(one.title)) for one in actions]
        )

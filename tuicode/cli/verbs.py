"""The verbs of the command line; the module of each is loaded when it is used."""

from __future__ import annotations

from importlib import import_module

import click

from tuicode import __version__
from tuicode.cli.printing import examples
from tuicode.language import _

OPEN = "open"

VERBS = {
    OPEN: "tuicode.cli.screen",
    "new": "tuicode.cli.creating",
    "import": "tuicode.cli.importing",
    "show": "tuicode.cli.showing",
    "find": "tuicode.cli.finding",
    "code": "tuicode.cli.coding",
    "uncode": "tuicode.cli.coding",
    "flag": "tuicode.cli.noting",
    "quote": "tuicode.cli.noting",
    "correct": "tuicode.cli.correcting",
    "recode": "tuicode.cli.recoding",
    "merge": "tuicode.cli.recoding",
    "split": "tuicode.cli.recoding",
    "rename-code": "tuicode.cli.keeping_codes",
    "describe-code": "tuicode.cli.keeping_codes",
    "pass": "tuicode.cli.passes",
    "review-theme": "tuicode.cli.reviewing",
    "project": "tuicode.cli.sheet",
    "reading-order": "tuicode.cli.reading",
    "checked": "tuicode.cli.reading",
    "codebook": "tuicode.cli.codebook",
    "undo": "tuicode.cli.history",
    "redo": "tuicode.cli.history",
    "check": "tuicode.cli.checking",
    "export": "tuicode.cli.exporting",
    "keys": "tuicode.cli.keys",
    "demo": "tuicode.cli.demo",
}
"""The module of each verb, which holds its command as VERB_command; in the order of the work."""


class Verbs(click.Group):
    """A group that loads a verb when it is used, and takes a file for the verb `open`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a verb's command, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(VERBS[cmd_name]), f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the command line; where no verb comes first, it is `open` that is meant."""
        first = next((one for one in args if not one.startswith("-")), None)
        if not args or (first is not None and first not in VERBS):
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help=_(
        """Code interview transcripts in the terminal, from Word to Word.

        `tuicode` alone opens the start screen, and `tuicode FILE` a project. The verbs below do
        the same work without the screen. They take the project's file first; a file that is
        named as a verb is given as ./new."""
    ),
    epilog=examples(
        "tuicode samskaping.json",
        "tuicode new samskaping.json",
        "tuicode import samskaping.json interviews/*.docx",
        "tuicode show samskaping.json codes",
        "tuicode import --help",
    ),
)
@click.version_option(__version__, message="tuicode %(version)s")
def tuicode() -> None:
    """Run the verb that was given."""

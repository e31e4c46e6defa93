"""Runs the verb asked for, and turns what goes wrong into one sentence and an exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.printing import warn, write_whatever_comes
from tuicode.cli.verbs import VERBS, tuicode
from tuicode.exchange.failures import ImportFailure
from tuicode.language import _
from tuicode.model.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status."""
    write_whatever_comes()
    try:
        status = tuicode.main(list(arguments), prog_name="tuicode", standalone_mode=False)
    except (click.ClickException, click.Abort, ProjectError, ImportFailure, OSError) as error:
        warn(f"tuicode: {_sentence(error, arguments)}")
        return error.exit_code if isinstance(error, click.ClickException) else 1
    return status if isinstance(status, int) else 0


def _sentence(error: Exception, arguments: Sequence[str]) -> str:
    if isinstance(error, click.UsageError):
        return _usage(error, arguments)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, click.Abort):
        return _("Stopped; what was not yet reported as done was not done.")
    return _system_words(error) if isinstance(error, OSError) else str(error)


def _usage(error: click.UsageError, arguments: Sequence[str]) -> str:
    # Click parts the choices of an argument by line ends and tabs.
    message = error.format_message().replace("\n\t", " ")
    if not message.endswith((".", "?")):
        message += "."
    return _("{message} See: {command} --help").format(
        message=message, command=_command(error, arguments)
    )


def _command(error: click.UsageError, arguments: Sequence[str]) -> str:
    """Return the command that an error is about; click does not always say."""
    if error.ctx:
        return error.ctx.command_path
    return f"tuicode {arguments[0]}" if arguments and arguments[0] in VERBS else "tuicode"


def _system_words(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}."

"""The command line: every function of the program without the screen."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` ask, by default those the program was started with.

    Returns the exit status: 0 where it was done, 1 where it could not be, 2 where it was not
    asked for in the right way.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:
        # Scripts and package tools ask this often; click alone would take four times as long.
        sys.stdout.write(f"tuicode {__version__}\n")
        return 0
    if len(given) == 1 and _is_shown_at_once(given[0]):
        # What is done every day, without the 35 ms that reading a command line takes to load.
        from tuicode.tui.app import run as show

        with suppress(OSError):
            return show(Path(given[0]))
    from tuicode.cli.running import run

    return run(given)


def _is_shown_at_once(name: str) -> bool:
    """Tell whether a name is plainly that of a project, and there is a terminal to show it on."""
    both = (sys.stdin, sys.stdout)
    on_terminal = all(stream is not None and stream.isatty() for stream in both)
    return on_terminal and name.endswith(".json") and Path(name).is_file()

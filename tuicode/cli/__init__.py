"""The command line: every function of the program without the screen."""

from __future__ import annotations

import sys
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
    from tuicode.cli.running import run

    return run(given)

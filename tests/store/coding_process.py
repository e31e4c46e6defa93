"""A coder who never pauses: codes as fast as it goes and says each coding that is acknowledged.

Run as a program by the crash test, which kills it at any moment. It waits for a line that says
in pieces of how many bytes the file is to be written, from which number to go on, and the path of
the project; it opens the project, and then writes the id, the source, the start, the end and the
code of each coding after `apply` has returned.
"""

from __future__ import annotations

import os
import sys
from itertools import count

# Loaded before the line comes, so that the time until the first coding is short.
import filelock  # noqa: F401

import tuicode
from tuicode.model import codings
from tuicode.store import layout, opening, project_file, saver  # noqa: F401


def never_pause(piece: int) -> None:
    """Have the file rewritten all the time, in pieces of so many bytes."""
    saver.QUIET = 0.0
    layout.CHUNK = piece
    project_file.GIVE_WAY = 0.0005


def work(path: str, first: int) -> None:
    """Code until killed; the file is never closed."""
    project = tuicode.open(path)
    assert not project.read_only, project.read_only
    source, chosen = project.sources[0], project.codes
    for number in count(first):
        code = chosen[number % len(chosen)]
        start = number // len(chosen) % (len(source.text) - 9)
        for coding in codings.apply(project, source, start, start + 8, [code]):
            words = (coding.id, coding.source, coding.start, coding.end, coding.code)
            os.write(1, b"%d %d %d %d %d\n" % words)


if __name__ == "__main__":
    piece, number, path = sys.stdin.readline().rstrip("\n").split(" ", 2)
    never_pause(int(piece))
    work(path, int(number))

"""What the command line prints: sentences, warnings, JSON; never a terminal's control codes."""

from __future__ import annotations

import json
import os
import re
import sys
from textwrap import indent, wrap
from typing import TYPE_CHECKING, Any

import click

from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_FIRST_PICTURE = 0x2400
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"
_LAST_PICTURED = "\x1f"


def visible(text: str) -> str:
    """Return `text` as one line that steers no terminal.

    Control characters become their pictures (U+2400 and on) where they have one; the others,
    marks that turn the direction of writing, and halves of characters become a middle dot.
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    character = found.group()
    if character <= _LAST_PICTURED:
        return chr(_FIRST_PICTURE + ord(character))
    return _DELETE_PICTURE if character == _DELETE else "·"


def say(*lines: str) -> None:
    """Print lines to standard output; they are out when this returns."""
    _write(visible(line) for line in lines)


def warn(line: str) -> None:
    """Print one line to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{visible(line)}\n")
        sys.stderr.flush()


def _write(lines: Iterable[str]) -> None:
    # Not by click, which takes a terminal of ASCII for a mistake and gives it UTF-8; and line by
    # line, as an unbuffered Python writes only the beginning of what is too long for a pipe.
    if sys.stdout is None:
        return
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more on its way out, and must not find the same fault again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # The program that read our output has ended, as `head` does: no word about it.
            raise click.exceptions.Exit(1) from None
        raise


def print_json(value: Any) -> None:
    """Print JSON, an array with one element a line; in ASCII where the output is not UTF-8."""
    encode = json.JSONEncoder(ensure_ascii=not _output_is_utf8()).encode
    lines = _array(value, encode) if isinstance(value, list) else [encode(value)]
    _write(_UNSAFE_IN_JSON.sub(_escaped, line) for line in lines)


def _array(rows: list[Any], encode: Callable[[Any], str]) -> Iterator[str]:
    yield "["
    for number, row in enumerate(rows, start=1):
        yield encode(row) + ("," if number < len(rows) else "")
    yield "]"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _output_is_utf8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.casefold().replace("-", "").replace("_", "") == "utf8"


def write_whatever_comes() -> None:
    """Have letters that the terminal's encoding lacks come out as `?`, and not as an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def is_terminal() -> bool:
    """Tell whether a person sits at both ends: the keyboard and the screen."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def examples(*lines: str) -> str:
    """Return the examples that end a verb's help."""
    return "\n".join(["\b", _("Examples:"), *(f"  {line}" for line in lines)])


def listed(names: Iterable[str]) -> str:
    """Return names as they stand in a sentence."""
    return ", ".join(names)


def kinds_told(kinds: Mapping[str, Sequence[str]]) -> str:
    """Return, for the help, a line for each kind of export with its suffixes."""
    lines = (f"  `{kind}` ({', '.join(suffixes)})" for kind, suffixes in kinds.items())
    # As far in as the texts of the help are in the source, which click takes away.
    return "\n\n" + indent("\n".join(("\b", *lines)), " " * 8)


def kinds_listed(kinds: Iterable[str]) -> str:
    """Return, for the help, the sentence on what WHAT can be."""
    told = _("WHAT is one of {kinds}.").format(kinds=listed(f"`{kind}`" for kind in kinds))
    # Wrapped here, as click parts a name at its hyphen.
    return "\n\n" + indent("\n".join(("\b", *wrap(told, 76, break_on_hyphens=False))), " " * 8)

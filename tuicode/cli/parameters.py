"""The kinds of arguments that verbs take."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable


if TYPE_CHECKING:
    Parameter = click.ParamType[Any]
else:
    # Generic only since click 8.2, and without brackets at run time before.
    Parameter = click.ParamType


class Words(Parameter):
    """Text that goes into a project: Unicode, NFC as the texts are."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text NFC-normalised; refuse bytes that are no text."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(_("this is not text in the terminal's encoding."), param, ctx)
        return unicodedata.normalize("NFC", text)


if TYPE_CHECKING:
    PathParameter = click.Path[Path]
else:
    PathParameter = click.Path


class FileName(PathParameter):
    """The name of a file, which is never empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; refuse an empty name, which would be the folder that one is in."""
        if not str(value):
            self.fail(_("the name of the file is missing."), param, ctx)
        return Path(super().convert(value, param, ctx))


WORDS = Words()
PATH = FileName(path_type=Path)


def project_file(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb its first argument, the project's file."""
    return click.argument("file", type=PATH)(function)


def as_json(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the option `--json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help=_("Print JSON, for programs; see docs/json.md.")
    )(function)


def of_a_pass(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options `--as-of` and `--pass`, each the number of a pass."""
    as_of = click.option(
        "--as-of", type=int, metavar="N", help=_("The project as it stood at the end of pass N.")
    )
    only = click.option(
        "--pass", "only", type=int, metavar="N", help=_("Only what was coded in pass N.")
    )
    return as_of(only(function))

"""The kinds of arguments that verbs take."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.printing import listed
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


class Name(Words):
    """A name that is given, and so is never empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; refuse one of blanks alone."""
        name = super().convert(value, param, ctx)
        if not name.strip():
            self.fail(_("the name is empty."), param, ctx)
        return name


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


if TYPE_CHECKING:
    ChoiceParameter = click.Choice[str]
else:
    ChoiceParameter = click.Choice


class OurWord(ChoiceParameter):
    """One of the program's words, in English or as the user's language has it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word in English; refuse what is none of them."""
        told = {_(word): word for word in map(str, self.choices)}
        wanted = str(value).casefold()
        fitting = (word for ours, word in told.items() if wanted in {ours.casefold(), word})
        found = next(fitting, None)
        if found is None:
            self.fail(
                _("«{value}» is none of: {values}.").format(
                    value=value, values=listed(filter(None, told))
                ),
                param,
                ctx,
            )
        return found


WORDS = Words()
NAME = Name()
PATH = FileName(path_type=Path)

# Written out, as in the records: those are loaded only where a project is opened.
COLOURS = ("green", "blue", "orange", "yellow", "pink", "grey")
ORIENTATIONS = ("semantic", "latent")
ORIGINS = ("inductive", "deductive", "in vivo")
ROLES = ("participant", "interviewer")
APPROACHES = ("reflexive", "codebook", "reliability")


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

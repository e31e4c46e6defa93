"""`tuicode rename-code` and `describe-code`: what a code is called, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import (
    COLOURS,
    ORIENTATIONS,
    ORIGINS,
    WORDS,
    OurWord,
    project_file,
)
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Code


@click.command(
    "rename-code",
    help=_(
        """Give a code another name.

        The code OLD (name or tag) is called NEW in everything that is shown and exported from then
        on. Its former names are kept, and still find it on screen."""
    ),
    epilog=examples('tuicode rename-code samskaping.json trust "trust in staff"'),
)
@project_file
@click.argument("old", type=WORDS)
@click.argument("new", type=WORDS)
def rename_code_command(file: Path, old: str, new: str) -> None:
    """Give a code another name."""
    from tuicode.cli.opening import project_to_change
    from tuicode.cli.theme_lookup import code_itself
    from tuicode.model.code_names import led_elsewhere
    from tuicode.model.codebook import rename

    with project_to_change(file) as project:
        code = code_itself(project, old)
        renamed = rename(project, code, new)
        if renamed == code:
            say(
                _("{tag} {name} is so already; nothing was changed.").format(
                    tag=code.tag, name=code.name
                )
            )
            return
        say(
            _("{tag} {old} is now called {new}.").format(
                tag=code.tag, old=code.name, new=renamed.name
            )
        )
        elsewhere = led_elsewhere(project.codes, renamed)
        if elsewhere:
            say(elsewhere)


@click.command(
    "describe-code",
    help=_(
        """Change what is said of a code.

        Whatever is given is changed, and the rest stays as it is; an empty text takes away what was
        there. --under puts it under another code, --retire takes it out of use with its codings
        left as they are, and --bring-back takes it into use again."""
    ),
    epilog=examples(
        'tuicode describe-code samskaping.json trust --definition "Relying on."',
        "tuicode describe-code samskaping.json trust --orientation latent",
        "tuicode describe-code samskaping.json trust --under relations",
    ),
)
@project_file
@click.argument("code", type=WORDS)
@click.option("--tag", type=WORDS, help=_("The short mark."))
@click.option(
    "--family",
    type=OurWord(COLOURS),
    metavar="COLOUR",
    help=_("The colour family: green, blue, orange, yellow, pink or grey."),
)
@click.option("--definition", type=WORDS, help=_("What it means."))
@click.option("--include", type=WORDS, help=_("When to use it."))
@click.option("--exclude", type=WORDS, help=_("When not to use it."))
@click.option("--example", type=int, metavar="CODING-ID", help=_("The coding that shows it best."))
@click.option(
    "--orientation",
    type=OurWord(("", *ORIENTATIONS)),
    metavar="WORD",
    help=_("semantic or latent."),
)
@click.option(
    "--origin",
    type=OurWord(("", *ORIGINS)),
    metavar="WORD",
    help=_("inductive, deductive or in vivo."),
)
@click.option("--under", type=WORDS, help=_("The code it stands under; empty for the top."))
@click.option(
    "--place", type=int, help=_("Where it stands among the codes under the same one; 1 is first.")
)
@click.option("--retire", "state", flag_value="retire", help=_("Take it out of use."))
@click.option("--bring-back", "state", flag_value="bring back", help=_("Use it again."))
def describe_code_command(
    file: Path, code: str, under: str | None, state: str | None, **given: Any
) -> None:
    """Change what is said of a code."""
    from tuicode.cli.opening import project_to_change
    from tuicode.cli.theme_lookup import code_itself

    with project_to_change(file) as project:
        before = project.revision
        found = _retired(project, code) if state == "bring back" else code_itself(project, code)
        with project.transaction("change code"):
            changed = _changed(project, found, under, state, given)
        if project.revision == before:
            say(
                _("{tag} {name} is so already; nothing was changed.").format(
                    tag=found.tag, name=found.name
                )
            )
        else:
            say(_("Changed {tag} {name}.").format(tag=changed.tag, name=changed.name))


def _changed(
    project: Project, code: Code, under: str | None, state: str | None, given: dict[str, Any]
) -> Code:
    from tuicode.model import codebook
    from tuicode.model.book_order import put_at

    place = given.pop("place")
    if state == "bring back":
        code = codebook.bring_back(project, code)
    code = codebook.describe(project, code, **given)
    if under is not None:
        code = codebook.nest(project, code, project.code_named(under) if under else None)
    if place is not None:
        code = put_at(project, code, place)
    return codebook.retire(project, code) if state == "retire" else code


def _retired(project: Project, name: str) -> Code:
    """Return the code that is out of use, by name or tag, or what `code_itself` finds."""
    from tuicode.cli.theme_lookup import code_itself

    wanted = name.casefold()
    idle = (code for code in project.codes if code.state != "active")
    found = next((one for one in idle if wanted in {one.name.casefold(), one.tag.casefold()}), None)
    return found or code_itself(project, name)

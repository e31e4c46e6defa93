"""`tuicode glossary`: the participants' own terms, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command(
    "glossary",
    help=_(
        """Keep the glossary: add a term, rewrite it, or remove it.

        `add NAME MEANING` adds one, `rewrite NAME [MEANING]` changes it, and `remove NAME` takes
        it away. --form is another way in which it is said, as often as needed; when
        rewriting, the forms given replace those there are. `tuicode show FILE glossary` tells
        how often each is said."""
    ),
    epilog=examples(
        'tuicode glossary samskaping.json add NAV "The labour and welfare office"',
        'tuicode glossary samskaping.json rewrite NAV --form "the office"',
        "tuicode glossary samskaping.json remove NAV",
    ),
)
@project_file
@click.argument("action", type=click.Choice(["add", "rewrite", "remove"]))
@click.argument("name", type=WORDS)
@click.argument("meaning", type=WORDS, required=False)
@click.option("--form", type=WORDS, multiple=True, help=_("Another way in which it is said."))
@click.option("--name", "new_name", type=WORDS, help=_("Its new name, when rewriting."))
def glossary_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    action: str,
    name: str,
    meaning: str | None,
    form: Sequence[str],
    new_name: str | None,
) -> None:
    """Add, rewrite or remove a term."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import glossary

    if (action == "add" and meaning is None) or (action == "remove" and meaning is not None):
        raise click.UsageError(_("`add` takes a NAME and a MEANING, `remove` a NAME alone."))
    if action == "rewrite" and meaning is None and new_name is None and not form:
        raise click.UsageError(_("Say what to rewrite: a MEANING, --name or --form."))
    with project_to_change(file) as project:
        if action == "add":
            term = glossary.add(project, name, meaning or "", form)
            said = _("Added «{name}» to the glossary.")
        else:
            term = glossary.term_named(project, name)
            if action == "remove":
                glossary.remove(project, term)
                said = _("Took «{name}» out of the glossary.")
            else:
                term = glossary.rewrite(project, term, new_name, meaning, form or None)
                said = _("Changed «{name}» in the glossary.")
    say(said.format(name=term.name))

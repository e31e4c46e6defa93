"""`tuicode pass`: start a pass through the data, end it, open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, listed, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.passes import Order
    from tuicode.model.project import Project
    from tuicode.model.records import Pass


@click.command(
    "pass",
    help=_(
        """Start a pass through the data, end it, or open it again.

        `start NAME` begins a pass, `end` ends the one that is going on, and `reopen` opens the last
        one that is over, or the one with --number. What is coded belongs to the pass that is going
        on; the codings of a pass that is over stay as they are, and remember every code that they
        are given later."""
    ),
    epilog=examples(
        'tuicode pass samskaping.json end --reflection "Much about waiting."',
        'tuicode pass samskaping.json start "Latent" --order shuffled --hide-earlier',
        'tuicode pass samskaping.json reopen --number 1 --reason "A page."',
    ),
)
@project_file
@click.argument("action", type=click.Choice(["start", "end", "reopen"]))
@click.argument("name", type=WORDS, required=False)
@click.option("--lens", type=WORDS, default="", help=_("What is looked for, such as latent."))
@click.option("--note", type=WORDS, default="", help=_("Why the pass is made."))
@click.option(
    "--order",
    type=click.Choice(["kept", "reversed", "shuffled"]),
    default="kept",
    help=_("In which order the sources are read; a shuffled one is recorded."),
)
@click.option("--hide-earlier", is_flag=True, help=_("Do not show earlier codings (fresh eyes)."))
@click.option("--reflection", type=WORDS, default="", help=_("What you think now that it is over."))
@click.option("--number", type=int, help=_("Which pass to open again."))
@click.option(
    "--reason", type=WORDS, default="", help=_("Why it is opened again; the log keeps it.")
)
def pass_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    action: str,
    name: str | None,
    lens: str,
    note: str,
    order: Order,
    hide_earlier: bool,
    reflection: str,
    number: int | None,
    reason: str,
) -> None:
    """Start, end or reopen a pass."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import passes

    if (name is None) == (action == "start"):
        raise click.UsageError(_("`start` takes a NAME, `end` and `reopen` take none."))
    with project_to_change(file) as project:
        if action == "start":
            chosen = passes.ordered(project, order) if order != "kept" else ()
            begun = passes.start(
                project,
                name or "",
                lens=lens,
                note=note,
                order=chosen,
                hides_earlier=hide_earlier,
            )
            _tell_start(project, begun)
        elif action == "end":
            ended = passes.end(project, project.current_pass, reflection)
            _tell_end(project, ended)
        else:
            over = project.passes[-1] if number is None else project.pass_numbered(number)
            opened = passes.reopen(project, over, reason)
            say(
                _("Opened pass {number} «{name}» again.").format(
                    number=opened.number, name=opened.name
                )
            )


def _tell_start(project: Project, one: Pass) -> None:
    say(_("Started pass {number} «{name}».").format(number=one.number, name=one.name))
    if one.order:
        names = listed(project.source(source).name for source in one.order)
        say(_("Read in this order: {names}.").format(names=names))


def _tell_end(project: Project, one: Pass) -> None:
    count = sum(coding.pass_ == one.id for coding in project.codings)
    codings = plural("{count} coding", "{count} codings", count)
    say(
        _("Ended pass {number} «{name}» with {codings}.").format(
            number=one.number, name=one.name, codings=codings
        )
    )

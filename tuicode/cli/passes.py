"""`tuicode pass`: start a pass through the data, end it, open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, listed, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuicode.model.passes import Order
    from tuicode.model.project import Project
    from tuicode.model.records import Pass

GOES_WITH: dict[str, tuple[str, ...]] = {
    "lens": ("start",),
    "note": ("start",),
    "order": ("start",),
    "source": ("start",),
    "hide_earlier": ("start",),
    "reflection": ("end",),
    "phase": ("start", "phase"),
    "number": ("reopen", "phase"),
    "reason": ("reopen",),
}
"""What each option is for: to start a pass, end it, reopen it, or say its phase."""


@click.command(
    "pass",
    help=_(
        """Start a pass through the data, end it, or open it again.

        `start NAME` begins a pass, `end` ends the one that is going on, and `reopen` opens the last
        one that is over, or the one with --number. What is coded belongs to the pass that is going
        on; the codings of a pass that is over stay as they are, and remember every code that they
        are given later. `phase` says in which phase of the analysis the last pass was made, or the
        one with --number, also when it is over: 1 familiarisation, 2 coding, 3 generating initial
        themes, 4 developing and reviewing themes, 5 refining, defining and naming themes, 6 writing
        up, 0 none. It is a label and changes nothing else."""
    ),
    epilog=examples(
        'tuicode pass samskaping.json end --reflection "Much about waiting."',
        'tuicode pass samskaping.json start "Latent" --order shuffled --hide-earlier',
        'tuicode pass samskaping.json start "Theory" --source Two --source One',
        'tuicode pass samskaping.json reopen --number 1 --reason "A page."',
        "tuicode pass samskaping.json phase --phase 2 --number 1",
    ),
)
@project_file
@click.argument("action", type=click.Choice(["start", "end", "reopen", "phase"]))
@click.argument("name", type=WORDS, required=False)
@click.option("--lens", type=WORDS, default="", help=_("What is looked for, such as latent."))
@click.option("--note", type=WORDS, default="", help=_("Why the pass is made."))
@click.option(
    "--order",
    type=click.Choice(["kept", "reversed", "shuffled"]),
    default="kept",
    help=_("In which order the sources are read; a shuffled one is recorded."),
)
@click.option(
    "--source",
    type=WORDS,
    multiple=True,
    help=_("Read the sources in this order: once for each of them."),
)
@click.option("--hide-earlier", is_flag=True, help=_("Do not show earlier codings (fresh eyes)."))
@click.option("--reflection", type=WORDS, default="", help=_("What you think now that it is over."))
@click.option("--phase", type=int, help=_("In which phase it is made, 1 to 6; 0 for none."))
@click.option("--number", type=int, help=_("Which pass to open again, or to give a phase."))
@click.option(
    "--reason", type=WORDS, default="", help=_("Why it is opened again; the log keeps it.")
)
def pass_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    action: str,
    name: str | None,
    order: Order,
    source: Sequence[str],
    reflection: str,
    phase: int | None,
    number: int | None,
    reason: str,
    **begun: Any,
) -> None:
    """Start, end or reopen a pass, or say its phase."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import passes

    if (name is None) == (action == "start"):
        raise click.UsageError(_("`start` takes a NAME; `end`, `reopen` and `phase` take none."))
    if source and order != "kept":
        raise click.UsageError(_("Give --order or sources one by one, not both."))
    if action == "phase" and phase is None:
        raise click.UsageError(_("`phase` needs --phase."))
    _refuse_other_options(action)
    with project_to_change(file) as project:
        chosen = project.passes[-1] if number is None else project.pass_numbered(number)
        if action == "start":
            _start(project, name or "", order, source, phase=phase or 0, **begun)
        elif action == "end":
            _tell_end(project, passes.end(project, project.current_pass, reflection))
        elif action == "phase":
            _tell_phase(passes.set_phase(project, chosen, phase or 0))
        else:
            opened = passes.reopen(project, chosen, reason)
            told = _("Opened pass {number} «{name}» again.")
            say(told.format(number=opened.number, name=opened.name))


def _refuse_other_options(action: str) -> None:
    """Raise UsageError where an option was given that does not go with the action."""
    context = click.get_current_context()
    for option, actions in GOES_WITH.items():
        given = context.get_parameter_source(option) is ParameterSource.COMMANDLINE
        if given and action not in actions:
            raise click.UsageError(
                _("--{option} goes with {actions}, and not with `{action}`.").format(
                    option=option.replace("_", "-"),
                    actions=listed(f"`{one}`" for one in actions),
                    action=action,
                )
            )


def _start(
    project: Project,
    name: str,
    order: Order,
    sources: Sequence[str],
    *,
    hide_earlier: bool,
    **given: Any,
) -> None:
    from tuicode.model import passes

    chosen: Sequence[int] = ()
    if sources:
        chosen = passes.ordered_by_hand(project, sources)
    elif order != "kept":
        chosen = passes.ordered(project, order)
    begun = passes.start(project, name, order=chosen, hides_earlier=hide_earlier, **given)
    _tell_start(project, begun)


def _tell_start(project: Project, one: Pass) -> None:
    say(_("Started pass {number} «{name}».").format(number=one.number, name=one.name))
    if one.order:
        names = listed(project.source(source).name for source in one.order)
        say(_("Read in this order: {names}.").format(names=names))


def _tell_phase(one: Pass) -> None:
    from tuicode.model.phases import phase_told

    told = _("Pass {number} «{name}» was made in phase {phase}.")
    if not one.phase:
        told = _("No phase is said of pass {number} «{name}».")
    say(told.format(number=one.number, name=one.name, phase=phase_told(one.phase)))


def _tell_end(project: Project, one: Pass) -> None:
    count = sum(coding.pass_ == one.id for coding in project.codings)
    codings = plural("{count} coding", "{count} codings", count)
    say(
        _("Ended pass {number} «{name}» with {codings}.").format(
            number=one.number, name=one.name, codings=codings
        )
    )

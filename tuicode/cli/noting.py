"""`tuicode flag` and `tuicode quote`: what is noted on a span of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.coding import _source
from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Flag, FlagKind, Source
    from tuicode.model.units import Span

KINDS: dict[str, FlagKind] = {
    "departing": "departing",
    "not-analysed": "not analysed",
    "ask-supervisor": "ask supervisor",
}
"""The kinds of flags, as they are typed."""


@click.command(
    "flag",
    help=_(
        """Put a flag on a span of a source, or take it off.

        KIND is `departing` (from the pattern), `not-analysed` (not counted, never exported) or
        `ask-supervisor`. The flag goes on the characters START to END of the SOURCE (name or
        id), the end not included. With --off and --resolve, the flag on that very span is
        meant."""
    ),
    epilog=examples(
        'tuicode flag samskaping.json "Group interview 1" 120 188 departing',
        'tuicode flag samskaping.json "Interview 1" 9 18 ask-supervisor --note "who?"',
        'tuicode flag samskaping.json "Interview 1" 9 18 ask-supervisor --resolve',
    ),
)
@project_file
@click.argument("source", type=WORDS)
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.option("--note", type=WORDS, default="", help=_("What is to be asked, or why."))
@click.option("--off", is_flag=True, help=_("Take the flag off."))
@click.option("--resolve", is_flag=True, help=_("Note that the question is answered."))
def flag_command(  # noqa: PLR0917 - click hands them over by name
    file: Path, source: str, start: int, end: int, kind: str, note: str, off: bool, resolve: bool
) -> None:
    """Put a flag on a span, or take it off."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import flags

    if off + resolve + bool(note) > 1:
        raise click.UsageError(_("Only one of --note, --off and --resolve can be given."))
    with project_to_change(file) as project:
        where = _source(project, source)
        if off or resolve:
            there = _flag(project, where, (start, end), KINDS[kind])
            if off:
                flags.unflag(project, [there])
            else:
                flags.resolve(project, there)
        else:
            there = flags.flag(project, where, start, end, KINDS[kind], note)
    said = _("Took «{kind}» off {place}.") if off else _("Put «{kind}» on {place}.")
    if resolve:
        said = _("Resolved «{kind}» on {place}.")
    say(said.format(kind=_(there.kind), place=_place(where, (there.start, there.end))))


@click.command(
    "quote",
    help=_(
        """Choose a span of a source as a quote, or no longer.

        It is the characters START to END of the SOURCE (name or id), the end not included."""
    ),
    epilog=examples(
        'tuicode quote samskaping.json "Group interview 1" 120 188',
        'tuicode quote samskaping.json "Group interview 1" 120 188 --off',
    ),
)
@project_file
@click.argument("source", type=WORDS)
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.option("--off", is_flag=True, help=_("It is a quote no longer."))
def quote_command(file: Path, source: str, start: int, end: int, off: bool) -> None:
    """Choose a span as a quote, or no longer."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import quotes
    from tuicode.model.errors import NotFound
    from tuicode.model.spans import fitted_span

    with project_to_change(file) as project:
        where = _source(project, source)
        span = fitted_span(where, start, end)
        there = quotes.quotes_on(project, where.id, *span)
        if not off:
            quotes.choose(project, where, *span)
        elif there:
            quotes.let_go(project, there)
        else:
            raise NotFound(_("There is no quote on {place}.").format(place=_place(where, span)))
    said = _("{place} is a quote no longer.") if off else _("{place} is a quote.")
    say(said.format(place=_place(where, span)))


def _flag(project: Project, source: Source, span: Span, kind: FlagKind) -> Flag:
    from tuicode.model.errors import NotFound
    from tuicode.model.flags import flag_on
    from tuicode.model.spans import fitted_span

    span = fitted_span(source, *span)
    found = flag_on(project, source.id, span, kind)
    if found is None:
        raise NotFound(
            _("There is no flag «{kind}» on {place}.").format(
                kind=_(kind), place=_place(source, span)
            )
        )
    return found


def _place(source: Source, span: Span) -> str:
    return f"{source.name}, {span[0]}-{span[1]}"

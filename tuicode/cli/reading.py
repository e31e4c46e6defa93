"""`tuicode reading-order` and `tuicode checked`: how the sources are read, and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import WORDS, project_file
from tuicode.cli.printing import examples, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Source


@click.command(
    "reading-order",
    help=_(
        """Tell or change the order in which the sources are read.

        The SOURCEs (names) are read first, in the order in which they are given, and the others
        after them, as they were imported. Without a source or an option, the order is told and
        nothing is changed. The log keeps every order."""
    ),
    epilog=examples(
        "tuicode reading-order samskaping.json",
        "tuicode reading-order samskaping.json --shuffle",
        'tuicode reading-order samskaping.json "Group interview 3" "Group interview 1"',
    ),
)
@project_file
@click.argument("sources", type=WORDS, nargs=-1, metavar="[SOURCE]...")
@click.option("--shuffle", is_flag=True, help=_("An order left to chance."))
@click.option("--reverse", is_flag=True, help=_("The order of now, the last one first."))
@click.option("--as-imported", is_flag=True, help=_("The order in which they were imported."))
def reading_order_command(
    file: Path, sources: Sequence[str], *, shuffle: bool, reverse: bool, as_imported: bool
) -> None:
    """Tell or change the order in which the sources are read."""
    from tuicode.cli.opening import project_to_change, project_to_read
    from tuicode.model.readings import in_reading_order, reorder

    asked = [bool(sources), shuffle, reverse, as_imported].count(True)
    if asked > 1:
        raise click.UsageError(
            _("Give sources, or one of --shuffle, --reverse and --as-imported, or nothing.")
        )
    if not asked:
        with project_to_read(file) as project:
            _tell(in_reading_order(project))
        return
    with project_to_change(file) as project:
        _tell(reorder(project, _wanted(project, sources, shuffle=shuffle, reverse=reverse)))


def _wanted(
    project: Project, names: Sequence[str], *, shuffle: bool, reverse: bool
) -> Sequence[int]:
    from random import Random

    from tuicode.model.readings import in_reading_order, shuffled

    if shuffle:
        return shuffled(project, Random())  # noqa: S311 - no secret is made of it
    if reverse:
        return [source.id for source in reversed(in_reading_order(project))]
    return [project.source_named(name).id for name in names]


def _tell(ordered: Sequence[Source]) -> None:
    if not ordered:
        say(_("There are no sources yet; bring some in with: tuicode import"))
    say(*(f"{number:>3}  {source.name}" for number, source in enumerate(ordered, start=1)))


@click.command(
    "checked",
    help=_(
        """Note that a source was checked against the audio today.

        SOURCE is its name. With `--off`, that is taken back."""
    ),
    epilog=examples('tuicode checked samskaping.json "Group interview 1"'),
)
@project_file
@click.argument("source", type=WORDS)
@click.option("--off", is_flag=True, help=_("Take it back."))
def checked_command(file: Path, source: str, *, off: bool) -> None:
    """Note that a source was checked against the audio, or take that back."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.sources import check_against_audio

    with project_to_change(file) as project:
        found = check_against_audio(project, project.source_named(source), checked=not off)
        told = _("«{source}» is checked against the audio, {date}.")
        if off:
            told = _("«{source}» is not checked against the audio.")
        say(told.format(source=found.name, date=found.checked))

"""`tuicode correct`: other words for one turn of a source, with its codings kept on theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.coding import _source
from tuicode.cli.parameters import WORDS, as_json, project_file
from tuicode.cli.printing import examples, listed, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tuicode.model.corrections import Correction, Decision
    from tuicode.model.project import Project


@click.command(
    "correct",
    help=_(
        """Correct the words of one turn.

        The turn with the number TURN (from 1) of the SOURCE (name or id) gets the words NEW-TEXT
        instead of all it has. Codings, quotes, flags and memos stay on their words. Where too few
        of those are left, nothing is changed before --keep (on the nearest words) or --remove
        decides on each; a memo is never deleted, and stays with the source. All of it is one step
        of undo. A text that begins with a hyphen comes after -- alone."""
    ),
    epilog=examples(
        'tuicode correct samskaping.json "Group 1" 12 "We phoned them." --dry-run',
        'tuicode correct samskaping.json "Group 1" 12 "We phoned them."',
    ),
)
@project_file
@click.argument("source", type=WORDS)
@click.argument("turn", type=int)
@click.argument("text", type=WORDS, metavar="NEW-TEXT")
@click.option("--dry-run", is_flag=True, help=_("Show what it comes to, and store nothing."))
@click.option(
    "--keep",
    type=int,
    multiple=True,
    metavar="ID",
    help=_("Keep what has this id on the nearest words; can be given several times."),
)
@click.option(
    "--remove",
    type=int,
    multiple=True,
    metavar="ID",
    help=_("Remove what has this id; can be given several times."),
)
@as_json
def correct_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    source: str,
    turn: int,
    text: str,
    dry_run: bool,
    keep: tuple[int, ...],
    remove: tuple[int, ...],
    as_json: bool,
) -> None:
    """Correct one turn."""
    from tuicode.cli.opening import project_to_change, project_to_read
    from tuicode.model.corrections import correct, plan_correction

    decisions = _decisions(keep, remove)
    with project_to_read(file) if dry_run else project_to_change(file) as project:
        place = _source(project, source)
        correction = plan_correction(project, place, turn - 1, text)
        undecided = [one.before.id for one in correction.lost if one.before.id not in decisions]
        stored = not (dry_run or undecided)
        if stored:
            correction = correct(project, place, turn - 1, text, decisions)
        _tell(project, correction, decisions, stored=stored, as_json=as_json)
        if undecided and not dry_run:
            raise click.ClickException(_undecided(undecided))


def _decisions(keep: Iterable[int], remove: Iterable[int]) -> dict[int, Decision]:
    both = sorted(set(keep) & set(remove))
    if both:
        raise click.UsageError(
            _("--keep and --remove can't both be given for {ids}.").format(ids=_ids(both))
        )
    return {**dict.fromkeys(keep, "keep"), **dict.fromkeys(remove, "remove")}


def _tell(
    project: Project,
    correction: Correction,
    decisions: dict[int, Decision],
    *,
    stored: bool,
    as_json: bool,
) -> None:
    from tuicode.cli.correction_report import as_object, lines

    if as_json:
        print_json(as_object(project, correction, decisions, stored=stored))
    else:
        say(*lines(project, correction, decisions, stored=stored))


def _undecided(ids: Iterable[int]) -> str:
    return _("Nothing was changed; decide with --keep or --remove on each of: {ids}.").format(
        ids=_ids(ids)
    )


def _ids(ids: Iterable[int]) -> str:
    return listed(map(str, ids))

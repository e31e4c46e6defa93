"""The actions of `tuicode theme` on relations between themes, and on versions of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tuicode.cli.parameters import WORDS
from tuicode.cli.printing import say
from tuicode.cli.theme_lookup import theme_of
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.records import RelationKind

KINDS: dict[str, RelationKind] = {
    "supports": "supports",
    "tension": "tension",
    "leads-to": "leads to",
    "part-of": "part of",
}
"""The kinds of relations, as they are typed."""


if TYPE_CHECKING:
    Chosen = click.Choice[str]
else:
    # Generic only since click 8.2, and without brackets at run time before.
    Chosen = click.Choice


class Kind(Chosen):
    """A kind of relation, as it is typed or as `show relations --json` has it."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the kind as it is typed."""
        return super().convert(value.replace(" ", "-"), param, ctx)


@click.command(
    "relate",
    help=_(
        """Draw a line between two themes.

        A line that is there already, in this direction, gets the new word and kind."""
    ),
)
@click.argument("from_", type=WORDS, metavar="FROM")
@click.argument("to", type=WORDS)
@click.option("--word", type=WORDS, default="", help=_("What stands on the line."))
@click.option("--kind", type=Kind(list(KINDS)), help=_("What kind of line it is."))
@click.pass_obj
def relate_command(file: Path, from_: str, to: str, word: str, kind: str | None) -> None:
    """Draw a line between two themes."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import relations

    with project_to_change(file) as project:
        ends = theme_of(project, from_), theme_of(project, to)
        made = relations.relate(project, *ends, word, KINDS[kind] if kind else "")
        say(_("Related {relation}.").format(relation=relations.told(project, made)))


@click.command("unrelate", help=_("Take the line between two themes away."))
@click.argument("from_", type=WORDS, metavar="FROM")
@click.argument("to", type=WORDS)
@click.pass_obj
def unrelate_command(file: Path, from_: str, to: str) -> None:
    """Take the line between two themes away."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import relations

    with project_to_change(file) as project:
        one, other = theme_of(project, from_), theme_of(project, to)
        relations.unrelate(project, relations.relation_between(project, one, other))
        say(
            _("There is no relation from «{one}» to «{other}» any more.").format(
                one=one.name, other=other.name
            )
        )


@click.command("snapshot", help=_("Keep the themes as they are, as a version."))
@click.argument("name", type=WORDS)
@click.option("--note", type=WORDS, default="", help=_("What there is to say of it."))
@click.pass_obj
def snapshot_command(file: Path, name: str, note: str) -> None:
    """Keep the themes as they are."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import versions

    with project_to_change(file) as project:
        kept = versions.keep(project, name, note)
        say(_("Kept {version}.").format(version=versions.told(kept)))


@click.command(
    "restore-version",
    help=_(
        """Have the themes as they were in a version.

        N is its number. The relations are as then too; themes made since are set aside."""
    ),
)
@click.argument("number", type=int, metavar="N")
@click.pass_obj
def restore_version_command(file: Path, number: int) -> None:
    """Have the themes as they were in a version."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import versions

    with project_to_change(file) as project:
        version = versions.version_numbered(project, number)
        versions.restore(project, version)
        say(
            _("The themes are as in {version} (step {step}).").format(
                version=versions.told(version), step=project.revision
            )
        )


VERSION_ACTIONS: Final = (
    relate_command,
    unrelate_command,
    snapshot_command,
    restore_version_command,
)
"""In the order that help lists them."""

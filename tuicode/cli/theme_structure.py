"""The actions of `tuicode theme` on themes themselves: made, named, moved, merged, set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from tuicode.cli.parameters import NAME, WORDS, as_json
from tuicode.cli.printing import listed, print_json, say
from tuicode.cli.theme_lookup import codes_of, theme_of, theme_set_aside, told
from tuicode.language import _, plural

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Theme, ThemeState

STATES = ("candidate", "theme")


@click.command("add", help=_("Make a theme, with some codes."))
@click.argument("name", type=WORDS)
@click.option("--under", type=WORDS, help=_("The theme that it is a subtheme of."))
@click.option("--code", "codes", type=WORDS, multiple=True, help=_("A code that stands in it."))
@click.option("--state", type=click.Choice(STATES), default="candidate", help=_("What it is."))
@as_json
@click.pass_obj
def add_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    name: str,
    under: str | None,
    codes: tuple[str, ...],
    state: ThemeState,
    as_json: bool,
) -> None:
    """Make a theme."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import themes

    with project_to_change(file) as project:
        made = themes.add(
            project,
            name,
            parent=theme_of(project, under) if under else None,
            codes=codes_of(project, codes),
            state=state,
        )
        if as_json:
            from tuicode.cli.theme_rows import theme_rows

            print_json([row for row in theme_rows(project) if row["id"] == made.id])
            return
        count = plural("{count} code", "{count} codes", len(made.codes))
        say(_("Made the theme «{name}» with {codes}.").format(name=made.name, codes=count))


@click.command("rename", help=_("Give a theme another name; its former ones are kept."))
@click.argument("old", type=WORDS)
@click.argument("new", type=WORDS)
@click.pass_obj
def rename_command(file: Path, old: str, new: str) -> None:
    """Give a theme another name."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import themes

    with project_to_change(file) as project:
        one = theme_of(project, old)
        renamed = themes.rename(project, one, new)
        say(_("«{old}» is now called «{new}».").format(old=one.name, new=renamed.name))


@click.command(
    "describe",
    help=_(
        """Change what is said of a theme.

        Whatever is given is changed; an empty text takes away what was there."""
    ),
)
@click.argument("name", type=WORDS)
@click.option("--state", type=click.Choice(STATES), help=_("Candidate, or theme."))
@click.option("--central-idea", type=WORDS, help=_("What holds it together, in a sentence."))
@click.option("--definition", type=WORDS, help=_("What it means."))
@click.option("--boundaries", type=WORDS, help=_("What belongs to it, and what does not."))
@click.pass_obj
def describe_command(file: Path, /, name: str, **given: Any) -> None:
    """Change what is said of a theme."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import themes

    with project_to_change(file) as project:
        one = theme_of(project, name)
        if themes.describe(project, one, **given) == one:
            say(_("«{name}» is so already; nothing was changed.").format(name=one.name))
        else:
            say(_("Changed «{name}».").format(name=one.name))


@click.command(
    "move",
    help=_(
        """Put a theme under another, at the top, or before another.

        With --before it stands under the same theme as that one, unless --under or --top says
        otherwise."""
    ),
)
@click.argument("name", type=WORDS)
@click.option("--under", type=WORDS, help=_("The theme that it is a subtheme of."))
@click.option("--top", is_flag=True, help=_("It is no subtheme."))
@click.option("--before", type=WORDS, help=_("The theme that it stands before."))
@click.pass_obj
def move_command(file: Path, name: str, under: str | None, top: bool, before: str | None) -> None:
    """Put a theme elsewhere."""
    from tuicode.cli.opening import project_to_change

    if top and under:
        raise click.UsageError(_("Only one of --under and --top can be given."))
    if not (top or under or before):
        raise click.UsageError(_("Say where, by --under, --top or --before."))
    with project_to_change(file) as project:
        one = theme_of(project, name)
        next_to = theme_of(project, before) if before else None
        parent = theme_of(project, under) if under else None
        if next_to and not (top or under):
            parent = _parent_of(project, next_to)
        moved = _moved(project, one, parent, next_to)
        above = _parent_of(project, moved)
        if above is None:
            say(_("«{name}» stands at the top now.").format(name=moved.name))
        else:
            said = _("«{name}» stands under «{parent}» now.")
            say(said.format(name=moved.name, parent=above.name))


@click.command(
    "merge",
    help=_(
        """Merge themes into one.

        INTO takes the codes, subthemes, relations and quotes of each FROM, which is set aside with
        the codes it had."""
    ),
)
@click.argument("into", type=WORDS)
@click.argument("merged", type=WORDS, nargs=-1, required=True, metavar="FROM...")
@click.option("--name", type=NAME, default=None, help=_("The name that the theme gets."))
@click.option("--reason", type=WORDS, default="", help=_("Why; the log keeps it."))
@click.pass_obj
def merge_command(
    file: Path, into: str, merged: tuple[str, ...], name: str | None, reason: str
) -> None:
    """Merge themes into one."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.theme_merging import merge
    from tuicode.model.themes import with_subthemes

    with project_to_change(file) as project:
        kept, others = theme_of(project, into), [theme_of(project, one) for one in merged]
        left = merge(project, kept, others, name=name or "", reason=reason)
        held = {code for one in with_subthemes(project, left) for code in one.codes}
        say(
            _("Merged {names} into «{theme}»; with its subthemes it has {codes} now.").format(
                names=listed(f"«{one.name}»" for one in others),
                theme=left.name,
                codes=plural("{count} code", "{count} codes", len(held)),
            )
        )


@click.command("split", help=_("Make a theme beside one out of some of its codes."))
@click.argument("theme", type=WORDS)
@click.argument("name", type=WORDS)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.pass_obj
def split_command(file: Path, theme: str, name: str, codes: tuple[str, ...]) -> None:
    """Make a theme out of another's codes."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model.theme_merging import split

    with project_to_change(file) as project:
        one, chosen = theme_of(project, theme), codes_of(project, codes)
        made = split(project, one, name, chosen)
        say(
            _("Split «{theme}»: {codes} to «{name}».").format(
                theme=one.name, codes=told(chosen), name=made.name
            )
        )


@click.command("set-aside", help=_("Set a theme aside, with its subthemes, as it is."))
@click.argument("name", type=WORDS)
@click.pass_obj
def set_aside_command(file: Path, name: str) -> None:
    """Set a theme aside."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import themes

    with project_to_change(file) as project:
        aside = themes.set_aside(project, theme_of(project, name))
        say(_("Set «{name}» aside.").format(name=aside.name))


@click.command("restore", help=_("Bring a theme back that was set aside, as it was."))
@click.argument("name", type=WORDS)
@click.pass_obj
def restore_command(file: Path, name: str) -> None:
    """Bring a theme back."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import themes

    with project_to_change(file) as project:
        back = themes.bring_back(project, theme_set_aside(project, name))
        say(_("Brought «{name}» back.").format(name=back.name))


def _moved(project: Project, one: Theme, parent: Theme | None, before: Theme | None) -> Theme:
    from tuicode.model import themes
    from tuicode.model.errors import ProjectError

    with project.transaction("nest theme"):
        moved = themes.nest(project, one, parent)
        if before is not None:
            beside = [each for each in themes.subthemes(project, parent) if each.id != one.id]
            if before.id not in {each.id for each in beside}:
                raise ProjectError(
                    _("«{name}» does not stand there, so nothing can be put before it.").format(
                        name=before.name
                    )
                )
            at = [each.id for each in beside].index(before.id)
            themes.arrange(project, [*beside[:at], moved, *beside[at:]])
    return themes.theme(project, one.id)


def _parent_of(project: Project, one: Theme) -> Theme | None:
    from tuicode.model.themes import theme

    return None if one.parent is None else theme(project, one.parent)


STRUCTURE_ACTIONS: Final = (
    add_command,
    rename_command,
    describe_command,
    move_command,
    merge_command,
    split_command,
    set_aside_command,
    restore_command,
)
"""In the order that help lists them."""

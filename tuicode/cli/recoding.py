"""`tuicode recode`, `merge` and `split`: other codes on codings, which remember the former."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import NAME, WORDS, as_json, project_file
from tuicode.cli.printing import examples, listed, print_json, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Code


@click.command(
    "recode",
    help=_(
        """Let a coding carry other codes.

        The coding with the number CODING-ID (see `tuicode show FILE codings`) carries each CODE
        (name or tag) instead of the one it has: one code becomes one or several. A name that is not
        among the codes yet makes a new code. What it carried before is remembered."""
    ),
    epilog=examples("tuicode recode samskaping.json 4711620043212345 trust care"),
)
@project_file
@click.argument("coding_id", type=int, metavar="CODING-ID")
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@as_json
def recode_command(file: Path, coding_id: int, codes: tuple[str, ...], as_json: bool) -> None:
    """Let a coding carry other codes."""
    from tuicode.cli.former_names import said_of_former_names
    from tuicode.cli.opening import project_to_change
    from tuicode.cli.rows import coding_rows
    from tuicode.cli.theme_lookup import code_or_new
    from tuicode.model.codings import recode

    with project_to_change(file) as project:
        coding = project.coding(coding_id)
        before = said_of_former_names(project, codes)
        old = project.code(coding.code)
        with project.transaction("recode"):
            chosen = [code_or_new(project, name) for name in codes]
            made = recode(project, coding, chosen)
        if as_json:
            print_json(coding_rows(project, made))
        else:
            say(*before)
            say(
                _("Coding {id} carried {old}; now: {new}.").format(
                    id=coding.id, old=_named(old), new=listed(map(_named, chosen))
                )
            )


@click.command(
    "merge",
    help=_(
        """Merge codes into one.

        The extracts of each FROM (name or tag) carry the code INTO afterwards; where they carry it
        already, they carry it once. Every coding remembers what it carried, the merged names can
        still be found, and the merge can be undone alone, also after other work
        (`tuicode undo FILE STEP`)."""
    ),
    epilog=examples(
        'tuicode merge samskaping.json trust confidence "to rely on"',
        'tuicode merge samskaping.json trust confidence --name "trust and confidence"',
    ),
)
@project_file
@click.argument("into", type=WORDS)
@click.argument("merged", type=WORDS, nargs=-1, required=True, metavar="FROM...")
@click.option("--name", type=NAME, default=None, help=_("The name that the code gets."))
@click.option("--definition", type=WORDS, default="", help=_("What the code means then."))
@click.option("--reason", type=WORDS, default="", help=_("Why; the log keeps it."))
def merge_command(  # noqa: PLR0917 - click hands them over by name
    file: Path, into: str, merged: tuple[str, ...], name: str | None, definition: str, reason: str
) -> None:
    """Merge codes into one."""
    from tuicode.analysis.counts import extracts_of_code
    from tuicode.cli.opening import project_to_change
    from tuicode.model.merging import merge

    with project_to_change(file) as project:
        kept, others = project.code_named(into), [project.code_named(one) for one in merged]
        code = merge(project, kept, others, name=name or "", definition=definition, reason=reason)
        extracts = plural("{count} extract", "{count} extracts", extracts_of_code(project, code.id))
        say(
            _("Merged {names} into {code}, now on {extracts} (step {step}).").format(
                names=listed(map(_named, others)),
                code=_named(code),
                extracts=extracts,
                step=project.revision,
            )
        )


@click.command(
    "split",
    help=_(
        """Split a code into several.

        Each CODING-ID=CODE sends one coding of the CODE (name or tag) to another one, new or not; a
        coding that is named several times carries several. The codings that are not named keep it;
        where none is left, it is retired. All of it is one step of undo."""
    ),
    epilog=examples("tuicode split samskaping.json trust 4711620043212345=hope"),
)
@project_file
@click.argument("code", type=WORDS)
@click.argument("parts", type=WORDS, nargs=-1, required=True, metavar="CODING-ID=CODE...")
def split_command(file: Path, code: str, parts: tuple[str, ...]) -> None:
    """Split a code."""
    from tuicode.cli.former_names import said_of_former_names
    from tuicode.cli.opening import project_to_change
    from tuicode.model.merging import split

    wanted = _parts(parts)
    with project_to_change(file) as project:
        wide = project.code_named(code)
        named = [name for names in wanted.values() for name in names]
        say(*said_of_former_names(project, named))
        with project.transaction("split"):
            made = {one: _codes(project, names) for one, names in wanted.items()}
            split(project, wide, made)
        new = {part.id: part for chosen in made.values() for part in chosen}
        codings = plural("{count} coding", "{count} codings", len(made))
        say(
            _("Split {code}: {codings} to {names}.").format(
                code=_named(wide), codings=codings, names=listed(map(_named, new.values()))
            )
        )
        if project.code(wide.id).state == "retired":
            say(_("None of its codings is left; {code} is retired.").format(code=_named(wide)))


def _parts(parts: Iterable[str]) -> dict[int, list[str]]:
    wanted: dict[int, list[str]] = defaultdict(list)
    for part in parts:
        number, equals, name = part.partition("=")
        if not (number.isdecimal() and equals and name.strip()):
            raise click.UsageError(
                _("«{part}» is not of the form CODING-ID=CODE.").format(part=part)
            )
        wanted[int(number)].append(name)
    return wanted


def _codes(project: Project, names: Iterable[str]) -> list[Code]:
    from tuicode.cli.theme_lookup import code_or_new

    return [code_or_new(project, name) for name in names]


def _named(code: Code) -> str:
    return f"{code.tag} {code.name}"

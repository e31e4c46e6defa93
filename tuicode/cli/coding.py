"""`tuicode code` and `tuicode uncode`: put codes on a span, and take codings away."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import (
    COLOURS,
    ORIENTATIONS,
    ORIGINS,
    WORDS,
    OurWord,
    as_json,
    project_file,
)
from tuicode.cli.printing import examples, listed, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Coding, Source

PLACE = attrgetter("source", "start", "end")


@click.command(
    "code",
    help=_(
        """Put codes on a span of a source.

        Each CODE (name or tag) goes on the characters START to END of the SOURCE (name or id).
        Positions are Unicode code points, the end not included. A name that a code had before, or
        that was merged into one, stands for that code. A name that is not among the codes yet
        makes a new code, which is as the options say. All of it is one step of undo."""
    ),
    epilog=examples(
        'tuicode code samskaping.json "Group interview 1" 120 188 trust "new roles"',
        'tuicode code samskaping.json "Group interview 1" 120 188 TR --json',
        'tuicode code samskaping.json "Group interview 1" 1 9 fear --family pink',
    ),
)
@project_file
@click.argument("source", type=WORDS)
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("codes", type=WORDS, nargs=-1, required=True, metavar="CODE...")
@click.option(
    "--orientation",
    type=OurWord(ORIENTATIONS),
    help=_("The orientation of the new codes."),
)
@click.option(
    "--origin",
    type=OurWord(ORIGINS),
    help=_("Where the new codes come from."),
)
@click.option("--family", type=OurWord(COLOURS), help=_("The colour of the new codes."))
@click.option("--anew", is_flag=True, help=_("Make a new code also of a name used before."))
@as_json
def code_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    source: str,
    start: int,
    end: int,
    codes: tuple[str, ...],
    as_json: bool,
    **described: Any,
) -> None:
    """Put codes on a span."""
    from tuicode.cli.former_names import said_of_former_names
    from tuicode.cli.opening import project_to_change
    from tuicode.cli.rows import coding_rows

    with project_to_change(file) as project:
        place = _source(project, source)
        before = [] if described["anew"] else said_of_former_names(project, codes)
        made, put = _coded(project, place, (start, end), codes, described)
        if as_json:
            print_json(coding_rows(project, put))
        else:
            say(*before)
            _tell(project, place, made, put)


def _coded(
    project: Project,
    source: Source,
    span: tuple[int, int],
    names: Sequence[str],
    described: dict[str, Any],
) -> tuple[list[Code], list[Coding]]:
    """Return the codes that were made and the codings that were put, in one transaction."""
    from tuicode.cli.theme_lookup import code_or_new
    from tuicode.model import codings

    known = {code.id for code in project.codes}
    said = {what: word for what, word in described.items() if word}
    with project.transaction("code"):
        wanted = [code_or_new(project, name, **said) for name in names]
        put = codings.apply(project, source, *span, wanted)
    return [code for code in dict.fromkeys(wanted) if code.id not in known], put


def _tell(project: Project, source: Source, made: Iterable[Code], put: Sequence[Coding]) -> None:
    for code in made:
        say(_("New code: {tag} {name}.").format(tag=code.tag, name=code.name))
    if not put:
        say(_("Those codes are on that very span already; nothing was changed."))
        return
    say(
        _("Put {codes} on {source}, {start}-{end} ({codings}).").format(
            codes=_codes(project, put),
            source=source.name,
            start=put[0].start,
            end=put[0].end,
            codings=_ids(put),
        )
    )


@click.command(
    "uncode",
    help=_(
        """Take codings away.

        Each CODING-ID is the number of a coding, as `tuicode show FILE codings` tells it. All
        of it is one step of undo."""
    ),
    epilog=examples("tuicode uncode samskaping.json 4711620043212345"),
)
@project_file
@click.argument("ids", type=int, nargs=-1, required=True, metavar="CODING-ID...")
def uncode_command(file: Path, ids: tuple[int, ...]) -> None:
    """Take codings away."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import codings

    with project_to_change(file) as project:
        found = [project.coding(one) for one in dict.fromkeys(ids)]
        spans = [list(group) for _span, group in groupby(sorted(found, key=PLACE), key=PLACE)]
        with project.transaction("uncode"):
            for on_span in spans:
                codings.remove(project, on_span)
        say(*(_taken(project, on_span) for on_span in spans))


def _taken(project: Project, codings: Sequence[Coding]) -> str:
    place = codings[0]
    return _("Took {codes} off {source}, {start}-{end} ({codings}).").format(
        codes=_codes(project, codings),
        source=project.source(place.source).name,
        start=place.start,
        end=place.end,
        codings=_ids(codings),
    )


def _source(project: Project, name: str) -> Source:
    """Return the source of that name, or else of that id; raises NotFound."""
    from tuicode.model.errors import NotFound

    try:
        return project.source_named(name)
    except NotFound:
        by_id = {str(source.id): source for source in project.sources}
        if name not in by_id:
            raise
        return by_id[name]


def _codes(project: Project, codings: Iterable[Coding]) -> str:
    codes = [project.code(coding.code) for coding in codings]
    return listed(f"{code.tag} {code.name}" for code in codes)


def _ids(codings: Sequence[Coding]) -> str:
    ids = listed(str(coding.id) for coding in codings)
    return (_("coding {ids}") if len(codings) == 1 else _("codings {ids}")).format(ids=ids)

"""`tuicode find`: where something is said, and a code on every place where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import WORDS, as_json, project_file
from tuicode.cli.printing import examples, print_json, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tuicode.analysis.finding import Hit, Manner
    from tuicode.cli.rows import Row
    from tuicode.model.project import Project

AROUND = 60
"""Characters on either side of a hit in JSON."""
BEFORE_IN_TABLE = 20


@click.command(
    "find",
    help=_(
        """Find where something is said.

        QUERY is found as it is written, letter case aside; white space in it stands for any
        white space. No hit goes from one turn into the next. With `--code`, a code goes on every
        hit without further question, as one step of undo; a name that is not among the codes yet
        makes a new code."""
    ),
    epilog=examples(
        'tuicode find samskaping.json "new roles"',
        "tuicode find samskaping.json rolle --stem --participant Operator",
        'tuicode find samskaping.json "hm+" --expression --source "Group interview 1"',
        "tuicode find samskaping.json trust --word --code trust",
    ),
)
@project_file
@click.argument("query", type=WORDS)
@click.option("--word", is_flag=True, help=_("Whole words only."))
@click.option("--stem", is_flag=True, help=_("Words in all their forms, Norwegian and English."))
@click.option(
    "--expression",
    is_flag=True,
    help=_("A regular expression; one that takes more than a second is stopped."),
)
@click.option(
    "--source",
    "sources",
    type=WORDS,
    multiple=True,
    metavar="NAME",
    help=_("Only in this source; may be given several times."),
)
@click.option(
    "--participant",
    "participants",
    type=WORDS,
    multiple=True,
    metavar="LABEL",
    help=_("Only what this participant says; may be given several times."),
)
@click.option("--code", type=WORDS, help=_("Put this code (name or tag) on every hit."))
@as_json
def find_command(
    file: Path,
    query: str,
    *,
    word: bool,
    stem: bool,
    expression: bool,
    sources: Sequence[str],
    participants: Sequence[str],
    code: str | None,
    as_json: bool,
) -> None:
    """Find, and code what was found where that is asked for."""
    from tuicode.cli.opening import project_to_change, project_to_read

    manner = _manner(word=word, stem=stem, expression=expression)
    opened = project_to_read(file) if code is None else project_to_change(file)
    with opened as project:
        hits = _found(project, query, manner, sources, participants)
        told = "" if code is None or not hits else _coded(project, hits, code)
        rows = [_row(project, hit) for hit in hits]
    if as_json:
        print_json(rows)
        return
    say(*_lines(query, rows), *([told] if told else []))


def _manner(*, word: bool, stem: bool, expression: bool) -> Manner:
    given: dict[Manner, bool] = {"word": word, "stem": stem, "expression": expression}
    manners = [manner for manner, on in given.items() if on]
    if len(manners) > 1:
        raise click.UsageError(_("Give one of --word, --stem and --expression, or none."))
    return manners[0] if manners else "plain"


def _found(
    project: Project,
    query: str,
    manner: Manner,
    sources: Sequence[str],
    participants: Sequence[str],
) -> list[Hit]:
    from tuicode.analysis.finding import find_in
    from tuicode.model.attributes import participant_named

    return find_in(
        project,
        query,
        manner,
        {project.source_named(name).id for name in sources} if sources else None,
        {participant_named(project, label).id for label in participants} if participants else None,
    )


def _coded(project: Project, hits: Sequence[Hit], name: str) -> str:
    """Put the code on the hits that hold any words, and return what was done."""
    from tuicode.analysis.coding_hits import code_hits
    from tuicode.cli.former_names import said_of_former_names
    from tuicode.cli.theme_lookup import code_or_new

    before = said_of_former_names(project, [name])
    chosen, put = code_hits(project, hits, lambda: [code_or_new(project, name)])
    if not chosen:
        return _("No code can go on what was found; nothing was changed.")
    (code,) = chosen
    if not put:
        return _("{tag} {name} is there already; nothing was changed.").format(
            tag=code.tag, name=code.name
        )
    count = plural("{count} place", "{count} places", len(put))
    done = _("Put {tag} {name} on {count}.").format(tag=code.tag, name=code.name, count=count)
    return " ".join((*before, done))


def _row(project: Project, hit: Hit) -> Row:
    from tuicode.analysis.finding import context, turns_of

    source = project.source(hit.source)
    turn = turns_of(source)[hit.turn]
    before, text, after = context(source.text, (hit.start, hit.end), AROUND, (turn.start, turn.end))
    return {
        "source": source.name,
        "turn": hit.turn + 1,
        "participant": hit.speaker or None,
        "start": hit.start,
        "end": hit.end,
        "text": text,
        "before": before,
        "after": after,
    }


def _lines(query: str, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        yield _("«{text}» is nowhere there.").format(text=query)
        return
    yield from _table(rows)
    yield plural("{count} place found.", "{count} places found.", len(rows))


def _table(rows: Sequence[Row]) -> Iterator[str]:
    from tuicode.cli.text_table import Column, aligned

    columns = [
        Column(_("Source")),
        Column(_("Turn"), "number"),
        Column(_("Participant")),
        Column(_("Before"), "number"),
        Column(_("Hit")),
        Column(_("After")),
    ]
    return aligned(columns, [_cells(row) for row in rows])


def _cells(row: Row) -> list[Any]:
    before = row["before"].lstrip()
    if len(before) > BEFORE_IN_TABLE:
        before = "…" + before[1 - BEFORE_IN_TABLE :]
    after = row["after"] + ("…" if len(row["after"]) == AROUND else "")
    return [row["source"], row["turn"], row["participant"] or "", before, row["text"], after]

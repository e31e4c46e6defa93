"""`tuicode show`: what a project holds, as a table or as JSON."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.analysis_options import analysis_options, choices_of, opened_theme_options
from tuicode.cli.parameters import WORDS, as_json, of_a_pass, project_file
from tuicode.cli.printing import examples, kinds_listed, print_json, say
from tuicode.cli.shown_columns import BY_THEME, columns_of
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.cli.rows import Row
    from tuicode.cli.text_table import Column
    from tuicode.model.project import Project

OUR_WORDS = {"role", "family", "state", "approach", "action", "kind", "change", "when"}
"""Keys whose values are words of the program; scripts get them in English."""

DAY = len("2026-11-23")

NOTES = ("flags", "quotes", "memos", "journal", "glossary", "coverage")
WRITTEN = ("memos", "journal")
VERSION_CHANGES = "version-changes"
COVERED = ("progress", "coverage", BY_THEME)
THEMES = ("themes", "relations", "versions", VERSION_CHANGES)
REVIEWED = ("spread", "theme-extracts", "theme-comparison")
TABLES = ("comparison", "frequencies", "matrix", "cooccurrence", "suggestions")
"""What is shown as the table that `export` writes, in the language of the messages."""
HEADS = {"frequencies": 2, "matrix": 2, "sources": 1, "participants": 1}
"""Tables of as many columns as there are passes, people or attributes: how many say what a row is
about, and stand in each part where the table is too wide."""
WHAT = (
    "project",
    "sources",
    "participants",
    "codes",
    "codings",
    "passes",
    "progress",
    "changes",
    *TABLES,
    "readings",
    "log",
    *NOTES,
    *THEMES,
    *REVIEWED,
)


@click.command(
    "show",
    help=_(
        """Show what a project holds.

        This can be done while somebody works in it. Tables are cut to the width of the
        terminal; `--json` gives everything. Positions are Unicode code points, the end not
        included."""
    )
    + kinds_listed(WHAT),
    epilog=examples(
        "tuicode show samskaping.json",
        "tuicode show samskaping.json codes",
        "tuicode show samskaping.json codings --json",
    ),
)
@project_file
@click.argument("what", type=click.Choice(WHAT), default="project", metavar="[WHAT]")
@click.option(
    "--private", is_flag=True, help=_("Of memos and the journal, show the private ones too.")
)
@click.option(
    "--find", "wanted", type=WORDS, default="", help=_("Memos and the journal: those that say it.")
)
@of_a_pass
@as_json
@analysis_options
@opened_theme_options
@click.option("--older", type=int, metavar="N", help=_("Version changes: since version N."))
@click.option("--newer", type=int, metavar="N", help=_("Version changes: until version N."))
def show_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    what: str,
    private: bool,
    wanted: str,
    as_of: int | None,
    only: int | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Show one kind of thing."""
    from tuicode.cli.note_rows import written_rows
    from tuicode.cli.opening import project_to_read, state_of
    from tuicode.cli.rows import SHOWN
    from tuicode.cli.theme_rows import version_change_sentences

    choices = choices_of(what, given)
    if (private or wanted) and what not in WRITTEN:
        raise click.UsageError(_("--private and --find are for memos and the journal."))
    rows_of = partial(written_rows, what, private, wanted) if what in WRITTEN else SHOWN[what]
    with project_to_read(file) as opened:
        project = state_of(opened, as_of, only)
        if what in TABLES and not as_json:
            say(*_report(what, project, choices))
            return
        if what == VERSION_CHANGES and not as_json:
            say(*(version_change_sentences(project, **choices) or [_nothing(what)]))
            return
        shown = rows_of(project, **choices)
    if as_json:
        print_json(shown)
        return
    say(*_lines(BY_THEME if choices.get("by_theme") else what, shown))


def _report(what: str, project: Project, choices: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a table that reports have too."""
    from tuicode.cli.text_table import Column, aligned
    from tuicode.language import interface_language
    from tuicode.report.analysis_tables import ANALYSIS_TABLES
    from tuicode.report.table import text_of

    table = ANALYSIS_TABLES[what](project, interface_language(), **choices)
    if not table.rows:
        yield _nothing(what)
        return
    columns = [Column(column.heading, column.kind) for column in table.columns]
    cells = [[text_of(cell) for cell in row] for row in table.rows]
    yield from aligned(columns, cells, heads=HEADS.get(what, 0))


def _lines(what: str, shown: Any) -> Iterator[str]:
    if what == "project":
        yield from _sheet(shown)
    elif not shown:
        yield _nothing(what)
    else:
        yield from _table(what, shown)


def _sheet(row: Row) -> Iterator[str]:
    titles = {
        "name": _("Name"),
        "question": _("Research question"),
        "approach": _("Approach"),
        "stance": _("Stance"),
        "language": _("Report language"),
        "created": _("Created"),
        "sources": _("Sources"),
        "words": _("Words"),
        "participants": _("Participants"),
        "passes": _("Passes"),
        "codes": _("Codes"),
        "extracts": _("Extracts"),
        "codings": _("Codings"),
        "log": _("Steps in the log"),
    }
    width = max(map(len, titles.values()))
    for key, title in titles.items():
        if row[key] != "":
            yield f"{title:<{width}}  {_shown(row, key)}"


def _nothing(what: str) -> str:
    return {
        "sources": _("There are no sources yet; bring some in with: tuicode import"),
        "participants": _("There are no participants yet; they come with the sources."),
        "codes": _("There are no codes yet."),
        "codings": _("There are no codings yet."),
        "progress": _("There are no sources yet; bring some in with: tuicode import"),
        "changes": _("No pass has changed anything yet."),
        "comparison": _("Neither pass has codings."),
        "frequencies": _("There are no codes yet."),
        "matrix": _("There are no codes yet."),
        "cooccurrence": _("No codes stand together."),
        "suggestions": _("There is nothing to suggest."),
        "readings": _("No source has been read on screen yet."),
        "log": _("The log is empty."),
        "flags": _("There are no flags yet."),
        "quotes": _("There are no quotes yet."),
        "memos": _("There are no memos; --private shows the private ones too."),
        "journal": _("No entry is ticked; --private shows the private ones too."),
        "glossary": _("There is no term in the glossary yet."),
        "coverage": _("There are no sources yet; bring some in with: tuicode import"),
        "themes": _("There are no themes yet."),
        "relations": _("There are no relations between themes yet."),
        "versions": _("No version of the themes has been kept yet."),
        "version-changes": _("Nothing is otherwise."),
        BY_THEME: _("There are no sources yet; bring some in with: tuicode import"),
        "spread": _("There are no themes yet."),
        "theme-extracts": _("There are no extracts under it."),
        "theme-comparison": _("The two have neither codes nor extracts."),
    }[what]


def _table(what: str, rows: list[Row]) -> Iterator[str]:

    from tuicode.cli.text_table import aligned
    from tuicode.cli.theme_review_rows import reviewed_lines

    if what in REVIEWED:
        yield from reviewed_lines(what, rows)
        return
    if what in {"codings", "changes", "flags", "quotes"}:
        rows = [{**row, "span": _span(row)} for row in rows]
    if what == "passes":
        rows = [
            {
                **row,
                "phase": row["phase"] or "",
                "started": row["started"][:DAY],
                "ended": row["ended"][:DAY],
            }
            for row in rows
        ]
    if what == "readings":
        rows = [{**row, "times": len(row["read"])} for row in rows]
    if what in {"sources", "readings"}:
        rows = [{**row, "checked": row["checked"][:DAY]} for row in rows]
    if what == "glossary":
        rows = [{**row, "forms": ", ".join(row["forms"])} for row in rows]
    if what in COVERED:
        rows = [_covered(row) for row in rows]
    if what in THEMES:
        rows = [_counted(row) for row in rows]
    columns = columns_of(what)
    if what in {"sources", "participants"}:
        columns, rows = _with_attributes(columns, rows)
    cells = [[_shown(row, key) for key in columns] for row in rows]
    yield from aligned(list(columns.values()), cells, heads=HEADS.get(what, 0))


def _with_attributes(
    columns: dict[str, Column], rows: list[Row]
) -> tuple[dict[str, Column], list[Row]]:
    """Return columns and rows with one more for each attribute, whatever it is called."""
    from tuicode.cli.text_table import Column
    from tuicode.model.ordering import alphabetical

    names = sorted({name for row in rows for name in row["attributes"]}, key=alphabetical)
    more = {f"attribute {name}": Column(name) for name in names}
    told = [
        {f"attribute {name}": row["attributes"].get(name, "") for name in names} for row in rows
    ]
    return {**columns, **more}, [{**row, **one} for row, one in zip(rows, told, strict=True)]


def _covered(row: Row) -> Row:
    """Return a row with its percent as it is read, and with how many stretches are uncoded."""
    from tuicode.analysis.progress import percent_told

    percent = percent_told(row["percent"], row["coded"])
    return {**row, "percent": percent, "stretches": len(row.get("uncoded", ()))}


def _counted(row: Row) -> Row:
    """Return a row with the number of what is many in place of it."""
    return {key: len(value) if isinstance(value, list) else value for key, value in row.items()}


def _span(row: Row) -> str:
    return "" if row["start"] is None else f"{row['start']}-{row['end']}"


def _shown(row: Row, key: str) -> object:
    value = row[key]
    if value is None:
        return ""
    return _(value) if key in OUR_WORDS else value

"""`tuicode show`: what a project holds, as a table or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.analysis_options import analysis_options, choices_of
from tuicode.cli.parameters import as_json, of_a_pass, project_file
from tuicode.cli.printing import examples, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.cli.rows import Row
    from tuicode.cli.text_table import Column
    from tuicode.model.project import Project

OUR_WORDS = {"role", "family", "state", "approach", "action", "kind", "change"}
"""Keys whose values are words of the program; scripts get them in English."""

DAY = len("2026-11-23")

NOTES = ("flags", "quotes", "memos", "coverage")
BY_THEME = "coverage by theme"
REVIEWED = ("spread", "theme-extracts", "theme-comparison")
TABLES = ("comparison", "frequencies", "matrix", "cooccurrence", "suggestions")
"""What is shown as the table that `export` writes, in the language of the messages."""
WHAT = (
    "project",
    "sources",
    "participants",
    "codes",
    "codings",
    "passes",
    "changes",
    *TABLES,
    "readings",
    "log",
    *NOTES,
    *REVIEWED,
)


@click.command(
    "show",
    help=_(
        """Show what a project holds.

        This can be done while somebody works in it. Tables are cut to the width of the
        terminal; `--json` gives everything. Positions are Unicode code points, the end not
        included."""
    ),
    epilog=examples(
        "tuicode show samskaping.json",
        "tuicode show samskaping.json codes",
        "tuicode show samskaping.json codings --json",
    ),
)
@project_file
@click.argument("what", type=click.Choice(WHAT), default="project")
@click.option("--private", is_flag=True, help=_("Of memos, show the private ones too."))
@of_a_pass
@as_json
@analysis_options
def show_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    what: str,
    private: bool,
    as_of: int | None,
    only: int | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Show one kind of thing."""
    from tuicode.cli.note_rows import all_memo_rows
    from tuicode.cli.opening import project_to_read, state_of
    from tuicode.cli.rows import SHOWN

    choices = choices_of(what, given)
    rows_of = all_memo_rows if private and what == "memos" else SHOWN[what]
    with project_to_read(file) as opened:
        project = state_of(opened, as_of, only)
        if what in TABLES and not as_json:
            say(*_report(what, project, choices))
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
    yield from aligned(columns, [[text_of(cell) for cell in row] for row in table.rows])


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
        "memos": _("There are no memos yet."),
        "coverage": _("There are no sources yet; bring some in with: tuicode import"),
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
            {**row, "started": row["started"][:DAY], "ended": row["ended"][:DAY]} for row in rows
        ]
    if what == "readings":
        rows = [{**row, "times": len(row["read"])} for row in rows]
    if what in {"sources", "readings"}:
        rows = [{**row, "checked": row["checked"][:DAY]} for row in rows]
    if what in {"coverage", BY_THEME}:
        rows = [{**row, "stretches": len(row["uncoded"])} for row in rows]
    columns = _columns_of_notes(what) if what in {*NOTES, BY_THEME} else _columns(what)
    cells = [[_shown(row, key) for key in columns] for row in rows]
    yield from aligned(list(columns.values()), cells)


def _span(row: Row) -> str:
    return "" if row["start"] is None else f"{row['start']}-{row['end']}"


def _shown(row: Row, key: str) -> object:
    value = row[key]
    if value is None:
        return ""
    return _(value) if key in OUR_WORDS else value


def _columns(what: str) -> dict[str, Column]:
    return {**_columns_of_records(), **_columns_of_passes()}[what]


def _columns_of_passes() -> dict[str, dict[str, Column]]:
    from tuicode.cli.text_table import Column

    return {
        "passes": {
            "number": Column(_("Pass"), "number"),
            "name": Column(_("Name")),
            "lens": Column(_("Lens")),
            "started": Column(_("Started"), "id"),
            "ended": Column(_("Ended"), "id"),
            "codings": Column(_("Codings"), "number"),
            "sources": Column(_("Sources"), "number"),
        },
        "changes": {
            "pass": Column(_("Pass"), "number"),
            "change": Column(_("Change")),
            "before": Column(_("Before")),
            "code": Column(_("Code")),
            "source": Column(_("Source")),
            "span": Column(_("Span"), "id"),
        },
    }


def _columns_of_records() -> dict[str, dict[str, Column]]:
    from tuicode.cli.text_table import Column

    return {
        "sources": {
            "name": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "turns": Column(_("Turns"), "number"),
            "characters": Column(_("Characters"), "number"),
            "read": Column(_("Read"), "number"),
            "checked": Column(_("Checked"), "id"),
            "filename": Column(_("File")),
        },
        "participants": {
            "label": Column(_("Participant")),
            "role": Column(_("Role")),
            "turns": Column(_("Turns"), "number"),
            "words": Column(_("Words"), "number"),
        },
        "codes": {
            "tag": Column(_("Tag"), "id"),
            "name": Column(_("Code")),
            "family": Column(_("Family")),
            "state": Column(_("State")),
            "extracts": Column(_("Extracts"), "number"),
        },
        "codings": {
            "id": Column(_("Coding"), "number"),
            "source": Column(_("Source")),
            "span": Column(_("Span"), "id"),
            "tag": Column(_("Tag"), "id"),
            "participant": Column(_("Participant")),
            "text": Column(_("Text")),
        },
        "readings": {
            "source": Column(_("Source")),
            "by": Column(_("Who")),
            "at": Column(_("When"), "id"),
            "percent": Column(_("Percent"), "number"),
            "times": Column(_("Read"), "number"),
            "checked": Column(_("Checked"), "id"),
        },
        "log": {
            "number": Column(_("Step"), "number"),
            "at": Column(_("When"), "id"),
            "by": Column(_("Who")),
            "action": Column(_("What")),
            "summary": Column(_("Summary")),
        },
    }


def _columns_of_notes(what: str) -> dict[str, Column]:
    from tuicode.cli.text_table import Column

    place = {"source": Column(_("Source")), "span": Column(_("Span"), "id")}
    return {
        "flags": {
            **place,
            "kind": Column(_("Flag")),
            "note": Column(_("Note")),
            "resolved": Column(_("Resolved"), "id"),
            "text": Column(_("Text")),
        },
        "quotes": {**place, "text": Column(_("Text"))},
        "memos": {
            "at": Column(_("When"), "id"),
            "by": Column(_("Who")),
            "name": Column(_("About")),
            "text": Column(_("Text")),
        },
        "coverage": {
            "source": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "coded": Column(_("Coded"), "number"),
            "percent": Column("%", "number"),
            "stretches": Column(_("Stretches without a coding"), "number"),
        },
        BY_THEME: {
            "source": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "coded": Column(_("In a theme"), "number"),
            "percent": Column("%", "number"),
            "stretches": Column(_("Stretches no theme touches"), "number"),
        },
    }[what]

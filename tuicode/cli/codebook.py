"""`tuicode codebook`: a codebook from a sheet, with a dry run that says what would come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import PATH, as_json, project_file
from tuicode.cli.printing import examples, listed, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.exchange.codebook_sheet import Entry, Plan

INDENT = "  "


@click.command(
    "codebook",
    help=_(
        """Bring in a codebook from a sheet.

        The SHEET is a .csv or .xlsx file whose first row holds headings, in any order: name,
        and, where there are, tag, definition, parent, colour, include, exclude (or navn, merke,
        definisjon, overordnet, farge ...). A code that is there gets what the sheet has of it;
        an empty cell changes nothing, and no code is taken out. Rows whose state is retired or
        merged are passed over. All of it is one step of undo.
        With rows at fault nothing is stored, unless they are left out with --skip-faulty."""
    ),
    epilog=examples(
        "tuicode codebook samskaping.json import codebook.xlsx --dry-run",
        "tuicode codebook samskaping.json import codebook.csv --skip-faulty",
    ),
)
@project_file
@click.argument("action", type=click.Choice(["import"]), metavar="import")
@click.argument("sheet", type=PATH)
@click.option("--dry-run", is_flag=True, help=_("Show what would come; store nothing."))
@click.option("--skip-faulty", is_flag=True, help=_("Leave out the rows that are at fault."))
@as_json
def codebook_command(
    file: Path,
    action: str,  # noqa: ARG001 - there is one
    sheet: Path,
    *,
    dry_run: bool,
    skip_faulty: bool,
    as_json: bool,
) -> None:
    """Bring in a codebook."""
    from tuicode.cli.opening import project_to_change, project_to_read
    from tuicode.exchange.codebook_sheet import planned, take_in

    with (project_to_read if dry_run else project_to_change)(file) as project:
        plan = planned(project, sheet)
        refused = bool(plan.faults) and not skip_faulty
        stored = not dry_run and not refused and bool(plan.new or plan.changed)
        if stored:
            take_in(project, plan, sheet.name)
        if as_json:
            print_json({"stored": stored, **_plain(plan)})
        else:
            say(*_lines(sheet, plan), _ending(stored=stored, refused=refused))
    if refused and not dry_run:
        raise click.exceptions.Exit(1)


def _lines(sheet: Path, plan: Plan) -> Iterator[str]:
    from tuicode.exchange.codebook_sheet import changes_told

    yield _(
        "{name}: {new} new, {changed} changed, {there} there already, {faults} at fault."
    ).format(
        name=sheet.name,
        new=len(plan.new),
        changed=len(plan.changed),
        there=len(plan.there),
        faults=len(plan.faults),
    )
    if plan.ignored:
        yield INDENT + _("Left out, as the headings mean nothing here: {headings}").format(
            headings=listed(plan.ignored)
        )
    if plan.passed_over:
        yield INDENT + _("Passed over, as they are out of use there: {names}").format(
            names=listed(entry.values["name"] for entry in plan.passed_over)
        )
    for entry in plan.new:
        yield INDENT + _("new: {name}").format(name=entry.values["name"])
    for entry in plan.changed:
        yield INDENT + _("changed: {name} ({fields})").format(
            name=entry.values["name"], fields=changes_told(entry)
        )
    for fault in plan.faults:
        yield INDENT + _("line {line}: {reason}").format(line=fault.line, reason=fault.reason)


def _ending(*, stored: bool, refused: bool) -> str:
    if stored:
        return _("Stored as one step.")
    if refused:
        return _("Nothing was stored; mend these rows, or leave them out with --skip-faulty.")
    return _("Nothing was stored.")


def _plain(plan: Plan) -> dict[str, Any]:
    return {
        "new": [_row(entry) for entry in plan.new],
        "changed": [_row(entry) for entry in plan.changed],
        "there": [_row(entry) for entry in plan.there],
        "faults": [{"line": fault.line, "reason": fault.reason} for fault in plan.faults],
        "ignored": list(plan.ignored),
        "passed_over": [_row(entry) for entry in plan.passed_over],
    }


def _row(entry: Entry) -> dict[str, Any]:
    return {"line": entry.line, "name": entry.values["name"], "changes": list(entry.changes)}

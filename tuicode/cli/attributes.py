"""`tuicode participant` and `tuicode source`: what they are called, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.parameters import PATH, ROLES, WORDS, OurWord, as_json, project_file
from tuicode.cli.printing import examples, listed, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tuicode.analysis.matrix import Of
    from tuicode.exchange.attribute_sheet import Plan
    from tuicode.model.project import Project
    from tuicode.model.records import Role

INDENT = "  "


def attribute_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that both have."""
    options = (
        click.option("--rename", type=WORDS, metavar="NEW", help=_("Call it so from now on.")),
        click.option(
            "--set",
            "attributes",
            type=WORDS,
            multiple=True,
            metavar="NAME=VALUE",
            help=_("An attribute; with an empty value it is taken away."),
        ),
        click.option(
            "--import", "sheet", type=PATH, help=_("A .csv or .xlsx file to take them from.")
        ),
        click.option("--dry-run", is_flag=True, help=_("Show what would come; store nothing.")),
        as_json,
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command(
    "participant",
    help=_(
        """Change a participant: label, role and attributes.

        What is given is changed, and the rest stays as it is. Attributes have the names that you
        give them, such as years or group; codes can be set against each (tuicode show FILE matrix
        --by NAME). With --import they come from a SHEET instead: its first column holds the
        labels, and its first row the names of the attributes. An empty cell changes nothing. All
        of it is one step of undo; with any row at fault nothing is stored."""
    ),
    epilog=examples(
        "tuicode participant samskaping.json Operator --set years=12",
        'tuicode participant samskaping.json "Participant 2" --rename Neighbour',
        "tuicode participant samskaping.json --import people.xlsx --dry-run",
    ),
)
@project_file
@click.argument("label", type=WORDS, required=False)
@click.option("--role", type=OurWord(ROLES), metavar="ROLE", help=_("participant or interviewer."))
@attribute_options
def participant_command(
    file: Path, label: str | None, role: Role | None, rename: str | None, **given: Any
) -> None:
    """Change a participant, or several from a sheet."""
    from tuicode.model.attributes import change_participant, participant_named

    def change(project: Project, attributes: dict[str, str]) -> str:
        person = participant_named(project, label or "")
        return change_participant(
            project, person, label=rename, role=role, attributes=attributes
        ).label

    asked = role is not None or rename is not None
    _run(file, "participant", label, change, asked=asked, **given)


@click.command(
    "source",
    help=_(
        """Change a source: name and attributes.

        What is given is changed, and the rest stays as it is. Attributes have the names that you
        give them, such as date, setting or transcribed by; codes can be set against each (tuicode
        show FILE matrix --by NAME). With --import they come from a SHEET instead: its first column
        holds the names of the sources, and its first row those of the attributes. An empty cell
        changes nothing. All of it is one step of undo; with any row at fault nothing is stored."""
    ),
    epilog=examples(
        "tuicode source samskaping.json group-1 --set date=2026-11-23",
        'tuicode source samskaping.json group-1 --rename "Group interview 1"',
        "tuicode source samskaping.json --import interviews.csv --dry-run",
    ),
)
@project_file
@click.argument("name", type=WORDS, required=False)
@attribute_options
def source_command(file: Path, name: str | None, rename: str | None, **given: Any) -> None:
    """Change a source, or several from a sheet."""
    from tuicode.model.attributes import change_source

    def change(project: Project, attributes: dict[str, str]) -> str:
        source = project.source_named(name or "")
        return change_source(project, source, name=rename, attributes=attributes).name

    _run(file, "source", name, change, asked=rename is not None, **given)


def _run(
    file: Path,
    of: Of,
    name: str | None,
    change: Callable[[Project, dict[str, str]], str],
    *,
    asked: bool,
    attributes: Sequence[str],
    sheet: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    asked = asked or bool(attributes)
    if sheet is not None:
        if name is not None or asked:
            raise click.UsageError(_("With --import, everything comes from the sheet."))
        _take_from_sheet(file, sheet, of, dry_run=dry_run, as_json=as_json)
        return
    if dry_run or as_json:
        raise click.UsageError(_("--dry-run and --json go with --import."))
    if name is None or not asked:
        raise click.UsageError(_("Say whose, and what to change."))
    from tuicode.cli.opening import project_to_change

    given = dict(map(_named_value, attributes))
    with project_to_change(file) as project:
        before = project.revision
        changed = change(project, given)
        if project.revision == before:
            say(_("«{name}» is so already; nothing was changed.").format(name=changed))
        else:
            say(_("Changed {fields}.").format(fields=project.log[-1].summary))


def _named_value(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign:
        raise click.BadParameter(
            _("«{given}» is no NAME=VALUE.").format(given=given), param_hint="--set"
        )
    return name, value


def _take_from_sheet(file: Path, sheet: Path, of: Of, *, dry_run: bool, as_json: bool) -> None:
    from tuicode.cli.opening import project_to_change, project_to_read
    from tuicode.exchange.attribute_sheet import planned, take_in

    with (project_to_read if dry_run else project_to_change)(file) as project:
        plan = planned(project, sheet, of)
        stored = bool(plan.changed) and not (dry_run or plan.faults)
        if stored:
            take_in(project, plan, sheet.name)
        if as_json:
            print_json({"stored": stored, **_plain(plan)})
        else:
            say(*_lines(sheet, plan), _ending(plan, stored=stored))
    if plan.faults and not dry_run:
        raise click.exceptions.Exit(1)


def _lines(sheet: Path, plan: Plan) -> Iterator[str]:
    yield _("{name}: {changed} changed, {there} there already, {faults} at fault.").format(
        name=sheet.name,
        changed=len(plan.changed),
        there=len(plan.there),
        faults=len(plan.faults),
    )
    if plan.new:
        yield INDENT + _("New attributes: {names}").format(names=listed(plan.new))
    if plan.ignored:
        yield INDENT + _("Left out, as the program counts these itself: {headings}").format(
            headings=listed(plan.ignored)
        )
    for entry in plan.changed:
        yield INDENT + _("changed: {name} ({fields})").format(
            name=entry.name, fields=listed(entry.changes)
        )
    for fault in plan.faults:
        yield INDENT + _("line {line}: {reason}").format(line=fault.line, reason=fault.reason)


def _ending(plan: Plan, *, stored: bool) -> str:
    if stored:
        return _("Stored as one step.")
    if plan.faults:
        return _("Nothing was stored; mend the sheet, and try again.")
    return _("Nothing was stored.")


def _plain(plan: Plan) -> dict[str, Any]:
    return {
        "changed": [
            {"line": one.line, "name": one.name, "changes": list(one.changes)}
            for one in plan.changed
        ],
        "there": [{"line": one.line, "name": one.name} for one in plan.there],
        "faults": [{"line": one.line, "reason": one.reason} for one in plan.faults],
        "new": list(plan.new),
        "ignored": list(plan.ignored),
    }

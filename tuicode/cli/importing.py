"""`tuicode import`: transcripts into the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import PATH, WORDS, Parameter, as_json, project_file
from tuicode.cli.printing import examples, is_terminal, listed, print_json, say, warn
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from tuicode.exchange.importing import Imported, ImportPlan
    from tuicode.exchange.transcript import Transcript
    from tuicode.model.project import Project

    Planner = Callable[[Project, Transcript], ImportPlan]


class Mapped(Parameter):
    """`LABEL=PARTICIPANT`, as a pair."""

    name = "LABEL=PARTICIPANT"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return the label and the participant."""
        label, _between, participant = WORDS.convert(value, param, ctx).partition("=")
        if not label.strip() or not participant.strip():
            self.fail(
                _("«{value}» is not of the form LABEL=PARTICIPANT.").format(value=value),
                param,
                ctx,
            )
        return label.strip(), " ".join(participant.split())


@click.command(
    "import",
    help=_(
        """Bring transcripts into a project.

        Each SOURCE becomes a source of the project FILE. Word (.docx), OpenDocument (.odt),
        text (.txt, .md) and captions (.vtt, .srt) are read; of a folder, the files of these
        kinds in it. The originals are never touched.

        In a terminal, what was recognised is shown before it is stored. A label such as
        «Deltaker 1» or «P1» becomes a new participant in each source; a name, and an
        interviewer, is the same person in all."""
    ),
    epilog=examples(
        "tuicode import samskaping.json interviews/*.docx --dry-run",
        "tuicode import samskaping.json interviews --strict --yes",
        'tuicode import samskaping.json one.docx --name "Group interview 1"',
        'tuicode import samskaping.json one.docx --interviewer "Taler 1" \\',
        '    --speaker "Taler 2=Kari" --speaker "Taler 3=Ola"',
    ),
)
@project_file
@click.argument("sources", type=PATH, nargs=-1, required=True, metavar="SOURCE...")
@click.option("--dry-run", is_flag=True, help=_("Show what was recognised, and store nothing."))
@click.option("--strict", is_flag=True, help=_("Import all of them, or nothing at all."))
@click.option(
    "--speaker",
    "speakers",
    type=Mapped(),
    multiple=True,
    help=_("Which participant a speaker is; may be given several times."),
)
@click.option(
    "--interviewer",
    "interviewers",
    type=WORDS,
    multiple=True,
    metavar="LABEL",
    help=_("Which speaker asks the questions; may be given several times."),
)
@click.option("--name", type=WORDS, default="", help=_("The source's name; else the file's."))
@click.option("--yes", is_flag=True, help=_("Store without asking."))
@as_json
def import_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    sources: tuple[Path, ...],
    dry_run: bool,
    strict: bool,
    speakers: tuple[tuple[str, str], ...],
    interviewers: tuple[str, ...],
    name: str,
    yes: bool,
    as_json: bool,
) -> None:
    """Bring transcripts into a project."""
    from tuicode.cli import import_report
    from tuicode.cli.import_files import files_of, read_files
    from tuicode.cli.opening import project_to_change, project_to_read

    files = files_of(sources)
    if name and len(files) > 1:
        raise click.UsageError(_("--name is for one source, and several were given."))
    with project_to_read(file) if dry_run else project_to_change(file) as project:
        transcripts, failures = read_files(files)
        refuse_unknown_labels(transcripts, [*dict(speakers), *interviewers])
        planner = _planner(dict(speakers), interviewers, name, several=len(files) > 1)
        asks = is_terminal() and transcripts and not (dry_run or yes or as_json)
        if asks:
            _ask(project, transcripts, planner)
        target = _rehearsal(project) if dry_run else project
        imported = _import(target, transcripts, planner, failures, strict=strict)
    if as_json:
        print_json(
            import_report.as_object(imported, failures, stored=not dry_run and bool(imported))
        )
    else:
        _tell(imported, dry_run=dry_run)
    for failure in failures:
        warn(f"tuicode: {failure}")
    raise click.exceptions.Exit(1 if failures else 0)


def _tell(imported: Iterable[Imported], *, dry_run: bool) -> None:
    from tuicode.cli.import_report import plan_lines, remarks, stored_lines

    for one in imported:
        say(*(plan_lines(one) if dry_run else stored_lines(one)))
        for remark in () if dry_run else remarks(one):
            warn(remark)
    if dry_run:
        say(_("Nothing was stored."))


def refuse_unknown_labels(transcripts: Sequence[Transcript], labels: Iterable[str]) -> None:
    """Raise ClickException where nobody in any of the transcripts goes by one of the labels."""
    from tuicode.exchange.labels import fold

    found = {fold(one.label): one.label for each in transcripts for one in each.speakers}
    for label in labels:
        if transcripts and fold(label) not in found:
            raise click.ClickException(
                _("Nobody is called «{label}» in what was read; the speakers are: {found}.").format(
                    label=label, found=listed(found.values()) or _("none")
                )
            )


def _planner(
    speakers: Mapping[str, str], interviewers: Collection[str], name: str, *, several: bool
) -> Planner:
    from tuicode.exchange.importing import plan

    return lambda project, transcript: plan(
        project, transcript, speakers, interviewers, name, numbered=several
    )


def _rehearsal(project: Project) -> Project:
    from tuicode.exchange.importing import rehearsal

    return rehearsal(project)


def _ask(project: Project, transcripts: Sequence[Transcript], planner: Planner) -> None:
    """Show what would be stored, and go on only where the answer is yes."""
    from tuicode.cli.import_report import plan_lines
    from tuicode.exchange.importing import import_each

    imported, _refused = import_each(_rehearsal(project), transcripts, planner)
    for one in imported:
        say(*plan_lines(one))
    if imported and not click.confirm(_("Store this in the project?"), default=True):
        raise click.ClickException(_("Nothing was imported."))


def _import(
    project: Project,
    transcripts: Sequence[Transcript],
    planner: Planner,
    failures: list[str],
    *,
    strict: bool,
) -> list[Imported]:
    """Bring in what can be, or with `strict` all or nothing; adds to `failures`."""
    from tuicode.exchange.importing import import_each

    if not strict:
        imported, refused = import_each(project, transcripts, planner)
        failures += map(str, refused)
        return imported
    try:
        with project.transaction("import"):
            imported, refused = import_each(project, transcripts, planner)
            failures += map(str, refused)
            _insist_on_all(failures)
    except _NotAll:
        failures.append(_("Nothing was imported, because not all of it can be (--strict)."))
        return []
    return imported


def _insist_on_all(failures: Sequence[str]) -> None:
    if failures:
        raise _NotAll


class _NotAll(Exception):  # noqa: N818 - never leaves this module
    """Takes back what a strict import has brought in so far."""

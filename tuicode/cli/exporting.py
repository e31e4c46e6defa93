"""`tuicode export`: from the project to Word, Excel, csv and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.analysis_options import OPTIONS, analysis_options, choices_of, theme_options
from tuicode.cli.parameters import PATH, WORDS, of_a_pass, project_file
from tuicode.cli.printing import examples, kinds_told, listed, say
from tuicode.language import _, plural
from tuicode.report.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.report.analysis_table import Iteration
    from tuicode.report.table import Report, Table
    from tuicode.report.theme_map import ThemeMap
    from tuicode.report.written import Written


@click.command(
    "export",
    help=_(
        """Write a table or drawing for other programs.

        One KIND goes from the project FILE to the file TO, whose suffix decides the format. Each
        kind with the suffixes it can have (the codes come with the one example that was chosen
        for each, in a participant's words):"""
    )
    + kinds_told(KINDS),
    epilog=examples(
        "tuicode export samskaping.json analysis-table table.docx",
        "tuicode export samskaping.json analysis-table table.docx --iteration theme",
        "tuicode export samskaping.json codes codes.xlsx --overwrite",
        "tuicode export samskaping.json matrix groups.xlsx --by group",
        "tuicode export samskaping.json theme-map map.svg",
        "tuicode export samskaping.json theme-table themes.docx --numbered",
    ),
)
@project_file
@click.argument("kind", type=str)
@click.argument("to", type=PATH)
@click.option("--overwrite", is_flag=True, help=_("Replace the file TO where it is there."))
@of_a_pass
@click.option(
    "--codes-as-of",
    type=int,
    metavar="N",
    help=_("Analysis table: codes as at the end of pass N, and not as first given."),
)
@click.option(
    "--iteration",
    type=click.Choice(["codes", "subtheme", "theme"]),
    default="codes",
    help=_("Analysis table: what the last column tells."),
)
@click.option("--source", type=WORDS, multiple=True, help=_("Analysis table: only this source."))
@click.option("--code", type=WORDS, multiple=True, help=_("Analysis table: only with this code."))
@click.option(
    "--extract",
    type=int,
    multiple=True,
    metavar="CODING-ID",
    help=_("Analysis table: only the extract of this coding, in the order given."),
)
@click.option(
    "--quotes", is_flag=True, help=_("Analysis table: only extracts that are chosen as quotes.")
)
@click.option(
    "--cuts",
    is_flag=True,
    help=_("Analysis table: (...) where an extract begins or ends within a sentence."),
)
@click.option("--version", type=int, metavar="N", help=_("Theme map: the themes as in version N."))
@analysis_options
@theme_options
def export_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    kind: str,
    to: Path,
    overwrite: bool,
    as_of: int | None,
    only: int | None,
    version: int | None,
    **chosen: Any,
) -> None:
    """Write one kind of table."""
    from tuicode.analysis.counts import extracts_left_out
    from tuicode.cli.opening import project_to_read, state_of
    from tuicode.report.exporting import TABLES, export

    if kind not in KINDS:
        raise click.BadParameter(
            _("There is no kind «{kind}»; the kinds are: {kinds}.").format(
                kind=kind, kinds=listed(KINDS)
            ),
            param_hint="KIND",
        )
    choices = choices_of(kind, {name: chosen.pop(name) for name in OPTIONS if name in chosen})
    if kind != "analysis-table" and chosen != NOTHING_CHOSEN:
        raise click.UsageError(_("Only an analysis table takes these options."))
    if kind != "theme-map" and version is not None:
        raise click.UsageError(_("Only a theme map takes --version."))
    with project_to_read(file) as opened:
        project = state_of(opened, as_of, only)
        table: Table | Report | ThemeMap | Written
        if kind == "analysis-table":
            table = _analysis_table(opened, project, **chosen)
        elif kind == "theme-map":
            table = _theme_map(project, version)
        else:
            table = TABLES[kind](project, **choices)
        say(_("Wrote {path}.").format(path=export(project, kind, to, overwrite, table)))
        without_extracts = {"theme-map", "memos", "journal"}
        left_out = 0 if kind in without_extracts else extracts_left_out(project)
    if left_out:
        say(
            plural(
                "{count} extract was left out, as it touches what is not analysed.",
                "{count} extracts were left out, as they touch what is not analysed.",
                left_out,
            )
        )


def _theme_map(project: Project, number: int | None) -> ThemeMap:
    from tuicode.model.versions import as_of_version, version_numbered
    from tuicode.report.theme_map import theme_map

    if number is None:
        return theme_map(project)
    version = version_numbered(project, number)
    return theme_map(as_of_version(project, version), version)


NOTHING_CHOSEN: dict[str, Any] = {
    "codes_as_of": None,
    "iteration": "codes",
    "source": (),
    "code": (),
    "extract": (),
    "quotes": False,
    "cuts": False,
}


def _analysis_table(
    opened: Project,
    project: Project,
    *,
    codes_as_of: int | None,
    iteration: Iteration,
    source: Sequence[str],
    code: Sequence[str],
    extract: Sequence[int],
    quotes: bool,
    cuts: bool,
) -> Table:
    from tuicode.cli.opening import state_of
    from tuicode.model.errors import ProjectError
    from tuicode.report.analysis_table import Choice, analysis_table

    choice = Choice(
        sources=[project.source_named(name).id for name in source] or None,
        codes=[project.code_named(name).id for name in code] or None,
        extracts=extract,
        earlier=None if codes_as_of is None else state_of(opened, codes_as_of, None),
        iteration=iteration,
        quotes=quotes,
        marks_cuts=cuts,
    )
    table = analysis_table(project, choice)
    if quotes and not table.rows:
        raise ProjectError(
            _(
                "Nothing was written: no extract is chosen as a quote there. With --codes-as-of "
                "the codes of an earlier pass stand beside the quotes of now."
            )
        )
    return table

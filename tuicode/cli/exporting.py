"""`tuicode export`: from the project to Word, Excel, csv and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.analysis_options import analysis_options, chosen
from tuicode.cli.parameters import PATH, project_file
from tuicode.cli.printing import examples, listed, say
from tuicode.language import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "export",
    help=_(
        """Write a table for Word, Excel or other programs.

        One KIND of table goes from the project FILE to the file TO. The kinds: `analysis-table`
        (.docx, .md), with the extracts and their codes; `codes` (.xlsx, .csv, .md), with what
        each code rests on; `matrix` (.xlsx, .csv, .md), `cooccurrence` (.xlsx, .csv, .md),
        `frequencies` (.xlsx, .csv, .md), `comparison` (.xlsx, .csv, .md) and `suggestions`
        (.xlsx, .csv, .md), as `tuicode show` has them. The suffix decides the format."""
    ),
    epilog=examples(
        "tuicode export samskaping.json analysis-table table.docx",
        "tuicode export samskaping.json codes codes.xlsx --overwrite",
        "tuicode export samskaping.json matrix groups.xlsx --by group",
    ),
)
@project_file
@click.argument("kind", type=str)
@click.argument("to", type=PATH)
@click.option("--overwrite", is_flag=True, help=_("Replace the file TO where it is there."))
@analysis_options
def export_command(file: Path, kind: str, to: Path, overwrite: bool, **given: Any) -> None:
    """Write one kind of table."""
    from tuicode.cli.opening import project_to_read
    from tuicode.report.exporting import KINDS, export

    if kind not in KINDS:
        raise click.BadParameter(
            _("There is no kind «{kind}»; the kinds are: {kinds}.").format(
                kind=kind, kinds=listed(KINDS)
            ),
            param_hint="KIND",
        )
    choices = chosen(kind, given)
    with project_to_read(file) as project:
        say(_("Wrote {path}.").format(path=export(project, kind, to, overwrite, **choices)))

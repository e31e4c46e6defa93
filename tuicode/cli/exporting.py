"""`tuicode export`: from the project to Word, Excel, csv and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import PATH, project_file
from tuicode.cli.printing import examples, listed, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "export",
    help=_(
        """Write a table for Word, Excel or other programs.

        One KIND of table goes from the project FILE to the file TO. The kinds: `analysis-table`
        (.docx, .md), with the extracts and their codes; `codes` (.xlsx, .csv, .md), with what
        each code rests on. The suffix decides the format."""
    ),
    epilog=examples(
        "tuicode export samskaping.json analysis-table table.docx",
        "tuicode export samskaping.json codes codes.xlsx --overwrite",
    ),
)
@project_file
@click.argument("kind", type=str)
@click.argument("to", type=PATH)
@click.option("--overwrite", is_flag=True, help=_("Replace the file TO where it is there."))
def export_command(file: Path, kind: str, to: Path, overwrite: bool) -> None:
    """Write one kind of table."""
    from tuicode.analysis.counts import extracts_left_out
    from tuicode.cli.opening import project_to_read
    from tuicode.report.exporting import KINDS, export

    if kind not in KINDS:
        raise click.BadParameter(
            _("There is no kind «{kind}»; the kinds are: {kinds}.").format(
                kind=kind, kinds=listed(KINDS)
            ),
            param_hint="KIND",
        )
    with project_to_read(file) as project:
        say(_("Wrote {path}.").format(path=export(project, kind, to, overwrite)))
        left_out = extracts_left_out(project)
    if left_out:
        say(
            plural(
                "{count} extract was left out, as it touches what is not analysed.",
                "{count} extracts were left out, as they touch what is not analysed.",
                left_out,
            )
        )

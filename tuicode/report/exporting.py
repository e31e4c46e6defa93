"""From a project to a file: builds a table, renders it, and writes it whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.report import csv_text, excel, markdown, word
from tuicode.report.analysis_table import analysis_table
from tuicode.report.analysis_tables import ANALYSIS_TABLES
from tuicode.report.attribute_tables import ATTRIBUTE_TABLES
from tuicode.report.codes_overview import codes_overview
from tuicode.report.writing import journal_written, memos_written
from tuicode.report.written import Written
from tuicode.report.written_formats import WRITTEN_SUFFIXES, render_written
from tuicode.store.durable import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.report.table import Table


class ExportFailure(ProjectError):  # noqa: N818 - reads as what it is
    """What could not be exported, why, and what to do; nothing was written."""


KINDS: Final = {
    "analysis-table": (".docx", ".md"),
    "codes": (".xlsx", ".csv", ".md"),
    "matrix": (".xlsx", ".csv", ".md"),
    "cooccurrence": (".xlsx", ".csv", ".md"),
    "frequencies": (".xlsx", ".csv", ".md"),
    "comparison": (".xlsx", ".csv", ".md"),
    "suggestions": (".xlsx", ".csv", ".md"),
    "participants": (".xlsx", ".csv", ".md", ".docx"),
    "sources": (".xlsx", ".csv", ".md", ".docx"),
    "memos": WRITTEN_SUFFIXES,
    "journal": WRITTEN_SUFFIXES,
}
"""What there is to export, by its name on the command line, and the suffixes it can have."""

TABLES: Final[dict[str, Callable[..., Table | Written]]] = {
    "analysis-table": analysis_table,
    "codes": codes_overview,
    **ANALYSIS_TABLES,
    **ATTRIBUTE_TABLES,
    "memos": memos_written,
    "journal": journal_written,
}

RENDERERS: Final[dict[str, Callable[[Table], bytes]]] = {
    ".docx": word.render,
    ".xlsx": excel.render,
    ".csv": csv_text.render,
    ".md": markdown.render,
}


def export(
    project: Project,
    kind: str,
    to: Path,
    overwrite: bool = False,
    table: Table | Written | None = None,
) -> Path:
    """Write one kind of export to the file `to`, and return its path.

    `table` is what is written where choices were made; without it all of the kind is. The format
    follows the suffix. Raises ExportFailure where the kind or the suffix is not
    among KINDS, the file is there already (unless `overwrite`), or it cannot be written.
    """
    suffix = _suffix(kind, to)
    try:
        _refuse_place(to, overwrite)
        content = _rendered(table or TABLES[kind](project), suffix)
        write_atomically(to, [content], lambda: None)
    except OSError as error:
        raise ExportFailure(
            _(
                "«{path}» could not be written ({reason}). Close it in other programs and see "
                "that the disk has room and the folder may be written to; or choose another place."
            ).format(path=to, reason=error.strerror or error)
        ) from error
    return to


def _rendered(table: Table | Written, suffix: str) -> bytes:
    if isinstance(table, Written):
        return render_written(table, suffix)
    return RENDERERS[suffix](table)


def _suffix(kind: str, to: Path) -> str:
    if kind not in KINDS:
        raise ExportFailure(
            _("There is no export called «{kind}»; choose one of: {kinds}.").format(
                kind=kind, kinds=", ".join(KINDS)
            )
        )
    suffix = to.suffix.lower()
    if suffix not in KINDS[kind]:
        raise ExportFailure(
            _("«{name}» is no name for an export of {kind}; let it end in {suffixes}.").format(
                name=to.name, kind=kind, suffixes=_(" or ").join(KINDS[kind])
            )
        )
    return suffix


def _refuse_place(to: Path, overwrite: bool) -> None:
    if not to.parent.is_dir():
        raise ExportFailure(
            _("There is no folder «{folder}»; make it first, or choose another place.").format(
                folder=to.parent
            )
        )
    if to.is_dir():
        raise ExportFailure(
            _("«{path}» is a folder; give the name of a file in it.").format(path=to)
        )
    if to.exists() and not overwrite:
        raise ExportFailure(
            _(
                "«{path}» is there already and was left as it is; give --overwrite to replace "
                "it, or choose another name."
            ).format(path=to)
        )

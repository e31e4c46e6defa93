"""From a project to a file: builds a table, renders it, and writes it whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.report import (
    csv_text,
    excel,
    html,
    markdown,
    theme_map_png,
    theme_map_svg,
    theme_map_text,
    word,
)
from tuicode.report.analysis_table import analysis_table
from tuicode.report.analysis_tables import ANALYSIS_TABLES
from tuicode.report.attribute_tables import ATTRIBUTE_TABLES
from tuicode.report.audit_trail import audit_trail
from tuicode.report.candidate_themes import candidate_themes
from tuicode.report.codes_overview import codes_overview
from tuicode.report.kinds import KINDS
from tuicode.report.theme_map import ThemeMap, shown_as_line, theme_map
from tuicode.report.theme_table import theme_table
from tuicode.report.themes_with_extracts import themes_with_extracts
from tuicode.report.writing import journal_written, memos_written
from tuicode.report.written import Written
from tuicode.report.written_formats import render_written
from tuicode.store.durable import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.past import Past
    from tuicode.model.project import Project
    from tuicode.report.table import Report, Table

    Content = Table | Report | ThemeMap | Written


class ExportFailure(ProjectError):  # noqa: N818 - reads as what it is
    """What could not be exported, why, and what to do; nothing was written."""


TABLES: Final[dict[str, Callable[..., Table | Report | Written]]] = {
    "analysis-table": analysis_table,
    "codes": codes_overview,
    **ANALYSIS_TABLES,
    **ATTRIBUTE_TABLES,
    "theme-table": theme_table,
    "themes": themes_with_extracts,
    "candidate-themes": candidate_themes,
    "audit-trail": audit_trail,
    "memos": memos_written,
    "journal": journal_written,
}

RENDERERS: Final[dict[str, Callable[[Any], bytes]]] = {
    ".docx": word.render,
    ".xlsx": excel.render,
    ".csv": csv_text.render,
    ".md": markdown.render,
    ".html": html.render,
}

DRAWINGS: Final[dict[str, Callable[[ThemeMap], bytes]]] = {
    ".svg": theme_map_svg.render,
    ".png": theme_map_png.render,
    ".mmd": theme_map_text.mermaid,
    ".gv": theme_map_text.graphviz,
    ".dot": theme_map_text.graphviz,
    ".md": theme_map_text.markdown,
    ".txt": theme_map_text.plain,
}


def export(
    project: Project,
    kind: str,
    to: Path,
    overwrite: bool = False,
    table: Content | None = None,
) -> Path:
    """Write one kind of export to the file `to`, and return its path.

    `table` is what is written where choices were made; without it all of the kind is. The format
    follows the suffix. Raises ExportFailure where the kind or the suffix is not
    among KINDS, the file is there already (unless `overwrite`), or it cannot be written.
    """
    suffix = _suffix(kind, to)
    try:
        _refuse_place(to, overwrite)
        write_atomically(to, [_rendered(project, kind, suffix, table)], lambda: None)
    except OSError as error:
        raise ExportFailure(
            _(
                "«{path}» could not be written ({reason}). Close it in other programs and see "
                "that the disk has room and the folder may be written to; or choose another place."
            ).format(path=to, reason=error.strerror or error)
        ) from error
    return to


def _rendered(project: Project, kind: str, suffix: str, content: Content | None) -> bytes:
    if content is None:
        content = theme_map(project) if kind == "theme-map" else TABLES[kind](project)
    if project.past is not None:
        content = _of_the_past(content, project.past)
    if project.alone is not None and not isinstance(content, ThemeMap):
        told = _("the codings of pass {number} «{name}» alone", content.language)
        told = told.format(number=project.alone.number, name=project.alone.name)
        content = msgspec.structs.replace(content, subtitle=f"{content.subtitle} · {told}")
    if isinstance(content, ThemeMap):
        return DRAWINGS[suffix](content)
    if isinstance(content, Written):
        return render_written(content, suffix)
    return RENDERERS[suffix](content)


def _of_the_past(content: Content, past: Past) -> Content:
    """Say in the title, and in the line below it, as of when it is."""
    title = f"{content.title} ({past.briefly(content.language)})"
    told = past.told(content.language)
    if isinstance(content, ThemeMap):
        return msgspec.structs.replace(content, title=shown_as_line(f"{content.title}, {told}"))
    subtitle = f"{content.subtitle} · {told}"
    return msgspec.structs.replace(content, title=title, subtitle=subtitle)


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
            _(
                "Nothing was written: let the name end in {suffixes}, and not as «{name}» does."
            ).format(suffixes=_(" or ").join(KINDS[kind]), name=to.name or to)
        )
    return suffix


def is_there(to: Path) -> bool:
    """Tell whether a file is there. Raises ExportFailure where no file can have such a name."""
    try:
        return to.exists()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportFailure(
            _(
                "«{name}» is no name for a file ({reason}); choose another, or a shorter one."
            ).format(name=f"{to.name[:40]}…", reason=reason)
        ) from error


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
    if is_there(to) and not overwrite:
        raise ExportFailure(
            _(
                "«{path}» is there already and was left as it is; give --overwrite to replace "
                "it, or choose another name."
            ).format(path=to)
        )

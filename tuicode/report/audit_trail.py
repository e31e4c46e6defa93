"""The audit trail: how an analysis was made, without the words of those who took part.

The project sheet, the data, the passes, the codes from old to new, the themes by version, the
reviews, and what was done day by day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.report.audit_codes import codes_table, timeline_table
from tuicode.report.audit_themes import reviews_table, versions_table
from tuicode.report.audit_work import data_table, passes_table, sheet_table
from tuicode.report.table import Report
from tuicode.report.telling import Telling

if TYPE_CHECKING:
    from tuicode.model.project import Project


def audit_trail(project: Project, *, with_names: bool = False) -> Report:
    """Return the audit trail in the project's language.

    It holds nothing of a transcript, no memos and no quotes; and codes in vivo, which are named
    with participants' words, by their tags, unless they are to be told `with_names`.
    """
    language = project.sheet.language
    telling = Telling(project, language, with_names=with_names)
    tables = (
        sheet_table(project),
        data_table(project),
        passes_table(project),
        codes_table(project, telling),
        versions_table(project, telling),
        reviews_table(project),
        timeline_table(project, telling),
    )
    steps = plural(
        "{count} step in the log", "{count} steps in the log", project.revision, language
    )
    return Report(
        title=_("Audit trail", language),
        subtitle=f"{project.sheet.name} · {steps}",
        language=language,
        tables=tables,
    )

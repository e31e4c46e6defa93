"""The extract that shows a code best, as its coder chose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.flags import analysed

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Code


def example_of(project: Project, code: Code) -> str:
    """Return the words of the example and their source; nothing where there is none.

    Neither is there where it touches what is not analysed, or no longer carries the code.
    """
    coding = project.tables.table("codings").get(code.example or 0)
    if coding is None or coding.code != code.id or not list(analysed(project, [coding])):
        return ""
    source = project.source(coding.source)
    words = " ".join(source.text[coding.start : coding.end].split())
    return f"«{words}» ({source.name})"

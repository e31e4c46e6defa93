"""What every head line begins with: the project, and which past state of it one looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from tuicode.tui.cells import shown

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.tui.looks import Look


def head(project: Project, look: Look) -> list[Segment]:
    """Return the name of the project, and a sign that stays where it is not the present."""
    name = Segment(f" {shown(project.sheet.name)}", look.strong)
    if project.past is None:
        return [name]
    return [
        name,
        Segment(" ", look.text),
        Segment(f" {shown(project.past.briefly())} ", look.selected),
    ]

"""Opening the project that a verb is about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tuicode.cli.printing import warn
from tuicode.model.errors import ReadOnly
from tuicode.store.errors import FileProblem
from tuicode.store.opening import open_project
from tuicode.store.project_file import ProjectFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.model.project import Project


@contextmanager
def project_to_read(path: Path) -> Iterator[Project]:
    """Open a project without a lock, so also while somebody works in it; raises FileProblem."""
    with open_project(path, read_only=True) as project:
        _tell_notices(project)
        yield project


@contextmanager
def project_to_change(path: Path) -> Iterator[Project]:
    """Open a project and save it at the end.

    Raises ReadOnly where it cannot be changed, and FileProblem where it cannot be opened, or
    somebody else changed the file meanwhile.
    """
    with open_project(path) as project:
        _tell_notices(project)
        if project.read_only:
            raise ReadOnly(project.read_only)
        yield project
    keeper = project.keeper
    if isinstance(keeper, ProjectFile) and keeper.state.message:
        raise FileProblem(keeper.state.message)


def state_of(project: Project, as_of: int | None, only: int | None) -> Project:
    """Return a project as it stood at the end of a pass, with the codings of one pass only.

    Both are numbers of passes; None for now, and for all. Raises NotFound where there is no such
    pass, and ProjectError where the first is still going on.
    """
    from tuicode.model.as_of import as_of_pass, only_pass

    if as_of is not None:
        project = as_of_pass(project, project.pass_numbered(as_of))
    return project if only is None else only_pass(project, project.pass_numbered(only))


def _tell_notices(project: Project) -> None:
    for notice in project.notices:
        warn(notice)

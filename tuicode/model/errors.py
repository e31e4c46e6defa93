"""What a verb refuses, each with a message that says what is wrong and what to do."""

from __future__ import annotations


class ProjectError(Exception):
    """Something asked of a project cannot be done; nothing was changed."""


class ReadOnly(ProjectError):  # noqa: N818 - reads as what it is
    """The project is open for reading only."""


class NotFound(ProjectError):  # noqa: N818
    """Nothing in the project goes by that name or id."""


class OutOfUse(NotFound):
    """What goes by that name was merged into something else, or retired."""

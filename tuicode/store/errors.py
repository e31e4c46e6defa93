"""What can go wrong with a file, each with a message that says what to do."""

from __future__ import annotations

from tuicode.model.errors import ProjectError


class FileProblem(ProjectError):  # noqa: N818 - reads as what it is
    """The project file cannot be used as it is; nothing was written."""


class Damaged(FileProblem):
    """The file is not a sound project. `faults` has a sentence for each thing found."""

    def __init__(self, message: str, faults: list[str]) -> None:
        super().__init__(message)
        self.faults = faults


class InUse(FileProblem):
    """Somebody has the project open; the message says who, where and since when."""


class Overtaken(FileProblem):
    """The file is no longer the one that was read; it was left as it is."""


class NotKept(FileProblem):
    """A change could not be flushed to disk, so it was not made."""


class NotSaved(FileProblem):
    """The file could not be rewritten; what was done is safe in the journal beside it."""

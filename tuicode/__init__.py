"""tuicode: qualitative coding of interview transcripts in the terminal.

import tuicode

with tuicode.open("samskaping.json") as project:
    for source in project.sources:
        print(source.name, len(project.codings_of_source(source.id)))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tuicode.store.opening import create_project as new
    from tuicode.store.opening import open_project as open  # noqa: A004

__version__ = "0.1.0"
__all__ = ["__version__", "new", "open"]


def __getattr__(name: str) -> Any:
    """Load the store when `open` or `new` is first asked for (PEP 562), to start fast."""
    if name in {"open", "new"}:
        from tuicode.store import opening

        return opening.open_project if name == "open" else opening.create_project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The codes that the actions of the codebook are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import plural
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Code


class CodeRows(TableWorkspace):
    """A table whose rows are codes."""

    @property
    def code_here(self) -> Code | None:
        """The code that is highlighted."""
        return self.project.code(self.here.id) if self.here is not None else None

    @property
    def codes_chosen(self) -> list[Code]:
        """The codes that are marked, or else the highlighted one."""
        return [self.project.code(one.id) for one in self.chosen_rows]

    def change_chosen(self, verb: Callable[[], str]) -> None:
        """Change the codes chosen; those marked are so no longer, as another key would do more."""

        def changed() -> str:
            said = verb()
            self.marked.clear()
            return said

        self.change(changed)


def names_of(chosen: Sequence[Code]) -> str:
    """Return one code as it is told, or how many they are."""
    if len(chosen) > 1:
        return plural("{count} code", "{count} codes", len(chosen))
    return f"{chosen[0].tag} {chosen[0].name}"

"""Which actions change the project: where nothing can be changed, no line of keys offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuicode.model.project import Project

CHANGING: dict[str, frozenset[str]] = {
    "hits": frozenset({"code", "around"}),
    "codebook": frozenset({"merge", "split", "new", "rename", "define", "note", "retire"}),
    "code_extracts": frozenset({"example"}),
    "attributes": frozenset({"edit", "new", "mark"}),
    "sheet": frozenset({"edit", "undo"}),
    "passes": frozenset({"start", "end", "reopen", "set_phase"}),
    "writing": frozenset({"new", "edit", "tick", "question", "link"}),
    "themes": frozenset(
        {
            *("put", "move_to", "new", "copy_to", "take_out", "rename", "describe", "nest"),
            *("split", "merge", "set_aside", "bring_back", "undo"),
        }
    ),
    "versions": frozenset({"keep", "restore"}),
    "theme_map": frozenset({"relate", "change_relation", "turn_round", "unrelate"}),
    "theme": frozenset({"keep", "move", "take_out", "code_anew", "note", "undo"}),
}
"""By workspace, of the actions that stand in its line of keys."""


def not_offered(project: Project, workspace: str) -> frozenset[str]:
    """Return the actions that are not offered in a workspace, as nothing can be changed there."""
    return CHANGING.get(workspace, frozenset()) if project.read_only else frozenset()

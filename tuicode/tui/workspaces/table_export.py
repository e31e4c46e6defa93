"""The table of a workspace in a file: under which name, and whether another is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.tui.question import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuicode.tui.workspaces.table_workspace import TableWorkspace


def ask_for_file(workspace: TableWorkspace) -> None:
    """Ask for the name of a file, and write the table to it; one that is there, if so wanted."""
    from tuicode.report.exporting import is_there
    from tuicode.report.shown_table import file_name, place_of

    def answer(_taken: Sequence[Choice], typed: str) -> None:
        path = place_of(workspace.project, typed)
        if is_there(path):
            _ask_whether(workspace, path)
        else:
            _write(workspace, path)

    title = _("which file? it can end in .xlsx, .csv or .md")
    workspace.ask(Question(title, answer, typed=f"{file_name(workspace.table_title())}.xlsx"))


def _ask_whether(workspace: TableWorkspace, path: Path) -> None:
    choices = [Choice(_("no, leave it as it is"), False), Choice(_("yes, replace it"), True)]

    def offer(query: str) -> Sequence[Choice]:
        return [one for one in choices if query.strip().casefold() in one.text.casefold()]

    def answer(taken: Sequence[Choice], _typed: str) -> None:
        if taken and taken[0].value:
            _write(workspace, path)
        else:
            workspace.say(_("«{name}» was left as it is.").format(name=path.name))

    title = _("«{name}» is there already; replace it?").format(name=path.name)
    workspace.ask(Question(title, answer, offer))


def _write(workspace: TableWorkspace, path: Path) -> None:
    from tuicode.report.shown_table import shown_table, write_shown

    columns, rows = workspace.whole_columns(), workspace.rows_that_leave()
    headings = [(one.heading, one.kind in {"number", "bar"}) for one in columns]
    written = [(one.family, [one.values.get(column.key, "") for column in columns]) for one in rows]
    count = plural("{count} row", "{count} rows", len(rows))
    subtitle = f"{workspace.project.sheet.name} · {count}"
    table = shown_table(workspace.table_title(), subtitle, headings, written)
    write_shown(workspace.project, table, path)
    said = _("Wrote {path}.").format(path=path)
    private = len(workspace.rows) - len(rows)
    if private:
        left_out = plural(
            "{count} that is private was left out.",
            "{count} that are private were left out.",
            private,
        )
        said = f"{said} {left_out}"
    workspace.say(said)

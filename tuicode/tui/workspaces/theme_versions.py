"""The versions of the themes: kept, looked at, compared, and restored."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment

from tuicode.analysis.version_changes import told as told_change
from tuicode.analysis.version_changes import version_changes
from tuicode.language import _, plural
from tuicode.model import versions
from tuicode.model.identity import local
from tuicode.tui.actions import bindings
from tuicode.tui.cells import shown
from tuicode.tui.columns import ShownColumn
from tuicode.tui.markdown_lines import plain_lines
from tuicode.tui.question import Choice, Question
from tuicode.tui.theme_actions import VERSIONS
from tuicode.tui.way_back import open_over
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.keeping_version import ask_to_keep
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.whole_text import WholeText
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Version
    from tuicode.tui.markdown_lines import ShownLine

MINUTE = 16
"""Characters of a time up to its minute."""


class Versions(TableWorkspace):
    """The versions of a project's themes, one a row."""

    NAME = "versions"
    CHANGING = frozenset({"keep", "restore"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(VERSIONS, "versions")]
    CSS = """
    Versions { layout: vertical; background: $background; }
    Versions #table { height: 1fr; }
    Versions #note { margin: 0 1; max-height: 50%; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the table, the note on the highlighted version, and the lines below."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="heading")
        yield RowList(
            self.look, lambda _row: self.action_choose(), id="table", moved=self._show_note
        )
        yield TextLines(self.look, id="note")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def words(self) -> str:
        """Return what this workspace is."""
        return _("Versions of the themes")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        return (
            ShownColumn("number", _("No."), 3, "number"),
            ShownColumn("name", _("Version"), 20, stretches=True),
            ShownColumn("at", _("Kept"), MINUTE),
            ShownColumn("themes", _("Themes"), 7, "number"),
            ShownColumn("codes", _("Codes"), 6, "number"),
            ShownColumn("relations", _("Relations"), 10, "number"),
            ShownColumn("by", _("By"), 10),
            ShownColumn("note", _("Note"), 16, stretches=True),
        )

    def all_rows(self) -> list[TableRow]:
        """Return the versions, the newest first."""
        return [_row(one) for one in reversed(versions.versions(self.project))]

    def on_mount(self) -> None:
        """Show the rows; say what can be done where there is none."""
        super().on_mount()
        if not self.rows:
            self.say(_none(self.project))

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the version."""
        if self.here is None:
            return Here()
        return Here(versions.told(self._version(self.here.id)), ("versions", self.here.id))

    # --- actions

    def action_keep(self) -> None:
        """Ask for a name and a note, and keep the themes as they are."""
        ask_to_keep(self.project, self.ask, self.change)

    def action_choose(self) -> None:
        """Look at the themes as they were; nothing can be changed there."""
        from tuicode.tui.workspaces.themes import Themes

        one = self._version_here()
        if one is not None:
            then = versions.as_of_version(self.project, one)
            open_over(self, versions.told(one), lambda: Themes(then, self.look, one))

    def action_compare(self) -> None:
        """List what came, went, moved or was renamed between two versions, or since one."""
        chosen = [self._version(row.id) for row in self.chosen_rows]
        if len(chosen) not in {1, 2}:
            self.say(_("Mark two versions with Space, or one to compare it with now; then c."))
            return
        older, *more = sorted(chosen, key=lambda one: one.number)
        newer = more[0] if more else versions.as_it_is(self.project)
        changes = version_changes(self.project, older, newer)
        told = [told_change(self.project, one) for one in changes] or [_("Nothing.")]
        title = _("From «{first}» to «{second}»").format(first=older.name, second=newer.name)
        count = plural("{count} change", "{count} changes", len(changes))
        links = tuple(("versions", one.id) for one in (older, *more))
        about = Here(title, links[0], links=links[1:])
        self.app.push_screen(
            WholeText(
                self.look,
                f"{title} · {count}",
                lambda width: self._lines(told, width),
                about=about,
            )
        )

    def action_restore(self) -> None:
        """Ask whether the themes are to be as they were, and have them so."""
        one = self._version_here()
        if one is None:
            return

        def offer(query: str) -> Sequence[Choice]:
            choices = [
                Choice(_("keep how they are now as a version, and restore"), "keep"),
                Choice(_("restore"), "restore"),
                Choice(_("leave them as they are"), ""),
            ]
            return [each for each in choices if query.strip().casefold() in each.text.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken and taken[0].value:
                self.change(lambda: self._restored(one, keep=taken[0].value == "keep"))

        title = _("have the themes as in version {number}, «{name}»? Later ones are set aside.")
        self.ask(Question(title.format(number=one.number, name=one.name), answer, offer))

    def come_back(self, chosen: object) -> None:
        """Go to what was chosen in a version in the text."""
        if chosen is not None:
            self.dismiss(chosen)

    def on_resize(self) -> None:
        """Show the columns that fit now, and the note in as many lines as it takes."""
        super().on_resize()
        self._show_note()

    # --- inside

    def _arrange(self) -> None:
        super()._arrange()
        self._show_note()

    def _show_note(self) -> None:
        """Show the whole note below the table, in which it is cut or has no room."""
        told = str(self.here.values["note"]) if self.here is not None else ""
        note = self.query_one("#note", TextLines)
        note.display = bool(told)
        note.styles.height = len(textwrap.wrap(shown(told), max(self.app.size.width - 2, 10)))
        note.show([(told, self.look.quiet)])

    def _lines(self, told: Sequence[str], width: int) -> list[ShownLine]:
        """Return sentences one below the other, each whole, in so many cells."""
        return [
            [Segment("  " if number else "– ", self.look.quiet), *line]
            for sentence in told
            for number, line in enumerate(plain_lines(sentence, width - 2, self.look.text))
        ]

    def _version_here(self) -> Version | None:
        if self.here is None:
            self.say(_none(self.project))
            return None
        return self._version(self.here.id)

    def _version(self, version_id: int) -> Version:
        return cast("Version", self.project.tables.get("versions", version_id))

    def _restored(self, one: Version, *, keep: bool) -> str:
        with self.project.transaction("restore version"):
            if keep:
                versions.keep(self.project, _("before {version}").format(version=one.name))
            versions.restore(self.project, one)
        return _("The themes are as in {version}; u undoes it.").format(version=versions.told(one))


def _none(project: Project) -> str:
    if project.read_only:
        return _("No version is kept.")
    return _("No version is kept yet; n keeps one.")


def _row(one: Version) -> TableRow:
    return TableRow(
        one.id,
        {
            "number": one.number,
            "name": one.name,
            "at": local(one.at)[:MINUTE].replace("T", " "),
            "themes": len(versions.themes_in(one)),
            "codes": len(versions.codes_in(one)),
            "relations": len(one.relations),
            "by": one.by,
            "note": " ".join(one.note.split()),
        },
    )

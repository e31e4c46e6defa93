"""The theme map: themes and what there is between them, walked by arrow keys, changed and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.language import _, marked
from tuicode.model import themes
from tuicode.model.versions import as_of_version, versions
from tuicode.report.theme_map import sentence, theme_map
from tuicode.tui.actions import bindings
from tuicode.tui.cells import shown
from tuicode.tui.head import head
from tuicode.tui.question import Choice, Question
from tuicode.tui.theme_actions import THEME_MAP
from tuicode.tui.theme_map_drawing import as_map, as_outline, fits, in_cells, legend
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.widgets.theme_map_view import ThemeMapView
from tuicode.tui.workspaces.theme_relating import RelatingActions
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Theme, Version
    from tuicode.tui.looks import Look


LINES_AROUND = 3
"""The lines above and below the map, and what is told of a theme."""

MOST_TOLD = 3
"""Lines of what is told of a theme at most."""

LOW = 12
"""Lines of the map below which there is one line for what is told."""

SUFFIXES = {
    ".png": marked("a picture, for Word"),
    ".svg": marked("a drawing that can be changed"),
    ".md": marked("an outline in Markdown"),
    ".txt": marked("an outline as plain text"),
    ".mmd": marked("for Mermaid"),
    ".gv": marked("for Graphviz"),
}
"""What the map is saved as, by the ending of the name."""


class ThemeMap(RelatingActions):
    """The map of now, or of a version; as an outline where it has not room."""

    NAME = "theme_map"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(THEME_MAP, "theme_map")]
    CSS = """
    ThemeMap { layout: vertical; background: $background; }
    ThemeMap #map { height: 1fr; }
    ThemeMap #told { height: 1; padding: 0 1; }
    """

    def __init__(self, project: Project, look: Look, begin_at: int = 0) -> None:
        super().__init__()
        self._begin_at = begin_at
        """The id of the theme where one begins; 0 is the first."""
        self.project = project
        self.drawn = project
        self.look = look
        self.version: Version | None = None
        self.content = theme_map(project)
        self.outlined: bool | None = None
        """Whether an outline was asked for; None where what has room is shown."""
        self._is_outline = False

    def compose(self) -> ComposeResult:
        """Lay out the title, the map, what is said of a theme, and the lines below."""
        yield Line(self.look.text, id="status")
        yield ThemeMapView(self.look, self.action_choose, self._tell, id="map")
        yield Line(self.look.quiet, id="legend")
        yield TextLines(self.look, id="told")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Draw the map."""
        take_keys(self)
        self.show_map()
        self.show_keys()
        self.set_focus(self.query_one("#map"))

    def on_resize(self) -> None:
        """Draw it for the room that there is now."""
        self.show_map()

    def on_prompt_closed(self) -> None:
        """Go back to the map, unless the next question is being asked."""
        if not self.query_one(Prompt).is_open:
            self.set_focus(self.query_one("#map"))
        self.show_keys()

    @property
    def theme_here(self) -> Theme | None:
        """The theme that is highlighted; None where it is in a version only, or there is none."""
        one = self.project.tables.get("themes", self.query_one(ThemeMapView).here)
        return one if one in themes.standing(self.project) else None

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("Theme map")

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the theme."""
        one = self.theme_here
        return Here(one.name, ("themes", one.id)) if one is not None else Here()

    def show_map(self) -> None:
        """Draw the map as the project is now."""
        self.content = theme_map(self.drawn, self.version)
        view = self.query_one(ThemeMapView)
        keys = legend(self.content)
        across, down = self.app.size.width, self.app.size.height - LINES_AROUND - bool(keys)
        layout = in_cells(self.content, across, down - MOST_TOLD)
        self._is_outline = self.outlined is True or (
            self.outlined is None and not fits(layout, across, down - 1)
        )
        crowded = fits(layout, across, down - 1) and not fits(layout, across, down - MOST_TOLD)
        told = 1 if down < LOW or (crowded and not self._is_outline) else MOST_TOLD
        line = self.query_one("#legend", Line)
        line.display = bool(keys) and not self._is_outline
        line.show([Segment(f" {keys}", self.look.quiet)])
        self.query_one("#told").styles.height = told
        drawing = as_outline(self.content, across) if self._is_outline else as_map(layout)
        lines: dict[int, set[int]] = {one.id: set() for one in self.content.themes}
        for one in self.content.relations:
            lines[one.from_].add(one.id)
            lines[one.to].add(one.id)
        here = view.here or self._begin_at
        at = {theme: frozenset(ids) for theme, ids in lines.items()}
        view.show(drawing, at, here, {one.id: one.family for one in self.content.themes})
        self._tell()

    def follow_project(self) -> None:
        """Show what another screen has changed."""
        self.show_map()

    def show_keys(self) -> None:
        """Show the keys that apply."""
        keys = self.keys_here()
        if self.query_one(Prompt).is_open:
            keys = [("Enter", _("choose")), ("↑ ↓", _("move")), ("Esc", _("or Backspace: close"))]
        self.query_one(KeyLine).show_keys([*keys, ("q", _("back"))])

    def action_choose(self) -> None:
        """Open the theme: every extract under it."""
        if self.theme_here is None:
            self.say(_("This theme is no longer in the project."))
            return
        from tuicode.tui.workspaces.theme import open_theme

        open_theme(self, self.project, self.look, self.theme_here)

    def action_switch_view(self) -> None:
        """Show the map or the outline, whichever has room."""
        self.outlined = not self._is_outline
        self.show_map()

    def action_version(self, steps: int) -> None:
        """Draw an earlier version, or a later one; after the last comes the map of now."""
        drawn: list[Version | None] = [*versions(self.project), None]
        at = next(
            at
            for at, one in enumerate(drawn)
            if (one and one.id) == (self.version and self.version.id)
        )
        wanted = at + steps
        if not 0 <= wanted < len(drawn):
            none = (
                _("There is no later version.") if steps > 0 else _("There is no earlier version.")
            )
            self.say(none)
            return
        self.version = drawn[wanted]
        self.drawn = as_of_version(self.project, self.version) if self.version else self.project
        self.say(self.drawn.read_only if self.version else "")
        self.show_map()

    def action_save(self) -> None:
        """Ask for the name of a file, whose ending decides what is written, and write the map."""
        file = self.project.path
        if file is None:
            self.say(_("This project has no file yet."))
            return
        name = _("{project} theme map").format(project=file.stem)
        if self.version:
            name += f" {self.version.number}"
        choices = [
            Choice(f"{name}{suffix}", f"{name}{suffix}", note=_(told))
            for suffix, told in SUFFIXES.items()
        ]

        def offer(query: str) -> list[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def answer(taken: Sequence[Choice], typed: str) -> None:
            wanted = str(taken[0].value) if taken else typed.strip()
            if wanted:
                self._save(_free(file.parent / wanted))

        self.ask(Question(_("which file? its ending decides what it is"), answer, offer, free=True))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _save(self, to: Path) -> None:
        from tuicode.report.exporting import export

        written = export(self.drawn, "theme-map", to, table=self.content)
        self.say(_("Wrote {path}.").format(path=written))

    def come_back(self, chosen: object) -> None:
        """Show what was changed elsewhere; what was chosen there is shown in the text."""
        if chosen is None:
            self.show_map()
        else:
            self.dismiss(chosen)

    def _tell(self) -> None:
        here = self.query_one(ThemeMapView).here
        what = (
            _("Version {number}: {name}").format(number=self.version.number, name=self.version.name)
            if self.version
            else _("Theme map")
        )
        left = [
            *head(self.project, self.look),
            Segment(f" · {shown(what)}", self.look.quiet),
        ]
        told = [
            sentence(self.content, one, on_screen=True)
            for one in self.content.relations
            if here in {one.from_, one.to}
        ]
        one = next((one for one in self.content.themes if one.id == here), None)
        if one is None:
            told = [_("There are no themes yet.")]
        else:
            left.append(Segment(f" · {one.number} {shown(one.name)}", self.look.text))
            left.append(Segment(f" · {_(one.state)}", self.look.quiet))
        self.query_one("#status", Line).show(left)
        self.query_one("#told", TextLines).show([(" ".join(told), self.look.quiet)])


def _free(path: Path) -> Path:
    """Return a path that nothing has yet: with a number, where need be."""
    to, number = path, 1
    from tuicode.report.exporting import is_there

    while is_there(to):
        number += 1
        to = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return to

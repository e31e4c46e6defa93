"""The lines above and below the panes: where one is, whether it is saved, which keys apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from tuicode.language import _, plural
from tuicode.store.project_file import ProjectFile
from tuicode.tui.actions import key_line
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.head import head
from tuicode.tui.widgets.line import KeyLine, Line
from tuicode.tui.workspaces.correcting import CorrectingActions
from tuicode.tui.workspaces.elsewhere import ElsewhereActions
from tuicode.tui.workspaces.finding import FindingActions
from tuicode.tui.workspaces.glossary_here import GlossaryHere
from tuicode.tui.workspaces.keys_now import not_now
from tuicode.tui.workspaces.noting import NotingActions
from tuicode.tui.workspaces.palette import PaletteActions
from tuicode.tui.workspaces.places import PlaceActions
from tuicode.tui.workspaces.progress import ProgressActions
from tuicode.tui.workspaces.reading import ReadingActions
from tuicode.tui.workspaces.recoding import RecodingActions
from tuicode.tui.workspaces.revising import RevisingActions
from tuicode.tui.workspaces.searching import SearchActions
from tuicode.tui.workspaces.settings import SettingActions
from tuicode.tui.workspaces.workspace import actions_of

if TYPE_CHECKING:
    from rich.style import Style


class Lines(
    SearchActions,
    RecodingActions,
    FindingActions,
    PlaceActions,
    ProgressActions,
    ReadingActions,
    NotingActions,
    RevisingActions,
    CorrectingActions,
    SettingActions,
    ElsewhereActions,
    GlossaryHere,
    PaletteActions,
):
    """All actions of Read & code, and the lines that say where they are done."""

    _not_now: frozenset[str] = frozenset()

    def show_status(self) -> None:
        """Say where one is: what matters most first, and as much as there is room for."""
        text, style = self._save_words()
        left = head(self.project, self.look)
        room = self.app.size.width - sum(cells(one.text) for one in left) - len(text) - 3
        for part in self._where():
            room -= cells(part) + 3
            if room >= 0:
                left.append(Segment(" · " + shown(part), self.look.quiet))
        self.query_one("#status", Line).show(left, [Segment(f"  {text} ", style)])
        not_there = not_now(self.project, self.transcript, may_repeat=bool(self.last_codes))
        if not_there != self._not_now:
            self._not_now = not_there
            self.show_keys()

    def _where(self) -> list[str]:
        transcript = self.transcript
        source, cursor = transcript.source, transcript.cursor
        if source is None or cursor is None:
            return []
        if cursor.anchor is not None:
            start, end = cursor.span
            words = len(source.text[start:end].split())
            moving = plural("{count} word marked", "{count} words marked", words)
        else:
            moving = _("by {unit}").format(unit=_(cursor.unit))
        codings = self.count_in(source.id)
        day = self.day_checked(source)
        later = self.project.current_pass.number > 1
        turn, turns = transcript.turn_number, transcript.turn_count
        return [
            # Before all that a long name could leave no room for.
            *([] if self.passes_shown is None else [_("some hidden")]),
            source.name,
            *([_("by theme")] if self.themes_shown is not None else []),
            *filter(None, [self.whose_turns()]),
            _("turn {turn}/{turns}").format(turn=turn, turns=turns),
            # Which pass it is matters most where there are several.
            *([self._pass_told()] if later else []),
            _("{percent} % read").format(percent=self.percent_read(source)),
            moving,
            *([] if later else [self._pass_told()]),
            plural("{count} coding", "{count} codings", codings),
            *([_("checked {date}").format(date=day)] if day else []),
        ]

    def _pass_told(self) -> str:
        """Return the pass that is going on, as much of its name as leaves room for the rest."""
        current = self.project.current_pass
        told = current.name if current.number == 1 else f"{current.number} {current.name}"
        return cut(told, self.app.size.width // 4)

    def _save_words(self) -> tuple[str, Style]:
        keeper = self.project.keeper
        if not isinstance(keeper, ProjectFile):
            return _("read-only"), self.look.strong
        words = {
            "file": (_("saved"), self.look.quiet),
            "journal": (_("kept, being saved"), self.look.quiet),
            "failed": (_("NOT IN THE FILE YET"), self.look.problem),
        }
        return words[keeper.state.where]

    def show_keys(self) -> None:
        """Say which keys apply."""
        keys = key_line(actions_of(self, "read_and_code"), self._not_now)
        if self.way_back is not None:
            keys = [(self.key("leave"), _("back")), *keys]
        if self.review is not None:
            keys = key_line(actions_of(self, "review"))
        if self.mode is not None:
            keys = self.mode.keys()
        elif self.prompt.is_open:
            another = [("Tab", _("and another"))] if self.prompt.takes_several else []
            if self.prompt.switches:
                another = [("Tab", _("as written, words, forms, expression"))]
            keys = [
                ("Enter", _("choose")),
                *another,
                ("↑ ↓", _("move")),
                ("Esc", _("or Backspace: close")),
            ]
        elif self.focused is not None and self.focused.id in {"source-list", "code-list"}:
            word = _("open") if self.focused.id == "source-list" else _("put on the marked text")
            keys = [("Enter", word), ("↑ ↓", _("move")), (self.key("next_pane"), _("next pane"))]
        last = self.last_key()
        self.query_one(KeyLine).show_keys([*(one for one in keys if one[0] != last[0]), last])

    def last_key(self) -> tuple[str, str]:
        """Return the key that always has room in the line of keys, and its word."""
        return self.key("help"), _("help")

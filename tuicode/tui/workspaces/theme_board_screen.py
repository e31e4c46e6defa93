"""The board of themes as a screen: what is shown, where one is in it, and what is marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.history import REDO, UNDO, step_told
from tuicode.model.placing import not_placed
from tuicode.model.themes import standing, theme
from tuicode.tui.theme_board_painting import BoardPainter
from tuicode.tui.theme_board_rows import PILED, Key, board, outline
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.theme_board import ThemeBoard
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Code, LogEntry, Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.question import Question
    from tuicode.tui.theme_board_rows import Board, BoardRow, Column

MANY_ROWS = 60
"""Rows of the outline from which on the codes are folded at first."""

MANY_IN_COLUMN = 36
"""Rows of a column of the board from which on they are."""


WIDEST_TAG = 5
"""Cells up to which all tags get the same room."""


ASKING = frozenset(
    {
        *("new", "move_to", "copy_to", "rename", "nest", "split", "merge", "bring_back", "note"),
        *("keep", "describe"),
    }
)
"""The actions that ask something before they change the project."""


class Stay(msgspec.Struct):
    """What one left the board with, and finds again."""

    as_board: bool = False
    folds: tuple[set[int], set[int]] = msgspec.field(default_factory=lambda: (set(), set()))
    """The themes whose codes are folded, on the outline and on the board."""
    wanted: str = ""
    key: Key = ("", 0, 0)

    @property
    def folded(self) -> set[int]:
        """The themes whose codes are folded where one is."""
        return self.folds[self.as_board]


class ThemeBoardScreen(CommonActions):
    """Themes and piles, the cursor in them, the marks, and one step of the project at a time."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.marked: set[Key] = set()
        self.stay = _stay_in(project)
        self.painter = BoardPainter(project, look, self.marked)
        self.shown: Board | None = None
        self.go_to: Key | None = None
        """Where the cursor goes after a change; None where it stays as near as can be."""
        self._revision = 0
        self._places: dict[int, tuple[Key, Key]] = {}
        """Where one was before and after a step, by the id of its log entry."""

    # --- what is shown

    @property
    def panes(self) -> ThemeBoard:
        """The columns."""
        return self.query_one(ThemeBoard)

    @property
    def here(self) -> BoardRow:
        """The row that the cursor is on."""
        row = self.panes.here
        assert row is not None
        return row

    @property
    def theme_here(self) -> Theme | None:
        """The theme that the cursor is on."""
        return theme(self.project, self.here.theme) if self.here.kind == "theme" else None

    def show_rows(self, go_to: Key | None = None) -> None:
        """Take the rows from the project anew; the cursor stays where it is, or goes to a key."""
        laid_out = board if self.stay.as_board else outline
        self._revision = self.project.revision
        new = laid_out(self.project, self.stay.folded, self.stay.wanted)
        codes = Counter(code for one in standing(self.project) for code in one.codes)
        self.painter.often = {code: often for code, often in codes.items() if often > 1}
        self.painter.wanted = self.stay.wanted
        tags = (len(one.tag) for one in self.project.codes if one.state == "active")
        self.painter.tag_width = min(max(tags, default=0), WIDEST_TAG)
        places, tops, column = self._followed(new)
        found = new.find(go_to) if go_to else None
        if found is not None:
            column, row = found
            tops[column] += row - places[column]
            places[column] = row
        self.shown = new
        self.panes.show(new, places, tops, column)
        self.tell()

    def tell(self) -> None:
        """Say where one is, and what stands there."""
        raise NotImplementedError

    def ask(self, question: Question) -> None:
        """Ask in the prompt."""
        self.query_one(Prompt).ask(question)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that apply."""
        raise NotImplementedError

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("Themes")

    def journal_here(self) -> Here:
        """Return what an entry of the journal, or a memo, is about: the theme or the code."""
        row = self.here
        if row.kind == "code":
            code = self.project.code(row.code)
            return Here(f"{code.tag} {code.name}", ("codes", code.id))
        one = self.theme_here
        return Here(one.name, ("themes", one.id)) if one is not None else Here()

    # --- marks

    @property
    def codes_chosen(self) -> list[tuple[Code, Theme | None]]:
        """The codes marked, or else the one that the cursor is on, each with its theme."""
        keys = [key for key in self._in_order() if key[0] in {"code", PILED}]
        if not keys and self.here.kind == "code" and not self.marked:
            keys = [self.here.key]
        return [
            (self.project.code(code), theme(self.project, one) if one else None)
            for _kind, one, code in keys
        ]

    @property
    def themes_marked(self) -> list[Theme]:
        """The themes marked, in book order."""
        return [theme(self.project, key[1]) for key in self._in_order() if key[0] == "theme"]

    @property
    def themes_chosen(self) -> list[Theme]:
        """The themes marked, or else the one that the cursor is on."""
        here = self.theme_here
        return self.themes_marked or ([here] if here is not None else [])

    def unmark(self) -> None:
        """Mark nothing any more."""
        self.marked.clear()
        self.panes.paint()

    def _in_order(self) -> Iterator[Key]:
        """Yield what is marked, in the order of the outline."""
        if self.marked:
            whole = outline(self.project, ())
            yield from (
                row.key for column in whole.columns for row in column if row.key in self.marked
            )

    # --- changes

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Tell whether an action can be done: where nothing may be changed, nothing is asked."""
        if self.project.read_only and action in ASKING:
            self.say(self.project.read_only, problem=True)
            return False
        return True

    def change(self, verb: Callable[[], str]) -> None:
        """Change the project, and say what was done or why it was not."""
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
            return
        before, revision, self.go_to = self.here.key, self.project.revision, None
        try:
            said = verb()
        except ProjectError as error:
            if self.query_one(Prompt).is_answering:
                raise
            self.say(str(error), problem=True)
            return
        if self.project.revision != revision:
            self.marked &= {
                row.key for column in outline(self.project, ()).columns for row in column
            }
            self.show_rows(self.go_to)
            entry = self.project.log[-1]
            if entry.action not in {UNDO, REDO}:
                self._places[entry.id] = before, self.here.key
        self.say(said)

    def action_undo(self) -> None:
        """Undo the last step, and go back to where it was done."""
        self.change(lambda: self._reverted(self.project.undo, _("Undone: {step}."), 0))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.change(lambda: self._reverted(self.project.redo, _("Redone: {step}."), 1))

    def follow_project(self) -> None:
        """Show what another screen has changed."""
        if self.project.revision != self._revision and self.shown is not None:
            self.show_rows()

    # --- inside

    def _reverted(self, move: Callable[[], LogEntry | None], done: str, after: int) -> str:
        entry = move()
        if entry is None:
            return _("Nothing to do.")
        origin = entry
        while origin.reverts is not None:
            there = self.project.tables.get("log", origin.reverts)
            assert there is not None
            origin = there  # type: ignore[assignment]
        if origin.id in self._places:
            self.go_to = self._places[origin.id][after]
        return done.format(step=step_told(self.project.tables.table("log"), entry))

    def _followed(self, new: Board) -> tuple[list[int], list[int], int]:
        """Return the row and the top of each column of a new board, and the cursor's column."""
        panes, old = self.panes, self.shown
        if old is None:
            return [0] * len(new.columns), [0] * len(new.columns), 0
        heads = {column[0].key: at for at, column in enumerate(old.columns)}
        places, tops = [], []
        for column in new.columns:
            at = heads.get(column[0].key)
            row, top = (0, 0) if at is None else (panes.rows[at], panes.tops[at])
            place = row if at is None else _nearest(old.columns[at], row, column)
            places.append(place)
            tops.append(max(top + place - row, 0))
        now = {column[0].key: at for at, column in enumerate(new.columns)}
        head = old.columns[panes.column][0].key
        return places, tops, now.get(head, min(panes.column, new.piles))


def unplaced_codes(project: Project) -> int:
    """Return how many codes are not placed yet."""
    return len(not_placed(project))


def _nearest(old: Column, row: int, new: Column) -> int:
    """Return the row of a column as it is now that is nearest to where one was in it."""
    places = {one.key: at for at, one in enumerate(new)}
    after = (places[one.key] for one in old[row:] if one.key in places)
    before = (places[one.key] for one in reversed(old[:row]) if one.key in places)
    return next(after, next(before, 0))


_STAYS: WeakKeyDictionary[Project, Stay] = WeakKeyDictionary()


def _stay_in(project: Project) -> Stay:
    """Return what one left the board with; at first, many codes are folded."""
    found = _STAYS.get(project)
    if found is None:
        found = _STAYS[project] = Stay()
        whole = outline(project, ())
        if len(whole.columns[0]) > MANY_ROWS:
            found.folds[0].update(row.theme for row in whole.columns[0] if row.kind == "theme")
        for column in board(project, ()).columns[:-1]:
            if len(column) > MANY_IN_COLUMN:
                found.folds[1].update(row.theme for row in column if row.kind == "theme")
    return found

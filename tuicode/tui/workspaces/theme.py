"""A theme opened: every extract from every source under it, read whole, and reviewed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from rich.segment import Segment

from tuicode.analysis.theme_passages import longer_than_counted
from tuicode.analysis.theme_spread import spread, told
from tuicode.analysis.topic_summary import name_hint
from tuicode.language import _, plural
from tuicode.model.themes import standing, theme, with_subthemes
from tuicode.tui.actions import bindings
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.question import Choice, Question
from tuicode.tui.theme_actions import THEME
from tuicode.tui.way_back import open_over
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.passage_list import PassageList
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.theme_review import ThemeReviewing
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from tuicode.analysis.theme_passages import Passage
    from tuicode.analysis.theme_spread import Share
    from tuicode.model.project import Project
    from tuicode.model.records import Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.way_back import Below

NAME_WIDTH = 32


class ThemeExtracts(ThemeReviewing):
    """The extracts of a theme and its subthemes. It returns what to go to in Read & code."""

    NAME = "theme"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(THEME, "theme")]
    CSS = """
    ThemeExtracts { layout: vertical; background: $background; }
    ThemeExtracts #about { height: auto; max-height: 9; margin: 0 2 1 1; display: none; }
    ThemeExtracts #passages { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Lay out what the theme says, its passages, the prompt, and the lines below."""
        yield Line(self.look.text, id="status")
        yield Line(self.look.quiet, id="idea")
        yield TextLines(self.look, id="about")
        yield PassageList(self.look, self._chosen, id="passages", moved=self.show_progress)
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the passages, from where one left them, or the first that is not reviewed yet."""
        take_keys(self)
        self.load(None)
        self._find_again()
        self.show_keys()
        self.set_focus(self.passage_list)
        self.say(self._greeting())

    def on_prompt_closed(self) -> None:
        """Go back to the passages, unless the next question is being asked."""
        if not self.query_one(Prompt).is_open:
            self.set_focus(self.passage_list)
        self.show_keys()

    # --- actions

    def action_go_there(self) -> None:
        """Go to the extract in Read & code."""
        extract = self.extract_here
        if extract is not None:
            self._leave(extract)

    def action_context(self) -> None:
        """Show the turns before and after the extract, or no longer."""
        if self.here is not None:
            self.rows.opened ^= {self.here}
            self.passage_list.change(self.passage_list.highlighted)

    def action_about(self) -> None:
        """Show what is said of the theme, or no longer."""
        about = self.query_one("#about", TextLines)
        about.display = not about.display
        self.query_one("#idea").display = not about.display
        self._show_about()

    def action_by_theme(self) -> None:
        """Go to the whole text, marked by theme."""
        here = self.here
        self._leave(ByTheme(here.source, here.start) if here else ByTheme())

    def action_spread(self) -> None:
        """List who speaks to the theme, and where; Enter goes to the first such extract here."""
        found, theme_id = spread(self.project, self.theme), self.theme.id
        rows = [
            *_shares(_("Participant"), found.participants),
            *_shares(_("Interviewer"), (one for one in found.interviewers if one.extracts)),
            *_shares(_("Source"), found.sources),
        ]
        speaking = [*found.participants, *(one for one in found.interviewers if one.extracts)]

        def go(index: int) -> None:
            people, sources = len(speaking), found.sources
            if index < people:
                self._go_to_first(speaking[index], speaks=True)
            else:
                self._go_to_first(sources[index - people], speaks=False)

        title = cut(f"{told(found)} «{self.theme.name}»", self.app.size.width - 2)
        hint = _("No measure of how good it is. Enter goes to the first extract; q leads back.")
        abouts = [
            Here(f"{one.name} · {self.theme.name}", (table, one.id), links=(("themes", theme_id),))
            for table, shares in (("participants", speaking), ("sources", found.sources))
            for one in shares
        ]

        self.app.push_screen(
            Listing(
                self.look,
                title,
                rows,
                go,
                hint=hint,
                project=self.project,
                about=abouts.__getitem__,
            )
        )

    def action_compare(self) -> None:
        """Ask for another theme, and show both side by side."""
        own = {self.theme.id}
        self.ask_theme(_("compare it with which theme?"), own, self._compare)

    def action_close(self) -> None:
        """Go back."""
        self._leave(None)

    def ask_theme(self, title: str, but: set[int], answer: Callable[[Theme], None]) -> None:
        """Ask for a theme that is not set aside."""
        themes = [one for one in standing(self.project) if one.id not in but]
        if not themes:
            self.say(_("There is no other theme yet."))
            return

        def offer(query: str) -> Sequence[Choice]:
            wanted = query.casefold()
            found = [one for one in themes if wanted in one.name.casefold()]
            return [Choice(one.name, one, note=self._name_above(one)) for one in found]

        def take(taken: Sequence[Choice], _typed: str) -> None:
            answer(taken[0].value)

        self.query_one(Prompt).ask(Question(title, take, offer))
        self.show_keys()

    def come_back(self, chosen: object) -> None:
        """Go to what was chosen elsewhere in the text."""
        if chosen is not None:
            self._leave(chosen)

    # --- what is shown

    def show_progress(self) -> None:
        """Say how far the review is, and which extract this is."""
        self._show_title()

    def show_keys(self) -> None:
        """Say which keys apply."""
        keys = self.keys_here()
        if self.query_one(Prompt).is_open:
            keys = [("Enter", _("choose")), ("↑ ↓", _("move")), ("Esc", _("or Backspace: close"))]
        self.query_one(KeyLine).show_keys([*keys, ("q", _("back"))])

    # --- inside

    def _chosen(self, _index: int) -> None:
        self.action_go_there()

    def _leave(self, chosen: object) -> None:
        """Go back with what was chosen; opened again, the theme is where one left it."""
        if self.here is not None:
            left = _LEFT.setdefault(self.project, {})
            left[self.theme.id] = self.here, self.passage_list.highlighted
        self.dismiss(chosen)

    def _find_again(self) -> None:
        passage, index = _LEFT.get(self.project, {}).get(self.theme.id, (None, 0))
        if passage is None:
            return
        # Coded anew in the text, it may not be in the theme any more: then the one after it.
        there = passage in self.passages
        self.passage_list.highlight(self.passages.index(passage) if there else index)

    def _name_above(self, one: Theme) -> str:
        return theme(self.project, one.parent).name if one.parent else ""

    def _compare(self, other: Theme) -> None:
        from tuicode.tui.workspaces.theme_comparison import open_comparison

        open_comparison(self, self.project, self.look, self.theme, other)

    def _greeting(self) -> str:
        if not self.passages:
            return _("There is no extract under this theme yet.")
        if self.project.read_only:
            return self.project.read_only
        if hint := name_hint(self.project, self.theme.name):
            # Whole it takes the lines that the extracts have; it is whole with what is said of it.
            return cut(hint, self.app.size.width - 2)
        said = _("All of them have been reviewed; R begins a new round.")
        if self.progress.left:
            said = _("Read each: k keeps it here, m moves it, x takes it out, e changes its code.")
        return f"{said} {longer_than_counted(self.project, self.theme, self.passages)}".strip()

    def _show_title(self) -> None:
        done = self.progress
        number = self.passage_list.highlighted + 1
        parts = [
            _("{number} of {count}").format(number=number, count=done.total) if done.total else "",
            _("round {number}").format(number=self.round) if self.round > 1 else "",
            _("{reviewed} of {count} reviewed, {left} left").format(
                reviewed=done.reviewed, count=done.total, left=done.left
            ),
        ]
        left = [
            Segment(f" {shown(self.theme.name)}", self.look.strong),
            Segment(f" · {_(self.theme.state)}", self.look.quiet),
        ]
        right = [Segment(" · ".join(filter(None, parts)) + " ", self.look.quiet)]
        self.query_one("#status", Line).show(left, right)
        said = self.theme.central_idea or self.theme.definition
        idea = said or _("(no central idea written yet)")
        idea = cut(idea, self.app.size.width - 2)
        self.query_one("#idea", Line).show([Segment(f" {idea}", self.look.quiet)])

    def _show_about(self) -> None:
        one = self.theme
        subs = [sub.name for sub in with_subthemes(self.project, one)[1:]]
        fields = (
            (_("Central idea"), one.central_idea),
            (_("Definition"), one.definition),
            (_("Boundaries"), one.boundaries),
            (_("Subthemes"), ", ".join(subs)),
            (_("Was called"), ", ".join(earlier.name for earlier in one.earlier_names)),
            (_("Name"), name_hint(self.project, one.name)),
        )
        lines = [(f"{title}: {text}", self.look.text) for title, text in fields if text]
        nothing = [(_("Nothing has been written about this theme yet."), self.look.quiet)]
        about = self.query_one("#about", TextLines)
        width = max(self.app.size.width - 3, 10)
        about.styles.height = sum(1 + cells(text) // width for text, _style in lines or nothing)
        about.show(lines or nothing)

    def _go_to_first(self, share: Share, *, speaks: bool) -> None:
        for index, passage in enumerate(self.passages):
            if share.id in (self.speakers(passage) if speaks else {passage.source}):
                self.passage_list.highlight(index)
                return
        self.say(_("{name} does not speak to this theme.").format(name=share.name))


def open_theme(below: Below, project: Project, look: Look, one: Theme) -> AwaitMount:
    """Open a theme over a screen; the way back from the text leads to it again."""
    return open_over(below, f"«{one.name}»", lambda: ThemeExtracts(project, look, one))


_LEFT: WeakKeyDictionary[Project, dict[int, tuple[Passage, int]]] = WeakKeyDictionary()
"""Where one left each theme, by its id: the passage, and which one it was."""


def _shares(kind: str, shares: Iterable[Share]) -> list[Row]:
    return [
        Row(
            (
                (kind, 14),
                (share.name, NAME_WIDTH),
                (plural("{count} extract", "{count} extracts", share.extracts), 14),
            ),
            plural("{count} word", "{count} words", share.words) if share.extracts else "–",
            faint=not share.extracts,
        )
        for share in shares
    ]

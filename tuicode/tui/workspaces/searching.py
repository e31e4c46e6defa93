"""The actions of Read & code that find text, in one source or in all."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tuicode.analysis.coding_hits import code_hits
from tuicode.analysis.expressions import OutOfTime, SearchProblem
from tuicode.analysis.finding import MANNERS, context, find_in
from tuicode.language import _, plural
from tuicode.model.readings import in_reading_order
from tuicode.model.records import Source
from tuicode.tui.cells import cells, end_of
from tuicode.tui.found import Found
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.coding import CodingActions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.analysis.coding_hits import Around
    from tuicode.analysis.finding import Hit, Manner
    from tuicode.model.project import Project
    from tuicode.model.transaction import Committed
    from tuicode.tui.looks import Look

MOST_LISTED = 500
"""Places listed while one types; all are marked in the text."""

WHILE_TYPING = 0.1
"""Seconds that a search may take at each letter; Enter searches on."""

BEFORE, AFTER = 24, 120
"""Characters of what stands around a place in the list."""

SOURCE, PLACE = 16, 30
"""Cells for the name of a source, and for all of where a place is, when all are searched."""


class SearchActions(CodingActions):
    """Find text in four manners, go from place to place, and list all of them."""

    manner: Manner = MANNERS[0]

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.found = Found()
        self.query_found = ""
        self.found_in_all = False
        self._asks_for_all = False
        self._offered: Found | None = Found()

    def action_find(self) -> None:
        """Ask what to find in this source; the places are listed as one types."""
        self._ask_find(in_all=False)

    def action_find_in_all(self) -> None:
        """Ask what to find in all sources."""
        self._ask_find(in_all=True)

    def action_hits(self) -> None:
        """List all places found, to look through them and to put codes on them."""
        from tuicode.tui.workspaces.hits import Hits

        if self.found.hits:
            self.app.push_screen(Hits(self))
        else:
            self.say(_("Nothing is searched for: press f to find."))

    def action_next_hit(self) -> None:
        """Go to the next place found."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the place found before."""
        self._to_hit(-1)

    def action_unmark(self) -> None:
        """Unmark, and forget what was found."""
        self.forget_hits()
        self.transcript.unmark()

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Show a source, and what was found there, where all were searched."""
        if not self.found_in_all:
            self.found = Found()
        super().open_source(source, position)
        self.show_hits()

    def forget_hits(self) -> None:
        """Take the marks of what was found out of the text."""
        self.found = Found()
        self.show_hits()

    def show_hits(self) -> None:
        """Mark what was found in the source on screen."""
        source = self.transcript.source
        self.transcript.show_hits(self.found.spans(source.id) if source is not None else [])

    def follow_texts(self, committed: Committed) -> None:
        """Forget what was found where a text is no longer the same."""
        for change in committed.changes:
            if isinstance(change.before, Source) and (
                not isinstance(change.after, Source) or change.after.text != change.before.text
            ):
                self.forget_hits()

    def go_to_hit(self, index: int) -> None:
        """Go to a place found, in whichever source."""
        self.found.index = index
        hit = self.found.hits[index]
        self.show_place(hit.source, hit.start)
        count = len(self.found)
        said = _("Place {number} of {count}.").format(number=index + 1, count=count)
        if self.found_in_all:
            said += f" {self.project.source(hit.source).name}."
        self.say(said)

    def code_hits(self, hits: Sequence[Hit], taken: Sequence[Choice], around: Around) -> str:
        """Put codes on places found as one step, and return what was done."""
        chosen, put = code_hits(
            self.project,
            hits,
            lambda: self.chosen_codes(taken),
            around,
        )
        if not chosen:
            return _("No code can go on what was found; nothing was changed.")
        self.last_codes = tuple(chosen)
        names = ", ".join(f"{code.tag} {code.name}" for code in chosen)
        places = len({(coding.source, coding.start, coding.end) for coding in put})
        if not places:
            return _("{names} is there already.").format(names=names)
        count = plural("{count} place", "{count} places", places)
        return _("Put {names} on {count}; u in the text takes all of it back.").format(
            names=names, count=count
        )

    # --- inside

    def _ask_find(self, typed: str = "", *, in_all: bool) -> None:
        if self.transcript.source is None:
            self.say(_("There is no source to search in."))
            return
        self._asks_for_all = in_all
        self.prompt.ask(
            Question(
                self._title(),
                self._answer_find,
                self._offer_hits,
                preferred=self._nearest,
                typed=typed,
                switch=self._switch,
                free=True,
            )
        )

    def _title(self) -> str:
        manners = {
            "plain": _("as written"),
            "word": _("whole words"),
            "stem": _("all forms of the words"),
            "expression": _("regular expression"),
        }
        source = self.transcript.source
        assert source is not None
        place = _("all sources") if self._asks_for_all else source.name
        return _("find in {place}: {manner}").format(place=place, manner=manners[self.manner])

    def _switch(self) -> str:
        """Search in the next manner."""
        self.manner = MANNERS[(MANNERS.index(self.manner) + 1) % len(MANNERS)]
        return self._title()

    def _search(self, query: str, seconds: float | None) -> Found:
        source = self.transcript.source
        assert source is not None
        there = in_reading_order(self.project)
        rank = {one.id: number for number, one in enumerate(there)}
        ids = None if self._asks_for_all else {source.id}
        return Found(find_in(self.project, query, self.manner, ids, seconds=seconds), rank)

    def _offer_hits(self, query: str) -> Sequence[Choice]:
        # What is marked in the text stays until one says so.
        self._offered = None
        try:
            self._offered = self._search(query, WHILE_TYPING)
        except OutOfTime:
            return [Choice(_("Stopped, as this takes long: Enter searches on."))]
        except SearchProblem as error:
            lines = _lines(str(error), self.prompt.size.width)
            return [Choice(line, refused=str(error)) for line in lines]
        around = self._nearest_hit(self._offered) - MOST_LISTED // 2
        first = max(0, min(around, len(self._offered) - MOST_LISTED))
        listed = self._offered.hits[first : first + MOST_LISTED]
        return [
            Choice(self._listed(hit), index, note=str(index + 1))
            for index, hit in enumerate(listed, start=first)
        ]

    def _listed(self, hit: Hit) -> str:
        source = self.project.source(hit.source)
        before, text, after = context(source.text, (hit.start, hit.end), BEFORE, None)
        cut_off = "…" if len(before) == BEFORE else ""
        words = f"{cut_off}{before}{text}{after[:AFTER]}"
        if not self._asks_for_all:
            return words
        place = end_of(source.name, SOURCE if hit.speaker else PLACE)
        if hit.speaker:
            place += " · " + end_of(hit.speaker, PLACE - cells(place) - 3)
        return f"{place}{' ' * (PLACE - cells(place))}  {words}"

    def _nearest_hit(self, found: Found) -> int:
        """Return the index of the first place from the cursor on."""
        source, cursor = self.transcript.source, self.transcript.cursor
        if source is None or cursor is None:
            return 0
        return found.nearest(source.id, cursor.focus[0])

    def _nearest(self, choices: Sequence[Choice]) -> int:
        if not choices or self._offered is None:
            return 0
        nearest = self._nearest_hit(self._offered)
        return [choice.value for choice in choices].index(nearest)

    def _answer_find(self, taken: Sequence[Choice], typed: str) -> None:
        if not typed:
            self.forget_hits()
            return
        try:
            found = self._search(typed, None) if self._offered is None else self._offered
        except SearchProblem as error:
            self.refuse(error)
            return
        self.found, self.query_found, self.found_in_all = found, typed, self._asks_for_all
        self.show_hits()
        if not found.hits:
            here = _("«{text}» is not in this source.")
            self.say(
                (_("«{text}» is in no source.") if self.found_in_all else here).format(text=typed)
            )
            return
        chosen = taken[0].value if taken else None
        self.go_to_hit(self._nearest_hit(found) if chosen is None else chosen)
        count = plural("{count} place", "{count} places", len(found))
        self.say(
            _(
                "{count} with «{text}»: + and - go through them, H lists them, Esc forgets them."
            ).format(count=count, text=typed)
        )

    def _to_hit(self, steps: int) -> None:
        source, cursor = self.transcript.source, self.transcript.cursor
        if not self.found.hits or source is None or cursor is None:
            self.say(_("Nothing is searched for: press f to find."))
            return
        self.found.go(source.id, cursor.focus, steps)
        self.go_to_hit(self.found.index)


def _lines(sentence: str, width: int) -> list[str]:
    return textwrap.wrap(sentence, max(width - 6, 20))

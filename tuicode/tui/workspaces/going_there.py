"""From what was written to what it is about: the passage, the code, the pass, the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.finding import context
from tuicode.analysis.terms import places_of_term
from tuicode.analysis.writing import span_of
from tuicode.language import _, plural
from tuicode.model.about import name_of, thing
from tuicode.model.extracts import Extract
from tuicode.model.records import Code, Coding, Pass, Quote, Relation, Source, Theme
from tuicode.tui.question import Choice, Question
from tuicode.tui.way_back import open_over
from tuicode.tui.workspaces.listing import Row
from tuicode.tui.workspaces.places_list import list_places
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import AwaitMount

    from tuicode.analysis.finding import Hit
    from tuicode.model.about import About
    from tuicode.model.project import Project
    from tuicode.model.records import Memo, Term
    from tuicode.model.units import Span

BEFORE, AFTER = 20, 120
"""Characters before and after a term that is said."""

MOST_PLACES = 2000
"""Places that are listed at most."""


class GoingThere(TableWorkspace):
    """Leads to what a row is about."""

    def go_from(self, memo: Memo) -> None:
        """Go to what a memo or an entry is about; of several things, first ask to which."""
        places: list[tuple[About, Span | None]] = [(one, None) for one in memo.links]
        if memo.about is not None:
            places.insert(0, (memo.about, span_of(self.project, memo)))
        if not places:
            self.say(_("It is about the whole project; l links it to a code or a theme."))
        elif len(places) == 1:
            self.go_to(*places[0])
        else:
            self._ask_where(places)

    def go_to(self, about: About, span: Span | None = None) -> None:
        """Go to one thing."""
        record = thing(self.project, about)
        if isinstance(record, Source):
            self.dismiss(Extract(record.id, *span, ()) if span else record)
        elif isinstance(record, Coding | Quote):
            self.dismiss(Extract(record.source, record.start, record.end, ()))
        elif isinstance(record, Code):
            from tuicode.tui.workspaces.codebook import Codebook

            self._over(_("the codebook"), lambda: Codebook(self.project, self.look), record.id)
        elif isinstance(record, Pass):
            from tuicode.tui.workspaces.passes import Passes

            self._over(_("the passes"), lambda: Passes(self.project, self.look), record.id)
        elif isinstance(record, Theme):
            from tuicode.tui.workspaces.theme import open_theme

            open_theme(self, self.project, self.look, record)
        elif isinstance(record, Relation):
            from tuicode.tui.workspaces.theme_map import ThemeMap

            first = record.from_
            open_over(self, _("the theme map"), lambda: ThemeMap(self.project, self.look, first))
        else:
            self.say(_("It is about {what}.").format(what=name_of(self.project, about)))

    def go_to_places(self, term: Term, highlighted: int = 0) -> AwaitMount | None:
        """List where a term is said; Enter goes to the place, and the way back to the list."""
        hits = places_of_term(self.project, term)
        if not hits:
            self.say(_("«{name}» is said in no source.").format(name=term.name))
            return None
        count = plural("{count} place", "{count} places", len(hits))
        listed = [(hit, _place_row(self.project, hit)) for hit in hits[:MOST_PLACES]]
        again = lambda workspace, at: workspace.go_to_places(term, at)  # noqa: E731
        title, told = f"{term.name} · {count}", f"«{term.name}»"
        return list_places(self, title, told, listed, again, highlighted=highlighted)

    def come_back(self, chosen: object) -> None:
        """Show what was changed elsewhere; what was chosen there is gone to."""
        if chosen is not None:
            self.dismiss(chosen)
        else:
            self.show_rows()

    # --- inside

    def _over(self, told: str, make: Callable[[], TableWorkspace], row: int) -> None:
        """Show another workspace on a row; what is chosen there is gone to."""

        def on_row() -> TableWorkspace:
            workspace = make()
            workspace.begin_at = row
            return workspace

        open_over(self, told, on_row)

    def _ask_where(self, places: Sequence[tuple[About, Span | None]]) -> None:
        choices = [Choice(name_of(self.project, one), (one, span)) for one, span in places]

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.go_to(*taken[0].value)

        self.ask(Question(_("where to?"), answer, offer))


def _place_row(project: Project, hit: Hit) -> Row:
    source = project.source(hit.source)
    turn = source.turns[hit.turn] if source.turns else None
    within = (turn.start, turn.end) if turn else None
    before, words, after = context(source.text, (hit.start, hit.end), AFTER, within)
    # It begins with a whole word, where there is one.
    begun = before[-BEFORE:].partition(" ")[2] if len(before) > BEFORE else before
    around = " ".join(f"{begun}{words}{after}".split())
    return Row(((source.name, 18), (str(hit.turn + 1), 5), (hit.speaker, 14)), around)

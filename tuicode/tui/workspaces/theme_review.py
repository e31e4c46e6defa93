"""Reviewing a theme passage by passage: keep, move, take out, code anew, note, skip."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from tuicode.analysis.code_query import code_for
from tuicode.analysis.code_search import fitting
from tuicode.analysis.code_use import CodeUse
from tuicode.analysis.theme_passages import (
    Passage,
    Progress,
    passages_of_theme,
    progress,
    reviewed_in,
)
from tuicode.language import _, marked
from tuicode.model import codings, theme_reviews
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at, speakers_in
from tuicode.model.history import step_told
from tuicode.model.themes import theme as theme_now
from tuicode.tui.code_choices import CodeChoices
from tuicode.tui.passage_rows import PassageRows
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.passage_list import PassageList
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.analysis.theme_passages import Verdicts
    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Coding, LogEntry, Review, Theme, Verdict
    from tuicode.tui.looks import Look

SAID: dict[Verdict, str] = {
    "kept": marked("Kept in «{theme}»."),
    "recoded": marked("Coded anew; u undoes it."),
    "moved": marked("Moved to «{to}»; u undoes it."),
    "taken out": marked("Taken out of «{theme}»; u undoes it."),
    "skipped": marked("Left for now: it is still to come."),
}
"""What is said of each verdict."""


class ThemeReviewing(CommonActions):
    """The passages of a theme, how far they are reviewed, and what is decided on each."""

    def __init__(self, project: Project, look: Look, theme: Theme) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.theme = theme_now(project, theme.id)
        self.round = theme_reviews.current_round(project, self.theme)
        self.passages: list[Passage] = []
        self.verdicts: Verdicts = {}
        self.progress = Progress(0, 0)
        self.rows = PassageRows(project, look, (), {})

    @cached_property
    def code_use(self) -> CodeUse:
        """Which codes were used lately."""
        return CodeUse(self.project)

    @property
    def passage_list(self) -> PassageList:
        """The passages on screen."""
        return self.query_one(PassageList)

    @property
    def here(self) -> Passage | None:
        """The passage that is highlighted."""
        index = self.passage_list.highlighted
        return self.passages[index] if index < len(self.passages) else None

    @property
    def extract_here(self) -> Extract | None:
        """The extract that is highlighted, as it is now."""
        return extract_at(self.project, *self.here.place) if self.here else None

    def speakers(self, passage: Passage) -> set[int]:
        """Return who speaks in a passage."""
        source = self.project.source(passage.source)
        people = speakers_in(self.project, source, passage.start, passage.end)
        return {person.id for person in people}

    def load(self, at: Passage | None) -> None:
        """Take the passages from the project anew; go to one, or the first not reviewed yet."""
        opened = self.rows.opened
        self.theme = theme_now(self.project, self.theme.id)
        self.verdicts = reviewed_in(self.project, self.theme, self.round)
        self.passages = passages_of_theme(self.project, self.theme, self.verdicts)
        self.progress = progress(self.passages, self.verdicts)
        self.rows = PassageRows(self.project, self.look, self.passages, self.verdicts)
        self.rows.opened = opened
        there = at is not None and at in self.passages
        index = self.passages.index(at) if there and at else self._first_left(0)
        self.passage_list.show(len(self.passages), self.rows.draw, index)
        self.show_progress()

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("The extracts of a theme")

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the extract, and the theme with it."""
        link, here = ("themes", self.theme.id), self.here
        if here is None:
            return Here(self.theme.name, link)
        return here_in_text(self.project.source(here.source), (here.start, here.end), (link,))

    # --- actions

    def action_keep(self) -> None:
        """Keep the extract in the theme, and go on."""
        self._decide("kept")

    def action_skip(self) -> None:
        """Leave the extract for now, and go on."""
        self._decide("skipped")

    def action_take_out(self) -> None:
        """Take the extract out of the theme, and go on."""
        self._decide("taken out")

    def action_move(self) -> None:
        """Ask which theme the extract belongs to."""
        here = self.here
        if here is not None and self._may_change():
            self.ask_theme(
                _("move it to which theme?"),
                {here.theme},
                lambda to: self._decide("moved", to=to),
            )

    def action_code_anew(self) -> None:
        """Ask which codes the extract is to have; of several that it has, first which one goes."""
        extract = self.extract_here
        if extract is None or not self._may_change():
            return
        there = extract.codings
        if len(there) == 1:
            self._ask_codes(there[0])
            return

        def offer(query: str) -> Sequence[Choice]:
            by_code = [(self.project.code(one.code), one) for one in there]
            return [Choice(code.name, one, code) for code, one in fitting(by_code, query)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._ask_codes(taken[0].value)

        self._ask(Question(_("change which code?"), answer, offer))

    def action_note(self) -> None:
        """Ask why it was decided so; what was written stands there to be changed."""
        here, extract = self.here, self.extract_here
        if here is None or extract is None or not self._may_change():
            return
        there = self.verdicts.get((here.theme, here.place))
        one = theme_now(self.project, here.theme)

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._change(
                lambda: theme_reviews.note_on(self.project, one, extract, self.round, typed),
                _("Noted."),
            )

        self._ask(Question(_("why?"), answer, typed=there.note if there else ""))

    def action_before(self) -> None:
        """Go back to the extract before."""
        self.passage_list.highlight(self.passage_list.highlighted - 1)

    def action_next_left(self) -> None:
        """Go to the next extract that is not reviewed yet."""
        if self.progress.left:
            self.passage_list.highlight(self._first_left(self.passage_list.highlighted + 1))
        else:
            self.say(_("All of them have been reviewed; R begins a new round."))

    def action_new_round(self) -> None:
        """Begin a new round; it is there from the first thing decided in it."""
        if not self._may_change():
            return
        if not self.verdicts:
            self.say(_("Nothing has been decided in this round yet."))
            return
        self.round += 1
        self.load(None)
        self.say(_("Round {number}: all of them once more.").format(number=self.round))

    def action_undo(self) -> None:
        """Undo the last step, and go back to the extract it was on."""
        self._revert(self.project.undo, _("Undone: {step}."))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._revert(self.project.redo, _("Redone: {step}."))

    def ask_theme(self, title: str, but: set[int], answer: Callable[[Theme], None]) -> None:
        """Ask for a theme that is not set aside."""
        raise NotImplementedError

    def show_progress(self) -> None:
        """Say how far the review is."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """Say which keys apply."""
        raise NotImplementedError

    # --- inside

    def _ask(self, question: Question) -> None:
        self.query_one(Prompt).ask(question)
        self.show_keys()

    def _may_change(self) -> bool:
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        return not self.project.read_only

    def _ask_codes(self, coding: Coding) -> None:
        code = self.project.code(coding.code)
        choices = CodeChoices(self.project, self.code_use, {})
        title = _("{tag} {name} becomes").format(tag=code.tag, name=code.name)

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._decide("recoded", verb=lambda: self._recode(coding, taken))

        self._ask(Question(title, answer, choices, several=True))

    def _recode(self, coding: Coding, taken: Sequence[Choice]) -> None:
        chosen = [one.code or code_for(self.project, one.value) for one in taken]
        codings.recode(self.project, coding, chosen)

    def _decide(
        self, verdict: Verdict, *, to: Theme | None = None, verb: Callable[[], None] = lambda: None
    ) -> None:
        """Do it and note it, in one step, and go on to the next that is not reviewed yet."""
        here, extract = self.here, self.extract_here
        if here is None or extract is None:
            return
        one = theme_now(self.project, here.theme)

        def decide() -> list[Review]:
            with self.project.transaction("review theme"):
                verb()
                return theme_reviews.decide(
                    self.project, one, extract, verdict, self.round, to=to, subthemes=False
                )

        said = _(SAID[verdict]).format(theme=one.name, to=to.name if to else "")
        if self._change(decide, said):
            self._go_on()

    def _change(self, verb: Callable[[], list[Review]], said: str) -> bool:
        """Change the project, and draw what has changed here; tell whether it was done."""
        here = self.here
        if here is None or not self._may_change():
            return False
        try:
            made = verb()
        except ProjectError as error:
            if self.query_one(Prompt).is_answering:
                raise
            self.say(str(error), problem=True)
            return False
        former = self.verdicts.get((here.theme, here.place))
        for review in made:
            self.verdicts[review.theme or here.theme, here.place] = review
        if any(review.to is not None for review in (*made, *filter(None, [former]))):
            # It may stand in another theme that is shown here too.
            self.load(here)
        else:
            self._count(former, self.verdicts.get((here.theme, here.place)))
            self.passage_list.change(self.passage_list.highlighted)
            self.show_progress()
        self.say(said)
        return True

    def _count(self, former: Review | None, now: Review | None) -> None:
        more = _is_done(now) - _is_done(former)
        self.progress = Progress(self.progress.reviewed + more, self.progress.total)

    def _go_on(self) -> None:
        """Go to the next extract; where those after it are reviewed, to the first that is not."""
        index = self.passage_list.highlighted + 1
        if not self.progress.left:
            self.say(_("That was the last one: all of them have been reviewed; R begins a round."))
        else:
            self.passage_list.highlight(self._first_left(index))

    def _first_left(self, start: int) -> int:
        """Return the first passage from one on that nothing was decided on, else one skipped."""
        count = len(self.passages)
        order = chain(range(start, count), range(min(start, count)))
        skipped: int | None = None
        for index in order:
            passage = self.passages[index]
            review = self.verdicts.get((passage.theme, passage.place))
            if review is None:
                return index
            if skipped is None and review.verdict == "skipped":
                skipped = index
        return skipped or 0

    def _revert(self, move: Callable[[], LogEntry | None], done: str) -> None:
        if not self._may_change():
            return
        here = self.here
        try:
            entry = move()
        except ProjectError as error:
            self.say(str(error), problem=True)
            return
        if entry is None:
            self.say(_("Nothing to do."))
            return
        if self.project.tables.get("themes", self.theme.id) is None:
            # What was undone is that there is such a theme.
            self.dismiss(None)
            return
        touched = {one.id for one in entry.before if one.table == "reviews"}
        former = self.verdicts
        self.load(here)
        there = next(
            (
                Passage(theme_id, *place)
                for verdicts in (former, self.verdicts)
                for (theme_id, place), review in verdicts.items()
                if review.id in touched
            ),
            None,
        )
        if there in self.passages:
            self.passage_list.highlight(self.passages.index(there))
        self.say(done.format(step=step_told(self.project.tables.table("log"), entry)))


def _is_done(review: Review | None) -> int:
    return int(review is not None and review.verdict != "skipped")

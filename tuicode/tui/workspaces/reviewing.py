"""The actions of Read & code that go through the extracts one by one.

While one does, the keys mean what `REVIEW` says and nothing else. Textual asks `check_action`
before it does anything a key is bound to, so that there is no second table of keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.analysis.code_search import fitting, search
from tuicode.language import _, plural
from tuicode.model import codings, reviews
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import Extract, extract_at
from tuicode.model.history import step_told
from tuicode.model.ordering import alphabetical
from tuicode.model.records import Review
from tuicode.tui.actions import DIGITS, READ_AND_CODE, REVIEW
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Verdict

REVIEW_NAMES = frozenset(action.name for action in REVIEW)
ACTIONS = (*READ_AND_CODE, *DIGITS)
ALWAYS = {"help", "journal", "project_sheet"}
OTHER_NAMES = frozenset(action.name.partition("(")[0] for action in ACTIONS) - ALWAYS
"""What the keys of the workspace do otherwise, but for what is there always."""

NOTE = "action_note"
"""What asks for a memo on what is marked, in another mixin."""


class Going(msgspec.Struct):
    """How far one is: the round, the extracts it had to come to, and which of them is here."""

    number: int
    extracts: list[Extract]
    before: int = 0
    """How many were gone through when one began, or went on."""
    since: int = 0
    """The revision of the project when one began: undo goes no further back."""
    at: int = 0

    @property
    def here(self) -> Extract:
        """The extract one is at."""
        return self.extracts[self.at]

    @property
    def progress(self) -> str:
        """Which one of how many."""
        total = self.before + len(self.extracts)
        return _("{number} of {count}").format(number=self.before + self.at + 1, count=total)

    def go_on(self, project: Project) -> bool:
        """Go to the next extract that is still one; tell whether there is any."""
        self.at += 1
        while self.at < len(self.extracts) and _now(project, self.here) is None:
            self.at += 1
        return self.at < len(self.extracts)

    def go_to(self, review: Review) -> bool:
        """Go back to the extract of a review; tell whether it was in what one goes through."""
        places = [(one.source, one.start, one.end) for one in self.extracts]
        place = review.source, review.start, review.end
        if place in places:
            self.at = places.index(place)
        return place in places


class ReviewingActions(Workspace):
    """Go through the extracts: keep, recode, uncode, note or skip each by one key."""

    review: Going | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys mean only the one thing or the other."""
        if action in (OTHER_NAMES if self.review is not None else REVIEW_NAMES):
            return False
        return super().check_action(action, parameters)

    def action_review(self) -> None:
        """Ask which extracts to go through; where all were, whether to do so again."""
        if not self.may_change():
            return
        offered = self._rounds()
        if not offered:
            self.say(_("There are no extracts to go through yet."))
            return

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            for choice in taken[:1]:
                self._begin(choice.value)

        def offer(query: str) -> list[Choice]:
            return [one for one in offered if query.casefold() in one.text.casefold()]

        self.prompt.ask(Question(_("go through which extracts?"), answer, offer))

    def action_review_keep(self) -> None:
        """Keep the codes as they are, and go on."""
        self._decide("kept")

    def action_review_skip(self) -> None:
        """Leave it for another round, and go on."""
        self._decide("skipped")

    def action_review_uncode(self) -> None:
        """Take the codes off; of several, ask which."""
        there = self._codings()
        if len(there) == 1:
            self._uncode(there)
        elif there:

            def answer(taken: Sequence[Choice], _typed: str) -> None:
                self._uncode([choice.value for choice in taken])

            title = _("take off which codes?")
            self.prompt.ask(Question(title, answer, self._offer_codes_on_it, several=True))

    def action_review_recode(self) -> None:
        """Ask for another code; of several codes, first which one it is for."""
        there = self._codings()
        if len(there) == 1:
            self._ask_code(there[0])
        elif there:

            def answer(taken: Sequence[Choice], _typed: str) -> None:
                for choice in taken[:1]:
                    self._ask_code(choice.value)

            self.prompt.ask(Question(_("change which code?"), answer, self._offer_codes_on_it))

    def action_review_note(self) -> None:
        """Ask for a memo on this extract."""
        if self._is_here():
            getattr(self, NOTE)()

    def action_review_undo(self) -> None:
        """Take the last step back, and show the extract it was on."""
        going = self.review
        step = self.project.history.next_undo
        if going is None:
            return
        if step is None or step.number <= going.since:
            self.say(_("Nothing has been done since you began to go through the extracts."))
            return
        try:
            self.project.undo()
        except ProjectError as error:
            self.refuse(error)
            return
        changes = self.last_change.changes if self.last_change else ()
        records = [one for change in changes for one in (change.before, change.after)]
        review = next((one for one in records if isinstance(one, Review)), None)
        if review is not None:
            going.go_to(review)
        self._show_extract(
            _("Undone: {step}.").format(step=step_told(self.project.tables.table("log"), step))
        )

    def action_review_stop(self) -> None:
        """Stop; the next time one goes on from here."""
        going = self.review
        if going is not None:
            left = len(going.extracts) - going.at
            self._end(
                plural(
                    "Stopped; {count} extract is left, R goes on with it.",
                    "Stopped; {count} extracts are left, R goes on with them.",
                    left,
                )
            )

    # --- beginning and ending

    def _rounds(self) -> list[Choice]:
        """Return what there is to go through: this source, all of them, or all of them again."""
        number = reviews.current_round(self.project)
        left = reviews.left(self.project, number)
        if not left:
            number = reviews.next_round(self.project)
            again = reviews.left(self.project, number)
            if not again:
                return []
            count = plural("{count} extract", "{count} extracts", len(again))
            text = _("all once more: all of them have been gone through")
            return [Choice(text, (number, again), note=count)]
        source = self.transcript.source
        here = [extract for extract in left if source is not None and extract.source == source.id]
        choices = []
        if source is not None and here:
            text = _("in «{name}»").format(name=source.name)
            choices.append(Choice(text, (number, here), note=_left(here)))
        if len(here) < len(left):
            choices.append(Choice(_("in all sources"), (number, left), note=_left(left)))
        return choices

    def _begin(self, chosen: tuple[int, list[Extract]]) -> None:
        number, extracts = chosen
        sources = {extract.source for extract in extracts}
        done = reviews.reviewed(self.project, number)
        before = sum(1 for source, start, end in done if source in sources)
        self.review = Going(number, extracts, before, self.project.revision)
        self._show_extract()
        self._keys_changed()

    def _end(self, said: str) -> None:
        self.review = None
        self.transcript.unmark()
        self._keys_changed()
        self.say(said)

    def _keys_changed(self) -> None:
        self.post_message(self.prompt.Closed())

    # --- one extract

    def _is_here(self) -> bool:
        """Tell whether the extract is on screen; where one looked elsewhere, show it again."""
        going, source = self.review, self.transcript.source
        if going is None or source is None:
            return False
        if source.id != going.here.source:
            self._show_extract()
            return False
        self.transcript.mark((going.here.start, going.here.end))
        return True

    def _show_extract(self, said: str = "") -> None:
        going = self.review
        assert going is not None
        here = going.here
        source = self.transcript.source
        if source is None or source.id != here.source:
            self.open_source(self.project.source(here.source), here.start)
        self.transcript.mark((here.start, here.end))
        codes = [self.project.code(coding.code) for coding in self._codings()]
        codes.sort(key=lambda code: alphabetical(code.tag))
        names = ", ".join(f"{code.tag} {code.name}" for code in codes)
        self.say(" ".join(part for part in (said, f"{going.progress}: {names}") if part))

    def _codings(self) -> Sequence[Coding]:
        """Return the codings of the extract, as they are now."""
        if self.review is None:
            return ()
        extract = _now(self.project, self.review.here)
        return extract.codings if extract else ()

    def _offer_codes_on_it(self, query: str) -> list[Choice]:
        by_code = [(self.project.code(coding.code), coding) for coding in self._codings()]
        return [Choice(code.name, coding, code) for code, coding in fitting(by_code, query)]

    def _ask_code(self, coding: Coding) -> None:
        former = self.project.code(coding.code)

        def offer(query: str) -> list[Choice]:
            active = [one for one in self.project.codes if one.state == "active"]
            found = search(active, query, self.project.count_of_code)
            codes = [match.code for match in found if match.code.id != former.id]
            return [Choice(code.name, code, code, code.definition) for code in codes]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                code = taken[0].value
                self._decide("recoded", lambda: codings.recode(self.project, coding, [code]))

        title = _("{tag} {name} becomes which code?").format(tag=former.tag, name=former.name)
        self.prompt.ask(Question(title, answer, offer))

    def _uncode(self, there: Sequence[Coding]) -> None:
        if there:
            self._decide("uncoded", lambda: codings.remove(self.project, there))

    def _decide(self, verdict: Verdict, verb: Callable[[], object] = lambda: None) -> None:
        """Do it and note it, in one step, and go on to the next extract."""
        if not self._is_here():
            return
        going = self.review
        assert going is not None
        try:
            with self.project.transaction("review"):
                verb()
                reviews.decide(self.project, going.here, verdict, going.number)
        except ProjectError as error:
            self.refuse(error)
            return
        if going.go_on(self.project):
            self._show_extract()
        else:
            self._end(_("That was the last one: all of these extracts have been gone through."))


def _now(project: Project, extract: Extract) -> Extract | None:
    return extract_at(project, extract.source, extract.start, extract.end)


def _left(extracts: Sequence[Extract]) -> str:
    return plural("{count} extract left", "{count} extracts left", len(extracts))

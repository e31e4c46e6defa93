"""The actions of the theme map that draw, change and take away the lines between themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model import relations, themes
from tuicode.model.errors import ProjectError
from tuicode.model.history import step_told
from tuicode.model.records import RELATION_KINDS
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.workspaces.common_actions import CommonActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import LogEntry, Relation, RelationKind, Theme


class RelatingActions(CommonActions):
    """A screen on one theme at a time, with a prompt; `drawn` is the project it shows."""

    drawn: Project

    @property
    def theme_here(self) -> Theme | None:
        """The theme that is highlighted."""
        raise NotImplementedError

    def show_map(self) -> None:
        """Draw the map as the project is now."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """Show the keys that apply."""
        raise NotImplementedError

    def ask(self, question: Question) -> None:
        """Ask in the prompt."""
        self.query_one(Prompt).ask(question)
        self.show_keys()

    def change(self, verb: Callable[[], str]) -> None:
        """Change the project, and say what was done or why it was not."""
        if self.drawn.read_only:
            self.say(self.drawn.read_only, problem=True)
            return
        try:
            said = verb()
        except ProjectError as error:
            if self.query_one(Prompt).is_answering:
                raise
            self.say(str(error), problem=True)
        else:
            self.show_map()
            self.say(said)

    def action_relate(self) -> None:
        """Ask for the other theme, then the word on the line, then its kind."""
        one = self.theme_here
        if one is None or not self._may_change():
            return
        others = [other for other in themes.standing(self.project) if other.id != one.id]
        if not others:
            self.say(_("A relation is between two themes."))
            return

        def offer(query: str) -> list[Choice]:
            return [
                Choice(other.name, other)
                for other in others
                if query.casefold() in other.name.casefold()
            ]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_word(one, taken[0].value)

        title = _("«{name}» is related to which theme?").format(name=one.name)
        self.ask(Question(title, answer, offer))

    def action_change_relation(self) -> None:
        """Ask for another word and kind for a relation of the theme."""

        def ask(one: Relation) -> None:
            ends = themes.theme(self.project, one.from_), themes.theme(self.project, one.to)
            self._ask_word(*ends, one)

        self._with_relation(_("change which relation?"), ask)

    def action_turn_round(self) -> None:
        """Have a relation of the theme go the other way."""

        def turned(one: Relation) -> str:
            relations.turn_round(self.project, one)
            told = relations.told(self.project, relations.relation(self.project, one.id))
            return _("Turned round: {relation}.").format(relation=told)

        self._with_relation(
            _("turn which relation round?"), lambda one: self.change(lambda: turned(one))
        )

    def action_unrelate(self) -> None:
        """Take a relation of the theme away."""

        def gone(one: Relation) -> str:
            told = relations.told(self.project, one)
            relations.unrelate(self.project, one)
            return _("No longer: {relation}. u undoes it.").format(relation=told)

        self._with_relation(
            _("take which relation away?"), lambda one: self.change(lambda: gone(one))
        )

    def action_undo(self) -> None:
        """Undo the last step."""
        self.change(lambda: _reverted(self.project, self.project.undo, _("Undone: {step}.")))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.change(lambda: _reverted(self.project, self.project.redo, _("Redone: {step}.")))

    def _may_change(self) -> bool:
        if self.drawn.read_only:
            self.say(self.drawn.read_only, problem=True)
        return not self.drawn.read_only

    def _with_relation(self, title: str, do: Callable[[Relation], None]) -> None:
        """Do something with a relation of the theme; ask which, where there are several."""
        one = self.theme_here
        if one is None or not self._may_change():
            return
        found = relations.relations_of(self.project, one)
        if not found:
            self.say(_("«{name}» has no relations; r draws one.").format(name=one.name))
        elif len(found) == 1:
            do(found[0])
        else:

            def offer(query: str) -> list[Choice]:
                choices = [Choice(relations.told(self.project, each), each) for each in found]
                return [each for each in choices if query.casefold() in each.text.casefold()]

            def answer(taken: Sequence[Choice], _typed: str) -> None:
                if taken:
                    do(taken[0].value)

            self.ask(Question(title, answer, offer))

    def _ask_word(self, from_: Theme, to: Theme, there: Relation | None = None) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._ask_kind(from_, to, typed.strip(), there)

        title = _("a word for the line from «{one}» to «{other}», or none").format(
            one=from_.name, other=to.name
        )
        self.ask(Question(title, answer, typed=there.word if there else ""))

    def _ask_kind(self, from_: Theme, to: Theme, word: str, there: Relation | None) -> None:
        def offer(query: str) -> list[Choice]:
            choices = [Choice(_(kind) or _("(no kind)"), kind) for kind in RELATION_KINDS]
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def related(kind: RelationKind) -> str:
            made = relations.relate(self.project, from_, to, word, kind)
            told = relations.told(self.project, made)
            return _("Related {relation}.").format(relation=told)

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: related(taken[0].value))

        kind = there.kind if there else ""

        def preferred(choices: Sequence[Choice]) -> int:
            return next((at for at, one in enumerate(choices) if one.value == kind), 0)

        self.ask(Question(_("of which kind?"), answer, offer, preferred=preferred))


def _reverted(project: Project, move: Callable[[], LogEntry | None], done: str) -> str:
    entry = move()
    if entry is None:
        return _("Nothing to do.")
    return done.format(step=step_told(project.tables.table("log"), entry))

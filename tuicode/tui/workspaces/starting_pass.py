"""Starting a pass: what is asked about it, one question after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _, plural
from tuicode.model import passes
from tuicode.model.errors import ProjectError
from tuicode.model.phases import PHASES, phase_told
from tuicode.model.readings import as_they_stand
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.ordering import Ordering
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Beginning(msgspec.Struct, frozen=True):
    """What is said of a pass before it starts."""

    name: str
    lens: str = ""
    note: str = ""
    order: tuple[int, ...] = ()
    hides_earlier: bool = False
    phase: int = 0


class StartingPass(TableWorkspace):
    """Ask what a pass is to be; nothing has begun before the last answer."""

    def action_start(self) -> None:
        """Ask for name, lens, reason, order, earlier codings and phase; then start the pass."""
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        elif self.none_refuses(lambda: passes.refuse_starting(self.project)):
            self.ask(Question(_("name of the new pass, such as latent"), self._ask_lens))

    def none_refuses(self, check: Callable[[], None]) -> bool:
        """Tell whether nothing stands in the way; where something does, say it before asking."""
        try:
            check()
        except ProjectError as error:
            self.say(str(error), problem=True)
            return False
        self.say("")
        return True

    def offer_phases(self, query: str) -> Sequence[Choice]:
        """Return the phases that hold what is typed, and that none is said."""
        told = [Choice(phase_told(phase), phase) for phase in range(1, len(PHASES) + 1)]
        every = [Choice(_("none is said"), 0), *told]
        return [one for one in every if query.casefold() in one.text.casefold()]

    # --- inside

    def _ask_lens(self, _taken: Sequence[Choice], name: str) -> None:
        passes.refuse_name(self.project, name)
        lenses = [
            Choice(_(lens), _(lens))
            for lens in ("", "semantic", "latent", "inductive", "deductive")
        ]

        def offer(query: str) -> Sequence[Choice]:
            typed = [Choice(query, query)] if query else []
            return [*typed, *(one for one in lenses if query.casefold() in one.text)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_note(Beginning(name, str(taken[0].value) if taken else ""))

        self.ask(Question(_("lens: what is looked for?"), answer, offer))

    def _ask_note(self, begun: Beginning) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._ask_order(msgspec.structs.replace(begun, note=typed.strip()))

        self.ask(
            Question(_("why is «{name}» made? (may be empty)").format(name=begun.name), answer)
        )

    def _ask_order(self, begun: Beginning) -> None:
        ways = {
            "kept": (_("as they stand"), ""),
            "reversed": (_("from the last to the first"), ""),
            "shuffled": (_("mixed"), _("the order is recorded")),
            "by hand": (_("by hand"), _("each is moved up or down")),
        }
        choices = [Choice(text, way, note=note) for way, (text, note) in ways.items()]

        def offer(query: str) -> Sequence[Choice]:
            # The words of `tuicode pass` too.
            words = [f"{one.text}\n{_(one.value)}\n{one.value}".casefold() for one in choices]
            fit = zip(choices, words, strict=True)
            return [one for one, told in fit if query.casefold() in told]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken[0].value == "by hand":
                self._order_by_hand(begun)
            else:
                way = taken[0].value
                chosen = () if way == "kept" else passes.ordered(self.project, way)
                self._ask_earlier(msgspec.structs.replace(begun, order=chosen))

        self.ask(Question(_("in which order are the sources read?"), answer, offer))

    def _order_by_hand(self, begun: Beginning) -> None:
        def done(order: tuple[int, ...]) -> None:
            self._ask_earlier(msgspec.structs.replace(begun, order=order))

        title = _("The order of «{name}»").format(name=begun.name)
        self.app.push_screen(Ordering(self.look, title, as_they_stand(self.project), done))

    def _ask_earlier(self, begun: Beginning) -> None:
        choices = [
            Choice(_("hidden: code with fresh eyes"), True),
            Choice(_("shown: revise what is there"), False),
        ]

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_phase(msgspec.structs.replace(begun, hides_earlier=taken[0].value))

        self.ask(Question(_("the codings of earlier passes?"), answer, offer))

    def _ask_phase(self, begun: Beginning) -> None:
        def answer(taken: Sequence[Choice], _typed: str) -> None:
            labelled = msgspec.structs.replace(begun, phase=taken[0].value)
            self.change(lambda: self._started(labelled))

        self.ask(Question(_("in which phase? (only a label)"), answer, self.offer_phases))

    def _started(self, begun: Beginning) -> str:
        one = passes.start(self.project, **msgspec.structs.asdict(begun))
        count = plural("{count} source", "{count} sources", len(self.project.sources))
        return _("«{name}» has begun, with {sources} to read.").format(name=one.name, sources=count)

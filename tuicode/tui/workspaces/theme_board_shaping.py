"""The actions of the board that shape themes: made, split, merged, nested, ordered, named."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tuicode.language import _, marked
from tuicode.model import placing, theme_merging, themes
from tuicode.model.sheet import describe_project
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.theme_board_placing import PlacingActions, theme_choices
from tuicode.tui.workspaces.writing_pad import write_memo

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from tuicode.model.records import Code, Theme, ThemeState


class ShapingActions(PlacingActions):
    """Make, split, merge, nest, order, name and describe themes; set aside and bring back."""

    def action_new(self) -> None:
        """Ask for the name of a theme, which takes the marked codes."""
        codes = self.codes_chosen if self.marked else []
        under = self.theme_here

        def offer(query: str) -> Sequence[Choice]:
            if not query.strip():
                return []
            top = Choice(_("«{name}», at the top").format(name=query), None)
            if under is None or under.state == themes.SET_ASIDE:
                return [top]
            told = _("«{name}», under «{parent}»").format(name=query, parent=under.name)
            return [top, Choice(told, under)]

        def answer(taken: Sequence[Choice], typed: str) -> None:
            parent = taken[0].value if taken else None
            self.change(lambda: self._made(typed, parent, codes))

        self.ask(Question(_("name of the new theme"), answer, offer, free=True))

    def action_split(self) -> None:
        """Ask for the name of a theme beside this one, which takes the marked codes."""
        chosen = self.codes_chosen
        sources = {one.id: one for _code, one in chosen if one is not None}
        if not self.marked or len(sources) != 1 or any(one is None for _code, one in chosen):
            self.say(_("Mark codes of one theme with Space; s makes a theme beside it of them."))
            return
        one = next(iter(sources.values()))
        codes = [code for code, _theme in chosen]

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self.change(lambda: self._split(one, typed, codes))

        title = _("name of the theme beside «{name}» that takes the codes")
        self.ask(Question(title.format(name=one.name), answer))

    def action_merge(self) -> None:
        """Ask under which name the marked themes go on: one of theirs, or a new one."""
        chosen = self.themes_marked
        if len(chosen) < 2:  # noqa: PLR2004 - a merge takes two
            self.say(_("Mark at least two themes with Space, then press j."))
            return

        def offer(query: str) -> Sequence[Choice]:
            wanted = query.strip().casefold()
            known = [Choice(one.name, one) for one in chosen if wanted in one.name.casefold()]
            named = {one.name.casefold() for one in chosen}
            new = [Choice(query, query, note=_("new name"))] if wanted not in {"", *named} else []
            return [*known, *new]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._merged(chosen, taken[0].value))

        self.ask(Question(_("which name is kept? choose, or type a new one"), answer, offer))

    def action_nest(self) -> None:
        """Ask which theme the themes marked, or this one, stand under."""
        chosen = self.themes_chosen
        if not chosen:
            self._no_theme()
            return
        ids = {one.id for one in chosen}

        def offer(query: str) -> Sequence[Choice]:
            top = [] if query else [Choice(_("(at the top)"), None)]
            return [*top, *theme_choices(self.project, query, without=ids)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._nested(chosen, cast("Theme | None", taken[0].value)))

        self.ask(Question(_("under which theme?"), answer, offer))

    def action_shift(self, steps: int) -> None:
        """Move the theme, or the code in its theme, up or down."""
        row = self.here
        if row.kind not in {"theme", "code"} or not row.theme:
            self._no_theme()
            return
        one = themes.theme(self.project, row.theme)
        self.change(lambda: self._shifted(one, row.code, steps))

    def action_set_aside(self) -> None:
        """Set the themes aside, as they are."""
        chosen = self.themes_chosen
        if not chosen:
            self._no_theme()
            return

        def change() -> str:
            with self.project.transaction(marked("set theme aside")):
                for one in chosen:
                    themes.set_aside(self.project, one)
            self.marked.clear()
            return _("Set aside: {names}; b brings back.").format(names=_names(chosen))

        self.change(change)

    def action_bring_back(self) -> None:
        """Bring back the theme set aside that the cursor is on, or ask which."""
        here = self.theme_here
        if here is not None and here.state == themes.SET_ASIDE:
            self.change(lambda: self._brought_back(here))
            return
        aside = themes.set_aside_themes(self.project)
        if not aside:
            self.say(_("No theme is set aside."))
            return

        def offer(query: str) -> Sequence[Choice]:
            wanted = query.strip().casefold()
            return [Choice(one.name, one) for one in aside if wanted in one.name.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._brought_back(cast("Theme", taken[0].value)))

        self.ask(Question(_("bring back which theme?"), answer, offer))

    def action_rename(self) -> None:
        """Ask for another name."""
        one = self.theme_here
        if one is None:
            self._no_theme()
            return

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self.change(lambda: self._renamed(one, typed))

        title = _("another name for «{name}»").format(name=one.name)
        self.ask(Question(title, answer, typed=one.name))

    def action_switch_state(self) -> None:
        """Call the themes candidates, or themes."""
        chosen = self.themes_chosen
        if not chosen:
            self._no_theme()
            return

        def change() -> str:
            state: ThemeState = "theme" if chosen[0].state == "candidate" else "candidate"
            with self.project.transaction(marked("change theme")):
                for one in chosen:
                    themes.describe(self.project, one, state=state)
            return _("{names}: {state} now.").format(names=_names(chosen), state=_(state))

        self.change(change)

    def action_note(self) -> Awaitable[None] | None:
        """Write a memo on the theme, or on the code."""
        here = self.journal_here()
        if here.about is None:
            self._no_theme()
            return None
        return write_memo(self, self.project, self.look, here, self.written)

    def action_switch_hints(self) -> None:
        """Remark upon names that look like topic summaries, or no longer."""
        wanted = not self.project.sheet.name_hints

        def change() -> str:
            describe_project(self.project, name_hints=wanted)
            return (
                _("Names that look like topic summaries are remarked upon.")
                if wanted
                else _("Names are no longer remarked upon.")
            )

        self.change(change)

    def written(self, said: str) -> None:
        """Show what was written elsewhere, and say what became of it."""
        self.follow_project()
        self.say(said)

    # --- inside

    def _no_theme(self) -> None:
        self.say(_("Go to a theme first: . and , lead from one to the next."))

    def _made(
        self, name: str, parent: Theme | None, chosen: list[tuple[Code, Theme | None]]
    ) -> str:
        with self.project.transaction(marked("new theme")):
            made = themes.add(self.project, name, parent=parent)
            if chosen:
                placing.move_all(self.project, chosen, made)
        self.marked.clear()
        # With codes one goes on where they were; an empty theme is to be filled.
        self.go_to = None if chosen else ("theme", made.id, 0)
        return _("New candidate theme: «{name}».").format(name=made.name)

    def _split(self, one: Theme, name: str, codes: list[Code]) -> str:
        made = theme_merging.split(self.project, one, name, codes)
        self.marked.clear()
        self.go_to = ("theme", made.id, 0)
        return _("«{name}» is split; the codes are in «{new}».").format(
            name=one.name, new=made.name
        )

    def _merged(self, chosen: Sequence[Theme], kept: Theme | str) -> str:
        into, name = (chosen[0], kept) if isinstance(kept, str) else (kept, "")
        others = [one for one in chosen if one.id != into.id]
        merged = theme_merging.merge(self.project, into, others, name=name)
        self.marked.clear()
        self.go_to = ("theme", merged.id, 0)
        return _("Merged into «{name}»; the others are set aside as they were.").format(
            name=merged.name
        )

    def _nested(self, chosen: Sequence[Theme], parent: Theme | None) -> str:
        with self.project.transaction(marked("nest theme")):
            for one in chosen:
                themes.nest(self.project, one, parent)
        self.marked.clear()
        self.go_to = ("theme", chosen[0].id, 0)
        where = f"«{parent.name}»" if parent else _("the top")
        return _("{names} now under {parent}.").format(names=_names(chosen), parent=where)

    def _shifted(self, one: Theme, code_id: int, steps: int) -> str:
        self.go_to = self.here.key
        if code_id:
            placing.shift_code(self.project, one, self.project.code(code_id), steps)
        else:
            themes.shift(self.project, one, steps)
        return ""

    def _brought_back(self, one: Theme) -> str:
        back = themes.bring_back(self.project, one)
        self.go_to = ("theme", back.id, 0)
        return _("«{name}» is back as it was ({state}).").format(
            name=back.name, state=_(back.state)
        )

    def _renamed(self, one: Theme, name: str) -> str:
        renamed = themes.rename(self.project, one, name)
        return _("«{old}» is now called «{new}».").format(old=one.name, new=renamed.name)


def _names(chosen: Sequence[Theme]) -> str:
    return ", ".join(f"«{one.name}»" for one in chosen)

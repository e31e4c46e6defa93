"""The actions of the board that put codes somewhere: move, copy, take out, pick up and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tuicode.analysis.code_search import folded
from tuicode.language import _, marked, plural
from tuicode.model import placing, themes
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.theme_board_screen import ThemeBoardScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme

Placed = list[tuple["Code", "Theme | None"]]


class PlacingActions(ThemeBoardScreen):
    """Mark codes, and put them under a theme or on a pile."""

    def action_mark(self) -> None:
        """Mark the row or unmark it, and go to the next; on the head of a pile, all in it."""
        row = self.here
        if row.kind in {"code", "theme"}:
            self.marked ^= {row.key}
            self.panes.paint()
            self.panes.action_move(1)
        else:
            self._mark_pile()
        self.tell()

    def action_move_to(self) -> None:
        """Ask which theme the codes move to."""
        self._ask_theme(_("move {codes} to which theme?"), self._moved)

    def action_copy_to(self) -> None:
        """Ask which theme the codes stand in too."""
        self._ask_theme(_("put {codes} in which theme too?"), self._copied)

    def action_take_out(self) -> None:
        """Take the codes out of their themes, or out of the Miscellaneous pile."""
        chosen = [(code, one) for code, one in self.codes_chosen if one or code.miscellaneous]
        if chosen:
            self.change(lambda: self._moved(chosen, None))
        else:
            self.say(_("Go to a code in a theme, or mark some with Space; x takes them out."))

    def action_miscellaneous(self) -> None:
        """Put the codes on the Miscellaneous pile; what lies there is not placed again."""
        chosen = self.codes_chosen
        if not chosen:
            self.say(_no_code())
        elif all(one is None and code.miscellaneous for code, one in chosen):
            self.change(lambda: self._moved(chosen, None))
        else:
            self.change(lambda: self._piled(chosen))

    def action_put(self) -> None:
        """Drop what is marked where the cursor is: codes and themes."""
        self._put(self._moved)

    def action_put_copy(self) -> None:
        """Have the marked codes stand here too, where the cursor is."""
        self._put(self._copied)

    # --- inside

    def _mark_pile(self) -> None:
        """Mark every code of the pile that is shown, or unmark them where all are marked."""
        column = self.panes.column
        assert self.shown is not None
        keys = set()
        for row in self.shown.columns[column][self.panes.row + 1 :]:
            if row.kind != "code":
                break
            keys.add(row.key)
        if keys <= self.marked:
            self.marked -= keys
        else:
            self.marked |= keys
        self.panes.paint()

    def _ask_theme(self, title: str, move: Callable[[Placed, Theme | None], str]) -> None:
        chosen = self.codes_chosen
        if not chosen:
            self.say(_no_code())
            return

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._to_chosen(chosen, taken[0], move))

        self.ask(
            Question(
                title.format(codes=_told(chosen)),
                answer,
                lambda query: theme_choices(self.project, query, new=True),
            )
        )

    def _to_chosen(
        self, chosen: Placed, choice: Choice, move: Callable[[Placed, Theme | None], str]
    ) -> str:
        if not isinstance(choice.value, str):
            return move(chosen, cast("Theme", choice.value))
        with self.project.transaction(marked("new theme")):
            made = themes.add(self.project, choice.value)
            return move(chosen, made)

    def _moved(self, chosen: Placed, to: Theme | None) -> str:
        revision = self.project.revision
        placing.move_all(self.project, chosen, to)
        self.marked.clear()
        if to is None:
            if self.project.revision == revision:
                return _("They are not placed already.")
            return self._told_out(chosen)
        return _("{codes} now in «{theme}»; u undoes it.").format(
            codes=_told(chosen), theme=to.name
        )

    def _told_out(self, chosen: Placed) -> str:
        """Return what was taken out of its themes; it may stand in others still."""
        others = [code for code, _one in chosen if placing.themes_of_code(self.project, code.id)]
        if not others:
            return _("Not placed now: {codes}; u undoes it.").format(codes=_told(chosen))
        code, one = chosen[0]
        if len(chosen) > 1 or one is None:
            still = plural(
                "{count} still stands in another theme",
                "{count} still stand in others",
                len(others),
            )
            return _("{codes} taken out; {still}; u undoes it.").format(
                codes=_told(chosen), still=still
            )
        left = placing.themes_of_code(self.project, code.id)
        return _("{code} taken out of «{theme}»; it still stands in {themes}; u undoes it.").format(
            code=_told(chosen), theme=one.name, themes=", ".join(f"«{each.name}»" for each in left)
        )

    def _copied(self, chosen: Placed, to: Theme | None) -> str:
        if to is None:
            return _("A copy goes under a theme: go to one.")
        placing.place(self.project, to, [code for code, _one in chosen])
        self.marked.clear()
        return _("{codes} in «{theme}» too; u undoes it.").format(
            codes=_told(chosen), theme=to.name
        )

    def _piled(self, chosen: Placed) -> str:
        by_theme: dict[int, Placed] = {}
        for code, one in chosen:
            by_theme.setdefault(one.id if one else 0, []).append((code, one))
        with self.project.transaction(marked("to miscellaneous")):
            for group in by_theme.values():
                placing.to_miscellaneous(self.project, [code for code, _one in group], group[0][1])
        self.marked.clear()
        return _("In the Miscellaneous pile: {codes}; u undoes it.").format(codes=_told(chosen))

    def _put(self, move: Callable[[Placed, Theme | None], str]) -> None:
        codes = self.codes_chosen if self.marked else []
        if not self.marked:
            self.say(_("Mark codes or themes with Space, go where they belong, and press p."))
        elif codes:
            self.change(lambda: self._dropped(codes, move))
        else:
            self.change(self._themes_dropped)

    def _dropped(self, codes: Placed, move: Callable[[Placed, Theme | None], str]) -> str:
        """Put codes where the cursor is: in a theme, not placed, on the Miscellaneous pile."""
        row = self.here
        if row.kind == "theme" or row.theme:
            return move(codes, themes.theme(self.project, row.theme))
        if row.kind in {"top", "aside"}:
            return _("Codes go under a theme or on a pile: go to one.")
        on_pile = row.kind == "miscellaneous" or row.piled
        return self._piled(codes) if on_pile else move(codes, None)

    def _themes_dropped(self) -> str:
        """Put themes where the cursor is: under a theme, at the top, or set aside."""
        row, dropped = self.here, self.themes_marked
        names = ", ".join(f"«{one.name}»" for one in dropped)
        if row.kind == "aside":
            with self.project.transaction(marked("set theme aside")):
                for one in dropped:
                    themes.set_aside(self.project, one)
            self.marked.clear()
            return _("Set aside: {names}; b brings back.").format(names=names)
        parent = themes.theme(self.project, row.theme) if row.theme else None
        with self.project.transaction(marked("nest theme")):
            for one in dropped:
                themes.nest(self.project, one, parent)
        self.marked.clear()
        self.go_to = ("theme", dropped[0].id, 0)
        where = f"«{parent.name}»" if parent else _("the top")
        return _("{names} now under {parent}.").format(names=names, parent=where)


def theme_choices(
    project: Project, query: str, *, new: bool = False, without: Collection[int] = ()
) -> list[Choice]:
    """Return the themes whose names hold what is typed, and where there may be one, a new one."""
    words = folded(query).split()
    found = [
        one
        for one in themes.standing(project)
        if one.id not in without and all(word in folded(one.name) for word in words)
    ]
    found.sort(key=lambda one: not folded(one.name).startswith(folded(query).strip()))
    choices = [Choice(one.name, one, note=_above(project, one)) for one in found]
    known = {one.name.casefold() for one in themes.standing(project)}
    name = " ".join(query.split())
    if new and name and name.casefold() not in known:
        choices.append(Choice(_("new candidate theme «{name}»").format(name=name), name))
    return choices


def _above(project: Project, one: Theme) -> str:
    return " › ".join(each.name for each in reversed(list(themes.above(project, one))))


def _told(chosen: Placed) -> str:
    if len(chosen) == 1:
        code = chosen[0][0]
        return f"{code.tag} {code.name}"
    return plural("{count} code", "{count} codes", len(chosen))


def _no_code() -> str:
    return _("Go to a code, or mark some with Space, first.")

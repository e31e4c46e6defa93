"""Writing what is said of a theme: its central idea, its definition, its boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, marked
from tuicode.model import themes
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.writing_pad import Sheet, WritingPad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Theme
    from tuicode.tui.workspaces.theme_board_screen import ThemeBoardScreen

FIELDS = {
    "central_idea": (marked("central idea"), marked("What is it about, in a sentence or two?")),
    "definition": (marked("definition"), marked("What does it mean, and what holds it together?")),
    "boundaries": (marked("boundaries"), marked("What belongs to it, and what does not any more?")),
}
"""What can be said of a theme: what it is called, and what it answers."""


def ask_what(screen: ThemeBoardScreen, one: Theme, written: Callable[[str], None]) -> None:
    """Ask what is to be said of a theme, and open the pad for it; `written` hears what became."""
    fields = [
        Choice(_(name), field, note=" ".join(getattr(one, field).split()))
        for field, (name, _question) in FIELDS.items()
    ]

    def offer(query: str) -> Sequence[Choice]:
        return [each for each in fields if query.strip().casefold() in each.text.casefold()]

    def answer(taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            sheet = _sheet(screen, one, str(taken[0].value))
            screen.app.push_screen(WritingPad(screen.project, screen.look, sheet, written))

    screen.ask(Question(_("what is written of «{name}»?").format(name=one.name), answer, offer))


def _sheet(screen: ThemeBoardScreen, one: Theme, field: str) -> Sheet:
    name, question = FIELDS[field]

    def keep(text: str, _question: str) -> str:
        themes.describe(screen.project, one, **{field: text.strip()})  # type: ignore[arg-type]
        return _("Written: {field} of «{name}».").format(field=_(name), name=one.name)

    return Sheet(one.name, _(name), keep, text=getattr(one, field), question=_(question))

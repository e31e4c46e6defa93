"""Which past state a project is, where it is not the present."""

from __future__ import annotations

import msgspec

from tuicode.language import _
from tuicode.model.records import Pass


class Past(msgspec.Struct, frozen=True):
    """The state after a step; where that was the end of a pass, which one.

    `later` are other passes that went on before it ended again: what they did is in it too.
    """

    step: int
    of: Pass | None = None
    later: tuple[Pass, ...] = ()

    def told(self, language: str | None = None) -> str:
        """Return how the project stood, as words that follow upon it."""
        if self.of is None:
            return _("as it stood after step {number}", language).format(number=self.step)
        sentence = (
            _(
                "as it stood when pass {number} «{name}» had ended again, after pass {later}",
                language,
            )
            if self.later
            else _("as it stood at the end of pass {number} «{name}»", language)
        )
        return sentence.format(
            number=self.of.number,
            name=self.of.name,
            later=self.later[-1].number if self.later else "",
        )

    def briefly(self, language: str | None = None) -> str:
        """Return it in the few words of a title."""
        if self.of is None:
            return _("as of step {number}", language).format(number=self.step)
        if not self.later:
            return _("as of pass {number}", language).format(number=self.of.number)
        words = _("as of pass {number}, after pass {later}", language)
        return words.format(number=self.of.number, later=self.later[-1].number)

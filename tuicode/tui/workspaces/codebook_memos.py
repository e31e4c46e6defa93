"""The actions of the codebook that write on a code: memos, and the extract that shows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model import codebook, memos
from tuicode.model.errors import ProjectError
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.codebook_row import CodeRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.about import About
    from tuicode.model.extracts import Extract
    from tuicode.model.records import Code, Memo


class MemoActions(CodeRows):
    """Write memos on codes, and choose examples of them."""

    def action_note(self) -> None:
        """Ask for a memo on the code; where there are some, first which one, or another."""
        code = self.code_here
        if code is None:
            return
        there = [memo for memo in memos.memos_about(self.project, _about(code)) if not memo.private]
        if not there:
            self._ask_memo(code, None)
            return
        texts = [(_line(memo), memo) for memo in there]

        def offer(query: str) -> Sequence[Choice]:
            fit = [one for one in texts if query.casefold() in one[0].casefold()]
            return [*(Choice(*one) for one in fit), Choice(_("another memo"), None)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_memo(code, taken[0].value)

        self.ask(Question(_memo_on(code), answer, offer))

    def exemplified(self, code: Code, extract: Extract) -> str:
        """Have an extract be the example of a code, or no longer; return what is said of it."""
        code = self.project.code(code.id)
        coding = next(one for one in extract.codings if one.code == code.id)
        if self.project.read_only:
            return self.project.read_only
        try:
            if code.example == coding.id:
                codebook.let_example_go(self.project, code)
                said = _("{code} has no example now.")
            else:
                codebook.describe(self.project, code, example=coding.id)
                said = _("This is the example of {code} now; e again takes it away.")
        except ProjectError as error:
            return str(error)
        self.show_rows()
        return said.format(code=f"{code.tag} {code.name}")

    def _ask_memo(self, code: Code, memo: Memo | None) -> None:
        text = _line(memo) if memo else ""

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if typed.strip() != text:
                self.change(lambda: self._noted(code, memo, typed))
            elif not text:
                self.say(_("No memo was written, as there were no words."))

        hint = _(" · empty it to take it away") if memo else ""
        self.ask(Question(_memo_on(code) + hint, answer, typed=text))

    def _noted(self, code: Code, memo: Memo | None, text: str) -> str:
        if memo is None:
            memos.write(self.project, text, _about(code))
            return _("The memo on {code} is written.").format(code=f"{code.tag} {code.name}")
        if text.strip():
            memos.rewrite(self.project, memo, text)
            return _("The memo is rewritten.")
        memos.remove(self.project, memo)
        return _("The memo is taken away. Press u to undo.")


def _about(code: Code) -> About:
    return "codes", code.id


def _memo_on(code: Code) -> str:
    return _("memo on {words}").format(words=f"{code.tag} {code.name}")


def _line(memo: Memo) -> str:
    """Return a memo in one line, as the prompt has it."""
    return " ".join(memo.text.split())

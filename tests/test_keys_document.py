"""`docs/keys.md` lists every action with its keys, from the table that the screens use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.tui.actions import (
    ANALYSIS,
    ATTRIBUTES,
    CODE_EXTRACTS,
    CODEBOOK,
    HITS,
    IMPORT,
    MOVING_KEYS,
    PASSES,
    READ_AND_CODE,
    REVIEW,
    SHEET,
    SPLITTING,
    START,
)
from tuicode.tui.pass_actions import CHANGES, COMPARISON, ORDERING, PROGRESS
from tuicode.tui.theme_actions import THEME, THEME_COMPARISON, THEME_MAP, THEMES, VERSIONS
from tuicode.tui.writing_actions import WRITING

if TYPE_CHECKING:
    from tuicode.tui.action import Action

DOCUMENT = Path(__file__).parent.parent / "docs" / "keys.md"

HEAD = """# Keys

All keys are letters and keys that a Norwegian keyboard has without AltGr. In the program, `?`
shows them, and `p` finds an action by its name.

Keys of your own: `tuicode keys --example > keys.toml` prints a whole file; put it beside the project,
in your folder of settings, or where TUICODE_KEYS says, and change what you like.
`tuicode keys --check` tells what is wrong.
"""

IN_THE_PROMPT = """
In the prompt for codes, words that begin with `+` say what a new code is: `+semantic +latent
+inductive +deductive +invivo +green +blue +orange +yellow +pink +grey`; any beginning will do. While an
edge is moved, ← → move it by word (or by sentence, after `w`), ↑ ↓ by the next larger unit, `z` or
Tab goes to the other edge, Enter keeps it, and `q`, Esc or Backspace leaves it as it was. In the editor
of a turn, Enter stores, Tab begins a paragraph, Esc or Ctrl-G leaves the turn as it was.
"""


def rows(actions: tuple[Action, ...]) -> str:
    lines = [f"| {action.all_keys_shown} | {action.title} |" for action in actions]
    return "\n".join(["| keys | what they do |", "|---|---|", *lines]) + "\n"


def keys_document() -> str:
    moving = "\n".join(f"| {keys} | {words} |" for keys, words in MOVING_KEYS)
    return (
        f"{HEAD}\n## Read & code\n\n{rows(READ_AND_CODE)}{moving}\n"
        f"| 1 … 9 | Put the code of this digit here |\n{IN_THE_PROMPT}"
        f"\n## Going through the extracts one by one\n\n{rows(REVIEW)}"
        f"\n## The list of places found\n\n{rows(HITS)}"
        f"\n## The codebook\n\n{rows(CODEBOOK)}"
        f"\n## The extracts of codes\n\n{rows(CODE_EXTRACTS)}"
        f"\n## Splitting a code\n\n{rows(SPLITTING)}"
        f"\n## The passes\n\n{rows(PASSES)}"
        f"\n## How far a pass went\n\n{rows(PROGRESS)}"
        f"\n## Two passes side by side\n\n{rows(COMPARISON)}"
        f"\n## What a pass changed\n\n{rows(CHANGES)}"
        f"\n## Sources put in order by hand\n\n{rows(ORDERING)}"
        f"\n## The tables of the analysis\n\n{rows(ANALYSIS)}"
        f"\n## The tables of participants and of sources\n\n{rows(ATTRIBUTES)}"
        f"\n## The project sheet\n\n{rows(SHEET)}"
        f"\n## The theme map\n\n{rows(THEME_MAP)}"
        f"\n## Memos, the journal and the glossary\n\n{rows(WRITING)}"
        f"\n## The themes\n\n{rows(THEMES)}"
        f"\n## The versions of the themes\n\n{rows(VERSIONS)}"
        f"\n## A theme opened\n\n{rows(THEME)}"
        f"\n## Two themes side by side\n\n{rows(THEME_COMPARISON)}"
        f"\n## The start screen\n\n{rows(START)}\n## Importing\n\n{rows(IMPORT)}"
    )


def test_the_document_lists_the_actions_as_they_are() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == keys_document(), (
        "write it anew: python -c 'import tests.test_keys_document as t; "
        't.DOCUMENT.write_text(t.keys_document(), encoding="utf-8")\''
    )

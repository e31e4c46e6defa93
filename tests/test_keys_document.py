"""`docs/keys.md` lists every action with its keys, from the table that the screens use."""

from __future__ import annotations

from pathlib import Path

from tuicode.tui.actions import IMPORT, MOVING_KEYS, READ_AND_CODE, START, Action

DOCUMENT = Path(__file__).parent.parent / "docs" / "keys.md"

HEAD = """# Keys

All keys are letters and keys that a Norwegian keyboard has without AltGr. In the program, `?`
shows them, and `p` finds an action by its name.
"""


def rows(actions: tuple[Action, ...]) -> str:
    lines = [f"| {action.all_keys_shown} | {action.title} |" for action in actions]
    return "\n".join(["| keys | what they do |", "|---|---|", *lines]) + "\n"


def keys_document() -> str:
    moving = "\n".join(f"| {keys} | {words} |" for keys, words in MOVING_KEYS)
    return (
        f"{HEAD}\n## Read & code\n\n{rows(READ_AND_CODE)}{moving}\n"
        f"\n## The start screen\n\n{rows(START)}\n## Importing\n\n{rows(IMPORT)}"
    )


def test_the_document_lists_the_actions_as_they_are() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == keys_document(), (
        "write it anew: python -c 'import tests.test_keys_document as t; "
        't.DOCUMENT.write_text(t.keys_document(), encoding="utf-8")\''
    )

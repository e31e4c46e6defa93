from __future__ import annotations

import unicodedata

import pytest
from invented_interviews import in_no_file
from rich.cells import cell_len
from seat import LARGE, SMALL, at

from tuicode.model import codes

ODD = {
    "markup": "[b]bold[/b] [red]not red[/red] [@click=app.exit]x[/] $name {code} \\[a] [/]",
    "escape codes": "before \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J after",
    "tabs": "a\tb\tc\t\td",
    "long word": "start " + "x" * 300 + " end",
    "wide": "街灯は" * 60,
    "emoji": "👩‍👩‍👧 🇳🇴 ❤️ 👍🏽 " * 8,
    "right to left": "שלום \u202eabc\u202c \u2066def\u2069",
    "combining": "e\u0301\u0308\u0301 " * 30,
    "soft": "so\u00adft zero\u200bwidth \u2028line \ufeffmark",
}
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def acts_on_terminal(text: str) -> bool:
    kinds = {unicodedata.category(one) for one in text if one != "\n"}
    return bool(kinds & {"Cc", "Cs"}) or bool(set(text) & set("\u202e\u202c\u2066\u2069\u200f"))


@SIZES
@pytest.mark.parametrize("name", ODD)
async def test_any_text_is_shown_and_coded_as_it_is(name: str, size: tuple[int, int]) -> None:
    text = ODD[name]
    project = in_no_file((text[:40] or "x", text), ("Bo", "Plain words."), name=text[:60])
    source = project.sources[0]
    async with at(project, size) as seat:
        for key in ["down", "right", "w", "right", "right", "left", "up", "home"]:
            await seat.press(key)
            assert not acts_on_terminal(seat.text)
        await seat.press("w", "c")
        assert not acts_on_terminal(seat.text)
        await seat.press(*"new one", "enter")
        assert not acts_on_terminal(seat.text)
        (coding,) = project.codings
        assert (coding.start, coding.end) == (0, source.turns[0].end)
        for row in seat.rows:
            assert cell_len(row) <= size[0]
        await seat.press("f", *text[:3].strip(), "enter", "+", "s", "escape", "x", "u")
        assert not acts_on_terminal(seat.text)


@pytest.mark.parametrize("name", ODD)
async def test_a_code_of_any_name_is_shown_as_it_is(name: str) -> None:
    project = in_no_file(("Anne", "Plain words."))
    code = codes.create(project, ODD[name][:70], tag="\x1b[3", definition=ODD[name])
    async with at(project, LARGE) as seat:
        await seat.press("c", "enter", "c", "l", "tab", "tab", ".", "x", "u", "r")
        assert not acts_on_terminal(seat.text)
        assert project.count_of_code(code.id) == 1


async def test_brackets_are_never_taken_for_markup() -> None:
    project = in_no_file(("[b]Anne[/b]", ODD["markup"]), name="[red]Interview[/red]")
    async with at(project, LARGE) as seat:
        assert ODD["markup"][:40] in seat.text
        assert "[b]Anne[/b]" in seat.text
        assert "[red]Interview[/red]" in seat.status
        await seat.press("c")
        assert "[b]bold[/b]" in next(row for row in seat.rows if "codes for" in row)
        await seat.press(*"[b]new[/b]", "enter")
        assert "[b]new[/b]" in seat.message
        assert "[b]new[/b]" in seat.rows[-1]

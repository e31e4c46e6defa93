from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file
from rich.cells import cell_len
from seat import LARGE, SMALL, at
from textual.events import Paste

from tuicode.model import codes, codings
from tuicode.tui.actions import READ_AND_CODE
from tuicode.tui.cells import shown
from tuicode.tui.widgets.prompt import PromptInput

if TYPE_CHECKING:
    from tuicode.model.project import Project

ODD = {
    "markup": "[b]bold[/b] [red]not red[/red] [@click=app.exit]x[/] $name {code} \\[a] [/]",
    "escape codes": "before \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J after",
    "tabs": "a\tb\tc\t\td",
    "long word": "start " + "x" * 300 + " end",
    "wide": "街灯は" * 60,
    "emoji": "👩‍👩‍👧 🇳🇴 ❤️ 👍🏽 " * 8,
    "right to left": "שלום \u202eabc\u202c \u2066def\u2069",
    "flags": "🇳🇴🇸🇪 🏴\U000e0067\U000e0062\U000e007f 1️⃣ 👨🏿‍🚒 " * 8,
    "other scripts": "क्षि ภาษาไทย 한국어 \u1100\u1161\u11a8 العربية ﷽ " * 8,
    "all control characters": "".join(map(chr, range(1, 32))).replace("\n", "") + "\x7f\x80\x9f.",
    "zalgo": "n" + "\u0335\u0316\u0332" * 60 + "o more",
    "begins with an accent": "\u0301acute \u20dd circled",
    "combining": "e\u0301\u0308\u0301 " * 30,
    "soft": "so\u00adft zero\u200bwidth \u2028line \ufeffmark",
}
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def acts_on_terminal(text: str) -> bool:
    kinds = {unicodedata.category(one) for one in text if one != "\n"}
    return bool(kinds & {"Cc", "Cs"}) or bool(set(text) & set("\u202e\u202c\u2066\u2069\u200f"))


@pytest.mark.parametrize(
    ("name", "size"), [(name, (SMALL, LARGE)[number % 2]) for number, name in enumerate(ODD)]
)
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


def odd_project() -> Project:
    """Return a project in which all that has words has odd ones."""
    text = " ".join(ODD.values())
    odd = [one[:40] for one in ODD.values()]
    project = in_no_file((odd[1], text), (odd[3], odd[4]), ("Bo", "Plain words."), name=text[:60])
    for name in odd:
        codes.create(project, name, tag=name[:3], definition=name)
    source = project.sources[0]
    for number, code in enumerate(project.codes):
        codings.apply(project, source, number * 7, number * 7 + 30, [code])
    return project


@SIZES
async def test_whatever_one_does_nothing_acts_on_the_terminal(size: tuple[int, int]) -> None:
    project = odd_project()
    async with at(project, size) as seat:
        workspace = seat.app.screen
        # Each action in one of the sizes.
        for action in READ_AND_CODE[size == SMALL :: 2]:
            if action.name == "leave" or not hasattr(workspace, f"action_{action.name}"):
                continue
            for key in (action.keys.split(",")[0], "e", "down", "escape", "escape"):
                await seat.press(key)
                assert not acts_on_terminal(seat.text), (action, key)
                assert max(map(cell_len, seat.rows)) <= size[0], (action, key)
            if action.name == "journal":  # what was typed there is asked about: Enter keeps it
                await seat.press("escape", "enter")
            if seat.app.screen is not workspace:
                await seat.press("q")
            assert seat.app.screen is workspace, action


@pytest.mark.parametrize("name", ODD)
async def test_every_word_of_any_text_can_be_reached_and_coded_as_it_is(name: str) -> None:
    project = in_no_file(("Bo", ODD[name]))
    source = project.sources[0]
    words = source.text.split()[:40]
    async with at(project, LARGE) as seat:
        await seat.press("w")
        for word in words:
            assert seat.marked == word
            assert len(seat.marked_rows) >= 1
            await seat.press("right")
        await seat.press("home", "c", *"one", "enter", "end", "c", *"two", "enter")
        spans = {(one.start, one.end) for one in project.codings}
        first, last = source.text.index(words[0]), len(source.text.rstrip())
        assert spans == {
            (first, first + len(words[0])),
            (last - len(source.text.split()[-1]), last),
        }


@pytest.mark.parametrize("name", ODD)
async def test_what_is_found_in_any_text_is_listed_as_it_is(name: str) -> None:
    text = ODD[name]
    project = in_no_file(("Bo", text))
    wanted = next(one for one in project.sources[0].text if one.strip() and shown(one) == one)
    async with at(project, SMALL) as seat:
        await seat.press("f")
        seat.app.screen.query_one(PromptInput).on_paste(Paste(f"{wanted}\x1b\x07\n{text}"))
        await seat.settle()
        assert not acts_on_terminal(seat.text)
        assert max(map(cell_len, seat.rows)) <= SMALL[0]
        await seat.press("enter")
        assert "place" in seat.message
        assert not acts_on_terminal(seat.text)

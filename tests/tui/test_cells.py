from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import odd_text
from rich.cells import cell_len

from tuicode.tui.cells import cells, cut, one_cell_each, shown, width

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]


def turns_direction(character: str) -> bool:
    return unicodedata.bidirectional(character) in BIDI or character in "\u200e\u200f\u061c"


def test_no_control_character_is_ever_sent() -> None:
    sent = set(shown("".join(map(chr, range(0x110000)))))
    assert not [hex(ord(one)) for one in sent if unicodedata.category(one) in {"Cc", "Cs"}]


def test_nothing_that_turns_the_direction_of_text_is_sent() -> None:
    assert turns_direction("\u202e")
    assert not [hex(ord(one)) for one in set(shown("".join(ALL))) if turns_direction(one)]


def test_escape_codes_are_drawn_as_symbols() -> None:
    assert shown("\x1b[31mred\x07\x9b") == "␛[31mred␇·"
    assert shown("a\tb\nc") == "a b c"


def test_what_is_made_of_several_signs_is_as_wide_everywhere() -> None:
    assert shown("🇳🇴") == "NO"
    assert shown("👍🏽") == "👍·"
    assert shown("👩\u200d👧") == "👩·👧"
    assert (cells("🇳🇴"), cells("👍🏽"), cells("👩\u200d👧"), cells("❤️")) == (2, 3, 5, 1)
    hidden = "".join(chr(0xE0020 + ord(one) - 32) for one in "obey me")
    assert shown(f"🏴{hidden}") == "🏴·······"


def test_no_two_signs_are_drawn_as_one_by_some_terminals_only() -> None:
    joining = "\u200d\ufe0f\U0001f1f3\U0001f3fd\U000e0067"
    assert not set(joining) & set(shown(joining))


def test_what_is_taken_for_one_cell_is_one_cell_in_every_place() -> None:
    wrong = [hex(ord(one)) for one in ALL if one_cell_each(one, 0, 1) and cell_len(shown(one)) != 1]
    assert not wrong


def test_the_letters_of_the_usual_languages_take_the_quick_path() -> None:
    text = "Ærlig talt, «det» var – på én måte – 50 % … naïve café’s “right” Größe "
    assert one_cell_each(text, 0, len(text))
    assert not one_cell_each("街", 0, 1)
    assert one_cell_each("街a", 1, 2)


@given(odd_text)
def test_shown_keeps_the_number_of_code_points(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(odd_text)
def test_cells_are_those_that_the_terminal_library_counts(text: str) -> None:
    assert cells(text) == sum(map(width, text)) == cell_len(shown(text))


@given(odd_text)
def test_cells_do_not_change_by_being_shown(text: str) -> None:
    assert cells(shown(text)) == cells(text)


@given(odd_text, st.integers(-3, 40))
def test_cut_is_never_wider_than_asked(text: str, most: int) -> None:
    short = cut(text, most)
    assert cell_len(short) <= max(most, 0)
    if cells(text) <= most:
        assert short == shown(text)
    elif most > 0:
        assert short.endswith("…")
        assert shown(text).startswith(short[:-1])


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [("trust", 5, "trust"), ("trust", 4, "tru…"), ("a bcd", 3, "a…"), ("街灯", 3, "街…"),
     ("街灯", 2, "…"), ("trust", 0, "")],
)  # fmt: skip
def test_cut_ends_in_an_ellipsis(text: str, most: int, short: str) -> None:
    assert cut(text, most) == short

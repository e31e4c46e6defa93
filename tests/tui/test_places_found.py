from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import odd_text

from tuicode.analysis.finding import find as places_of


@given(odd_text, st.text("aå .[*(\\n街", max_size=3))
def test_every_place_holds_what_was_asked_for(text: str, query: str) -> None:
    places = places_of(text, query)
    assert places == sorted(places)
    assert all(words(text[start:end]) == words(query) for start, end in places)
    if " " not in query:
        assert bool(places) == (bool(query) and query.lower() in text.lower())


def words(text: str) -> list[str]:
    return text.casefold().split()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pump", ["pump", "Pump"]),
        ("Å", ["å", "Å"]),
        ("[n]", ["[n]"]),
        (".*", []),
        ("", []),
        ("zebra", []),
    ],
)
def test_letters_are_taken_as_they_are_whatever_their_case(query: str, found: list[str]) -> None:
    text = "The pump. Pump [n] på ÅS"
    assert [text[start:end] for start, end in places_of(text, query)] == found


def test_places_do_not_overlap() -> None:
    assert places_of("aaaa", "aa") == [(0, 2), (2, 4)]

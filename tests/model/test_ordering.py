"""Names stand in lists as a Norwegian reader expects them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tuicode.model.ordering import alphabetical


def test_numbers_go_by_size() -> None:
    people = ["Deltaker 10", "Deltaker 2", "deltaker 1", "Deltaker"]
    expected = ["Deltaker", "deltaker 1", "Deltaker 2", "Deltaker 10"]
    assert sorted(people, key=alphabetical) == expected


def test_norwegian_letters_follow_z_in_their_order() -> None:
    names = ["å bli sett", "ærlighet", "østlig", "zoner", "ansvar"]
    expected = ["ansvar", "zoner", "ærlighet", "østlig", "å bli sett"]
    assert sorted(names, key=alphabetical) == expected


@given(st.lists(st.text()))
def test_any_names_can_be_ordered(names: list[str]) -> None:
    keys = [alphabetical(name) for name in sorted(names, key=alphabetical)]
    assert all(before <= after for before, after in pairwise(keys))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuicode.analysis.code_query import understood
from tuicode.analysis.naming import LONGEST, in_vivo_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Welcome, all of you.", "Welcome, all of you"),
        ("  «It's the\ntargets …» ", "It's the targets"),
        ("*laughs* no", "laughs* no"),
        ("[name, employee] said so", "[name, employee] said so"),
        ("+47 and ++ more", "47 and more"),
        ("…", ""),
        ("", ""),
        ("word " * 30, ("word " * 12).strip()),
        ("a" * 100, "a" * LONGEST),
        (f"{'a' * 59} b", "a" * 59),
        (f"{'a' * 58} b", f"{'a' * 58} b"),
        (f"{'ord ' * 14}og, mer enn nok", f"{'ord ' * 14}og"),
    ],
)
def test_words_become_a_name(words: str, name: str) -> None:
    assert in_vivo_name(words) == name


@given(st.text())
def test_whatever_was_said_the_name_is_short_tidy_and_says_nothing_of_the_code(words: str) -> None:
    name = in_vivo_name(words)
    assert len(name) <= LONGEST
    assert name == name.strip()
    assert in_vivo_name(name) == name
    query = understood(name)
    assert query.name == " ".join(name.split())
    assert not query.said
    assert not query.strange

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuicode.analysis.code_query import known_words, understood
from tuicode.model.records import Code


@pytest.mark.parametrize(
    ("typed", "name", "said", "strange"),
    [
        ("new roles", "new roles", (), ()),
        ("new roles +latent +deductive +blue", "new roles", ("latent", "deductive", "blue"), ()),
        ("new roles +l +d +b", "new roles", ("latent", "deductive", "blue"), ()),
        ("+S new  +IND roles +gree", "new roles", ("semantic", "inductive", "green"), ()),
        ("x +invivo", "x", ("in vivo",), ()),
        ("x +in vivo", "x", ("in vivo",), ()),
        ("x +in-vivo", "x", ("in vivo",), ()),
        ("x +inv", "x", ("in vivo",), ()),
        ("x +latent +semantic", "x", ("semantic",), ()),
        ("x +in", "x", (), ("+in",)),
        ("x +g", "x", (), ("+g",)),
        ("x +latentt +l", "x", ("latent",), ("+latentt",)),
        ("x +red ++l", "x ++l", (), ("+red",)),
        ("x +", "x", (), ()),
        ("+", "", (), ()),
        ("+latent", "", ("latent",), ()),
        ("a+b c++ 1 + 1", "a+b c++ 1 1", (), ()),
    ],
)
def test_words_with_a_plus_say_what_the_code_is(typed, name, said, strange) -> None:
    query = understood(typed)
    assert (query.name, query.said, query.strange) == (name, said, strange)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("+semantisk", ("semantic",)),
        ("+deduktiv", ("deductive",)),
        ("+gronn", ("green",)),
        ("+grønn", ("green",)),
        ("+rosa", ("pink",)),
        ("+grå", ("grey",)),
        ("+gul", ("yellow",)),
        ("+blue +latent", ("latent", "blue")),
    ],
)
def test_the_users_language_is_understood_beside_english(
    monkeypatch: pytest.MonkeyPatch, typed: str, said: tuple[str, ...]
) -> None:
    words = {
        "semantic": "semantisk", "deductive": "deduktiv", "green": "grønn", "pink": "rosa",
        "grey": "grå", "yellow": "gul", "blue": "blå", "orange": "oransje",
    }  # fmt: skip
    monkeypatch.setattr("tuicode.analysis.code_query._", lambda word: words.get(word, word))
    assert understood(typed).said == said
    assert "+grønn" in known_words()


def test_a_code_fits_what_was_said_of_it() -> None:
    code = Code(id=1, tag="A", name="a", family="blue", orientation="latent")
    assert understood("").fits(code)
    assert understood("+latent +blue").fits(code)
    assert not understood("+semantic").fits(code)
    assert not understood("+latent +deductive").fits(code)
    assert not understood("+pink").fits(code)


def test_the_words_that_are_known_are_understood() -> None:
    for word in known_words():
        assert understood(f"x {word}").said
        assert not understood(f"x {word}").strange


@given(st.text("ab+ l\u00a0"))
def test_whatever_is_typed_no_word_with_a_plus_becomes_part_of_the_name_unseen(typed: str) -> None:
    query = understood(typed)
    words = [word for word in typed.split() if word.startswith("+") and word[1:2] not in {"", "+"}]
    assert not {*words} & {*query.name.split()}
    assert bool(words) == bool(query.said or query.strange)

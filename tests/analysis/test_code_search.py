from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuicode.analysis.code_search import CodeSearch, folded, search
from tuicode.model.code_names import FormerName
from tuicode.model.records import Code

names = st.text("abcøåæ éN", min_size=1, max_size=12)


def codes_of(*names_and_tags: str) -> list[Code]:
    """Return a code for each `name` or `name/TAG`."""
    made = []
    for number, one in enumerate(names_and_tags, start=1):
        name, _slash, tag = one.partition("/")
        made.append(Code(id=number, tag=tag or f"X{number}", name=name))
    return made


def unused(_code: int) -> int:
    return 0


def found(codes: list[Code], query: str) -> list[str]:
    return [match.code.name for match in search(codes, query, unused)]


def certain(codes: list[Code], query: str) -> list[str]:
    return [match.code.name for match in search(codes, query, unused) if match.certain]


def test_without_a_query_all_codes_come_the_most_used_first_then_by_name() -> None:
    codes = codes_of("trust", "Anger", "boots")
    counts = {1: 1, 2: 0, 3: 0}
    matches = search(codes, "  ", counts.__getitem__)
    assert [match.code.name for match in matches] == ["trust", "Anger", "boots"]
    assert all(match.certain for match in matches)


def test_the_tag_comes_first_then_beginnings_words_and_middles() -> None:
    codes = codes_of(
        "interest/IN", "strust/XX", "more trust/MT", "trust in people/TP", "tr/YY", "rest/TRUST"
    )
    assert certain(codes, "trust") == ["rest", "trust in people", "more trust", "strust"]


def test_among_equals_the_most_used_comes_first() -> None:
    codes = codes_of("night work", "night rest", "night bus")
    counts = {1: 2, 2: 7, 3: 2}
    matches = search(codes, "night", counts.__getitem__)
    assert [match.code.name for match in matches] == ["night rest", "night bus", "night work"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("håp", "hap"),
        ("håp", "haap"),
        ("haap", "håp"),
        ("Å være alene", "aa vaere"),
        ("føle ansvar", "fole"),
        ("fole", "føle"),
        ("naïve", "NAIVE"),
        ("Größe", "grosse"),
        ("ÆRE", "ære"),
        ("trygghet i gruppa", "try gru"),
        ("trygghet i gruppa", "gruppa try"),
        ("old pump", "  old   pump "),
    ],
)
def test_letters_are_folded_and_beginnings_of_words_are_enough(name: str, query: str) -> None:
    assert certain(codes_of("zebra", name), query) == [name]


def test_a_misspelt_name_is_offered_last_and_as_uncertain() -> None:
    codes = codes_of("neighbours", "budget")
    matches = search(codes, "nieghbours", unused)
    assert [(match.code.name, match.certain) for match in matches] == [("neighbours", False)]
    assert found(codes_of("a trust", "trusst"), "trust")[0] == "a trust"


def test_what_is_like_nothing_finds_nothing() -> None:
    assert found(codes_of("neighbours", "budget"), "xyz") == []
    assert found([], "x") == []


@given(st.lists(names, max_size=8), st.text("abcøå N", max_size=6))
def test_certain_ones_come_first_and_each_once(given_names: list[str], query: str) -> None:
    codes = codes_of(*given_names)
    matches = search(codes, query, unused)
    sure = [match.certain for match in matches]
    assert sure == sorted(sure, reverse=True)
    assert len({match.code.id for match in matches}) == len(matches)
    holding = {code.id for code in codes if folded(query.strip()) in folded(code.name)}
    assert holding <= {match.code.id for match in matches if match.certain}


@given(names)
def test_a_code_is_found_by_its_whole_name_before_all_longer_ones(name: str) -> None:
    codes = codes_of(f"{name} more", f"some {name}", name)
    if folded(name.strip()):
        assert search(codes, name, unused)[0].code.name.strip() == name.strip()


def test_a_name_of_earlier_leads_to_the_code_there_is_now() -> None:
    kept, other = codes_of("reliance/RE", "trust in people/TP")
    formers = [
        FormerName("trust", kept, merged=True, tag="TR"),
        FormerName("faith in them", kept),
        FormerName("trust", Code(id=9, tag="ZZ", name="not there")),
    ]
    looked = CodeSearch([kept, other], unused, formers=formers)

    def told(query: str) -> list[tuple[str, str]]:
        certain = (match for match in looked.find(query) if match.certain)
        return [(one.code.name, one.former.name if one.former else "") for one in certain]

    assert told("trust") == [("reliance", "trust"), ("trust in people", "")]
    assert told("trus") == [("trust in people", ""), ("reliance", "trust")]
    assert told("tr") == [("reliance", "trust"), ("trust in people", "")]
    assert told("th") == [("reliance", "faith in them")]
    assert told("rel") == [("reliance", "")]
    assert looked.called_before("TRUST") == formers[0]
    assert looked.named("trust") is None

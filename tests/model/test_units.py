from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuicode.model.records import Source, Turn
from tuicode.model.sentences import sentences_of
from tuicode.model.units import UNITS, Unit, Units, words_of

speech = st.text(
    st.one_of(
        st.sampled_from("ab å. ?!…\n\t«»”[]*'()"),
        st.sampled_from("nr. kl. osv. A. ... "),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)
turns_said = st.lists(speech, min_size=1, max_size=5)
kinds = st.sampled_from(UNITS)


def source_of(*turns: str) -> Source:
    placed, start = [], 0
    for words in turns:
        placed.append(Turn(start=start, end=start + len(words)))
        start += len(words) + 1
    return Source(id=1, name="Odd", text="\n".join(turns), turns=tuple(placed))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, 0, len(text))]


def all_units(source: Source, unit: Unit) -> list[tuple[int, int]]:
    units, found = Units(source), []
    span = units.at(0, unit)
    while span is not None and span[0] < span[1]:
        found.append(span)
        span = units.next(span[0], unit)
    return found


@given(turns_said, kinds)
def test_every_letter_is_in_one_unit_and_units_are_in_order(turns: list[str], unit: Unit) -> None:
    source = source_of(*turns)
    found = all_units(source, unit)
    covered = [position for start, end in found for position in range(start, end)]
    assert covered == sorted(set(covered))
    letters = {at for at, one in enumerate(source.text) if not one.isspace()}
    assert letters <= set(covered)


@given(turns_said, kinds)
def test_no_unit_begins_or_ends_with_white_space_or_leaves_its_turn(
    turns: list[str], unit: Unit
) -> None:
    source = source_of(*turns)
    for start, end in all_units(source, unit):
        words = source.text[start:end]
        assert words
        assert words == words.strip()
        assert any(turn.start <= start and end <= turn.end for turn in source.turns)


@given(turns_said, kinds)
def test_back_is_the_way_on_taken_backwards(turns: list[str], unit: Unit) -> None:
    source = source_of(*turns)
    units, found = Units(source), all_units(source, unit)
    back = []
    span = found[-1] if found else None
    while span is not None:
        back.append(span)
        span = units.previous(span[0], unit)
    assert back == found[::-1]


@given(turns_said, kinds)
def test_the_unit_at_a_position_is_the_one_around_it(turns: list[str], unit: Unit) -> None:
    source = source_of(*turns)
    units = Units(source)
    for start, end in all_units(source, unit):
        for position in range(start, end):
            assert units.at(position, unit) == (start, end)


@given(turns_said, kinds, st.integers(0, 500))
def test_from_between_units_one_goes_to_the_next_and_the_one_before(
    turns: list[str], unit: Unit, position: int
) -> None:
    source = source_of(*turns)
    position = min(position, len(source.text))
    units, found = Units(source), all_units(source, unit)
    assert units.next(position, unit) == next((one for one in found if one[0] > position), None)
    before = [one for one in found if one[0] < position]
    assert units.previous(position, unit) == (before[-1] if before else None)


@given(turns_said)
def test_words_are_what_stands_between_white_space(turns: list[str]) -> None:
    text = "\n".join(turns)
    assert [text[start:end] for start, end in words_of(text, 0, len(text))] == text.split()


@given(turns_said)
def test_no_sentence_runs_over_a_line_end(turns: list[str]) -> None:
    assert not [one for one in sentences("\n".join(turns)) if "\n" in one]


@pytest.mark.parametrize("unit", UNITS)
def test_a_source_without_words_has_an_empty_unit(unit: Unit) -> None:
    units = Units(source_of("", " \n "))
    assert units.at(0, unit) == (0, 0)
    assert units.next(0, unit) is None
    assert units.previous(3, unit) is None


def test_empty_turns_are_passed_over() -> None:
    source = source_of("", "one.", "", " ", "two.")
    assert [source.text[slice(*one)] for one in all_units(source, "sentence")] == ["one.", "two."]
    assert Units(source).at(0, "word") == (1, 5)


def test_text_without_turns_is_one_turn() -> None:
    source = msgspec.structs.replace(source_of("One. Two.\nThree."), turns=())
    assert len(all_units(source, "sentence")) == 3
    assert all_units(source, "turn") == [(0, 16)]
    assert Units(source).turn_index(12) == 0


def test_a_turn_is_told_by_its_position() -> None:
    units = Units(source_of("one", "two", "", "three"))
    assert [units.turn_index(at) for at in (0, 3, 4, 8, 9, 13)] == [0, 0, 1, 2, 3, 3]


@pytest.mark.parametrize(
    "text",
    [
        "One.|Two!|Three?|Four…|Five.",
        "Well ... yes.|No.",
        "Well … yes.",
        "I went ... |Then I came back.",
        "Det kom kl. 10 på kvelden.|Ja.",
        "Det gjelder f.eks. barn, dvs. alle under nr. 5 på lista.|Ikke sant?",
        "Vi ringte bl.a. Hansen og dr. Berg.|De svarte ikke.",
        "It was Mr. Smith, i.e. the neighbour vs. the office.|Right.",
        "She said M. Olsen was there.|He was not.",
        "17. mai er stor.|Vi går i tog.",
        "Det var i 1998.|Da kom jeg hit.",
        "«Kom nå!»|Hun ropte.",
        "«Kom nå!» ropte hun.|Jeg kom.",
        "(Det var sent.)|Vi gikk.",
        '"Why?"|I asked.',
        "Jeg spurte [Navn, ansatt].|Han nikket.",
        "Han het [Navn, f.eks. Ola].|Ja.",
        "*ler* Ja.|*pause* Nei.|*ler*",
        "Nei!!!|Hva?!|Jo.",
        "Og så –",
        "Jeg tenkte at vi skulle",
        "Se www.nav.no for mer.|Greit.",
        "Prisen er 3.50 i dag.|Ja.",
        "one\n|two\n|three",
        "Ærlig?|Ørret.|Ås.",
        "   ",
    ],
)
def test_sentences(text: str) -> None:
    wanted = [one.strip() for one in text.split("|") if one.strip()]
    assert sentences(text.replace(" |", " ").replace("\n|", "\n").replace("|", " ")) == wanted

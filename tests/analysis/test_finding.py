"""Finding text: plain, whole words, stems, expressions; in one text and in a project."""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented import fill, in_memory
from snowballstemmer import stemmer

from tuicode.analysis.expressions import SearchProblem
from tuicode.analysis.finding import MANNERS, context, find, find_in
from tuicode.model import sources
from tuicode.model.errors import ProjectError

LETTERS = "aAåÅäöoOøØsSßẞfFiIİıﬁﬆ'’.-[(*\\ \n\t\xa0街"
texts = st.text(LETTERS, max_size=30)
queries = st.text(LETTERS, max_size=4)


def found(text: str, query: str, manner: str = "plain", language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in find(text, query, manner, language)]


# --- a slow way to say what is found


def folded(text: str) -> str:
    return text.replace("İ", "i").replace("’", "'").casefold()


def end_of(text: str, start: int, words: list[str]) -> int | None:
    """Return where the words end that stand at `start`, white space between them."""
    for end in range(start + 1, len(text) + 1):
        if folded(text[start:end]) == words[0]:
            if len(words) == 1:
                return end
            following = end
            while following < len(text) and text[following].isspace():
                following += 1
            return end_of(text, following, words[1:]) if following > end else None
    return None


def slowly_found(text: str, query: str) -> list[tuple[int, int]]:
    words = folded(query).split()
    spans: list[tuple[int, int]] = []
    start = 0
    while words and start < len(text):
        end = end_of(text, start, words)
        if end is not None and query[0].isspace() and start > 0:
            end = end if text[start - 1].isspace() else None
        if end is not None and query[-1].isspace() and end < len(text):
            end = end if text[end].isspace() else None
        if end is not None:
            spans.append((start, end))
        start = start + 1 if end is None else end
    return spans


@given(texts, queries)
@example("Die Straße, die STRASSE", "straße")
@example("ßs ss", "ss")
@example("s\xa0\nS S", "s s")
@example("ﬁﬁfi", "fi")
def test_plain_finds_what_a_slow_search_finds(text: str, query: str) -> None:
    assert find(text, query) == slowly_found(text, query)


@given(st.data(), texts)
def test_any_piece_of_a_text_is_found_in_it(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    assert bool(find(text, piece)) == bool(piece.strip())
    assert bool(find(text, folded(piece))) == bool(piece.strip())


# --- plain

SAID = "Pumpa: en pumpe på ås, Ås. Straße, İstanbul, don’t.\nTo  rader\u2003her"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("PUMP", ["Pump", "pump"]),
        ("ås", ["ås", "Ås"]),
        ("a\u030as", ["ås", "Ås"]),
        ("as", []),
        ("pa", ["pa"]),
        ("strasse", ["Straße"]),
        ("STRAßE", ["Straße"]),
        ("istanbul", ["İstanbul"]),
        ("don't", ["don’t"]),
        ("don’t. to rader her", ["don’t.\nTo  rader\u2003her"]),
        (" ås", ["ås", "Ås"]),
        ("ås ", []),
        (".*", []),
        ("", []),
        (" \n", []),
    ],
)
def test_letter_case_and_white_space_are_put_aside_and_nothing_else(
    query: str, wanted: list[str]
) -> None:
    assert found(SAID, query) == wanted


def test_places_never_overlap() -> None:
    assert find("aaaaa", "aa") == [(0, 2), (2, 4)]
    assert find("ßß", "ss") == [(0, 1), (1, 2)]


def test_positions_are_those_of_the_text_itself_where_folding_is_longer() -> None:
    text = "ßßß ŉ ﬃ Her"
    assert find(text, "her") == [(8, 11)]


def test_no_letter_folds_to_several_beyond_those_looked_for() -> None:
    from tuicode.analysis.wording import _expanding

    everywhere = {one for one in map(chr, range(0x110000)) if len(folded(one)) > 1}
    assert everywhere == set(_expanding())


# --- whole words

OFFICE = "Nav-kontoret, ikke navet. [Nav] f.eks. borte.Da don’t Nav's nav_1 NAV"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("nav", ["Nav", "Nav", "NAV"]),
        ("nav-kontoret", ["Nav-kontoret"]),
        ("kontor", []),
        ("eks", ["eks"]),
        ("da", ["Da"]),
        ("don", []),
        ("t", []),
        ("don't", ["don’t"]),
        ("[nav]", ["[Nav]"]),
        ("nav] f.eks. ", ["Nav] f.eks."]),
        ("ikke\tnavet", ["ikke navet"]),
        ("ikke nav", []),
        ("", []),
    ],
)
def test_whole_words_go_on_at_neither_end(query: str, wanted: list[str]) -> None:
    assert found(OFFICE, query, "word") == wanted


def test_norwegian_letters_are_letters() -> None:
    assert found("å gå på båten; øl, kjøl, æ", "å", "word") == ["å"]
    assert found("å gå på båten; øl, kjøl, æ", "øl", "word") == ["øl"]
    assert found("å gå på båten; øl, kjøl, æ", "æ", "word") == ["æ"]


def test_a_whole_word_is_found_beside_one_that_is_not() -> None:
    assert find("xa a a", "a a", "word") == [(3, 6)]


@given(texts, queries)
def test_whole_words_are_plain_hits_between_other_words(text: str, query: str) -> None:
    plain = {start for start in range(len(text)) if find(text[start:], query.strip())[:1]}
    for start, end in find(text, query, "word"):
        assert start in plain
        around = text[start - 1 : start + 1], text[end - 1 : end + 1]
        assert not any(len(two) == 2 and two.isalnum() for two in around)


# --- stems

LANGUAGES = ("norwegian", "english")
PARTS = "a b d e g i k l o r s t u y ø ing ed er en ene et ers ly ies y ational ousli erte".split()
PARTS += (
    "dy ly ty di li ti skies idl gentl ugl earl onl singl izer ation ful ness hetene lov".split()
)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("rolle", ["Roller", "rollen", "rollene"]),
        ("ROLLENE", ["Roller", "rollen", "rollene"]),
        ("nye rolle", ["nye rollen"]),
        ("NYE, roller!", ["nye rollen"]),
        ("phone", ["phoned", "phones", "Phoning"]),
        ("a neighbour", ["A neighbour’s"]),
        ("spill", []),
        ("", []),
        ("...", []),
    ],
)
def test_words_are_found_in_their_forms(query: str, wanted: list[str]) -> None:
    text = "Roller i den nye rollen, rollespill. Rolig: rollene. He phoned\nand phones. Phoning."
    assert found(text + " A neighbour’s.", query, "stem") == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [("die", "dying"), ("sky", "skies"), ("cry", "cries"), ("hope", "hoping"), ("run", "running"),
     ("happy", "happily"), ("by", "byer"), ("kjørte", "kjøre"), ("gate", "gatene"), ("tilliten", "tillit")],
)  # fmt: skip
def test_a_form_that_ends_quite_differently_is_found(one: str, other: str) -> None:
    together = f"{one} {other}"
    alike = any(stemmer(name).stemWord(one) == stemmer(name).stemWord(other) for name in LANGUAGES)
    assert found(together, one, "stem") == ([one, other] if alike else [one])
    assert found(together, other, "stem") == ([one, other] if alike else [other])


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join), st.data())
@settings(max_examples=2000)
def test_every_form_with_the_same_stem_is_found(word: str, data: st.DataObject) -> None:
    ending = st.lists(st.sampled_from(PARTS), max_size=3).map("".join)
    other = word[: data.draw(st.integers(1, len(word)))] + data.draw(ending)
    alike = any(stemmer(name).stemWord(word) == stemmer(name).stemWord(other) for name in LANGUAGES)
    assert found(other, word, "stem") == ([other] if alike else [])


def test_between_the_words_of_a_phrase_stands_no_other_word() -> None:
    text = "new, roles; new\nrole; new big roles; new-role"
    assert found(text, "new role", "stem") == ["new, roles", "new\nrole", "new-role"]
    assert found("so so so so", "so so", "stem") == ["so so", "so so"]


def test_a_language_keeps_to_its_own_stemmer() -> None:
    assert found("rolle roller", "rolle", "stem", "nb") == ["rolle", "roller"]
    assert found("rolle roller", "rolle", "stem", "en") == ["rolle"]
    assert found("phoning phone", "phone", "stem", "nb") == ["phone"]


@given(st.text("aAåÅøØiIİı'’-. ", max_size=30), st.text("aAåÅøØiIİı", max_size=2))
def test_a_word_of_a_text_is_among_its_own_forms(text: str, query: str) -> None:
    assert set(find(text, query, "word")) <= set(find(text, query, "stem"))


# --- expressions


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (r"\bhus\w*", ["Huset", "huse"]),
        (r"^\w+", ["Huset", "Der"]),
        (r"\w+$", ["der", "nede"]),
        ("(?-i:h)us", ["hus"]),
        ("x*", []),
        ("", []),
        (r"(?<=ned)e|$", ["e"]),
    ],
)
def test_expressions_find_what_they_say_and_never_nothing(query: str, wanted: list[str]) -> None:
    assert found("Huset der\nDer kan vi huse nede", query, "expression") == wanted


@pytest.mark.parametrize("query", ["(a+)+$", "(a|aa)+$", "(.*a){20}c"])
def test_a_pathological_expression_ends(query: str) -> None:
    project = in_memory()
    sources.add(project, "En", [sources.NewTurn("a" * 40 + "b", None)] * 200)
    with suppress(SearchProblem):
        assert find_in(project, query, "expression", seconds=0.05) == []


def test_an_expression_that_takes_too_long_is_stopped_and_the_message_says_what_to_do() -> None:
    with pytest.raises(SearchProblem, match="repetition within a repetition") as problem:
        find("a" * 60 + "b", "(a|aa)+$", "expression")
    assert "(a|aa)+$" in str(problem.value)
    assert isinstance(problem.value, ProjectError)


def test_the_time_is_that_of_all_sources_together(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(start=100, step=0.3)
    monkeypatch.setattr("tuicode.analysis.expressions.monotonic", lambda: next(clock))
    project = in_memory()
    for number in range(5):
        sources.add(project, f"Kilde {number}", [sources.NewTurn(f"ord {number}", None)])
    ids = [source.id for source in project.sources]
    assert len(find_in(project, "ord", "expression", ids[:3])) == 3
    with pytest.raises(SearchProblem, match=r"stopped after 1 s"):
        find_in(project, "ord", "expression", ids)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ab(c", "at its end (missing ))"),
        ("a[bc", "at its end (unterminated character set)"),
        ("ab**c", "at character 4, where it says «*c» (multiple repeat)"),
        ("x\\p{Nonsense}y", "(unknown property)"),
        ("(?a)(?u)x", "is no regular expression (ASCII, LOCALE and UNICODE"),
        ("(" * 5000, "too many brackets"),
    ],
)
def test_a_wrong_expression_is_refused_with_the_place_of_the_fault(query: str, said: str) -> None:
    with pytest.raises(SearchProblem) as problem:
        find("abc", query, "expression")
    assert said in str(problem.value)


odd_queries = st.one_of(
    st.text(max_size=12),
    st.text("()[]{}?*+|\\^$.<>=!:&~-,#PLpRuviasxeb01Nnk' \n", max_size=16),
)


@given(st.text(max_size=40), odd_queries, st.sampled_from(MANNERS))
@example("\x00\ud800 a", "\ud800", "plain")
@example("\x00 a", "\x00", "stem")
def test_no_query_is_too_odd(text: str, query: str, manner: str) -> None:
    spans = []
    with suppress(SearchProblem):
        spans = find(text, query, manner)
    ends = [position for span in spans for position in span]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in spans)


# --- in a project


def test_hits_tell_the_source_the_turn_and_who_speaks() -> None:
    project = fill(in_memory())
    first, second = project.sources
    hits = find_in(project, "ER BORTE")
    assert [(hit.source, hit.turn, hit.speaker) for hit in hits] == [
        (first.id, 3, ""),
        (second.id, 3, ""),
    ]
    (hit,) = find_in(project, "gatelys", source_ids=[second.id])
    assert (hit.turn, hit.speaker) == (0, "Moderator")
    assert second.text[hit.start : hit.end] == "gatelys"


def test_only_those_asked_for_are_searched() -> None:
    project = fill(in_memory())
    moderator = next(one for one in project.participants if one.label == "Moderator")
    everyone = find_in(project, "r", source_ids=[project.sources[0].id])
    hers = find_in(project, "r", "plain", [project.sources[0].id], [moderator.id])
    assert {hit.speaker for hit in everyone} == {"Moderator", "Deltaker 1", ""}
    assert hers == [hit for hit in everyone if hit.speaker == "Moderator"]
    assert find_in(project, "r", source_ids=[]) == []
    assert find_in(project, "r", participants=[]) == []


@pytest.mark.parametrize(
    ("query", "manner"),
    [("en to", "plain"), ("en to", "word"), ("en to", "stem"), (r"en\sto", "expression")],
)
def test_a_hit_goes_on_in_the_next_paragraph_but_never_in_the_next_turn(
    query: str, manner: str
) -> None:
    project = in_memory()
    sources.add(project, "En", [sources.NewTurn(text, None) for text in ("en", "to en\nto", "en")])
    (hit,) = find_in(project, query, manner)
    assert (hit.start, hit.end, hit.turn) == (6, 11, 1)


def test_a_language_of_the_reports_does_not_hide_the_forms_of_the_other() -> None:
    project = in_memory()
    sources.add(project, "En", [sources.NewTurn("Nye roller. New phones.", None)])
    assert project.sheet.language == "en"
    assert len(find_in(project, "rolle", "stem")) == len(find_in(project, "phone", "stem")) == 1


def test_a_source_without_turns_is_one_turn() -> None:
    from tuicode.model.identity import new_id
    from tuicode.model.records import Source

    project = in_memory()
    with project.transaction("import") as transaction:
        transaction.put(Source(id=new_id(), name="Tom", text="Uten ytringer."))
    (hit,) = find_in(project, "uten")
    assert (hit.turn, hit.speaker) == (0, "")


# --- context


def test_the_context_of_a_hit_ends_with_its_paragraph_or_its_turn() -> None:
    text = "En to.\nTre fire fem\nseks."
    assert context(text, (11, 15), 40) == ("Tre ", "fire", " fem")
    assert context(text, (11, 15), 2) == ("e ", "fire", " f")
    assert context(text, (11, 15), 40, within=(0, 19)) == ("En to.\nTre ", "fire", " fem")
    assert context(text, (0, len(text)), 5) == ("", text, "")


@given(texts, queries, st.integers(0, 20))
def test_a_context_is_a_piece_of_the_text(text: str, query: str, width: int) -> None:
    for start, end in find(text, query):
        before, hit, after = context(text, (start, end), width)
        assert hit == text[start:end]
        assert text[start - len(before) : end + len(after)] == before + hit + after
        assert max(len(before), len(after)) <= width

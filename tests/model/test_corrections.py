"""Correcting a turn: everything stays on its words, or is decided on; nothing is dropped."""

from __future__ import annotations

import random
import re
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import State, contents, in_memory, indexes, rescanned, state

from tuicode.model import codes, sources
from tuicode.model.corrections import correct, plan_correction
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.integrity import faults
from tuicode.model.records import Coding, Flag, Memo, Quote, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Source

Span = tuple[int, int]
WORD = re.compile(r"\w+")

# Words that share few letters, so that none is taken for another one misspelt.
OLD_WORDS = (
    "abba Bukk cider dødd effe fugg gihh høii ikjj jokk kull lumm mynn nøoo oppe påqq rør sess tutt"
).split()
NEW_WORDS = ("vavv", "wewe", "xixx", "zyz", "ææ", "øø1", "åå2", "街灯", "e\u0301e\u0301")


def project_with(*turns: str) -> Project:
    project = in_memory()
    who = sources.add_participant(project, "Deltaker 1").id
    sources.add(project, "Gruppe 1", [sources.NewTurn(one, who) for one in turns])
    codes.create(project, "tillit")
    return project


def anchor(project: Project, spans: Iterable[Span], kinds: Sequence[str] = ("coding",)) -> None:
    """Put one of each kind on each of some spans of the only source."""
    with project.transaction("anchor") as transaction:
        for number, (start, end) in enumerate(spans):
            for at, kind in enumerate(kinds, start=1):
                transaction.put(made(project, kind, number * len(kinds) + at, start, end))


def made(project: Project, kind: str, number: int, start: int, end: int) -> Any:
    """Return a record of a kind on a span of the only source."""
    place: dict[str, Any] = {"id": number, "start": start, "end": end}
    source = project.sources[0].id
    if kind == "coding":
        code, this_pass = project.codes[0].id, project.current_pass.id
        return Coding(source=source, code=code, pass_=this_pass, **place)
    if kind == "memo":
        return Memo(text="viktig", at="", about=("sources", source), **place)
    if kind == "flag":
        return Flag(source=source, kind="departing", **place)
    if kind == "review":
        return Review(source=source, verdict="kept", **place)
    return Quote(source=source, **place)


def one_of(project: Project, table: str = "codings") -> Any:
    (row,) = project.tables.table(table).values()
    return row


def words_on(source: Source, one: Any) -> str:
    return source.text[one.start : one.end]


def marked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its angles, and the spans between them."""
    spans, plain, opened = [], "", []
    for letter in text:
        if letter == "‹":
            opened.append(len(plain))
        elif letter == "›":
            spans.append((opened.pop(), len(plain)))
        else:
            plain += letter
    return plain, spans


def texts_of(source: Source) -> list[str]:
    return [source.text[turn.start : turn.end] for turn in source.turns]


# --- what happens to one coding, case by case


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vi ‹ringte› dem", "Vi ‹ringte› dem."),
        ("Vi ‹ringte dem›", "Vi ‹ringte dem›, og så"),
        ("‹Vi ringte› dem", "Ja, ‹vi ringte› dem"),
        ("Da ‹ringer folk› til oss", "Da ‹ringer, folk› til oss"),
        ("Da ‹ringer, folk› til oss", "Da ‹ringer folk› til oss"),
        ("Da ringer ‹folk,› og så", "Da ringer ‹folk› og så"),
        ("Vi ‹ringet› dem", "Vi ‹ringte› dem"),
        ("Vi så ‹Sara› der", "Vi så ‹Sarah› der"),
        ("Vi ‹så Sara der›", "Vi ‹så [navn] der›"),
        ("Vi ‹snakket med Sara› der", "Vi ‹snakket med [navn, ansatt]› der"),
        ("Vi ‹ringte dem›", "Vi alle ‹ringte dem›"),
        ("Vi ringte ‹gate lyset›", "Vi ringte ‹gatelyset›"),
        ("Vi ringte ‹gatelyset›", "Vi ringte ‹gate lyset›"),
        ("‹Vi ringte dem›", "‹Vi alle ringte dem›"),
        ("Vi ‹ringte› dem", "De ‹ringte› oss"),
        ("Vi ‹ringte, vi,› dem", "Vi ‹ringte, vi› dem"),
        ("ja ja ‹ja›", "ja ‹ja›"),
        ("‹ja› ja ja", "‹ja› ja"),
        ("Det er ‹ja nei ja› vet", "Det er ‹ja nei nei ja› vet"),
        ("Ett ‹to\ntre› fire", "Ett ‹to tre› fire"),
        ("Ett ‹to tre› fire", "Ett ‹to\ntre› fire"),
        ("e\u0301n ‹to\u0308› tre", "én ‹tö› tre!"),
        ("‹🙂 ja› 街灯", "‹🙂 ja›, 街灯"),
        ("Vi ‹snakket med [navn]› der", "Vi ‹snakket med Sara› der"),
        ("Vi ‹snakket med Sara›, der", "Vi ‹snakket med [navn]›, der"),
        ("Vi ‹ja...› dem", "Vi ‹ja› dem"),
        ("Vi ‹hade› det", "Vi ‹HADDE› det"),
    ],
)
def test_a_coding_stays_on_its_words(before: str, after: str) -> None:
    old, spans = marked(unicodedata.normalize("NFC", before))
    new, wanted = marked(unicodedata.normalize("NFC", after))
    project = project_with("Først.", old, "Sist.")
    first = len("Først.") + 1
    anchor(project, [(start + first, end + first) for start, end in spans])
    assert correct(project, project.sources[0], 1, new).lost == ()
    coding = one_of(project)
    assert [(coding.start - first, coding.end - first)] == wanted
    assert texts_of(project.sources[0]) == ["Først.", new, "Sist."]


@pytest.mark.parametrize(
    ("before", "after", "nearest"),
    [
        ("Vi så ‹Sara› der", "Vi så der", "så"),
        ("Vi så ‹Sara› der", "Vi så [navn] der", "[navn]"),
        ("Vi så der ‹Sara›", "Vi så der", "der"),
        ("Vi ‹ringte dem alle› der", "Vi ‹så dem› der", "så dem"),
        ("Vi ‹ringte dem›", "Ingen vet noe mer om det", "noe mer om det"),
    ],
)
def test_a_coding_whose_words_are_gone_is_decided_on(before: str, after: str, nearest: str) -> None:
    old, spans = marked(before)
    new, _spans = marked(after)
    for decision, left in (("keep", [nearest]), ("remove", [])):
        project = project_with(old)
        anchor(project, spans)
        was, coding = state(project), one_of(project)
        with pytest.raises(ProjectError, match=f"Too few words are left of 1 .*: {coding.id}"):
            correct(project, project.sources[0], 0, new)
        assert state(project) == was
        correct(project, project.sources[0], 0, new, {coding.id: decision})
        (source,) = project.sources
        assert [words_on(source, one) for one in project.codings] == left


def test_each_kind_of_thing_stays_on_its_words() -> None:
    project = project_with("Vi ringte dem i går.", "Ingen svarte.")
    kinds = ("coding", "quote", "flag", "review", "memo")
    anchor(project, [(3, 13), (21, 26)], kinds)
    correct(project, project.sources[0], 0, "Og vi ringte dem, i går.")
    (source,) = project.sources
    tables = [project.tables.table(f"{kind}s") for kind in kinds]
    assert [len(table) for table in tables] == [2] * 5
    for table in tables:
        assert {words_on(source, one) for one in table.values()} == {"ringte dem", "Ingen"}


def test_a_lost_flag_is_decided_on_a_lost_review_goes_and_a_memo_is_never_removed() -> None:
    project = project_with("Vi ringte dem i går.")
    anchor(project, [(3, 13)], ("quote", "flag", "review", "memo"))
    before = state(project)
    ids = {one: one_of(project, one).id for one in ("quotes", "flags", "reviews", "memos")}
    plan = plan_correction(project, project.sources[0], 0, "Stille i går.")
    assert {move.before.id for move in plan.lost} == set(ids.values()) - {ids["reviews"]}
    assert [one.id for one in plan.outdated] == [ids["reviews"]]
    decided = dict.fromkeys((ids["quotes"], ids["flags"], ids["memos"]), "remove")
    correct(project, project.sources[0], 0, "Stille i går.", decided)
    for table in ("quotes", "flags", "reviews"):
        assert not project.tables.table(table)
    memo = one_of(project, "memos")
    assert (memo.text, memo.about, memo.start, memo.end) == (
        "viktig",
        ("sources", project.sources[0].id),
        None,
        None,
    )
    assert faults(contents(project)) == []
    project.undo()
    assert state(project) == before


def test_the_clips_of_a_quote_stay_on_what_they_leave_out() -> None:
    project = project_with("Vi ringte, altså ikke jeg, men hun, i går.")
    text = project.sources[0].text
    clip = (text.index("altså"), text.index(" i går"))
    quote = Quote(id=5, source=project.sources[0].id, start=0, end=len(text), clips=(clip,))
    with project.transaction("quote") as transaction:
        transaction.put(quote)
    correct(project, project.sources[0], 0, "Ja, vi ringte, altså, ikke jeg, men hun, i går.")
    (source,) = project.sources
    ((start, end),) = one_of(project, "quotes").clips
    assert source.text[start:end] == "altså, ikke jeg, men hun,"


def test_a_quote_whose_clip_is_lost_is_decided_on_as_what_was_left_out_might_show() -> None:
    project = project_with("Vi ringte Kari Hansen i går kveld da det var mørkt.")
    text = project.sources[0].text
    clip = (text.index("Kari"), text.index(" i går"))
    with project.transaction("quote") as transaction:
        transaction.put(
            Quote(id=5, source=project.sources[0].id, start=0, end=len(text), clips=(clip,))
        )
    plan = plan_correction(
        project, project.sources[0], 0, text.replace("Kari Hansen", "ei på jobb")
    )
    assert [move.before.id for move in plan.lost] == [5]


def test_a_memo_about_the_whole_source_and_one_about_another_thing_stay_as_they_are() -> None:
    project = project_with("Vi ringte dem.")
    source = project.sources[0]
    memos = [
        Memo(id=1, text="a", at="", about=("sources", source.id)),
        Memo(id=2, text="b", at="", about=("codes", project.codes[0].id)),
        Memo(id=3, text="c", at=""),
    ]
    with project.transaction("memos") as transaction:
        for memo in memos:
            transaction.put(memo)
    correct(project, source, 0, "Helt andre ord.")
    assert list(project.tables.table("memos").values()) == memos


# --- what cannot be done


@pytest.mark.parametrize("turn", [-1, 2, 99])
def test_a_turn_that_is_not_there(turn: int) -> None:
    project = project_with("En.", "To.")
    with pytest.raises(NotFound, match=f"has no turn {turn + 1}; its turns are 1 to 2"):
        correct(project, project.sources[0], turn, "Tre.")


@pytest.mark.parametrize("text", ["", "  \n\t", "\0", "\r\n\u2028"])
def test_a_turn_is_not_corrected_away(text: str) -> None:
    project = project_with("En.", "To.")
    before = state(project)
    with pytest.raises(ProjectError, match="would have no words left"):
        correct(project, project.sources[0], 0, text)
    assert state(project) == before


def test_what_is_not_lost_is_not_decided_on() -> None:
    project = project_with("En to tre.")
    anchor(project, [(0, 2)])
    before = state(project)
    with pytest.raises(ProjectError, match="Nothing is to be decided about 1, 99"):
        correct(project, project.sources[0], 0, "En, to tre.", {1: "remove", 99: "keep"})
    assert state(project) == before


def test_the_same_words_are_no_step() -> None:
    project = project_with("En to.", "Tre.")
    revision = project.revision
    correct(project, project.sources[0], 0, "  En to. \r\n")
    assert project.revision == revision


def test_words_are_kept_as_on_import() -> None:
    project = project_with("En.")
    correct(project, project.sources[0], 0, " e\u0301n\r\nto\x85tre\u2028fire\0 \n")
    assert project.sources[0].text == "én\nto\ntre\nfire"


def test_a_source_without_turns_is_one_turn() -> None:
    project = project_with("En to.")
    bare = msgspec.structs.replace(project.sources[0], turns=())
    with project.transaction("bare") as transaction:
        transaction.put(bare)
    anchor(project, [(3, 5)])
    correct(project, bare, 0, "En, så to.")
    assert words_on(project.sources[0], one_of(project)) == "to"
    assert project.sources[0].turns == ()


def test_the_log_names_the_place_and_no_words() -> None:
    project = project_with("Hemmelig navn.")
    correct(project, project.sources[0], 0, "Noe annet.")
    entry = project.log[-1]
    assert (entry.action, entry.summary) == ("correct", "Gruppe 1, turn 1 corrected")


def test_the_log_keeps_the_words_of_the_turn_alone_and_not_the_whole_transcript() -> None:
    project = project_with("Første.", "Andre.", "Tredje.")
    source = project.sources[0]
    for words in ("Andre!", "Noe helt annet.", "Andre."):
        correct(project, source, 1, words)
    held = [before.record for entry in project.log[-3:] for before in entry.before]
    assert held == [
        {"turn": 1, "words": "Andre."},
        {"turn": 1, "words": "Andre!"},
        {"turn": 1, "words": "Noe helt annet."},
    ]
    texts = []
    while project.log[-1].reverts is None or project.sources[0].text != source.text:
        project.undo()
        texts.append(texts_of(project.sources[0])[1])
    assert texts == ["Noe helt annet.", "Andre!", "Andre."]
    assert project.sources[0] == source
    project.redo()
    assert texts_of(project.sources[0])[1] == "Andre!"


def test_a_source_changed_in_more_than_a_turn_is_in_the_log_as_it_was() -> None:
    project = project_with("En.", "To.")
    source = project.sources[0]
    changed = msgspec.structs.replace(source, text="Ei.\nTi.", checked="2026-11-24T10:00:00Z")
    with project.transaction("change") as transaction:
        transaction.put(changed)
    project.undo()
    assert project.sources[0] == source
    project.redo()
    assert project.sources[0] == changed


def test_commas_far_apart_in_a_very_long_turn_cost_no_coding_and_little_time() -> None:
    words = random.Random(1).choices([f"{word}{n}" for word in OLD_WORDS for n in "abcd"], k=60_000)
    project = project_with(" ".join(words))
    places = [found.span() for found in WORD.finditer(project.sources[0].text)]
    anchor(project, [(places[at][0], places[at + 2][1]) for at in range(5, 59_990, 100)])
    before = [words_on(project.sources[0], one) for one in project.codings]
    words[20], words[59_980] = words[20] + ",", words[59_980] + ","
    plan = correct(project, project.sources[0], 0, " ".join(words))
    assert plan.lost == ()
    assert [words_on(project.sources[0], one) for one in project.codings] == before


# --- any edit at all


def tokens(words: Sequence[str]) -> st.SearchStrategy[list[str]]:
    marks = st.sampled_from(("", "", "", ",", ".", " –", "?", "..."))
    return st.lists(st.sampled_from(words), min_size=1, max_size=12, unique=True).flatmap(
        lambda some: st.tuples(*(marks.map(lambda mark, word=word: word + mark) for word in some))
        .map(list)
    )  # fmt: skip


def joined(words: Sequence[str], breaks: set[int]) -> str:
    """Return words with a blank, or here and there a line end, between them."""
    return "".join(
        word + ("" if at == len(words) - 1 else "\n" if at in breaks else " ")
        for at, word in enumerate(words)
    )


@st.composite
def edits(draw: st.DrawFn, words: list[str]) -> list[str]:
    """Return the words after some insertions, deletions, replacements, swaps, and new marks."""
    words = list(words)
    fresh = draw(st.permutations(NEW_WORDS))
    for number in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(words) - 1))
        kind = draw(st.sampled_from(("insert", "delete", "replace", "swap", "mark", "rewrite")))
        if kind == "insert":
            words.insert(draw(st.sampled_from((at, at + 1))), fresh[number])
        elif kind == "delete" and len(words) > 1:
            del words[at : at + draw(st.integers(1, 3))]
            words = words or [fresh[number]]
        elif kind == "replace":
            words[at] = fresh[number]
        elif kind == "swap":
            other = draw(st.integers(0, len(words) - 1))
            words[at], words[other] = words[other], words[at]
        elif kind == "mark":
            words[at] = WORD.search(words[at]).group() + draw(st.sampled_from(("", ",", "!", "…")))
        elif kind == "rewrite" and number == 0 and draw(st.booleans()):
            words = list(fresh[4:7])
    return words


@st.composite
def corrections(draw: st.DrawFn) -> tuple[list[str], int, str, list[Span]]:
    """Return the texts of turns, which of them is corrected, its new text, and spans."""
    breaks = draw(st.sets(st.integers(0, 12)))
    said = [draw(tokens(OLD_WORDS)) for _turn in range(draw(st.integers(1, 3)))]
    turn = draw(st.integers(0, len(said) - 1))
    after = joined(draw(edits(said[turn])), draw(st.sets(st.integers(0, 12))))
    turns = [unicodedata.normalize("NFC", joined(words, breaks)) for words in said]
    text = "\n".join(turns)
    words = [found.span() for found in re.finditer(r"\S+|\w+", text)]
    of_words = st.tuples(st.sampled_from(words), st.sampled_from(words)).map(
        lambda pair: (min(pair)[0], max(pair)[1])
    )
    anywhere = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda one: (one[0], min(one[0] + one[1], len(text)))
    )
    # Spans have words in them, and none has white space at its ends.
    spans = draw(st.lists(st.one_of(of_words, of_words, anywhere), min_size=1, max_size=6))
    return turns, turn, after, [one for one in map(trimmed(text), spans) if one[0] < one[1]]


def trimmed(text: str) -> Any:
    def trim(span: Span) -> Span:
        words = text[slice(*span)]
        start = span[0] + len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    return trim


def unchanged(old: str, new: str) -> list[tuple[Span, Span]]:
    """Return where the words are that both texts have, and in the same order as all others."""
    places = {found.group(): found.span() for found in WORD.finditer(new)}
    both = [
        (found.span(), places[found.group()])
        for found in WORD.finditer(old)
        if found.group() in places
    ]
    return [
        (old_span, new_span)
        for old_span, new_span in both
        if all((old_span <= other_old) == (new_span <= other_new) for other_old, other_new in both)
    ]


def part(word: Span, start: int, end: int) -> Span | None:
    """Return which part of a word a span covers, from the beginning of the word."""
    first, last = max(word[0], start) - word[0], min(word[1], end) - word[0]
    return (first, last) if first < last else None


def as_json(project: Project) -> bytes:
    rows = {table: sorted(found.items()) for table, found in state(project).items()}
    return msgspec.json.encode(rows)


KINDS = ("coding", "quote", "flag", "review", "memo")
TABLES = tuple(f"{kind}s" for kind in KINDS)


@pytest.mark.parametrize("most_weighed", [10_000, 6, 0])
@settings(max_examples=200)
@given(corrections(), st.sampled_from(KINDS), st.booleans())
def test_after_any_edit_everything_is_on_its_words_or_decided_on(
    most_weighed, correction, kind, keeps
) -> None:
    # Long texts are compared by phrases and unchanged words first; here short ones too.
    with patch("tuicode.model.word_pairs.MOST_WEIGHED", most_weighed):
        _correct_and_check(correction, kind, keeps=keeps)


def _correct_and_check(correction, kind: str, *, keeps: bool) -> None:
    turns, index, new_text, spans = correction
    project = project_with(*turns)
    anchor(project, spans, (kind,))
    before, raw = state(project), as_json(project)
    (source,) = project.sources
    plan = plan_correction(project, source, index, new_text)
    assert state(project) == before
    lost = {move.before.id for move in plan.lost}
    if lost:
        with pytest.raises(ProjectError):
            correct(project, source, index, new_text, dict.fromkeys(sorted(lost)[1:], "keep"))
        assert state(project) == before
    decisions = dict.fromkeys(lost, "keep" if keeps else "remove")
    correct(project, source, index, new_text, decisions)
    _check_text(source, project.sources[0], index, new_text)
    outdated = {one.id: "remove" for one in plan.outdated}
    _check_anchored(project, source, index, before, {**decisions, **outdated})
    assert faults(contents(project)) == []
    assert indexes(project) == rescanned(project)
    after = state(project)
    if after != before:
        project.undo()
        assert state(project) == before
        assert as_json(project) == raw
        project.redo()
        assert state(project) == after


def _check_text(old: Source, new: Source, index: int, words: str) -> None:
    wanted = texts_of(old)
    wanted[index] = unicodedata.normalize("NFC", words)
    assert new.text == "\n".join(wanted)
    assert texts_of(new) == wanted
    assert [(one.participant, one.time) for one in new.turns] == [
        (one.participant, one.time) for one in old.turns
    ]


def _check_anchored(
    project: Project, old: Source, index: int, before: State, lost: dict[int, str]
) -> None:
    """Hold what is anchored to where it was, or to what was decided on it."""
    new, turn = project.sources[0], old.turns[index]
    by = len(new.text) - len(old.text)
    words = old.text[turn.start : turn.end], new.text[turn.start : turn.end + by]
    for table in TABLES:
        for one in before[table].values():
            now = project.tables.table(table).get(one.id)
            if now is None or now.start is None:
                assert (now is None) == (table != "memos")
                assert lost[one.id] == "remove"
                continue
            assert msgspec.structs.replace(now, start=one.start, end=one.end) == one
            assert 0 <= now.start < now.end <= len(new.text)
            assert words_on(new, now).strip() == words_on(new, now)
            if one.end <= turn.start:
                assert (now.start, now.end) == (one.start, one.end)
            elif one.start >= turn.end:
                assert (now.start - by, now.end - by) == (one.start, one.end)
            elif one.id not in lost:
                for was, is_now in unchanged(*words):
                    covered = part(was, one.start - turn.start, one.end - turn.start)
                    assert part(is_now, now.start - turn.start, now.end - turn.start) == covered


def alignments(old: list[str], new: list[str]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the ways of finding as many old letters as can be in equal words, in order."""
    found: dict[int, list[tuple[tuple[int, int], ...]]] = {}
    for size in range(min(len(old), len(new)) + 1):
        for some in combinations(range(len(old)), size):
            for others in combinations(range(len(new)), size):
                pairs = tuple(zip(some, others, strict=True))
                if all(old[i] == new[j] for i, j in pairs):
                    found.setdefault(sum(len(old[i]) for i, _j in pairs), []).append(pairs)
    yield from found[max(found)]


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(("ja", "nei", "vel")), min_size=1, max_size=6),
    st.lists(st.sampled_from(("ja", "nei", "vel")), min_size=1, max_size=6),
    st.data(),
)
def test_where_words_repeat_all_follow_one_reading(old, new, data) -> None:
    project = project_with(" ".join(old))
    source = project.sources[0]
    old_places = [found.span() for found in WORD.finditer(source.text)]
    ends = st.integers(0, len(old) - 1)
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), min_size=1, max_size=4))
    anchor(project, [(old_places[a][0], old_places[b][1]) for a, b in spans])
    before = state(project)["codings"]
    plan = plan_correction(project, source, 0, " ".join(new))
    lost = {move.before.id for move in plan.lost}
    correct(project, source, 0, " ".join(new), dict.fromkeys(lost, "keep"))
    new_places = [found.span() for found in WORD.finditer(project.sources[0].text)]
    assert any(
        all(
            part(old_places[i], one.start, one.end) == part(new_places[j], now.start, now.end)
            for one in before.values()
            if one.id not in lost
            for now in (project.coding(one.id),)
            for i, j in pairs
        )
        for pairs in alignments(old, new)
    )


@given(corrections(), st.data())
def test_marks_corrected_there_and_back_leave_codings_on_the_same_words(correction, data) -> None:
    turns, index, _text, spans = correction
    project = project_with(*turns)
    anchor(project, spans)
    (source,) = project.sources
    words = WORD.findall(turns[index])
    marks = st.sampled_from(("", ",", ".", "!"))
    other = " ".join(word + data.draw(marks) for word in words)
    was = {one.id: WORD.findall(words_on(source, one)) for one in project.codings}
    for text in (other, turns[index]):
        plan = plan_correction(project, project.sources[0], index, text)
        # What is on marks alone may be lost.
        lost = {move.before.id for move in plan.lost}
        assert all(not was[one] for one in lost)
        correct(project, project.sources[0], index, text, dict.fromkeys(lost, "remove"))
    assert project.sources[0].text == source.text
    for one in project.codings:
        if was[one.id]:
            assert WORD.findall(words_on(project.sources[0], one)) == was[one.id]


@given(st.text("abcdeæøå ,.\n\u0301🙂街", min_size=1, max_size=40), st.text(max_size=40), st.data())
def test_no_text_makes_it_fail_or_leaves_an_unsound_project(old, new, data) -> None:
    if not old.strip():
        return
    project = project_with("Først.", old, "Sist.")
    text = project.sources[0].text
    places = st.integers(0, len(text) - 1)
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=4))
    anchor(project, [(a, b + 1) for a, b in spans if text[a : b + 1].strip()], KINDS)
    before = state(project)
    try:
        plan = plan_correction(project, project.sources[0], 1, new)
    except ProjectError:
        assert not new.replace("\0", "").strip()
        return
    decisions = {move.before.id: data.draw(st.sampled_from(("keep", "remove")))
                 for move in plan.lost}  # fmt: skip
    correct(project, project.sources[0], 1, new, decisions)
    assert faults(contents(project)) == []
    assert texts_of(project.sources[0])[::2] == ["Først.", "Sist."]
    gone = {one for one, decision in decisions.items() if decision == "remove"}
    gone |= {one.id for one in plan.outdated}
    for table, rows in before.items():
        assert set(rows) - gone <= set(project.tables.table(table))
    if state(project) != before:
        project.undo()
        assert state(project) == before

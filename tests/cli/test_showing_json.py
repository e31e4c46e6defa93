"""`show --json`: the keys and values that scripts rely on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from command_line import REPOSITORY
from invented import TURNS
from msgspec.structs import replace

import tuicode as package
from tuicode.cli.showing import THEMES
from tuicode.model import (
    codes,
    codings,
    flags,
    glossary,
    journal,
    memos,
    passes,
    quotes,
    readings,
    sources,
    theme_reviews,
    themes,
)
from tuicode.model.extracts import extract_at

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = "id kind about name start end text private by at changed links question phase"
KEYS = {
    "project": "name language question approach stance name_hints created format sources words participants passes "
    "codes extracts codings log",
    "sources": "id name words turns characters filename sha256 imported checked read attributes",
    "participants": "id label role turns words spellings attributes",
    "codes": "id tag name family orientation origin pin state extracts definition created",
    "codings": "id source start end text code tag pass participant was by at",
    "passes": "id number name lens phase order hides_earlier started ended note reflection codings "
    "sources",
    "changes": "pass when change code before source start end",
    "comparison": "source start end outcome first second",
    "progress": "pass source codings extracts words coded percent",
    "frequencies": "code tag total passes",
    "matrix": "code tag total counts",
    "cooccurrence": "code tag extracts other other_tag other_extracts together",
    "suggestions": "likeness codes reasons",
    "readings": "source by at position percent read checked",
    "flags": "id source start end text kind note by at resolved",
    "quotes": "id source start end text",
    "memos": WRITTEN,
    "journal": WRITTEN,
    "glossary": "id name meaning forms places by at",
    "coverage": "source words coded percent uncoded",
    "spread": "theme extracts speaking participants interviewers sources told",
    "theme-extracts": "theme source start end text participant codes departs memos round verdict to "
    "note",
    "theme-comparison": "theme other shared_codes codes codes_of_other shared overlapping only "
    "only_other",
    "log": "number at by action summary",
}

OPTIONS = {"theme-comparison": ["--theme", "Lys", "--theme", "Veier"]}
"""What has to be given for some of them."""


@pytest.fixture
def project(project):
    """The project, one source of which has been read, with a flag, a quote and a memo."""
    with package.open(project, by="Kari") as opened:
        readings.read_to_end(opened, opened.sources[0])
        readings.note_place(opened, opened.sources[0], 60, 102)
        readings.note_place(opened, opened.sources[1], 60, 0)
        sources.check_against_audio(opened, opened.sources[0])
        flags.flag(opened, opened.sources[0], 0, 9, "ask supervisor")
        quotes.choose(opened, opened.sources[0], 0, 9)
        memo = memos.write(opened, "uklart", ("codes", opened.codes[0].id))
        links = [("codes", opened.codes[1].id)]
        journal.link(opened, memo, links)
        entry = journal.write(opened, "jeg antok", ("codes", opened.codes[0].id), links=links)
        memos.keep_private(opened, [entry], private=False)
        glossary.add(opened, "ringer", "telefonerer", ["ring"])
    return project


@pytest.fixture
def passed(project: Path) -> Path:
    """Add a second pass to the project, and codes alike by name and place."""
    with package.open(project) as opened:
        code = codes.create(opened, "ny rolle")
        coded = opened.codings[0]
        codings.apply(opened, opened.source(coded.source), coded.start, coded.end, [code])
        passes.end(opened, opened.current_pass)
        order = passes.ordered(opened, "reversed")
        passes.start(opened, "Latent", order=order)
        codings.apply(opened, opened.source(coded.source), coded.start, coded.end, [code])
        codings.recode(opened, coded, [opened.code_named("tillit")])
        _themed(opened)
    return project


def _themed(opened) -> None:
    """Add two themes that share, overlap, and have extracts of their own; one is reviewed."""
    source, other = opened.sources[1], codes.create(opened, "bare her")
    trust, code = opened.code_named("tillit"), opened.code_named("mørke gater")
    for start, end, chosen in (
        (0, 3, [code, other]), (4, 9, [code]), (4, 13, [other]), (24, 33, [code]), (34, 39, [other]),
    ):  # fmt: skip
        codings.apply(opened, source, start, end, chosen)
    light = themes.add(opened, "Lys", codes=[trust, code])
    themes.add(opened, "Veier", codes=[trust, other])
    memos.write(opened, "uklart", ("sources", source.id), 24, 33)
    extract = extract_at(opened, source.id, 24, 33)
    veier = themes.theme_named(opened, "Veier")
    theme_reviews.decide(opened, light, extract, "moved", 1, to=veier, note="vei")
    codings.apply(opened, source, 40, 46, [code])


@pytest.mark.parametrize("what", KEYS)
def test_the_keys_of_what_is_shown(tuicode, passed, what) -> None:
    answer = tuicode("show", passed, what, "--json", *OPTIONS.get(what, ()))
    assert answer.status == 0
    assert answer.err == ""
    rows = [answer.json] if what == "project" else answer.json
    assert rows
    for row in rows:
        assert " ".join(row) == KEYS[what]


def documented() -> dict[str, object]:
    """Return the example under each heading of docs/json.md."""
    text = (REPOSITORY / "docs" / "json.md").read_text("utf-8")
    found = re.findall(
        r"^## (?:show )?([\w-]+)\n.*?```json\n(.*?)```", text, re.DOTALL | re.MULTILINE
    )
    return {name: json.loads(example) for name, example in found}


def shape(value: object) -> object:
    """Return the keys of an example and the kinds of its values; of a list, the first."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    return type(value).__name__


@pytest.mark.parametrize("what", KEYS)
def test_the_documented_example_has_the_keys_and_kinds_that_are_printed(
    tuicode, passed, what
) -> None:
    with package.open(passed) as opened:
        codings.recode(opened, opened.codings[0], [codes.create(opened, "et annet navn")])
        person = opened.participants[0]
        with opened.transaction("participant") as transaction:
            transaction.put(
                type(person)(
                    id=person.id,
                    label=person.label,
                    spellings=("D1",),
                    attributes={"group": "night", "years": "12"},
                )
            )
            facts = {"date": "2026-11-23", "transcribed by": "Kari"}
            transaction.put(replace(opened.sources[0], attributes=facts))
    printed = tuicode("show", passed, what, "--json", *OPTIONS.get(what, ())).json
    if what == "changes":
        printed = [one for one in printed if one["change"] == "recoded"]
    if what == "passes":
        printed = printed[1:]
    if what == "readings":
        printed = [one for one in printed if one["read"]]
    if what == "memos":
        printed = [one for one in printed if one["start"] is None]
    if what == "theme-extracts":
        printed = [one for one in printed if one["to"]]
    assert shape(documented()[what]) == shape(printed)


def test_everything_documented_is_there() -> None:
    assert set(documented()) == {
        *KEYS,
        *THEMES,
        *("find", "correct", "import", "codebook", "participant", "check"),
    }


def test_an_array_has_one_element_a_line(tuicode, project) -> None:
    lines = tuicode("show", project, "codes", "--json").out.splitlines()
    assert (lines[0], lines[-1]) == ("[", "]")
    assert [json.loads(line.rstrip(","))["name"] for line in lines[1:-1]] == [
        "mørke gater",
        "nye roller",
        "tillit",
    ]


@pytest.mark.parametrize("what", ["sources", "participants", "codes", "codings", "readings"])
def test_nothing_is_an_empty_array(tuicode, empty, what) -> None:
    assert tuicode("show", empty, what, "--json").json == []


def test_the_values_of_a_project(tuicode, project) -> None:
    shown = tuicode("show", project, "--json").json
    words = sum(len(turn.split()) for turn in TURNS)
    assert (shown["name"], shown["language"]) == ("Gatelys", "en")
    assert (shown["sources"], shown["words"], shown["participants"]) == (2, 2 * words, 2)
    assert (shown["codes"], shown["codings"], shown["extracts"]) == (3, 1, 1)


def test_sources_and_participants_count_turns_and_words(tuicode, project) -> None:
    words = [len(turn.split()) for turn in TURNS]
    for source in tuicode("show", project, "sources", "--json").json:
        assert (source["words"], source["turns"]) == (sum(words), 4)
        assert source["characters"] == len("\n".join(TURNS))
        assert source["filename"] == f"{source['name']}.docx"
    answers, asks = tuicode("show", project, "participants", "--json").json
    assert (answers["label"], answers["role"]) == ("Deltaker 1", "participant")
    assert (answers["turns"], answers["words"]) == (4, 2 * (words[1] + words[2]))
    assert (asks["label"], asks["role"]) == ("Moderator", "interviewer")
    assert (asks["turns"], asks["words"]) == (2, 2 * words[0])


def test_positions_are_code_points_and_the_text_is_what_stands_there(tuicode, project) -> None:
    text = "\n".join(TURNS)
    start = text.index("街灯")
    tuicode("code", project, "Gruppe 2", start, start + 2, "gatelys")
    (row,) = [
        one
        for one in tuicode("show", project, "codings", "--json").json
        if one["source"] == "Gruppe 2"
    ]
    assert (row["start"], row["end"], row["text"]) == (start, start + 2, "街灯")
    assert (row["code"], row["tag"], row["pass"], row["was"]) == ("gatelys", "GA", 1, [])
    assert row["by"] == "Kari"
    # The last turn of the invented sources is nobody's.
    assert row["participant"] is None


def test_all_who_speak_in_a_span_are_told_in_text_order(tuicode, project) -> None:
    end = len(TURNS[0]) + 10
    tuicode("code", project, "Gruppe 2", 0, end, "gatelys")
    shown = tuicode("show", project, "codings", "--json").json
    assert [one["participant"] for one in shown] == ["Moderator", "Moderator, Deltaker 1"]


def test_the_earlier_codes_of_a_coding_are_told_by_name_in_order(tuicode, project) -> None:
    with package.open(project) as opened:
        coding = opened.codings[0]
        for name in ("tillit", "mørke gater"):
            (coding,) = codings.recode(opened, coding, [opened.code_named(name)])
    (row,) = tuicode("show", project, "codings", "--json").json
    assert (row["code"], row["was"]) == ("mørke gater", ["nye roller", "tillit"])


def test_a_span_coded_in_two_passes_is_one_extract(tuicode, project) -> None:
    with package.open(project) as opened:
        first = opened.codings[0]
        again = type(opened.current_pass)(id=77, number=2, name="Latent")
        with opened.transaction("pass") as transaction:
            transaction.put(again)
        codings.apply(
            opened, opened.source(first.source), first.start, first.end, [opened.code(first.code)]
        )
    shown = tuicode("show", project, "codes", "--json").json
    assert {one["name"]: one["extracts"] for one in shown}["nye roller"] == 1
    passes = [one["pass"] for one in tuicode("show", project, "codings", "--json").json]
    assert sorted(passes) == [1, 2]


def test_readings_tell_how_far_and_how_often(tuicode, project) -> None:
    first, second = tuicode("show", project, "readings", "--json").json
    assert (first["source"], first["by"], first["position"]) == ("Gruppe 1", "Kari", 60)
    assert (first["percent"], len(first["read"])) == (50, 1)
    assert (second["percent"], second["read"]) == (0, [])
    assert (first["checked"][:3], second["checked"]) == ("202", "")
    shown = tuicode("show", project, "sources", "--json").json
    assert [(one["read"], bool(one["checked"])) for one in shown] == [(1, True), (0, False)]
    lines = tuicode("show", project, "readings").out.splitlines()
    assert lines[0].split() == ["Source", "Who", "When", "Percent", "Read", "Checked"]
    assert lines[1].split()[-3:] == ["50", "1", first["checked"][:10]]


def test_the_log_is_told_oldest_first(tuicode, project) -> None:
    tuicode("undo", project)
    shown = tuicode("show", project, "log", "--json").json
    assert [one["number"] for one in shown] == list(range(1, len(shown) + 1))
    assert (shown[0]["action"], shown[-1]["action"]) == ("new", "undo")


def test_showing_needs_no_lock_and_leaves_nothing_behind(tuicode, project) -> None:
    with package.open(project):
        beside = sorted(path.name for path in project.parent.iterdir())
        answer = tuicode("show", project, "codes", "--json")
        assert answer.status == 0
        assert len(answer.json) == 3
        assert sorted(path.name for path in project.parent.iterdir()) == beside

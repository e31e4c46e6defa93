"""`find`: what is found and how it is shown, and codes put on all of it."""

from __future__ import annotations

import pytest


def texts(answer) -> list[str]:
    assert answer.status == 0
    return [row["text"] for row in answer.json]


def test_hits_are_listed_with_what_stands_around_them(tuicode, project) -> None:
    answer = tuicode("find", project, "FOLK", "--source", "gruppe 1")
    title, row, count = answer.out.splitlines()
    assert title.split() == ["Source", "Turn", "Participant", "Before", "Hit", "After"]
    assert (
        row.split()
        == "Gruppe 1 2 Deltaker 1 Da ringer folk til oss, og så ringer vi til no…".split()
    )
    assert count == "1 place found."
    assert max(map(len, answer.out.splitlines())) <= 80


def test_what_stands_before_is_cut_at_its_beginning(tuicode, project) -> None:
    answer = tuicode("find", project, "noen")
    assert "…g så ringer vi til   noen   andre." in answer.out


def test_the_json(tuicode, project) -> None:
    first, second = tuicode("find", project, "TOLD  FIRST", "--json").json
    assert second == {
        "source": "Gruppe 2",
        "turn": 3,
        "participant": "Deltaker 1",
        "start": 137,
        "end": 147,
        "text": "told first",
        "before": "I would rather [navn, ansatt] had been ",
        "after": ".\nBut nobody was.",
    }
    assert first == {**second, "source": "Gruppe 1"}
    assert tuicode("find", project, "litt", "--json").json[0]["participant"] is None


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["ring"], ["ring", "ring"]),
        (["ring", "--word"], []),
        (["ringe", "--stem"], ["ringer", "ringer"]),
        (["r.ng\\w+", "--expression"], ["ringer", "ringer"]),
        (["ring", "--participant", "moderator"], []),
        (["ring", "--participant", "moderator", "--participant", "DELTAKER 1"], ["ring", "ring"]),
    ],
)
def test_each_manner_and_each_participant(tuicode, project, arguments, wanted) -> None:
    assert texts(tuicode("find", project, *arguments, "--source", "Gruppe 1", "--json")) == wanted


def test_nothing_found_is_said(tuicode, project) -> None:
    before = project.read_bytes()
    for code in ([], ["--code", "helt nytt"]):
        answer = tuicode("find", project, "sebra", *code)
        assert (answer.status, answer.out) == (0, "«sebra» is nowhere there.\n")
    assert tuicode("find", project, "sebra", "--json").json == []
    assert project.read_bytes() == before


def test_a_code_goes_on_every_hit_in_one_step(tuicode, project) -> None:
    before = tuicode("show", project, "codings", "--json").json
    answer = tuicode("find", project, "ringe", "--stem", "--code", "telefon")
    assert answer.out.splitlines()[-2:] == ["4 places found.", "Put TE telefon on 4 places."]
    codings = tuicode("show", project, "codings", "--json").json
    assert [one["text"] for one in codings if one["code"] == "telefon"] == ["ringer"] * 4
    (*_earlier, step) = tuicode("show", project, "log", "--json").json
    assert (step["action"], step["summary"]) == (
        "code",
        "new code TE telefon; telefon on 4 places found",
    )
    assert tuicode("undo", project).status == 0
    assert tuicode("show", project, "codings", "--json").json == before


def test_a_code_that_is_there_already_is_not_put_twice(tuicode, project) -> None:
    tuicode("find", project, "ringer", "--code", "TI")
    before = project.read_bytes()
    answer = tuicode("find", project, "ringer", "--code", "tillit")
    assert answer.out.splitlines()[-1] == "TI tillit is there already; nothing was changed."
    assert project.read_bytes() == before


def test_hits_of_white_space_alone_get_no_code(tuicode, project) -> None:
    answer = tuicode("find", project, r"\n|nobody", "--expression", "--code", "TI")
    assert answer.out.splitlines()[-2:] == ["4 places found.", "Put TI tillit on 2 places."]


def test_json_of_what_was_coded_is_that_of_the_hits(tuicode, project) -> None:
    looked_at = tuicode("find", project, "noen", "--json").json
    assert tuicode("find", project, "noen", "--code", "TI", "--json").json == looked_at
    assert len(tuicode("show", project, "codings", "--json").json) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["a", "--source", "Gruppe 9"], 1, "There is no «Gruppe 9» among the sources"),
        (["a", "--participant", "Per"], 1, "There is no participant «Per» in this project."),
        (["a(", "--expression"], 1, "goes wrong at its end (missing ))"),
        (["(a|aa)+$", "--expression"], 0, ""),
        (["a", "--word", "--stem"], 2, "Give one of --word, --stem and --expression, or none."),
        (["a", "--code", " "], 1, ""),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    tuicode, project, arguments, status, said
) -> None:
    before = project.read_bytes()
    answer = tuicode("find", project, *arguments)
    assert answer.status == status
    assert said in answer.err
    assert bool(answer.err) == bool(status)
    assert project.read_bytes() == before


def test_nothing_that_steers_the_terminal_is_printed(tuicode, tmp_path) -> None:
    from tuicode.model import sources
    from tuicode.store.opening import create_project

    path = tmp_path / "farlig.json"
    with create_project(path, "Farlig") as made:
        sources.add(made, "En", [sources.NewTurn("før\x1b[31m rødt \x07 etter", None)])
    answer = tuicode("find", path, "rødt")
    assert not {"\x1b", "\x07"} & set(answer.out)
    assert "␛[31m" in answer.out

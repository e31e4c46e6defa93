"""`reading-order` and `checked`: how the sources are read, and checked against the audio."""

from __future__ import annotations

import pytest

from tuicode.model import sources
from tuicode.store.opening import open_project


@pytest.fixture
def four(project):
    """The project with two more sources."""
    with open_project(project, by="Kari") as opened:
        for name in ("Gruppe 3", "Gruppe 4"):
            sources.add(opened, name, [sources.NewTurn("Ja.")])
    return project


def order(answer) -> str:
    assert (answer.status, answer.err) == (0, "")
    lines = [line.split() for line in answer.out.splitlines()]
    assert [number for number, _group, _name in lines] == ["1", "2", "3", "4"]
    return "".join(name for _number, _group, name in lines)


def test_the_order_is_told_and_changed(tuicode, four) -> None:
    before = four.read_bytes()
    assert order(tuicode("reading-order", four)) == "1234"
    assert four.read_bytes() == before
    assert order(tuicode("reading-order", four, "gruppe 3", "Gruppe 1")) == "3124"
    assert order(tuicode("reading-order", four)) == "3124"
    assert order(tuicode("reading-order", four, "--reverse")) == "4213"
    shuffled = order(tuicode("reading-order", four, "--shuffle"))
    assert shuffled != "4213"
    while shuffled == "1234":  # to take that back would be no step
        shuffled = order(tuicode("reading-order", four, "--shuffle"))
    assert sorted(shuffled) == ["1", "2", "3", "4"]
    log = tuicode("show", four, "log", "--json").json
    said = [entry["summary"] for entry in log if entry["action"] == "reading order"]
    assert said[0] == "Gruppe 3, Gruppe 1, Gruppe 2, Gruppe 4"
    assert "".join(name[-1] for name in said[-1].split(", ")) == shuffled
    assert order(tuicode("reading-order", four, "--as-imported")) == "1234"
    assert tuicode("undo", four).status == 0
    assert order(tuicode("reading-order", four)) == shuffled


def test_a_search_follows_the_order(tuicode, four) -> None:
    tuicode("reading-order", four, "--reverse")
    found = tuicode("find", four, "ja", "--word", "--json").json
    assert [row["source"] for row in found] == ["Gruppe 4", "Gruppe 3", "Gruppe 2", "Gruppe 1"]


def test_a_source_is_checked_and_that_is_taken_back(tuicode, project) -> None:
    answer = tuicode("checked", project, "gruppe 1")
    assert answer.out.startswith("«Gruppe 1» is checked against the audio, 20")
    first, second = tuicode("show", project, "sources", "--json").json
    assert first["checked"] in answer.out
    assert second["checked"] == ""
    assert first["checked"][:10] in tuicode("show", project, "sources").out
    answer = tuicode("checked", project, "Gruppe 1", "--off")
    assert answer.out == "«Gruppe 1» is not checked against the audio.\n"
    assert tuicode("show", project, "sources", "--json").json[0]["checked"] == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["reading-order", "Gruppe 9"], 1, "There is no «Gruppe 9» among the sources"),
        (["reading-order", "Gruppe 1", "gruppe 1"], 1, "A source is named twice"),
        (["reading-order", "Gruppe 1", "--shuffle"], 2, "Give sources, or one of --shuffle"),
        (["reading-order", "--reverse", "--shuffle"], 2, "Give sources, or one of --shuffle"),
        (["checked", "Gruppe 9"], 1, "There is no «Gruppe 9» among the sources"),
        (["checked"], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    tuicode, project, arguments, status, said
) -> None:
    before = project.read_bytes()
    verb, *rest = arguments
    answer = tuicode(verb, project, *rest)
    assert answer.status == status
    assert said in answer.err
    assert project.read_bytes() == before


def test_no_sources_are_no_order(tuicode, empty) -> None:
    assert "tuicode import" in tuicode("reading-order", empty).out
    assert "tuicode import" in tuicode("reading-order", empty, "--shuffle").out

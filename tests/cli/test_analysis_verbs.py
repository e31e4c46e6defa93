"""`show` and `export` of the analysis: the tables in the terminal, and their options."""

from __future__ import annotations

import pytest

import tuicode as package
from tuicode.model import codes, codings, passes


@pytest.fixture
def passed(project):
    """Add a second pass: another code on the same words, and one in the other source."""
    with package.open(project) as opened:
        other = codes.create(opened, "ny rolle")
        codings.apply(opened, opened.sources[0], 0, 9, [other])
        passes.end(opened, opened.current_pass)
        passes.start(opened, "Latent", lens="latent")
        codings.apply(opened, opened.sources[0], 0, 9, [other])
        codings.apply(opened, opened.sources[1], 0, 9, [opened.code_named("tillit")])
    return project


def shown(tuicode, project, *arguments: object) -> list[str]:
    answer = tuicode("show", project, *arguments)
    assert (answer.status, answer.err) == (0, "")
    return [" ".join(line.split()) for line in answer.out.splitlines()]


def test_passes(tuicode, passed) -> None:
    lines = shown(tuicode, passed, "passes")
    assert lines[1].startswith("1 First pass ")
    assert lines[2].startswith("2 Latent latent ")
    assert lines[2].endswith(" 2 2")
    assert " 0 " not in lines[2]
    tuicode("pass", passed, "phase", "--phase", "2")
    assert lines[2].replace(" latent ", " latent 2 ") == shown(tuicode, passed, "passes")[2]


def test_the_matrix_by_source_and_by_who_speaks(tuicode, passed) -> None:
    assert shown(tuicode, passed, "matrix", "--by", "source") == [
        "Tag Code Gruppe 1 Gruppe 2 All",
        "MG mørke gater 0 0 0",
        "NY ny rolle 1 0 1",
        "NR nye roller 1 0 1",
        "TI tillit 0 1 1",
    ]  # fmt: skip
    assert shown(tuicode, passed, "matrix", "--interviewers")[0] == (
        "Tag Code Deltaker 1 Moderator All"
    )
    words = tuicode("show", passed, "matrix", "--by", "role", "--words", "--json").json
    assert words[-1]["counts"] == [
        {"column": "interviewer", "count": 2},
        {"column": "participant", "count": 0},
    ]


def test_what_stands_together(tuicode, passed) -> None:
    (row,) = tuicode("show", passed, "cooccurrence", "--json").json
    assert {row["code"], row["other"]} == {"nye roller", "ny rolle"}
    assert (row["extracts"], row["other_extracts"], row["together"]) == (1, 1, 1)
    assert len(shown(tuicode, passed, "cooccurrence")) == 2
    near = tuicode("show", passed, "cooccurrence", "--sentences", "3", "--json").json
    assert [row["together"] for row in near] == [1]


def test_no_sentences_apart_is_in_the_same_sentence(tuicode, passed) -> None:
    with package.open(passed) as opened:
        text = opened.sources[0].text
        other = codes.create(opened, "neste setning")
        at = text.index("?") + 2
        codings.apply(opened, opened.sources[0], at, at + 9, [other])
    pairs = {}
    for apart in ("0", "3"):
        rows = tuicode("show", passed, "cooccurrence", "--sentences", apart, "--json").json
        pairs[apart] = {frozenset((row["code"], row["other"])) for row in rows}
    both = frozenset(("nye roller", "neste setning"))
    assert both in pairs["3"]
    assert both not in pairs["0"]
    assert frozenset(("nye roller", "ny rolle")) in pairs["0"]


def test_passes_side_by_side(tuicode, passed) -> None:
    rows = tuicode("show", passed, "comparison", "--json").json
    assert [row["outcome"] for row in rows] == ["otherwise", "only second"]
    backwards = tuicode("show", passed, "comparison", "--between", "2", "1", "--json").json
    assert [row["outcome"] for row in backwards] == ["otherwise", "only first"]
    assert len(shown(tuicode, passed, "comparison")) == 3


def test_what_a_pass_changed(tuicode, passed) -> None:
    rows = tuicode("show", passed, "changes", "--json").json
    assert [row["change"] for row in rows if row["pass"] == 2] == ["added", "added"]
    assert {row["code"] for row in rows if row["change"] == "new"} >= {"ny rolle", "tillit"}


def test_suggestions(tuicode, passed) -> None:
    (row,) = tuicode("show", passed, "suggestions", "--json").json
    assert {code["name"] for code in row["codes"]} == {"nye roller", "ny rolle"}
    assert "are names al" in " ".join(shown(tuicode, passed, "suggestions"))


def test_an_export_takes_the_same_options(tuicode, passed, tmp_path) -> None:
    to = tmp_path / "by.csv"
    assert tuicode("export", passed, "matrix", to, "--by", "source").status == 0
    assert to.read_text("utf-8-sig").startswith("Tag,Code,Gruppe 1,Gruppe 2,All")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("matrix", "--by", "age"), 1, "«age»"),
        (("comparison", "--between", "1", "9"), 1, "no pass 9"),
        (("codes", "--by", "source"), 2, "--by is no option of codes"),
        (("matrix", "--sentences", "2"), 2, "--sentences"),
        (("cooccurrence", "--sentences", "-1"), 2, "-1"),
        (("cooccurrence", "--together", "overlap", "--sentences", "3"), 2, "--together near"),
        (("cooccurrence", "--together", "turn", "--sentences", "0"), 2, "--together near"),
        (("matrix", "--sentences", "0"), 2, "--sentences is no option of matrix"),
        (("comparison", "--between", "1"), 2, "See: tuicode show --help"),
        (("comparison", "--between", "1", "1"), 1, "Name two passes"),
    ],
)
def test_options_that_do_not_fit(tuicode, passed, arguments, status, words) -> None:
    answer = tuicode("show", passed, *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert words in answer.err


def test_with_one_pass_there_is_nothing_to_compare(tuicode, project) -> None:
    answer = tuicode("show", project, "comparison")
    assert (answer.status, answer.out) == (1, "")
    assert "only one pass" in answer.err


@pytest.mark.parametrize("what", ["frequencies", "matrix", "cooccurrence", "suggestions"])
def test_an_empty_project_is_told_as_such(tuicode, empty, what) -> None:
    assert len(shown(tuicode, empty, what)) == 1
    assert tuicode("show", empty, what, "--json").json == []

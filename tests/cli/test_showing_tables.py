"""`show` for people: aligned, as wide as the terminal, and steering no terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tuicode as package
from tuicode.cli.printing import visible
from tuicode.cli.text_table import Column, aligned, width_of
from tuicode.model import codes, codings, readings, sources

COLUMNS = (Column("Name"), Column("Words", "number"), Column("Text"))


@pytest.mark.parametrize(
    "what", ["project", "sources", "participants", "codes", "codings", "readings", "log"]
)
def test_tables_fit_80_columns_and_are_not_json(tuicode, project, what) -> None:
    with package.open(project) as opened:
        readings.read_to_end(opened, opened.sources[0])
    tuicode("code", project, "Gruppe 1", 10, 120, "en kode med et riktig langt navn " * 4)
    answer = tuicode("show", project, what)
    assert answer.status == 0
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert len(lines) > 1
    if what != "project":
        assert max(map(width_of, lines)) <= 80
    assert not answer.out.startswith(("[", "{"))


def test_a_table_of_sources(tuicode, project) -> None:
    lines = tuicode("show", project, "sources").out.splitlines()
    assert lines[0] == "Source    Words  Turns  Characters  Read  Checked  File"
    assert lines[1] == "Gruppe 1     41      4         204     0           Gruppe 1.docx"


def test_what_is_not_there_yet_is_said(tuicode, empty) -> None:
    assert tuicode("show", empty, "codings").out == "There are no codings yet.\n"
    assert "tuicode import" in tuicode("show", empty, "sources").out


def test_a_transcript_cannot_steer_the_terminal(tuicode, empty) -> None:
    nasty = "\x1b[2J\x1b]52;c;ZWNobw==\x07 lys \x9b31m på\u202e igjen\r\x00"
    with package.open(empty) as project:
        who = sources.add_participant(project, f"Kari{nasty}")
        sources.add(project, f"Ved{nasty}", [sources.NewTurn(f"Si{nasty}", who.id)], f"f{nasty}")
        codes.create(project, f"lys{nasty}")
    tuicode("code", empty, f"Ved{nasty.replace(chr(0), '')}", 0, 5, "x")
    printed = ""
    for what in ("project", "sources", "participants", "codes", "codings", "readings", "log"):
        for option in ([], ["--json"]):
            answer = tuicode("show", empty, what, *option)
            assert answer.status == 0
            printed += answer.out + answer.err
    assert "\u241b[2J" in printed
    assert "\\u001b[2J" in printed
    assert not [one for one in printed if unicodedata.category(one) == "Cc" and one != "\n"]
    assert "\u202e" not in printed


def test_errors_cannot_steer_the_terminal_either(tuicode, project) -> None:
    answer = tuicode("code", project, "\x1b[31mGruppe", 0, 5, "x")
    assert answer.status == 1
    assert "\u241b[31mGruppe" in answer.err
    assert "\x1b" not in answer.err


@given(st.text())
def test_visible_text_is_one_line_that_steers_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(one) for one in shown} & {"Cc", "Cs", "Zl", "Zp"}
    kept = [(a, b) for a, b in zip(text, shown, strict=True) if a.isprintable()]
    assert all(a == b for a, b in kept)


def test_a_matrix_of_many_participants_comes_in_parts_with_names_that_can_be_read(
    tuicode, project
) -> None:
    name = "roller som ingen ba om"
    with package.open(project) as opened:
        code = codes.create(opened, name)
        people = [sources.add_participant(opened, f"Deltaker {number}") for number in range(2, 16)]
        turns = [sources.NewTurn("Da kom jeg.", one.id) for one in people]
        source = sources.add(opened, "Gruppe 3", turns, "Gruppe 3.docx")
        codings.apply(opened, source, 0, 11, [code])
    lines = tuicode("show", project, "matrix").out.splitlines()
    assert max(map(len, lines)) <= 80
    parts = "\n".join(lines).split("\n\n")
    assert len(parts) > 1
    shown: list[str] = []
    for part in parts:
        titles, *others = part.splitlines()
        assert titles.split()[:2] == ["Tag", "Code"]
        shown += titles.split("  ")[2:]
        assert [line.count(name[:19]) for line in others].count(1) == 1
        assert len(others) == len(lines) // len(parts) - 1
    told = [one.strip() for one in shown if one.strip()]
    assert told[-16:] == [*(f"Deltaker {number}" for number in range(1, 16)), "All"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(60, 120))
def test_a_table_in_parts_has_every_column_once_and_its_heads_in_each(wide, width) -> None:
    titles = [f"{number}".rjust(wide[number], "x") for number in range(len(wide))]
    columns = [Column("Head"), *(Column(one, "number") for one in titles)]
    rows = [["a long name of twenty", *range(len(wide))]]
    lines = list(aligned(columns, rows, width, heads=1))
    assert all(width_of(line) <= width for line in lines)
    heads = lines[::3]
    assert [one for line in heads for one in line.split()[1:]] == titles
    assert all(line.startswith("Head ") for line in heads)
    assert all(line.startswith("a long name of twen") for line in lines[1::3])


@given(
    st.lists(st.tuples(st.text(max_size=90), st.integers(0, 10**6), st.text(max_size=90))),
    st.integers(40, 120),
)
def test_columns_are_aligned_within_the_width(rows, width) -> None:
    lines = list(aligned(COLUMNS, rows, width))
    assert len(lines) == len(rows) + 1
    assert all(width_of(line) <= width for line in lines)
    # Numbers end below each other, counted in cells of the terminal.
    assert len(
        {_end_of_number(line, row[1]) for line, row in zip(lines[1:], rows, strict=True)}
    ) <= 1 or any(str(row[1]) in row[0] for row in rows)


def _end_of_number(line: str, number: int) -> int:
    before, _found, _after = line.partition(f" {number}")
    return width_of(before) + 1 + len(str(number))


@given(st.text(max_size=60), st.integers(8, 30))
def test_what_is_cut_says_so(text: str, width: int) -> None:
    (_title, line) = aligned([Column("T")], [[text]], width)
    shown = visible(text.replace("\n", " / ")).rstrip()
    assert line == shown or line.endswith("…")
    assert width_of(line) <= width

"""A table as it stands on screen, in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import tuicode
from tuicode.report.shown_table import file_name, place_of, shown_table

if TYPE_CHECKING:
    from pathlib import Path


def test_a_column_has_room_for_what_stands_in_it_and_no_more() -> None:
    headings = [("Tag", False), ("Name", False), ("Extracts", True)]
    rows = [("green", ["AB", "n" * 400, 1200]), (None, ["CD", "short", 3])]
    shares = [one.share for one in shown_table("Codes", "", headings, rows).columns]
    assert round(sum(shares), 6) == 1
    tag, name, extracts = (one / shares[0] for one in shares)
    assert (tag, round(name, 3), round(extracts, 3)) == (1, round(40 / 3, 3), round(8 / 3, 3))


def test_a_table_without_rows_has_its_headings() -> None:
    table = shown_table("Codes", "", [("", False), ("Name", False)], [])
    assert [one.heading for one in table.columns] == ["", "Name"]
    assert table.rows == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Codes together: near by", "Codes together near by"),
        ('What «a/b\\c|d?» *changed* <now> "so"', "What «a b c d » changed now so"),
        ("one\ntwo\x1b\u202e", "one two"),
        (" ..Memos. ", "Memos"),
        ("con", "con_"),
        ("LPT1.2", "LPT1.2_"),
        ("Pass 1 consent", "Pass 1 consent"),
        ("Dag\u200bbok æøå", "Dag bok æøå"),
        ("?", "_"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name
    assert len(file_name(title * 300)) <= 101


def test_the_file_lies_beside_the_project_also_where_it_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "project.json"
    tuicode.new(path, "Project").close()
    with tuicode.open(path, read_only=True) as looked_at:
        assert place_of(looked_at, "codes.csv") == path.with_name("codes.csv")

"""A table as it stands on screen, in a file."""

from __future__ import annotations

from tuicode.report.shown_table import shown_table


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

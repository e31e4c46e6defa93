from __future__ import annotations

import pytest

TALK = [
    ("Lie", "How deep?"),
    ("Moe", "Ten metres: no more."),
    ("Lie", "And now?"),
    ("Moe", "Nine."),
]


def spoken(transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def test_two_columns_are_speaker_and_text(from_rows):
    assert spoken(from_rows(TALK)) == TALK


def test_three_columns_are_time_speaker_and_text(from_rows):
    rows = [(f"[00:0{minute}:00]", *turn) for minute, turn in enumerate(TALK)]
    transcript = from_rows(rows)
    assert spoken(transcript) == TALK
    assert [turn.time for turn in transcript.turns] == [
        "00:00:00",
        "00:01:00",
        "00:02:00",
        "00:03:00",
    ]


def test_the_first_column_may_number_the_rows(from_rows):
    assert spoken(from_rows([(str(row), *turn) for row, turn in enumerate(TALK)])) == TALK


@pytest.mark.parametrize(
    "header", [("Time", "Speaker", "Transcript"), ("Tid", "Taler", "Tekst"), ("", "Navn", "Ytring")]
)
def test_a_header_row_is_left_out(from_rows, header):
    rows = [header, *(("", *turn) for turn in TALK)]
    assert spoken(from_rows(rows)) == TALK


def test_the_header_tells_the_order_of_the_columns(from_rows):
    rows = [("Text", "Speaker", "Time"), *((text, name, "00:01") for name, text in TALK)]
    assert spoken(from_rows(rows)) == TALK


def test_an_empty_speaker_cell_continues_the_turn(from_rows):
    rows = [*TALK[:2], ("", "Or eleven."), *TALK[2:]]
    assert spoken(from_rows(rows))[1] == ("Moe", "Ten metres: no more.\nOr eleven.")


def test_labels_in_cells_may_have_colons_and_times(from_rows):
    rows = [(f"{name}:\n00:01:02", text) for name, text in TALK]
    transcript = from_rows(rows)
    assert spoken(transcript) == TALK
    assert transcript.turns[0].time == "00:01:02"


def test_other_tables_are_paragraphs_in_reading_order(from_rows):
    rows = [("Boat", "Year bought"), ("Havørn", "1987"), ("Terna", "1999")]
    assert spoken(from_rows(rows)) == [(None, cell) for row in rows for cell in row]


def test_lines_in_other_tables_may_have_speakers(from_rows):
    rows = [("I: How deep?",), ("P: Ten metres.",)]
    assert spoken(from_rows(rows)) == [("I", "How deep?"), ("P", "Ten metres.")]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_speaker_cells_are_read_once(from_xml):
    body = table(
        row(cell("Lie", RESTART), cell("How deep?")),
        row(cell("Lie", CONTINUE), cell("And how cold?")),
        row(cell("Moe"), cell("Ten metres.")),
        row(cell("Lie"), cell("And now?")),
        row(cell("Moe"), cell("Nine.")),
    )
    assert spoken(from_xml(body))[:2] == [
        ("Lie", "How deep?\nAnd how cold?"),
        ("Moe", "Ten metres."),
    ]


def test_a_row_merged_across_the_table_has_no_speaker(from_xml):
    pause = row(cell("A pause for coffee", '<w:gridSpan w:val="2"/>'))
    body = table(*(row(cell(name), cell(text)) for name, text in TALK), pause)
    assert spoken(from_xml(body)) == [*TALK, (None, "A pause for coffee")]


def test_deleted_rows_are_left_out(from_xml):
    deleted = row(cell("Moe"), cell("Nonsense."), properties='<w:del w:id="1"/>')
    body = table(*(row(cell(name), cell(text)) for name, text in TALK), deleted)
    assert spoken(from_xml(body)) == TALK


def test_tables_nested_in_cells_are_read_in_order(from_xml):
    inner = table(row(cell("inner one"), cell("inner two")))
    outer = f"<w:tc><w:p><w:r><w:t>before</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    texts = [text for _, text in spoken(from_xml(table(row(outer, cell("after")))))]
    assert texts == ["before", "inner one", "inner two", "after"]


def test_paragraphs_around_a_table_keep_their_place(from_xml):
    body = (
        "<w:p><w:r><w:t>Before.</w:t></w:r></w:p>"
        + table(*(row(cell(name), cell(text)) for name, text in TALK))
        + "<w:p><w:r><w:t>After.</w:t></w:r></w:p>"
    )
    assert spoken(from_xml(body)) == [(None, "Before."), *TALK, (None, "After.")]

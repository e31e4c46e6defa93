from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tuicode.exchange.reading import read_transcript

if TYPE_CHECKING:
    from tuicode.exchange.transcript import SpokenTurn, Transcript

LABELS = [
    "I:",
    "P:",
    "Lie:",
    "MOE :",
    "[00:01:02] Lie:",
    "Moe (0:10):",
    "Lie  00:01:02\n",
    "**Moe**\n",
]
OTHERS = [
    "",
    "Dato:",
    "Så sa hun:",
    "– ",
    "[id1] ",
    "Speaker 1\n",
    "00:01:02",
    "FRA.\t",
    "a\tb",
    ": ",
    "**",
    "12:30",
]
characters = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\0\ufeff"
)
speech = st.one_of(
    st.text(characters, max_size=40),
    st.text("abc ÆØÅ.:?-–[]()*\t\n\x85\u2028e\u0301", max_size=40),
    st.sampled_from(["How was it?", "It was long: very long.", "e\u0301tude, \x1b[31mred\x07"]),
)
paragraphs = st.lists(
    st.tuples(st.sampled_from(LABELS + OTHERS), speech).map(lambda pair: f"{pair[0]} {pair[1]}"),
    min_size=1,
    max_size=12,
)


def read(text: str) -> Transcript:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "talk.txt"
        path.write_bytes(f"Said:\n{text}\nThe end.".encode())
        return read_transcript(path)


def essence(text: str) -> str:
    """Leave out what may change: blanks and line ends."""
    return re.sub(r"[\s\ufeff]", "", unicodedata.normalize("NFC", text.replace("\0", "")))


def only_marks_are_missing(left: str, transcript: Transcript, place: int = 0) -> bool:
    """Go through the file: before each turn's text there is its mark, and nothing else."""
    if place == len(transcript.turns):
        return left == ""
    turn = transcript.turns[place]
    said = essence(turn.text)
    begins = [
        found.start() for found in re.finditer(f"(?={re.escape(said)})", left[: 80 + len(said)])
    ]
    return any(
        is_mark_of(left[:at], turn, transcript)
        and only_marks_are_missing(left[at + len(said) :], transcript, place + 1)
        for at in begins
    )


def is_mark_of(text: str, turn: SpokenTurn, transcript: Transcript) -> bool:
    """Tell whether `text` is no more than the turn's label in some spelling, and its time."""
    spelled = {turn.speaker or "", *(s for group in transcript.spellings for s in group)}
    bare, time = words_only(text), words_only(turn.time)
    allowed = {
        kind for label in map(words_only, spelled) for kind in (label, time + label, label + time)
    }
    return not bare or bare in allowed


def words_only(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


@given(paragraphs)
@settings(max_examples=300, deadline=None)
def test_all_that_is_said_is_in_the_turns_in_order(texts):
    whole = "\n".join(texts)
    assert only_marks_are_missing(essence(f"Said:\n{whole}\nThe end."), read(whole))


@given(paragraphs)
@settings(max_examples=100, deadline=None)
def test_the_text_is_as_the_project_wants_it(texts):
    for turn in read("\n".join(texts)).turns:
        assert turn.text
        assert unicodedata.is_normalized("NFC", turn.text)
        assert not re.search("[\r\v\f\x85\u2028\u2029\0]", turn.text)
        for line in turn.text.split("\n"):
            assert line == line.rstrip(" \t\u00a0")
            assert line


in_xml = st.text("abc ÆØÅ.:?–[]()\t\ne\u0301", max_size=30)


@given(
    st.lists(st.tuples(st.sampled_from(LABELS + OTHERS), in_xml, in_xml), min_size=1, max_size=8)
)
@settings(max_examples=60, deadline=None)
def test_all_that_a_word_file_says_is_in_the_turns_in_order(pieces):
    document = Document()
    document.add_paragraph("Said:")
    for number, (label, first, second) in enumerate(pieces):
        paragraph = document.add_paragraph(f"{label} {first}")
        paragraph.add_run(second).bold = True
        if number % 3 == 2:
            document.add_table(rows=1, cols=2).rows[0].cells[1].text = f"{label} {second}"
    document.add_paragraph("The end.")
    stream = BytesIO()
    document.save(stream)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "talk.docx"
        path.write_bytes(stream.getvalue())
        transcript = read_transcript(path)
    whole = "".join(
        item.text if hasattr(item, "text") else "".join(cell.text for cell in item.rows[0].cells)
        for item in document.iter_inner_content()
    )
    assert only_marks_are_missing(essence(whole), transcript)

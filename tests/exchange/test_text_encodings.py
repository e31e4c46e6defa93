from __future__ import annotations

import unicodedata

import pytest

SENTENCES = [
    "Nå går vi.",
    "Blåbær på øya",
    "Åse",
    "år",
    "ø",
    "Ærlig talt, Østlandet er vakkert.",
    "«Nei», sa han – og så…",
    "“Yes” — it’s over, isn’t it?",
    "Det er sånn: vi må være framme før åtte.",
    "kafé, crème, Müller, Löfgren",
    "Hun sa at båten gikk for tidlig, og at ingen hørte på dem som bodde ute på øyene.\n" * 30,
]
OLDER = {"cp1252": "cp1252", "mac_roman": "mac-roman"}


@pytest.mark.parametrize("encoding", OLDER)
@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_older_encodings_are_told_apart(from_text, sentence, encoding):
    transcript = from_text(sentence.encode(encoding))
    assert "\n".join(turn.text for turn in transcript.turns) == sentence.strip()
    assert transcript.encoding == OLDER[encoding]


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_unicode_encodings_are_recognised(from_text, sentence, codec, name):
    sentence = f"Vel, vel: {sentence}"
    transcript = from_text(sentence.encode(codec))
    assert "\n".join(turn.text for turn in transcript.turns) == sentence.strip()
    assert transcript.encoding == name


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", " \t\n", "\n \n\u00a0\n"]
)
def test_every_line_end_is_one(from_text, end):
    transcript = from_text(end.join(["I: Hello.", "P: Well,", "hello."]))
    assert [turn.text for turn in transcript.turns] == ["Hello.", "Well,\nhello."]


def test_text_is_normalised(from_text):
    decomposed = unicodedata.normalize("NFD", "Blåbær på Ålgård")
    assert from_text(decomposed).turns[0].text == "Blåbær på Ålgård"


def test_nul_is_dropped_and_other_control_characters_are_kept(from_text):
    assert from_text("I: a long and\x00 winding\x1b[31m road\x07").turns[0].text == (
        "a long and winding\x1b[31m road\x07"
    )


def test_doubtful_lines_of_text_files_are_numbered_as_lines(from_text):
    assert from_text("\n\nWe met.\n\nBerg: Hello?\n").doubtful[0].number == 5

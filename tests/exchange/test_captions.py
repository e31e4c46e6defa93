from __future__ import annotations


def spoken(transcript) -> list[tuple[str | None, str, str]]:
    return [(turn.speaker, turn.time, turn.text) for turn in transcript.turns]


VOICES = """WEBVTT - a talk

NOTE nobody says this

STYLE
::cue { color: red }

c1
00:00:01.000 --> 00:00:03.000 align:start
<v Anne Lie>Shall we go up,</v>

c2
00:00:03.000 --> 00:00:05.000
<v Anne Lie>or wait &amp; see,
and <i>then</i> go?</v>

00:00:05.000 --> 00:00:09.000
<v.loud Jo Moe>Wait!</v> <v Anne Lie>Fine. <sighs>
"""


def test_voices_are_speakers_and_their_cues_are_joined(from_text):
    assert spoken(from_text(VOICES, "talk.vtt")) == [
        ("Anne Lie", "00:00:01.000", "Shall we go up, or wait & see, and then go?"),
        ("Jo Moe", "00:00:05.000", "Wait!"),
        ("Anne Lie", "00:00:05.000", "Fine. <sighs>"),
    ]


def test_labels_in_cues_are_speakers_too(from_text):
    cues = ["Anne Lie: Shall we", "Anne Lie: go up?", "Jo Moe: Wait:", "it rains.", "Anne Lie: Oh."]
    blocks = [
        f"{number}\n00:00:0{number},000 --> 00:00:0{number + 1},000\n{cue}\n"
        for number, cue in enumerate(cues, start=1)
    ]
    assert spoken(from_text("\n".join(blocks), "talk.srt")) == [
        ("Anne Lie", "00:00:01,000", "Shall we go up?"),
        ("Jo Moe", "00:00:03,000", "Wait: it rains."),
        ("Anne Lie", "00:00:05,000", "Oh."),
    ]


def test_blank_lines_between_cues_may_be_missing(from_text):
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n2\n00:00:02,000 --> 00:00:03,000\nStill.\n"
    assert spoken(from_text(text, "talk.srt")) == [
        (None, "00:00:01,000", "It rains."),
        (None, "00:00:02,000", "Still."),
    ]


def test_without_speakers_sentences_are_turns(from_text):
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWe rowed\n\n00:02.000 --> 00:03.000\nout early.\n\n"
        "00:03.000 --> 00:04.000\nNobody saw us.\n"
    )
    assert spoken(from_text(text, "talk.vtt")) == [
        (None, "00:01.000", "We rowed out early."),
        (None, "00:03.000", "Nobody saw us."),
    ]


def test_only_captions_of_the_web_have_character_references(from_text):
    text = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b>Salt</b> &amp; <pepper>\n"
    assert from_text(text, "talk.srt").turns[0].text == "Salt &amp; <pepper>"

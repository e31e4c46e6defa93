from __future__ import annotations

import pytest

from tuicode.exchange.transcript import SpokenTurn, Transcript


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns]


TALK = [
    "How did the winter go?",
    "It was long: the road was closed twice.",
    "And the second time?",
    "Then we stayed at home.",
]


def laid_out(question: str, answer: str) -> str:
    asked, answered, asked_again, answered_again = TALK
    return "\n".join(
        [question + asked, answer + answered, question + asked_again, answer + answered_again]
    )


@pytest.mark.parametrize(
    ("question", "answer", "asking", "answering"),
    [
        ("I: ", "P: ", "I", "P"),
        ("Interviewer: ", "Participant 2: ", "Interviewer", "Participant 2"),
        ("Intervjuer:\t", "Deltaker 2:\t", "Intervjuer", "Deltaker 2"),
        ("MSK:\t", "Moen:\t", "MSK", "Moen"),
        ("MSK:       \t", "Moen:  ", "MSK", "Moen"),
        ("  MSK : ", "\tMoen: ", "MSK", "Moen"),
        ("I:", "P1:", "I", "P1"),
        ("D1: ", "D2: ", "D1", "D2"),
        ("Q: ", "A: ", "Q", "A"),
        ("Anne Lie: ", "M. S. Moe: ", "Anne Lie", "M. S. Moe"),
        ("Dr. Lie: ", "Ole van der Berg: ", "Dr. Lie", "Ole van der Berg"),
        ("id1: ", "id2: ", "id1", "id2"),
        ("1: ", "2: ", "1", "2"),
        ("**Lie:** ", "**Moe:** ", "Lie", "Moe"),
        ("**Lie**: ", "**Moe**: ", "Lie", "Moe"),
        ("[Lie]: ", "[Navn, ansatt]: ", "Lie", "[Navn, ansatt]"),
        ("[id1] ", "[id2] ", "id1", "id2"),
        ("Moderator - ", "Berit - ", "Moderator", "Berit"),
        ("M – ", "P – ", "M", "P"),
        ("Lie\t", "Moe\t", "Lie", "Moe"),
        ("Speaker 1\n", "Speaker 2\n", "Speaker 1", "Speaker 2"),
        ("P1\n", "P2\n", "P1", "P2"),
        ("**Lie**\n", "**Moe**\n", "Lie", "Moe"),
        ("Interviewer:\n", "Moe:\n", "Interviewer", "Moe"),
        ("P1?: ", "??: ", "P1?", "??"),
        ("P1/P2: ", "Lie og Moe: ", "P1/P2", "Lie og Moe"),
    ],
)
def test_labels_are_recognised_and_taken_off(from_text, question, answer, asking, answering):
    transcript = from_text(laid_out(question, answer))
    labels = [asking, answering, asking, answering]
    assert spoken(transcript) == list(zip(labels, TALK, strict=True))
    assert transcript.doubtful == ()


@pytest.mark.parametrize(
    ("question", "answer", "times"),
    [
        ("[00:12:01] Lie: ", "[00:12:09] Moe: ", ("00:12:01", "00:12:09")),
        ("(00:12:01) Lie: ", "(00:12:09) Moe: ", ("00:12:01", "00:12:09")),
        ("00:12:01 Lie: ", "00:12:09 Moe: ", ("00:12:01", "00:12:09")),
        (
            "[00:12:01.000 --> 00:12:08.500] Lie: ",
            "[00:12:09.000 --> 00:12:11.000] Moe: ",
            ("00:12:01.000", "00:12:09.000"),
        ),
        ("Lie (00:12:01): ", "Moe (00:12:09): ", ("00:12:01", "00:12:09")),
        ("Lie 12:01: ", "Moe 12:09: ", ("12:01", "12:09")),
        ("Lie: [00:12:01] ", "Moe: [00:12:09] ", ("00:12:01", "00:12:09")),
        ("Lie  00:12:01\n", "Moe  00:12:09\n", ("00:12:01", "00:12:09")),
        ("Lie   0:01\n", "Moe   0:09\n", ("0:01", "0:09")),
        ("[00:12:01] Lie\n", "[00:12:09] Moe\n", ("00:12:01", "00:12:09")),
        ("[00:12:01]\nLie: ", "[00:12:09]\nMoe: ", ("00:12:01", "00:12:09")),
        (
            "0:0:1.0 --> 0:0:3.10\nLie\n",
            "0:0:9.0 --> 0:0:11.250\nMoe\n",
            ("0:0:1.0", "0:0:9.0"),
        ),
    ],
)
def test_time_marks_are_kept_with_the_turn(from_text, question, answer, times):
    transcript = from_text(laid_out(question, answer))
    assert spoken(transcript) == list(zip(["Lie", "Moe"] * 2, TALK, strict=True))
    assert [turn.time for turn in transcript.turns] == [*times, *times]


def test_names_of_meeting_guests_may_be_written_in_any_way(from_text):
    transcript = from_text(
        "Lie, Anne (Vik kommune)   0:05\nGod morgen.\n"
        "vaktrom 2   0:09\nMorn.\n"
        "Lie, Anne (Vik kommune)   0:12\nHører dere meg?\n"
        "vaktrom 2   0:15\nJa da.\n"
    )
    assert [speaker.label for speaker in transcript.speakers] == [
        "Lie, Anne (Vik kommune)",
        "vaktrom 2",
    ]


def test_paragraphs_without_label_continue_the_turn(from_text):
    transcript = from_text("I: First.\n\nSecond.\n   \n  Third.\nP: Fourth.\n")
    assert spoken(transcript) == [("I", "First.\nSecond.\n  Third."), ("P", "Fourth.")]


def test_what_stands_before_the_first_speaker_has_none(from_text):
    transcript = from_text("Interview with the ferry crew\nSpring\nI: Hello.\nP: Hello.\n")
    assert transcript.turns[0] == SpokenTurn(None, "Interview with the ferry crew\nSpring")
    assert transcript.doubtful == ()


def test_without_speakers_each_paragraph_is_a_turn(from_text):
    transcript = from_text("We rowed out early.\n\nThe nets were empty: not one fish.\n")
    assert spoken(transcript) == [
        (None, "We rowed out early."),
        (None, "The nets were empty: not one fish."),
    ]
    assert transcript.speakers == ()


def test_without_speakers_times_are_taken_off_too(from_text):
    transcript = from_text("[00:00:01 --> 00:00:04] We rowed.\n(00:05) At 10:30 we landed.\n")
    assert [(turn.time, turn.text) for turn in transcript.turns] == [
        ("00:00:01", "We rowed."),
        ("00:05", "At 10:30 we landed."),
    ]


def test_spellings_of_one_label_are_one_speaker(from_text):
    transcript = from_text(
        "Moe: a\nMOE: b\nLie: c\nMoe : d\nmoe: e\nLie: f\nDeltaker2: g\nDeltaker 2: h"
    )
    assert [(speaker.label, speaker.turns) for speaker in transcript.speakers] == [
        ("Moe", 4),
        ("Lie", 2),
        ("Deltaker2", 2),
    ]
    assert transcript.speakers[0].spellings == ("Moe", "MOE", "moe")
    assert transcript.speakers[1].spellings == ("Lie",)
    assert {turn.speaker for turn in transcript.turns} == {"Moe", "Lie", "Deltaker2"}


def test_speakers_are_counted(from_text):
    transcript = from_text("I: One two.\nP: Three.\nI: Four five six.\nSeven.\n")
    assert [(s.label, s.turns, s.words) for s in transcript.speakers] == [("I", 2, 6), ("P", 1, 1)]


@pytest.mark.parametrize(
    ("labels", "interviewers"),
    [
        (["I", "P"], {"I"}),
        (["Intervjuer", "Deltaker 1"], {"Intervjuer"}),
        (["Interviewer 2", "Moe"], {"Interviewer 2"}),
        (["Moderator (Lie)", "Moe"], {"Moderator (Lie)"}),
        (["M", "Berit"], {"M"}),
        (["Int.", "Moe"], {"Int"}),
        (["Intervjuer", "I"], {"Intervjuer"}),
        (["Lie", "Moe"], set()),
        (["I1", "I2"], set()),
    ],
)
def test_the_interviewer_is_guessed_from_words_alone(from_text, labels, interviewers):
    transcript = from_text("\n".join(f"{label}: Well, well." for label in labels * 3))
    roles = {s.label.rstrip("."): s.role for s in transcript.speakers}
    assert {label for label, role in roles.items() if role == "interviewer"} == interviewers
    assert len(roles) == 2


ORDINARY = [
    "Det er sånn: vi må stå opp tidlig.",
    "Altså: vi må stå opp tidlig.",
    "Og så sa jeg: nå går vi.",
    "Vi møttes 10:30 og gikk 11:00.",
    "So: that was that.",
    "What I mean is this: nobody asked.",
    "Se https://example.org for mer.",
    "[Navn, ansatt] sa det samme.",
    "*ler* Nei: aldri.",
    "Ja - det gjorde vi.",
]


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_speech_with_a_colon_is_no_label(from_text, sentence):
    talk = f"Lie: Hva skjedde?\nMoe: Ingenting.\n{sentence}\nLie: Og så?\nMoe: Nei.\n{sentence}\n"
    transcript = from_text(talk)
    assert {speaker.label for speaker in transcript.speakers} == {"Lie", "Moe"}
    assert transcript.turns[1].text == f"Ingenting.\n{sentence}"
    assert transcript.doubtful == ()


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_speech_is_no_label_without_speakers_either(from_text, sentence):
    assert from_text(f"Vi bodde der lenge.\n{sentence}\n{sentence}\n").speakers == ()


def test_a_word_the_file_also_has_in_small_letters_is_no_name(from_text):
    lines = [
        "Lie: Hva med båten?",
        "Moe: Den var en drøm, en drøm sa alle.",
        "Drøm: det var ordet.",
    ]
    transcript = from_text("\n".join([*lines, *lines[:2]]))
    assert {speaker.label for speaker in transcript.speakers} == {"Lie", "Moe"}
    assert [doubt.start for doubt in transcript.doubtful] == ["Drøm: det var ordet."]


def test_a_name_that_speaks_once_is_taken_among_other_speakers(from_text):
    transcript = from_text(laid_out("Lie: ", "Moe: ") + "\nBerg: May I come in?\n")
    assert transcript.speakers[-1].label == "Berg"


def test_names_that_speak_once_are_only_doubtful_where_nobody_else_speaks(from_text):
    transcript = from_text("We met at noon.\nBerg: May I come in?\nWe said yes.\n")
    assert transcript.speakers == ()
    assert [(doubt.number, doubt.start) for doubt in transcript.doubtful] == [
        (2, "Berg: May I come in?")
    ]


def test_a_name_marked_otherwise_than_all_others_is_doubtful(from_text):
    transcript = from_text(laid_out("Lie:\t", "Moe:\t") + "\nBerg: May I come in?\n")
    assert {speaker.label for speaker in transcript.speakers} == {"Lie", "Moe"}
    assert [doubt.start for doubt in transcript.doubtful] == ["Berg: May I come in?"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("MO.\tYes, and more than that.", "MO. Yes, and more than that."),
        ("[Moe] Yes, and more than that.", "[Moe] Yes, and more than that."),
        ("Moe - yes, and more than that.", "Moe - yes, and more than that."),
        (
            "It was late. Moe: And cold. " + "It snowed. " * 9,
            "… Moe: And cold. It snowed. It snowed. It snowed. It snowed. ",
        ),
    ],
)
def test_lines_that_may_be_missed_speakers_are_listed(from_text, line, shown):
    transcript = from_text(laid_out("Lie:\t", "Moe:\t") + f"\n{line}\n")
    assert [(doubt.number, doubt.start) for doubt in transcript.doubtful] == [(5, shown[:60])]


def test_facts_at_the_top_are_no_speakers(from_text):
    transcript = from_text(
        "Dato: 3. mars\nSted: Vik\nVarighet: 50 min\n" + laid_out("Lie: ", "Moe: ")
    )
    assert transcript.turns[0].text == "Dato: 3. mars\nSted: Vik\nVarighet: 50 min"


def test_time_stamps_in_speech_are_no_names(from_text):
    transcript = from_text(
        "Lie: Fortell.\nMoe: Det var tidlig.\n[00:05:00] Mhm\n[00:06:00] Så ja vel og slik gikk nå dagene da\n"
        "Lie: Ja?\nMoe: Da så.\n[00:07:00] Mhm\n[00:08:00] Dagene gikk nå slik de gjorde den gangen\n"
    )
    assert {speaker.label for speaker in transcript.speakers} == {"Lie", "Moe"}
    assert "[00:05:00] Mhm" in transcript.turns[1].text


def test_a_mark_that_no_speech_follows_is_kept_as_text(from_text):
    transcript = from_text(laid_out("Lie: ", "Moe: ") + "\nLie:\nMoe: The end.\n")
    assert spoken(transcript)[-2:] == [(None, "Lie:"), ("Moe", "The end.")]

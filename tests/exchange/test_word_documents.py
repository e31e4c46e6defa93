from __future__ import annotations

import pytest
from docx import Document

from tuicode.exchange.reading import read_transcript


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(transcript) -> list[str]:
    return [turn.text for turn in transcript.turns]


def test_paragraphs_come_in_order_and_empty_ones_are_dropped(from_xml):
    body = (
        paragraph(run("One.  ")) + paragraph() + paragraph(run(" \u00a0")) + paragraph(run("Two."))
    )
    assert texts(from_xml(body)) == ["One.", "Two."]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>today</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ALTERNATIVES = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>twice</w:t></mc:Choice>"
    "<mc:Fallback><w:t>once</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>left</w:t><w:br/><w:t>right</w:t></w:r>", "left\nright"),
        ("<w:r><w:t>left</w:t><w:cr/><w:t>right</w:t></w:r>", "left\nright"),
        ('<w:r><w:t>left</w:t><w:br w:type="page"/><w:t>right</w:t></w:r>', "left\nright"),
        ("<w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r>", "left\tright"),
        ("<w:r><w:t>left</w:t><w:noBreakHyphen/><w:t>right</w:t></w:r>", "left-right"),
        ("<w:r><w:t>left</w:t><w:softHyphen/><w:t>right</w:t></w:r>", "leftright"),
        ('<w:r><w:t>left</w:t><w:sym w:font="Symbol" w:char="00B7"/></w:r>', "left·"),
        ('<w:hyperlink r:id="rId99"><w:r><w:t>linked</w:t></w:r></w:hyperlink>', "linked"),
        ('<w:ins w:id="1"><w:r><w:t>inserted</w:t></w:r></w:ins>', "inserted"),
        ('<w:moveTo w:id="1"><w:r><w:t>moved</w:t></w:r></w:moveTo>', "moved"),
        (
            '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>left</w:t></w:r>',
            "left",
        ),
        (
            '<w:moveFrom w:id="1"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>left</w:t></w:r>',
            "left",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control"),
        ('<w:smartTag w:element="x"><w:r><w:t>smart</w:t></w:r></w:smartTag>', "smart"),
        (
            FIELD,
            "today",
        ),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>today</w:t></w:r></w:fldSimple>', "today"),
        (
            ALTERNATIVES,
            "once",
        ),
        ("<w:r><w:t>e&#x301;tude</w:t></w:r>", "étude"),
        ("<w:r><w:t>one&#x2028;two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:t>one\ntwo</w:t></w:r>", "one two"),
    ],
)
def test_what_a_paragraph_may_hold(from_xml, inside, text):
    assert texts(from_xml(f"<w:p>{inside}</w:p>")) == [text]


def test_paragraphs_in_content_controls_are_kept_in_order(from_xml):
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('Two.'))}</w:sdtContent></w:sdt>"
    body = paragraph(run("One.")) + control + paragraph(run("Three."))
    assert texts(from_xml(body)) == ["One.", "Two.", "Three."]


def test_paragraphs_whose_division_was_deleted_are_one(from_xml):
    deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = paragraph(deleted, run("We went ")) + paragraph(run("home."))
    assert texts(from_xml(body)) == ["We went home."]


def test_bold_names_on_their_own_are_speakers(from_xml):
    turns = [("Lie", "How was it?"), ("Moe", "Cold."), ("Lie", "And then?"), ("Moe", "Colder.")]
    body = "".join(paragraph(run(name, "<w:b/>")) + paragraph(run(text)) for name, text in turns)
    assert [(turn.speaker, turn.text) for turn in from_xml(body).turns] == turns


def test_names_that_are_not_bold_are_text(from_xml):
    body = "".join(paragraph(run(name, '<w:b w:val="0"/>')) for name in ("Lie", "Moe") * 2)
    assert from_xml(body).speakers == ()


def test_a_name_bold_by_its_style_is_a_speaker(tmp_path):
    document = Document()
    for name, text in [("Lie", "Ready?"), ("Moe", "Ready."), ("Lie", "Go."), ("Moe", "Gone.")]:
        document.add_paragraph(name, style="Heading 2")
        document.add_paragraph(text)
    path = tmp_path / "headings.docx"
    document.save(str(path))
    assert {speaker.label for speaker in read_transcript(path).speakers} == {"Lie", "Moe"}


def test_bold_questions_that_differ_are_no_speakers(from_xml):
    body = "".join(
        paragraph(run(name, "<w:b/>")) + paragraph(run("We did."))
        for name in ("Start", "Middle", "End")
    )
    assert from_xml(body).speakers == ()


def test_meeting_lines_with_soft_breaks_are_turns(from_xml):
    body = "".join(
        f"<w:p>{run(name, '<w:b/>')}{run('   ' + clock)}<w:r><w:br/></w:r>{run(text)}</w:p>"
        for name, clock, text in [
            ("Anne Lie", "0:00:05", "Shall we?"),
            ("Jo Moe", "0:00:09", "We shall."),
            ("Anne Lie", "0:01:10", "Good."),
        ]
    )
    transcript = from_xml(body)
    assert [(turn.speaker, turn.time, turn.text) for turn in transcript.turns] == [
        ("Anne Lie", "0:00:05", "Shall we?"),
        ("Jo Moe", "0:00:09", "We shall."),
        ("Anne Lie", "0:01:10", "Good."),
    ]


def test_a_whole_talk_in_one_paragraph_is_divided_at_soft_breaks(from_xml):
    lines = ["I: Ready?", "P: Ready.", "I: Go.", "P: Gone."]
    body = paragraph("<w:r><w:br/></w:r>".join(run(line) for line in lines))
    assert [turn.speaker for turn in from_xml(body).turns] == ["I", "P", "I", "P"]


def test_what_is_left_out_is_counted(from_xml):
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    body = paragraph(
        run("Spoken."),
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
    )
    transcript = from_xml(body)
    assert texts(transcript) == ["Spoken."]
    assert transcript.notices == (
        "2 footnotes were not imported.",
        "1 endnote was not imported.",
        "1 comment was not imported.",
        "1 text box was not imported.",
    )


def test_headers_with_words_are_counted_and_page_numbers_are_not(tmp_path):
    document = Document()
    document.add_paragraph("Spoken.")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.sections[0].footer.paragraphs[0].text = "12"
    path = tmp_path / "header.docx"
    document.save(str(path))
    assert read_transcript(path).notices == ("1 header or footer was not imported.",)


def test_the_file_is_named_and_fingerprinted_and_left_alone(word_file):
    path = word_file(paragraph(run("I: Hello.")))
    before = path.read_bytes()
    transcript = read_transcript(path)
    assert (transcript.name, transcript.filename) == ("interview", "interview.docx")
    assert len(transcript.sha256) == 64
    assert path.read_bytes() == before
    assert read_transcript(path) == transcript

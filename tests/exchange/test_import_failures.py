from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tuicode.exchange import whole_file, zip_container
from tuicode.exchange.reading import ImportFailure, read_transcript

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def message_of(tmp_path):
    """Write a file, fail to read it, and give the message."""

    def fail(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return message(path)

    return fail


def message(path: Path) -> str:
    with pytest.raises(ImportFailure) as failure:
        read_transcript(path)
    assert failure.value.path == path
    text = str(failure.value)
    assert text.endswith(".")
    return text


def word_bytes(text: str = "I: Hello.") -> bytes:
    document = Document()
    document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_members(data: bytes, **members: bytes) -> bytes:
    """Replace members of a zip file; names are given with __ for / and _xml for .xml."""
    replaced = {
        name.replace("__", "/").replace("_xml", ".xml"): new for name, new in members.items()
    }
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replaced.pop(name, None) or old.read(name))
        for name, content in replaced.items():
            new.writestr(name, content)
    return stream.getvalue()


def test_encrypted_word_file(message_of):
    data = COMPOUND_FILE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    assert "protected by a password" in message_of("a.docx", data)


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.txt"])
def test_legacy_word_file_under_any_name(message_of, name):
    assert "old kind (.doc)" in message_of(name, COMPOUND_FILE + bytes(1024))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95, 0.999])
def test_truncated_word_file(message_of, share):
    data = word_bytes("I: Hello. " * 500)
    assert "damaged or incomplete" in message_of("a.docx", data[: int(len(data) * share)])


def test_word_file_with_a_changed_byte(message_of):
    data = bytearray(word_bytes("I: Hello, and how are you this morning?"))
    place = data.index(b"word/document.xml") + 200
    data[place] ^= 0xFF
    assert "damaged or incomplete" in message_of("a.docx", bytes(data))


def test_text_named_as_a_word_file(message_of):
    assert "rename it to end in .txt" in message_of("a.docx", b"I: Hello.\nP: Hello.\n")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.vtt"])
def test_word_file_named_as_text(message_of, name):
    assert "rename it to end in .docx" in message_of(name, word_bytes())


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.odt", "a.srt"])
@pytest.mark.parametrize(("beginning", "kind"), [(b"%PDF-1.7\n", "PDF"), (b"{\\rtf1", "RTF")])
def test_other_kinds_of_file_under_a_known_name(message_of, name, beginning, kind):
    assert f"really a {kind} file" in message_of(name, beginning + bytes(100))


def test_bytes_that_are_no_text(message_of):
    assert "can't be read as text" in message_of("a.txt", bytes(range(32)) * 20)


def test_zip_file_that_is_no_document(message_of):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as container:
        container.writestr("photo.txt", "no document")
    assert "not a document of the kind" in message_of("a.docx", stream.getvalue())
    assert "not a document of the kind" in message_of("a.odt", stream.getvalue())


def test_zip_bomb_by_ratio(message_of):
    data = with_members(word_bytes(), word__media__a_xml=b" " * 20_000_000)
    assert "unreasonable size" in message_of("a.docx", data)


def test_zip_bomb_by_declared_size(message_of, monkeypatch):
    monkeypatch.setattr(zip_container, "MOST_BYTES", 100_000)
    data = with_members(word_bytes(), word__media__a=os.urandom(100_001))
    assert "unreasonable size" in message_of("a.docx", data)


def test_zip_bomb_that_lies_about_its_size(message_of, monkeypatch):
    def unpack_whole(*_: object) -> None:
        pytest.fail("a member was unpacked before it was checked")

    data = with_members(word_bytes(), word__document_xml=b" " * 3_000_000)
    true_size, false_size = (3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little")
    assert true_size in data
    monkeypatch.setattr("docx.Document", unpack_whole)
    assert "damaged or incomplete" in message_of("a.docx", data.replace(true_size, false_size))


def test_members_packed_in_a_way_word_does_not_use(message_of):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as container:
        container.writestr("word/document.xml", "<a/>")
    assert "damaged or incomplete" in message_of("a.docx", stream.getvalue())


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("member", ["word__document_xml", "word__styles_xml"])
def test_entities_in_xml(message_of, encoding, member):
    xml = BILLION_LAUGHS.encode(encoding)
    assert "declares XML entities" in message_of(
        "a.docx", with_members(word_bytes(), **{member: xml})
    )


def test_entities_declared_across_two_reads(message_of):
    for padding in range(65_530 - 40, 65_540 - 20, 7):
        xml = BILLION_LAUGHS.replace("<!DOCTYPE", " " * padding + "<!DOCTYPE").encode()
        data = with_members(word_bytes(), word__document_xml=xml)
        assert "declares XML entities" in message_of("a.docx", data)


@pytest.mark.parametrize("xml", [b"<w:document", b"<letter>Dear all</letter>"])
def test_xml_that_is_no_word_document(message_of, xml):
    data = with_members(word_bytes(), word__document_xml=xml)
    assert "damaged or incomplete" in message_of("a.docx", data)


def test_xml_nested_without_end(message_of):
    body = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    data = with_members(word_bytes(), word__document_xml=xml.encode())
    assert "damaged or incomplete" in message_of("a.docx", data)


def test_strict_open_xml(message_of):
    xml = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    data = with_members(word_bytes(), **{"word__document_xml": xml, "_rels__.rels": relations})
    assert "Strict Open XML" in message_of("a.docx", data)


def test_missing_file(tmp_path):
    assert message(tmp_path / "gone.docx") == f"There is no file {tmp_path / 'gone.docx'}."


def test_folder(tmp_path):
    folder = tmp_path / "interviews.docx"
    folder.mkdir()
    assert "is a folder" in message(folder)


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.odt", "a.vtt"])
def test_empty_file(message_of, name):
    assert "is empty" in message_of(name, b"")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b" \n\n\t\n"),
        ("a.txt", "\ufeff".encode()),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
        ("a.docx", word_bytes("")),
        ("a.docx", word_bytes(" \u00a0\t")),
    ],
)
def test_file_without_text(message_of, name, data):
    assert message_of(name, data) == f"{name} has no text in it."


def test_unknown_suffix_lists_the_known_ones(message_of):
    text = message_of("a.pages", b"x")
    assert all(suffix in text for suffix in (".docx", ".odt", ".txt", ".md", ".vtt", ".srt"))


def test_file_that_is_too_large(message_of, monkeypatch):
    monkeypatch.setattr(whole_file, "MOST_BYTES", 1000)
    assert "larger than" in message_of("a.txt", b"x" * 1001)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (PermissionError(13, "Permission denied"), "do not have permission"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_file_that_cannot_be_opened(tmp_path, monkeypatch, error, text):
    path = tmp_path / "a.txt"
    path.write_text("I: Hello.")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert text in message(path)


def test_file_in_a_folder_that_is_closed(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for question in ("is_dir", "exists", "is_file", "open"):
        monkeypatch.setattr(Path, question, refuse)
    assert "do not have permission" in message(tmp_path / "a.txt")


if hasattr(os, "mkfifo"):  # Windows has no pipes with names

    def test_pipe_is_not_waited_for(tmp_path):
        path = tmp_path / "a.txt"
        os.mkfifo(path)
        assert "not a file that can be read" in message(path)

"""What is given as the project and is none: a folder, no name, a file of another kind."""

from __future__ import annotations

import os

import pytest

VERBS = [
    ("show", "codes"),
    ("check",),
    ("find", "lys"),
    ("merge", "a", "b"),
    ("export", "codes", "codes.csv"),
    ("import", "one.docx"),
    ("pass", "end"),
    ("undo",),
    ("theme", "place", "a", "b"),
    ("reading-order",),
]


@pytest.mark.parametrize("arguments", VERBS)
@pytest.mark.parametrize("folder", [".", "..", "./", os.sep, "inside" + os.sep])
def test_a_folder(tuicode, tmp_path, monkeypatch, folder, arguments) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path)
    verb, *others = arguments
    answer = tuicode(verb, folder, *others)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.endswith(" is a folder, not a project file; name a file in it.\n")


@pytest.mark.parametrize("arguments", VERBS)
def test_an_empty_name(tuicode, arguments) -> None:
    verb, *others = arguments
    answer = tuicode(verb, "", *others)
    assert (answer.status, answer.out) == (2, "")
    assert "the name of the file is missing" in answer.err


@pytest.mark.parametrize(
    "arguments", [("codebook", "import", "."), ("participant", "--import", "."), ("import", "/")]
)
def test_a_folder_that_is_brought_in(tuicode, project, arguments) -> None:
    verb, *others = arguments
    answer = tuicode(verb, project, *others)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == f"tuicode: {others[-1]} is a folder. Name the files in it instead.\n"


@pytest.mark.parametrize(
    "data", [b"name;tag\nlys;LY\n", b"Moderator: Hei.\n", b"PK\x03\x04", "lys".encode("utf-16")]
)
def test_a_file_that_never_was_a_project(tuicode, tmp_path, data) -> None:
    path = tmp_path / "codes.csv"
    path.write_bytes(data)
    answer = tuicode("show", path)
    assert (answer.status, answer.out) == (1, "")
    assert "backup" not in answer.err
    assert "tuicode import" in answer.err
    assert "tuicode codebook" in answer.err
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0", b'{"project": {"1": {"id'])
def test_a_file_that_may_have_been_a_project(tuicode, tmp_path, data) -> None:
    path = tmp_path / "gatelys.json"
    path.write_bytes(data)
    assert "put back a copy from your backup" in tuicode("show", path).err

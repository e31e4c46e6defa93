from __future__ import annotations

import pytest

from tuicode.exchange.batch import read_batch


@pytest.fixture
def files(tmp_path):
    contents = {
        "a.txt": "I: One.",
        "b.docx": "no Word file",
        "c.txt": "P: Three.",
        "d.md": "I: One.",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text)
    return [tmp_path / name for name in contents]


def test_good_files_are_read_and_the_others_listed(files):
    batch = read_batch([*files, files[0].with_name("gone.txt")])
    assert [transcript.filename for transcript in batch.transcripts] == ["a.txt", "c.txt", "d.md"]
    assert [failure.path.name for failure in batch.failures] == ["b.docx", "gone.txt"]


def test_files_with_the_same_bytes_are_reported(files):
    assert read_batch(files).notices == ("d.md is the same file as a.txt, byte for byte.",)
    assert read_batch(files[:3]).notices == ()


def test_progress_is_told_of_each_file(files):
    told = []
    read_batch(files, lambda *progress: told.append(progress))
    assert told == [(number, 4, path) for number, path in enumerate(files, start=1)]


def test_no_files_make_an_empty_batch():
    batch = read_batch([])
    assert (batch.transcripts, batch.failures, batch.notices) == ((), (), ())

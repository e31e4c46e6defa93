from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tuicode.model import passes
from tuicode.model.as_of import as_of_pass
from tuicode.report.exporting import KINDS, ExportFailure, export
from tuicode.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

OFFERED = [(kind, suffix) for kind, suffixes in KINDS.items() for suffix in suffixes]
BEGINNINGS = {
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".csv": b"\xef\xbb\xbf",
    ".md": b"# ",
    ".html": b"<!DOCTYPE html>",
    ".svg": b"<?xml",
    ".png": b"\x89PNG",
    ".mmd": b"flowchart",
    ".gv": b"digraph",
    ".dot": b"digraph",
    ".txt": b"Theme map",
}


@pytest.fixture
def coded(project: Project, group_interview: Source, code: Callable[..., list[Coding]]) -> Project:
    code(group_interview, "Nobody.", "alone")
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    return project


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_each_kind_goes_out_in_each_of_its_formats(
    coded: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    to = tmp_path / f"table{suffix}"
    assert export(coded, kind, to) == to
    assert to.read_bytes().startswith(BEGINNINGS[suffix])
    assert list(tmp_path.iterdir()) == [to]


@pytest.mark.parametrize("kind", sorted(kind for kind, suffix in OFFERED if suffix == ".md"))
def test_what_is_of_the_past_says_so(coded: Project, tmp_path: Path, kind: str) -> None:
    passes.end(coded, coded.current_pass)
    then = as_of_pass(coded, coded.passes[1])
    text = export(then, kind, tmp_path / "then.md").read_text(encoding="utf-8")
    assert "as it stood at the end of pass 2 «latent»" in text
    assert kind == "theme-map" or "(as of pass 2)" in text.splitlines()[0]
    text = export(coded, kind, tmp_path / "now.md").read_text(encoding="utf-8")
    assert "as of pass" not in text
    assert "as it stood" not in text


def test_a_workbook_of_the_past_says_so_in_its_sheet_and_csv_stays_as_it_is(
    coded: Project, tmp_path: Path
) -> None:
    then = as_of_pass(coded, coded.passes[0])
    book = load_workbook(export(then, "codes", tmp_path / "codes.xlsx"))
    assert book.sheetnames == ["Code overview (as of pass 1)"]
    assert book.properties.subject.endswith("as it stood at the end of pass 1 «First pass»")
    assert b"pass 1" not in export(then, "codes", tmp_path / "codes.csv").read_bytes()


def test_the_suffix_may_be_in_capitals(coded: Project, tmp_path: Path) -> None:
    assert export(coded, "codes", tmp_path / "CODES.CSV").read_bytes()[3:6] == b"Tag"


def test_the_command_line_s_kinds_are_these() -> None:
    assert [
        ("analysis-table", ".docx"),
        ("analysis-table", ".md"),
        ("codes", ".xlsx"),
        ("codes", ".csv"),
        ("codes", ".md"),
        *(
            (kind, suffix)
            for kind in ("matrix", "cooccurrence", "frequencies", "comparison", "suggestions")
            for suffix in (".xlsx", ".csv", ".md")
        ),
        *(
            (kind, suffix)
            for kind in ("participants", "sources")
            for suffix in (".xlsx", ".csv", ".md", ".docx")
        ),
        *(
            (kind, suffix)
            for kind in ("theme-table", "themes")
            for suffix in (".docx", ".xlsx", ".csv", ".md", ".html")
        ),
        ("candidate-themes", ".xlsx"),
        ("candidate-themes", ".csv"),
        ("audit-trail", ".docx"),
        ("audit-trail", ".html"),
        ("audit-trail", ".csv"),
        *(
            ("theme-map", suffix)
            for suffix in (".svg", ".png", ".mmd", ".gv", ".dot", ".md", ".txt")
        ),
        *((kind, suffix) for kind in ("memos", "journal") for suffix in (".docx", ".md", ".csv")),
    ] == OFFERED


def test_an_unknown_kind_is_told_which_there_are(coded: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportFailure, match=r"«codebook».*analysis-table, codes"):
        export(coded, "codebook", tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["codes.docx", "codes", "codes.xlsx.json"])
def test_a_suffix_the_kind_cannot_have_is_told_which_it_can(
    coded: Project, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportFailure, match=rf"\.xlsx or \.csv or \.md, and not as «{name}»"):
        export(coded, "codes", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_unless_told_otherwise(coded: Project, tmp_path: Path) -> None:
    to = tmp_path / "codes.md"
    to.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportFailure, match="--overwrite"):
        export(coded, "codes", to)
    assert to.read_text(encoding="utf-8") == "mine"
    export(coded, "codes", to, overwrite=True)
    assert to.read_text(encoding="utf-8").startswith("# Code overview")


def test_a_missing_folder_is_not_made(coded: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportFailure, match=r"no folder .*tables"):
        export(coded, "codes", tmp_path / "tables" / "codes.md")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file_even_when_overwriting(coded: Project, tmp_path: Path) -> None:
    folder = tmp_path / "codes.md"
    folder.mkdir()
    with pytest.raises(ExportFailure, match="is a folder"):
        export(coded, "codes", folder, overwrite=True)


def test_a_name_that_the_disk_refuses_is_told_as_such(coded: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportFailure, match="could not be written"):
        export(coded, "codes", tmp_path / f"{'x' * 300}.md")


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(
    coded: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "codes.md"
    to.write_text("mine", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "flush", full)
    with pytest.raises(ExportFailure, match="No space left on device"):
        export(coded, "codes", to, overwrite=True)
    assert to.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [to]


def test_the_project_is_not_changed_by_an_export(coded: Project, tmp_path: Path) -> None:
    before = coded.revision
    export(coded, "analysis-table", tmp_path / "a.docx")
    assert coded.revision == before


def test_nothing_heavy_is_loaded_until_a_format_needs_it() -> None:
    program = (
        "import sys, tuicode.report.exporting;"
        "print([name for name in ('docx', 'xlsxwriter', 'resvg_py', 'textual', 'rich') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"

"""Memos and the journal in Word, Markdown and csv: what stands in them, and that nothing acts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from tuicode.model import flags, glossary, journal, memos
from tuicode.model.sheet import describe_project
from tuicode.report.exporting import export
from tuicode.report.prose import blocks_of
from tuicode.report.writing import journal_written, memos_written
from tuicode.report.written_formats import as_markdown, as_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

MARKDOWN = """# Roles

They *step into* **roles**.
And <b>stay</b>.

- one
- two
    1. inner

> said

[here](http://example.org)
"""


@pytest.fixture
def coding(group_interview: Source, code: Callable[..., list[Coding]]) -> Coding:
    (coding,) = code(group_interview, "Nobody.", "alone")
    return coding


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]


def test_headings_lists_and_emphasis_come_to_word(project: Project, coding: Coding) -> None:
    memos.write(project, MARKDOWN, ("codes", coding.code))
    data = as_word(memos_written(project))
    found = paragraphs(data)
    assert found[0] == ("Heading 1", "Memos")
    assert ("Heading 2", "Memos") in found
    assert ("Heading 4", "Roles") in found
    assert ("List Bullet", "one") in found
    assert any(text.endswith("AL alone") for style, text in found if style == "Heading 3")
    runs = [run for one in docx.Document(io.BytesIO(data)).paragraphs for run in one.runs]
    assert [run.text for run in runs if run.italic and run.text] == ["step into"]
    assert "roles" in [run.text for run in runs if run.bold]
    assert any("<b>stay</b>" in text for _style, text in found)


@pytest.mark.parametrize("text", ["# Roles", "## Roles", "###### Roles"])
def test_headings_of_a_memo_follow_that_of_the_memo(
    project: Project, coding: Coding, text: str
) -> None:
    memos.write(project, text, ("codes", coding.code))
    assert ("Heading 4", "Roles") in paragraphs(as_word(memos_written(project)))
    assert "\n#### Roles\n" in as_markdown(memos_written(project)).decode()


def test_markdown_stays_markdown_in_which_nothing_acts(project: Project, coding: Coding) -> None:
    memos.write(project, MARKDOWN, ("codes", coding.code))
    out = as_markdown(memos_written(project)).decode()
    assert "#### Roles\n" in out
    assert "*step into* **roles**" in out
    assert "- one\n- two\n    1. inner\n" in out
    assert "> said" in out
    assert "<b>" not in out
    assert "](http" not in out


def test_an_extract_is_told_with_its_turn_and_words_unless_not_analysed(
    project: Project, group_interview: Source, coding: Coding
) -> None:
    place = ("sources", group_interview.id), coding.start, coding.end
    memos.write(project, "Why?", *place)
    (part,) = memos_written(project).parts
    assert part.entries[0].words == "Nobody."
    assert part.entries[0].heading.endswith(f"{group_interview.name}, turn 2")
    flags.flag(project, group_interview, coding.start, coding.end, "not analysed")
    (part,) = memos_written(project).parts
    assert part.entries[0].words == ""


def test_entries_stand_by_date_in_the_language_of_the_report(project: Project) -> None:
    describe_project(project, language="nb")
    for text in ("first", "second"):
        entry = journal.write(project, text, phase=3)
        memos.keep_private(project, [entry], private=False)
    out = journal_written(project)
    told = [entry.blocks[0].text for entry in out.parts[0].entries]
    assert sorted(told) == ["first", "second"]
    assert out.language == "nb"
    assert [memo.text for memo in journal.entries(project)] == told


def test_what_a_memo_is_about_may_be_gone(project: Project, coding: Coding) -> None:
    memos.write(project, "Still here.", ("codings", coding.id))
    with project.transaction("uncode") as transaction:
        transaction.delete("codings", coding.id)
    (part,) = memos_written(project).parts
    assert "gone" in part.entries[0].heading
    assert part.entries[0].blocks[0].text == "Still here."


def test_an_empty_journal_and_no_memo_make_a_document_too(project: Project, tmp_path: Path) -> None:
    for kind in ("memos", "journal"):
        for suffix in (".docx", ".md", ".csv"):
            assert export(project, kind, tmp_path / f"{kind}{suffix}").stat().st_size


def test_a_formula_in_a_memo_stays_text_in_csv(project: Project, tmp_path: Path) -> None:
    memos.write(project, "=1+1")
    glossary.add(project, "=2", "@cmd")
    text = export(project, "memos", tmp_path / "m.csv").read_text("utf-8-sig")
    assert "'=1+1" in text
    assert "'=2" in text
    assert "'@cmd" in text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", []),
        ("a\nb", ["text"]),
        ("# a\n## b", ["heading", "heading"]),
        ("```\nx", ["code"]),
        ("1. a\n2. b", ["item", "item"]),
        ("> a\n\n---", ["quote", "rule"]),
        ("*never closed", ["text"]),
        ("- a\n\n  b\n- c", ["item", "item", "item"]),
    ],
)
def test_markdown_is_read_as_blocks(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks_of(text)] == kinds

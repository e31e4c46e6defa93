"""Private memos leave the project in no export: every kind there is, in each of its formats."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tuicode.model import codes, glossary, journal, memos, passes
from tuicode.model.as_of import as_of_pass
from tuicode.report.exporting import KINDS, export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

OFFERED = [(kind, suffix) for kind, suffixes in KINDS.items() for suffix in suffixes]
SENTINEL = "Quagga"
"""A word that nothing but private memos and unticked entries has."""


@pytest.fixture
def written(
    project: Project, group_interview: Source, code: Callable[..., list[Coding]]
) -> Project:
    """A project with private memos and unticked entries on everything, and others that go out."""
    (coding,) = code(group_interview, "Nobody.", "alone")
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    person = project.participants[0]
    about = [
        None,
        ("sources", group_interview.id),
        ("codes", coding.code),
        ("codings", coding.id),
        ("participants", person.id),
        ("passes", project.current_pass.id),
    ]
    for one in about:
        memos.write(project, f"# {SENTINEL}\n\n- {SENTINEL}", one, private=True)
        journal.write(project, f"{SENTINEL} entry", one, prompt=f"{SENTINEL}?")
    span = (coding.start, coding.end)
    memos.write(project, SENTINEL, ("sources", group_interview.id), *span, private=True)
    journal.write(project, SENTINEL, ("sources", group_interview.id), *span)
    once = journal.write(project, f"Ticked once. {SENTINEL}")
    memos.keep_private(project, [once], private=False)
    memos.keep_private(project, [once], private=True)
    memos.write(project, "Goes *out*.", ("codes", coding.code))
    memos.write(project, "On words.", ("sources", group_interview.id), *span)
    ticked = journal.write(project, "Ticked **one**.", links=[("codes", coding.code)])
    memos.keep_private(project, [ticked], private=False)
    glossary.add(project, "ring", "to call somebody", ["called"])
    return project


def everything_in(data: bytes) -> str:
    """Return all that a file holds, of what is zipped in it too, and the names in the zip."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(f"{name}\n{everything_in(parts.read(name))}" for name in parts.namelist())


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_nothing_private_is_in_it(written: Project, tmp_path: Path, kind: str, suffix: str) -> None:
    out = everything_in(export(written, kind, tmp_path / f"out{suffix}").read_bytes())
    assert out
    assert SENTINEL.casefold() not in out.casefold()


@pytest.mark.parametrize("kind", ["memos", "journal"])
def test_what_is_private_now_is_so_in_the_project_as_it_stood(
    project: Project, tmp_path: Path, kind: str
) -> None:
    write = memos.write if kind == "memos" else journal.write
    written = [write(project, f"{SENTINEL} {number}") for number in range(3)]
    memos.keep_private(project, written, private=False)
    passes.end(project, project.current_pass)
    memos.keep_private(project, written[:1], private=True)
    memos.remove(project, written[1])
    then = as_of_pass(project, project.passes[0])
    out = export(then, kind, tmp_path / "out.md").read_text("utf-8")
    assert [number for number in range(3) if f"{SENTINEL} {number}" in out] == [2]


@pytest.mark.parametrize(("kind", "suffix"), [one for one in OFFERED if one[0] == "memos"])
def test_memos_that_are_not_private_go_out_with_the_glossary(
    written: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    out = everything_in(export(written, kind, tmp_path / f"out{suffix}").read_bytes())
    for words in ("Goes", "On words.", "to call somebody", "AL alone", "called"):
        assert words in out
    assert "Ticked" not in out


@pytest.mark.parametrize(("kind", "suffix"), [one for one in OFFERED if one[0] == "journal"])
def test_ticked_entries_alone_go_out(
    written: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    out = everything_in(export(written, kind, tmp_path / f"out{suffix}").read_bytes())
    assert "Ticked" in out
    assert "AL alone" in out
    assert "Goes" not in out


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_where_all_is_ticked_the_word_is_found_so_that_looking_for_it_means_something(
    written: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    every = [*memos.all_memos(written), *journal.entries(written)]
    memos.keep_private(written, every, private=False)
    out = everything_in(export(written, kind, tmp_path / f"out{suffix}").read_bytes())
    if kind in {"memos", "journal"}:
        assert SENTINEL in out


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
@pytest.mark.parametrize("since", ["never ticked", "ticked once", "taken away"])
def test_no_export_tells_what_private_writing_is_about(  # noqa: PLR0917 - pytest gives them
    project: Project,
    group_interview: Source,
    tmp_path: Path,
    kind: str,
    suffix: str,
    since: str,
) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    code = codes.create(project, SENTINEL)
    about = "codes", code.id
    span = "sources", group_interview.id
    each = [
        memos.write(project, "To myself.", about, private=True),
        journal.write(project, "To myself.", about),
        journal.link(project, journal.write(project, "To myself.", span, 1, 5), [about]),
    ]
    memos.rewrite(project, each[0], "Only to myself.")
    journal.unlink(project, each[2], [about])
    if since == "ticked once":
        memos.keep_private(project, each, private=False)
        memos.keep_private(project, each, private=True)
    elif since == "taken away":
        for one in each:
            memos.remove(project, one)
    project.undo()
    project.redo()
    summaries = [one for one in project.log if one.action != "new code" and SENTINEL in one.summary]
    assert len(summaries) >= 5
    lines = everything_in(export(project, kind, tmp_path / f"out{suffix}").read_bytes())
    assert f"on {code.tag} {SENTINEL}" not in lines
    assert f"on {group_interview.name}" not in lines


def test_what_is_ticked_now_is_told_in_the_audit_trail_with_what_it_is_about(
    project: Project, tmp_path: Path
) -> None:
    one = codes.create(project, SENTINEL)
    entry = journal.write(project, "To whoever reads.", ("codes", one.id))
    memos.keep_private(project, [entry], private=False)
    out = export(project, "audit-trail", tmp_path / "out.csv").read_text("utf-8-sig")
    assert f"on {one.tag} {SENTINEL}" in out

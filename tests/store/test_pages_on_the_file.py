"""What docs/python.md and docs/file-format.md say is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import tuicode
from tuicode.model import codes, codings, sources
from tuicode.model.records import RECORD_TYPES, EarlierCode, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(tuicode.__file__).parent.parent / "docs"
PYTHON, FORMAT = ((DOCS / name).read_text("utf-8") for name in ("python.md", "file-format.md"))
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
EXAMPLES = BLOCK.findall(PYTHON) + BLOCK.findall(FORMAT)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the `study.json` of the pages."""
    monkeypatch.chdir(tmp_path)
    with tuicode.new("study.json", name="Street lights") as project:
        operator = sources.add_participant(project, "Operator")
        turn = sources.NewTurn("It is dark, and then we phone somebody else.", operator.id)
        source = sources.add(project, "Interview 1", [turn])
        both = [codes.create(project, name) for name in ("lights out", "new roles")]
        codings.apply(project, source, 0, 10, both)
    return tmp_path


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 9
    assert "codings.apply" in PYTHON
    assert "project.undo()" in PYTHON


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_each_example_runs_by_itself(
    study: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(EXAMPLES[number], f"example {number}", "exec"), {})
    assert capsys.readouterr().out or (study / "pilot.json").exists()
    assert not list(study.glob("*.journal"))
    with tuicode.open("study.json", read_only=True) as project:
        assert project.notices == ()


def test_the_examples_of_changes_do_what_they_say(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in BLOCK.findall(PYTHON):
        exec(compile(example, "example", "exec"), {})
    out = capsys.readouterr().out
    assert "Undone: " in out
    assert "lights out is now darkness" in out
    assert "There is no file no such file.json" in out
    with tuicode.open(study / "study.json", read_only=True) as project:
        assert project.count_of_code(project.code_named("passed on").id) == 1
        assert project.count_of_code(project.code_named("darkness").id) == 1
        assert project.count_of_code(project.code_named("lights out").id) == 0
    with tuicode.open(study / "pilot.json", read_only=True) as project:
        assert [code.tag for code in project.codes] == ["WA"]


def test_every_table_is_described_in_the_order_of_the_file() -> None:
    assert re.findall(r"^### (\w+)$", FORMAT, re.MULTILINE) == list(RECORD_TYPES)


@pytest.mark.parametrize("table", RECORD_TYPES)
def test_every_field_is_described_and_marked_where_it_is_always_there(table: str) -> None:
    section = FORMAT.split(f"\n### {table}\n")[1].split("\n#")[0]
    first_cells = re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)[1:]
    described = [name.strip() for cell in first_cells for name in cell.split(",")]
    fields = msgspec.structs.fields(RECORD_TYPES[table])
    assert described == [
        f"**{field.encode_name}**" if field.required else field.encode_name for field in fields
    ]


@pytest.mark.parametrize("kind", [Turn, EarlierCode])
def test_every_field_within_a_record_is_described(kind: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(kind):
        assert re.search(rf"\b{field.encode_name}\b", FORMAT)

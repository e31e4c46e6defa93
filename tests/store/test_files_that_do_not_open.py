from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import tuicode
from tuicode.store import layout
from tuicode.store.errors import Damaged, FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Plain = dict[str, Any]


def refused(path: Path, said: str, kind: type[FileProblem] = FileProblem) -> FileProblem:
    """Open for writing and for reading: both refuse in these words, and leave all as it was."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    for read_only in (False, True):
        with pytest.raises(kind) as caught:
            tuicode.open(path, read_only=read_only)
        message = str(caught.value)
        assert said in message
        assert str(path) in message
        assert "Traceback" not in message
    assert {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before
    return caught.value


def first_of(plain: Plain, table: str) -> Plain:
    return next(iter(plain[table].values()))


def test_no_file(path: Path) -> None:
    refused(path, "There is no file")
    refused(path, "check the name, or make one with: tuicode new")
    with pytest.raises(FileProblem, match="There is no file"):
        tuicode.open(path.parent / "ikke her" / "x.json")


def test_a_name_under_a_file(saved: Path) -> None:
    with pytest.raises(FileProblem, match=r"cannot be read: Not a directory|There is no file"):
        tuicode.open(saved / "x.json")


def test_a_folder(path: Path) -> None:
    path.mkdir()
    refused(path, "is a folder, not a project file; name a file in it.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not whole JSON"),
        (b"\n", "is not whole JSON"),
        (b"{", "is not whole JSON"),
        (b'{"project":{"1":{"id":1,"format":1,"name":"\xff\xfe"}}}', "is not whole JSON"),
        (b'{"stranger": "\xff"}', "is not whole JSON"),
        (b'{"stranger": 1', "is not whole JSON"),
        (b"PK\x03\x04 et Word-dokument", "what it holds is not JSON"),
        ('{"project": {}}'.encode("utf-16"), "what it holds is not JSON"),
        (b"null", "is JSON, but not a tuicode project"),
        (b"[]", "is JSON, but not a tuicode project"),
        (b"3", "is JSON, but not a tuicode project"),
        (b'"project"', "is JSON, but not a tuicode project"),
        (b"{}", "is JSON, but not a tuicode project (it has no project record)"),
        (b'{"project": 1}', "is JSON, but not a tuicode project"),
        (b'{"project": {}}', "is JSON, but not a tuicode project"),
        (b'{"project": {"1": 2}}', "is JSON, but not a tuicode project"),
        (b'{"project": {"1": {"id": 1, "format": "1"}}}', "is JSON, but not a tuicode project"),
        (b'{"_default": {"1": {"name": "x"}}}', "is JSON, but not a tuicode project"),
        (b'{"a": [1, {"b": null}]}', "contains unknown field `a`"),
    ],
)
def test_what_is_no_project(path: Path, data: bytes, said: str) -> None:
    path.write_bytes(data)
    error = refused(path, said)
    backup = "put back a copy from your backup." in str(error)
    assert backup == ("is not whole JSON" in said)
    assert "Nothing was changed; " in str(error)


def test_a_file_cut_off_at_many_lengths(saved: Path) -> None:
    whole = saved.read_bytes()
    lengths = [*range(1, 200), *range(200, len(whole) - 3, 61), len(whole) - 3, len(whole) - 2]
    for length in lengths:
        saved.write_bytes(whole[:length])
        refused(saved, "it may have been cut off by a full disk or a broken copy")
    saved.write_bytes(whole[:-1])
    with tuicode.open(saved, read_only=True) as project:
        assert len(project.codings) == 1


def change(path: Path, edit: Callable[[Plain], object]) -> None:
    """Edit the file as a person would: the lines stay as they are laid out."""
    plain = json.loads(path.read_bytes())
    edit(plain)
    lines = ["{"]
    for name, rows in plain.items():
        pairs = rows.items() if isinstance(rows, dict) else ()
        records = [f'"{key}":{json.dumps(row, ensure_ascii=False)}' for key, row in pairs]
        begin, end = "{}" if isinstance(rows, dict) else "[]"
        lines += [f'"{name}":{begin}', *(f"{one}," for one in records[:-1]), *records[-1:]]
        lines += [f"{end},"]
    lines[-1] = lines[-1].rstrip(",")
    path.write_text("\n".join([*lines, "}", ""]), "utf-8", newline="\n")


def test_a_newer_format(saved: Path) -> None:
    change(saved, lambda plain: first_of(plain, "project").update(format=2))
    refused(saved, "was written by a newer tuicode (format 2; this one knows up to 1)")
    refused(saved, "Nothing was changed; open it with the newer version.")
    change(saved, lambda plain: plain.update(new_table={"1": {"id": 1}}))
    change(saved, lambda plain: first_of(plain, "codes").update(new_field=3))
    refused(saved, "was written by a newer tuicode (format 2;")


def test_a_format_that_never_was(saved: Path) -> None:
    change(saved, lambda plain: first_of(plain, "project").update(format=0))
    refused(saved, "Its format is 0, which has never existed.", Damaged)


FAULTY: dict[str, tuple[Callable[[Plain], object], str]] = {
    "an unknown family": (
        lambda plain: first_of(plain, "codes").update(family="turquoise"),
        "in codes cannot be used: Invalid enum value 'turquoise'",
    ),
    "an unknown field": (
        lambda plain: first_of(plain, "codings").update(colour="red"),
        "in codings cannot be used: Object contains unknown field `colour`",
    ),
    "a missing field": (
        lambda plain: first_of(plain, "codings").pop("start"),
        "in codings cannot be used: Object missing required field `start`",
    ),
    "a word for a number": (
        lambda plain: first_of(plain, "codings").update(start="0"),
        "in codings cannot be used: Expected `int`, got `str`",
    ),
    "a key that is no id": (
        lambda plain: plain["codes"].update(x=first_of(plain, "codes")),
        "The record x in codes cannot be used",
    ),
    "an unknown table": (
        lambda plain: plain.update(_default={"1": {}}),
        "_default is not a table of a tuicode project",
    ),
    "a table that is a list": (
        lambda plain: plain.update(memos=[]),
        "memos is not a table of a tuicode project",
    ),
    "a key that is not its id": (
        lambda plain: plain["codes"].update({"7": first_of(plain, "codes")}),
        "The record 7 in codes says its id is",
    ),
    "a coding past the end": (
        lambda plain: first_of(plain, "codings").update(end=10**6),
        "is on 0 to 1000000, but its source «Gruppe 1» has 204 characters",
    ),
    "a coding of no code": (
        lambda plain: first_of(plain, "codings").update(code=7),
        "refers to 7, which is not in the file",
    ),
    "a coding in no source": (
        lambda plain: first_of(plain, "codings").update(source=7),
        "refers to 7, which is not in the file",
    ),
    "a coding in no pass": (
        lambda plain: first_of(plain, "codings").update({"pass": 7}),
        "refers to 7, which is not in the file",
    ),
    "a turn of nobody": (
        lambda plain: first_of(plain, "sources")["turns"][0].update(participant=7),
        "refers to 7, which is not in the file",
    ),
    "no pass": (
        lambda plain: (plain["passes"].clear(), plain["codings"].clear()),
        "The file has no pass",
    ),
    "a log that jumps": (
        lambda plain: plain["log"].pop(list(plain["log"])[1]),
        "The log jumps at entry 2: it says 3 there",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file(saved: Path, name: str) -> None:
    edit, said = FAULTY[name]
    change(saved, edit)
    error = refused(saved, said, Damaged)
    assert "has 1 fault: " in str(error)
    assert "For all of them: tuicode check" in str(error)
    assert "Mend the lines named, or put back a copy from your backup." in str(error)
    assert [said in fault for fault in error.faults] == [True]


def test_all_faults_are_listed_and_the_first_three_told(saved: Path) -> None:
    def edit(plain: Plain) -> None:
        for code in plain["codes"].values():
            code["family"] = "turquoise"
        first_of(plain, "codings")["start"] = "0"
        first_of(plain, "sources")["words"] = []

    change(saved, edit)
    error = refused(saved, "has 5 faults: ", Damaged)
    assert len(error.faults) == 5
    assert sum(fault in str(error) for fault in error.faults) == 3


@pytest.mark.parametrize("plain_layout", [False, True])
@pytest.mark.parametrize("table", ["codes", "codings", "sources", "log"])
def test_an_id_that_stands_twice(saved: Path, table: str, plain_layout: bool) -> None:
    text = saved.read_text("utf-8")
    start = text.index(f'"{table}":{{\n') + len(f'"{table}":{{\n')
    line = text[start : text.index("\n", start)].rstrip(",")
    key = line.split('"')[1]
    text = text[:start] + line + ",\n" + text[start:]
    saved.write_text(text.replace("\n", "") if plain_layout else text, "utf-8", newline="\n")
    error = refused(saved, f"The key {key} stands 2 times in the same place", Damaged)
    assert len(error.faults) == 1


def test_a_table_that_stands_twice(saved: Path) -> None:
    text = saved.read_text("utf-8").replace('"memos":{\n', '"codes":{\n},\n"memos":{\n')
    saved.write_text(text, "utf-8", newline="\n")
    refused(saved, "The key codes stands 2 times in the same place", Damaged)


def test_a_field_that_stands_twice(saved: Path) -> None:
    text = saved.read_text("utf-8").replace('"tag":', '"tag":"XX","tag":', 1)
    saved.write_text(text.replace("\n", ""), "utf-8")
    refused(saved, "The key tag stands 2 times in the same place", Damaged)


def test_a_file_as_a_person_edits_it_is_in_our_layout(saved: Path) -> None:
    change(saved, lambda plain: first_of(plain, "codes").update(definition="Ny «definisjon»."))
    data = saved.read_bytes()
    assert layout.in_our_layout(data, layout.decode(data))
    with tuicode.open(saved) as project:
        assert "Ny «definisjon»." in [code.definition for code in project.codes]


def test_making_a_project_refuses_what_is_there(saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileProblem, match="is there already; open it, or choose another name"):
        tuicode.new(saved)
    assert saved.read_bytes() == before
    with pytest.raises(FileProblem, match=r"There is no folder .* to make x.json in"):
        tuicode.new(tmp_path / "mangler" / "x.json")
    assert not (tmp_path / "mangler").exists()
    assert sorted(one.name for one in saved.parent.iterdir()) == ["gatelys.json"]


def test_a_new_project_beside_the_journal_of_a_lost_one(saved: Path) -> None:
    lost = saved.parent / "gatelys.json.journal"
    with tuicode.open(saved) as project:
        tuicode.model.codes.create(project, "tapt")
        left = lost.read_bytes()
    saved.unlink()
    lost.write_bytes(left)
    with tuicode.new(saved) as project:
        assert "belongs to another state" in project.notices[-1]
        kept = saved.parent / project.notices[-1].rsplit(" ", 1)[1].rstrip(".")
        assert kept.read_bytes() == left

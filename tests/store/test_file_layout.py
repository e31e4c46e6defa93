from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import fill, plain
from tinydb import Query, TinyDB

import tuicode
from tuicode.model import codes, records
from tuicode.model.integrity import faults
from tuicode.model.records import RECORD_TYPES
from tuicode.model.tables import Contents, Tables
from tuicode.store import layout
from tuicode.store.errors import Damaged, FileProblem, InUse, Overtaken
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.integers(1, 2**53 - 1)
PLACES = st.integers(0, 10**6)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: PLACES,
    bool: st.booleans(),
    dict[str, Any] | None: st.none() | st.dictionaries(TEXT, TEXT | PLACES, max_size=2),
    dict[str, str]: st.dictionaries(TEXT, TEXT, max_size=2),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for any value a field of that type can have."""
    if kind in VALUES:
        return VALUES[kind]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        return st.builds(kind, **{field.name: of(field.type) for field in fields})
    inner = getattr(kind, "__args__", ())
    if getattr(kind, "__origin__", None) is tuple:
        if inner[-1] is not Ellipsis:
            return st.tuples(*map(of, inner))
        return st.lists(of(inner[0]), max_size=3).map(tuple)
    if type(None) in inner:
        return st.one_of(*(st.none() if one is type(None) else of(one) for one in inner))
    return st.sampled_from(inner)


def table_of(kind: type[records.Record]) -> st.SearchStrategy[dict[int, Any]]:
    rows = st.lists(of(kind), max_size=3, unique_by=lambda row: row.id)
    return rows.map(lambda found: {row.id: row for row in found})


VALUES[records.Id] = IDS
ANY_CONTENTS = st.builds(Contents, **{name: table_of(kind) for name, kind in RECORD_TYPES.items()})


def written(contents: Contents) -> bytes:
    return b"".join(layout.encode(Tables(contents).snapshot()))


def test_plain_tinydb_opens_and_queries_the_file(saved: Path) -> None:
    with tuicode.open(saved, read_only=True) as project, TinyDB(saved) as db:
        assert db.tables() == set(RECORD_TYPES)
        found = db.table("codes").search(Query().name == "mørke gater")
        assert [row["tag"] for row in found] == [project.code_named("mørke gater").tag]
        assert found[0].doc_id == found[0]["id"]
        source = project.sources[0]
        codings = db.table("codings").search(
            (Query().source == source.id) & (Query().start < 5) & Query().code.exists()
        )
        assert [row["id"] for row in codings] == [one.id for one in project.codings]
        assert "街灯 er borte" in db.table("sources").get(doc_id=source.id)["text"]


@pytest.mark.usefixtures("only_journal")
def test_our_storage_also_sees_the_journal(project: Project) -> None:
    path = project.keeper.path
    codes.create(project, "bare i journalen")
    wanted = Query().name == "bare i journalen"
    with TinyDB(path) as db:
        assert not db.table("codes").contains(wanted)
    with TinyDB(path, storage=ProjectStorage) as db:
        assert db.table("codes").contains(wanted)
        assert db.table("log").all()[-1]["action"] == "new code"
    assert ProjectStorage(path).read() == plain(project)


def test_tinydb_changes_the_file_through_our_storage(saved: Path) -> None:
    with TinyDB(saved, storage=ProjectStorage) as db:
        table = db.table("codes")
        table.update({"definition": "Hvem gjør hva."}, Query().name == "nye roller")
        table.update({"definition": "Å stole på."}, Query().name == "tillit")
    assert sorted(one.name for one in saved.parent.iterdir()) == ["gatelys.json"]
    with tuicode.open(saved) as project:
        assert project.code_named("tillit").definition == "Å stole på."
        assert project.code_named("nye roller").definition == "Hvem gjør hva."
        assert project.notices == ()
    assert saved.read_bytes() == written(ProjectStorage(saved).load().contents)


def test_our_storage_writes_no_project_with_faults(saved: Path) -> None:
    before = saved.read_bytes()
    with TinyDB(saved, storage=ProjectStorage) as db:
        with pytest.raises(Damaged, match=r"coding .* refers to"):
            db.table("codes").truncate()
        with pytest.raises(Damaged, match=r"record .* in codes cannot be used: .*missing required"):
            db.table("codes").insert({"name": "uten id"})
        with pytest.raises(Damaged, match="family"):
            db.table("codes").update({"family": "turquoise"})
        with pytest.raises(Damaged, match="has 0 project records"):
            db.drop_tables()
    assert saved.read_bytes() == before


def test_our_storage_writes_nothing_while_the_project_is_open(project: Project) -> None:
    path = project.keeper.path
    before = path.read_bytes()
    with TinyDB(path, storage=ProjectStorage) as db, pytest.raises(InUse, match="Kari on"):
        db.table("codes").update({"definition": "ny"})
    assert path.read_bytes() == before


def test_our_storage_does_not_write_over_what_it_has_not_read(saved: Path) -> None:
    storage = ProjectStorage(saved)
    tables = storage.read()
    with tuicode.open(saved) as project:
        codes.create(project, "i mellomtiden")
    with pytest.raises(Overtaken, match="changed by another program in the meantime"):
        storage.write(tables)
    assert ProjectStorage(saved).load().contents.log
    with tuicode.open(saved) as project:
        assert project.code_named("i mellomtiden")


def test_our_storage_needs_a_file(path: Path) -> None:
    with (
        pytest.raises(FileProblem, match="There is no file"),
        TinyDB(path, storage=ProjectStorage) as db,
    ):
        db.table("codes").all()


def test_one_record_a_line_tables_and_ids_in_order(saved: Path) -> None:
    lines = saved.read_bytes().decode().split("\n")
    assert lines[0] == "{"
    assert lines[-2:] == ["}", ""]
    tables: dict[str, list[int]] = {}
    for line in lines[1:-2]:
        if start := re.fullmatch(r'"(\w+)":\{', line):
            tables[start[1]] = []
        elif record := re.fullmatch(r'"(\d+)":(\{.*\}),?', line):
            assert json.loads(record[2])["id"] == int(record[1])
            tables[next(reversed(tables))].append(int(record[1]))
        else:
            assert line in {"}", "},"}
    assert list(tables) == list(RECORD_TYPES)
    for name, ids in tables.items():
        assert name == "log" or ids == sorted(ids)
    log = json.loads(saved.read_bytes())["log"]
    assert [row["number"] for row in log.values()] == list(range(1, len(log) + 1))


def test_letters_stand_unescaped(saved: Path) -> None:
    data = saved.read_bytes().decode()
    assert "🙂 Ja, det er «litt» sånn — 街灯 er borte." in data
    assert "mørke gater" in data
    assert "\\u" not in data


def test_ids_are_random_and_fit_53_bits(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "kopi.json"
    found = []
    for one in (path, other):
        fill(tuicode.new(one)).close()
        rows = json.loads(one.read_bytes()).values()
        found += [int(key) for table in rows for key in table]
    assert len(found) == len(set(found)) > 30
    assert max(found) < 2**53
    assert min(found) > 0
    assert max(found) > 2**45


def test_reading_and_writing_again_gives_the_same_bytes(saved: Path) -> None:
    before = saved.read_bytes()
    assert written(layout.decode(before)) == before
    with tuicode.open(saved) as project:
        codes.create(project, "angret")
        project.tables.set("log", project.log[-1].id, None)
        project.tables.set("codes", project.code_named("angret").id, None)
    assert saved.read_bytes() == before


def test_opening_and_closing_writes_nothing(saved: Path) -> None:
    before = saved.stat()
    with tuicode.open(saved):
        pass
    assert saved.stat().st_mtime_ns == before.st_mtime_ns
    assert saved.stat().st_ino == before.st_ino


@given(ANY_CONTENTS)
@settings(max_examples=150)
def test_any_records_come_back_the_same(contents: Contents) -> None:
    data = written(contents)
    found = layout.decode(data)
    assert found == contents
    assert layout.in_our_layout(data, found)
    assert layout.repeated_ids(data) == []
    assert written(found) == data
    assert layout.faulty_records(json.loads(data)) == []
    assert data.count(b"\n") == len(data.decode().split("\n")) - 1


@given(name=TEXT, text=TEXT, note=TEXT)
@settings(max_examples=60)
def test_any_text_survives_the_file_and_the_journal(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, note: str
) -> None:
    path = tmp_path_factory.mktemp("tekst") / "gatelys.json"
    with tuicode.new(path, name=name) as project, project.transaction("note") as transaction:
        memo = records.Memo(id=1, text=text, at="", about=None, by=note)
        transaction.put(memo)
    with tuicode.open(path) as project:
        assert project.sheet.name == (name or "gatelys")
        assert project.tables.get("memos", 1) == memo
        assert project.log[-1].by == "Kari"
    assert json.loads(path.read_bytes())["memos"].get("1", {}).get("text") == text


def test_a_file_of_plain_tinydb_is_read_and_laid_out_anew(saved: Path) -> None:
    ours = saved.read_bytes()
    saved.write_text(json.dumps(json.loads(ours), ensure_ascii=True), "utf-8")
    with tuicode.open(saved) as project:
        codes.create(project, "ny")
        project.undo()
    contents = layout.decode(saved.read_bytes())
    assert layout.in_our_layout(saved.read_bytes(), contents)
    assert [entry.action for entry in contents.log.values()][-2:] == ["new code", "undo"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: json.dumps(json.loads(data), indent=2, sort_keys=True).encode(),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: json.dumps(dict(reversed(json.loads(data).items()))).encode(),
    ],
    ids=["sorted by another program", "Windows line ends", "byte order mark", "tables turned"],
)
def test_the_same_project_in_another_layout_opens(saved: Path, change) -> None:
    with tuicode.open(saved, read_only=True) as project:
        before = plain(project)
    saved.write_bytes(change(saved.read_bytes()))
    with tuicode.open(saved) as project:
        assert plain(project) == before
        assert not project.read_only
        assert project.undo()
    with tuicode.open(saved) as project:
        assert project.codings == []
        assert faults(layout.decode(saved.read_bytes())) == []

"""Invented projects for the tests, and ways to look at them whole."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.model import codes, codings, sources
from tuicode.model.coding_index import CodingIndex
from tuicode.model.project import Project, new_contents
from tuicode.model.records import RECORD_TYPES
from tuicode.model.tables import Contents

if TYPE_CHECKING:
    from pathlib import Path

TURNS = (
    "Hva skjer når gatelyset blir borte? *ler*",
    "Da ringer folk til oss, og så ringer vi til noen andre.",
    "I would rather [navn, ansatt] had been told first.\nBut nobody was.",
    "🙂 Ja, det er «litt» sånn — 街灯 er borte.",
)

State = dict[str, dict[int, Any]]


def in_memory() -> Project:
    """Return a project that is in no file."""
    return Project(new_contents("Gatelys", "Kari"), "Kari")


def fill(project: Project) -> Project:
    """Add two people, two sources and three codes, and one coding."""
    asks = sources.add_participant(project, "Moderator", "interviewer")
    answers = sources.add_participant(project, "Deltaker 1")
    for name in ("Gruppe 1", "Gruppe 2"):
        speakers = (asks.id, answers.id, answers.id, None)
        turns = [sources.NewTurn(text, who) for text, who in zip(TURNS, speakers, strict=True)]
        sources.add(project, name, turns, filename=f"{name}.docx")
    made = [codes.create(project, name) for name in ("nye roller", "tillit", "mørke gater")]
    codings.apply(project, project.sources[0], 0, 9, made[:1])
    return project


def code_something(project: Project, number: int) -> int:
    """Put a code on a span that no other number below 800 has; return the coding's id."""
    places = [
        (code, source, start)
        for code in project.codes[:3]
        for source in project.sources[:2]
        for start in range(len(source.text) - 11)
        if not (source.text[start].isspace() or source.text[start + 10].isspace())
    ]
    code, source, start = places[number]
    (coding,) = codings.apply(project, source, start, start + 11, [code])
    return coding.id


def state(project: Project) -> State:
    """Return every record but the log, by table and id."""
    return {name: dict(project.tables.table(name)) for name in RECORD_TYPES if name != "log"}


def contents(project: Project) -> Contents:
    """Return the project's records as the store sees them."""
    return Contents(**{name: dict(project.tables.table(name)) for name in RECORD_TYPES})


def plain(project: Project) -> dict[str, dict[str, Any]]:
    """Return every record as the JSON that it is."""
    return {
        name: {str(key): msgspec.to_builtins(row) for key, row in rows.items()}
        for name, rows in {**state(project), "log": dict(project.tables.table("log"))}.items()
    }


def indexes(project: Project) -> tuple[Any, ...]:
    """Return what the indexes say of every source and code."""
    return _as_said(project, project.tables.codings_index)


def rescanned(project: Project) -> tuple[Any, ...]:
    """Return what indexes made anew from the codings say."""
    return _as_said(project, CodingIndex(project.tables.table("codings").values()))


def _as_said(project: Project, index: CodingIndex) -> tuple[Any, ...]:
    sources_too = {coding.source for coding in project.tables.table("codings").values()}
    by_source = {one: list(index.of_source(one)) for one in sources_too}
    by_code = {
        one: (index.count(one), sorted(coding.id for coding in index.of_code(one)))
        for one in project.tables.table("codes")
    }
    return by_source, by_code


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder: what a crash at this moment leaves."""
    found = {}
    for path in folder.iterdir():
        # A temporary file may be gone again by now.
        if path.suffix != ".lock":
            with suppress(FileNotFoundError):
                found[path.name] = path.read_bytes()
    return found


def put_back(files: dict[str, bytes], folder: Path) -> Path:
    """Write the files into a new folder, and return it."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder

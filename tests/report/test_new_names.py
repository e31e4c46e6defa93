"""A name lives in one place: every export follows a new one, and the old one is gone from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_not_analysed import words_in

from tuicode.model import codebook, journal, memos, passes, relations, themes, versions
from tuicode.model.attributes import change_participant, change_source, participant_named
from tuicode.report.exporting import KINDS, export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

OFFERED = [
    (kind, suffix)
    for kind, suffixes in KINDS.items()
    for suffix in suffixes
    if suffix != ".png"  # has no text
]
NEW = {
    "Gabbro": "Basalt",
    "Marble": "Slate",
    "Schist": "Obsidian",
    "Granite": "Flint",
    "Chalk": "Pumice",
}
"""What everything is called at first, and later; words that nothing else has."""

TELLS: dict[str, set[str]] = {
    "analysis-table": {"Gabbro", "Granite", "Chalk"},
    "codes": {"Gabbro"},
    "matrix": {"Gabbro", "Granite"},
    "cooccurrence": {"Gabbro"},
    "frequencies": {"Gabbro"},
    "comparison": {"Gabbro", "Chalk"},
    "suggestions": set(),
    "participants": {"Granite"},
    "sources": {"Chalk"},
    "theme-table": {"Marble", "Schist"},
    "themes": {"Gabbro", "Marble", "Schist", "Granite", "Chalk"},
    "candidate-themes": {"Gabbro", "Marble", "Schist"},
    "audit-trail": set(NEW) - {"Granite"},
    "theme-map": {"Marble", "Schist"},
    "memos": set(NEW),
    "journal": set(NEW),
}
"""Which of the names each kind of export has at least."""


FORMER = {
    "analysis-table": {"Gabbro"},  # codes as they were first given
    "audit-trail": set(NEW),
}
"""Which kinds tell what a thing was called."""


@pytest.fixture
def named(
    project: Project,
    add_source: Callable[..., Source],
    code: Callable[..., list[Coding]],
) -> Project:
    """A project with a code, a theme, a subtheme, a participant and a source of such a name."""
    words = "Nobody came. We waited."
    source = add_source("Chalk", [("Participant 1", words)])
    add_source("Other", [("Participant 2", words)])
    person = change_participant(
        project, participant_named(project, "Participant 1"), label="Granite"
    )
    change_source(project, source, attributes={"date": "2026-11-23"})
    code(source, words, "Gabbro", "other")
    outer = themes.add(project, "Marble")
    inner = themes.add(project, "Schist", parent=outer, codes=project.codes)
    relations.relate(project, inner, outer, "makes", "supports")
    for about in (
        ("codes", project.codes[0].id),
        ("themes", outer.id),
        ("themes", inner.id),
        ("participants", person.id),
        ("sources", source.id),
    ):
        memos.write(project, "Hm.", about)
        entry = journal.write(project, "So.", about)
        memos.keep_private(project, [entry], private=False)
    versions.keep(project, "First")
    passes.end(project, project.current_pass)
    passes.start(project, "again", order=[one.id for one in project.sources])
    code(source, "waited", "Gabbro")
    return project


def rename_all(project: Project) -> None:
    """Give everything its new name."""
    codebook.rename(project, project.code_named("Gabbro"), NEW["Gabbro"])
    for name in ("Marble", "Schist"):
        themes.rename(project, themes.theme_named(project, name), NEW[name])
    change_participant(project, participant_named(project, "Granite"), label=NEW["Granite"])
    change_source(project, project.sources[0], name=NEW["Chalk"])


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_every_export_follows_new_names(
    named: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    before = words_in(export(named, kind, tmp_path / f"before{suffix}"))
    there = {name for name in NEW if name in before}
    assert there >= TELLS[kind]
    rename_all(named)
    after = words_in(export(named, kind, tmp_path / f"after{suffix}"))
    assert {name for name in NEW if NEW[name] in after} >= there
    assert {name for name in NEW if name in after} <= FORMER.get(kind, set())

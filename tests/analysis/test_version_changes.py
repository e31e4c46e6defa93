"""Two versions of the themes compared: by what was done between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import fill, in_memory

from tuicode.analysis.version_changes import told, version_changes
from tuicode.model import codebook, codes, merging, placing, theme_merging, themes, versions

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Version


@pytest.fixture
def project() -> Project:
    """Two themes, the first with a subtheme and two codes."""
    project = fill(in_memory())
    lights = themes.add(project, "Lys", codes=project.codes[:2])
    themes.add(project, "Skygge", parent=lights)
    themes.add(project, "Veier", codes=project.codes[2:])
    return project


@pytest.fixture
def older(project: Project) -> Version:
    return versions.keep(project, "first")


def sentences(project: Project, older: Version) -> list[str]:
    changes = version_changes(project, older, versions.as_it_is(project))
    return [told(project, one) for one in changes]


def test_nothing_is_otherwise_in_the_same_version(project: Project, older: Version) -> None:
    assert version_changes(project, older, older) == []
    assert sentences(project, older) == []


def test_themes_that_came_went_and_came_back(project: Project, older: Version) -> None:
    themes.add(project, "Tåke")
    roads = themes.set_aside(project, themes.theme_named(project, "Veier"))
    newer = versions.keep(project, "second")
    assert [(one.kind, one.name) for one in version_changes(project, older, newer)] == [
        ("new theme", "Tåke"),
        ("set aside", "Veier"),
        ("codes out", "Veier"),
    ]
    themes.bring_back(project, roads)
    assert sentences(project, newer) == ["Brought back: «Veier»", "Into «Veier»: TI tillit"]
    backwards = version_changes(project, newer, older)
    assert ("gone", "Tåke") in [(one.kind, one.name) for one in backwards]


def test_what_stands_under_a_theme_goes_with_it(project: Project, older: Version) -> None:
    themes.set_aside(project, themes.theme_named(project, "Lys"))
    assert sentences(project, older) == [
        "Set aside: «Lys»",
        "Set aside: «Skygge»",
        "Out of «Lys»: MG mørke gater, NR nye roller",
    ]


def test_themes_renamed_moved_and_made_themes(project: Project, older: Version) -> None:
    shade = themes.theme_named(project, "Skygge")
    themes.rename(project, shade, "Uten lys")
    themes.nest(project, shade, None)
    themes.nest(project, themes.theme_named(project, "Veier"), shade)
    themes.describe(project, shade, state="theme")
    assert sentences(project, older) == [
        "Renamed: «Skygge» is now «Uten lys»",
        "Moved: «Uten lys» from «Lys» to the top",
        "Moved: «Veier» from the top to «Uten lys»",
        "State: «Uten lys» was candidate, is theme",
    ]


def test_codes_that_came_left_and_moved(project: Project, older: Version) -> None:
    lights, roads = (themes.theme_named(project, name) for name in ("Lys", "Veier"))
    dark, roles, trust = project.codes
    placing.move(project, [dark], lights, roads)
    placing.take_out(project, lights, [roles])
    placing.place(project, themes.theme_named(project, "Skygge"), [trust])
    changes = version_changes(project, older, versions.as_it_is(project))
    assert [(one.kind, one.name, one.before, one.codes) for one in changes] == [
        ("codes in", "Skygge", "", ((trust.id, "tillit"),)),
        ("codes out", "Lys", "", ((roles.id, "nye roller"),)),
        ("codes moved", "Veier", "Lys", ((dark.id, "mørke gater"),)),
    ]


def test_codes_that_were_renamed_and_merged(project: Project, older: Version) -> None:
    dark, roles, trust = project.codes
    codebook.rename(project, trust, "tiltro")
    merging.merge(project, dark, [roles])
    assert sentences(project, older) == [
        "Code renamed: TI tiltro; was tillit",
        "Merged: NR nye roller into mørke gater",
    ]


def test_merged_themes_are_set_aside_and_their_codes_move(project: Project, older: Version) -> None:
    lights, roads = (themes.theme_named(project, name) for name in ("Lys", "Veier"))
    theme_merging.merge(project, lights, [roads])
    assert sentences(project, older) == [
        "Set aside: «Veier»",
        "From «Veier» to «Lys»: TI tillit",
    ]


def test_without_names_no_words_of_participants_are_told(project: Project) -> None:
    said = codes.create(project, "ringer noen andre", tag="RI", origin="in vivo")
    lights = themes.theme_named(project, "Lys")
    before = versions.keep(project, "before")
    placing.place(project, lights, [said])
    between = versions.keep(project, "between")
    codebook.rename(project, said, "ringer til oss")
    after = versions.keep(project, "after")
    merging.merge(project, project.code_named("tillit"), [said])
    pairs = [(before, between), (between, after), (after, versions.as_it_is(project))]
    changes = [one for pair in pairs for one in version_changes(project, *pair)]
    assert [one.kind for one in changes[:2]] == ["codes in", "code renamed"]
    quiet = " ".join(told(project, one, with_names=False) for one in changes)
    assert "ringer" not in quiet
    assert "RI" in quiet
    assert "ringer" in " ".join(told(project, one) for one in changes)


def test_a_code_merged_after_the_newer_version_had_left_it(
    project: Project, older: Version
) -> None:
    dark, roles, _trust = project.codes
    placing.take_out(project, themes.theme_named(project, "Lys"), [roles])
    newer = versions.keep(project, "second")
    later = [(one.kind, one.codes) for one in version_changes(project, older, newer)]
    merging.merge(project, dark, [roles])
    with project.transaction("later") as transaction:
        gone = project.code(roles.id)
        transaction.put(msgspec.structs.replace(gone, changed="2999-01-01T00:00:00Z"))
    assert [(one.kind, one.codes) for one in version_changes(project, older, newer)] == later

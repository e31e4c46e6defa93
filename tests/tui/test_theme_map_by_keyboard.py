"""The theme map by keyboard: walked, changed, drawn as of a version, and saved."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seat import LARGE, SMALL, Seat, at

import tuicode
from tuicode.model import relations, themes, versions
from tuicode.report.theme_map import MapRelation, MapTheme
from tuicode.report.theme_map import ThemeMap as Content
from tuicode.tui.theme_map_drawing import as_map, as_outline, in_cells, nearest
from tuicode.tui.workspaces.theme_map import ThemeMap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Theme


@pytest.fixture
def made(project: Project) -> dict[str, Theme]:
    """Two themes and a candidate, one with subthemes, and two relations."""
    dark = themes.add(project, "Mørket eier gata", state="theme")
    made = {
        "dark": dark,
        "night": themes.add(project, "Natta alene", parent=dark, state="theme"),
        "habit": themes.add(project, "Vanen å vente", parent=dark, state="theme"),
        "pride": themes.add(project, "Stolthet i faget", state="theme"),
        "town": themes.add(project, "Byen som glemmer"),
    }
    relations.relate(project, dark, made["pride"], "tærer på", "leads to")
    relations.relate(project, made["town"], made["night"], "", "supports")
    return made


@asynccontextmanager
async def on_the_map(project: Project, size: tuple[int, int] = LARGE) -> AsyncIterator[Seat]:
    async with at(project, size) as seat:
        screen = seat.app.screen
        await seat.app.push_screen(ThemeMap(project, screen.look))
        await seat.settle()
        yield seat


def here(seat: Seat) -> str:
    assert isinstance(seat.app.screen, ThemeMap)
    theme = seat.app.screen.theme_here
    return theme.name if theme else ""


def told(project: Project) -> list[tuple[str, str]]:
    return [(relations.told(project, one), one.kind) for one in relations.relations(project)]


async def test_the_map_shows_every_theme_and_each_kind_in_its_own_stroke(
    project: Project, made: dict[str, Theme]
) -> None:
    async with on_the_map(project) as seat:
        for theme in made.values():
            assert theme.name in seat.text
        assert "── tærer på ──" in seat.text
        assert "►" in seat.text
        assert "══ supports ══" in seat.text
        assert "╗" in seat.text
        assert "«Mørket eier gata» tærer på «Stolthet i faget» (leads to)." in seat.text


async def test_arrows_lead_to_the_theme_next_to_it(
    project: Project, made: dict[str, Theme]
) -> None:
    async with on_the_map(project) as seat:
        walked = []
        for key in ("", "down", "down", "down", "up", "up", "up", "right", "left", "end", "home"):
            await seat.press(*[key] if key else [])
            walked.append(here(seat))
    dark, night, habit, town = (made[one].name for one in ("dark", "night", "habit", "town"))
    pride = made["pride"].name
    assert walked == [dark, night, habit, town, habit, night, dark, pride, dark, town, dark]


async def test_where_there_is_no_room_the_map_is_an_outline(
    project: Project, made: dict[str, Theme]
) -> None:
    for number in range(20):
        themes.add(project, f"Undertema {number}", parent=made["pride"])
    async with on_the_map(project, SMALL) as seat:
        assert "1 Mørket eier gata" in seat.text
        assert "→ tærer på (leads to) → 2 Stolthet i faget" in seat.text
        assert "← supports ← 3 Byen som glemmer" in seat.text
        assert "┌" not in seat.text
        await seat.press("down")
        assert here(seat) == "Natta alene"
        await seat.press("v")
        assert "┌" in seat.text
        assert here(seat) == "Natta alene"
        await seat.press("v")
        assert "┌" not in seat.text
        await seat.resize(*LARGE)
        assert "┌" not in seat.text


@pytest.mark.usefixtures("made")
async def test_a_theme_is_related_to_another_in_one_burst(
    project: Project,
) -> None:
    async with on_the_map(project) as seat:
        await seat.burst("right", "r", *"byen", "enter", *"huskes av", "enter", *"tens", "enter")
        assert ("Stolthet i faget → huskes av → Byen som glemmer", "tension") in told(project)
        assert "huskes av" in seat.text
        assert "Related Stolthet" in seat.message
        await seat.press("u")
        assert len(told(project)) == 2
        await seat.press("y")
        assert len(told(project)) == 3


@pytest.mark.usefixtures("made")
async def test_a_relation_gets_another_word_and_kind_is_turned_round_and_taken_away(
    project: Project,
) -> None:
    async with on_the_map(project) as seat:
        await seat.press("e", *" helt", "enter", *"part", "enter")
        assert told(project)[0] == (
            "Mørket eier gata → tærer på helt → Stolthet i faget",
            "part of",
        )
        await seat.press("t")
        assert "Stolthet i faget → tærer på helt → Mørket eier gata" in dict(told(project))
        await seat.press("x")
        assert [kind for _line, kind in told(project)] == ["supports"]
        assert "No longer" in seat.message
        await seat.press("x")
        assert "has no relations" in seat.message


async def test_which_of_several_relations_is_asked(
    project: Project, made: dict[str, Theme]
) -> None:
    relations.relate(project, made["town"], made["dark"], "dekker", "")
    async with on_the_map(project) as seat:
        await seat.press("x", *"dekker", "enter")
        assert "dekker" not in " ".join(dict(told(project)))
        assert len(told(project)) == 2


async def test_an_earlier_version_is_drawn_and_cannot_be_changed(
    project: Project, made: dict[str, Theme]
) -> None:
    versions.keep(project, "før sommeren")
    themes.rename(project, made["dark"], "Natta eier gata")
    async with on_the_map(project) as seat:
        assert "Natta eier gata" in seat.text
        await seat.press(",")
        assert "Mørket eier gata" in seat.text
        assert "Version 1: før sommeren" in seat.status
        for key in ("r", "x", "e", "t", "u"):
            await seat.press(key)
            assert "før sommeren" in seat.message
        await seat.press(",")
        assert seat.message == "There is no earlier version."
        await seat.press(".")
        assert "Natta eier gata" in seat.text
    assert len(told(project)) == 2


async def test_the_map_is_saved_beside_the_project_and_never_over_another(
    path: Path, project: Project, made: dict[str, Theme]
) -> None:
    async with on_the_map(project) as seat:
        await seat.press("s", *".svg", "enter", "s", *".svg", "enter")
    first = path.with_name(f"{path.stem} theme map.svg")
    second = path.with_name(f"{path.stem} theme map (2).svg")
    assert first.read_bytes() == second.read_bytes()
    assert made["dark"].name in first.read_text(encoding="utf-8")


async def test_the_ending_of_the_name_decides_what_is_saved(
    path: Path, project: Project, made: dict[str, Theme]
) -> None:
    async with on_the_map(project) as seat:
        await seat.burst("s", "enter")
        assert path.with_name(f"{path.stem} theme map.png").read_bytes().startswith(b"\x89PNG")
        await seat.burst("s", *"kart.md", "enter")
        assert made["dark"].name in path.with_name("kart.md").read_text("utf-8")
        await seat.burst("s", *"kart.doc", "enter")
        assert ".svg" in seat.message
        assert "«kart.doc»" in seat.message
        assert seat.prompt.is_open
        await seat.burst(*["backspace"] * 4, *".mmd", "enter")
        assert not seat.prompt.is_open
        path.with_name("kart.mmd").unlink()
        await seat.burst("s", "escape")
    assert {one.name for one in path.parent.glob("kart.*")} == {"kart.md"}


@pytest.mark.usefixtures("made")
async def test_the_map_is_saved_where_the_project_is_only_read(
    path: Path, project: Project
) -> None:
    project.close()
    with tuicode.open(path, read_only=True) as looked_at:
        async with on_the_map(looked_at) as seat:
            await seat.burst("s", *"kart.md", "enter")
            assert "Wrote " in seat.message
    assert path.with_name("kart.md").is_file()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_map_has_a_legend_of_its_lines(
    project: Project, made: dict[str, Theme], size: tuple[int, int]
) -> None:
    async with on_the_map(project, size) as seat:
        if "══► supports" not in seat.text:
            await seat.press("v")
        assert "══► supports" in seat.text
        assert "──► leads to" in seat.text
        assert "part of" not in seat.text
        assert made["dark"].name in seat.text


async def test_a_project_without_themes_says_so(project: Project) -> None:
    async with on_the_map(project) as seat:
        assert "There are no themes yet." in seat.text
        await seat.press("r", "x", "e", "t", "v", "down", "left", "enter")
        assert "There are no themes yet." in seat.text
    assert told(project) == []


async def test_a_name_cannot_act_on_the_terminal(project: Project) -> None:
    themes.add(project, "rød\x1b[31m \u202emørk [b]fet[/b]")
    async with on_the_map(project) as seat:
        assert "\x1b" not in seat.text
        assert "\u202e" not in seat.text
        assert "[b]fet[/b]" in seat.text
        await seat.press("q")
        assert not isinstance(seat.app.screen, ThemeMap)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11))))
def test_every_theme_is_reached_and_every_name_is_whole(
    count: int, ends: list[tuple[int, int]]
) -> None:
    content = Content(
        "t",
        "en",
        tuple(MapTheme(at + 1, str(at + 1), f"name{at}", 0, "theme", None) for at in range(count)),
        tuple(
            MapRelation(100 + at, one + 1, other + 1, "w", "")
            for at, (one, other) in enumerate(ends)
            if one != other and max(one, other) < count
        ),
    )
    for drawing in (as_map(in_cells(content, 120)), as_outline(content, 80)):
        text = "\n".join("".join(cell.text for cell in row) for row in drawing.rows)
        assert all(f"{one.number} {one.name}" in text for one in content.themes)
        seen, ways = {1}, ((0, 1), (0, -1), (1, 0), (-1, 0))
        ahead = [1]
        while ahead:
            theme = ahead.pop()
            reached = {nearest(drawing.areas, theme, way) for way in ways} - seen
            seen |= reached
            ahead += reached
        assert seen == set(drawing.areas)


async def test_a_theme_that_is_not_there_is_said_and_asked_for_again(
    project: Project, made: dict[str, Theme]
) -> None:
    async with on_the_map(project) as seat:
        before = told(project)
        await seat.burst("r", *"nobody", "enter")
        assert "Nothing that can be chosen fits «nobody»" in seat.text
        assert seat.prompt.is_open
        await seat.burst(*["backspace"] * 6, *"byen", "enter", *"ok", "enter", "enter")
        assert len(told(project)) == len(before) + 1
        assert made["town"].name in seat.message

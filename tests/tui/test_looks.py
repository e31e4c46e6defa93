"""The looks: what stands out, what is told apart by whom, and changing from one to another."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.color import ColorType
from seat import LARGE, SMALL, at

import tuicode
from tuicode.tui.app import TuicodeApp
from tuicode.tui.looks import (
    DARK,
    HUES,
    LIGHT,
    NAMES,
    PLAIN,
    ROLES,
    SIXTEEN,
    Look,
    look_of,
    looks_for,
    restyled,
)
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from types import ModuleType

    from rich.style import Style

    from tuicode.model.project import Project

THEMES = [DARK, LIGHT, SIXTEEN, PLAIN]
CONTRAST = 4.5
CHIPS_APART = 32.6
"""The least CIE76 distance between two families, under any vision, that has been reached."""

TINTS_APART = {
    ("dark", "true colour"): 13.3,
    ("dark", "256 colours"): 5.4,
    ("light", "true colour"): 9.2,
    ("light", "256 colours"): 3.2,
}
"""The same of two tints, or a tint and the cursor, what is marked, or the ground."""

SEEN_BY_MOST = 9.5
"""The same of tints for normal vision."""


def _colours() -> ModuleType:
    there = Path(tuicode.__file__).parents[1] / "benchmarks" / "colours.py"
    spec = importlib.util.spec_from_file_location("colours", there)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


colours = _colours()
SEEN = [(name, depth) for name in colours.LOOKS for depth in colours.DEPTHS]
seen = pytest.mark.parametrize(("name", "depth"), SEEN)


def styles_of(look: Look) -> list[Style]:
    found: list[Style] = []
    for field in look.__struct_fields__:
        one = getattr(look, field)
        found += one.values() if isinstance(one, dict) else [one]
    return found


# --- what is computed


def test_contrast_is_that_of_wcag() -> None:
    of = colours.Color.parse
    assert colours.contrast(of("#000000"), of("#ffffff")) == pytest.approx(21)
    assert colours.contrast(of("#777777"), of("#ffffff")) == pytest.approx(4.48, abs=0.005)
    assert colours.contrast(of("#ffffff"), of("#ffffff")) == 1


def test_distance_is_that_in_cielab() -> None:
    of = colours.Color.parse
    assert colours.distance(of("#000000"), of("#ffffff")) == pytest.approx(100, abs=0.01)
    # L*a*b* of pure red and green, D65: (53.24, 80.09, 67.20) and (87.73, -86.18, 83.18).
    assert colours.distance(of("#ff0000"), of("#00ff00")) == pytest.approx(170.6, abs=0.1)


@pytest.mark.parametrize("vision", ["protan", "deutan", "tritan"])
def test_greys_look_alike_to_everyone_and_some_colours_do_not(vision: str) -> None:
    grey, white = colours.Color.parse("#808080"), colours.Color.parse("#ffffff")
    apart = colours.distance(grey, white)
    assert colours.distance(grey, white, vision) == pytest.approx(apart, abs=0.1)
    red, green = colours.Color.parse("#c04040"), colours.Color.parse("#608040")
    assert colours.distance(red, green, "deutan") < colours.distance(red, green) / 2


# --- what is reached


@seen
def test_all_text_stands_out_on_all_it_stands_on(name: str, depth: str) -> None:
    as_seen, found = colours.DEPTHS[depth], list(colours.texts(colours.LOOKS[name]))
    assert len(found) > 50
    for what, style in found:
        ratio = colours.contrast(as_seen(style.color), as_seen(style.bgcolor))
        assert ratio >= CONTRAST, (what, ratio)


@seen
def test_families_are_told_apart_by_all(name: str, depth: str) -> None:
    chips = [colours.DEPTHS[depth](one) for one in colours.grounds(colours.LOOKS[name].chips)]
    assert len(chips) == len(HUES) == 6
    assert colours.least_distance(chips) >= CHIPS_APART


@seen
def test_tints_are_told_apart_from_each_other_and_what_lies_round_them(
    name: str, depth: str
) -> None:
    sets = colours.colours_apart(colours.LOOKS[name])
    around = [colours.DEPTHS[depth](one) for one in sets["tints and layers"]]
    assert len(around) == 9
    assert colours.least_distance(around) >= TINTS_APART[name, depth]
    assert colours.least_distance(around, "normal") >= SEEN_BY_MOST


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    colours.main()
    assert "tritan 32.7" in capsys.readouterr().out


def test_high_contrast_is_the_terminals_own_colours() -> None:
    for style in styles_of(look_of(PLAIN)):
        assert style.color is None
        assert style.bgcolor is None
        assert not style.dim
        assert not style.italic


def test_sixteen_colours_are_enough() -> None:
    for style in styles_of(look_of(SIXTEEN)):
        for one in (style.color, style.bgcolor):
            assert one is None or one.type in {ColorType.STANDARD, ColorType.DEFAULT}
    chips = look_of(SIXTEEN).chips
    assert len({str(style) for style in chips.values()}) == len(HUES)


@pytest.mark.parametrize("theme", THEMES)
def test_coded_words_and_what_is_marked_are_told_without_colour_or_by_it(theme: object) -> None:
    look = look_of(theme)  # type: ignore[arg-type]
    kinds = [look.text, look.cursor, look.marked, look.hit, *{*look.tints.values()}]
    assert len({str(style) for style in kinds}) == len(kinds)


# --- changing


@pytest.mark.parametrize("former", THEMES)
@pytest.mark.parametrize("theme", THEMES)
def test_what_a_line_is_made_of_can_be_drawn_in_every_look(former: object, theme: object) -> None:
    one, other = look_of(former), look_of(theme)  # type: ignore[arg-type]
    assert len({getattr(one, role) for role in ROLES}) == len(ROLES)
    for role in ROLES:
        assert restyled(getattr(one, role), one, other) == getattr(other, role)


@pytest.mark.parametrize(
    ("system", "colourless", "names"),
    [
        ("truecolor", False, [DARK, LIGHT, PLAIN]),
        ("256", False, [DARK, LIGHT, PLAIN]),
        ("standard", False, [SIXTEEN, PLAIN]),
        ("windows", False, [SIXTEEN, PLAIN]),
        (None, False, [SIXTEEN, PLAIN]),
        ("truecolor", True, [PLAIN]),
    ],
)
def test_a_terminal_is_offered_what_it_can_show(
    system: str | None, colourless: bool, names: list[object]
) -> None:
    assert looks_for(system, colourless=colourless) == names


def screen(seat: object) -> list[list[tuple[str, Style | None]]]:
    """Return what stands on the screen, with its styles, as from one drawing."""
    strips = seat.app.screen._compositor.render_strips()  # type: ignore[attr-defined]
    return [[(one.text, one.style) for one in strip.simplify()] for strip in strips[:-1]]


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("keys", [["right", "space", "right"], ["right", "c", "t"], ["l", "down"]])
async def test_changing_the_look_draws_all_as_if_it_had_been_so_from_the_start(
    project: Project, keys: list[str], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    wanted = {}
    for theme in (DARK, LIGHT, PLAIN):
        async with at(project, size, theme.name) as seat:
            await seat.press(*keys)
            wanted[theme.name] = screen(seat)
    async with at(project, size, DARK.name) as seat:
        await seat.press(*keys)
        for theme in (LIGHT, PLAIN, DARK):
            workspace = seat.app.screen
            assert isinstance(workspace, Workspace)
            workspace.action_looks()  # type: ignore[attr-defined]
            await seat.settle()
            assert seat.app.theme == theme.name
            assert NAMES[theme.name] in seat.message
            assert screen(seat) == wanted[theme.name]


async def test_l_changes_the_look_and_nothing_else(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    async with at(project, LARGE) as seat:
        before = seat.rows[:-1]
        await seat.press("right", "L")
        assert seat.message == "The look is now light."
        await seat.press("left", "L", "L")
        assert seat.message == "The look is now dark."
        assert seat.rows[:-1] == before


async def test_without_colour_there_is_one_look(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at(project, theme="") as seat:
        assert seat.app.theme == PLAIN.name
        await seat.press("L")
        assert seat.app.theme == PLAIN.name
        assert "NO_COLOR" in seat.message


@pytest.mark.parametrize(
    ("settings", "theme"),
    [
        ({}, DARK),
        ({"TUICODE_THEME": "light"}, LIGHT),
        ({"TUICODE_THEME": "Plain"}, PLAIN),
        ({"TUICODE_THEME": "dark", "TERM": "xterm"}, DARK),
        ({"TUICODE_THEME": "no such"}, DARK),
        ({"TERM": "xterm", "COLORTERM": ""}, SIXTEEN),
        ({"TERM": "linux", "COLORTERM": ""}, SIXTEEN),
        ({"NO_COLOR": ""}, PLAIN),
    ],
)
def test_the_first_look_is_what_was_asked_for_or_what_fits(
    settings: dict[str, str], theme: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert TuicodeApp().theme == theme.name  # type: ignore[attr-defined]

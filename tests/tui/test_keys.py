from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, at
from textual.keys import _character_to_key

from tuicode.tui.actions import HITS, IMPORT, READ_AND_CODE, START, Action
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.help import Help
from tuicode.tui.workspaces.hits import Hits
from tuicode.tui.workspaces.import_transcripts import ImportTranscripts
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.start import Start

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from tuicode.model.project import Project

SCREENS: list[tuple[type[DOMNode], tuple[Action, ...]]] = [
    (ReadAndCode, READ_AND_CODE),
    (Start, START),
    (ImportTranscripts, IMPORT),
    (Hits, HITS),
]
OURS = [ReadAndCode, Start, ImportTranscripts, Hits, Help, Prompt, RowList, Transcript]
EASY = {
    *map(_character_to_key, "abcdefghijklmnopqrstuvwxyz0123456789+-.,?"),
    *"space enter tab escape backspace delete up down left right home end pageup pagedown".split(),
}
EXTRA = {*(f"f{number}" for number in range(1, 11)), "ctrl+p", "ctrl+g"}
"""Keys that may be there beside an easy one."""


@pytest.mark.parametrize(("screen", "actions"), SCREENS)
def test_every_action_has_a_method_a_binding_and_an_id(
    screen: type[DOMNode], actions: tuple[Action, ...]
) -> None:
    bound = {binding.action: binding for binding in screen.BINDINGS}
    ids = [binding.id for binding in screen.BINDINGS]
    assert len(set(ids)) == len(ids)
    for action in actions:
        assert callable(getattr(screen, f"action_{action.name}"))
        assert bound[action.name].id
        assert action.title


@pytest.mark.parametrize(("_screen", "actions"), SCREENS)
def test_every_action_has_a_key_that_all_keyboards_and_terminals_have(
    _screen: type[DOMNode], actions: tuple[Action, ...]
) -> None:
    used: list[str] = []
    for action in actions:
        keys = action.keys.split(",")
        assert keys[0] in EASY, action
        used += keys
    assert len(set(used)) == len(used)


@pytest.mark.parametrize("widget", OURS)
def test_no_other_key_is_bound(widget: type[DOMNode]) -> None:
    keys = {key for binding in widget.BINDINGS for key in binding.key.split(",")}
    others = keys - EASY - EXTRA - {f"shift+{one}" for one in ("up", "down", "left", "right")}
    assert others <= {"ctrl+q"}
    assert "q" in keys or "ctrl+q" not in keys


def test_every_cancel_has_a_second_key() -> None:
    for widget in OURS:
        for binding in widget.BINDINGS:
            keys = binding.key.split(",")
            others = {"unmark": {"space"}, "close": {"backspace"}}.get(binding.action, set())
            assert "escape" not in keys or len({*keys, *others}) > 1, binding


@pytest.mark.parametrize("action", [one for one in READ_AND_CODE if one.name != "leave"])
async def test_every_key_does_something_or_says_why_not(project: Project, action: Action) -> None:
    for key in action.keys.split(","):
        async with at(project, LARGE) as seat:
            before = (seat.text, seat.app.screen, seat.focus)
            await seat.press("right", "space", *([] if key == "space" else [key]))
            assert (seat.text, seat.app.screen, seat.focus) != before
            assert seat.app.is_running


async def test_ctrl_c_says_how_to_leave(project: Project) -> None:
    async with at(project) as seat:
        before = seat.rows[:-1]
        await seat.press("ctrl+c")
        assert seat.message.startswith("q leaves")
        assert seat.rows[:-1] == before
    async with at(None) as seat:
        await seat.press("ctrl+c")
        assert seat.message.startswith("q leaves")


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_leaves(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.press(key)
        assert not seat.app.is_running or seat.app._exit


@pytest.mark.parametrize("key", ["escape", "q", "?", "f1", "enter", "space"])
async def test_help_lists_every_key_and_leads_back(project: Project, key: str) -> None:
    async with at(project, (120, 60)) as seat:
        await seat.press("?")
        for action in READ_AND_CODE:
            assert action.title in seat.text
            assert action.all_keys_shown in seat.text
        await seat.press(key)
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.focus == "transcript"


async def test_help_is_scrolled_on_a_small_screen(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("?", "end")
        assert READ_AND_CODE[-1].title in seat.text


async def test_the_palette_finds_an_action_by_its_name(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("p")
        await seat.press(*"extract next", "enter")
        assert seat.marked == "You lie there and wait for it"
        await seat.press("ctrl+p", *"zebra", "enter")
        assert "«zebra»" in seat.message
        for action in READ_AND_CODE:
            if action.name not in {"palette", "leave", "import", "help"}:
                await seat.press("p", *action.title, "enter")
                assert seat.app.is_running
                await seat.press("escape", "escape")


async def test_the_line_of_keys_follows_where_one_is(project: Project) -> None:
    async with at(project, LARGE) as seat:
        assert "c code" in seat.keys
        await seat.press("s")
        assert "Enter open" in seat.keys
        await seat.press("l")
        assert "Enter put on the marked text" in seat.keys
        await seat.press("tab", "tab", "c")
        assert "Tab and another" in seat.keys
        await seat.press("escape", "f")
        assert "Tab and another" not in seat.keys
        await seat.press("escape")
        assert "c code" in seat.keys


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
async def test_no_key_in_the_line_is_cut(project: Project, columns: int) -> None:
    shorts = {action.key_shown + " " + action.short for action in READ_AND_CODE if action.short}
    async with at(project, (columns, 24)) as seat:
        assert {*seat.keys} <= shorts | {"? help"}
        assert seat.keys[-1] == "? help"
        assert len(seat.keys) > 3


async def test_tab_goes_round_the_panes(project: Project) -> None:
    for size in ((80, 24), LARGE):
        async with at(project, size) as seat:
            seen = []
            for _pane in range(3):
                await seat.press("tab")
                seen.append(seat.focus)
            assert seen == ["code-list", "source-list", "transcript"]


@pytest.mark.parametrize("panel", ["s", "l"])
async def test_a_panel_opens_over_a_small_screen_and_closes_again(
    project: Project, panel: str
) -> None:
    async with at(project) as seat:
        assert "2 sources" not in seat.text
        await seat.press(panel)
        assert "2 sources" in seat.text
        assert "6 codes" in seat.text
        await seat.press("escape")
        assert "2 sources" not in seat.text
        assert seat.focus == "transcript"


async def test_keys_can_be_remapped(project: Project) -> None:
    async with at(project) as seat:
        seat.app.set_keymap({"read_and_code.code": "k"})
        await seat.press("k")
        assert seat.prompt.is_open
        await seat.press("escape", "c")
        assert not seat.prompt.is_open

from __future__ import annotations

import pkgutil
import string
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from seat import LARGE, at
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key

import tuicode.tui
from tuicode.tui.action import GROUPS, Action
from tuicode.tui.actions import DIGITS, READ_AND_CODE, WORKSPACES
from tuicode.tui.keys import key_of, why_not_easy
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.analysis import Analysis
from tuicode.tui.workspaces.attributes import Attributes
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.help import Help
from tuicode.tui.workspaces.hits import Hits
from tuicode.tui.workspaces.import_transcripts import ImportTranscripts
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.ordering import Ordering
from tuicode.tui.workspaces.pass_progress import PassProgress
from tuicode.tui.workspaces.pass_tables import PassChanges, PassComparison
from tuicode.tui.workspaces.passes import Passes
from tuicode.tui.workspaces.project_sheet import ProjectSheet
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.splitting import SplitCode
from tuicode.tui.workspaces.start import Start
from tuicode.tui.workspaces.theme import ThemeExtracts
from tuicode.tui.workspaces.theme_comparison import ThemeComparison
from tuicode.tui.workspaces.theme_map import ThemeMap
from tuicode.tui.workspaces.theme_versions import Versions
from tuicode.tui.workspaces.themes import Themes
from tuicode.tui.workspaces.writing import Writing

if TYPE_CHECKING:
    from tuicode.model.project import Project

SCREENS: dict[str, type[DOMNode]] = {
    "read_and_code": ReadAndCode,
    "review": ReadAndCode,
    "start": Start,
    "import": ImportTranscripts,
    "hits": Hits,
    "listing": Listing,
    "codebook": Codebook,
    "splitting": SplitCode,
    "passes": Passes,
    "progress": PassProgress,
    "comparison": PassComparison,
    "changes": PassChanges,
    "ordering": Ordering,
    "analysis": Analysis,
    "attributes": Attributes,
    "sheet": ProjectSheet,
    "code_extracts": CodeExtracts,
    "theme_map": ThemeMap,
    "writing": Writing,
    "themes": Themes,
    "versions": Versions,
    "theme": ThemeExtracts,
    "theme_comparison": ThemeComparison,
}
workspaces = pytest.mark.parametrize("workspace", WORKSPACES)


def ours() -> list[type[DOMNode]]:
    """Return every screen and widget of this program that binds keys."""
    modules = pkgutil.walk_packages(tuicode.tui.__path__, "tuicode.tui.")
    found = {
        one
        for module in modules
        for one in vars(import_module(module.name)).values()
        if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name
    }
    return sorted((one for one in found if vars(one).get("BINDINGS")), key=lambda one: one.__name__)


OURS = ours()
EASY = {
    *map(_character_to_key, string.ascii_letters + string.digits + "+-.,"),
    *"space enter tab escape backspace delete up down left right home end pageup pagedown".split(),
}
"""Keys that a Norwegian keyboard has without AltGr and dead keys, and every terminal sends."""

EASY_ENOUGH = EASY | {"question_mark"}
"""The sign for help everywhere; F1 stands beside it."""

SHIFTED = {f"shift+{one}" for one in ("up", "down", "left", "right")}
"""Marking while moving; Space and then moving is the other way."""

EXTRA = {*(f"f{number}" for number in range(1, 11)), "ctrl+p", "ctrl+g", "ctrl+q"}
"""Keys that may be there beside an easy one."""


def keys_by_action(widget: type[DOMNode]) -> dict[str, set[str]]:
    bound: dict[str, set[str]] = {}
    for binding in vars(widget)["BINDINGS"]:
        assert isinstance(binding, Binding)
        bound.setdefault(binding.action, set()).update(binding.key.split(","))
    return bound


def test_all_that_binds_keys_is_walked_through() -> None:
    assert {ReadAndCode, Start, ImportTranscripts, Help, Prompt, RowList, Transcript} <= {*OURS}


@pytest.mark.parametrize("widget", OURS)
def test_no_action_needs_a_key_that_is_hard_to_come_by(widget: type[DOMNode]) -> None:
    for action, keys in keys_by_action(widget).items():
        assert keys & EASY_ENOUGH or keys <= SHIFTED, action
        assert keys <= EASY_ENOUGH | EXTRA | SHIFTED, action


@pytest.mark.parametrize("widget", OURS)
def test_the_check_of_a_users_keys_finds_nothing_wrong_in_ours(widget: type[DOMNode]) -> None:
    for action, keys in keys_by_action(widget).items():
        assert not all(why_not_easy(key) for key in keys), action
        for key in keys:
            assert key_of(key) is not None


@workspaces
def test_every_action_has_a_method_a_binding_and_an_id(workspace: str) -> None:
    screen = SCREENS[workspace]
    ids = {action.id_in(workspace) for action in WORKSPACES[workspace]}
    every = vars(screen)["BINDINGS"]
    bound = {binding.action: binding for binding in every if binding.id in ids}
    for action in WORKSPACES[workspace]:
        assert callable(getattr(screen, f"action_{action.name.partition('(')[0]}", None)), action
        assert bound[action.name].id == f"{workspace}.{action.key_name}"
        assert bound[action.name].key == action.keys
        assert action.title.strip()
        assert action.group in GROUPS
    assert set(bound) == {action.name for action in WORKSPACES[workspace]}


@workspaces
def test_no_key_is_bound_twice(workspace: str) -> None:
    used = [key for action in WORKSPACES[workspace] for key in action.keys.split(",")]
    assert len(set(used)) == len(used)
    names = [action.key_name for action in WORKSPACES[workspace]]
    assert len(set(names)) == len(names)
    for widget, shared in ((Transcript, set()), (RowList, {"enter"})):
        there = set.union(*keys_by_action(widget).values())
        assert there & {*used} <= shared, widget


@pytest.mark.parametrize("widget", OURS)
def test_every_cancel_has_a_second_key(widget: type[DOMNode]) -> None:
    for action, keys in keys_by_action(widget).items():
        others = {"unmark": {"space"}, "close": {"backspace"}}.get(action, set())
        assert "escape" not in keys or len(keys | others) > 1, action


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


@pytest.mark.parametrize("key", ["h", "D", "P", "Z", "W", "c", "q"])
async def test_what_is_pressed_after_leaving_opens_nothing(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.burst("q", key, key)
    assert seat.app._exit
    assert len(seat.app.screen_stack) <= 1


@pytest.mark.parametrize("size", [(109, 90), (120, 40)])
async def test_help_lists_every_action(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        await seat.press("?")
        text = seat.text
        for _page in range(4):
            await seat.press("pagedown")
            text += seat.text
        for action in READ_AND_CODE:
            assert action.title in text
            assert action.all_keys_shown in text
        assert DIGITS[0].title in text
        assert "1 … 9" in text


@pytest.mark.parametrize("key", ["escape", "q", "?", "f1", "enter", "space"])
async def test_help_leads_back(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.press("?", "pagedown", key)
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.focus == "transcript"


async def test_help_can_be_read_to_its_end_at_any_width(project: Project) -> None:
    async with at(project, (120, 20)) as seat:
        await seat.press("?", "end")
        assert READ_AND_CODE[-1].title in seat.text
        await seat.resize(60, 20)
        await seat.press("home")
        seen = seat.text
        for _page in range(9):
            await seat.press("pagedown")
            seen += seat.text
        for action in (*READ_AND_CODE, *DIGITS):
            assert action.title in seen, action


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
        # One of each task; that every action is offered, and every key does something, is tested below.
        one_of_each = {action.group: action for action in (*DIGITS, *READ_AND_CODE[:-4])}
        for action in one_of_each.values():
            await seat.burst("p", *action.title, "enter")
            assert seat.app.is_running
            await seat.press("escape", "escape")


async def test_the_palette_has_every_action_with_its_keys(project: Project) -> None:
    async with at(project, LARGE) as seat:
        workspace = seat.app.screen
        assert isinstance(workspace, ReadAndCode)
        offered = workspace._offer_actions("")
        listed = {(choice.text, choice.note) for choice in offered}
        wanted = {(action.title, action.all_keys_shown) for action in (*READ_AND_CODE, *DIGITS)}
        assert listed == {one for one in wanted if one[1] != "p  Ctrl-P"}


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


@pytest.mark.parametrize(
    ("workspace", "keys"),
    [("D", "mnrdtcliwWNhIs"), ("P", "nerp"), ("Q", "e"), ("W", "n"), ("Z", "nmcrhsjbNe")],
)
async def test_where_nothing_may_be_changed_nothing_is_asked(
    project: Project, workspace: str, keys: str
) -> None:
    project.read_only = "It was opened for reading only."
    async with at(project) as seat:
        for key in keys:
            await seat.press(workspace, key)
            assert not seat.prompt.is_open, key
            assert seat.message == "It was opened for reading only.", key
            await seat.press("q")

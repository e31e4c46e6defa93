"""The user's own keys: where they are looked for, what is wrong in them, and that they work."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seat import LARGE, SMALL, at

import tuicode
from tuicode.cli import main
from tuicode.tui import keymap
from tuicode.tui.actions import READ_AND_CODE, WORKSPACES
from tuicode.tui.keys import key_of, on_keyboard, why_not_easy

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project


def written(folder: Path, text: str, name: str = "keys.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def read(folder: Path, text: str) -> keymap.Keymap:
    return keymap.read(written(folder, text))


def keys_of(found: keymap.Keymap, workspace: str = "read_and_code") -> dict[str, str]:
    return {action.key_name: action.keys for action in found.actions(workspace)}


USUAL = keys_of(keymap.Keymap())

# --- keys by their names


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("c", "c"), ("C", "C"), ("shift+c", "C"), ("7", "7"), ("ø", "ø"), ("+", "plus"),
        ("plus", "plus"), ("-", "minus"), (".", "full_stop"), ("comma", "comma"), ("?", "question_mark"),
        ("Enter", "enter"), ("return", "enter"), ("Esc", "escape"), ("Del", "delete"),
        (" Space ", "space"), ("F5", "f5"), ("ctrl+P", "ctrl+p"), ("Ctrl-P", "ctrl+p"),
        ("page up", None), ("PgUp", "pageup"), ("shift+up", "shift+up"), ("shift+tab", "shift+tab"),
        ("alt+x", "alt+x"), ("ctrl+alt+x", "ctrl+alt+x"), ("!", "!"), ("exclamation mark", "!"),
        ("f13", None), ("enterr", None), ("", None), ("ctrl+", None), ("hyper", None), ("cc", None),
        ("shift+!", None), ("win+x", None), ("\x1b", None), ("shift+7", None),
    ],
)  # fmt: skip
def test_a_key_is_known_by_its_name(name: str, key: str | None) -> None:
    assert key_of(name) == key


def test_what_stands_on_the_keyboard_means_the_key() -> None:
    for action in READ_AND_CODE:
        for key in action.keys.split(","):
            assert key_of(on_keyboard(key)) == key


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none(text: str) -> None:
    found = key_of(text)
    assert found is None or (found and key_of(found) == found)


@pytest.mark.parametrize(
    "key",
    ["@", "£", "$", "{", "[", "]", "}", "\\", "~", "|", "^", "¨", "´", "`", "alt+x", "ctrl+alt+x",
     "ctrl+.", "ctrl+comma", "ctrl+1", "ctrl+i", "ctrl+m", "ctrl+c", "ctrl+z",
     *(f"ctrl+{one}" for one in "abswqtn")],
)  # fmt: skip
def test_keys_that_are_hard_to_come_by_are_known(key: str) -> None:
    found = key_of(key)
    assert found
    assert why_not_easy(found)


@pytest.mark.parametrize("key", [*string.ascii_letters, *"0123456789+-.?", "f5", "ctrl+p", "space"])
def test_other_keys_are_easy(key: str) -> None:
    assert not why_not_easy(key_of(key) or "")


# --- the file


def test_keys_are_taken_from_the_file_and_the_others_stay(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[read_and_code]\ncode = "ø, Enter"\nundo = "comma"\nprevious_extract="u"\n[start]\nnew = "N"\n',
    )
    assert found.problems == ()
    changed = {"code": "ø,enter", "undo": "comma", "previous_extract": "u"}
    assert keys_of(found) == {**USUAL, **changed}
    assert keys_of(found, "start")["new"] == "N"


def test_two_actions_can_change_their_keys(tmp_path: Path) -> None:
    found = read(tmp_path, '[read_and_code]\ncode = "x, delete"\nremove = "c, enter"\n')
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code = 'c", "not TOML"),
        ("[read_and_code]\ncode = 'c'\ncode = 'd'", "not TOML"),
        ("code = 'c'", "no table [code]"),
        ("[reading]\ncode = 'c'", "no table [reading]"),
        ("[read_and_code]\ncodes_all = 'c'", "[read_and_code] codes_all: there is no such action"),
        ("[read_and_code]\ncode = 7", "[read_and_code] code: keys are written so"),
        ("[read_and_code]\ncode = ''", "keys are written so"),
        ("[read_and_code]\ncode = ['c', 'd']", "keys are written so"),
        ("[read_and_code.code]\nx = 'c'", "keys are written so"),
        ("[read_and_code]\ncode = 'c, entr'", "«entr» is no key"),
        ("[read_and_code]\ncode = 'c,,'", "«» is no key"),
        ("[read_and_code]\ncode = 'down'", "down is for moving"),
        ("[read_and_code]\ncode = '@'", "@ cannot be the only key: it needs AltGr"),
        ("[read_and_code]\ncode = '´'", "accent"),
        ("[read_and_code]\ncode = 'alt+c'", "not every terminal sends it"),
        ("[read_and_code]\ncode = 'ctrl+s, ctrl+.'", "Ctrl-S cannot be the only key"),
        ("[read_and_code]\ncode = 'ctrl+i'", "takes it for Tab"),
        ("[read_and_code]\ncode = 'u'", "u is bound twice, to code, undo"),
        ("[read_and_code]\ncode = 'J'\nundo = 'J'", "J is bound twice, to code, undo"),
        ("[start]\nnew = 'o'", "[start]: o is bound twice, to new, open"),
    ],
)
def test_what_is_wrong_is_told_and_keeps_its_usual_keys(
    tmp_path: Path, text: str, said: str
) -> None:
    found = read(tmp_path, text)
    assert any(said in problem for problem in found.problems)
    assert keys_of(found) == USUAL
    assert found.actions("start") == WORKSPACES["start"]


def test_what_is_right_beside_it_is_taken(tmp_path: Path) -> None:
    found = read(tmp_path, "[read_and_code]\ncode = '@'\nundo = 'ctrl+w, æ'\nnope = 'x'\n")
    assert len(found.problems) == 2
    assert keys_of(found) == {**USUAL, "undo": "ctrl+w,æ"}


def test_giving_usual_keys_back_makes_no_new_clash(tmp_path: Path) -> None:
    text = "[read_and_code]\ncode = 'u'\nundo = 'y'\nredo = 'c'\nquote = 'y'\n"
    found = read(tmp_path, text)
    used = [key for keys in keys_of(found).values() for key in keys.split(",")]
    assert len(set(used)) == len(used)
    assert found.problems


names = st.sampled_from([action.key_name for action in WORKSPACES["read_and_code"]])
some_keys = st.lists(
    st.sampled_from([*"abcdefXYZ123", "enter", "@", "f2", "down", "", "zz"]), min_size=1, max_size=3
)


@given(st.dictionaries(names, some_keys, max_size=8))
def test_no_file_leaves_an_action_without_an_easy_key_of_its_own(
    keys: dict[str, list[str]],
) -> None:
    found = keymap.Keymap(*_checked(keys))
    used = [key for action in found.actions("read_and_code") for key in action.keys.split(",")]
    assert len(set(used)) == len(used)
    for action in found.actions("read_and_code"):
        assert not all(map(why_not_easy, action.keys.split(",")))


def _checked(keys: dict[str, list[str]]) -> tuple[dict[str, str], tuple[str, ...]]:
    tables = {"read_and_code": {name: ", ".join(some) for name, some in keys.items()}}
    found, problems = keymap._checked(tables)
    return found, tuple(problems)


# --- where it is looked for


def test_the_file_is_looked_for_in_three_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    assert keymap.find(folder) is None
    assert keymap.read(keymap.find()) == keymap.Keymap()
    own = written(keymap.own_folder(), "")
    assert keymap.find(folder) == keymap.find() == own
    beside = written(folder, "")
    assert keymap.find(folder) == beside
    named = written(tmp_path, "", "mine.toml")
    monkeypatch.setenv("TUICODE_KEYS", str(named))
    assert keymap.find(folder) == named


def test_a_file_that_was_asked_for_and_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "no.toml", tmp_path):
        (problem,) = keymap.read(path).problems
        assert str(path) in problem
    written(tmp_path, "").write_bytes(b"\xff\xfe[")
    assert keymap.read(tmp_path / "keys.toml").problems


# --- the command line


def test_the_example_is_the_usual_keys_and_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["keys", "--example"]) == 0
    path = written(tmp_path, capsys.readouterr().out)
    found = keymap.read(path)
    assert found.problems == ()
    for workspace, actions in WORKSPACES.items():
        assert found.actions(workspace) == actions
        for action in actions:
            assert found.keys[action.id_in(workspace)] == action.keys
    monkeypatch.setenv("TUICODE_KEYS", str(path))
    assert main(["keys", "--check"]) == 0
    assert "is sound" in capsys.readouterr().out


def test_the_check_tells_every_fault_and_ends_with_1(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--check", str(path)]) == 0
    assert "no file" in capsys.readouterr().out
    written(path.parent, "[read_and_code]\ncode = '@'\nnope = 'x'\n")
    assert main(["keys", "--check", str(path)]) == 1
    answer = capsys.readouterr()
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 2


def test_the_keys_are_listed_as_they_are(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(path.parent, "[read_and_code]\nquote = 'ø'\n")
    before = sorted(path.parent.iterdir())
    assert main(["keys", str(path)]) == 0
    rows = {
        line.split()[0]: line.split()[1]
        for line in capsys.readouterr().out.splitlines()
        if " " in line
    }
    assert rows["quote"] == "ø"
    assert rows["undo"] == "u"
    assert sorted(path.parent.iterdir()) == before


# --- on screen


async def test_ones_own_keys_work_and_are_shown(project: Project, tmp_path: Path) -> None:
    text = "[read_and_code]\ncode = 'ø'\nundo = 'c'\nhelp = 'x'\nremove = 'u'\nlooks = 'æ'\n"
    found = read(tmp_path, text)
    assert found.problems == ()
    async with at(project, LARGE, keymap=found) as seat:
        assert "ø code" in seat.keys
        assert "c undo" in seat.keys
        assert seat.keys[-1] == "x help"
        assert "ø puts a code" in seat.message
        await seat.press("enter")
        assert not seat.prompt.is_open
        await seat.press("c")
        assert "undo" in seat.message.lower() or "Undone" in seat.message
        await seat.burst("ø", "n", "e", "w", "enter")
        assert "Put NE new here." in seat.message
        await seat.press("p", *"supply", "escape", "p", *"undo the last")
        assert "c" in next(row for row in seat.rows if "Undo the last step" in row).split()
        await seat.press("escape", "x")
        assert any(row.split()[:1] == ["ø"] for row in seat.rows)


async def test_what_is_wrong_with_them_is_said_at_the_start(
    project: Project, tmp_path: Path
) -> None:
    found = read(tmp_path, "[read_and_code]\ncode = '@'\n")
    async with at(project, SMALL, keymap=found) as seat:
        assert "code: @ cannot be the only key: it needs AltGr." in seat.message
        await seat.press("c")
        assert seat.prompt.is_open
    async with at(None, SMALL, keymap=found) as seat:
        assert "it needs AltGr" in seat.message


async def test_the_keys_of_its_folder_come_with_a_project(path: Path) -> None:
    written(path.parent, "[read_and_code]\ncode = 'ø'\n")
    async with at(None) as seat:
        with tuicode.open(path) as project:
            seat.app.open_workspace(project)
            await seat.settle()
            assert "ø code" in seat.keys
            await seat.press("ø")
            assert seat.prompt.is_open

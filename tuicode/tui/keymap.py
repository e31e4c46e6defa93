"""The user's own keys: looked for in a TOML file, checked, and never written."""

from __future__ import annotations

import os
import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _
from tuicode.tui.actions import WORKSPACES
from tuicode.tui.keys import MOVING, key_of, on_keyboard, why_not_easy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tuicode.tui.action import Action

FILE = "keys.toml"


class Keymap(msgspec.Struct, frozen=True):
    """The keys of every action by its id, what was wrong in the file, and where that lies."""

    keys: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    path: Path | None = None

    def actions(self, workspace: str) -> tuple[Action, ...]:
        """Return the actions of a workspace with the keys they have."""
        if not self.keys:
            return WORKSPACES[workspace]
        return tuple(
            msgspec.structs.replace(
                action, keys=self.keys.get(action.id_in(workspace), action.keys)
            )
            for action in WORKSPACES[workspace]
        )


def find(folder: Path | None = None) -> Path | None:
    """Return the file of keys: as TUICODE_KEYS says, in the project's folder, or one's own."""
    asked_for = os.environ.get("TUICODE_KEYS", "")
    if asked_for:
        return Path(asked_for)
    places = [*([folder] if folder else []), own_folder()]
    return next((place / FILE for place in places if (place / FILE).is_file()), None)


def own_folder() -> Path:
    """Return the folder of the user's settings of this program; it is never made."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
        return (Path(base) if base else Path("~/AppData/Roaming").expanduser()) / "tuicode"
    base = os.environ.get("XDG_CONFIG_HOME", "")
    # Path's own expanduser raises where there is no home.
    return Path(base or os.path.expanduser("~/.config")) / "tuicode"  # noqa: PTH111


def read(path: Path | None) -> Keymap:
    """Return the keys of a file; what is wrong in it keeps its usual keys, and is told."""
    if path is None:
        return Keymap()
    try:
        tables = _tables(path.read_text("utf-8-sig"))
    except OSError as error:
        problem = _("The keys in {path} cannot be read: {reason}.")
        reason = error.strerror or str(error)
        return Keymap(problems=(problem.format(path=path, reason=reason),), path=path)
    except ValueError as error:
        problem = _("{path} is not TOML, so all keys are the usual ones: {reason}.")
        return Keymap(problems=(problem.format(path=path, reason=error),), path=path)
    keys, problems = _checked(tables)
    return Keymap(keys, tuple(problems), path)


def example() -> str:
    """Return a whole file of keys: the usual ones."""
    about = _(
        "The keys of tuicode. This file is looked for where TUICODE_KEYS says, as keys.toml beside "
        "the project, and in your own folder of settings. Lines that you leave out keep their "
        "usual keys. Several keys stand with a comma between them; the comma itself is written "
        "comma. tuicode keys --check tells what is wrong."
    )
    lines = [f"# {line}" for line in textwrap.wrap(about, 88)]
    for workspace, actions in WORKSPACES.items():
        lines += ["", f"[{workspace}]"]
        for action in actions:
            keys = f'{action.key_name} = "{", ".join(action.keys.split(","))}"'
            lines.append(f"{keys:<36} # {_(action.title)}")
    return "\n".join(lines) + "\n"


def _tables(text: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)


def _checked(tables: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    problems: list[str] = []
    keys: dict[str, str] = {}
    for workspace, table in tables.items():
        if workspace not in WORKSPACES or not isinstance(table, dict):
            known = ", ".join(f"[{one}]" for one in WORKSPACES)
            sentence = _("There is no table [{name}]: those of keys are {known}.")
            problems.append(sentence.format(name=workspace, known=known))
            continue
        actions = {action.key_name: action for action in WORKSPACES[workspace]}
        for name, written in table.items():
            place = f"[{workspace}] {name}"
            if name not in actions:
                problems.append(_("{place}: there is no such action.").format(place=place))
                continue
            wrong = list(_wrong(written))
            problems += [f"{place}: {one}" for one in wrong]
            if not wrong:
                keys[actions[name].id_in(workspace)] = ",".join(_keys_in(written))
        problems += _without_clashes(workspace, keys)
    return keys, problems


def _keys_in(written: str) -> list[str]:
    found = [key_of(one) for one in written.split(",")]
    return list(dict.fromkeys(key for key in found if key))


def _wrong(written: object) -> Iterator[str]:
    """Yield what is wrong with the keys of one action."""
    if not isinstance(written, str) or not written.strip():
        yield _('keys are written so: "c, enter".')
        return
    for one in written.split(","):
        key = key_of(one)
        if key is None:
            yield _("«{key}» is no key.").format(key=one.strip())
        elif key in MOVING:
            yield _("{key} is for moving.").format(key=on_keyboard(key))
    keys = _keys_in(written)
    reasons = [(key, why_not_easy(key)) for key in keys]
    if all(why for _key, why in reasons):
        for key, why in reasons:
            sentence = _("{key} cannot be the only key: {why}.")
            yield sentence.format(key=on_keyboard(key), why=why)


def _without_clashes(workspace: str, keys: dict[str, str]) -> Iterator[str]:
    """Give the usual keys back to what shares a key with another action, until nothing does."""
    while clash := _clash(workspace, keys):
        key, clashing = clash
        own = [action for action in clashing if action.id_in(workspace) in keys]
        for action in own:
            del keys[action.id_in(workspace)]
        names = ", ".join(action.key_name for action in clashing)
        sentence = _("[{workspace}]: {key} is bound twice, to {names}.")
        yield sentence.format(workspace=workspace, key=on_keyboard(key), names=names)


def _clash(workspace: str, keys: Mapping[str, str]) -> tuple[str, list[Action]] | None:
    bound: defaultdict[str, list[Action]] = defaultdict(list)
    for action in WORKSPACES[workspace]:
        for key in keys.get(action.id_in(workspace), action.keys).split(","):
            bound[key].append(action)
    return next(((key, actions) for key, actions in bound.items() if len(actions) > 1), None)

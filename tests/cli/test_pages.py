"""docs/command-line.md is run as it stands, and tells every verb."""

from __future__ import annotations

import re
import shlex
from itertools import count

from command_line import REPOSITORY

from tuicode.cli.themes import theme_command
from tuicode.cli.verbs import VERBS

PAGE = (REPOSITORY / "docs" / "command-line.md").read_text("utf-8")
IDS = re.compile(r"\d{6,}")


def steps() -> list[tuple[str, str]]:
    """Return each command of the page, and what it is said to print."""
    blocks = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    found = "".join(blocks).split("$ ")[1:]
    return [tuple(one.split("\n", 1)) for one in found]


def test_the_page_is_true(tuicode, tmp_path, monkeypatch) -> None:
    (transcript,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "group-1.txt").write_text(transcript, "utf-8")
    monkeypatch.chdir(tmp_path)
    # Ids of one length, so that tables are laid out as on the page.
    ids = count(4 * 10**15)
    monkeypatch.setattr("secrets.randbits", lambda _bits: next(ids))
    real: dict[str, str] = {}
    for command, wanted in steps():
        program, *arguments = shlex.split(IDS.sub(lambda one: real[one.group()], command))
        assert program == "tuicode"
        answer = tuicode(*arguments)
        assert (answer.status, answer.err) == (0, ""), command
        real.update(zip(IDS.findall(wanted), IDS.findall(answer.out), strict=True))
        assert IDS.sub("ID", answer.out) == IDS.sub("ID", wanted), command
    assert len(steps()) > 10


def test_the_page_tells_every_verb() -> None:
    for verb in VERBS:
        assert re.search(rf"^\|.*`{verb}\b", PAGE, re.MULTILINE), verb


def test_the_page_names_no_option_that_is_not_there(tuicode) -> None:
    known = set()
    for verb in VERBS:
        known |= set(re.findall(r"--[a-z-]+", tuicode(verb, "--help").out))
    for action in theme_command.commands:
        help_of_action = tuicode("theme", "lights.json", action, "--help").out
        known |= set(re.findall(r"--[a-z-]+", help_of_action))
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) <= known

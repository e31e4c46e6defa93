"""How the program starts: fast, with or without a verb, and how it refuses what it is not for."""

from __future__ import annotations

import ast
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import REPOSITORY, environment

from tuicode import __version__
from tuicode.cli.verbs import VERBS
from tuicode.cli.verbs import tuicode as group

HEAVY = {"textual", "rich", "docx", "xlsxwriter", "charset_normalizer", "rapidfuzz"}


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command line leaves loaded."""
    program = f"""
import sys
from tuicode.cli import main
status = main({list(arguments)!r})
assert status == 0, status
print("loaded:", sorted(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ast.literal_eval(done.stdout.rpartition("loaded:")[2].strip()))


def test_the_version_is_told_before_any_library_is_loaded() -> None:
    loaded = loaded_by("--version")
    assert "tuicode.cli" in loaded
    assert not loaded & {
        *HEAVY,
        "click",
        "msgspec",
        "tinydb",
        "importlib.metadata",
        "tuicode.language",
    }


def test_no_verb_without_the_screen_loads_it(project: Path) -> None:
    for arguments in (["show", str(project), "codings"], ["check", str(project)], ["--help"]):
        loaded = loaded_by(*arguments)
        assert "click" in loaded
        assert not loaded & HEAVY


def test_a_verb_loads_no_other(project: Path) -> None:
    loaded = loaded_by("show", str(project))
    assert "tuicode.cli.showing" in loaded
    assert not loaded & {"tuicode.cli.importing", "tuicode.cli.coding", "tuicode.cli.exporting"}


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "--help"]])
def test_version(in_subprocess, arguments) -> None:
    done = in_subprocess(*arguments)
    assert done.returncode == 0
    assert done.stdout.decode().split() == ["tuicode", __version__]
    assert done.stderr == b""


def test_every_verb_has_help_with_examples(tuicode) -> None:
    for verb in VERBS:
        answer = tuicode(verb, "--help")
        assert answer.status == 0, verb
        assert f"tuicode {verb}" in answer.out or verb == "open"
        assert "Examples:" in answer.out
        assert answer.err == ""
        assert max(map(len, answer.out.splitlines())) <= 80, verb


def test_the_help_lists_every_verb_with_a_whole_sentence(tuicode) -> None:
    lines = tuicode("--help").out.splitlines()
    for verb in VERBS:
        (line,) = [line for line in lines if line.split()[:1] == [verb]]
        assert line.endswith("."), line
        assert not line.endswith("..."), line


def examples() -> list[list[str]]:
    found = []
    for verb in [None, *VERBS]:
        command = group if verb is None else group.get_command(None, verb)
        assert command is not None
        lines = (command.epilog or "").replace("\\\n", " ").splitlines()
        found += [shlex.split(line) for line in lines if line.strip().startswith("tuicode")]
    return found


@pytest.mark.parametrize("example", examples(), ids=" ".join)
def test_the_examples_of_the_help_can_be_parsed(example: list[str]) -> None:
    program, *arguments = example
    assert program == "tuicode"
    if "--help" in arguments:
        arguments.remove("--help")
    verb = arguments[0] if arguments and arguments[0] in VERBS else "open"
    rest = arguments[1:] if arguments and arguments[0] in VERBS else arguments
    command = group.get_command(None, verb)
    assert command is not None
    if verb == "import" and not rest:
        rest = ["a.json", "b.docx"]
    context = command.make_context(verb, list(rest), resilient_parsing=False)
    assert set(context.params) == {parameter.name for parameter in command.params}


@pytest.mark.parametrize(
    "arguments", [[], ["gatelys.json"], ["gatelys.json", "--read-only"], ["open", "gatelys.json"]]
)
def test_the_screens_want_a_terminal(tuicode, arguments) -> None:
    answer = tuicode(*arguments)
    assert answer.status == 1
    assert answer.out == ""
    assert answer.err == (
        "tuicode: The screens need a terminal, with its keyboard; to read a project without one: "
        "tuicode show FILE\n"
    )


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], (None, False)),
        (["x.json"], (Path("x.json"), False)),
        (["x.json", "--read-only"], (Path("x.json"), True)),
        (["--read-only", "x.json"], (Path("x.json"), True)),
        (["./new"], (Path("new"), False)),
        (["open", "new"], (Path("new"), False)),
    ],
)
def test_what_is_opened_on_screen(tuicode, monkeypatch, arguments, opened) -> None:
    seen = []
    monkeypatch.setattr("tuicode.cli.screen.is_terminal", lambda: True)
    monkeypatch.setattr(
        "tuicode.tui.app.run", lambda path, *, read_only: seen.append((path, read_only)) or 1
    )
    assert tuicode(*arguments).status == 1
    assert seen == [opened]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["shwo", "x.json"], "There is no verb «shwo»; did you mean show? See: tuicode --help"),
        (["one.json", "two.json"], "There is no verb «one.json», and only one file can be opened."),
        (["--colour"], "No such option"),
        (["show"], "Missing argument 'FILE'"),
        (["show", "x.json", "colours"], "'colours' is not one of"),
        (["new"], "Missing argument 'FILE'"),
        (["new", "x.json", "--language", "fr"], "'fr' is not one of"),
        (["import", "x.json"], "Missing argument 'SOURCE...'"),
        (["import", "x.json", "a.txt", "--speaker", "Kari"], "not of the form LABEL=PARTICIPANT"),
        (["import", "x.json", "a.txt", "--speaker", "=Kari"], "not of the form LABEL=PARTICIPANT"),
        (["import", "x.json", "a.txt", "b.txt", "--name", "A"], "--name is for one source"),
        (["code", "x.json", "A", "1", "2"], "Missing argument 'CODE...'"),
        (["code", "x.json", "A", "one", "2", "B"], "'one' is not a valid integer"),
        (["uncode", "x.json"], "Missing argument 'CODING-ID...'"),
        (["uncode", "x.json", "none"], "'none' is not a valid integer"),
        (["undo"], "Missing argument 'FILE'"),
        (["redo", "x.json", "2"], "unexpected extra argument"),
        (["check"], "Missing argument 'FILE'"),
        (["export", "x.json", "codes"], "Missing argument 'TO'"),
        (["export", "x.json", "colours", "c.xlsx"], "There is no kind «colours»; the kinds are:"),
        (["demo", "x.json"], "unexpected extra argument"),
    ],
)
def test_what_is_wrongly_asked_ends_with_2_and_one_line(tuicode, arguments, sentence) -> None:
    answer = tuicode(*arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("tuicode: ")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1
    assert answer.err.endswith("--help\n")


VERBS_ON_A_FILE = [
    ["show"],
    ["import", "FOLDER/gruppe.txt"],
    ["code", "A", "1", "2", "B"],
    ["uncode", "1"],
    ["undo"],
    ["redo"],
    ["check"],
    ["export", "codes", "FOLDER/codes.csv"],
]


@pytest.mark.parametrize("arguments", VERBS_ON_A_FILE, ids=lambda one: one[0])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "There is no file"), (b"[1, 2]", "not a tuicode project"), (b"\xff\xfe{", "")],
    ids=["missing", "of another kind", "no json"],
)
def test_a_file_that_is_no_project(tuicode, transcript, arguments, content, sentence) -> None:
    tmp_path = transcript.parent
    path = tmp_path / "noe.json"
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    verb, *rest = [one.replace("FOLDER", str(tmp_path)) for one in arguments]
    answer = tuicode(verb, path, *rest)
    assert answer.status == 1
    assert answer.out == ""
    assert answer.err.startswith("tuicode: ")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_is_no_project(tuicode, tmp_path) -> None:
    answer = tuicode("show", tmp_path)
    assert answer.status == 1
    assert "is a folder" in answer.err


def test_python_m_tuicode_ends_with_the_same_status(in_subprocess, project) -> None:
    assert in_subprocess("check", project).returncode == 0
    done = in_subprocess("show", "missing.json")
    assert done.returncode == 1
    assert done.stderr.startswith(b"tuicode: There is no file missing.json")
    assert b"Traceback" not in done.stderr
    assert in_subprocess("show").returncode == 2


def test_the_packaged_script_is_this_function() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    assert 'tuicode = "tuicode.cli:main"' in text

"""Terminals and pipes of every kind: other encodings, readers that leave, no streams at all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import environment


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_tables_come_out_in_any_encoding(in_subprocess, project, encoding) -> None:
    in_subprocess("code", project, "Gruppe 1", 150, 200, "街灯 og «mørke»")
    for what in ("codes", "codings", "participants", "log"):
        done = in_subprocess("show", project, what, PYTHONIOENCODING=encoding, COLUMNS="200")
        assert done.returncode == 0
        assert done.stderr == b""
        assert done.stdout.decode(encoding)
    shown = in_subprocess("show", project, "codes", PYTHONIOENCODING=encoding).stdout
    marks = {"ascii": "?? og ?m?rke?", "cp1252": "?? og «mørke»", "utf-8": "街灯 og «mørke»"}
    assert marks[encoding] in shown.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_the_same_in_any_encoding(in_subprocess, tuicode, project, encoding) -> None:
    in_subprocess("code", project, "Gruppe 1", 150, 200, "街灯 og «mørke»")
    done = in_subprocess("show", project, "codings", "--json", PYTHONIOENCODING=encoding)
    assert (
        json.loads(done.stdout.decode(encoding))
        == tuicode("show", project, "codings", "--json").json
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_messages_come_out_in_any_encoding(in_subprocess, project, encoding) -> None:
    done = in_subprocess("code", project, "街灯", 0, 9, "«x»", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert done.stderr.decode(encoding).startswith("tuicode: There is no ")
    assert b"Traceback" not in done.stderr
    assert in_subprocess("import", "--help", PYTHONIOENCODING=encoding).returncode == 0


def test_a_reader_that_leaves_is_no_error(project) -> None:
    program = (
        "from tuicode.cli import rows, showing, main\n"
        "rows.SHOWN['codes'] = lambda _project: [{'x': 'y' * 100}] * 100_000\n"
        f"import sys; sys.exit(main(['show', {str(project)!r}, 'codes', '--json']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == b"["
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 1
    assert told == b""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="has no /dev/full")
def test_a_full_disk_under_the_output_is_told(project) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tuicode", "show", project],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"tuicode: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by the shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_error(project, closed) -> None:
    command = f'"{sys.executable}" -m tuicode show "{project}" {closed}'
    done = subprocess.run(command, shell=True, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_messages_and_help_are_in_the_users_language(in_subprocess, project) -> None:
    for verb in ("new", "import", "code", "check"):
        norwegian = in_subprocess(verb, "--help", TUICODE_LANGUAGE="nb").stdout.decode()
        assert "Eksempler:" in norwegian
        assert max(map(len, norwegian.splitlines())) <= 80
    answer = in_subprocess("show", project, "participants", TUICODE_LANGUAGE="nb").stdout.decode()
    assert answer.split()[:4] == ["Deltaker", "Rolle", "Ytringer", "Ord"]
    shown = in_subprocess("show", project, "participants", "--json", TUICODE_LANGUAGE="nb").stdout
    assert {one["role"] for one in json.loads(shown)} == {"participant", "interviewer"}

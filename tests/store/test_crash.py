"""A real process is killed while it codes; every acknowledged coding is there afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from invented import contents

import tuicode
from tuicode.model import codes, sources
from tuicode.model.integrity import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(tuicode.__file__).parent.parent
PROGRAM = Path(__file__).with_name("coding_process.py")
KILLS = 200
KILLS_OF_A_PROJECT = 20
LEAST_IN_THE_REWRITE = 30
LONGEST = 0.06
"""Seconds of coding before a kill."""
PIECES = (1_500, 1_500, 60_000)
"""Bytes the file is written in: with small ones most of the time goes into the rewrite."""

Acknowledged = dict[int, tuple[int, int, int, int]]


def coder() -> subprocess.Popen[bytes]:
    """Start a process that is ready to code, once it is told where."""
    return subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        bufsize=0,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), *sys.path])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def coders() -> Iterator[Iterator[subprocess.Popen[bytes]]]:
    """Yield processes that were started ahead, so that their start costs no time."""
    ready = [coder(), coder()]

    def following() -> Iterator[subprocess.Popen[bytes]]:
        while True:
            ready.append(coder())
            yield ready.pop(0)

    yield following()
    for process in ready:
        process.kill()
        process.communicate()


def new_project(path: Path) -> Path:
    """Make a project of about 40 kB with one source and three codes."""
    path.parent.mkdir()
    with tuicode.new(path) as project:
        words = [
            sources.NewTurn(f"{number} lykter ble slukket i natt. " * 10) for number in range(120)
        ]
        sources.add(project, "Gruppe 1", words)
        for name in ("mørke", "lys", "ingen vet"):
            codes.create(project, name)
    return path


def code_and_be_killed(process: subprocess.Popen[bytes], task: str, seconds: float) -> Acknowledged:
    """Let the process code for so long after its first coding, kill it; return what it said."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{task}\n".encode())
    said = process.stdout.readline()
    Event().wait(seconds)
    process.kill()
    rest, errors = process.communicate()
    assert not errors, errors.decode()
    lines = (said + rest).splitlines(keepends=True)
    numbers = [tuple(map(int, line.split())) for line in lines if line.endswith(b"\n")]
    return {one: (source, start, end, code) for one, source, start, end, code in numbers}


def test_200_kills_lose_no_acknowledged_coding(
    tmp_path: Path, coders: Iterator[subprocess.Popen[bytes]]
) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    dice = random.Random(seed)
    in_the_rewrite = recovered = 0
    path = tmp_path
    expected: Acknowledged = {}
    for number in range(KILLS):
        if number % KILLS_OF_A_PROJECT == 0:
            path = new_project(tmp_path / f"prosjekt {number}" / "gatelys.json")
            expected = {}
        task = f"{dice.choice(PIECES)} {len(expected)} {path}"
        said = code_and_be_killed(next(coders), task, dice.uniform(0, LONGEST))
        assert said
        assert not said.keys() & expected.keys()
        expected |= said
        in_the_rewrite += bool(list(path.parent.glob("*.new")))

        # Now and then the next coder is the one who recovers, and may be killed doing it.
        read_only = dice.random() < 0.5
        with tuicode.open(path, read_only=read_only) as project:
            found = {c.id: (c.source, c.start, c.end, c.code) for c in project.codings}
            made = Counter(one.id for entry in project.log for one in entry.before)
            assert faults(contents(project)) == []
            recovered += "recovered" in " ".join(project.notices)
        assert {one: found[one] for one in expected} == expected
        assert len(found) <= len(expected) + 1
        assert all(made[one] == 1 for one in found)
        assert len(set(found.values())) == len(found)
        expected = found
        if not read_only:
            assert [one.name for one in path.parent.iterdir()] == ["gatelys.json"]
    assert in_the_rewrite >= LEAST_IN_THE_REWRITE
    assert recovered >= LEAST_IN_THE_REWRITE

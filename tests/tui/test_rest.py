from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from seat import at

from tuicode.tui import rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project


class Ring:
    """What only Python's collecting takes away."""

    there = 0

    def __init__(self) -> None:
        self.itself = self
        Ring.there += 1

    def __del__(self) -> None:
        Ring.there -= 1


@pytest.fixture
def no_collecting() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def make_rings(count: int) -> None:
    for _number in range(count):
        Ring()


@pytest.mark.usefixtures("no_collecting")
async def test_what_is_no_longer_used_is_taken_away_after_keys(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "PAUSE", 0.001)
    async with at(project) as seat:
        make_rings(rest.MANY)
        assert Ring.there
        await seat.press("right", "left")
        while Ring.there:
            await seat.settle()


@pytest.mark.usefixtures("no_collecting")
async def test_it_does_not_wait_for_a_pause_for_ever(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "TOO_MANY", rest.MANY)
    async with at(project) as seat:
        make_rings(rest.MANY + 1)
        await seat.press("right")
        assert not Ring.there


async def test_an_application_within_another_program_leaves_its_collecting_alone(
    project: Project,
) -> None:
    async with at(project) as seat:
        await seat.press("right")
        assert gc.get_freeze_count() == 0
        assert gc.isenabled()

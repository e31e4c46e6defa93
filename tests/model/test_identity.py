"""Times as the user's clock shows them."""

from __future__ import annotations

import os
import time

import pytest

from tuicode.model.identity import local, now


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
@pytest.mark.parametrize(
    ("zone", "shown"),
    [("UTC0", "2026-03-01 23:59"), ("CET-1", "2026-03-02 00:59"), ("EST5", "2026-03-01 18:59")],
)
def test_a_time_is_shown_in_the_zone_of_the_machine(
    zone: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert local("2026-03-01T23:59:58Z") == shown
    finally:
        monkeypatch.undo()
        time.tzset()
    assert os.environ.get("TZ") != zone


def test_what_is_now_is_shown_to_the_minute() -> None:
    assert len(local(now())) == len("2026-03-01 23:59")


@pytest.mark.parametrize(
    "text", ["", "Z", "yesterday", "2026-13-01T00:00:00Z", "2026-03-01T23:59:58", "0001-01-01Z"]
)
def test_what_is_no_such_time_is_shown_as_it_is(text: str) -> None:
    assert local(text) == text

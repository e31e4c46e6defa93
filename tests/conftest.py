"""What all tests share: how hypothesis searches, and the language they read messages in."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

# Screens make many objects that live as long as they do: looked through less often, as in the
# application (tuicode/tui/rest.py), the tests take a tenth less time.
gc.set_threshold(100_000, 50, 100)

settings.register_profile(
    "tuicode",
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tuicode")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are read in English, whatever the machine speaks; the coder has one name."""
    monkeypatch.setenv("TUICODE_LANGUAGE", "en")
    monkeypatch.setenv("TUICODE_CODER", "Kari")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name no test by a file's bytes: a document holds the time it was made at."""
    return "bytes" if isinstance(val, bytes) else None

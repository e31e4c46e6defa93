"""Ids and times: the two things a record gets from outside itself."""

from __future__ import annotations

import secrets
import time
from datetime import datetime


def new_id() -> int:
    """Return a random 53-bit id, never 0: two coders' copies do not clash."""
    return secrets.randbits(53) or new_id()


def local(at: str) -> str:
    """Return a time as the user's clock shows it, to the minute; other text as it is."""
    if not at.endswith("Z"):
        return at
    try:
        # The long list of what was done has one in each row: strptime takes five times as long.
        moment = datetime.fromisoformat(f"{at[:-1]}+00:00").astimezone()
    except (ValueError, OverflowError, OSError):
        return at
    return moment.isoformat(" ", "minutes")[:16]


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

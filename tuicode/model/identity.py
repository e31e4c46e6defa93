"""Ids and times: the two things a record gets from outside itself."""

from __future__ import annotations

import calendar
import secrets
import time


def new_id() -> int:
    """Return a random 53-bit id, never 0: two coders' copies do not clash."""
    return secrets.randbits(53) or new_id()


def local(at: str) -> str:
    """Return a time as the user's clock shows it, to the minute; other text as it is."""
    try:
        moment = calendar.timegm(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ"))
    except ValueError:
        return at
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment))


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

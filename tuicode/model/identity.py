"""Ids and times: the two things a record gets from outside itself."""

from __future__ import annotations

import secrets
import time


def new_id() -> int:
    """Return a random 53-bit id, never 0: two coders' copies do not clash."""
    return secrets.randbits(53) or new_id()


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

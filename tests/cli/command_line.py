"""What the tests of the command line share: what a run came to, and what a run is given."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import tuicode

REPOSITORY = Path(tuicode.__file__).parents[1]

TRANSCRIPT = """\
Moderator: Hva skjer når gatelyset blir borte?
Deltaker 1: Da ringer folk til oss, og så ringer vi til noen andre.
Deltaker 2: Jeg skulle ønske naboene fikk vite det først.
Moderator: *ler* Får de det?
Deltaker 1: Nå og da. Hvis noen husker det.
"""


class Answer(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(**changed: str) -> dict[str, str]:
    """Return this process's variables, with these changed, and the package within reach."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "TUICODE_LANGUAGE": "en", **changed}

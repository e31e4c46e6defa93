"""`python -m tuicode` is `tuicode`."""

from __future__ import annotations

import sys

from tuicode.cli import main

if __name__ == "__main__":
    sys.exit(main())

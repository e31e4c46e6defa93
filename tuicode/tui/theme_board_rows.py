"""What stands on the board of themes: columns of themes and codes, and the piles beside them.

A column is a list of rows under a head, which always is in view. The outline is one column with
all themes; the board has one for each theme at the top. The last column holds the piles: codes
not placed yet, the Miscellaneous pile, and the themes set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.analysis.code_search import folded as folded_letters
from tuicode.model.placing import miscellaneous, not_placed
from tuicode.model.themes import set_aside_themes, subthemes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme

Kind = Literal["top", "theme", "code", "unplaced", "miscellaneous", "aside"]
"""All themes as a head, a theme, a code, and the heads of the three piles."""

PILED = "piled"
"""The kind of a code on the Miscellaneous pile, in its key: it is not followed there and back."""

Key = tuple[str, int, int]
"""What a row is, wherever it stands: its kind, its theme, its code."""


class BoardRow(msgspec.Struct, frozen=True):
    """One row: a theme, a code in a theme or a pile, or the head of all themes or of a pile."""

    kind: Kind
    theme: int = 0
    """The theme that it is, or that the code stands in; 0 where the code is in none."""
    code: int = 0
    depth: int = 0
    count: int = 0
    """Of a head: how many there are."""
    found: int = 0
    """Of the head of a pile: how many of them hold what is wanted."""
    folded: bool = False
    """Whether there are codes under a theme that are not shown."""

    piled: bool = False
    """Whether a code lies on the Miscellaneous pile."""

    @property
    def key(self) -> Key:
        """What it is, wherever it stands."""
        return PILED if self.piled else self.kind, self.theme, self.code


Column = tuple[BoardRow, ...]
"""The head, and the rows below it."""


class Board(msgspec.Struct, frozen=True):
    """The columns as they stand side by side, the piles last, and how high their heads are."""

    columns: tuple[Column, ...]
    head: int

    @property
    def piles(self) -> int:
        """The index of the piles."""
        return len(self.columns) - 1

    def find(self, key: Key) -> tuple[int, int] | None:
        """Return the column and the row of what a key stands for."""
        for at, column in enumerate(self.columns):
            for row, one in enumerate(column):
                if one.key == key:
                    return at, row
        return None


def outline(project: Project, folded: Collection[int], wanted: str = "") -> Board:
    """Return all themes in one column, and the piles; of these, codes that hold what is wanted."""
    themes = subthemes(project, None)
    rows = [row for one in themes for row in _rows_of(project, one, folded, 0)]
    return Board(((BoardRow("top"), *rows), _piles(project, wanted)), 1)


def board(project: Project, folded: Collection[int], wanted: str = "") -> Board:
    """Return each theme at the top in a column of its own, and the piles."""
    columns = [tuple(_rows_of(project, one, folded, 0)) for one in subthemes(project, None)]
    head = (BoardRow("top"),)
    return Board((*(columns or [head]), _piles(project, wanted)), 3)


def _rows_of(
    project: Project, one: Theme, folded: Collection[int], depth: int
) -> Iterator[BoardRow]:
    """Yield a theme, its codes unless they are folded, and what stands under it."""
    hides = one.id in folded and bool(one.codes)
    yield BoardRow("theme", one.id, depth=depth, count=len(one.codes), folded=hides)
    if not hides:
        for code in one.codes:
            yield BoardRow("code", one.id, code, depth=depth + 1)
    for sub in subthemes(project, one):
        yield from _rows_of(project, sub, folded, depth + 1)


def _piles(project: Project, wanted: str) -> Column:
    """Return the codes that stand in no theme, the Miscellaneous pile, and what is set aside."""
    unplaced, pile = not_placed(project), miscellaneous(project)
    aside = set_aside_themes(project)
    words = folded_letters(wanted).split()
    some, piled = list(_holding(unplaced, words)), list(_holding(pile, words))
    return (
        BoardRow("unplaced", count=len(unplaced), found=len(some)),
        *(BoardRow("code", code=one.id) for one in some),
        BoardRow("miscellaneous", count=len(pile), found=len(piled)),
        *(BoardRow("code", code=one.id, piled=True) for one in piled),
        BoardRow("aside", count=len(aside)),
        *(BoardRow("theme", one.id, count=len(one.codes)) for one in aside),
    )


def _holding(codes: Sequence[Code], words: Sequence[str]) -> Iterator[Code]:
    for code in codes:
        text = folded_letters(f"{code.tag} {code.name}")
        if all(word in text for word in words):
            yield code

"""Which lane of the aisle each relation goes up or down in, so that none lies upon another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

End = tuple[int, int]
"""The side a line comes from or goes to (0 left, 1 right), and the height."""


def lanes_of(ends: Mapping[int, tuple[End, End]], apart: int) -> dict[int, int]:
    """Return the lane of each line that does not run straight across, from 0 at the left.

    Lines that stay on the left are to the left of those that cross, and the shorter ones nearer to
    their boxes, mirrored on the right: so few lines cross. Two may share a lane where one ends at
    least `apart` before the other begins.
    """
    turning = [one for one, (first, second) in ends.items() if first[1] != second[1]]
    turning.sort(key=lambda one: _order(*ends[one], one))
    spans = {one: sorted((ends[one][0][1], ends[one][1][1])) for one in turning}

    def clash(one: int, other: int) -> bool:
        return spans[one][0] < spans[other][1] + apart and spans[other][0] < spans[one][1] + apart

    lanes: dict[int, int] = {}
    for one in turning:
        lanes[one] = max((lanes[before] + 1 for before in lanes if clash(one, before)), default=0)
    last = max(lanes.values(), default=0)
    for at in range(len(turning) - 1, -1, -1):
        one = turning[at]
        if _group(*ends[one]) == RIGHT_ONLY:
            after = (lanes[other] - 1 for other in turning[at + 1 :] if clash(one, other))
            lanes[one] = min(after, default=last)
    return lanes


LEFT_ONLY, ACROSS, RIGHT_ONLY = 0, 1, 2


def _group(first: End, second: End) -> int:
    if first[0] != second[0]:
        return ACROSS
    return RIGHT_ONLY if first[0] else LEFT_ONLY


def _order(first: End, second: End, relation: int) -> tuple[int, int, int, int]:
    group, length = _group(first, second), abs(first[1] - second[1])
    if group != ACROSS:
        return group, 0, -length if group == RIGHT_ONLY else length, relation
    left, right = sorted((first, second))
    # Those that go down from the left do not cross each other where the lowest is leftmost.
    return (group, 0, -left[1], relation) if left[1] < right[1] else (group, 1, left[1], relation)

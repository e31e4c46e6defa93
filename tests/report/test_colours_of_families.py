from __future__ import annotations

import pytest

from tuicode.model.records import FAMILIES
from tuicode.report.colours import FILL, INK


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_each_family_has_a_colour_of_its_own() -> None:
    assert set(FILL) == set(INK) == set(FAMILIES)
    assert len(set(FILL.values())) == len(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_tag_is_legible_on_its_family_s_colour(family: str) -> None:
    light, dark = sorted((luminance(FILL[family]), luminance(INK[family])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5

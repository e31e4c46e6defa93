"""A theme map as PNG, for Word: the SVG drawn with a font of our own, alike on every machine."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from msgspec.structs import replace

from tuicode.report import theme_map_svg

if TYPE_CHECKING:
    from tuicode.report.theme_map import ThemeMap

FONTS: Final = Path(__file__).parent / "fonts"
"""Liberation Sans, under the SIL Open Font Licence beside it."""

DOTS_PER_INCH: Final = 300
SVG_DOTS_PER_INCH: Final = 96

PICTURES: Final = re.compile("[\u2600-\u27bf\u2b00-\u2bff\u200d\ufe0f\U0001f000-\U0001faff]")
"""Emoji, and what joins and colours them."""
BULLET: Final = "•"
"""Stands for a name that is nothing but pictures."""

HEADER: Final = 33
"""The bytes of a PNG before which nothing else may come: its signature and its first chunk."""


def render(content: ThemeMap) -> bytes:
    """Return the map as PNG, of 300 dots an inch and so marked, that Word makes it 16 cm wide."""
    from resvg_py import svg_to_bytes

    drawn = svg_to_bytes(
        svg_string=theme_map_svg.render(_in_letters(content)).decode("utf-8"),
        background="white",
        skip_system_fonts=True,
        zoom=DOTS_PER_INCH / SVG_DOTS_PER_INCH,
        dpi=SVG_DOTS_PER_INCH,
        sans_serif_family="Liberation Sans",
        font_files=[str(file) for file in sorted(FONTS.glob("*.ttf"))],
    )
    return drawn[:HEADER] + _density() + drawn[HEADER:]


def _in_letters(content: ThemeMap) -> ThemeMap:
    """Return the map without the little pictures among its words, which the font has not."""
    themes = tuple(replace(one, name=_letters(one.name) or BULLET) for one in content.themes)
    relations = tuple(replace(one, words=_letters(one.words)) for one in content.relations)
    title = _letters(content.title) or BULLET
    return replace(content, title=title, themes=themes, relations=relations)


def _letters(text: str) -> str:
    kept = PICTURES.sub("", text)
    return text if kept == text else " ".join(kept.split())


def _density() -> bytes:
    """Return the chunk that tells how many dots there are in a metre."""
    across = round(DOTS_PER_INCH / 0.0254)
    chunk = b"pHYs" + struct.pack(">IIB", across, across, 1)
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", crc32(chunk))

"""The one catalogue that all text shown to a person goes through (gettext).

English is the source language and needs no catalogue file, so nothing is loaded for it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from gettext import NullTranslations

Text = TypeVar("Text", bound=str)

LOCALE_FOLDER = Path(__file__).parent / "locale"
"""Where the compiled catalogues lie: `LANGUAGE/LC_MESSAGES/tuicode.mo`."""


def interface_language() -> str:
    """Return the user's language, `nb` or `en`, from TUICODE_LANGUAGE or the usual variables."""
    for variable in ("TUICODE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "nb" if value[:2].lower() in {"nb", "no", "nn"} else "en"
    return "en"


@cache
def catalogue(language: str) -> NullTranslations | None:
    """Return the catalogue of `language`, or None where the text stays English."""
    if language == "en":
        return None
    from gettext import translation

    return translation("tuicode", LOCALE_FOLDER, [language], fallback=True)


def _(message: str, language: str | None = None) -> str:
    """Return `message` in `language`, by default the user's."""
    found = catalogue(language or interface_language())
    # Under the empty text, a catalogue keeps its own header.
    return message if found is None or not message else found.gettext(message)


def marked(text: Text) -> Text:
    """Mark `text` for the catalogue; it is translated where it is shown."""
    return text


def plural(one: str, many: str, count: int, language: str | None = None) -> str:
    """Return `one` or `many` for `count` things, with `{count}` filled in."""
    found = catalogue(language or interface_language())
    english = one if count == 1 else many
    text = english if found is None else found.ngettext(one, many, count)
    return text.format(count=count)

"""Bring the catalogues up to date: extract the texts, update the .po files, compile them.

`python tools/catalogue.py` says what is left to translate; see docs/translating.md.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable

REPOSITORY = Path(__file__).parents[1]
LOCALE = REPOSITORY / "tuicode" / "locale"

KEYWORDS = {"_": None, "marked": None, "plural": (1, 2), "transaction": (1,)}
"""What takes texts of the catalogue; the first argument of a transaction is its name in the log."""

HEADERS = {
    "Language",
    "Plural-Forms",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}


class Catalogue(Catalog):
    """A catalogue whose header says nothing that another run, or another Babel, would change."""

    def __init__(self, language: str | None = None, messages: Iterable[object] = ()) -> None:
        super().__init__(language, header_comment="# tuicode, MIT licence", fuzzy=False)
        for message in messages:
            self[message.id] = message

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        return [header for header in self._get_mime_headers() if header[0] in HEADERS]


def extracted() -> Catalogue:
    """Return every text that the program shows."""
    found = Catalogue()
    for name, _line, texts, _comments, _context in extract_from_dir(
        REPOSITORY / "tuicode", [("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(texts, locations=[(f"tuicode/{name}", 0)])
    return found


def translated(po: Path) -> Catalog:
    """Return a catalogue as it stands in its file."""
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3])


def updated(po: Path, template: Catalog) -> Catalogue:
    """Return a catalogue with the texts there are now; what is alike is kept as fuzzy."""
    known = translated(po)
    known.update(template)
    return Catalogue(known.locale_identifier, (one for one in known if one.id))


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as the text that people edit."""
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def mo_bytes(po: Path) -> bytes:
    """Return what a .po file compiles to."""
    file = BytesIO()
    messages = (one for one in translated(po) if one.id)
    write_mo(file, Catalogue(po.parts[-3], messages))
    return file.getvalue()


def unfinished(catalogue: Catalog) -> list[str]:
    """Return the texts that have no translation, or one that was for another text."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


def main() -> int:
    """Write all catalogues; return 1 where something is left to translate."""
    template = extracted()
    (LOCALE / "tuicode.pot").write_bytes(po_bytes(template))
    left = []
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/tuicode.po")):
        catalogue = updated(po, template)
        po.write_bytes(po_bytes(catalogue))
        po.with_suffix(".mo").write_bytes(mo_bytes(po))
        left += [f"{po.parts[-3]}: {text}" for text in unfinished(catalogue)]
    for text in left:
        sys.stdout.write(f"to translate, {text}\n")
    sys.stdout.write(f"{len(template)} texts, {len(left)} to translate\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())

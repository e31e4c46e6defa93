"""The columns of what `tuicode show` shows, by kind."""

from __future__ import annotations

from tuicode.cli.text_table import Column
from tuicode.language import _

BY_THEME = "coverage by theme"
"""What `coverage` shows with --by-theme."""


def columns_of(what: str) -> dict[str, Column]:
    """Return the columns of one kind of thing, by the keys of its rows."""
    known = {
        **_columns_of_records(),
        **_columns_of_passes(),
        **_columns_of_notes(),
        **_columns_of_themes(),
    }
    return known[what]


def _columns_of_passes() -> dict[str, dict[str, Column]]:
    return {
        "passes": {
            "number": Column(_("Pass"), "number"),
            "name": Column(_("Name")),
            "lens": Column(_("Lens")),
            "phase": Column(_("Phase"), "number"),
            "started": Column(_("Started"), "id"),
            "ended": Column(_("Ended"), "id"),
            "codings": Column(_("Codings"), "number"),
            "sources": Column(_("Sources"), "number"),
        },
        "progress": {
            "pass": Column(_("Pass"), "number"),
            "source": Column(_("Source")),
            "codings": Column(_("Codings"), "number"),
            "extracts": Column(_("Extracts"), "number"),
            "words": Column(_("Words"), "number"),
            "coded": Column(_("Coded"), "number"),
            "percent": Column("%", "number"),
        },
        "changes": {
            "pass": Column(_("Pass"), "number"),
            "when": Column(_("When")),
            "change": Column(_("Change")),
            "before": Column(_("Before")),
            "code": Column(_("Code")),
            "source": Column(_("Source")),
            "span": Column(_("Span"), "id"),
        },
    }


def _columns_of_records() -> dict[str, dict[str, Column]]:
    return {
        "sources": {
            "name": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "turns": Column(_("Turns"), "number"),
            "characters": Column(_("Characters"), "number"),
            "read": Column(_("Read"), "number"),
            "checked": Column(_("Checked"), "id"),
            "filename": Column(_("File")),
        },
        "participants": {
            "label": Column(_("Participant")),
            "role": Column(_("Role")),
            "turns": Column(_("Turns"), "number"),
            "words": Column(_("Words"), "number"),
        },
        "codes": {
            "tag": Column(_("Tag"), "id"),
            "name": Column(_("Code")),
            "family": Column(_("Family")),
            "state": Column(_("State")),
            "extracts": Column(_("Extracts"), "number"),
        },
        "codings": {
            "id": Column(_("Coding"), "number"),
            "source": Column(_("Source")),
            "span": Column(_("Span"), "id"),
            "tag": Column(_("Tag"), "id"),
            "participant": Column(_("Participant")),
            "text": Column(_("Text")),
        },
        "readings": {
            "source": Column(_("Source")),
            "by": Column(_("Who")),
            "at": Column(_("When"), "id"),
            "percent": Column(_("Percent"), "number"),
            "times": Column(_("Read"), "number"),
            "checked": Column(_("Checked"), "id"),
        },
        "log": {
            "number": Column(_("Step"), "number"),
            "at": Column(_("When"), "id"),
            "by": Column(_("Who")),
            "action": Column(_("What")),
            "summary": Column(_("Summary")),
        },
    }


def _columns_of_notes() -> dict[str, dict[str, Column]]:
    place = {"source": Column(_("Source")), "span": Column(_("Span"), "id")}
    written = {
        "id": Column(_("Id"), "number"),
        "at": Column(_("When"), "id"),
        "by": Column(_("Who")),
        "name": Column(_("About")),
        "text": Column(_("Text")),
    }
    return {
        "flags": {
            **place,
            "kind": Column(_("Flag")),
            "note": Column(_("Note")),
            "resolved": Column(_("Resolved"), "id"),
            "text": Column(_("Text")),
        },
        "quotes": {**place, "text": Column(_("Text"))},
        "memos": written,
        "journal": written,
        "glossary": {
            "name": Column(_("Term")),
            "meaning": Column(_("Meaning")),
            "forms": Column(_("Also said")),
            "places": Column(_("Places"), "number"),
        },
        "coverage": {
            "source": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "coded": Column(_("Coded"), "number"),
            "percent": Column("%", "number"),
            "stretches": Column(_("Stretches without a coding"), "number"),
        },
        BY_THEME: {
            "source": Column(_("Source")),
            "words": Column(_("Words"), "number"),
            "coded": Column(_("In a theme"), "number"),
            "percent": Column("%", "number"),
            "stretches": Column(_("Stretches no theme touches"), "number"),
        },
    }


def _columns_of_themes() -> dict[str, dict[str, Column]]:
    return {
        "themes": {
            "name": Column(_("Theme")),
            "parent": Column(_("Under")),
            "state": Column(_("State")),
            "codes_in_all": Column(_("Codes"), "number"),
            "extracts": Column(_("Extracts"), "number"),
            "participants": Column(_("Participants"), "number"),
        },
        "relations": {
            "from": Column(_("From")),
            "word": Column(_("Word")),
            "kind": Column(_("Kind")),
            "to": Column(_("To")),
        },
        "versions": {
            "number": Column(_("Version"), "number"),
            "name": Column(_("Name")),
            "at": Column(_("When"), "id"),
            "by": Column(_("Who")),
            "themes": Column(_("Themes"), "number"),
            "codes": Column(_("Codes"), "number"),
            "note": Column(_("Note")),
        },
    }

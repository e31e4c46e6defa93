"""The records of what the researcher writes: memos, journal entries and the glossary."""

from __future__ import annotations

from typing import Literal

from tuicode.model.record import Id, Record


class Memo(Record, frozen=True, kw_only=True, gc=False):
    """A note about anything; a journal entry is a dated, private memo."""

    text: str
    at: str
    by: str = ""
    kind: Literal["memo", "journal"] = "memo"
    private: bool = False
    about: tuple[str, Id] | None = None
    """Table and id of what the memo is about; None for one that is about the whole project."""
    start: int | None = None
    end: int | None = None
    """The span of the source that a memo about an extract is on; None with any other memo."""
    links: tuple[tuple[str, Id], ...] = ()
    """Table and id of what else it has to do with: codings, codes, themes."""
    prompt: str = ""
    """The question of the method that it answers, where it was written to one."""
    phase: int = 0
    """The phase of thematic analysis, 1 to 6, that it was written in; 0 where it is not said."""
    changed: str = ""


class Term(Record, frozen=True, kw_only=True, gc=False):
    """A term or abbreviation of the participants' own, in the glossary."""

    name: str
    meaning: str
    forms: tuple[str, ...] = ()
    """Other ways in which it is said, such as plurals."""
    by: str = ""
    at: str = ""

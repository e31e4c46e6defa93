"""Finds a coded quotation of the sample in its source by a part of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check_codings import coded_quotations

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Source


def found(project: Project, document: str, words: str) -> tuple[Source, int, int]:
    """Return the source of that name, and where the quotation that holds the words stands."""
    source = project.source_named(document)
    quotation = next(
        coded.quotation
        for coded in coded_quotations()
        if coded.document == document and words in coded.quotation
    )
    start = source.text.index(quotation)
    return source, start, start + len(quotation)

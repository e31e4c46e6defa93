"""Where the terms of the glossary are said: whole words, in any form, letter case aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.finding import Hit, find_in
from tuicode.analysis.wording import as_written, folded
from tuicode.model.glossary import terms
from tuicode.model.readings import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Term


class TermFinder:
    """Finds terms in a stretch of a text; made once for the whole glossary."""

    def __init__(self, found: Iterable[Term]) -> None:
        self._forms = [
            (folded(form).split()[0], form, term)
            for term in found
            for form in (term.name, *term.forms)
        ]

    def among(self, text: str, start: int, end: int) -> list[Term]:
        """Return the terms that are said between two positions, each once, in text order."""
        # Few terms begin with a word that is there: of the others no form is looked for.
        within = folded(text[start:end])
        first: dict[int, tuple[int, Term]] = {}
        for beginning, form, term in self._forms:
            if beginning in within:
                found = next(as_written(form, text, [(start, end)], whole_words=True), None)
                if found is not None:
                    said = min(found[0], first.get(term.id, found)[0])
                    first[term.id] = said, term
        return [term for _said, term in sorted(first.values(), key=lambda one: one[0])]


def finder_of(project: Project) -> TermFinder:
    """Return what finds the terms of a project's glossary as it is now."""
    return TermFinder(terms(project))


def places_of_term(project: Project, term: Term) -> list[Hit]:
    """Return where a term is said in all sources, in reading order, never overlapping."""
    order = {source.id: place for place, source in enumerate(in_reading_order(project))}
    hits = [hit for form in (term.name, *term.forms) for hit in find_in(project, form, "word")]
    # Of two forms that begin alike, the longer one is said.
    hits.sort(key=lambda hit: (order[hit.source], hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or kept[-1].source != hit.source or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept

"""How many words the extracts of every code have, by source and by who says them.

Reckoned once for each code and kept while its codings stay as they are, as the tally of extracts
is; what is corrected or not analysed any more has all of it reckoned anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tuicode.analysis.spans import joined, spans_by_source
from tuicode.analysis.tally import SpeakersInSource
from tuicode.model.flags import NOT_ANALYSED
from tuicode.model.units import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Flag, Source

Speaker = int | None
WordsOfCode = Mapping[tuple[int, Speaker], int]
"""By source and speaker; each word once where extracts overlap."""


def words_of(project: Project, code_ids: Iterable[int]) -> dict[int, WordsOfCode]:
    """Return the words of some codes as they are now, by id."""
    kept = _TALLIES.setdefault(project, _WordsTally())
    kept.follow(project)
    return {code_id: kept.words(project, code_id) for code_id in code_ids}


class _WordsTally:
    """The words of all codes of a project."""

    def __init__(self) -> None:
        self._codes: dict[int, tuple[int, WordsOfCode]] = {}
        self._sources: dict[int, WordsInSource] = {}
        self._not_analysed: frozenset[Flag] = frozenset()

    def follow(self, project: Project) -> None:
        """Forget everything where words, speakers or what is not analysed are no longer so."""
        sources = project.tables.table("sources")
        flags = project.tables.table("flags").values()
        hidden = frozenset(flag for flag in flags if flag.kind == NOT_ANALYSED)
        same = sources.keys() == self._sources.keys() and all(
            self._sources[source.id].is_of(source) for source in sources.values()
        )
        if not same or hidden != self._not_analysed:
            self._codes.clear()
            self._not_analysed = hidden
            self._sources = {source.id: WordsInSource(source) for source in sources.values()}

    def words(self, project: Project, code_id: int) -> WordsOfCode:
        """Return the words of a code."""
        changes = project.tables.codings_index.changes_of_code(code_id)
        kept = self._codes.get(code_id)
        if kept is None or kept[0] != changes:
            kept = self._codes[code_id] = changes, self._counted(project, code_id)
        return kept[1]

    def _counted(self, project: Project, code_id: int) -> WordsOfCode:
        words: dict[tuple[int, Speaker], int] = defaultdict(int)
        for source_id, spans in spans_by_source(project, code_id).items():
            for speaker, count in self._sources[source_id].in_spans(spans):
                words[source_id, speaker] += count
        return words


class WordsInSource(dict[Span, Sequence[tuple[Speaker, int]]]):
    """How many words each turn has in a span of one source, and whose turn it is; remembered."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._speakers = SpeakersInSource(source)

    def is_of(self, source: Source) -> bool:
        """Tell whether the words and who says them are still those of a source."""
        return self._source.text is source.text and self._source.turns is source.turns

    def in_spans(self, spans: Iterable[Span]) -> Iterator[tuple[Speaker, int]]:
        """Yield how many words each turn has in some spans, each word once, and whose it is."""
        for span in joined(spans):
            yield from self[span]

    def __missing__(self, span: Span) -> Sequence[tuple[Speaker, int]]:
        """Count the words of a span, turn by turn."""
        source, (start, end) = self._source, span
        first, last = self._speakers.turns_between(start, end)
        found: list[tuple[Speaker, int]] = [
            (
                turn.participant,
                len(source.text[max(start, turn.start) : min(end, turn.end)].split()),
            )
            for turn in source.turns[first:last]
        ]
        if not source.turns:
            found = [(None, len(source.text[start:end].split()))]
        self[span] = found
        return found


_TALLIES: WeakKeyDictionary[Project, _WordsTally] = WeakKeyDictionary()

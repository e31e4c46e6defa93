"""The passages of a theme: each extract under it and its subthemes, and what was decided on it.

Places and no more: what is drawn or printed of them is looked up then, as a theme may hold 20,000.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tuicode.analysis.theme_counts import theme_counts_of
from tuicode.language import plural
from tuicode.model.extracts import START, extract_at
from tuicode.model.theme_extracts import in_text_order
from tuicode.model.theme_reviews import verdicts
from tuicode.model.themes import with_subthemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Memo, Review, Source, Theme
    from tuicode.model.theme_extracts import Place
    from tuicode.model.units import Span


class Passage(NamedTuple):
    """A place where an extract of a theme stands, or stood until this round took it out."""

    theme: int
    source: int
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self[1:]


Verdicts = dict[tuple[int, "Place"], "Review"]
"""What a round decided, by the id of the theme and the place."""


LEAVING = frozenset({"taken out", "moved", "recoded", "uncoded"})
"""The verdicts after which an extract may not stand in the theme any more."""


class Progress(NamedTuple):
    """How far a round of reviewing is; what was skipped is still to come."""

    reviewed: int
    total: int

    @property
    def left(self) -> int:
        """How many are still to come."""
        return self.total - self.reviewed


def passages_of_theme(project: Project, one: Theme, reviewed: Verdicts) -> list[Passage]:
    """Return the passages of a theme, then those of each subtheme, source by source in text order.

    With those that the round has taken out, moved or coded anew: one goes on among them as they
    were.
    """
    counts = theme_counts_of(project)
    gone: dict[int, set[Place]] = {}
    for (theme_id, place), review in reviewed.items():
        if review.verdict in LEAVING and extract_at(project, *place) is not None:
            gone.setdefault(theme_id, set()).add(place)
    return [
        Passage(sub.id, *place)
        for sub in with_subthemes(project, one)
        for place in in_text_order(project, counts.places(project, sub) | gone.get(sub.id, set()))
    ]


def longer_than_counted(project: Project, one: Theme, passages: Sequence[Passage]) -> str:
    """Return why there are more passages than a theme has extracts; nothing where there are not."""
    counts = theme_counts_of(project)
    standing = {sub.id: counts.places(project, sub) for sub in with_subthemes(project, one)}
    there = [each.place for each in passages if each.place in standing[each.theme]]
    left, again = len(passages) - len(there), len(there) - len(set(there))
    told = []
    if left:
        told.append(
            plural(
                "{count} that left the theme in this round is listed still.",
                "{count} that left the theme in this round are listed still.",
                left,
            )
        )
    if again:
        told.append(
            plural(
                "{count} is listed again, as it stands in another of its themes too.",
                "{count} are listed again, as they stand in another of its themes too.",
                again,
            )
        )
    return " ".join(told)


def reviewed_in(project: Project, one: Theme, number: int) -> Verdicts:
    """Return what a round decided on the passages of a theme and its subthemes."""
    return verdicts(project, one, number)


def progress(passages: Iterable[Passage], reviewed: Mapping[tuple[int, Place], Review]) -> Progress:
    """Return how many of some passages have been reviewed."""
    there = list(passages)
    decided = {key for key, review in reviewed.items() if review.verdict != "skipped"}
    if not decided:
        return Progress(0, len(there))
    return Progress(sum((one.theme, one.place) in decided for one in there), len(there))


def codes_on(project: Project, extract: Extract, one: Theme) -> list[Code]:
    """Return the codes of an extract, each once: those that the theme holds first, by its order."""
    ids = dict.fromkeys(coding.code for coding in extract.codings)
    own = [code for code in one.codes if code in ids]
    return [project.code(code) for code in dict.fromkeys((*own, *ids))]


def departing(project: Project) -> dict[int, list[Span]]:
    """Return what departs from the pattern, in text order, by source."""
    found: dict[int, list[Span]] = {}
    for flag in project.tables.table("flags").values():
        if flag.kind == "departing":
            found.setdefault(flag.source, []).append((flag.start, flag.end))
    return {source: sorted(spans) for source, spans in found.items()}


def memos_on_places(project: Project) -> dict[Place, list[Memo]]:
    """Return the memos on spans of sources that are not private, oldest first, by place."""
    found: dict[Place, list[Memo]] = {}
    for memo in _memos(project):
        if memo.about and memo.start is not None and memo.end is not None:
            found.setdefault((memo.about[1], memo.start, memo.end), []).append(memo)
    return found


def around(source: Source, start: int, end: int) -> tuple[Span, Span]:
    """Return what stands before and after a span: the rest of its turns, and the turn beyond."""
    turns = source.turns
    if not turns:
        return (0, start), (end, len(source.text))
    first = max(bisect_right(turns, start, key=START) - 1, 0)
    last = max(bisect_right(turns, end - 1, key=START) - 1, first)
    before, after = turns[max(first - 1, 0)], turns[min(last + 1, len(turns) - 1)]
    return (min(before.start, start), start), (end, max(after.end, end))


def _memos(project: Project) -> Iterator[Memo]:
    rows: Iterable[Memo] = project.tables.table("memos").values()
    there = (one for one in rows if not one.private and one.about and one.about[0] == "sources")
    return iter(sorted(there, key=lambda one: (one.at, one.id)))

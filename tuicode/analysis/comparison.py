"""Two passes side by side: what both coded alike, what only one coded, what was coded otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

from tuicode.language import _, marked
from tuicode.model.errors import ProjectError
from tuicode.model.first_given import first_codes
from tuicode.model.flags import analysed
from tuicode.model.records import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Pass
    from tuicode.model.units import Span

Outcome = Literal["alike", "otherwise", "only first", "only second"]

OUTCOMES: tuple[Outcome, ...] = (
    marked("alike"),
    marked("otherwise"),
    marked("only first"),
    marked("only second"),
)

CodesOnSpans = dict["Span", set[int]]
Matched = tuple[list["Span"], list["Span"]]
"""The spans of the first pass, and those of the second that belong with them."""


class CodedSpan(msgspec.Struct, frozen=True):
    """A span of a source and the codes that it has in one pass, by name."""

    start: int
    end: int
    codes: tuple[Code, ...]


class _Given(msgspec.Struct, frozen=True, eq=False):
    """The codes that each of two passes has on the spans of a source, and the order of codes."""

    sides: tuple[CodesOnSpans, CodesOnSpans]
    codes: dict[int, Code]
    rank: dict[int, int]

    def shown(self, side: int, spans: Iterable[Span]) -> tuple[CodedSpan, ...]:
        """Return spans of one of the passes with their codes, by name."""
        on, codes = self.sides[side], self.codes
        return tuple(
            CodedSpan(
                *span, tuple(codes[one] for one in sorted(on[span], key=self.rank.__getitem__))
            )
            for span in spans
        )


class Compared(msgspec.Struct, frozen=True, eq=False):
    """A stretch of a source, and how each of the two passes coded it.

    What stands on either side is made when it is asked for: of tens of thousands, few are shown.
    """

    source: int
    start: int
    end: int
    outcome: Outcome
    spans: Matched
    given: _Given

    @property
    def first(self) -> tuple[CodedSpan, ...]:
        """What the first pass has here."""
        return self.given.shown(0, self.spans[0])

    @property
    def second(self) -> tuple[CodedSpan, ...]:
        """What the second pass has here."""
        return self.given.shown(1, self.spans[1])


def compare(
    project: Project, first: Pass, second: Pass, *, as_first_given: bool = False
) -> Iterator[Compared]:
    """Yield what two passes coded, side by side, source by source in text order.

    Extracts of one span stand together, and of those that are left, the ones that overlap with one
    of the other pass. They are coded alike where the codes are the same, wherever the extracts
    begin and end. The codes are those of now, or with `as_first_given` those given in the pass.
    """
    # By name, as `project.codes` are: what stands on a span is put in their order.
    codes = {code.id: code for code in project.codes}
    rank = {code_id: number for number, code_id in enumerate(codes)}
    for source in project.sources:
        sides = _sides(project, source.id, first, second, as_first_given)
        given = _Given(sides, codes, rank)
        for spans in _matched(*sides):
            start, end = _reach(*spans)
            yield Compared(source.id, start, end, _outcome(spans, sides), spans, given)


def _sides(
    project: Project, source_id: int, first: Pass, second: Pass, as_first_given: bool
) -> tuple[CodesOnSpans, CodesOnSpans]:
    """Return the codes on each span in each of the two passes."""
    sides: dict[int, CodesOnSpans] = {first.id: defaultdict(set), second.id: defaultdict(set)}
    for coding in analysed(project, project.codings_of_source(source_id)):
        on = sides.get(coding.pass_)
        if on is None:
            continue
        if as_first_given:
            on[coding.start, coding.end].update(first_codes(coding).values())
        else:
            on[coding.start, coding.end].add(coding.code)
    return sides[first.id], sides[second.id]


def _reach(first: Sequence[Span], second: Sequence[Span]) -> Span:
    """Return where spans begin, and where they end."""
    if len(first) + len(second) == 1 or first == second:
        return (first or second)[0]
    spans = [*first, *second]
    return min(start for start, _end in spans), max(end for _start, end in spans)


def _matched(first: CodesOnSpans, second: CodesOnSpans) -> list[Matched]:
    """Return the spans of two passes that belong together, in text order."""
    alike: list[Matched] = [([span], [span]) for span in first if span in second]
    rest = sorted(
        [(span, 0) for span in first if span not in second]
        + [(span, 1) for span in second if span not in first]
    )
    # The spans of either side stand in order: the first is the least.
    return sorted([*alike, *_overlapping(rest)], key=_first_span)


def _first_span(sides: Matched) -> Span:
    first, second = sides
    return min(first[0], second[0]) if first and second else (first or second)[0]


def _overlapping(rest: list[tuple[Span, int]]) -> Iterator[Matched]:
    """Yield spans joined by overlaps between the two passes; overlaps within one join none."""
    group_of: dict[tuple[Span, int], list[tuple[Span, int]]] = {}
    going_on: list[tuple[Span, int]] = []
    for one in rest:
        (start, _end), side = one
        going_on = [other for other in going_on if other[0][1] > start]
        group_of[one] = [one]
        for other in going_on:
            if other[1] != side and group_of[other] is not group_of[one]:
                smaller, larger = sorted((group_of[one], group_of[other]), key=len)
                larger += smaller
                for member in smaller:
                    group_of[member] = larger
        going_on.append(one)
    for group in {id(group): sorted(group) for group in group_of.values()}.values():
        yield [span for span, side in group if not side], [span for span, side in group if side]


def _outcome(spans: Matched, sides: tuple[CodesOnSpans, CodesOnSpans]) -> Outcome:
    first, second = spans
    if not second:
        return "only first"
    if not first:
        return "only second"
    if len(first) == len(second) == 1:
        same = sides[0][first[0]] == sides[1][second[0]]
    else:
        ours, theirs = (
            {code for one in side for code in on[one]}
            for on, side in zip(sides, spans, strict=True)
        )
        same = ours == theirs
    return "alike" if same else "otherwise"


def passes_between(project: Project, numbers: tuple[int, int] | None = None) -> tuple[Pass, Pass]:
    """Return two passes by their numbers, or the last two.

    Raises NotFound where there is no pass of a number, and ProjectError where there is only one,
    or the two are one.
    """
    if numbers is not None:
        first, second = (project.pass_numbered(number) for number in numbers)
        if first == second:
            raise ProjectError(
                _("Name two passes; this compares pass {number} with itself.").format(
                    number=first.number
                )
            )
        return first, second
    if len(project.passes) == 1:
        raise ProjectError(_("There is only one pass yet, so there is none to compare it with."))
    first, second = project.passes[-2:]
    return first, second

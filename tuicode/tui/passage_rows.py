"""Drawing the passages of a theme: who says it where, the words whole, codes, flags and memos."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.segment import Segment

from tuicode.analysis.theme_passages import around, codes_on, departing, memos_on_places
from tuicode.language import _, plural
from tuicode.model.extracts import extract_at, speakers_in, turns_in
from tuicode.model.records import Turn
from tuicode.model.themes import theme
from tuicode.model.units import Units
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.widgets.passage import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style

    from tuicode.analysis.theme_passages import Passage, Verdicts
    from tuicode.model.project import Project
    from tuicode.model.records import Review, Source
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look
    from tuicode.tui.widgets.passage_list import Lines

LONGEST = 4_000
"""Characters of one passage that are shown; of a longer one, the beginning."""

MOST_AROUND = 1_200
"""Characters of the turns around it that are shown on either side."""

WIDEST = 96
"""Cells of a line of text at most."""

INDENT = 3

SIGNS = {
    "kept": "✓",
    "recoded": "✓",
    "uncoded": "✓",
    "moved": "→",
    "taken out": "×",
    "skipped": "·",
}


class PassageRows:
    """Draws passages of one theme with its subthemes, as the project is when this is made."""

    def __init__(
        self, project: Project, look: Look, passages: Sequence[Passage], verdicts: Verdicts
    ) -> None:
        self.project = project
        self.look = look
        self.passages = passages
        self.verdicts = verdicts
        self.opened: set[Passage] = set()
        """Passages that are shown with what stands around them."""
        self._departing = departing(project)
        self._memos = memos_on_places(project)
        self._groups = _groups(passages)

    def draw(self, index: int, width: int, lit: bool) -> Lines:
        """Return the lines of a passage."""
        passage = self.passages[index]
        review = self.verdicts.get((passage.theme, passage.place))
        room = min(width - INDENT - 1, WIDEST)
        source = self.project.source(passage.source)
        lines = [self._place(source, passage, review, width - INDENT - 1, lit=lit)]
        out = review is not None and review.verdict in {"taken out", "moved"}
        style = self.look.quiet if out else self.look.text
        lines += self._words(source, passage, room, style)
        lines += self._codes(passage, room)
        lines += self._notes(passage, review, room)
        bar = Segment(" ▌ " if lit else "   ", self.look.bar)
        return [*self._heading(index, width), *([bar, *line] for line in lines), []]

    # --- the parts of a passage

    def _heading(self, index: int, width: int) -> Lines:
        """Return the name of the theme above its first passage, where there are several themes."""
        if len(self._groups) < 2 or index not in self._groups:  # noqa: PLR2004 - several
            return []
        one = theme(self.project, self.passages[index].theme)
        count = plural("{count} extract", "{count} extracts", self._groups[index])
        name = cut(f" {one.name} · {count} ", max(width - 4, 0))
        rule = "─" * max(width - 2 - cells(name), 0)
        return [[Segment("──", self.look.quiet), Segment(name, self.look.strong),
                 Segment(rule, self.look.quiet)], []]  # fmt: skip

    def _place(
        self, source: Source, passage: Passage, review: Review | None, room: int, *, lit: bool
    ) -> list[Segment]:
        people = speakers_in(self.project, source, passage.start, passage.end)
        names = ", ".join(person.label for person in people)
        turn = _("turn {turn}").format(turn=Units(source).turn_index(passage.start) + 1)
        verdict = self._verdict(review)
        left = " · ".join(part for part in (source.name, turn) if part)
        name = cut(names, max(room - cells(verdict) - 2, 0))
        rest = max(room - cells(name) - cells(verdict) - 2, 0)
        told = cut(f"  {left}", rest)
        space = " " * max(room - cells(name) - cells(told) - cells(verdict), 1)
        quiet = self.look.selected_quiet if lit else self.look.quiet
        strong = self.look.selected if lit else self.look.strong
        return [
            Segment(name, self.look.selected if lit else self.look.speaker),
            Segment(told + space, quiet),
            Segment(verdict, strong),
        ]

    def _verdict(self, review: Review | None) -> str:
        if review is None:
            return ""
        # What only says why, and decides nothing, is kept as something left for now.
        noted = review.verdict == "skipped" and review.note
        word = _("noted") if noted else _(review.verdict)
        told = f"{SIGNS[review.verdict]} {word}"
        if review.to is not None:
            to = self.project.tables.get("themes", review.to)
            name = getattr(to, "name", "")
            told = cut(_("→ moved to «{name}»").format(name=name), 36) if name else told
        return told

    def _words(self, source: Source, passage: Passage, room: int, style: Style) -> Lines:
        """Return the words of a passage, and where it is opened the turns around it."""
        start, end = passage.start, min(passage.end, passage.start + LONGEST)
        whole = (start, end)
        opened = passage in self.opened
        if opened:
            before, after = around(source, passage.start, passage.end)
            whole = max(before[0], start - MOST_AROUND), min(after[1], end + MOST_AROUND)
        turns = turns_in(source, *whole) or (Turn(start=whole[0], end=whole[1]),)
        lines: Lines = []
        for turn in turns:
            piece = max(turn.start, whole[0]), min(turn.end, whole[1])
            if len(turns) > 1 and piece[0] < piece[1]:
                lines.append([Segment(self._speaker(turn), self.look.quiet)])
            strong = self.look.strong if opened else style
            lines += self._piece(source.text, piece, (start, end), room, strong)
        if end < passage.end:
            lines.append([Segment(_("… the rest is in the text: Enter"), self.look.quiet)])
        return lines

    def _piece(
        self, text: str, piece: Span, extract: Span, room: int, style: Style
    ) -> Iterator[list[Segment]]:
        for start, end in rows_of(text, piece, max(room, 8)):
            first, last = (min(max(one, start), end) for one in extract)
            parts = ((start, first, self.look.quiet), (first, last, style), (last, end, None))
            yield [
                Segment(shown(text[one:after]), how or self.look.quiet)
                for one, after, how in parts
                if one < after
            ]

    def _codes(self, passage: Passage, room: int) -> Lines:
        """Return the codes on a passage, those of its theme first; what departs, before them."""
        extract = extract_at(self.project, *passage.place)
        one = theme(self.project, passage.theme)
        parts: list[list[Segment]] = []
        if self._departs(passage):
            parts.append([Segment(_("≠ departs from the pattern"), self.look.strong)])
        for code in codes_on(self.project, extract, one) if extract else ():
            chip = Segment(f" {shown(code.tag)} ", self.look.chips[code.family])
            style = self.look.text if code.id in one.codes else self.look.quiet
            parts.append([chip, Segment(" " + cut(code.name, max(room - 6, 1)), style)])
        return _flowing(parts, room, self.look)

    def _departs(self, passage: Passage) -> bool:
        spans = self._departing.get(passage.source, ())
        return any(start < passage.end and passage.start < end for start, end in spans)

    def _notes(self, passage: Passage, review: Review | None, room: int) -> Lines:
        """Return why something was decided, and the memos on the passage."""
        told = [_("why: {text}").format(text=review.note)] if review and review.note else []
        told += [
            _("memo: {text}").format(text=" ".join(memo.text.split()))
            for memo in self._memos.get(passage.place, ())
        ]
        return [
            [Segment(shown(text[start:end]), self.look.quiet)]
            for text in told
            for start, end in rows_of(text, (0, len(text)), max(room, 8))
        ]

    def _speaker(self, turn: Turn) -> str:
        person = turn.participant
        return "–" if person is None else shown(self.project.participant(person).label)


def _groups(passages: Iterable[Passage]) -> dict[int, int]:
    """Return how many passages each theme has, by the first of them; they stand by theme."""
    counts = Counter(passage.theme for passage in passages).values()
    return dict(zip(accumulate(counts, initial=0), counts, strict=False))


def _flowing(parts: Sequence[list[Segment]], room: int, look: Look) -> Lines:
    """Return parts side by side, in as many lines as they take."""
    lines: Lines = []
    used = 0
    for part in parts:
        length = sum(cells(segment.text) for segment in part)
        if lines and used + 2 + length <= room:
            lines[-1] += [Segment("  ", look.text), *part]
            used += 2 + length
        else:
            lines.append(list(part))
            used = length
    return lines

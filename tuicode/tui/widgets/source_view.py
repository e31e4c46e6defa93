"""One source drawn line by line with its codes beside it, or to be read, and what is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tuicode.tui.cells import cells
from tuicode.tui.margin import Margin
from tuicode.tui.measure import ROOMY, Measure, beside_codes, for_reading
from tuicode.tui.page import TEXT, Page
from tuicode.tui.painting import Painter
from tuicode.tui.signs import Signs
from tuicode.tui.widgets.scrolled import scroll_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.analysis.theme_marks import ThemesOnText
    from tuicode.model.project import Project
    from tuicode.model.records import Source, Turn
    from tuicode.model.units import Span
    from tuicode.tui.cursor import Cursor
    from tuicode.tui.looks import Look


class SourceView(ScrollView):
    """Draws a source and keeps its cursor in view; how the cursor moves others decide."""

    DEFAULT_CSS = """
    SourceView { scrollbar-size: 0 0; overflow: hidden hidden; }
    """

    def __init__(self, project: Project, look: Look, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.project = project
        self.look = look
        self.source: Source | None = None
        self.cursor: Cursor | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._reading = False
        self._panes = 1
        self._only: frozenset[int] | None = None
        self._passes: frozenset[int] | None = None
        self._themes: ThemesOnText | None = None
        self._hits: Sequence[Span] = ()
        self._uncoded: Sequence[Span] = ()

    # --- what is shown

    @property
    def reading(self) -> bool:
        """Whether the source is shown to be read, without the codes."""
        return self._reading

    @reading.setter
    def reading(self, reading: bool) -> None:
        """Show the source to be read, or with its codes."""
        self._reading = reading
        self._lay_out()

    @property
    def panes(self) -> int:
        """How many panes share the screen."""
        return self._panes

    @panes.setter
    def panes(self, panes: int) -> None:
        """Lay the text out for its share of the screen."""
        self._panes = panes
        self._lay_out()

    @property
    def participants(self) -> frozenset[int] | None:
        """Whose turns are shown; None where all are."""
        return self._only

    @property
    def hits(self) -> Sequence[Span]:
        """What was found and is marked."""
        return self._hits

    def change_look(self, look: Look) -> None:
        """Draw everything anew in another look."""
        self.look = look
        if self._painter is not None:
            self._painter.change_look(look)
        self._redraw()

    def show_passes(self, passes: frozenset[int] | None) -> None:
        """Show the codings of some passes (ids) only; of all where it is None."""
        self._passes = passes
        self._mark_anew()

    def show_themes(self, themes: ThemesOnText | None) -> None:
        """Mark the text by theme; by code again where it is None."""
        self._themes = themes
        self._mark_anew()

    def refresh_marks(self, spans: Iterable[Span]) -> None:
        """Draw the rows anew where the codings of some spans have changed."""
        if self._painter is None:
            return
        margin = self._painter.margin
        lanes = margin.lanes
        for first, last in margin.refresh(spans):
            self._redraw_rows(first, last)
        if margin.lanes != lanes:
            self._redraw()

    def refresh_flags(self) -> None:
        """Draw anew what is flagged, chosen as a quote or has a memo."""
        if self._painter is not None and self.source is not None:
            self._painter.signs = Signs(self.project, self.source.id, self._painter.page)
            self._redraw()

    def show_hits(self, hits: Sequence[Span]) -> None:
        """Mark what was found; nothing where `hits` is empty."""
        if self._hits != hits:
            self._hits = hits
            self._show_spans()

    def show_uncoded(self, spans: Sequence[Span]) -> None:
        """Mark stretches without a coding; nothing where `spans` is empty."""
        if self._uncoded != spans:
            self._uncoded = list(spans)
            self._show_spans()

    def shows(self, span: Span) -> bool:
        """Tell whether the turn that a span begins in is shown."""
        return self._painter is None or self._painter.page.shows(span[0])

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        row = y + self._top
        strip = self._strips.get(row)
        if strip is None:
            if self._painter is None:
                return Strip.blank(self.size.width, self.look.text)
            strip = self._painter.row(row, self.size.width)
            self._strips[row] = strip
        return strip

    def on_resize(self) -> None:
        """Lay the text out again where its width changed; keep the cursor in view."""
        self._lay_out()
        self._keep_in_view(entering=False)
        # Where the transcript stands on the screen is known only then.
        self.call_after_refresh(self._place_hardware_cursor)

    def on_focus(self) -> None:
        """Put the terminal's own cursor where ours is."""
        self._place_hardware_cursor()

    # --- inside

    def _lay_out(self) -> None:
        """Lay the text out where that is to be otherwise; what has the cursor stays in its row."""
        if self.source is None or not self.size.width:
            return
        measure = self._measure(self.source)
        roomy = self.app.size.height >= ROOMY
        former = self._painter
        if former is None or former.page.layout != (
            measure.columns, roomy, self._reading, self._only
        ):  # fmt: skip
            row = self._rows_of_focus()[0] - self._top if former is not None else None
            page = Page(
                self.source, measure.columns, roomy=roomy, reading=self._reading, only=self._only
            )
            self._painter = self._painter_of(self.source, page)
            scroll_over(self, Size(self.size.width, len(page)))
            if row is not None:
                self._put_top(self._rows_of_focus()[0] - row)
        assert self._painter is not None
        self._painter.gutter = measure.gutter
        scroll_over(self, Size(self.size.width, len(self._painter.page)))
        if self.cursor is not None:
            self._painter.marked = self.cursor.span
            self._painter.anchored = self.cursor.anchor is not None
        self._redraw()

    def _painter_of(self, source: Source, page: Page) -> Painter:
        margin = self._margin_of(source, page)
        signs = Signs(self.project, source.id, page)
        painter = Painter(page, margin, self.look, self._speaker, signs)
        painter.hits, painter.uncoded = self._hits, self._uncoded
        return painter

    def _margin_of(self, source: Source, page: Page) -> Margin:
        return Margin(self.project, source.id, page, self._passes, self._themes)

    def _mark_anew(self) -> None:
        if self._painter is not None and self.source is not None:
            self._painter.margin = self._margin_of(self.source, self._painter.page)
            self._redraw()

    def _show_spans(self) -> None:
        if self._painter is not None:
            self._painter.hits, self._painter.uncoded = self._hits, self._uncoded
            self._redraw()

    def _measure(self, source: Source) -> Measure:
        if not self._reading:
            return beside_codes(self.app.size.width, self._panes)
        speakers = {turn.participant for turn in source.turns} - {None}
        labels = [person.label for person in self.project.participants if person.id in speakers]
        return for_reading(
            self.size.width, max(map(cells, labels), default=1), len(f"{len(source.turns)}")
        )

    def _speaker(self, turn: Turn) -> str:
        return "" if turn.participant is None else self.project.participant(turn.participant).label

    @property
    def _top(self) -> int:
        """The first row on the screen."""
        return round(self.scroll_offset.y)

    def _rows_of_focus(self) -> tuple[int, int]:
        assert self._painter is not None
        assert self.cursor is not None
        start, end = self.cursor.focus
        row_of = self._painter.page.row_of
        return row_of(start), row_of(max(end - 1, start))

    def _keep_in_view(self, *, entering: bool = True) -> None:
        """Scroll by thirds of a screen until the moving end is in view.

        Of a unit longer than the screen the beginning is shown when one enters it.
        """
        if self._painter is None or self.cursor is None or not self.size.height:
            return
        page, height, top = self._painter.page, self.size.height, self._top
        first, last = self._rows_of_focus()
        stays = last - first >= height and not entering and first < top + height and last >= top
        if first and page.kinds[first - 1] != TEXT:
            first -= 1
        third = max(height // 3, 1)
        if stays:
            pass
        elif first < top:
            top = first - third
        elif last >= top + height:
            top = min(max(last - height + 1 + third, top), first)
        self._put_top(top)

    def _put_top(self, top: int) -> None:
        if self._painter is not None:
            most = max(len(self._painter.page) - self.size.height, 0)
            self.scroll_to(y=max(0, min(top, most)), animate=False, immediate=True, force=True)

    def _place_hardware_cursor(self) -> None:
        if self._painter is None or self.cursor is None or not self.has_focus:
            return
        page, start = self._painter.page, self.cursor.focus[0]
        row = page.row_of(start)
        x, y = self._painter.gutter + page.column_of(row, start), max(row - self._top, 0)
        self.app.cursor_position = Offset(self.region.x + x, self.region.y + y)

    def _redraw_rows(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._strips.pop(row, None)
        top = self._top
        shown = Region(0, first - top, self.size.width, last - first + 1)
        visible = shown.intersection(Region(0, 0, self.size.width, self.size.height))
        if visible:
            self.refresh(visible)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

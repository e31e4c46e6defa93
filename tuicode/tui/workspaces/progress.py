"""The actions of Read & code on reading itself: how far, how often, in what order."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model import readings
from tuicode.model.errors import ProjectError
from tuicode.model.identity import local
from tuicode.model.sources import check_against_audio
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.ordering import Ordering
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look


ALL = 100
"""Percent."""


class ProgressActions(Workspace):
    """Follow how far a source is read, remember it, and put the sources into an order."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.chance = Random()  # noqa: S311 - no secret is made of it
        self._furthest: dict[int, int] = {}
        self._focus: dict[Transcript, tuple[int, Span]] = {}

    def action_read_to_end(self) -> None:
        """Note that this source has been read, and begin to read it anew."""
        source = self.transcript.source
        if source is None or not self.may_change():
            return
        try:
            reading = readings.read_to_end(self.project, source)
        except ProjectError as error:
            self.refuse(error)
            return
        self._furthest[source.id] = 0
        times = plural("{count} time", "{count} times", len(reading.read))
        self.say(_("You have read «{source}» {times} now.").format(source=source.name, times=times))
        self.show_progress()

    def action_checked(self) -> None:
        """Note that this source was checked against the audio, or take that back."""
        source = self.transcript.source
        if source is None or not self.may_change():
            return
        was_checked = bool(self.project.source(source.id).checked)
        try:
            check_against_audio(self.project, source, checked=not was_checked)
        except ProjectError as error:
            self.refuse(error)
            return
        if was_checked:
            self.say(_("«{source}» is not checked against the audio.").format(source=source.name))
        else:
            self.say(
                _("«{source}» is checked against the audio today; C takes it back.").format(
                    source=source.name
                )
            )

    def action_reading_order(self) -> None:
        """Ask in what order the sources are read."""
        if len(self.project.sources) < 2:  # noqa: PLR2004
            self.say(_("There is no order to choose: there are not two sources."))
        elif self.may_change():
            title = _("read the sources in which order?")
            self.prompt.ask(Question(title, self._answer_order, self._offer_orders))

    # --- what one reads

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Remember how far the source that is left was read, and show another."""
        self.note_place(self.transcript)
        super().open_source(source, position)
        self.cursor_moved(self.transcript)

    def note_places(self) -> None:
        """Remember where one is, as the project is left."""
        for transcript in self.query(Transcript):
            if transcript is not self.transcript:
                self.note_place(transcript)
        self.note_place(self.transcript)

    def note_place(self, transcript: Transcript) -> None:
        """Remember where one is in a transcript, and how far it was read."""
        source, cursor = transcript.source, transcript.cursor
        if source is None or cursor is None:
            return
        try:
            readings.note_place(self.project, source, cursor.focus[0], self.furthest(source))
        except ProjectError as error:
            self.refuse(error)

    def cursor_moved(self, transcript: Transcript) -> None:
        """Follow how far the source is read; at its end, say how to note that."""
        super().cursor_moved(transcript)
        source, cursor = transcript.source, transcript.cursor
        if source is None or cursor is None:
            return
        before, here = self.furthest(source), cursor.focus
        former_source, former = self._focus.get(transcript, (0, here))
        self._focus[transcript] = source.id, here
        if former_source != source.id:
            return
        now = self._furthest[source.id] = readings.read_on(before, former, here)
        percent = readings.percent_read
        if percent(source, now) == ALL > percent(source, before):
            self.say(_("This is the end: press V to note that you have read all of it."))

    def furthest(self, source: Source) -> int:
        """Return the end of what has been read of a source in this reading."""
        if source.id not in self._furthest:
            reading = readings.reading_of(self.project, source)
            self._furthest[source.id] = reading.furthest if reading else 0
        return self._furthest[source.id]

    def percent_read(self, source: Source) -> int:
        """Return how much of a source has been read in this reading."""
        return readings.percent_read(source, self.furthest(source))

    def times_read(self, source: Source) -> str:
        """Return how often a source has been read; nothing where it never was."""
        times = readings.times_read(self.project, source)
        return plural("read {count} time", "read {count} times", times) if times else ""

    def day_checked(self, source: Source) -> str:
        """Return the day a source was checked against the audio; nothing where it was not."""
        at = self.project.source(source.id).checked
        return local(at).split()[0] if at else ""

    def title_of(self, source: Source) -> str:
        """Return the name of a source, how often it was read, and when it was checked."""
        day = self.day_checked(source)
        checked = _("checked against audio {date}").format(date=day) if day else ""
        return " · ".join(filter(None, [source.name, self.times_read(source), checked]))

    def show_progress(self) -> None:
        """Show how far one has read; the screen knows where."""

    # --- the order

    def _offer_orders(self, query: str) -> Sequence[Choice]:
        ways: list[tuple[str, str, Callable[[], None]]] = [
            (_("shuffled"), _("left to chance"), self._shuffle),
            (_("reversed"), _("the last one first"), self._reverse),
            (_("as imported"), _("the oldest first"), lambda: self._reorder([])),
            (_("by hand"), _("each is moved up or down"), self._order_by_hand),
        ]
        wanted = query.casefold().strip()
        return [Choice(name, way, note=note) for name, note, way in ways if wanted in name]

    def _answer_order(self, taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            taken[0].value()

    def _shuffle(self) -> None:
        self._reorder(readings.shuffled(self.project, self.chance))

    def _reverse(self) -> None:
        there = readings.in_reading_order(self.project)
        self._reorder([source.id for source in reversed(there)])

    def _order_by_hand(self) -> None:
        title = _("The order in which the sources are read")
        there = readings.in_reading_order(self.project)
        self.app.push_screen(Ordering(self.look, title, there, self._reorder))

    def _reorder(self, source_ids: Sequence[int]) -> None:
        try:
            ordered = readings.reorder(self.project, source_ids)
        except ProjectError as error:
            self.refuse(error)
        else:
            self.say(_("You read: {names}.").format(names=readings.names_of(ordered)))

"""The list of everything that is noted: where it is, and from there to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.notes import Note, notes
from tuicode.language import _
from tuicode.model import flags, memos, quotes
from tuicode.model.errors import ProjectError
from tuicode.model.records import Flag, Memo, Quote
from tuicode.model.units import Units
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.workspace import Workspace
from tuicode.tui.workspaces.writing_pad import Here, here_in_text
from tuicode.tui.workspaces.writing_rows import in_a_line

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.project import Project

KIND_WIDTH, SOURCE_WIDTH, TURN_WIDTH = 15, 18, 5
MOST_WORDS = 400
"""Characters of a stretch that a row is made of at most."""


class NotesActions(Workspace):
    """List flags, quotes and memos, and go to one of them."""

    _notes: list[Note]

    def action_flags(self) -> Awaitable[None] | None:
        """List all flags, quotes and memos."""
        self._notes = notes(self.project)
        if not self._notes:
            if self.may_change():
                self.say(
                    _("Nothing is noted yet: d, o and a put flags, k chooses a quote, n a memo.")
                )
            return None
        return self.app.push_screen(
            Listing(
                self.look,
                _("Flags, quotes and memos"),
                _rows(self.project, self._notes),
                lambda index: self._to_note(self._notes[index]),
                hint=_("Enter goes there · x takes it away · Esc or q leads back"),
                remove=self._remove_note,
                project=self.project,
                about=lambda index: self._about(self._notes[index]),
            )
        )

    def _to_note(self, note: Note) -> None:
        if note.source is None:
            self.say(_("This memo is on {what}: N writes on it.").format(what=note.about))
            return
        self.open_source(self.project.source(note.source), note.span[0])
        if note.span[0] < note.span[1]:
            self.transcript.mark(note.span)
        said = f"{_(note.kind)}: {note.text}" if note.text else _(note.kind)
        self.say(said[:1].upper() + said[1:])

    def _about(self, note: Note) -> Here:
        if note.source is not None:
            source = self.project.source(note.source)
            if note.span[0] == note.span[1]:
                return Here(source.name, ("sources", source.id))
            return here_in_text(source, note.span)
        about = note.record.about if isinstance(note.record, Memo) else None
        return Here(note.about, about)

    def _remove_note(self, index: int) -> list[Row]:
        record = self._notes[index].record
        if self.may_change():
            try:
                if isinstance(record, Flag):
                    flags.unflag(self.project, [record])
                elif isinstance(record, Quote):
                    quotes.let_go(self.project, [record])
                else:
                    memos.remove(self.project, record)
            except ProjectError as error:
                self.refuse(error)
            else:
                self.say(_("Taken away. Press u to undo."))
        self._notes = notes(self.project)
        return _rows(self.project, self._notes)


def _rows(project: Project, found: list[Note]) -> list[Row]:
    units: dict[int, Units] = {}
    rows = []
    for note in found:
        if note.source is None:
            place, turn, words = note.about, "", ""
        else:
            source = project.source(note.source)
            if source.id not in units:
                units[source.id] = Units(source)
            turn = str(units[source.id].turn_index(note.span[0]) + 1)
            place = source.name
            words = " ".join(source.text[slice(*note.span)][:MOST_WORDS].split())
        parts = ((_(note.kind), KIND_WIDTH), (place, SOURCE_WIDTH), (turn, TURN_WIDTH))
        memo = isinstance(note.record, Memo)
        text = in_a_line(note.text) if memo else " ".join(note.text.split())
        rows.append(Row(parts, words, text))
    return rows

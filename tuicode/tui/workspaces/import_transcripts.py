"""Import: which files, what was recognised in them, and only then into the project."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from rich.segment import Segment
from textual.screen import Screen

from tuicode.exchange.batch import read_batch
from tuicode.exchange.file_kinds import SUFFIXES
from tuicode.exchange.importing import (
    ImportPlan,
    PlannedSpeaker,
    import_each,
    plan,
    rehearsal,
)
from tuicode.exchange.transcript import Transcript
from tuicode.language import _, plural
from tuicode.tui.actions import IMPORT, bindings, key_line
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import actions_of, take_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.exchange.batch import Batch
    from tuicode.model.project import Project
    from tuicode.model.records import Role
    from tuicode.tui.looks import Look

MOST_FILES_OFFERED = 300
DEPTH = ("*", "*/*")
"""Where files are looked for: the folder one is in, and the folders in it."""


class Row(msgspec.Struct, frozen=True):
    """One row of the review: a file, a speaker of it, or something to know about it."""

    left: str
    right: str = ""
    kind: str = "note"
    transcript: Transcript | None = None
    speaker: PlannedSpeaker | None = None


class ImportTranscripts(Screen[str]):
    """Asks for files, shows what was recognised, and imports; ends with a sentence for the user."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IMPORT, "import")]

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self._transcripts: list[Transcript] = []
        self._failures: list[str] = []
        self._roles: dict[tuple[str, str], Role] = {}
        self._people: dict[str, dict[str, str]] = {}
        self._rows: list[Row] = []
        self._files: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Lay out the rows, the prompt, and the lines below."""
        title = Line(self.look.text)
        words = _(" Import transcripts · nothing is stored before you say so")
        title.show([Segment(words, self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_carry_out(), id="review")
        yield Prompt(self.look, lambda _code: 0)
        yield KeyLine(self.look)
        yield Sentence(self.look.text)

    def on_mount(self) -> None:
        """Ask which files."""
        take_keys(self)
        self.query_one(KeyLine).show_keys(key_line(actions_of(self, "import")))
        self.action_files()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the bottom line."""
        style = self.look.problem if problem else self.look.text
        self.query_one(Sentence).say(sentence, style)

    # --- actions

    def action_files(self) -> None:
        """Ask which files to read."""
        self._files = [
            Choice(str(path), path, note=f"{path.stat().st_size // 1000} kB")
            for path in sorted(_near_by())
        ]
        title = _("which transcripts? type to filter, or a path; Tab takes several")
        self.query_one(Prompt).ask(Question(title, self._read, self._offer_files, several=True))

    def action_switch_role(self) -> None:
        """Make a participant an interviewer, or the other way round."""
        row = self._row_here()
        if row is None or row.speaker is None or row.transcript is None:
            self.say(_("Put the highlight on a speaker first."))
            return
        new: Role = "participant" if row.speaker.role == "interviewer" else "interviewer"
        self._roles[row.transcript.sha256, row.speaker.label] = new
        self._show_review()

    def action_map(self) -> None:
        """Ask which participant a speaker is."""
        row = self._row_here()
        if row is None or row.speaker is None or row.transcript is None:
            self.say(_("Put the highlight on a speaker first."))
            return
        transcript, speaker = row.transcript, row.speaker
        people = [Choice(person.label, person.label) for person in self.project.participants]

        def offer(query: str) -> Sequence[Choice]:
            wanted = query.casefold().strip()
            found = [choice for choice in people if wanted in choice.text.casefold()]
            name = " ".join(query.split())
            return [Choice(name, name, note=_("as typed")), *found] if name else found

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                people_here = self._people.setdefault(transcript.sha256, {})
                people_here[speaker.label] = taken[0].value
                self._show_review()

        title = _("who is «{label}»? a participant of the project, or a new name")
        self.query_one(Prompt).ask(Question(title.format(label=speaker.label), answer, offer))

    def action_leave_out(self) -> None:
        """Leave a file out."""
        row = self._row_here()
        if row is not None and row.transcript is not None:
            self._transcripts.remove(row.transcript)
            self._show_review()

    def action_carry_out(self) -> None:
        """Import what is shown."""
        imported, refused = import_each(self.project, self._transcripts, self._plan)
        if not imported:
            problem = " ".join(str(error) for error in refused)
            self.say(problem or _("There is nothing to import."), problem=True)
            return
        names = ", ".join(one.plan.name for one in imported)
        sentences = [_("Imported {names}.").format(names=names), *map(str, refused)]
        self.dismiss(" ".join(sentences))

    def action_back(self) -> None:
        """Go back without importing anything."""
        self.dismiss(_("Nothing was imported."))

    # --- events

    def on_prompt_closed(self) -> None:
        """Go to the review, or back where nothing was chosen."""
        self.set_focus(self.query_one("#review"))
        nothing_said = not self.query_one(Sentence).text
        if nothing_said and not self._transcripts and not self._failures:
            self.say(_("Press f to choose files, or q to go back."))

    # --- inside

    def _offer_files(self, query: str) -> Sequence[Choice]:
        wanted = query.strip().casefold()
        # Path's own raise where there is no such user, a name is too long, a folder closed.
        typed = os.path.expanduser(query.strip())  # noqa: PTH111
        choices = []
        if typed and os.path.exists(typed):  # noqa: PTH110
            choices.append(Choice(typed, Path(typed), note=_("as typed")))
        choices += [choice for choice in self._files if wanted in choice.text.casefold()]
        return choices[:MOST_FILES_OFFERED]

    def _read(self, taken: Sequence[Choice], _typed: str) -> None:
        try:
            paths = list(_transcripts_in(choice.value for choice in taken))
        except OSError as error:
            sentence = _("{path} cannot be read: {reason}.")
            self.say(sentence.format(path=error.filename, reason=error.strerror), problem=True)
            return
        self.run_worker(lambda: self._read_all(paths), thread=True, exclusive=True)

    def _read_all(self, paths: list[Path]) -> None:
        """Read in a thread of its own, so that 200 files do not stop the screen."""

        def progress(number: int, count: int, path: Path) -> None:
            sentence = _("Reading {number} of {count}: {name}").format(
                number=number, count=count, name=path.name
            )
            app.call_from_thread(self._unless_left, self.say, sentence)

        # Once one has left, the screen can no longer tell which application it is in.
        app = self.app
        batch = read_batch(paths, progress)
        app.call_from_thread(self._unless_left, self._take_in, batch)

    def _unless_left(self, act: Callable[[Any], None], about: object) -> None:
        """Do something with what was read, unless one has gone back meanwhile."""
        if self in self.app.screen_stack:
            act(about)

    def _take_in(self, batch: Batch) -> None:
        known = {transcript.sha256 for transcript in self._transcripts}
        for transcript in batch.transcripts:
            if transcript.sha256 not in known:
                self._transcripts.append(transcript)
                known.add(transcript.sha256)
        self._failures += [str(failure) for failure in batch.failures]
        self._show_review()
        self.set_focus(self.query_one("#review"))

    def _plan(self, project: Project, transcript: Transcript) -> ImportPlan:
        people = self._people.get(transcript.sha256, {})
        found = plan(project, transcript, people, numbered=True)
        speakers = tuple(
            msgspec.structs.replace(
                speaker,
                role=self._roles.get((transcript.sha256, speaker.label), speaker.role),
            )
            for speaker in found.speakers
        )
        return msgspec.structs.replace(found, speakers=speakers)

    def _show_review(self) -> None:
        imported, refused = import_each(
            rehearsal(self.project), list(self._transcripts), self._plan
        )
        problems = [*map(str, refused), *self._failures]
        width = self.app.size.width - 3
        self._rows = [
            Row(line, kind="problem") for one in problems for line in textwrap.wrap(one, width)
        ]
        for one in imported:
            self._rows += _rows_of(one.transcript, one.plan)
        self.query_one("#review", RowList).show(len(self._rows), self._draw)
        files = plural("{count} transcript", "{count} transcripts", len(imported))
        self.say(_("{files} ready: Enter imports, Space changes a role.").format(files=files))

    def _row_here(self) -> Row | None:
        index = self.query_one("#review", RowList).highlighted
        return self._rows[index] if index < len(self._rows) else None

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        row = self._rows[index]
        styles = {"file": self.look.speaker, "problem": self.look.problem}
        style = styles.get(row.kind, self.look.text if row.speaker else self.look.quiet)
        ground = self.look.selected if lit else style
        left = cut(row.left, width - cells(row.right) - 3)
        space = " " * (width - cells(row.right) - cells(left) - 2)
        quiet = self.look.selected_quiet if lit else self.look.quiet
        return [Segment(f" {left}{space}", ground), Segment(shown(row.right) + " ", quiet)]


def _rows_of(transcript: Transcript, planned: ImportPlan) -> Iterator[Row]:
    size = _("{turns} turns · {words} words").format(turns=planned.turns, words=planned.words)
    yield Row(f"{transcript.filename} → {planned.name}", size, "file", transcript)
    for speaker in planned.speakers:
        role = _(speaker.role)
        state = _("new") if speaker.is_new else _("in the project")
        yield Row(
            f"   {speaker.label} → {speaker.participant}",
            f"{role:<12} {speaker.turns:>5} {speaker.words:>7}  {state:<14}",
            "speaker",
            transcript,
            speaker,
        )
    if not planned.speakers:
        yield Row("   " + _("no speakers recognised"), transcript=transcript)
    for line in transcript.doubtful:
        may_be = _("   paragraph {number} may begin a speaker's turn: {start}")
        words = may_be.format(number=line.number, start=line.start)
        yield Row(words, transcript=transcript)
    for notice in transcript.notices:
        yield Row("   " + notice, transcript=transcript)


def _near_by() -> Iterator[Path]:
    found = (path for pattern in DEPTH for path in Path().glob(pattern))
    return (path for path in found if _is_transcript(path))


def _transcripts_in(paths: Iterator[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if _is_transcript(one))
        else:
            yield path


def _is_transcript(path: Path) -> bool:
    return (
        path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith(("~", "."))
    )

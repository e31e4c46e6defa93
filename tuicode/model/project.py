"""The project: all records, read in many ways and changed in one."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from tuicode.language import _, marked
from tuicode.model.code_names import called_before, in_use, refuse_doubles
from tuicode.model.errors import NotFound, ProjectError, ReadOnly
from tuicode.model.history import NEW, REDO, UNDO, History
from tuicode.model.identity import new_id, now
from tuicode.model.integrity import faults_of
from tuicode.model.not_found import no_code_in_use, no_record, none_named
from tuicode.model.ordering import alphabetical
from tuicode.model.records import Code, LogEntry, Participant, Pass, ProjectSheet, Source
from tuicode.model.reversal import needed, restorations, stood_upon, undoable_step
from tuicode.model.tables import Contents, Tables
from tuicode.model.transaction import Committed, Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from tuicode.model.past import Past
    from tuicode.model.records import Coding, Record
    from tuicode.model.tables import Snapshot
    from tuicode.model.transaction import Keeper

FORMAT = 1
"""The version of the file's format that this program writes."""


def new_contents(name: str, by: str, language: str = "en") -> Contents:
    """Return the records of an empty project: its sheet, its first pass, its first log entry."""
    at = now()
    sheet = ProjectSheet(id=new_id(), format=FORMAT, name=name, language=language, created=at)
    first = Pass(id=new_id(), number=1, name=_("First pass", language), started=at)
    entry = LogEntry(id=new_id(), number=1, at=at, by=by, action=NEW, summary=name)
    return Contents(project={sheet.id: sheet}, passes={first.id: first}, log={entry.id: entry})


class Project:
    """Everything in one project file. Use it in a `with` block, or call `close`.

    `notices` are sentences for the user about how the project was opened. `read_only` is
    empty, or says why nothing can be changed. `past` is the past state that it is; None for the
    present. `alone` is the pass whose codings alone are in it; None for all. `path` is the file
    that it was read from; None where it has none.
    """

    def __init__(
        self,
        contents: Contents,
        by: str = "",
        keeper: Keeper | None = None,
        read_only: str = "",
        notices: Sequence[str] = (),
        *,
        past: Past | None = None,
        alone: Pass | None = None,
        path: Path | None = None,
    ) -> None:
        self.by = by
        self.path = path
        self.read_only = read_only
        self.notices = tuple(notices)
        self.past = past
        self.alone = alone
        self.lock = RLock()
        self.tables = Tables(contents)
        self.keeper = keeper
        self._transaction: Transaction | None = None
        self._listeners: list[Callable[[Committed], None]] = []

    # --- what there is

    @property
    def sheet(self) -> ProjectSheet:
        """The project's own record."""
        return cast("ProjectSheet", next(iter(self.tables.table("project").values())))

    @property
    def sources(self) -> list[Source]:
        """All sources, in the order they were imported, then by name."""
        return sorted(self._all("sources"), key=lambda one: (one.imported, alphabetical(one.name)))

    @property
    def participants(self) -> list[Participant]:
        """All participants by label."""
        return sorted(self._all("participants"), key=lambda person: alphabetical(person.label))

    @property
    def codes(self) -> list[Code]:
        """All codes by name, retired and merged ones too."""
        return sorted(self._all("codes"), key=lambda code: alphabetical(code.name))

    @property
    def passes(self) -> list[Pass]:
        """All passes by number."""
        return sorted(self._all("passes"), key=lambda one: one.number)

    @property
    def codings(self) -> list[Coding]:
        """All codings, source by source in text order."""
        return [coding for source in self.sources for coding in self.codings_of_source(source.id)]

    @property
    def log(self) -> list[LogEntry]:
        """The log, oldest first."""
        return list(self._all("log"))

    @property
    def revision(self) -> int:
        """The number of the newest log entry; 0 where there is none."""
        newest = next(reversed(self.tables.table("log").values()), None)
        return newest.number if newest else 0

    @property
    def current_pass(self) -> Pass:
        """The newest pass that is not over, or the newest of all."""
        passes = self.passes
        return next((one for one in reversed(passes) if not one.ended), passes[-1])

    def pass_numbered(self, number: int) -> Pass:
        """Return the pass with that number, or raise NotFound."""
        for one in self.passes:
            if one.number == number:
                return one
        raise NotFound(
            _("There is no pass {number}; the passes are 1 to {count}.").format(
                number=number, count=len(self.passes)
            )
        )

    def codings_of_source(self, source_id: int) -> Sequence[Coding]:
        """Return the codings of a source in text order; to be read, not changed."""
        return self.tables.codings_index.of_source(source_id)

    def codings_of_code(self, code_id: int) -> Iterable[Coding]:
        """Return the codings that carry a code now."""
        return self.tables.codings_index.of_code(code_id)

    def count_of_code(self, code_id: int) -> int:
        """Return how many codings carry a code now."""
        return self.tables.codings_index.count(code_id)

    def source(self, source_id: int) -> Source:
        """Return a source by id, or raise NotFound."""
        return cast("Source", self._one(marked("sources"), source_id))

    def code(self, code_id: int) -> Code:
        """Return a code by id, or raise NotFound."""
        return cast("Code", self._one(marked("codes"), code_id))

    def coding(self, coding_id: int) -> Coding:
        """Return a coding by id, or raise NotFound."""
        return cast("Coding", self._one(marked("codings"), coding_id))

    def participant(self, participant_id: int) -> Participant:
        """Return a participant by id, or raise NotFound."""
        return cast("Participant", self._one(marked("participants"), participant_id))

    def source_named(self, name: str) -> Source:
        """Return the source of that name (letter case aside), or raise NotFound."""
        return cast("Source", self._named("sources", name))

    def code_named(self, name: str) -> Code:
        """Return the code in use of that name or tag, or that had it before, letter case aside.

        What was merged into a code leads to it. Raises NotFound, or ProjectError where several fit.
        """
        codes = list(self._all("codes"))
        code = in_use(codes, name)
        if code is None:
            former = called_before(codes, name)
            code = former.code if former else None
        if code is None:
            raise no_code_in_use(self.tables.table("codes"), name)
        return code

    # --- change

    @contextmanager
    def transaction(
        self, action: str, summary: str = "", reverts: int | None = None
    ) -> Iterator[Transaction]:
        """Open the door for changes; they are one step of the log, and one step of undo.

        Inside another transaction this one joins it. Where the block raises, or the change
        cannot be kept, every record is as it was before the block. Another thread waits for
        its turn. Raises ReadOnly.
        """
        committed = None
        with self.lock:
            outer = self._transaction
            if self.read_only:
                raise ReadOnly(self.read_only)
            transaction = Transaction(self.tables, action, summary, reverts)
            self._transaction = transaction
            try:
                yield transaction
                if outer is None:
                    committed = self._commit(transaction)
                else:
                    outer.join(transaction)
            except BaseException:
                transaction.roll_back()
                raise
            finally:
                self._transaction = outer
        if committed is not None:
            for listener in self._listeners:
                listener(committed)

    def undo(self, step: int | None = None) -> LogEntry | None:
        """Take back the newest step that is not yet undone, or only that of a number in the log.

        Returns the step, or None where there is nothing to undo. Raises NotFound where the log
        has no such step, and ProjectError where a later one stands in its way.
        """
        if step is None:
            return self._revert(self.history.next_undo, UNDO)
        entry = undoable_step(self, step)
        try:
            return self._revert(entry, UNDO)
        except ProjectError as error:
            later = stood_upon(self, entry)
            if later is None:
                raise
            raise ProjectError(needed(entry, later)) from error

    def redo(self) -> LogEntry | None:
        """Do again what was undone last; return the step, or None."""
        return self._revert(self.history.next_redo, REDO)

    @cached_property
    def history(self) -> History:
        """The steps that can be undone and redone."""
        return History(self._all("log"))

    def listen(self, listener: Callable[[Committed], None]) -> None:
        """Call `listener` after every transaction."""
        self._listeners.append(listener)

    def snapshot(self) -> Snapshot:
        """Return every record as it is now; safe from any thread."""
        with self.lock:
            return self.tables.snapshot()

    def close(self) -> None:
        """Let go of the file; everything is in it afterwards, and nothing can be changed."""
        with self.lock:
            if self._transaction is not None:
                raise ProjectError(_("A project cannot be closed in the middle of a change."))
            closed = _("The project is closed; open it again to change it.")
            self.read_only = self.read_only or closed
        if self.keeper is not None:
            self.keeper.close()

    def __enter__(self) -> Project:
        """Return the project itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the project."""
        self.close()

    # --- inside

    def _commit(self, transaction: Transaction) -> Committed | None:
        changes = transaction.changes()
        # An undo that finds nothing to take back still counts, or the next would try it again.
        if not changes and transaction.reverts is None:
            return None
        refuse_doubles(changes, self._all("codes"))
        found = faults_of(changes, self.tables.contents)
        if found:
            raise ProjectError(
                _("This was not done, as the project would not be sound after it: {fault}").format(
                    fault=found[0]
                )
            )
        entry = LogEntry(
            id=new_id(),
            number=self.revision + 1,
            at=now(),
            by=self.by,
            action=transaction.action,
            summary=transaction.summary,
            before=tuple(change.as_before() for change in changes),
            reverts=transaction.reverts,
        )
        committed = Committed(entry, changes)
        if self.keeper is not None:
            self.keeper.keep(committed)
        self.tables.set("log", entry.id, entry)
        if "history" in self.__dict__:
            self.history.follow(entry)
        return committed

    def _revert(self, entry: LogEntry | None, action: str) -> LogEntry | None:
        if entry is None:
            return None
        with self.transaction(action, entry.summary, entry.id) as transaction:
            for place, record in list(restorations(self, entry)):
                transaction.restore(*place, record)
        return entry

    def _all(self, table: str) -> Iterable[Any]:
        return self.tables.table(table).values()

    def _one(self, table: str, record_id: int) -> Record:
        record = self.tables.get(table, record_id)
        if record is None:
            raise no_record(table, record_id)
        return record

    def _named(self, table: str, name: str) -> Record:
        wanted = name.casefold()
        for row in self._all(table):
            if row.name.casefold() == wanted:
                return cast("Record", row)
        raise none_named(table, name)

from __future__ import annotations

import random
import shutil
import tempfile
from itertools import count
from operator import attrgetter
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from invented import State, contents, fill, in_memory, indexes, rescanned, state

import tuicode
from tuicode.model import codes, codings, sources
from tuicode.model.errors import ProjectError
from tuicode.model.integrity import faults
from tuicode.model.project import Project

WORDS = st.text("abcæøå ÆØÅé🙂街\n", max_size=12)
PLACE = st.integers(0, 10**6)


class AnyOrderOfSteps(RuleBasedStateMachine):
    """Any steps, undone, redone and reopened in any order, beside whole-state snapshots."""

    def __init__(self) -> None:
        super().__init__()
        # Ids in a known order, or the same steps would not lead to the same project.
        ids = count(1)
        self.ids = patch("tuicode.model.identity.secrets.randbits", lambda _bits: next(ids))
        self.ids.start()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "gatelys.json"
        self.past: list[State] = []
        self.future: list[State] = []
        self.steps = 1

    @initialize()
    def make(self) -> None:
        self.project = tuicode.new(self.path)
        self.steps = self.project.revision

    def teardown(self) -> None:
        self.ids.stop()
        self.project.close()
        shutil.rmtree(self.folder)

    def followed(self, before: State) -> None:
        if state(self.project) != before:
            self.past.append(before)
            self.future.clear()
            self.steps += 1

    @property
    def codings(self) -> list:
        return sorted(self.project.codings, key=attrgetter("id"))

    def one_of(self, rows: list, place: int):
        return rows[place % len(rows)]

    @rule(name=WORDS, said=st.lists(WORDS, max_size=4))
    def add_source(self, name: str, said: list[str]) -> None:
        before = state(self.project)
        turns = [sources.NewTurn(text) for text in said]
        try:
            sources.add(self.project, name, turns)
        except ProjectError:
            assert state(self.project) == before
        self.followed(before)

    @rule(name=WORDS)
    def add_code(self, name: str) -> None:
        before = state(self.project)
        try:
            code = codes.create(self.project, name)
        except ProjectError:
            assert state(self.project) == before
        else:
            assert self.project.code_named(code.tag) == code
        self.followed(before)

    @precondition(lambda self: self.project.sources and self.project.codes)
    @rule(place=PLACE, start=PLACE, length=st.integers(1, 20), many=st.integers(1, 3))
    def apply(self, place: int, start: int, length: int, many: int) -> None:
        before = state(self.project)
        source = self.one_of(sorted(self.project.sources, key=attrgetter("name")), place)
        start %= len(source.text)
        chosen = [self.one_of(self.project.codes, place + more) for more in range(many)]
        try:
            new = codings.apply(self.project, source, start, start + length, chosen)
        except ProjectError:
            assert state(self.project) == before
        else:
            assert {coding.code for coding in new} <= {code.id for code in chosen}
        self.followed(before)

    @precondition(lambda self: self.project.codings)
    @rule(place=PLACE)
    def remove(self, place: int) -> None:
        before = state(self.project)
        codings.remove(self.project, [self.one_of(self.codings, place)])
        self.followed(before)

    @precondition(lambda self: self.project.codings)
    @rule(place=PLACE, other=PLACE, many=st.integers(1, 3))
    def recode(self, place: int, other: int, many: int) -> None:
        before = state(self.project)
        coding = self.one_of(self.codings, place)
        new = [self.one_of(self.project.codes, other + more) for more in range(many)]
        codings.recode(self.project, coding, new)
        self.followed(before)

    @precondition(lambda self: self.project.codings)
    @rule(place=PLACE, start=PLACE, length=st.integers(1, 20))
    def move(self, place: int, start: int, length: int) -> None:
        before = state(self.project)
        coding = self.one_of(self.codings, place)
        start %= len(self.project.source(coding.source).text)
        try:
            codings.move(self.project, [coding], start, start + length)
        except ProjectError:
            assert state(self.project) == before
        self.followed(before)

    @precondition(lambda self: self.project.codes)
    @rule(place=PLACE, digit=st.integers(0, 9))
    def pin(self, place: int, digit: int) -> None:
        before = state(self.project)
        codes.pin(self.project, self.one_of(self.project.codes, place), digit)
        self.followed(before)

    @precondition(lambda self: self.project.codings)
    @rule(place=PLACE, fails=st.booleans())
    def several_in_one(self, place: int, fails: bool) -> None:
        before = state(self.project)
        try:
            with self.project.transaction("tidy"):
                coding = self.one_of(self.codings, place)
                code = codes.find_or_create(self.project, "samlekode")
                codings.recode(self.project, coding, [code])
                codings.remove(self.project, self.codings[1:3])
                if fails:
                    codes.create(self.project, "")
        except ProjectError:
            assert state(self.project) == before
        self.followed(before)

    @rule()
    def undo(self) -> None:
        undone = self.project.undo()
        assert (undone is None) == (not self.past)
        if self.past:
            self.future.append(self.expected)
            self.expected = self.past.pop()
            self.steps += 1

    @rule()
    def redo(self) -> None:
        redone = self.project.redo()
        assert (redone is None) == (not self.future)
        if self.future:
            self.past.append(self.expected)
            self.expected = self.future.pop()
            self.steps += 1

    @rule()
    def reopen(self) -> None:
        self.project.close()
        assert [path.name for path in self.folder.iterdir()] == [self.path.name]
        self.project = tuicode.open(self.path)
        assert self.project.notices == ()
        assert state(self.project) == self.expected

    @property
    def expected(self) -> State:
        return self._expected

    @expected.setter
    def expected(self, found: State) -> None:
        self._expected = found
        assert state(self.project) == found

    @invariant()
    def all_in_step(self) -> None:
        if hasattr(self, "project"):
            self._expected = state(self.project)
            assert self.project.revision == self.steps
            assert indexes(self.project) == rescanned(self.project)
            assert faults(contents(self.project)) == []


TestAnyOrderOfSteps = AnyOrderOfSteps.TestCase
TestAnyOrderOfSteps.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_the_indexes_are_as_rescanned_after_1000_steps() -> None:
    project = fill(in_memory())
    dice = random.Random(7)
    verbs = 0
    for _step in range(1000):
        choice = dice.random()
        source = dice.choice(project.sources)
        if choice < 0.6:
            start = dice.randrange(len(source.text) - 30)
            chosen = dice.sample(project.codes, 2)
            verbs += len(codings.apply(project, source, start, start + 20, chosen))
        elif choice < 0.7 and project.codings:
            codings.remove(project, [dice.choice(project.codings)])
        elif choice < 0.8 and project.codings:
            codings.recode(project, dice.choice(project.codings), [dice.choice(project.codes)])
        elif choice < 0.9:
            project.undo()
        else:
            project.redo()
        assert indexes(project) == rescanned(project)
    assert verbs > 500


def test_undo_and_redo_name_the_step() -> None:
    project = fill(in_memory())
    coded = project.log[-1]
    assert project.undo() == coded
    assert (project.log[-1].action, project.log[-1].summary) == ("undo", coded.summary)
    assert project.log[-1].reverts == coded.id
    assert project.codings == []
    undo = project.log[-1]
    assert project.redo() == undo
    assert (project.log[-1].action, project.log[-1].summary) == ("redo", coded.summary)
    assert len(project.codings) == 1


def test_a_new_step_ends_what_could_be_redone() -> None:
    project = fill(in_memory())
    project.undo()
    codes.create(project, "noe nytt")
    assert project.redo() is None


def test_everything_can_be_undone_back_to_the_start_and_redone() -> None:
    project = fill(in_memory())
    full = state(project)
    count = 0
    while project.undo():
        count += 1
    assert count == 8
    assert not project.sources
    assert not project.codes
    for _step in range(count):
        project.redo()
    assert project.redo() is None
    assert state(project) == full


def test_an_undo_with_nothing_left_to_take_back_does_not_stand_in_the_way() -> None:
    """Somebody took the coding out of the file by hand, and left the log."""
    project = fill(in_memory())
    (coding,) = project.codings
    project.tables.set("codings", coding.id, None)
    reopened = Project(contents(project), "Kari")
    assert reopened.undo().action == "code"
    assert reopened.undo().action == "new code"
    assert len(reopened.codes) == 2


@pytest.mark.parametrize("undone", [0, 1, 3])
def test_what_can_be_undone_is_told_by_the_log_alone(undone: int) -> None:
    project = fill(in_memory())
    for _step in range(undone):
        project.undo()
    reopened = Project(contents(project), "Ola")
    assert reopened.undo() == project.undo()
    assert state(reopened) == state(project)
    for _step in range(undone + 1):
        assert (reopened.redo() or project.log[0]).summary == project.redo().summary
    assert state(reopened) == state(project)
    assert reopened.redo() is None


def test_what_uses_what_a_step_made_is_named_where_it_cannot_be_undone_alone() -> None:
    project = fill(in_memory())
    source = project.sources[0]
    before = state(project)
    code = codes.create(project, "new")
    made = project.revision
    codings.apply(project, source, 6, 9, [code])
    with pytest.raises(ProjectError, match=rf"step {made + 1} .* uses what was made in it"):
        project.undo(made)
    assert project.revision == made + 1
    project.undo(made + 1)
    project.undo(made)
    assert state(project) == before


def test_a_step_that_was_redone_is_undone_by_its_first_number() -> None:
    project = fill(in_memory())
    before = state(project)
    codes.create(project, "first")
    number = project.revision
    codes.create(project, "second")
    project.undo(number)
    project.redo()
    project.undo(number)
    assert [code.name for code in project.codes if code.name in {"first", "second"}] == ["second"]
    with pytest.raises(ProjectError, match="is undone already"):
        project.undo(number)
    project.undo(number + 1)
    assert state(project) == before

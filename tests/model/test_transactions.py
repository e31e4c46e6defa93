from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from invented import TURNS, fill, in_memory, indexes, rescanned, state
from msgspec.structs import replace

from tuicode.model import codes, codings, sources
from tuicode.model.errors import NotFound, ProjectError, ReadOnly
from tuicode.model.project import Project, new_contents

if TYPE_CHECKING:
    from tuicode.model.transaction import Committed


class Stop(Exception):  # noqa: N818
    """Something goes wrong in the middle."""


class FullDisk:
    """A keeper that keeps nothing while `full`."""

    def __init__(self) -> None:
        self.full = False
        self.kept: list[Committed] = []
        self.closed = 0

    def keep(self, committed: Committed) -> None:
        if self.full:
            raise ProjectError("The disk is full.")
        self.kept.append(committed)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


@pytest.fixture
def keeper() -> FullDisk:
    return FullDisk()


@pytest.fixture
def kept(keeper: FullDisk) -> Project:
    return fill(Project(new_contents("Gatelys", "Kari"), "Kari", keeper))


def test_a_new_project_has_one_pass_and_one_log_entry() -> None:
    project = in_memory()
    assert [(one.number, one.name) for one in project.passes] == [(1, "First pass")]
    assert [(entry.number, entry.action) for entry in project.log] == [(1, "new")]
    assert project.revision == 1
    assert project.sheet.name == "Gatelys"
    assert project.undo() is None
    assert project.redo() is None


def test_one_transaction_is_one_log_entry_by_the_coder(project: Project) -> None:
    before = project.revision
    made = codes.create(project, "lys på torget", tag="LT")
    entry = project.log[-1]
    assert (entry.number, entry.by, entry.action) == (before + 1, "Kari", "new code")
    assert entry.summary == "new code LT lys på torget"
    assert [(one.table, one.id, one.record) for one in entry.before] == [("codes", made.id, None)]


def test_the_log_never_quotes_a_participant(project: Project) -> None:
    source = project.sources[0]
    codings.apply(project, source, 0, 20, project.codes)
    summaries = " ".join(entry.summary for entry in project.log)
    assert not [turn for turn in TURNS if turn[:8] in summaries]
    assert "Gruppe 1 0-20" in project.log[-1].summary


def test_nothing_is_logged_where_nothing_changed(project: Project) -> None:
    before = project.revision
    seen: list[Committed] = []
    project.listen(seen.append)
    with project.transaction("think", "nothing came of it"):
        pass
    with project.transaction("put back") as transaction:
        code = project.codes[0]
        transaction.delete("codes", code.id)
        transaction.put(code)
    source, first = project.sources[0], project.codings[0]
    same = codings.apply(project, source, first.start, first.end, [project.code(first.code)])
    assert same == []
    assert project.revision == before
    assert seen == []


def test_verbs_inside_a_transaction_are_one_step(project: Project) -> None:
    before, number = state(project), project.revision
    with project.transaction("import"):
        code = codes.create(project, "lys på torget", tag="LT")
        codings.apply(project, project.sources[1], 0, 9, [code])
    assert project.revision == number + 1
    assert project.log[-1].summary == "new code LT lys på torget; LT on Gruppe 2 0-9"
    project.undo()
    assert state(project) == before


def test_a_transaction_speaks_in_its_own_words_where_it_has_them(project: Project) -> None:
    with project.transaction("import", "two codes"):
        codes.create(project, "en")
        codes.create(project, "to")
    assert project.log[-1].summary == "two codes"


def test_everything_is_as_before_where_the_block_raises(project: Project) -> None:
    before, number = state(project), project.revision
    source = project.sources[0]
    with pytest.raises(Stop), project.transaction("much"):  # noqa: PT012
        codings.remove(project, project.codings)
        codings.apply(project, source, 0, 20, project.codes)
        sources.add_participant(project, "Deltaker 9")
        raise Stop
    assert state(project) == before
    assert project.revision == number
    assert indexes(project) == rescanned(project)


def test_an_inner_step_that_fails_takes_only_itself_back(project: Project) -> None:
    with project.transaction("batch"):
        codes.create(project, "god", tag="GO")
        with pytest.raises(ProjectError), project.transaction("half"):  # noqa: PT012
            codes.create(project, "halv", tag="HA")
            codings.remove(project, project.codings)
            codes.create(project, "god")
        codes.create(project, "siste", tag="SI")
    assert [code.name for code in project.codes if code.tag in {"GO", "HA", "SI"}] == [
        "god",
        "siste",
    ]
    assert len(project.codings) == 1
    assert project.log[-1].summary == "new code GO god; new code SI siste"
    assert indexes(project) == rescanned(project)


def test_an_inner_step_sees_and_takes_back_to_what_the_outer_did(project: Project) -> None:
    code = project.codes[0]
    with project.transaction("outer") as outer:
        outer.delete("codes", project.codes[2].id)
        coding = codings.apply(project, project.sources[0], 0, 20, [code])[0]
        with pytest.raises(Stop), project.transaction("inner") as inner:  # noqa: PT012
            inner.delete("codings", coding.id)
            raise Stop
        assert project.coding(coding.id) == coding
    assert project.coding(coding.id) == coding
    project.undo()
    assert len(project.codes) == 3
    with pytest.raises(NotFound):
        project.coding(coding.id)


def test_a_record_that_outer_and_inner_step_change_goes_back_to_before_both(
    project: Project,
) -> None:
    before = state(project)
    coding = project.codings[0]
    second, third = (code for code in project.codes if code.id != coding.code)

    def change_twice() -> None:
        with project.transaction("both"):
            codings.recode(project, coding, [second])
            codings.recode(project, coding, [third])

    change_twice()
    assert project.coding(coding.id).code == third.id
    project.undo()
    assert state(project) == before
    with pytest.raises(Stop), project.transaction("outer"):  # noqa: PT012
        change_twice()
        raise Stop
    assert state(project) == before


def test_what_cannot_be_kept_is_not_made(kept: Project, keeper: FullDisk) -> None:
    before, number = state(kept), kept.revision
    seen: list[Committed] = []
    kept.listen(seen.append)
    keeper.full = True
    with pytest.raises(ProjectError, match="disk is full"):
        codings.apply(kept, kept.sources[0], 0, 20, kept.codes)
    with pytest.raises(ProjectError, match="disk is full"):
        kept.undo()
    assert state(kept) == before
    assert kept.revision == number
    assert seen == []
    assert indexes(kept) == rescanned(kept)

    keeper.full = False
    codings.apply(kept, kept.sources[0], 0, 20, kept.codes)
    assert keeper.kept[-1].entry == kept.log[-1]
    assert kept.revision == number + 1 == seen[-1].entry.number


def test_the_keeper_has_every_step_that_is_in_the_log(kept: Project, keeper: FullDisk) -> None:
    kept.undo()
    kept.redo()
    assert [one.entry for one in keeper.kept] == kept.log[1:]


def test_listeners_hear_of_each_change_once(project: Project) -> None:
    seen: list[Committed] = []
    project.listen(seen.append)
    code = codes.create(project, "lys på torget")
    project.undo()
    tables = [[(c.table, c.before, c.after) for c in one.changes] for one in seen]
    assert tables == [[("codes", None, code)], [("codes", code, None)]]


def test_a_listener_may_change_the_project(project: Project) -> None:
    def answer(committed: Committed) -> None:
        if committed.entry.action == "new code":
            codings.apply(project, project.sources[0], 0, 20, [project.codes[0]])

    project.listen(answer)
    codes.create(project, "lys på torget")
    assert [entry.action for entry in project.log[-2:]] == ["new code", "code"]


def test_another_thread_waits_for_its_turn(project: Project) -> None:
    number = project.revision
    thread = Thread(target=codes.create, args=(project, "fra en annen tråd", "AT"))
    with pytest.raises(Stop), project.transaction("mine"):  # noqa: PT012
        codes.create(project, "min", tag="MI")
        thread.start()
        thread.join(timeout=0.1)
        assert thread.is_alive()
        raise Stop
    thread.join()
    assert project.code_named("AT").name == "fra en annen tråd"
    with pytest.raises(NotFound):
        project.code_named("MI")
    assert project.revision == number + 1


@pytest.mark.parametrize(
    "change",
    [
        lambda project, step: step.delete("codes", project.codings[0].code),
        lambda project, step: step.delete("sources", project.codings[0].source),
        lambda project, step: step.delete("passes", project.current_pass.id),
        lambda project, step: step.delete("participants", project.participants[0].id),
        lambda project, step: step.delete("project", project.sheet.id),
        lambda project, step: step.put(replace(project.codings[0], code=7)),
        lambda project, step: step.put(replace(project.codings[0], source=7)),
        lambda project, step: step.put(replace(project.codings[0], pass_=7)),
        lambda project, step: step.put(replace(project.codings[0], end=10**6)),
    ],
)
def test_what_would_not_open_again_is_not_done(kept: Project, keeper: FullDisk, change) -> None:
    before, number, steps = state(kept), kept.revision, len(keeper.kept)
    refused = pytest.raises(ProjectError, match="not done, as the project would not be sound")
    with refused, kept.transaction("by hand") as step:
        change(kept, step)
    assert state(kept) == before
    assert (kept.revision, len(keeper.kept)) == (number, steps)


def test_a_source_goes_with_all_that_is_on_it(project: Project) -> None:
    source = project.sources[0]
    before = state(project)
    with project.transaction("take out", source.name) as step:
        codings.remove(project, project.codings_of_source(source.id))
        step.delete("sources", source.id)
    assert [one.name for one in project.sources] == ["Gruppe 2"]
    project.undo()
    assert state(project) == before


def test_a_project_that_is_read_only_says_why(project: Project) -> None:
    project.read_only = "Ola has it open."
    before = state(project)
    for change in (
        lambda: codes.create(project, "ny"),
        lambda: codings.remove(project, project.codings),
        project.undo,
    ):
        with pytest.raises(ReadOnly, match="Ola has it open"):
            change()
    assert state(project) == before


def test_after_closing_nothing_changes_any_more(kept: Project, keeper: FullDisk) -> None:
    with kept:
        codes.create(kept, "ny")
    steps = len(keeper.kept)
    with pytest.raises(ReadOnly, match="closed; open it again"):
        codes.create(kept, "for sent")
    assert len(keeper.kept) == steps
    assert keeper.closed == 1


def test_a_project_is_not_closed_in_the_middle_of_a_change(kept: Project, keeper: FullDisk) -> None:
    with kept.transaction("long"):
        codes.create(kept, "ny", tag="NY")
        with pytest.raises(ProjectError, match="in the middle of a change"):
            kept.close()
    assert kept.code_named("NY").name == "ny"
    assert keeper.closed == 0

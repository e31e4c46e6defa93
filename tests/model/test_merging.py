"""Merging, splitting and recoding: nothing that a coding carried is forgotten."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory, indexes, rescanned, state

from tuicode.model import codebook, codes, codings, passes
from tuicode.model.errors import ProjectError
from tuicode.model.first_given import first_codes, names_at_first
from tuicode.model.integrity import faults
from tuicode.model.merging import merge, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding

SPANS = ((0, 9), (0, 9), (10, 15), (3, 12))


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def names(project: Project, ids: Iterable[int]) -> list[str]:
    return [project.code(one).name for one in ids]


def was(project: Project, coding: Coding) -> list[tuple[str, str]]:
    return [(project.code(one.code).name, one.why) for one in coding.was]


def test_all_extracts_carry_the_kept_name_and_the_old_one_is_still_found(project: Project) -> None:
    kept, other = project.code_named("tillit"), project.code_named("nye roller")
    merged = merge(project, kept, [other], name="tillit og roller", reason="samme mening")
    (coding,) = project.codings
    assert coding.code == kept.id
    assert was(project, coding) == [("nye roller", "merged")]
    assert merged.name == "tillit og roller"
    assert [one.name for one in merged.earlier_names] == ["tillit"]
    gone = project.code(other.id)
    assert (gone.state, gone.into) == ("merged", kept.id)
    assert project.log[-1].summary == "NR nye roller into TI tillit: samme mening"
    assert len([one for one in project.log if one.action == "merge"]) == 1


def test_codings_on_one_span_in_one_pass_become_one_that_remembers_all(project: Project) -> None:
    source = project.sources[0]
    codings.apply(project, source, 0, 9, project.codes)
    before = state(project)
    kept, *others = project.codes
    merge(project, kept, others)
    (coding,) = project.codings
    assert sorted(names(project, first_codes(coding).values())) == sorted(
        code.name for code in project.codes
    )
    assert faults(project.tables.contents) == []
    project.undo()
    assert state(project) == before


def test_codings_of_two_passes_stay_two(project: Project) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "Latent")
    codings.apply(project, project.sources[0], 0, 9, [project.code_named("tillit")])
    merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    assert {coding.pass_ for coding in project.codings} == {one.id for one in project.passes}


def test_two_first_codes_may_become_one_and_one_may_become_two(project: Project) -> None:
    source = project.sources[0]
    first, second, third = project.codes
    codings.apply(project, source, 0, 9, [first, second])
    for coding in list(project.codings):
        if coding.code in {first.id, second.id}:
            codings.recode(project, coding, [third])
    now = {coding.code for coding in project.codings}
    assert now == {third.id}
    (coding,) = project.codings
    assert set(first_codes(coding).values()) >= {first.id, second.id}
    made = codings.recode(project, coding, [first, second])
    assert [one.code for one in made] == [first.id, second.id]
    assert len({one.id for one in made}) == 2
    assert all(set(first_codes(one).values()) >= {first.id, second.id} for one in made)


def test_a_code_is_split_extract_by_extract(project: Project) -> None:
    wide = project.code_named("nye roller")
    codings.apply(project, project.sources[1], 0, 9, [wide])
    narrow, other = codes.create(project, "nye oppgaver"), codes.create(project, "ny makt")
    one, two = project.codings
    split(project, wide, {one.id: [narrow], two.id: [narrow, other]})
    assert sorted(names(project, (coding.code for coding in project.codings))) == [
        "ny makt",
        "nye oppgaver",
        "nye oppgaver",
    ]
    assert {was(project, coding)[0] for coding in project.codings} == {("nye roller", "split")}
    assert project.code(wide.id).state == "retired"


def test_a_split_of_what_does_not_carry_the_code_changes_nothing(project: Project) -> None:
    before = state(project)
    coding = project.codings[0]
    with pytest.raises(ProjectError, match="does not carry"):
        split(project, project.code_named("tillit"), {coding.id: [project.codes[0]]})
    with pytest.raises(ProjectError, match="at least one"):
        split(project, project.code(coding.code), {coding.id: []})
    assert state(project) == before


def test_what_cannot_be_merged_is_refused(project: Project) -> None:
    kept, other, _third = project.codes
    with pytest.raises(ProjectError, match="at least two"):
        merge(project, kept, [kept])
    merge(project, kept, [other])
    retired = codebook.retire(project, codes.create(project, "worn out"))
    before = state(project)
    with pytest.raises(ProjectError, match="undo the merge to have it back"):
        merge(project, kept, [other])
    with pytest.raises(ProjectError, match="no longer in use"):
        merge(project, kept, [retired])
    with pytest.raises(ProjectError, match="undo the merge to have it back"):
        merge(project, other, [kept])
    assert state(project) == before


def test_a_merge_is_undone_after_other_work(project: Project) -> None:
    kept, other, third = project.codes
    codings.apply(project, project.sources[0], 0, 9, [kept, other])
    before = {coding.id: coding for coding in project.codings}
    merge(project, kept, [other])
    step = project.revision
    (later,) = codings.apply(project, project.sources[1], 0, 9, [third])
    codes.create(project, "laget etterpå")
    assert project.undo(step)
    after = {coding.id: coding for coding in project.codings}
    assert after.pop(later.id) == later
    assert after == before
    assert project.code(other.id).state == "active"
    assert project.code_named("laget etterpå")
    with pytest.raises(ProjectError, match="undone already"):
        project.undo(step)


def test_a_merge_is_undone_after_something_else_was_said_of_the_code(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count(10)
    for module in ("merging", "codebook"):
        monkeypatch.setattr(
            f"tuicode.model.{module}.now", lambda: f"2026-11-23T12:00:{next(seconds)}Z"
        )
    kept, other, _third = project.codes
    merge(project, kept, [other], name="begge to")
    step = project.revision
    codebook.describe(project, project.code(kept.id), definition="Det som bæres.")
    described_at = project.code(kept.id).changed
    assert project.undo(step)
    now = project.code(kept.id)
    assert (now.name, now.definition, now.changed) == (kept.name, "Det som bæres.", described_at)
    assert project.redo()
    now = project.code(kept.id)
    assert (now.name, now.definition, now.changed) == ("begge to", "Det som bæres.", described_at)


def test_what_prevents_the_undoing_of_a_merge_is_named(project: Project) -> None:
    kept, other, third = project.codes
    (coding,) = codings.apply(project, project.sources[0], 10, 15, [other])
    merge(project, kept, [other])
    step = project.revision
    codings.recode(project, project.coding(coding.id), [third])
    before = state(project)
    with pytest.raises(ProjectError, match=rf"step {project.revision} \(recode") as told:
        project.undo(step)
    assert "Undo that one first" in str(told.value)
    assert state(project) == before


@given(st.data())
def test_merges_and_their_undoing_in_any_order_keep_every_first_code(data: st.DataObject) -> None:
    project = fill(in_memory())
    codes.create(project, "fjerde")
    for start, end in SPANS:
        chosen = data.draw(st.lists(st.sampled_from(project.codes), min_size=1, unique=True))
        codings.apply(project, project.sources[0], start, end, chosen)
    first = {(coding.start, coding.end, coding.code) for coding in project.codings}
    undoable = []
    for _step in range(data.draw(st.integers(1, 4))):
        active = [code for code in project.codes if code.state == "active"]
        if undoable and data.draw(st.booleans()):
            try:
                project.undo(undoable.pop(data.draw(st.integers(0, len(undoable) - 1))))
            except ProjectError:
                continue
        elif len(active) > 1:
            chosen = data.draw(st.lists(st.sampled_from(active), min_size=2, unique=True))
            merge(project, chosen[0], chosen[1:])
            undoable.append(project.revision)
        told = {
            (coding.start, coding.end, code)
            for coding in project.codings
            for code in first_codes(coding).values()
        }
        assert told == first
        assert faults(project.tables.contents) == []
        assert indexes(project) == rescanned(project)


def test_first_codes_have_the_names_they_had_then(project: Project) -> None:
    kept, other, _third = project.codes
    (mine,) = [coding.id for coding in project.codings]
    codebook.rename(project, project.code(other.id), "omdøpt")
    (late,) = codings.apply(project, project.sources[0], 10, 15, [other])
    merge(project, kept, [other], name="til slutt")
    names_then = names_at_first(project)
    assert names_then[late.id] == "omdøpt"
    assert names_then[mine] == project.code(other.id).earlier_names[0].name

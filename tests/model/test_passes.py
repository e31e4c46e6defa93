"""Passes: started, ended, opened again, and the project as it stood at the end of one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from invented import fill, in_memory, state

import tuicode
from tuicode.model import codebook, codes, codings, passes, readings, sources
from tuicode.model.as_of import as_of_pass, as_of_step, only_pass
from tuicode.model.errors import NotFound, ProjectError, ReadOnly

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    return fill(in_memory())


def ended(project: Project) -> None:
    passes.end(project, project.current_pass, "Mye om lys.")


def test_a_pass_follows_the_one_before_with_its_order_and_lens(project: Project) -> None:
    ended(project)
    order = passes.ordered(project, "reversed")
    begun = passes.start(project, " latent  pass ", lens="latent", order=order, hides_earlier=True)
    assert (begun.number, begun.name, begun.lens) == (2, "latent pass", "latent")
    assert [project.source(one).name for one in begun.order] == ["Gruppe 2", "Gruppe 1"]
    assert project.current_pass == begun
    summary = project.log[-1].summary
    assert "Gruppe 2 > Gruppe 1" in summary
    assert "hidden" in summary
    (coding,) = codings.apply(project, project.sources[0], 0, 9, [project.codes[1]])
    assert coding.pass_ == begun.id


def test_a_mixed_order_is_another_one_and_can_be_repeated(project: Project) -> None:
    turns = [sources.NewTurn("Ord.", None)]
    for number in range(3, 6):
        sources.add(project, f"Gruppe {number}", turns)
    kept = passes.ordered(project, "kept")
    mixed = passes.ordered(project, "shuffled", random.Random(4))
    assert mixed != kept
    assert sorted(mixed) == sorted(kept)
    assert mixed == passes.ordered(project, "shuffled", random.Random(4))


@pytest.mark.parametrize(
    ("name", "order", "said"),
    [
        ("", (), "needs a name"),
        ("first PASS", (), "already a pass"),
        ("Latent", (1, 2), "each source"),
    ],
)
def test_a_pass_that_cannot_be_is_refused(
    project: Project, name: str, order: tuple[int, ...], said: str
) -> None:
    ended(project)
    before = state(project)
    with pytest.raises(ProjectError, match=said):
        passes.start(project, name, order=order)
    assert state(project) == before


def test_an_order_by_hand_names_each_source_once(project: Project) -> None:
    first, second = project.sources
    assert passes.ordered_by_hand(project, ["Gruppe 2", "gruppe 1"]) == (second.id, first.id)
    with pytest.raises(ProjectError, match="named twice"):
        passes.ordered_by_hand(project, ["Gruppe 1", "Gruppe 2", "Gruppe 1"])
    with pytest.raises(ProjectError, match="not in it: Gruppe 2"):
        passes.ordered_by_hand(project, ["Gruppe 1"])
    with pytest.raises(NotFound, match="Gruppe 3"):
        passes.ordered_by_hand(project, ["Gruppe 3", "Gruppe 1"])


def names_read(project: Project) -> list[str]:
    return [source.name for source in readings.in_reading_order(project)]


def test_sources_are_read_in_the_order_of_the_pass_while_it_goes_on(project: Project) -> None:
    ended(project)
    one = passes.start(project, "Latent", order=passes.ordered(project, "reversed"))
    assert names_read(project) == ["Gruppe 2", "Gruppe 1"]
    assert project.sheet.reading_order == ()
    # What is ordered anew meanwhile is the pass's own order.
    readings.reorder(project, [project.source_named("Gruppe 1").id])
    assert names_read(project) == ["Gruppe 1", "Gruppe 2"]
    assert project.sheet.reading_order == ()
    project.undo()
    assert names_read(project) == ["Gruppe 2", "Gruppe 1"]
    passes.end(project, one)
    assert names_read(project) == ["Gruppe 1", "Gruppe 2"]


def test_an_order_of_the_project_is_what_a_pass_is_ordered_from(project: Project) -> None:
    readings.reorder(project, [source.id for source in reversed(project.sources)])
    ended(project)
    assert passes.ordered(project, "reversed") == tuple(one.id for one in project.sources)
    passes.start(project, "Latent")
    assert names_read(project) == ["Gruppe 2", "Gruppe 1"]


def test_a_pass_has_a_phase_that_can_be_changed_when_it_is_over(project: Project) -> None:
    ended(project)
    one = passes.start(project, "Latent", phase=2)
    assert one.phase == 2
    passes.end(project, one)
    labelled = passes.set_phase(project, project.passes[1], 4)
    assert labelled.phase == project.passes[1].phase == 4
    assert project.log[-1].summary == "pass 2 Latent: 4 developing and reviewing themes"
    number = project.revision
    passes.set_phase(project, labelled, 4)
    assert project.revision == number
    assert passes.set_phase(project, labelled, 0).phase == 0
    assert project.log[-1].summary == "pass 2 Latent: no phase"


@pytest.mark.parametrize("phase", [-1, 7])
def test_there_are_six_phases(project: Project, phase: int) -> None:
    before = state(project)
    with pytest.raises(ProjectError, match="phases are 1 to 6"):
        passes.set_phase(project, project.passes[0], phase)
    ended(project)
    with pytest.raises(ProjectError, match="phases are 1 to 6"):
        passes.start(project, "Latent", phase=phase)
    project.undo()
    assert state(project) == before


def test_only_one_pass_goes_on_at_a_time(project: Project) -> None:
    first = project.current_pass
    with pytest.raises(ProjectError, match="still going on"):
        passes.start(project, "Latent")
    ended(project)
    passes.start(project, "Latent")
    with pytest.raises(ProjectError, match="still going on"):
        passes.reopen(project, project.pass_numbered(first.number), "glemte en side")


def test_a_pass_that_is_over_keeps_its_codings(project: Project) -> None:
    ended(project)
    source, code, coding = project.sources[0], project.codes[0], project.codings[0]
    with pytest.raises(ProjectError, match="is over"):
        codings.apply(project, source, 10, 15, [code])
    with pytest.raises(ProjectError, match="is over"):
        codings.remove(project, [coding])
    passes.start(project, "Latent")
    with pytest.raises(ProjectError, match="is over"):
        codings.remove(project, [coding])
    assert project.codings == [coding]


def test_a_pass_is_opened_again_for_a_reason_that_the_log_keeps(project: Project) -> None:
    ended(project)
    with pytest.raises(ProjectError, match="Say why"):
        passes.reopen(project, project.passes[0], "  ")
    opened = passes.reopen(project, project.passes[0], "en side manglet")
    assert not opened.ended
    assert opened.reflection == "Mye om lys."
    assert project.log[-1].summary.endswith(": en side manglet")
    codings.remove(project, project.codings)
    assert project.codings == []
    with pytest.raises(ProjectError, match="is not over"):
        passes.reopen(project, opened, "igjen")


def test_a_number_that_no_pass_has(project: Project) -> None:
    with pytest.raises(NotFound, match="1 to 1"):
        project.pass_numbered(2)


def test_the_end_of_a_pass_shows_names_codes_and_codings_as_they_were(project: Project) -> None:
    ended(project)
    before = state(project)
    first = project.passes[0]
    passes.start(project, "Latent")
    codebook.rename(project, project.code_named("tillit"), "tillit til andre")
    codes.create(project, "helt ny")
    codings.apply(project, project.sources[1], 0, 9, [project.code_named("helt ny")])
    project.undo()
    project.redo()
    then = as_of_pass(project, first)
    assert state(then) == before
    assert [entry.number for entry in then.log] == list(range(1, first.last_step + 1))
    with pytest.raises(ReadOnly, match="as it stood"):
        codes.create(then, "for sent")


def test_every_step_can_be_shown(project: Project) -> None:
    seen = {project.revision: state(project)}
    codings.apply(project, project.sources[1], 0, 9, project.codes)
    seen[project.revision] = state(project)
    codings.remove(project, project.codings[:2])
    seen[project.revision] = state(project)
    project.undo()
    for number, then in seen.items():
        assert state(as_of_step(project, number)) == then
    for number in (0, project.revision + 1):
        with pytest.raises(NotFound, match="no step"):
            as_of_step(project, number)


def test_a_pass_that_goes_on_has_no_end_to_show(project: Project) -> None:
    with pytest.raises(ProjectError, match="still going on"):
        as_of_pass(project, project.current_pass)


def test_a_pass_that_ended_again_is_shown_with_what_others_did_and_says_so(
    project: Project,
) -> None:
    ended(project)
    passes.start(project, "Latent")
    codes.create(project, "fra den andre")
    ended(project)
    assert as_of_pass(project, project.passes[0]).past.told() == (
        "as it stood at the end of pass 1 «First pass»"
    )
    passes.reopen(project, project.passes[0], "en feil")
    ended(project)
    then = as_of_pass(project, project.passes[0])
    assert then.code_named("fra den andre").state == "active"
    assert then.past.briefly() == "as of pass 1, after pass 2"
    assert "had ended again, after pass 2; it cannot be changed" in then.read_only
    assert only_pass(then, then.passes[0]).past == then.past
    assert as_of_pass(project, project.passes[1]).past.briefly() == "as of pass 2"


def test_passes_are_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "gatelys.json"
    with tuicode.new(path) as project:
        fill(project)
        ended(project)
        codings_then = project.codings
        passes.start(project, "Latent", note="for å se under")
        codings.recode(project, project.codings[0], [project.codes[2]])
    with tuicode.open(path) as project:
        assert [one.name for one in project.passes] == ["First pass", "Latent"]
        assert as_of_pass(project, project.passes[0]).codings == codings_then

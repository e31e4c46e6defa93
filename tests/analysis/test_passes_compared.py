"""Code frequencies over passes, two passes side by side, and what a pass changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import fill, in_memory

from tuicode.analysis.changes import changes_after, changes_in
from tuicode.analysis.comparison import compare
from tuicode.analysis.frequencies import frequencies
from tuicode.model import codebook, codes, codings, flags, merging, passes

if TYPE_CHECKING:
    from tuicode.analysis.changes import Changes
    from tuicode.analysis.comparison import Compared
    from tuicode.model.project import Project


@pytest.fixture
def project() -> Project:
    """A project whose first pass coded 0-9 with «nye roller» and is over; the second goes on."""
    return begun(fill(in_memory()))


def begun(project: Project) -> Project:
    passes.end(project, project.current_pass)
    passes.start(project, "latent", lens="latent")
    return project


def put(project: Project, start: int, end: int, *names: str, source: int = 0) -> None:
    chosen = [codes.find_or_create(project, name) for name in names]
    codings.apply(project, project.sources[source], start, end, chosen)


def told(found: Compared) -> tuple[object, ...]:
    sides = (
        [(one.start, one.end, *(code.name for code in one.codes)) for one in side]
        for side in (found.first, found.second)
    )
    return (found.outcome, found.start, found.end, *sides)


def side_by_side(project: Project, **how: bool) -> list[tuple[object, ...]]:
    first, second = project.passes
    return [told(found) for found in compare(project, first, second, **how)]


def test_extracts_of_each_code_in_each_pass(project: Project) -> None:
    put(project, 0, 9, "nye roller", "tillit")
    put(project, 10, 15, "nye roller")
    found = frequencies(project)
    assert [one.name for one in found.passes] == ["First pass", "latent"]
    assert [(row.code.name, row.total, row.counts) for row in found.rows] == [
        ("mørke gater", 0, (0, 0)),
        ("nye roller", 2, (1, 2)),
        ("tillit", 1, (0, 1)),
    ]


def test_both_coded_alike(project: Project) -> None:
    put(project, 0, 9, "nye roller")
    assert side_by_side(project) == [
        ("alike", 0, 9, [(0, 9, "nye roller")], [(0, 9, "nye roller")])
    ]


def test_the_same_codes_on_an_extract_that_overlaps_are_alike(project: Project) -> None:
    put(project, 3, 15, "nye roller")
    ((outcome, start, end, *_sides),) = side_by_side(project)
    assert (outcome, start, end) == ("alike", 0, 15)


def test_coded_otherwise_and_by_one_alone_in_text_order(project: Project) -> None:
    put(project, 3, 15, "tillit")
    put(project, 17, 21, "tillit")
    put(project, 0, 4, "tillit", source=1)
    assert side_by_side(project) == [
        ("otherwise", 0, 15, [(0, 9, "nye roller")], [(4, 15, "tillit")]),
        ("only second", 17, 21, [], [(17, 21, "tillit")]),
        ("only second", 0, 3, [], [(0, 3, "tillit")]),
    ]
    assert [found.outcome for found in compare(project, *reversed(project.passes))] == [
        "otherwise", "only first", "only first",
    ]  # fmt: skip


def test_the_codes_are_those_of_now_or_as_first_given(project: Project) -> None:
    put(project, 0, 9, "tillit")
    merging.merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    assert [found[0] for found in side_by_side(project)] == ["alike"]
    assert side_by_side(project, as_first_given=True) == [
        ("otherwise", 0, 9, [(0, 9, "nye roller")], [(0, 9, "tillit")])
    ]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30), st.integers(1, 8)), max_size=14))
def test_every_extract_of_either_pass_stands_in_one_row(placed) -> None:
    project = fill(in_memory())
    for later in (False, True):
        if later:
            begun(project)
        for second, start, length in placed:
            if second is later and project.sources[0].text[start : start + length].strip():
                put(project, start, start + length, "tillit")
    rows = side_by_side(project)
    for side, one in zip((3, 4), project.passes, strict=True):
        wanted = sorted({(row.start, row.end) for row in project.codings if row.pass_ == one.id})
        assert sorted(span[:2] for row in rows for span in row[side]) == wanted
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    for outcome, _start, _end, first, second in rows:
        assert (outcome == "only second") is not bool(first)
        assert (outcome == "only first") is not bool(second)


# --- what a pass changed


def names(changes: Changes) -> dict[str, list[str]]:
    """Return the names of the codes in each list that is not empty."""
    found = {
        key: [getattr(getattr(one, "before", one), "name", "coding") for one in value]
        for key, value in ((key, getattr(changes, key)) for key in changes.__struct_fields__)
    }
    return {key: value for key, value in found.items() if value}


def test_what_was_added_removed_and_made(project: Project) -> None:
    put(project, 10, 15, "lys", "tillit")
    put(project, 17, 21, "tillit")
    codings.remove(project, [project.codings[-1]])
    assert names(changes_in(project, project.passes[1])) == {
        "added": ["coding", "coding"],
        "new": ["lys"],
    }


def test_what_was_done_and_undone_again_is_not_told(project: Project) -> None:
    put(project, 10, 15, "tillit")
    codes.create(project, "lys")
    project.undo()
    project.undo()
    assert names(changes_in(project, project.passes[1])) == {}


def test_a_merge_joins_codings_and_recodes_others(project: Project) -> None:
    passes.end(project, project.current_pass)
    passes.reopen(project, project.passes[0], "mer")
    put(project, 0, 9, "tillit")
    put(project, 10, 15, "tillit")
    passes.end(project, project.passes[0])
    third = passes.start(project, "tredje")
    merging.merge(
        project, project.code_named("nye roller"), [project.code_named("tillit")], name="roller"
    )
    found = changes_in(project, third)
    told_names = names(found)
    # Of two made in the same second, either is kept.
    assert set(told_names.pop("recoded")) == {"tillit"}
    assert told_names == {"joined": ["coding"], "merged": ["tillit"], "renamed": ["nye roller"]}
    assert ("merged", 10) in [(one.why, one.coding.start) for one in found.recoded]
    assert found.renamed[0].after.name == "roller"


def test_a_split_and_a_recoding(project: Project) -> None:
    coding, code = project.codings[0], project.code_named("nye roller")
    merging.split(
        project, code, {coding.id: [project.code_named(one) for one in ("tillit", "mørke gater")]}
    )
    found = changes_in(project, project.passes[1])
    assert names(found) == {
        "recoded": ["nye roller", "nye roller"],
        "split": ["nye roller"],
        "retired": ["nye roller"],
    }
    codebook.bring_back(project, code)
    assert "retired" not in names(changes_in(project, project.passes[1]))


def test_a_pass_that_is_over_is_told_as_it_ended(project: Project) -> None:
    put(project, 10, 15, "tillit")
    passes.end(project, project.current_pass)
    third = passes.start(project, "tredje")
    codings.remove(project, [])
    codebook.rename(project, project.code_named("tillit"), "tiltro")
    codings.recode(project, project.codings[0], [project.code_named("mørke gater")])
    assert names(changes_in(project, project.passes[1])) == {"added": ["coding"]}
    assert names(changes_in(project, third)) == {"renamed": ["tillit"], "recoded": ["nye roller"]}
    assert names(changes_in(project, project.passes[0])) == {
        "added": ["coding"],
        "new": ["mørke gater", "nye roller", "tillit"],
    }


def test_what_a_pass_added_and_then_recoded_is_added(project: Project) -> None:
    put(project, 10, 15, "tillit")
    codings.recode(
        project,
        project.codings[-1],
        [project.code_named("mørke gater"), project.code_named("nye roller")],
    )
    assert names(changes_in(project, project.passes[1])) == {"added": ["coding", "coding"]}


def test_a_pass_that_was_opened_again_changed_nothing_of_what_others_did(project: Project) -> None:
    first, second = project.passes
    put(project, 10, 15, "tillit")
    codebook.rename(project, project.code_named("tillit"), "tiltro")
    passes.end(project, project.current_pass)
    third = passes.start(project, "tredje")
    put(project, 17, 21, "fra tredje")
    passes.end(project, third)
    passes.reopen(project, project.pass_numbered(1), "en feil")
    put(project, 22, 25, "fra første")
    codebook.rename(project, project.code_named("tiltro"), "håp")
    passes.end(project, project.pass_numbered(1))
    assert names(changes_in(project, first)) == {
        "added": ["coding", "coding"],
        "new": ["fra første", "mørke gater", "nye roller", "tillit"],
        "renamed": ["tiltro"],
    }
    assert names(changes_in(project, second)) == {"added": ["coding"], "renamed": ["tillit"]}
    assert names(changes_in(project, third)) == {"added": ["coding"], "new": ["fra tredje"]}


def test_what_came_back_to_how_it_was_when_opened_again_is_not_told(project: Project) -> None:
    first = project.passes[0]
    passes.end(project, project.current_pass)
    passes.reopen(project, first, "en feil")
    codings.remove(project, project.codings)
    passes.end(project, project.pass_numbered(1))
    assert names(changes_in(project, first)) == {"new": ["mørke gater", "nye roller", "tillit"]}


def test_what_was_changed_in_no_pass_is_told_after_the_one_before(project: Project) -> None:
    first, second = project.passes
    assert names(changes_after(project, first)) == {}
    passes.end(project, project.current_pass)
    merging.merge(project, project.code_named("tillit"), [project.code_named("nye roller")])
    third = passes.start(project, "tredje")
    codebook.rename(project, project.code_named("tillit"), "håp")
    passes.end(project, third)
    codebook.retire(project, project.code_named("mørke gater"))
    assert names(changes_in(project, second)) == {}
    assert names(changes_after(project, second)) == {
        "merged": ["nye roller"],
        "recoded": ["nye roller"],
    }
    assert names(changes_in(project, third)) == {"renamed": ["tillit"]}
    assert names(changes_after(project, third)) == {"retired": ["mørke gater"]}
    assert names(changes_after(project, first)) == {}


def test_what_is_not_analysed_is_not_compared(project: Project) -> None:
    flags.flag(project, project.sources[0], 3, 5, "not analysed")
    assert side_by_side(project) == []

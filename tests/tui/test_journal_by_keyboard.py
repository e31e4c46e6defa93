"""J from anywhere: the entry is about the row, the extract or the version that one is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

from tuicode.model import codings, flags, glossary, journal, memos, passes, themes, versions
from tuicode.tui.workspaces.writing_pad import WritingPad

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Memo

KEEP = ("escape", "enter")


@pytest.fixture
def worked(project: Project) -> Project:
    """Two passes, a theme in a version, a flag and a memo."""
    one = themes.add(project, "They know us", codes=[project.code_named("trust from neighbours")])
    versions.keep(project, "First")
    themes.rename(project, one, "They know their cars")
    source = project.sources[0]
    for place, code in enumerate(project.codes):
        start = source.turns[1].start + 30 * place
        codings.apply(project, source, start, start + 60, [code])
    flags.flag(project, project.sources[0], 0, 7, "departing")
    glossary.add(project, "car", "who lives where")
    memos.write(project, "## A *point*\n\nof mine", ("codes", project.codes[0].id))
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    return project


def only_entry(project: Project) -> Memo:
    (entry,) = journal.entries(project)
    return entry


@pytest.mark.parametrize(
    ("way", "table", "linked"),
    [
        (("R", "enter"), "sources", set()),
        (("Q",), "", set()),
        (("D", "enter"), "sources", {"codes"}),
        (("A",), "sources", set()),
        (("A", "down"), "codes", set()),
        (("h",), "", set()),
        (("G",), "sources", set()),
        (("X", "enter"), "sources", set()),
        (("P", "enter"), "sources", {"passes"}),
        (("P", "space", "space", "c"), "sources", {"passes"}),
        (("P", "w", "end"), "sources", {"codes", "passes"}),
        (("X", "t", *"participants", "enter"), "participants", set()),
        (("Z", "V"), "versions", set()),
        (("Z", "V", "enter", "down"), "themes", {"versions"}),
        (("Z", "V", "c"), "versions", set()),
        (("Z", "down", "enter", "s"), "participants", {"themes"}),
        (("Z", "down", "enter", "s", "end"), "sources", {"themes"}),
        (("W", "t", "t"), "terms", set()),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else "",
)
async def test_an_entry_is_about_what_is_here(
    worked: Project, way: tuple[str, ...], table: str, linked: set[str]
) -> None:
    async with at(worked, LARGE) as seat:
        await seat.press(*way)
        before = seat.app.screen
        await seat.burst("J", *"why", *KEEP)
        assert seat.app.screen is before
        assert "kept in the journal" in seat.text
    entry = only_entry(worked)
    assert entry.text == "why"
    assert (entry.about[0] if entry.about else "") == table
    assert {one for one, _id in entry.links} == linked
    assert all(worked.tables.get(*one) for one in [*entry.links, *filter(None, [entry.about])])


async def test_what_has_gone_since_a_version_is_not_linked_to(worked: Project) -> None:
    one = themes.standing(worked)[0]
    while worked.tables.get("themes", one.id) is not None:
        worked.undo()
    worked.redo()
    worked.redo()
    async with at(worked, LARGE) as seat:
        await seat.press("Z", "V", "enter", "down")
        worked.tables.set("themes", one.id, None)
        await seat.press("J", *"gone", *KEEP)
    entry = only_entry(worked)
    assert entry.about is None
    assert [table for table, _id in entry.links] == ["versions"]


async def test_in_the_project_as_it_stood_it_is_written_now(worked: Project) -> None:
    async with at(worked, LARGE) as seat:
        await seat.press("P", "a")
        await seat.press("J", *"then", *KEEP)
        assert "kept in the journal" in seat.message
    assert only_entry(worked).about == ("sources", worked.sources[0].id)


@pytest.mark.parametrize("way", [("D",), ("Z",), ("Z", "w"), ("W",)])
async def test_no_key_is_told_that_does_something_else_here(
    worked: Project, way: tuple[str, ...]
) -> None:
    async with at(worked, LARGE) as seat:
        await seat.press(*way, "J", *"why", *KEEP)
        assert seat.message == "It is kept in the journal, as a private entry."


async def test_the_foot_of_an_old_version_offers_what_can_be_done(worked: Project) -> None:
    async with at(worked, LARGE) as seat:
        await seat.press("Z", "V", "enter")
        offered = " ".join(seat.keys)
        assert "open" in offered
        for changing in ("put here", "new theme", "out", "rename", "undo"):
            assert changing not in offered


async def test_a_new_memo_entry_and_term_are_gone_to(worked: Project) -> None:
    for number in range(30):
        memos.write(worked, f"memo {number}", ("codes", worked.codes[0].id))
    async with at(worked, SMALL) as seat:
        await seat.press("W", "end")
        await seat.burst("n", *"whole", "enter", *"the newest of all", *KEEP)
        assert "the newest of all" in seat.text
        await seat.burst("n", *"whole", "enter", *"one more of them", *KEEP)
        assert "one more of them" in seat.text
        await seat.press("t")
        await seat.burst("J", *"first thought", *KEEP)
        await seat.burst("n", *"second thought", *KEEP)
        assert seat.text.count("second thought") >= 2
        await seat.press("t")
        for term in ("beta", "gamma", "alpha"):
            await seat.burst("n", *term, "enter", *f"is {term}", "enter", "enter")
        assert seat.text.count("is alpha") >= 2


async def test_in_the_list_of_notes_a_memo_stands_without_its_signs(worked: Project) -> None:
    async with at(worked, LARGE) as seat:
        await seat.press("A")
        assert "A point of mine" in seat.text
        assert "##" not in seat.text


async def test_nothing_is_lost_where_a_pad_was_opened_on_a_list(worked: Project) -> None:
    async with at(worked, SMALL) as seat:
        await seat.press("h", "J")
        assert isinstance(seat.app.screen, WritingPad)
        await seat.press("escape", "q")
    assert journal.entries(worked) == []

"""The audit trail: what was done, and nothing of what was said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_not_analysed import words_in

import tuicode
from tuicode.language import _
from tuicode.model import (
    codebook,
    codes,
    codings,
    flags,
    glossary,
    memos,
    merging,
    passes,
    placing,
    quotes,
    relations,
    sheet,
    sources,
    theme_reviews,
    themes,
    versions,
)
from tuicode.model.phases import PHASES
from tuicode.model.theme_extracts import extracts_of_theme
from tuicode.report.audit_trail import audit_trail
from tuicode.report.exporting import KINDS, export
from tuicode.report.said_anew import PARTS, SENTENCES, WORDS
from tuicode.report.table import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.report.table import Report, Table

SAID = "Gneiss quarried basalt. Then feldspar came and gabbro went."
SENTINELS = ("gneiss", "basalt", "feldspar", "gabbro", "marble", "slate", "schist", "obsidian")
"""Words of the transcript, of codes in vivo, memos and notes."""


@pytest.fixture
def worked(project: Project, add_source: Callable[..., Source]) -> Project:
    """Work of two passes, in which every verb had participants' words at hand."""
    source = add_source("Interview 1", [("Moderator", "And then?"), ("Participant 1", SAID)])
    start = source.text.index("Gneiss")
    said = codes.create(project, "gneiss quarried", tag="GQ", origin="in vivo")
    named = codes.create(project, "feldspar came", tag="FC")
    plain, wide = codes.create(project, "waiting"), codes.create(project, "standing still")
    for place, each in enumerate((said, named, plain, wide)):
        codings.apply(project, source, start + place, start + 23, [each])
    codebook.rename(project, said, "basalt quarried")
    codebook.rename(project, named, "feldspar went")
    codebook.describe(project, named, origin="in vivo")
    memos.write(project, "marble everywhere", ("codes", said.id))
    memos.write(project, "slate", ("sources", source.id))
    quotes.choose(project, source, start, start + 23)
    flags.flag(project, source, start, start + 6, "departing", "schist")
    stone = themes.add(project, "Stone", codes=[said, named, plain])
    versions.keep(project, "First", "Before the seminar.")
    passes.end(project, project.current_pass, "Much about stones.")
    passes.start(project, "Latent", lens="latent", note="What lies under.")
    codings.recode(project, next(iter(project.codings_of_code(named.id))), [plain])
    merging.merge(project, plain, [wide], reason="They say the same as feldspar went.")
    merging.merge(project, project.code(plain.id), [said], reason="One meaning.")
    themes.rename(project, stone, "What stays")
    placing.take_out(project, stone, [named])
    extract = extracts_of_theme(project, stone)[0]
    theme_reviews.decide(project, stone, extract, "kept", 1, note="obsidian")
    sources.check_against_audio(project, source)
    sheet.describe_project(project, question="What is it to wait?", stance="I wait a lot.")
    return project


def table(report: Report, title: str) -> Table:
    (found,) = [one for one in report.tables if one.title == title]
    return found


def rows(report: Report, title: str) -> list[tuple[str, ...]]:
    return [tuple(text_of(cell) for cell in row) for row in table(report, title).rows]


@pytest.mark.parametrize("suffix", KINDS["audit-trail"])
def test_none_of_the_participants_words_are_in_it(
    worked: Project, tmp_path: Path, suffix: str
) -> None:
    out = words_in(export(worked, "audit-trail", tmp_path / f"out{suffix}")).casefold()
    assert [word for word in SENTINELS if word in out] == []
    assert "what stays" in out
    assert "waiting" in out


def test_with_names_codes_in_vivo_are_named_and_nothing_else_is_said(
    worked: Project, tmp_path: Path
) -> None:
    to = export(
        worked, "audit-trail", tmp_path / "a.html", table=audit_trail(worked, with_names=True)
    )
    out = words_in(to).casefold()
    assert "basalt quarried" in out
    assert [
        word for word in ("gabbro", "marble", "slate", "schist", "obsidian") if word in out
    ] == []


def test_the_project_the_data_and_the_passes_are_told(worked: Project) -> None:
    report = audit_trail(worked)
    said = dict(rows(report, "The project"))
    assert (said["Research question"], said["Approach"]) == ("What is it to wait?", "reflexive")
    assert said["What the researcher brings"] == "I wait a lot."
    (row,) = rows(report, "The data")
    assert row[:3] == ("Interview 1", "11", "2")
    assert len(row[-1]) == len("2026-11-23")
    assert table(report, "The data").subtitle == "1 source · 2 participants · 1 interviewer"
    first, second = rows(report, "The passes")
    assert first[0].startswith("1 ")
    assert "Afterwards: Much about stones." in first[1]
    assert "codings added: 4" in first[2]
    assert second[1] == "Lens: latent\nWhy: What lies under."
    assert "codings recoded: 3" in second[2]
    assert "codes merged: 2" in second[2]


def test_codes_are_told_from_old_to_new_with_reasons(worked: Project) -> None:
    told = {
        (row[1].split("\n")[0], *row[2:]) for row in rows(audit_trail(worked), "Codes, old to new")
    }
    assert told == {
        ("renamed", "GQ (in vivo)", "GQ (in vivo)", ""),
        ("renamed", "FC (in vivo)", "FC (in vivo)", ""),
        ("recoded", "FC (in vivo)", "WA waiting", ""),
        ("merged", "SS standing still", "WA waiting", "They say the same as FC."),
        ("merged", "GQ (in vivo)", "WA waiting", "One meaning."),
    }


def test_a_merge_that_was_undone_is_not_told_and_one_done_again_is(worked: Project) -> None:
    def merged() -> int:
        return sum(
            row[1].startswith("merged") for row in rows(audit_trail(worked), "Codes, old to new")
        )

    entry = next(one for one in reversed(worked.log) if one.action == "merge")
    assert merged() == 2
    while worked.log[-1].action != "undo" or worked.log[-1].reverts != entry.id:
        worked.undo()
    assert merged() == 1
    worked.redo()
    reasons = [row[4] for row in rows(audit_trail(worked), "Codes, old to new")]
    assert merged() == 2
    assert "One meaning." in reasons


def test_themes_are_told_version_by_version(worked: Project) -> None:
    first, now = rows(audit_trail(worked), "Themes by version")
    assert first[0].startswith("1 First\n")
    assert first[0].endswith("Before the seminar.")
    assert first[1:] == ("Stone", "")
    assert now[0] == "now"
    assert now[1] == "What stays"
    assert "Renamed: «Stone» is now «What stays»" in now[2].split("\n")
    assert "Out of «What stays»: FC" in now[2].split("\n")


def test_a_theme_is_told_whole_where_it_holds_the_name_of_a_code_in_vivo(worked: Project) -> None:
    themes.add(worked, "Feldspar came to us all")
    undone = themes.add(worked, "That feldspar came late")
    worked.undo()
    codebook.rename(worked, worked.code_named("feldspar went"), "feldspar came")
    merging.merge(
        worked, worked.code_named("waiting"), [worked.code_named("feldspar came")],
        reason="All that feldspar came to.",
    )  # fmt: skip
    told = rows(audit_trail(worked), "Day by day")
    made = [line for row in told if row[3] == "new theme" for line in row[4].split("\n")]
    wanted = ["Stone", "Feldspar came to us all", undone.name]
    assert made == [f"new: «{name}»" for name in wanted]
    reasons = [row[4] for row in rows(audit_trail(worked), "Codes, old to new")]
    assert "All that FC to." in reasons


def test_a_theme_called_as_a_code_in_vivo_is_not_what_tells_the_code(worked: Project) -> None:
    themes.add(worked, "Feldspar went")
    assert "feldspar went" not in " ".join(
        row[4] for row in rows(audit_trail(worked), "Codes, old to new")
    )


def test_reviews_are_counted(worked: Project) -> None:
    (row,) = rows(audit_trail(worked), "Reviews")
    assert (row[0], row[1], row[3]) == ("What stays", "1", "kept: 1")


def test_the_timeline_counts_what_is_done_again_and_again(worked: Project) -> None:
    report = audit_trail(worked)
    told = rows(report, "Day by day")
    coded = [row for row in told if row[3] == "code"]
    assert [(row[1].count("–"), row[4]) for row in coded] == [(1, "4 times")]
    renamed = [row[4] for row in told if row[3] == "rename theme"]
    assert renamed == ["Stone: now What stays"]
    steps = [number for row in told for number in row[1].split("–")]
    assert (steps[0], steps[-1]) == ("1", str(worked.revision))


def test_steps_of_which_the_log_tells_the_same_are_counted(worked: Project) -> None:
    for term in ("lamp", "pole", "dark"):
        glossary.add(worked, term, "a word")
    (terms,) = [row[4] for row in rows(audit_trail(worked), "Day by day") if row[3] == "add term"]
    assert terms == "one term · 3 times"


def test_an_empty_project_has_an_audit_trail_too(project: Project, tmp_path: Path) -> None:
    for suffix in KINDS["audit-trail"]:
        assert export(project, "audit-trail", tmp_path / f"out{suffix}").stat().st_size


def test_it_is_in_the_report_s_language(worked: Project, marked_catalogue: None) -> None:
    assert marked_catalogue is None
    sheet.describe_project(worked, language="nb")
    report = audit_trail(worked)
    assert report.title == "nb:Audit trail"
    for part in report.tables:
        assert part.language == "nb"
        assert part.title.startswith("nb:")
        assert all(column.heading.startswith("nb:") for column in part.columns)


@pytest.mark.parametrize(("worked_in", "reported_in"), [("nb", "en"), ("en", "nb")])
def test_what_was_done_is_told_in_the_language_of_the_report(
    project: Project,
    add_source: Callable[..., Source],
    monkeypatch: pytest.MonkeyPatch,
    worked_in: str,
    reported_in: str,
) -> None:
    def told(language: str) -> list[str]:
        sheet.describe_project(project, language=language)
        found = rows(audit_trail(project), _("Day by day", language))
        return [line for row in found for line in row[4].split("\n")]

    monkeypatch.setenv("TUICODE_LANGUAGE", worked_in)
    source = add_source("Interview 1", [("Participant 1", SAID)])
    plain, wide = codes.create(project, "waiting, then"), codes.create(project, "to and fro")
    stone = themes.add(project, "Stone: now", codes=[plain])
    under = themes.add(project, "Stone under stone", parent=stone)
    themes.describe(project, stone, definition="Hard.", boundaries="Not soft.")
    placing.move(project, [plain], stone, under)
    placing.take_out(project, under, [plain])
    themes.rename(project, under, "Pass 3 on stone")
    codings.apply(project, source, 0, 6, [plain])
    theme_reviews.decide(project, stone, extracts_of_theme(project, stone)[0], "taken out", 1)
    project.undo()
    relation = relations.relate(project, stone, under, kind="leads to")
    relations.unrelate(project, relation)
    placing.to_miscellaneous(project, [plain])
    themes.set_aside(project, themes.add(project, "Late, but there"))
    merging.merge(project, plain, [wide], reason="One to one.")
    memos.write(project, "A note.", ("passes", project.current_pass.id))
    memos.write(project, "A note.", ("themes", stone.id))
    glossary.add(project, "gabbro", "a stone")
    versions.keep(project, "Before the seminar")
    passes.set_phase(project, project.current_pass, 2)
    passes.end(project, project.current_pass)
    quotes.choose(project, source, 0, 6, theme=stone)
    project.undo()
    here, there = told(worked_in), told(reported_in)
    said = {
        ("on Stone: now", "om Stone: now"),
        ("one term", "ett begrep"),
        ("Stone under stone: now Pass 3 on stone", "Stone under stone: nå Pass 3 on stone"),
        ("pass 1 First pass", "gjennomgang 1 First pass"),
        (
            "WT waiting, then from Stone: now to Stone under stone",
            "WT waiting, then fra Stone: now til Stone under stone",
        ),
        ("Stone: now: definition, boundaries", "Stone: now: definisjon, grenser"),
        ("Stone: now → leads to → Pass 3 on stone", "Stone: now → fører til → Pass 3 on stone"),
        (
            "kept version 1: Before the seminar",
            "tok vare på versjon 1: Before the seminar",
        ),
        (
            "Stone: now, taken out: Interview 1, turn 1",
            "Stone: now, tatt ut: Interview 1, ytring 1",
        ),
        ("set aside «Late, but there»", "la «Late, but there» til side"),
        (
            "no longer: Stone: now → leads to → Pass 3 on stone",
            "ikke lenger: Stone: now → fører til → Pass 3 on stone",
        ),
        ("WT waiting, then to the Miscellaneous pile", "WT waiting, then til bunken Diverse"),
    }
    place = ("en", "nb").index(worked_in)
    assert [pair[place] for pair in said if pair[place] not in here] == []
    assert [pair[1 - place] for pair in said if pair[1 - place] not in there] == []


def test_every_sentence_that_is_said_anew_is_one_of_the_programs_own() -> None:
    said = {*WORDS, *PARTS, *(one for each in SENTENCES.values() for one in each)}
    places = "codes", "fields", "what", "from", "kind", "to", "number", "phase"
    own = {one for one in said if re.sub("|".join(places), "", one).strip("{}:→ ")}
    texts = "".join(one.read_text("utf-8") for one in Path(tuicode.__file__).parent.rglob("*.py"))
    assert [one for one in own if one not in PHASES and texts.count(f'"{one}"') < 2] == []

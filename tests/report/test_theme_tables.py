"""The theme table, the themes with their extracts, and the candidate themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_not_analysed import words_in

from tuicode.model import flags, placing, sheet, theme_reviews, themes
from tuicode.model.extracts import extract_at
from tuicode.report.analysis_table import Choice, analysis_table
from tuicode.report.candidate_themes import candidate_themes
from tuicode.report.exporting import KINDS, export
from tuicode.report.table import text_of
from tuicode.report.theme_table import theme_table
from tuicode.report.themes_with_extracts import themes_with_extracts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source
    from tuicode.report.table import Table

NAMING = ("theme-table", "themes", "candidate-themes")


@pytest.fixture
def themed(project: Project, group_interview: Source, code: Callable[..., list[Coding]]) -> Project:
    """Two themes, one with two subthemes; and a theme that is set aside with its subtheme."""
    code(group_interview, "Nobody. I waited", "alone")
    code(group_interview, "I called [name, employee].", "ways out")
    code(group_interview, "She knew the pole by heart.", "known", "alone")
    by_name = {one.name: one for one in project.codes}
    dark = themes.add(project, "Dark", codes=[by_name["alone"]])
    themes.add(project, "Waiting", parent=dark)
    calls = themes.add(project, "Calling", parent=dark, codes=[by_name["ways out"]])
    themes.add(project, "Being known", codes=[by_name["known"]])
    gone = themes.add(project, "Dropped", codes=project.codes)
    themes.add(project, "Dropped too", parent=gone, codes=project.codes)
    themes.set_aside(project, gone)
    themes.describe(project, dark, definition="No light.\nNobody comes.")
    themes.describe(project, calls, central_idea="Somebody answers.")
    return project


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(text_of(cell) for cell in row) for row in table.rows]


def test_the_theme_table_has_subthemes_beside_their_theme(themed: Project) -> None:
    table = theme_table(themed)
    assert [column.heading for column in table.columns] == ["Overarching themes", "Subthemes"]
    assert texts(table) == [("Dark", "Waiting"), ("Dark", "Calling"), ("Being known", "")]
    assert table.subtitle == "Street lights · 2 overarching themes · 2 subthemes"


def test_the_theme_table_with_numbers_definitions_and_participants(themed: Project) -> None:
    table = theme_table(themed, numbered=True, definitions=True, participants=True)
    dark = "1 Dark\nNo light.\nNobody comes.\n2 of 2 participants"
    assert texts(table) == [
        (dark, "1.1 Waiting\n0 of 2 participants"),
        (dark, "1.2 Calling\nSomebody answers.\n1 of 2 participants"),
        ("2 Being known\n1 of 2 participants", ""),
    ]


def test_what_stands_deeper_is_told_with_its_subtheme(themed: Project) -> None:
    themes.add(themed, "In winter", parent=themes.theme_named(themed, "Waiting"))
    assert texts(theme_table(themed, numbered=True))[0] == (
        "1 Dark",
        "1.1 Waiting\n1.1.1 In winter",
    )
    assert ("Dark", "Waiting › In winter", "(no extracts)", "") in texts(
        themes_with_extracts(themed)
    )


def test_the_headings_are_in_the_report_s_language(themed: Project, marked_catalogue: None) -> None:
    assert marked_catalogue is None
    sheet.describe_project(themed, language="nb")
    for table in (theme_table(themed), themes_with_extracts(themed)):
        assert table.language == "nb"
        assert all(column.heading.startswith("nb:") for column in table.columns)


def test_the_extracts_stand_under_their_themes_with_who_says_them(themed: Project) -> None:
    assert texts(themes_with_extracts(themed)) == [
        ("Dark", "", "Nobody. I waited (Participant 1)", "AL alone"),
        (
            "Dark",
            "",
            "She knew the pole by heart. (Participant 2)",
            "AL alone\nKN known",
        ),
        ("Dark", "Waiting", "(no extracts)", ""),
        ("Dark", "Calling", "I called [name, employee]. (Participant 2)", "WO ways out"),
        (
            "Being known",
            "",
            "She knew the pole by heart. (Participant 2)",
            "AL alone\nKN known",
        ),
    ]


def test_what_departs_from_the_pattern_is_told_so(themed: Project, group_interview: Source) -> None:
    start = group_interview.text.index("called")
    flags.flag(themed, group_interview, start, start + 6, "departing")
    told = [row[2] for row in texts(themes_with_extracts(themed)) if "departs" in row[3]]
    assert told == ["I called [name, employee]. (Participant 2)"]


def test_a_review_is_followed(themed: Project) -> None:
    known = themes.theme_named(themed, "Being known")
    (place,) = [one for one in themed.codings if themed.code(one.code).name == "ways out"]
    extract = extract_at(themed, place.source, place.start, place.end)
    assert extract is not None
    calls = themes.theme_named(themed, "Calling")
    theme_reviews.decide(themed, calls, extract, "moved", 1, to=known)
    rows = texts(themes_with_extracts(themed))
    assert [row[:2] for row in rows if "I called" in row[2]] == [("Being known", "")]
    by_theme = texts(analysis_table(themed, Choice(iteration="theme")))
    assert [row[2] for row in by_theme if "I called" in row[0]] == ["Being known"]


def test_the_candidate_themes_have_a_column_each_and_the_rest_at_the_end(themed: Project) -> None:
    project = themed
    dark = themes.theme_named(project, "Dark")
    placing.take_out(project, dark, [project.code_named("alone")])
    placing.take_out(
        project, themes.theme_named(project, "Calling"), [project.code_named("ways out")]
    )
    placing.to_miscellaneous(project, [project.code_named("alone")])
    table = candidate_themes(project)
    assert [column.heading for column in table.columns] == [
        "Dark",
        "Dark › Waiting",
        "Dark › Calling",
        "Being known",
        "Not placed",
        "Miscellaneous",
    ]
    assert texts(table) == [("", "", "", "KN known", "WO ways out", "AL alone")]


def test_without_themes_the_tables_are_empty(project: Project) -> None:
    assert theme_table(project).rows == ()
    assert themes_with_extracts(project).rows == ()
    assert [one.heading for one in candidate_themes(project).columns] == [
        "Not placed",
        "Miscellaneous",
    ]


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, suffix) for kind in NAMING for suffix in KINDS[kind]]
)
def test_a_new_name_is_in_every_table_and_the_old_in_none(
    themed: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    assert "Calling" in words_in(export(themed, kind, tmp_path / f"before{suffix}"))
    themes.rename(themed, themes.theme_named(themed, "Calling"), "Fetching help")
    out = words_in(export(themed, kind, tmp_path / f"after{suffix}"))
    assert "Fetching help" in out
    assert "Calling" not in out
    assert "Dropped" not in out


@pytest.mark.parametrize("iteration", ["theme", "subtheme"])
def test_the_analysis_table_follows_a_new_name_and_setting_aside(
    themed: Project, iteration: str
) -> None:
    wanted = Choice(iteration="theme" if iteration == "theme" else "subtheme")
    calls = themes.theme_named(themed, "Calling")
    themes.rename(themed, calls, "Fetching help")
    themes.rename(themed, themes.theme_named(themed, "Dark"), "Darkness")
    shown = " ".join(row[2] for row in texts(analysis_table(themed, wanted)))
    assert ("Fetching help" in shown) == (iteration == "subtheme")
    assert "Darkness" in shown
    assert not any(name in shown.split() for name in ("Calling", "Dark", "Dropped"))
    themes.set_aside(themed, themes.theme_named(themed, "Darkness"))
    shown = " ".join(row[2] for row in texts(analysis_table(themed, wanted)))
    assert shown.split() == ["Being", "known"]

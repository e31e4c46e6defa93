from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tuicode.model import codebook, codings, passes, quotes
from tuicode.model.as_of import as_of_pass
from tuicode.model.codes import create
from tuicode.model.errors import NotFound
from tuicode.model.merging import merge
from tuicode.model.records import Pass, Theme
from tuicode.report.analysis_table import Choice, analysis_table
from tuicode.report.table import CodeMark, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

    AddSource = Callable[..., Source]
    PutCode = Callable[..., list[Coding]]


def extracts(project: Project) -> list[str]:
    return [text_of(row[0]) for row in analysis_table(project).rows]


def codes(project: Project) -> list[list[str]]:
    return [text_of(row[1]).split("\n") for row in analysis_table(project).rows]


def test_extracts_stand_in_text_order_whatever_order_they_were_coded_in(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "She knew the pole by heart.", "trust")
    code(group_interview, "Nobody.", "alone")
    assert extracts(project) == [
        "Nobody. (Participant 1)",
        "She knew the pole by heart. (Participant 2)",
    ]


def test_an_extract_keeps_its_paragraphs(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "I waited all winter.\nThen I stopped walking there.", "waiting")
    (row,) = analysis_table(project).rows
    assert row[0] == (
        ("I waited all winter.",),
        ("Then I stopped walking there. (Participant 1)",),
    )


def test_an_extract_across_two_speakers_names_both_in_text_order(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "walking there.\nI called", "ways out")
    assert extracts(project) == ["walking there.\nI called (Participant 1, Participant 2)"]


def test_the_one_who_asks_is_named_only_where_no_participant_speaks(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "a lamp is out?", "the question")
    code(group_interview, "a lamp is out?\nNobody.", "alone")
    assert extracts(project) == [
        "a lamp is out? (Moderator)",
        "a lamp is out?\nNobody. (Participant 1)",
    ]


def test_words_that_nobody_is_named_for_stand_alone(
    project: Project, add_source: AddSource, code: PutCode
) -> None:
    code(add_source("Field note", [("", "Two lamps were out.")]), "lamps", "dark")
    assert extracts(project) == ["lamps"]


def test_where_there_are_several_sources_each_extract_names_its_own(
    project: Project, group_interview: Source, add_source: AddSource, code: PutCode
) -> None:
    note = add_source("Field note", [("", "Two lamps were out.")])
    code(note, "Two lamps", "dark")
    code(group_interview, "Nobody.", "alone")
    assert set(extracts(project)) == {
        "Nobody. (Participant 1, Group interview 1)",
        "Two lamps (Field note)",
    }


def test_overlapping_extracts_have_a_row_each(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody. I waited", "alone")
    code(group_interview, "Nobody.", "short answers")
    code(group_interview, "I waited all winter.", "waiting")
    assert extracts(project) == [
        "Nobody. (Participant 1)",
        "Nobody. I waited (Participant 1)",
        "I waited all winter. (Participant 1)",
    ]


def test_codes_stand_in_the_order_given_each_in_a_paragraph(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    create(project, "alone", tag="ZZ", family="pink")
    create(project, "waiting", tag="bb", family="grey")
    create(project, "given up", tag="CC", family="green")
    code(group_interview, "Nobody.", "alone", "given up")
    code(group_interview, "Nobody.", "waiting")
    (row,) = analysis_table(project).rows
    assert row[1] == row[2]
    assert row[1] == (
        (CodeMark("pink", "ZZ", "alone"),),
        (CodeMark("green", "CC", "given up"),),
        (CodeMark("grey", "bb", "waiting"),),
    )


def test_many_codes_given_at_once_stand_as_they_were_given(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    names = [f"code {letter}" for letter in "qwertyuiopasdfghjklzxcvbnm"]
    code(group_interview, "Nobody.", *names)
    (row,) = analysis_table(project).rows
    for cell in row[1:]:
        assert [run.name for (run,) in cell] == names


def test_what_a_code_became_stands_in_its_place_and_a_code_taken_back_loses_it(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    first, second = code(group_interview, "Nobody.", "waiting", "alone")
    codings.recode(project, first, [create(project, "zeal")])
    assert iterations(project) == [["ZE zeal", "AL alone"]]
    assert codes(project) == [["WA waiting", "AL alone"]]
    codings.remove(project, [project.coding(first.id)])
    code(group_interview, "Nobody.", "zeal")
    assert codes(project) == [["AL alone", "ZE zeal"]]
    project.undo()
    project.undo()
    assert codes(project) == [["WA waiting", "AL alone"]]
    assert project.coding(second.id)


def test_a_code_given_in_two_passes_stands_once(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody.", "alone")
    with project.transaction("new pass") as transaction:
        transaction.put(Pass(id=7, number=2, name="Latent"))
    code(group_interview, "Nobody.", "alone", "given up")
    assert len(project.codings) == 3
    assert codes(project) == [["AL alone", "GU given up"]]


def test_chosen_sources_come_in_the_order_of_the_project(
    project: Project, add_source: AddSource, code: PutCode
) -> None:
    added = [add_source(name, [("", f"In {name}.")]) for name in ("A", "B", "C")]
    for source in added:
        code(source, source.text, "place")
    table = analysis_table(project, Choice(sources=[added[2].id, added[0].id]))
    assert [text_of(row[0]) for row in table.rows] == ["In A. (A)", "In C. (C)"]


def test_one_chosen_source_needs_no_name_in_its_rows_but_has_it_below_the_title(
    project: Project, group_interview: Source, add_source: AddSource, code: PutCode
) -> None:
    add_source("Field note", [("", "Two lamps were out.")])
    code(group_interview, "Nobody.", "alone")
    table = analysis_table(project, Choice(sources=[group_interview.id]))
    assert text_of(table.rows[0][0]) == "Nobody. (Participant 1)"
    assert table.subtitle == "Street lights · Group interview 1 · 1 extract"


def test_a_source_that_is_not_there_is_not_found(project: Project) -> None:
    with pytest.raises(NotFound):
        analysis_table(project, Choice(sources=[1]))


def test_a_project_without_codings_has_a_table_without_rows(
    project: Project, group_interview: Source
) -> None:
    table = analysis_table(project)
    assert table.rows == ()
    assert [column.heading for column in table.columns] == ["Extract", "Codes", "Iteration"]
    assert table.subtitle == f"Street lights · {group_interview.name} · 0 extracts"


@pytest.mark.usefixtures("marked_catalogue")
def test_headings_are_in_the_project_s_language_not_the_user_s(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUICODE_LANGUAGE", "en")
    with project.transaction("language") as transaction:
        transaction.put(msgspec.structs.replace(project.sheet, language="nb"))
    table = analysis_table(project)
    assert [column.heading for column in table.columns] == [
        "nb:Extract",
        "nb:Codes",
        "nb:Iteration",
    ]
    assert (table.title, table.language) == ("nb:Analysis table", "nb")
    assert table.subtitle == "Street lights · nb:0 sources · nb:0 extracts"


def iterations(project: Project, choice: Choice | None = None) -> list[list[str]]:
    return [text_of(row[2]).split("\n") for row in analysis_table(project, choice).rows]


def test_the_codes_first_given_stand_beside_what_became_of_them(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody.", "alone", "no one there")
    merge(project, project.code_named("alone"), [project.code_named("no one there")])
    assert codes(project) == [["AL alone", "NO no one there"]]
    assert iterations(project) == [["AL alone"]]


def test_codes_are_told_as_they_stood_at_the_end_of_a_pass(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody.", "alone")
    passes.end(project, project.current_pass)
    passes.start(project, "Latent")
    codebook.rename(project, project.code_named("alone"), "left alone")
    code(group_interview, "Nobody.", "shame")
    earlier = as_of_pass(project, project.passes[0])
    (row,) = analysis_table(project, Choice(earlier=earlier)).rows
    assert text_of(row[1]) == "AL alone"
    assert text_of(row[2]) == "AL left alone\nSH shame"


def test_the_last_column_can_tell_themes_and_subthemes(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody.", "alone")
    above = Theme(id=1, name="Who answers")
    below = Theme(id=2, name="Silence", parent=1, codes=(project.code_named("alone").id,))
    aside = Theme(id=3, name="Old", state="set aside", codes=below.codes)
    with project.transaction("themes") as transaction:
        for theme in (above, below, aside):
            transaction.put(theme)
    assert iterations(project, Choice(iteration="subtheme")) == [["Silence"]]
    assert iterations(project, Choice(iteration="theme")) == [["Who answers"]]


def test_extracts_are_chosen_by_their_codes_or_one_by_one_in_any_order(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody.", "alone")
    code(group_interview, "I waited all winter.", "waiting")
    waiting = project.code_named("waiting")
    (row,) = analysis_table(project, Choice(codes=[waiting.id])).rows
    assert text_of(row[1]) == "WA waiting"
    picked = [coding.id for coding in reversed(project.codings)]
    rows = analysis_table(project, Choice(extracts=[*picked, picked[0]])).rows
    assert [text_of(row[1]) for row in rows] == ["WA waiting", "AL alone"]


def test_only_the_extracts_that_are_chosen_as_quotes(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody. I waited", "alone")
    (quoted,) = code(group_interview, "Nobody.", "short answers")
    code(group_interview, "I waited all winter.", "waiting")
    assert analysis_table(project, Choice(quotes=True)).rows == ()
    quotes.choose(project, group_interview, quoted.start, quoted.end)
    (row,) = analysis_table(project, Choice(quotes=True)).rows
    assert text_of(row[0]) == "Nobody. (Participant 1)"

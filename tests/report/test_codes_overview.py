from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tuicode.model import codebook, codes, flags
from tuicode.model.book_order import put_at
from tuicode.model.records import Pass
from tuicode.report import markdown
from tuicode.report.codes_overview import codes_overview
from tuicode.report.table import CodeMark, Deep, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

    AddSource = Callable[..., Source]
    PutCode = Callable[..., list[Coding]]


def row_of(project: Project, name: str) -> dict[str, Any]:
    table = codes_overview(project)
    headings = [column.heading for column in table.columns]
    return next(
        dict(zip(headings, row, strict=True)) for row in table.rows if text_of(row[1]) == name
    )


def test_every_code_has_a_row_with_what_it_is(project: Project) -> None:
    codes.create(project, "waiting", definition="Time that somebody else spends.")
    alone = codes.create(project, "alone", tag="A1", family="pink")
    with project.transaction("retire") as transaction:
        transaction.put(msgspec.structs.replace(alone, state="retired"))
    assert codes_overview(project).rows == (
        (
            ((CodeMark("green", "WA"),),),
            *("waiting", "", "green", "active"),
            *[0] * 5,
            *("Time that somebody else spends.", "", "", ""),
        ),
        (
            ((CodeMark("pink", "A1"),),),
            *("alone", "", "pink", "retired"),
            *[0] * 5,
            *("", "", "", ""),
        ),
    )


def test_codes_stand_in_the_order_and_under_the_codes_where_they_were_placed(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    (coding,) = code(group_interview, "Nobody.", "alone")
    alone = project.code_named("alone")
    codebook.describe(project, alone, include="At night.", exclude="By choice.", example=coding.id)
    first = codes.create(project, "waiting")
    put_at(project, first, 1)
    codebook.nest(project, alone, first)
    rows = codes_overview(project).rows
    assert [text_of(row[1]) for row in rows] == ["waiting", "alone"]
    assert rows[1][1] == ((Deep("alone", 1),),)
    assert rows[1][2] == "waiting"
    told = row_of(project, "alone")
    assert (told["When to use it"], told["When not to use it"]) == ("At night.", "By choice.")
    assert told["Example"] == f"«Nobody.» ({group_interview.name})"
    assert "\u2003\u2003alone" in markdown.render(codes_overview(project)).decode()
    flags.flag(project, group_interview, coding.start, coding.end, "not analysed")
    assert row_of(project, "alone")["Example"] == ""


def test_it_counts_extracts_sources_and_those_who_take_part(
    project: Project, group_interview: Source, add_source: AddSource, code: PutCode
) -> None:
    second = add_source("Group interview 2", [("Participant 2", "It was dark again.")])
    code(group_interview, "lamp is out?\nNobody.", "dark")
    code(group_interview, "She knew the pole", "dark")
    code(second, "dark again", "dark")
    counted = row_of(project, "dark")
    assert (counted["Extracts"], counted["Codings"]) == (3, 3)
    assert (counted["Sources"], counted["Participants"]) == (2, 2)
    assert counted["Words"] == 4 + 4 + 2


def test_an_extract_coded_in_two_passes_is_one_extract_with_two_codings(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    (first,) = code(group_interview, "Nobody.", "alone")
    with project.transaction("again") as transaction:
        transaction.put(Pass(id=8, number=2, name="Second pass"))
        transaction.put(msgspec.structs.replace(first, id=7, pass_=8))
    counted = row_of(project, "alone")
    assert (counted["Extracts"], counted["Codings"], counted["Words"]) == (1, 2, 1)


def test_words_that_two_extracts_share_count_once(
    project: Project, group_interview: Source, code: PutCode
) -> None:
    code(group_interview, "Nobody. I waited all winter.", "waiting")
    code(group_interview, "waited", "waiting")
    code(group_interview, "all winter.\nThen I stopped", "waiting")
    code(group_interview, "walking there.", "waiting")
    counted = row_of(project, "waiting")
    assert (counted["Extracts"], counted["Words"]) == (4, 5 + 3 + 2)


@pytest.mark.usefixtures("marked_catalogue")
def test_families_and_states_are_told_in_the_project_s_language(project: Project) -> None:
    codes.create(project, "alone")
    with project.transaction("language") as transaction:
        transaction.put(msgspec.structs.replace(project.sheet, language="nb"))
    counted = row_of(project, "alone")
    assert (counted["nb:Family"], counted["nb:State"]) == ("nb:green", "nb:active")


def test_the_widths_of_the_columns_fill_the_table(project: Project) -> None:
    assert sum(column.share for column in codes_overview(project).columns) == pytest.approx(1)

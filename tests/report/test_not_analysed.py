"""What is not analysed: none of its words comes out of a project, and nothing of it is counted."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tuicode.analysis.counts import (
    extracts_by_code,
    extracts_left_out,
    extracts_of_project,
    spoken_by_participant,
    spoken_in,
)
from tuicode.model import flags, passes, themes
from tuicode.report.analysis_table import analysis_table
from tuicode.report.codes_overview import codes_overview
from tuicode.report.exporting import KINDS, export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.records import Coding, Source

OFFERED = [(kind, suffix) for kind, suffixes in KINDS.items() for suffix in suffixes]
HIDDEN = "I waited all winter"


@pytest.fixture
def coded(project: Project, group_interview: Source, code: Callable[..., list[Coding]]) -> Project:
    """Three extracts; two of them touch what is not analysed, one of these from outside."""
    code(group_interview, "Nobody. I waited", "alone")
    code(group_interview, "winter.\nThen I stopped walking there.", "alone", "fear")
    code(group_interview, "I called [name, employee].", "alone")
    themes.add(project, "Going alone", codes=project.codes)
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    return project


@pytest.fixture
def hidden(coded: Project, group_interview: Source) -> Project:
    start = group_interview.text.index(HIDDEN)
    flags.flag(coded, group_interview, start, start + len(HIDDEN), "not analysed")
    return coded


def words_in(path: Path) -> str:
    """Return all text of a file, of what is zipped in it too."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize(("kind", "suffix"), OFFERED)
def test_none_of_its_words_comes_out(
    hidden: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    out = words_in(export(hidden, kind, tmp_path / f"out{suffix}"))
    assert not [word for word in ("waited", "winter", "Nobody", "stopped") if word in out]


@pytest.mark.parametrize("kind", ["analysis-table", "themes"])
def test_the_same_words_come_out_once_they_are_analysed_again(
    hidden: Project, group_interview: Source, tmp_path: Path, kind: str
) -> None:
    flags.unflag(hidden, flags.flags_of_source(hidden, group_interview.id))
    out = words_in(export(hidden, kind, tmp_path / "out.docx"))
    assert "waited" in out
    assert "winter" in out


def test_the_analysis_table_has_what_is_left(hidden: Project) -> None:
    table = analysis_table(hidden)
    assert len(table.rows) == 1
    assert table.subtitle.endswith("1 extract")


def test_extracts_codings_participants_and_words_are_not_counted(hidden: Project) -> None:
    rows = {row[1]: row[5:10] for row in codes_overview(hidden).rows}
    assert rows == {"alone": (1, 1, 1, 1, 4), "fear": (0, 0, 0, 0, 0)}
    assert extracts_of_project(hidden) == 1
    assert extracts_left_out(hidden) == 2
    counts = {hidden.code(one).name: count for one, count in extracts_by_code(hidden).items()}
    assert counts == {"alone": 1, "fear": 0}


def test_words_spoken_are_those_that_are_analysed(hidden: Project, group_interview: Source) -> None:
    spoken = spoken_by_participant(hidden)
    words = {hidden.participant(one).label: count.words for one, count in spoken.items()}
    # «Nobody.», the full stop that is left of the sentence, and the second paragraph.
    assert words == {"Moderator": 9, "Participant 1": 1 + 1 + 5, "Participant 2": 11}
    left = flags.not_analysed(hidden, group_interview.id)
    assert spoken_in(group_interview, left).words == 27
    assert spoken_in(group_interview).words == 30


def test_where_there_is_no_such_flag_everything_counts(
    coded: Project, group_interview: Source
) -> None:
    flags.flag(coded, group_interview, 0, 20, "departing")
    assert extracts_left_out(coded) == 0
    assert extracts_of_project(coded) == 3
    assert len(analysis_table(coded).rows) == 3

"""What was decided on an extract of a theme can be decided again."""

from __future__ import annotations

from invented import fill, in_memory

from tuicode.model import theme_reviews, themes
from tuicode.model.extracts import extract_at
from tuicode.model.theme_extracts import extracts_of_theme


def test_what_was_moved_out_of_a_subtheme_is_kept_there_after_all() -> None:
    project = fill(in_memory())
    (coding,) = project.codings
    lights, roads = (themes.add(project, name) for name in ("Lys", "Veier"))
    shade = themes.add(project, "Skygge", parent=lights, codes=[project.code(coding.code)])
    extract = extract_at(project, coding.source, coding.start, coding.end)
    assert extract is not None

    def found() -> list[int]:
        return [len(extracts_of_theme(project, one)) for one in (lights, shade, roads)]

    assert found() == [1, 1, 0]
    for number in (1, 2):
        theme_reviews.decide(project, lights, extract, "moved", number, to=roads)
        assert found() == [0, 0, 1]
        theme_reviews.decide(project, lights, extract, "kept", number)
        assert found() == [1, 1, 0]
    theme_reviews.decide(project, lights, extract, "taken out", 2)
    assert found() == [0, 0, 0]
    theme_reviews.decide(project, lights, extract, "kept", 3)
    assert found() == [1, 1, 0]

"""What the log says of steps with themes: enough to know what is undone."""

from __future__ import annotations

from invented import fill, in_memory

from tuicode.model import placing, relations, theme_reviews, themes, versions
from tuicode.model.codes import told
from tuicode.model.theme_extracts import extracts_of_theme


def test_each_step_says_what_was_done_and_to_what() -> None:
    project = fill(in_memory())
    first, second, *_rest = project.codes
    one, two = themes.add(project, "Lys", codes=[first, second]), themes.add(project, "Veier")
    under = themes.add(project, "Lampe", parent=one)
    said = []

    def note() -> None:
        said.append(project.log[-1].summary)

    note()
    placing.to_miscellaneous(project, [second], one)
    note()
    placing.out_of_miscellaneous(project, [second])
    note()
    placing.place(project, one, [second])
    placing.shift_code(project, one, first, 1)
    note()
    placing.shift_code(project, one, first, -1)
    note()
    themes.shift(project, one, 1)
    note()
    themes.shift(project, one, -1)
    note()
    themes.set_aside(project, under)
    note()
    themes.bring_back(project, under)
    note()
    relation = relations.relate(project, one, two, "lights")
    relation = relations.turn_round(project, relation)
    note()
    relations.unrelate(project, relation)
    note()
    kept = versions.keep(project, "Early")
    note()
    versions.restore(project, kept)
    themes.rename(project, two, "Gater")
    versions.restore(project, kept)
    note()
    extract = extracts_of_theme(project, one)[0]
    theme_reviews.note_on(project, one, extract, 1, "why not")
    note()
    assert said[:-1] == [
        "new: «Lampe» under «Lys»",
        f"{told(second)} to the Miscellaneous pile",
        f"{told(second)} out of the Miscellaneous pile",
        f"{told(first)} moved down in Lys",
        f"{told(first)} moved up in Lys",
        "«Lys» moved down",
        "«Lys» moved up",
        "set aside «Lampe»",
        "brought back «Lampe»",
        "turned round: Veier → lights → Lys",
        "no longer: Veier → lights → Lys",
        "kept version 1: Early",
        "the themes as in version 1: Early",
    ]
    assert said[-1].startswith("Lys, why: ")

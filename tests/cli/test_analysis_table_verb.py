"""A table as it stands in a thesis, made through the command line and read back from Word."""

from __future__ import annotations

from docx import Document

FIRST = "(...) og da gikk lyset, og ingen sa noe. Jeg ventet hele kvelden på at noen skulle ringe."
SECOND = "Vi fikk beskjed om å vente [navn, ansatt] sa det, men hvem skal vente på hvem?"
TRANSCRIPT = f"Moderator: Hva skjedde?\nDeltaker 1: {FIRST}\nDeltaker 2: {SECOND}\n"
FIRST_CODES = [
    "mørket kommer brått", "ingen sier noe", "å vente alene", "telefonen som ikke ringer",
    "ansvaret er ingens", "det stille sinnet",
]  # fmt: skip
SECOND_CODES = ["beskjed ovenfra", "å vente på tur", "hvem venter på hvem", "retten til å spørre"]


def cells(path) -> list[list[str]]:
    (table,) = Document(str(path)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def below_the_title(path) -> str:
    return Document(str(path)).paragraphs[1].text


def names(cell: str) -> list[str]:
    """Return the names in a cell, without mark and tag."""
    return [line.split(" ", 2)[2] for line in cell.splitlines()]


def test_an_analysis_table_of_two_extracts_and_their_iteration(tuicode, tmp_path) -> None:
    project, transcript, word = (tmp_path / one for one in ("p.json", "gruppe.txt", "tabell.docx"))
    transcript.write_text(TRANSCRIPT, "utf-8")
    assert tuicode("new", project, "--name", "Lys").status == 0
    assert tuicode("project", project, "--language", "nb").status == 0
    assert tuicode("import", project, transcript, "--yes").status == 0
    text = f"Hva skjedde?\n{FIRST}\n{SECOND}"
    for words, given in ((FIRST, FIRST_CODES), (SECOND, SECOND_CODES)):
        start = text.index(words)
        assert tuicode("code", project, "gruppe", start, start + len(words), *given).status == 0
    tuicode("pass", project, "end")
    tuicode("pass", project, "start", "Iterasjon")

    merged = ["ingen sier noe", "telefonen som ikke ringer", "ansvaret er ingens"]
    assert tuicode("merge", project, *merged, "--name", "stillhet som svar").status == 0
    waiting = ["beskjed ovenfra", "å vente på tur", "hvem venter på hvem", "retten til å spørre"]
    assert tuicode("merge", project, *waiting, "--name", "å bli satt på vent").status == 0
    lonely = next(
        one
        for one in tuicode("show", project, "codings", "--json").json
        if one["code"] == "å vente alene"
    )
    assert tuicode("recode", project, lonely["id"], "ensom venting").status == 0

    assert tuicode("export", project, "analysis-table", word).status == 0
    heading, first, second = cells(word)
    assert heading == ["Data utdrag", "Koder", "Iterasjon"]
    assert first[0].startswith(f"{FIRST} (Deltaker 1")
    assert names(first[1]) == FIRST_CODES
    assert names(first[2]) == [
        "mørket kommer brått", "stillhet som svar", "ensom venting", "det stille sinnet",
    ]  # fmt: skip
    assert names(second[1]) == SECOND_CODES
    assert names(second[2]) == ["å bli satt på vent"]

    word.unlink()
    tuicode("export", project, "analysis-table", word, "--codes-as-of", 1)
    _heading, first, second = cells(word)
    assert names(first[1]) == FIRST_CODES
    assert names(second[1]) == SECOND_CODES

    word.unlink()
    tuicode("export", project, "analysis-table", word, "--as-of", 1)
    assert names(cells(word)[1][2]) == FIRST_CODES


def test_only_what_was_coded_in_a_pass(tuicode, project, tmp_path) -> None:
    tuicode("pass", project, "end")
    tuicode("pass", project, "start", "Latent")
    tuicode("code", project, "Gruppe 2", 0, 9, "tillit")
    rows = tuicode("show", project, "codings", "--json", "--pass", 2).json
    assert [(one["source"], one["pass"]) for one in rows] == [("Gruppe 2", 2)]
    then = tuicode("show", project, "--as-of", 1, "--json").json
    assert (then["codings"], then["passes"]) == (1, 1)
    tuicode("export", project, "analysis-table", tmp_path / "t.docx", "--pass", 2)
    assert len(cells(tmp_path / "t.docx")) == 2


def test_a_pass_that_is_not_there_or_goes_on(tuicode, project, tmp_path) -> None:
    answer = tuicode("show", project, "codes", "--as-of", 4)
    assert (answer.status, "passes are 1 to 1" in answer.err) == (1, True)
    answer = tuicode("export", project, "codes", tmp_path / "c.csv", "--as-of", 1)
    assert (answer.status, "still going on" in answer.err) == (1, True)
    answer = tuicode("export", project, "codes", tmp_path / "c.csv", "--code", "tillit")
    assert (answer.status, "Only an analysis table" in answer.err) == (2, True)
    assert not (tmp_path / "c.csv").exists()


def test_only_the_extracts_that_are_chosen_as_quotes(tuicode, project, tmp_path) -> None:
    tuicode("code", project, "Gruppe 2", 0, 9, "tillit")
    tuicode("quote", project, "Gruppe 2", 0, 9)
    tuicode("export", project, "analysis-table", tmp_path / "t.docx", "--quotes")
    _heading, row = cells(tmp_path / "t.docx")
    assert names(row[1]) == ["tillit"]
    assert "only what is chosen as a quote" in below_the_title(tmp_path / "t.docx")
    answer = tuicode("export", project, "codes", tmp_path / "c.csv", "--quotes")
    assert (answer.status, "Only an analysis table" in answer.err) == (2, True)


def test_a_table_without_a_quote_is_not_written(tuicode, project, tmp_path) -> None:
    answer = tuicode("export", project, "analysis-table", tmp_path / "t.docx", "--quotes")
    assert (answer.status, "--codes-as-of" in answer.err) == (1, True)
    assert not (tmp_path / "t.docx").exists()


def test_what_is_left_out_stands_below_the_title(tuicode, project, tmp_path) -> None:
    tuicode("pass", project, "end")
    word = tmp_path / "t.docx"
    chosen = ("--code", "tillit", "--codes-as-of", 1)
    tuicode("export", project, "analysis-table", word, *chosen, "--pass", 1)
    told = below_the_title(word)
    assert "only extracts with TI" in told
    assert "the codes as it stood at the end of pass 1" in told
    assert "the codings of pass 1" in told


def test_cuts_stand_where_an_extract_begins_or_ends_within_a_sentence(tuicode, tmp_path) -> None:
    project, transcript, word = (tmp_path / one for one in ("p.json", "gruppe.txt", "tabell.docx"))
    transcript.write_text(TRANSCRIPT, "utf-8")
    tuicode("new", project, "--name", "Lys")
    tuicode("import", project, transcript, "--yes")
    text = f"Hva skjedde?\n{FIRST}\n{SECOND}"
    for words in ("lyset, og ingen sa noe.", FIRST, "Jeg ventet hele", "vente [navn", "på hvem?"):
        start = text.index(words)
        tuicode("code", project, "gruppe", start, start + len(words), "lys")
    tuicode("export", project, "analysis-table", word, "--cuts")
    told = [row[0].rsplit(" (", 1)[0] for row in cells(word)[1:]]
    assert told == [
        FIRST,
        "(...) lyset, og ingen sa noe.",
        "Jeg ventet hele (...)",
        "(...) vente [navn (...)",
        "(...) på hvem?",
    ]
    assert "--cuts" in tuicode("export", "--help").out

"""`pass`, `recode`, `merge`, `split`, `rename-code`, `describe-code`, `project`, `undo STEP`."""

from __future__ import annotations

import pytest

from tuicode.model import codings, sources
from tuicode.store.opening import open_project


def rows(tuicode, project, what: str) -> list[dict]:
    return tuicode("show", project, what, "--json").json


def named(tuicode, project, name: str) -> dict:
    return next(one for one in rows(tuicode, project, "codes") if one["name"] == name)


def test_a_pass_is_ended_and_another_started(tuicode, project) -> None:
    answer = tuicode("pass", project, "end", "--reflection", "Mye om lys.")
    assert answer.out == "Ended pass 1 «First pass» with 1 coding.\n"
    answer = tuicode("pass", project, "start", "Latent", "--order", "reversed", "--hide-earlier")
    assert answer.out.splitlines() == [
        "Started pass 2 «Latent».",
        "Read in this order: Gruppe 2, Gruppe 1.",
    ]
    assert tuicode("code", project, "Gruppe 2", 0, 9, "TI").status == 0
    assert [one["pass"] for one in rows(tuicode, project, "codings")] == [1, 2]


def test_a_pass_reads_in_an_order_made_by_hand_and_says_its_phase(tuicode, project) -> None:
    tuicode("pass", project, "end")
    order = ["--source", "Gruppe 2", "--source", "Gruppe 1"]
    answer = tuicode("pass", project, "start", "Latent", *order, "--phase", 2)
    assert answer.out.splitlines()[-1] == "Read in this order: Gruppe 2, Gruppe 1."
    assert tuicode("reading-order", project).out.split() == ["1", "Gruppe", "2", "2", "Gruppe", "1"]
    answer = tuicode("pass", project, "phase", "--phase", 1, "--number", 1)
    assert answer.out == "Pass 1 «First pass» was made in phase 1 familiarisation.\n"
    assert [one["phase"] for one in rows(tuicode, project, "passes")] == [1, 2]
    answer = tuicode("pass", project, "phase", "--phase", 0)
    assert answer.out == "No phase is said of pass 2 «Latent».\n"


def test_the_progress_of_each_pass_in_each_source(tuicode, project) -> None:
    tuicode("pass", project, "end")
    tuicode("pass", project, "start", "Latent", "--order", "reversed")
    text = tuicode("show", project, "sources", "--json").json
    assert tuicode("code", project, "Gruppe 2", 43, 50, "TI", "nye roller").status == 0
    found = rows(tuicode, project, "progress")
    told = [(one["pass"], one["source"], one["codings"], one["extracts"]) for one in found]
    # The coding of the first pass is on what the moderator says, which is not there to code.
    assert told == [
        (1, "Gruppe 1", 1, 1),
        (1, "Gruppe 2", 0, 0),
        (2, "Gruppe 2", 2, 1),
        (2, "Gruppe 1", 0, 0),
    ]
    assert [one["coded"] for one in found] == [0, 0, 2, 0]
    assert 0 < found[2]["words"] < text[1]["words"]
    assert found[2]["percent"] == 100 * 2 // found[2]["words"]
    assert "Coded" in tuicode("show", project, "progress").out


def test_what_was_hardly_coded_is_not_shown_as_nothing(tuicode, project) -> None:
    with open_project(project) as opened:
        person = next(one.id for one in opened.participants if one.role == "participant")
        source = sources.add(opened, "Gruppe 3", [sources.NewTurn("ord " * 300, person)])
        codings.apply(opened, source, 0, 3, [opened.codes[0]])
    for what in ("progress", "coverage"):
        (found,) = [one for one in rows(tuicode, project, what) if one["source"] == "Gruppe 3"]
        assert (found["coded"], found["percent"]) == (1, 0)
        (line,) = [
            one for one in tuicode("show", project, what).out.splitlines() if "Gruppe 3" in one
        ]
        assert "<1" in line.split()


def test_what_is_over_stays_as_it_is_until_it_is_opened_again(tuicode, project) -> None:
    tuicode("pass", project, "end")
    before = project.read_bytes()
    answer = tuicode("code", project, "Gruppe 2", 0, 9, "TI")
    assert answer.status == 1
    assert "«First pass» is over" in answer.err
    assert project.read_bytes() == before
    assert "Say why" in tuicode("pass", project, "reopen").err
    answer = tuicode("pass", project, "reopen", "--number", 1, "--reason", "en side manglet")
    assert answer.out == "Opened pass 1 «First pass» again.\n"
    assert tuicode("code", project, "Gruppe 2", 0, 9, "TI").status == 0
    assert rows(tuicode, project, "log")[-2]["summary"].endswith("en side manglet")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["start"], 2, "NAME"),
        (["start", "Latent", "--order", "reversed", "--source", "Gruppe 1"], 2, "not both"),
        (["start", "Latent", "--source", "Gruppe 1"], 1, "not in it: Gruppe 2"),
        (["start", "Latent", "--source", "Gruppe 9"], 1, "Gruppe 9"),
        (["phase"], 2, "needs --phase"),
        (["end", "--phase", "2"], 2, "--phase goes with `start`, `phase`, and not with `end`"),
        (["start", "X", "--reflection", "hmm"], 2, "--reflection goes with `end`"),
        (["start", "X", "--number", "1"], 2, "--number goes with `reopen`, `phase`"),
        (["start", "X", "--reason", "x"], 2, "--reason goes with `reopen`"),
        (["reopen", "--lens", "zz"], 2, "--lens goes with `start`"),
        (["reopen", "--hide-earlier"], 2, "--hide-earlier goes with `start`"),
        (["end", "--order", "kept"], 2, "--order goes with `start`"),
        (["phase", "--phase", "2", "--note", "x"], 2, "--note goes with `start`"),
        ([], 2, "Choose from: start, end, reopen, phase. See: "),
        (["phase", "--phase", "7"], 1, "phases are 1 to 6"),
        (["phase", "--phase", "2", "--number", "3"], 1, "passes are 1 to 1"),
        (["end", "Latent"], 2, "NAME"),
        (["stop"], 2, "stop"),
        (["start", "Latent"], 1, "still going on"),
        (["reopen", "--number", "7", "--reason", "x"], 1, "passes are 1 to 1"),
        (["reopen", "--reason", "x"], 1, "is not over"),
    ],
)
def test_a_pass_that_cannot_be(tuicode, project, arguments, status, said) -> None:
    before = project.read_bytes()
    answer = tuicode("pass", project, *arguments)
    assert answer.status == status
    assert said in answer.err
    assert answer.err.count("\u240a") == 0
    assert project.read_bytes() == before


def test_one_code_becomes_several_and_the_coding_remembers(tuicode, project) -> None:
    (coding,) = rows(tuicode, project, "codings")
    answer = tuicode("recode", project, coding["id"], "helt ny", "tillit")
    assert (
        answer.out == f"Coding {coding['id']} carried NR nye roller; now: HN helt ny, TI tillit.\n"
    )
    after = rows(tuicode, project, "codings")
    assert sorted(one["code"] for one in after) == ["helt ny", "tillit"]
    assert [one["was"] for one in after] == [["nye roller"], ["nye roller"]]
    tuicode("undo", project)
    assert rows(tuicode, project, "codings") == [coding]


def test_the_recoded_codings_as_json(tuicode, project) -> None:
    (coding,) = rows(tuicode, project, "codings")
    told = tuicode("recode", project, coding["id"], "tillit", "--json").json
    assert told == rows(tuicode, project, "codings")
    assert "Nothing in codings" in tuicode("recode", project, 7, "tillit").err


def test_codes_are_merged_and_the_merge_is_undone_after_other_work(tuicode, project) -> None:
    tuicode("code", project, "Gruppe 1", 0, 9, "tillit")
    answer = tuicode("merge", project, "tillit", "NR", "mørke gater", "--name", "lys og tillit")
    assert answer.status == 0
    assert "Merged NR nye roller, MG mørke gater into TI lys og tillit" in answer.out
    assert "now on 1 extract" in answer.out
    (coding,) = rows(tuicode, project, "codings")
    assert coding["code"] == "lys og tillit"
    assert coding["was"] == ["nye roller"]
    step = rows(tuicode, project, "log")[-1]["number"]
    tuicode("code", project, "Gruppe 2", 0, 9, "etterpå")
    assert "Took back step" in tuicode("undo", project, step).out
    assert sorted(one["code"] for one in rows(tuicode, project, "codings")) == [
        "etterpå",
        "nye roller",
        "tillit",
    ]
    assert {named(tuicode, project, name)["state"] for name in ("nye roller", "mørke gater")} == {
        "active"
    }


def test_what_stands_in_the_way_of_undoing_is_named(tuicode, project) -> None:
    tuicode("merge", project, "tillit", "nye roller")
    step = rows(tuicode, project, "log")[-1]["number"]
    (coding,) = rows(tuicode, project, "codings")
    tuicode("recode", project, coding["id"], "mørke gater")
    before = project.read_bytes()
    answer = tuicode("undo", project, step)
    assert answer.status == 1
    assert f"Step {step} cannot be undone alone: step {step + 1} (recode" in answer.err
    assert project.read_bytes() == before
    assert "steps 1 to" in tuicode("undo", project, 999).err
    assert "nothing that can be" in tuicode("undo", project, 1).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tillit", "tillit"], "at least two"),
        (["tillit", "finnes ikke"], "no «finnes ikke»"),
        (["tillit", "NR", "--name", "mørke gater"], "already a code"),
        (["tillit", "NR", "--name", ""], "the name is empty"),
        (["tillit", "NR", "--name", " "], "the name is empty"),
    ],
)
def test_a_merge_that_cannot_be_changes_nothing(tuicode, project, arguments, said) -> None:
    before = project.read_bytes()
    answer = tuicode("merge", project, *arguments)
    assert answer.status == (2 if "name is" in said else 1)
    assert said in answer.err
    assert project.read_bytes() == before


def test_a_code_is_split(tuicode, project) -> None:
    (coding,) = rows(tuicode, project, "codings")
    one = coding["id"]
    answer = tuicode("split", project, "NR", f"{one}=nye oppgaver", f"{one}=ny makt")
    assert "Split NR nye roller: 1 coding to NO nye oppgaver, NM ny makt." in answer.out
    assert "NR nye roller is retired" in answer.out
    assert named(tuicode, project, "nye roller")["state"] == "retired"
    answer = tuicode("describe-code", project, "nye roller", "--bring-back")
    assert named(tuicode, project, "nye roller")["state"] == "active"


@pytest.mark.parametrize("part", ["7", "x=y", "7= ", "=y"])
def test_a_part_that_is_none(tuicode, project, part) -> None:
    answer = tuicode("split", project, "NR", part)
    assert (answer.status, "CODING-ID=CODE" in answer.err) == (2, True)


def test_that_a_name_led_to_another_code_is_told_where_one_is_called_so(tuicode, project) -> None:
    tuicode("merge", project, "NR", "TI")
    answer = tuicode("rename-code", project, "MG", "tillit")
    assert "«tillit» was merged into NR nye roller; that name means this code now" in answer.out
    answer = tuicode("rename-code", project, "NR", "roller")
    assert answer.out == "NR nye roller is now called roller.\n"
    answer = tuicode("rename-code", project, "MG", "nye roller")
    assert "«nye roller» led to NR roller before; it means this code now." in answer.out


def test_a_code_is_renamed_and_described(tuicode, project) -> None:
    answer = tuicode("rename-code", project, "tillit", "tillit nedenfra")
    assert answer.out == "TI tillit is now called tillit nedenfra.\n"
    answer = tuicode("rename-code", project, "TI", "tillit nedenfra")
    assert answer.out == "TI tillit nedenfra is so already; nothing was changed.\n"
    answer = tuicode(
        "describe-code", project, "TI", "--tag", "TN", "--definition", "Å stole på.",
        "--under", "nye roller", "--orientation", "latent",
    )  # fmt: skip
    assert answer.out == "Changed TN tillit nedenfra.\n"
    code = named(tuicode, project, "tillit nedenfra")
    assert (code["tag"], code["definition"]) == ("TN", "Å stole på.")
    assert "nothing was changed" in tuicode("describe-code", project, "TN", "--tag", "TN").out
    assert code["orientation"] == "latent"
    tuicode("describe-code", project, "TN", "--orientation", "")
    assert named(tuicode, project, "tillit nedenfra")["orientation"] == ""
    answer = tuicode("describe-code", project, "TN", "--family", "red")
    assert (answer.status, "«red» is none of: green, blue" in answer.err) == (2, True)


def test_words_of_the_program_can_be_given_in_the_users_language(
    tuicode, project, monkeypatch
) -> None:
    monkeypatch.setenv("TUICODE_LANGUAGE", "nb")
    tuicode("describe-code", project, "TI", "--family", "Rosa", "--orientation", "semantic")
    code = named(tuicode, project, "tillit")
    assert (code["family"], code["orientation"]) == ("pink", "semantic")
    answer = tuicode("code", project, "Gruppe 1", 0, 9, "ny kode", "--family", "grønn")
    assert (answer.status, named(tuicode, project, "ny kode")["family"]) == (0, "green")
    answer = tuicode("describe-code", project, "TI", "--family", "rød")
    assert (answer.status, "grønn, blå, oransje, gul, rosa, grå" in answer.err) == (2, True)


def test_the_name_of_a_merged_or_retired_code_says_what_became_of_it(tuicode, project) -> None:
    (coding,) = rows(tuicode, project, "codings")
    tuicode("merge", project, "tillit", "mørke gater", "--name", "lys")
    tuicode("merge", project, "nye roller", "lys")
    tuicode("code", project, "Gruppe 2", 0, 9, "vente")
    tuicode("describe-code", project, "vente", "--retire")
    tuicode("theme", project, "add", "Tema")
    before = project.read_bytes()
    for name, said in (
        ("MG", "«MG» was merged into NR nye roller; name that one."),
        ("mørke gater", "«mørke gater» was merged into NR nye roller"),
        ("Vente", 'tuicode describe-code FILE "Vente" --bring-back'),
    ):
        changing_the_code = (
            ("merge", project, "NR", name),
            ("rename-code", project, name, "x"),
            ("describe-code", project, name, "--tag", "XX"),
            ("split", project, name, f"{coding['id']}=x"),
        )
        putting_it_somewhere = (
            ("split", project, "NR", f"{coding['id']}={name}"),
            ("recode", project, coding["id"], name),
            ("code", project, "Gruppe 2", 0, 9, name),
            ("find", project, "lys", "--code", name),
            ("theme", project, "place", "Tema", name),
        )
        for arguments in (*changing_the_code, *(putting_it_somewhere if name == "Vente" else ())):
            answer = tuicode(*arguments)
            assert answer.status == 1, arguments
            assert said in answer.err, arguments
    assert project.read_bytes() == before


def test_a_code_that_is_put_somewhere_by_the_name_of_a_merged_one_is_the_kept_one(
    tuicode, project
) -> None:
    tuicode("merge", project, "nye roller", "tillit")
    tuicode("theme", project, "add", "Tema")
    codes = rows(tuicode, project, "codes")
    answer = tuicode("code", project, "Gruppe 2", 0, 9, "Tillit")
    assert "was merged into NR nye roller" in answer.out
    assert "NR nye roller" in tuicode("theme", project, "place", "Tema", "tillit").out
    assert [code["id"] for code in rows(tuicode, project, "codes")] == [one["id"] for one in codes]


def test_what_is_not_there_says_where_to_look(tuicode, project) -> None:
    answer = tuicode("merge", project, "tillit", "nope")
    assert answer.err.endswith("to see them: tuicode show FILE codes\n")
    assert tuicode("uncode", project, 1).err.endswith("tuicode show FILE codings\n")
    assert tuicode("checked", project, "x").err.endswith("tuicode show FILE sources\n")


def test_the_project_sheet(tuicode, project) -> None:
    answer = tuicode("project", project, "--question", "Hvem sier fra?", "--approach", "codebook")
    assert answer.out == "Changed the project sheet: research question, approach.\n"
    sheet = tuicode("show", project, "--json").json
    assert (sheet["question"], sheet["approach"]) == ("Hvem sier fra?", "codebook")
    assert "nothing was changed" in tuicode("project", project, "--approach", "codebook").out
    for wrong in (["--language", "de"], ["--name", " "]):
        assert tuicode("project", project, *wrong).status == 1
    answer = tuicode("project", project, "--approach", "best")
    assert (answer.status, "none of: reflexive, codebook" in answer.err) == (2, True)

"""`theme FILE ACTION`, and what `show` tells of themes, their relations and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_showing_json import documented, shape

from tuicode.cli.themes import theme_command

if TYPE_CHECKING:
    from command_line import Answer

ACTIONS = list(theme_command.commands)


@pytest.fixture
def theme(tuicode, project):
    """Run an action of the verb on the project, which must go well."""

    def run(*arguments: object) -> Answer:
        answer = tuicode("theme", project, *arguments)
        assert (answer.status, answer.err) == (0, ""), answer.err
        return answer

    return run


@pytest.fixture
def themed(theme, project):
    """Two themes and a subtheme; the first has the code with an extract."""
    theme("add", "Lys", "--code", "nye roller", "--code", "TI")
    theme("add", "Skygge", "--under", "Lys", "--state", "theme")
    theme("add", "Veier", "--code", "mørke gater")
    return project


def shown(tuicode, project, what: str = "themes", *options: object):
    return tuicode("show", project, what, "--json", *options).json


def named(tuicode, project) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in shown(tuicode, project)}


def test_themes_are_made_with_codes_and_under_others(tuicode, themed) -> None:
    rows = named(tuicode, themed)
    assert list(rows) == ["Lys", "Skygge", "Veier"]
    assert (rows["Lys"]["state"], rows["Lys"]["parent"]) == ("candidate", None)
    assert rows["Lys"]["subthemes"] == ["Skygge"]
    assert rows["Lys"]["codes"] == ["nye roller", "tillit"]
    assert (rows["Lys"]["extracts"], rows["Lys"]["participants"]) == (1, 0)
    assert (rows["Skygge"]["state"], rows["Skygge"]["parent"]) == ("theme", "Lys")


def test_a_script_learns_the_id_of_the_theme_it_made(tuicode, themed) -> None:
    (made,) = tuicode("theme", themed, "add", "Alene", "--json").json
    assert made in tuicode("show", themed, "themes", "--json").json
    assert tuicode("theme", themed, "rename", made["id"], "Sammen").status == 0


def test_the_keys_stand_in_the_order_that_is_told(tuicode, themed) -> None:
    for row in shown(tuicode, themed):
        wanted = "id name state parent subthemes codes codes_in_all extracts participants"
        assert " ".join(list(row)[:9]) == wanted


def test_rename_and_describe(tuicode, theme, themed) -> None:
    answer = theme("rename", "lys", "Uten lys")
    assert answer.out == "«Lys» is now called «Uten lys».\n"
    said = ("--central-idea", "a", "--definition", "b", "--boundaries", "c", "--state", "theme")
    assert theme("describe", "Uten lys", *said).out == "Changed «Uten lys».\n"
    again = theme("describe", "Uten lys", "--state", "theme").out
    assert again == "«Uten lys» is so already; nothing was changed.\n"
    row = named(tuicode, themed)["Uten lys"]
    assert (row["central_idea"], row["definition"], row["boundaries"]) == ("a", "b", "c")
    assert (row["state"], row["earlier_names"]) == ("theme", ["Lys"])
    theme("describe", "Uten lys", "--definition", "")
    assert not named(tuicode, themed)["Uten lys"]["definition"]


def test_a_theme_is_moved_and_put_before_another_as_one_step(tuicode, theme, themed) -> None:
    theme("move", "Veier", "--before", "Skygge")
    assert named(tuicode, themed)["Lys"]["subthemes"] == ["Veier", "Skygge"]
    assert tuicode("undo", themed).status == 0
    assert list(named(tuicode, themed)) == ["Lys", "Skygge", "Veier"]
    theme("move", "Skygge", "--top", "--before", "Lys")
    assert list(named(tuicode, themed)) == ["Skygge", "Lys", "Veier"]
    answer = theme("move", "Skygge", "--under", "Veier")
    assert answer.out == "«Skygge» stands under «Veier» now.\n"


def test_codes_are_placed_moved_and_taken_out(tuicode, theme, themed) -> None:
    assert theme("place", "Skygge", "MG").out == "Put MG mørke gater under «Skygge».\n"
    theme("move-codes", "Lys", "Veier", "tillit")
    theme("take-out", "Veier", "mørke gater")
    codes = {name: row["codes"] for name, row in named(tuicode, themed).items()}
    assert codes == {"Lys": ["nye roller"], "Skygge": ["mørke gater"], "Veier": ["tillit"]}


@pytest.mark.usefixtures("themed")
def test_the_miscellaneous_pile(theme) -> None:
    put = theme("miscellaneous", "tillit").out
    assert put == "Put TI tillit into the Miscellaneous pile.\n"
    out = theme("miscellaneous", "tillit", "--out").out
    assert out == "Took TI tillit out of the Miscellaneous pile.\n"


def test_where_it_is_so_already_that_is_said(theme) -> None:
    assert "nothing was changed" in theme("miscellaneous", "tillit", "--out").out
    theme("add", "Sammen", "--code", "tillit")
    assert "nothing was changed" in theme("place", "Sammen", "tillit").out


def test_merge_and_split(tuicode, theme, themed) -> None:
    answer = theme("merge", "Lys", "Veier", "--name", "Alt", "--reason", "Det samme.")
    assert answer.out == "Merged «Veier» into «Alt»; with its subthemes it has 3 codes now.\n"
    assert shown(tuicode, themed, "log")[-1]["summary"].endswith("Det samme.")
    theme("split", "Alt", "Resten", "tillit", "mørke gater")
    rows = named(tuicode, themed)
    assert rows["Alt"]["codes"] == ["nye roller"]
    assert rows["Resten"]["codes"] == ["tillit", "mørke gater"]
    assert rows["Veier"]["state"] == "set aside"


def test_a_theme_set_aside_comes_back_as_it_was(tuicode, theme, themed) -> None:
    before = named(tuicode, themed)
    theme("set-aside", "Lys")
    states = {name: row["state"] for name, row in named(tuicode, themed).items()}
    assert states == {"Lys": "set aside", "Skygge": "set aside", "Veier": "candidate"}
    theme("restore", "Lys")
    after = named(tuicode, themed)
    for rows in (before, after):
        for row in rows.values():
            row.pop("changed")
    assert after == before


def test_of_two_of_a_name_restore_means_the_one_set_aside(tuicode, theme, themed) -> None:
    theme("set-aside", "Veier")
    theme("add", "Veier")
    answer = tuicode("theme", themed, "restore", "Veier")
    assert (answer.status, answer.out) == (1, "")
    assert "«Veier»" in answer.err
    theme("rename", "Veier", "Stier")
    theme("restore", "Veier")
    assert named(tuicode, themed)["Veier"]["codes"] == ["mørke gater"]


def test_relations(tuicode, theme, themed) -> None:
    said = theme("relate", "Lys", "Veier", "--word", "viser", "--kind", "leads-to").out
    assert said == "Related Lys → viser → Veier.\n"
    (row,) = shown(tuicode, themed, "relations")
    assert (row["from"], row["to"], row["word"], row["kind"]) == (
        "Lys",
        "Veier",
        "viser",
        "leads to",
    )
    assert "viser" in tuicode("show", themed, "relations").out
    theme("relate", "Lys", "Veier", "--word", "viser", "--kind", row["kind"])
    assert shown(tuicode, themed, "relations") == [row]
    for name in (row["id"], "Lys -> Veier", "lys->veier"):
        (memo,) = tuicode("memo", themed, "Hvorfor?", "--on", f"relation:{name}", "--json").json
        assert (memo["about"], memo["name"]) == ("relations", "Lys viser Veier")
    assert tuicode("memo", themed, "Hva?", "--on", "relation:Veier -> Lys").status == 1
    assert tuicode("theme", themed, "unrelate", "Veier", "Lys").status == 1
    theme("unrelate", "Lys", "Veier")
    assert shown(tuicode, themed, "relations") == []


def test_a_theme_set_aside_is_related_to_none(tuicode, theme, themed) -> None:
    theme("set-aside", "Lys")
    before = themed.read_bytes()
    # A subtheme is set aside with the theme above it.
    for name in ("Lys", "Skygge"):
        for ends in ((name, "Veier"), ("Veier", name)):
            answer = tuicode("theme", themed, "relate", *ends)
            assert answer.status == 1
            assert f"«{name}» is set aside; bring it back first." in answer.err
    assert themed.read_bytes() == before


def test_versions_are_kept_compared_and_restored(tuicode, theme, themed) -> None:
    assert theme("snapshot", "Første", "--note", "Før").out == "Kept version 1: Første.\n"
    theme("rename", "Veier", "Stier")
    theme("add", "Tåke")
    theme("snapshot", "Andre")
    theme("set-aside", "Tåke")
    changes = tuicode("show", themed, "version-changes").out
    assert changes == "Set aside: «Tåke»\n"
    rows = shown(tuicode, themed, "version-changes", "--older", 1, "--newer", 2)
    assert [(row["change"], row["theme"]) for row in rows] == [
        ("new theme", "Tåke"),
        ("theme renamed", "Stier"),
    ]
    assert tuicode("show", themed, "version-changes", "--older", 1, "--newer", 1).out == (
        "Nothing is otherwise.\n"
    )
    lines = tuicode("show", themed, "versions").out.splitlines()
    assert lines[1].split()[:2] == ["1", "Første"]
    assert theme("restore-version", 1).out.startswith("The themes are as in version 1: Første")
    standing = [row["name"] for row in shown(tuicode, themed) if row["state"] != "set aside"]
    assert standing == ["Lys", "Skygge", "Veier"]


def test_reviewing_an_extract(tuicode, theme, themed) -> None:
    (coding,) = shown(tuicode, themed, "codings")
    answer = theme("review", "Lys", coding["id"], "move", "--to", "Veier", "--note", "Passer der.")
    assert answer.out == "Gruppe 1, 0-9 in «Lys»: moved.\n"
    rows = named(tuicode, themed)
    assert (rows["Lys"]["extracts"], rows["Veier"]["extracts"]) == (0, 1)
    theme("review", "Lys", coding["id"], "keep")
    rows = named(tuicode, themed)
    assert (rows["Lys"]["extracts"], rows["Veier"]["extracts"]) == (1, 0)
    theme("review", "Lys", coding["id"], "take-out", "--round", 2)
    assert named(tuicode, themed)["Lys"]["extracts"] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rename", "Lyss", "Mer"), "There is no theme «Lyss» in this project; did you mean «Lys»"),
        (("rename", "Tåkelur", "Mer"), "There is no theme «Tåkelur» in this project."),
        (("place", "Lys", "ukjent"), "«ukjent»"),
        (("place", "Lys", "tillit", "ukjent"), "«ukjent»"),
        (("take-out", "Lys", "mørke gater"), "does not stand in"),
        (("add", "Lys"), "already a theme"),
        (("add", "Tåke", "--code", "ukjent"), "«ukjent»"),
        (("add", "Tåke", "--under", "ukjent"), "«ukjent»"),
        (("move", "Lys", "--under", "Skygge"), "can't stand under itself"),
        (("move", "Veier", "--under", "Lys", "--before", "Veier"), "nothing can be put before it"),
        (("merge", "Lys", "Lys"), "at least two"),
        (("split", "Lys", "Ny", "mørke gater"), "does not stand in"),
        (("restore", "Lys"), "not set aside"),
        (("relate", "Lys", "Lys"), "between two themes"),
        (("restore-version", 7), "No version of the themes"),
        (("snapshot", " "), "needs a name"),
        (("review", "Lys", 7, "keep"), "coding"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(tuicode, themed, arguments, words) -> None:
    before = themed.read_bytes()
    answer = tuicode("theme", themed, *arguments)
    assert (answer.status, answer.out) == (1, "")
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert themed.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("add",),
        ("move", "Lys"),
        ("move", "Lys", "--top", "--under", "Veier"),
        ("describe", "Lys", "--state", "set aside"),
        ("relate", "Lys", "Veier", "--kind", "great"),
        ("review", "Lys", "one", "keep"),
    ],
)
def test_what_is_not_asked_for_in_the_right_way(tuicode, themed, arguments) -> None:
    answer = tuicode("theme", themed, *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_an_extract_of_another_theme_is_not_reviewed(tuicode, themed) -> None:
    (coding,) = shown(tuicode, themed, "codings")
    answer = tuicode("theme", themed, "review", "Veier", coding["id"], "keep")
    assert (answer.status, answer.err) == (
        1,
        f"tuicode: Coding {coding['id']} is on no extract of «Veier».\n",
    )


def test_without_versions_there_is_nothing_to_compare(tuicode, themed) -> None:
    answer = tuicode("show", themed, "version-changes")
    assert (answer.status, answer.out) == (1, "")
    assert tuicode("show", themed, "themes", "--older", 1).status == 2


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_help(tuicode, themed, action) -> None:
    answer = tuicode("theme", themed, action, "--help")
    assert answer.status == 0
    assert max(map(len, answer.out.splitlines())) <= 80
    (line,) = [
        line for line in tuicode("theme", "--help").out.splitlines() if line.split()[:1] == [action]
    ]
    assert line.endswith(".")
    assert not line.endswith("...")


@pytest.mark.parametrize("what", ["themes", "relations", "versions", "version-changes"])
def test_the_documented_examples_have_the_keys_and_kinds_that_are_printed(
    tuicode, theme, themed, what
) -> None:
    theme("add", "Mørke", "--under", "Lys", "--code", "tillit")
    theme("add", "Dypt mørke", "--under", "Mørke")
    theme("rename", "Mørke", "Mørket")
    theme("relate", "Mørket", "Veier", "--kind", "tension")
    theme("snapshot", "Første")
    theme("move-codes", "Veier", "Lys", "mørke gater")
    printed = shown(tuicode, themed, what)
    if what == "themes":
        printed = [row for row in printed if row["name"] == "Mørket"]
    if what == "version-changes":
        theme("rename", "Mørket", "Mulm")
        printed = shown(tuicode, themed, what)
    if what == "versions":
        printed[0]["themes"] = [one for one in printed[0]["themes"] if one["name"] == "Mørket"]
    assert shape(documented()[what]) == shape(printed)


@pytest.mark.parametrize("what", ["themes", "relations", "versions"])
def test_nothing_yet(tuicode, empty, what) -> None:
    assert shown(tuicode, empty, what) == []
    assert tuicode("show", empty, what).out.count("\n") == 1


def test_the_table_of_themes_names_where_each_stands(tuicode, themed) -> None:
    lines = tuicode("show", themed, "themes").out.splitlines()
    assert lines[0].split() == ["Theme", "Under", "State", "Codes", "Extracts", "Participants"]
    assert lines[1].split()[:3] == ["Lys", "candidate", "2"]
    assert tuicode("theme", themed, "place", "Skygge", "TI", "mørke gater").status == 0
    assert tuicode("show", themed, "themes").out.splitlines()[1].split()[2] == "3"
    assert lines[2].split() == ["Skygge", "Lys", "theme", "0", "0", "0"]

"""Suggestions for merging: by name, by the words coded, by how extracts speak; grouped; refused."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import in_memory, state

from tuicode.analysis import suggestions as rooms
from tuicode.analysis.name_likeness import alike_names
from tuicode.analysis.suggestions import extracts_of, in_steps, suggestions, told
from tuicode.model import codebook, codes, codings, merging, sources
from tuicode.model.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.analysis.suggestions import Suggestion
    from tuicode.model.project import Project

WORDS = "lykt stolpe mørke gate vakt natt lampe strøm".split()
OTHERS = "hund katt fugl fisk hest kveg sau geit".split()


@pytest.fixture
def project() -> Project:
    return in_memory()


def named(project: Project, *names: str) -> None:
    for name in names:
        codes.create(project, name)


def told_groups(project: Project) -> list[tuple[set[str], set[str]]]:
    """Return the names in each group, and the kinds of its reasons."""
    return [
        (
            {project.code(code_id).name for code_id in found.codes},
            {reason.kind for reason in found.reasons},
        )
        for found in suggestions(project)
    ]


def said(project: Project, name: str, texts: list[str], *code_names: str) -> None:
    """Add a source, and put codes on each of its turns."""
    source = sources.add(project, name, [sources.NewTurn(text, None) for text in texts])
    chosen = [codes.find_or_create(project, one) for one in code_names]
    for turn in source.turns:
        codings.apply(project, source, turn.start, turn.end, chosen)


ALIKE = [
    ("nye roller", "ny rolle"),
    ("tidspress", "Press på tid"),
    ("håp for framtiden", "Håp for fremtiden"),
    ("får støtte", "Faar stotte"),
    ("naboenes hjelp", "hjelp fra naboer"),
    ("work-life balance", "worklife balance"),
    ("organisational change", "organizational changes"),
    ("å ta ordet", "ta ordet"),
    ("co-creation", "Cocreation"),
    ("skyldfølelse", "skyldfølelese"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_say_the_same(one: str, other: str) -> None:
    names = ["noe ganske annet", one, "press", "tid", "endring", other]
    assert [pair[:2] for pair in alike_names(names) if pair[:2] == (1, 5)] == [(1, 5)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tillit til lege", "mistillit til lege"),
        ("tillit", "utrygghet"),
        ("trygghet i gruppa", "utrygghet i gruppa"),
        ("ansvar for barn", "ansvar for foreldre"),
        ("ansvar", "ansvar for barn"),
        ("tar ansvar", "tar ikke ansvar"),
        ("fase 1", "fase 2"),
        ("for mye informasjon", "for lite informasjon"),
        ("support from colleagues", "support to colleagues"),
        ("formell makt", "uformell makt"),
        ("lede", "leve"),
        ("emne7919", "emne79190"),
        ("", "  "),
        ("???", "!"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert list(alike_names([one, other])) == []


def test_a_group_holds_the_forms_of_one_name_with_its_reasons(project: Project) -> None:
    named(project, "brukermedvirkning", "medvirkning fra brukere", "brukeres medvirkning", "kaffe")
    (found,) = suggestions(project)
    assert {project.code(one).name for one in found.codes} == {
        "brukermedvirkning", "medvirkning fra brukere", "brukeres medvirkning",
    }  # fmt: skip
    assert {reason.codes for reason in found.reasons} <= set(combinations(sorted(found.codes), 2))
    assert "«brukermedvirkning»" in " ".join(told(project, one) for one in found.reasons)


def test_codes_on_the_same_words(project: Project) -> None:
    said(project, "En", ["Lykta er borte.", "Det er mørkt her."], "lys", "gate")
    assert told_groups(project) == [({"lys", "gate"}, {"same words"})]
    (found,) = suggestions(project)
    assert found.likeness == 100
    assert told(
        project, found.reasons[0]
    ) == "100 % of what «{}» and «{}» cover is the same words.".format(
        *(project.code(one).name for one in found.reasons[0].codes)
    )
    assert [len(places) for places in extracts_of(project, found).values()] == [2, 2]


def test_one_extract_in_common_says_nothing(project: Project) -> None:
    said(project, "En", ["Lykta er borte."], "lys", "gate")
    assert suggestions(project) == []


def test_extracts_that_speak_alike(project: Project) -> None:
    for number, name in enumerate(("lys", "gate")):
        texts = [f"{WORDS[at]}en og {WORDS[at + 4]}ene, {WORDS[at + 2]}" for at in range(4)]
        said(project, f"Kilde {number}", texts, name)
    for number in range(12):
        texts = [" ".join(f"{word}{number}" for word in OTHERS[at : at + 4]) for at in range(4)]
        said(project, f"Annen {number}", texts, f"emne{number * 7919}")
    assert told_groups(project) == [({"lys", "gate"}, {"speaking alike"})]


def test_codes_out_of_use_are_not_suggested(project: Project) -> None:
    named(project, "tidspress", "press på tid", "press", "tid")
    assert len(suggestions(project)) == 1
    codebook.retire(project, project.code_named("tidspress"))
    assert suggestions(project) == []


def test_what_was_refused_is_not_suggested_again_until_that_is_undone(project: Project) -> None:
    named(project, "nye roller", "ny rolle")
    (found,) = suggestions(project)
    refuse(project, [project.code(one) for one in found.codes])
    assert suggestions(project) == []
    project.undo()
    assert suggestions(project) == [found]


def test_a_refused_pair_comes_not_back_in_a_larger_group(project: Project) -> None:
    named(project, "nye roller", "ny rolle", "de nye rollene")
    (found,) = suggestions(project)
    assert len(found.codes) == 3
    refuse(project, [project.code_named("nye roller"), project.code_named("ny rolle")])
    for group in suggestions(project):
        names = {project.code(one).name for one in group.codes}
        assert not {"nye roller", "ny rolle"} <= names


def test_no_long_chain_comes_of_each_being_a_little_like_the_next(project: Project) -> None:
    text = [f"Setning nummer {number} om lys." for number in range(12)]
    source = sources.add(project, "En", [sources.NewTurn(one, None) for one in text])
    for number in range(10):
        # Each shares two of three extracts with the next.
        code = codes.create(project, f"emne{number * 7919}")
        for turn in source.turns[number : number + 3]:
            codings.apply(project, source, turn.start, turn.end, [code])
    found = suggestions(project)
    assert max(len(one.codes) for one in found) <= 4
    pairs = {reason.codes for one in found for reason in one.reasons}
    assert len(pairs) == 9


def test_nothing_merges_by_itself(project: Project) -> None:
    named(project, "nye roller", "ny rolle")
    before = state(project)
    suggestions(project)
    assert state(project) == before


def test_it_tells_how_far_it_is_and_can_be_left(project: Project) -> None:
    said(project, "En", ["Lykta er borte.", "Det er mørkt her."], "lys", "gate")
    steps = in_steps(project)
    done = list(steps)
    assert done == sorted(done)
    assert 0 < done[0] < done[-1] <= 1
    left = in_steps(project)
    next(left)
    left.close()
    assert list(left) == []


def test_it_tells_of_the_codes_as_they_were_when_it_began(project: Project) -> None:
    named(project, "nye roller", "ny rolle")
    found: list[Suggestion] = []

    def begun() -> Iterator[float]:
        found.extend((yield from in_steps(project)))

    steps = begun()
    next(steps)
    merging.merge(project, project.code_named("ny rolle"), [project.code_named("nye roller")])
    list(steps)
    assert len(found) == 1
    assert suggestions(project) == []


@given(
    st.lists(st.text("abæøåij kse-1", min_size=1, max_size=12), unique_by=str.casefold, max_size=10)
)
def test_every_pair_with_a_reason_is_in_a_group_once(names: list[str]) -> None:
    project = in_memory()
    kept: list[str] = []
    for name in names:
        tidy = codes.tidy(name).casefold()
        if tidy and tidy not in kept:
            kept.append(tidy)
            codes.create(project, name)
    # Of all names together: a compound is taken apart where its parts are words of the codebook.
    wanted = {frozenset(pair) for pair, _likeness in rooms._by_name(rooms.material_of(project))}
    found = suggestions(project)
    given_reasons = [frozenset(reason.codes) for one in found for reason in one.reasons]
    assert len(given_reasons) == len(set(given_reasons))
    assert wanted <= set(given_reasons)
    assert all(2 <= len(one.codes) <= rooms.LARGEST for one in found)

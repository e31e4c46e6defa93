"""New codes in the prompt: what they are, in vivo, digits, finding them among very many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file
from seat import LARGE, SMALL, at
from test_coding_by_keyboard import SENTENCE, codes_on

from tuicode.model import codebook, codes, codings
from tuicode.model.merging import merge

if TYPE_CHECKING:
    from tuicode.model.project import Project

SECOND = "What does a night on call look like out here?"


async def test_what_a_new_code_is_can_be_typed_after_its_name(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"cold feet +l +ded +blue")
        assert "new code «cold feet» · latent · deductive · blue" in seat.text
        await seat.press("enter")
        code = project.code_named("cold feet")
        assert (code.orientation, code.origin, code.family) == ("latent", "deductive", "blue")
        assert codes_on(project, SENTENCE) == ["cold feet"]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_row_of_a_new_code_says_how_to_say_what_it_is(project: Project, size) -> None:
    async with at(project, size) as seat:
        await seat.press("c", *"cold feet")
        (row,) = [row for row in seat.rows if "new code «cold feet»" in row]
        assert "+semantic +latent" in row


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_an_unknown_word_with_a_plus_is_told_and_makes_nothing(
    project: Project, way: str
) -> None:
    async with at(project) as seat:
        steps = len(project.log)
        await getattr(seat, way)("c", *"trust +deep", "enter")
        assert seat.prompt.is_open
        assert "+deep is no word for a code" in seat.text
        assert seat.message.startswith("+deep says nothing of a code")
        assert "+latent" in seat.message
        await seat.press("tab", "enter")
        assert len(project.log) == steps
        await seat.press(*["backspace"] * 6, "enter")
        assert codes_on(project, SENTENCE) == ["trust from neighbours"]


async def test_a_word_with_a_plus_alone_lists_the_codes_that_are_so(project: Project) -> None:
    codebook.describe(project, project.code_named("PW"), orientation="latent")
    codebook.describe(project, project.code_named("TN"), orientation="semantic")
    async with at(project) as seat:
        await seat.press("c", *"+latent")
        rows = "\n".join(seat.rows[-9:])
        assert "pride in the work" in rows
        assert "trust from neighbours" not in rows
        assert "new code" not in rows
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["pride in the work"]


async def test_what_a_code_is_can_be_said_later_by_its_whole_name(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"pride in the work +semantic")
        assert "«pride in the work» from now on · semantic" in seat.text
        await seat.press("enter")
        assert project.code_named("PW").orientation == "semantic"
        assert codes_on(project, SENTENCE) == ["pride in the work"]
        assert len(project.codes) == 6
        await seat.press("u")
        assert project.code_named("PW").orientation == ""
        assert codes_on(project, SENTENCE) == []


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_in_vivo_in_two_keys(project: Project, way: str) -> None:
    async with at(project) as seat:
        await getattr(seat, way)("i", "enter")
        code = project.code_named("Welcome, all of you")
        assert code.origin == "in vivo"
        assert codes_on(project, SENTENCE) == ["Welcome, all of you"]
        assert SENTENCE[:12] not in project.log[-1].summary
        await seat.press("u")
        assert len(project.codes) == 6


async def test_in_vivo_the_words_can_be_changed_before(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("i")
        assert " › Welcome, all of you" in seat.text
        await seat.press(*["backspace"] * len(", all of you"), *"d +l", "enter")
        code = project.code_named("Welcomed")
        assert (code.origin, code.orientation) == ("in vivo", "latent")


async def test_in_vivo_a_code_of_that_name_is_put_and_not_a_longer_one(project: Project) -> None:
    longer = codes.create(project, "Welcome, all of you who came")
    async with at(project) as seat:
        await seat.press("i", "enter")
        assert codes_on(project, SENTENCE) == ["Welcome, all of you"]
        assert project.count_of_code(longer.id) == 0


async def test_in_vivo_a_code_of_that_name_is_there_already(project: Project) -> None:
    made = codes.create(project, "welcome, ALL of you")
    async with at(project) as seat:
        await seat.press("i", "enter")
        assert project.count_of_code(made.id) == 1
        assert len(project.codes) == 7


async def test_a_digit_puts_the_code_that_has_it(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("9")
        assert seat.message == "No code has the digit 9 yet: K gives it to one."
        await seat.press("c", "p", "w", "enter", "right")
        digit = next(row[92] for row in seat.rows if row[93:].startswith("  PW"))
        await seat.press(digit)
        assert codes_on(project, SECOND) == ["pride in the work"]
        await seat.burst("right", digit, "right", "r")
        assert project.count_of_code(project.code_named("PW").id) == 4


async def test_a_code_is_given_a_digit_of_its_own_and_keeps_it(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("K", *"alone", "enter")
        assert "which digit for BA being alone at night?" in seat.text
        await seat.press("7", "enter", "7")
        assert seat.message == "Put BA being alone at night here."
        assert any(row[92:].startswith("7  BA ") for row in seat.rows)
        await seat.burst("K", *"old", "enter", "7", "enter", "7")
        assert "old equipment" in codes_on(project, SENTENCE)
        assert project.code_named("BA").pin == 0
        await seat.press("K", *"old", "enter", *"no", "enter")
        assert project.code_named("OE").pin == 0
        await seat.press("K", *"old", "enter", *"0", "enter")
        assert "Nothing that can be chosen fits «0»" in seat.message


async def test_digits_keep_their_codes_while_one_codes(project: Project) -> None:
    for place, tag in enumerate(("DO", "OE", "TN", "WP")):
        span = 10 * place, 10 * place + 8
        codings.apply(project, project.sources[1], *span, [project.code_named(tag)])
    async with at(project, LARGE) as seat:
        before = {digit: code.tag for digit, code in seat.app.screen.code_use.by_digit.items()}
        assert sorted(before.values()) == ["DO", "OE", "TN", "WP"]
        for digit in "3142":
            await seat.press(digit, "right")
        after = {digit: code.tag for digit, code in seat.app.screen.code_use.by_digit.items()}
        assert after == before


async def test_the_list_by_name_stays_where_it_is_while_one_codes_from_it(
    project: Project,
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("l", "enter", "down", "down", "enter", "enter")
        assert codes_on(project, SENTENCE) == ["being alone at night", "old equipment"]
        assert seat.message == "OE old equipment is here already."


async def test_what_was_used_or_is_near_comes_before_what_is_used_most(project: Project) -> None:
    made = [codes.create(project, f"zebra {name}") for name in ("one", "two", "three")]
    project.by = "Ola"
    source = project.sources[0]
    for place in range(3):
        codings.apply(project, project.sources[1], place * 8, place * 8 + 7, made[:1])
    codings.apply(project, source, 30, 40, made[1:2])
    project.by = "Kari"
    async with at(project) as seat:
        await seat.press("c", *"zebra", "enter")
        assert codes_on(project, SENTENCE) == ["zebra two"]
        await seat.press("c", *"zebra th", "enter", "right", "c", *"zebra", "enter")
        assert codes_on(project, SECOND) == ["zebra three"]


async def test_among_two_thousand_codes_one_is_found_in_a_burst(project: Project) -> None:
    with project.transaction("codes"):
        for number in range(2000):
            codes.create(project, f"matter {number} of roads", tag=f"M{number}")
    async with at(project) as seat:
        await seat.burst("c", *"1987 road", "enter", "right", "1")
        assert codes_on(project, SENTENCE) == ["matter 1987 of roads"]


async def test_of_a_long_name_what_the_code_is_stays_in_view(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("right", "right", "right", "i")
        (row,) = [row for row in seat.rows if "new code «You lie there" in row]
        assert "…» · in vivo" in row


async def test_in_vivo_a_tag_like_the_words_is_not_taken_for_the_name(project: Project) -> None:
    codes.create(project, "welcome", tag="HI")
    codes.create(project, "something else", tag="Welcome")
    async with at(project) as seat:
        await seat.press("w", "i", "enter")
        assert codes_on(project, "Welcome,") == ["welcome"]


async def test_in_vivo_without_words_nothing_is_put() -> None:
    project = in_no_file(("Anna", "… Yes."))
    codes.create(project, "silence")
    async with at(project) as seat:
        await seat.press("w", "i", "enter")
        assert project.codings == []
        await seat.press("escape", "i")
        assert seat.message == "There are no words here that a code could be named with."


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_the_name_of_a_merged_code_puts_on_the_one_that_was_kept(
    project: Project, way: str
) -> None:
    kept = codes.create(project, "being thanked")
    gone = codes.create(project, "tired of thanks")
    merge(project, kept, [gone])
    async with at(project) as seat:
        await getattr(seat, way)("c", *"Tired of thanks")
        await seat.settle()
        rows = [row for row in seat.rows if "ired of thanks»" in row]
        assert "being thanked" in rows[0]
        assert "merged from «tired of thanks»" in rows[0]
        assert "new code «Tired of thanks»" in rows[1]
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["being thanked"]


async def test_what_a_renamed_code_is_to_be_is_offered_by_its_earlier_name(
    project: Project,
) -> None:
    code = codes.create(project, "not asked")
    codebook.rename(project, code, "passed over")
    async with at(project) as seat:
        await seat.press("c", *"not asked +latent")
        rows = [row for row in seat.rows if "not asked»" in row]
        assert "«passed over» from now on · latent" in rows[0]
        assert "was «not asked»" in rows[0]
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["passed over"]
        assert project.code(code.id).orientation == "latent"
        await seat.press("down", "c", *"not asked", "down", "enter")
        assert project.code_named("not asked").id != code.id


async def test_in_vivo_words_that_a_code_was_called_by_put_that_one_on(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("i", "enter")
        (name,) = codes_on(project, SENTENCE)
        code = project.code_named(name)
        codebook.rename(project, code, "the question")
        codings.remove(project, list(project.codings_of_code(code.id)))
        await seat.press("i", "enter")
        assert codes_on(project, SENTENCE) == ["the question"]

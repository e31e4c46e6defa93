"""The languages: the catalogue is whole, and each text comes in the language it should."""

from __future__ import annotations

import gettext
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import docx
import pytest
from invented import fill

import tuicode
from tuicode.language import LOCALE_FOLDER, _, interface_language, plural
from tuicode.tui.actions import IMPORT, START, key_line
from tuicode.tui.app import TuicodeApp
from tuicode.tui.widgets.line import KeyLine, Line, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from babel.messages.catalog import Message

REPOSITORY = Path(tuicode.__file__).parents[1]
PO = LOCALE_FOLDER / "nb" / "LC_MESSAGES" / "tuicode.po"
OUT_OF_DATE = "run: python tools/catalogue.py (docs/translating.md)"


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    """The command that keeps the catalogues."""
    there = REPOSITORY / "tools" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("catalogue", there)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project whose reports are Norwegian, made and coded in English, closed."""
    path = tmp_path / "gatelys.json"
    with tuicode.new(path, "Gatelys", language="nb") as project:
        fill(project)
    return path


@pytest.fixture
def norwegian(english: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - comes after
    """A user who has chosen Norwegian."""
    monkeypatch.setenv("TUICODE_LANGUAGE", "nb")


# --- the catalogue


def test_every_text_of_the_program_is_translated_and_no_other(catalogue: ModuleType) -> None:
    wanted = {message.id for message in catalogue.extracted() if message.id}
    translated = catalogue.translated(PO)
    assert {message.id for message in translated if message.id} == wanted, OUT_OF_DATE
    assert catalogue.unfinished(translated) == []


def test_the_template_holds_the_texts_there_are(catalogue: ModuleType) -> None:
    with (LOCALE_FOLDER / "tuicode.pot").open("rb") as file:
        template = catalogue.read_po(file)
    assert {one.id for one in template} == {one.id for one in catalogue.extracted()}, OUT_OF_DATE


@pytest.mark.parametrize(
    "text",
    [
        "Analysis table",
        "sentence",  # a unit
        "interviewer",  # a role
        "uncode",  # the name of a transaction
        "Put codes on what is marked",  # an action
        ("{count} footnote was not imported.", "{count} footnotes were not imported."),
        "This text is in no file.",
    ],
)
def test_texts_are_found_wherever_they_stand(
    catalogue: ModuleType, text: str | tuple[str, str]
) -> None:
    found = {message.id for message in catalogue.extracted()}
    assert (text in found) == (text != "This text is in no file.")


def test_an_untranslated_or_doubtful_text_is_told(catalogue: ModuleType) -> None:
    found = catalogue.Catalogue("nb")
    found.add("code", "kode")
    found.add("theme", "")
    found.add(("{count} code", "{count} codes"), ("{count} kode", ""))
    found.add("quote", "sitat", flags=["fuzzy"])
    unfinished = catalogue.unfinished(found)
    assert unfinished == ["theme", "('{count} code', '{count} codes')", "quote"]


def placeholders(text: str) -> set[tuple[str | None, str | None, str | None]]:
    return {part[1:] for part in Formatter().parse(text) if part[1] is not None}


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Give each translation with the English text it stands for."""
    if isinstance(message.id, str):
        yield message.id, message.string
    else:
        yield from zip(message.id, message.string, strict=True)


def test_translations_have_the_placeholders_and_outer_blanks_of_their_texts(
    catalogue: ModuleType,
) -> None:
    for message in catalogue.translated(PO):
        for english, norwegian in pairs(message) if message.id else ():
            assert placeholders(norwegian) == placeholders(english), english
            for strip in (str.lstrip, str.rstrip):
                assert len(norwegian) - len(strip(norwegian)) == len(english) - len(strip(english))


def test_the_compiled_catalogue_is_the_one_that_people_edit(catalogue: ModuleType) -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        committed = gettext.GNUTranslations(file)
    compiled = gettext.GNUTranslations(io.BytesIO(catalogue.mo_bytes(PO)))
    assert len(committed._catalog) > 300
    assert committed._catalog == compiled._catalog, OUT_OF_DATE
    assert committed.info() == compiled.info()


def test_the_files_say_nothing_that_the_next_run_would_change() -> None:
    for path in (LOCALE_FOLDER / "tuicode.pot", PO, PO.with_suffix(".mo")):
        data = path.read_bytes()
        assert b"Content-Type" in data
        assert b"-Date" not in data
        assert b"Generated-By" not in data


@pytest.mark.usefixtures("norwegian")
@pytest.mark.parametrize("actions", [START, IMPORT])
def test_norwegian_key_lines_fit_80_cells(actions: tuple[object, ...]) -> None:
    assert sum(len(f" {key} {word} ") for key, word in key_line(actions)) <= 80


# --- which language


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("TUICODE_LANGUAGE", "nb", "nb"),
        ("LANG", "nb_NO.UTF-8", "nb"),
        ("LANG", "nn_NO.UTF-8", "nb"),
        ("LC_ALL", "no_NO", "nb"),
        ("LC_MESSAGES", "NB_no", "nb"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "", "en"),
        ("TUICODE_LANGUAGE", "tlh", "en"),
    ],
)
def test_the_user_s_language_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, language: str
) -> None:
    for one in ("TUICODE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(one, raising=False)
    monkeypatch.setenv(variable, value)
    assert interface_language() == language
    assert _("Codes") == {"nb": "Koder", "en": "Codes"}[language]


def test_tuicode_s_own_variable_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    monkeypatch.setenv("TUICODE_LANGUAGE", "en")
    assert interface_language() == "en"


def test_a_language_without_catalogue_falls_back_to_english() -> None:
    assert _("Codes", "tlh") == "Codes"
    assert plural("{count} code", "{count} codes", 1, "tlh") == "1 code"
    assert plural("{count} code", "{count} codes", 0, "tlh") == "0 codes"


def test_plurals_count_as_norwegians_do() -> None:
    counts = [plural("{count} code", "{count} codes", count, "nb") for count in (0, 1, 2)]
    assert counts == ["0 koder", "1 kode", "2 koder"]


def test_no_text_stays_no_text() -> None:
    assert _("", "nb") == ""


def run(*arguments: str, language: str) -> str:
    """Run a fresh Python in a language; return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "TUICODE_LANGUAGE": language, "PYTHONUTF8": "1", "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(("language", "loaded"), [("en", "False"), ("nb", "True")])
def test_english_loads_no_catalogue(language: str, loaded: str) -> None:
    program = "import sys, tuicode.language as l; l._('x'); print('gettext' in sys.modules)"
    assert run("-c", program, language=language).strip() == loaded


# --- where it is seen


def test_the_command_line_speaks_norwegian(path: Path) -> None:
    sheet = run("-m", "tuicode", "show", str(path), language="nb")
    assert ["Tilnærming", "refleksiv"] in [line.split() for line in sheet.splitlines()]
    people = run("-m", "tuicode", "show", str(path), "participants", language="nb")
    assert people.split()[:4] == ["Deltaker", "Rolle", "Ytringer", "Ord"]
    assert "intervjuer" in people
    assert "Angre det nyeste steget" in run("-m", "tuicode", "--help", language="nb")


def test_scripts_get_the_same_words_in_every_language(path: Path) -> None:
    shown = [
        run("-m", "tuicode", "show", str(path), "participants", "--json", language=language)
        for language in ("nb", "en")
    ]
    assert shown[0] == shown[1]
    assert {person["role"] for person in json.loads(shown[0])} == {"participant", "interviewer"}


@pytest.mark.usefixtures("norwegian")
async def test_a_screen_speaks_norwegian(path: Path) -> None:
    with tuicode.open(path) as project:
        app = TuicodeApp(project, theme="tuicode-dark")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "per setning" in app.screen.query_one("#status", Line).shown_text
            assert "c kode" in app.screen.query_one(KeyLine).shown_text
            await pilot.press("w")
            assert app.screen.query_one(Sentence).text == "Markøren går nå ord for ord."


def test_reports_are_in_the_project_s_language_not_the_user_s(path: Path) -> None:
    report = path.with_name("table.docx")
    said = run("-m", "tuicode", "export", str(path), "analysis-table", str(report), language="en")
    assert said.startswith("Wrote ")
    document = docx.Document(str(report))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Data utdrag",
        "Koder",
        "Iterasjon",
    ]
    assert "1 utdrag" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_first_pass_has_a_name_in_the_project_s_language(path: Path) -> None:
    with tuicode.open(path) as project:
        assert project.current_pass.name == "Første gjennomgang"


@pytest.mark.usefixtures("norwegian")
def test_an_english_project_has_english_reports_for_a_norwegian_user(tmp_path: Path) -> None:
    path = tmp_path / "lights.json"
    with tuicode.new(path, "Lights", language="en") as project:
        fill(project)
    report = path.with_name("codes.csv")
    run("-m", "tuicode", "export", str(path), "codes", str(report), language="nb")
    assert report.read_text("utf-8-sig").startswith("Tag,Name,Parent")

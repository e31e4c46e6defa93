from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tuicode.exchange.reading import ImportFailure, read_transcript

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ]
)
BOLD = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
Write = Callable[..., Path]


@pytest.fixture
def odt(tmp_path: Path) -> Write:
    """Write an .odt file whose body is this XML."""

    def write(body: str, prolog: str = "", manifest: str = "<m/>") -> Path:
        path = tmp_path / "interview.odt"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
            container.writestr("META-INF/manifest.xml", manifest)
            container.writestr(
                "content.xml",
                f"{prolog}<office:document-content {NAMESPACES}>"
                f"<office:automatic-styles>{BOLD}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>",
            )
        return path

    return write


def spoken(path: Path) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in read_transcript(path).turns]


def test_paragraphs_are_read_with_all_their_text(odt):
    body = (
        "<text:h>A talk</text:h>"
        "<text:p>I:<text:tab/>How <text:span>did</text:span> it\n   go?</text:p>"
        '<text:p>P: Well<text:s text:c="2"/>– <text:a>fine</text:a>.<text:line-break/>Yes.</text:p>'
    )
    assert spoken(odt(body)) == [
        (None, "A talk"),
        ("I", "How did it go?"),
        ("P", "Well  – fine.\nYes."),
    ]


def test_what_is_left_out_is_counted(odt):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Said.<text:note text:note-class="footnote"><text:note-body><text:p>noted</text:p>'
        "</text:note-body></text:note><office:annotation><text:p>remark</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box>"
        "<svg:desc>described</svg:desc></draw:frame></text:p>"
    )
    path = odt(body)
    assert spoken(path) == [(None, "Said.")]
    assert read_transcript(path).notices == (
        "1 footnote was not imported.",
        "1 comment was not imported.",
        "1 text box was not imported.",
    )


def test_bold_names_and_tables_are_turns(odt):
    names = "".join(
        f'<text:p text:style-name="B">{name}</text:p><text:p>{text}</text:p>'
        for name, text in [("Lie", "Up?"), ("Moe", "Up."), ("Lie", "Now?"), ("Moe", "Now.")]
    )
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        for name, text in [("Lie", "There?"), ("Moe", "There."), ("Lie", "So?"), ("Moe", "So.")]
    )
    assert [speaker for speaker, _ in spoken(odt(names))] == ["Lie", "Moe"] * 2
    assert [speaker for speaker, _ in spoken(odt(f"<table:table>{rows}</table:table>"))] == [
        "Lie",
        "Moe",
    ] * 2


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ({"prolog": "<!DOCTYPE d [<!ENTITY a 'ha'>]>"}, "declares XML entities"),
        ({"manifest": "<m><manifest:encryption-data/></m>"}, "protected by a password"),
        ({"prolog": "<unclosed>"}, "damaged or incomplete"),
    ],
)
def test_files_that_cannot_be_read(odt, file, message):
    with pytest.raises(ImportFailure, match=message):
        read_transcript(odt("<text:p>Said.</text:p>", **file))

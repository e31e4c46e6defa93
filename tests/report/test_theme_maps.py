"""Theme maps as files: what is in them, that names are data, and that the same is written again."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from drawn_maps import maps
from hypothesis import HealthCheck, given, settings

from tuicode.model import relations, themes, versions
from tuicode.model.sheet import describe_project
from tuicode.report import theme_map_png, theme_map_svg, theme_map_text
from tuicode.report.exporting import KINDS, ExportFailure, export
from tuicode.report.theme_map import ThemeMap, theme_map

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>x</script> \"q\" & \\N 'a' \x1b]0;x\x07 `b` [c](d) #quot; -->\n%% e"


@pytest.fixture
def themed(project: Project) -> Project:
    describe_project(project, language="en")
    dark = themes.add(project, "The dark owns the street", state="theme")
    night = themes.add(project, "Alone at night", parent=dark, state="theme")
    pride = themes.add(project, "Pride in the work")
    relations.relate(project, dark, pride, "wears on", "leads to")
    relations.relate(project, pride, night, "", "tension")
    return project


def svg(project: Project) -> ET.Element:
    return ET.fromstring(theme_map_svg.render(theme_map(project)))


def texts(drawing: ET.Element) -> list[str]:
    return [one.text or "" for one in drawing.iter(f"{SVG}text")]


def test_the_drawing_holds_its_text_as_text(themed: Project) -> None:
    found = " ".join(texts(svg(themed)))
    for words in ("Theme map: Street lights", "1.1 Alone at night", "wears on", "tension"):
        assert words in found
    assert "candidate" in found
    assert "supports" not in found


def test_the_drawing_can_be_heard(themed: Project) -> None:
    drawing = svg(themed)
    assert drawing.get("role") == "img"
    named = {one.get("id"): one.text or "" for one in drawing if one.get("id")}
    title, told = (named[one] for one in (drawing.get("aria-labelledby") or "").split())
    assert title == "Theme map: Street lights"
    assert "«The dark owns the street» has the subthemes «Alone at night»." in told
    assert "«The dark owns the street» wears on «Pride in the work» (leads to)." in told
    assert "«Pride in the work» is in tension with «Alone at night»." in told


def test_the_letters_are_at_least_8_points_at_16_cm(themed: Project) -> None:
    drawing = svg(themed)
    across = float((drawing.get("viewBox") or "").split()[2])
    points_on_page = float((drawing.get("width") or "").removesuffix("mm")) / 25.4 * 72 / across
    assert float((drawing.get("width") or "").removesuffix("mm")) <= 160
    sizes = [float(one.get("font-size") or 0) for one in drawing.iter(f"{SVG}text")]
    assert min(sizes) * points_on_page >= 8


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_any_map_is_drawn_within_its_edges_and_alike_each_time(content: ThemeMap) -> None:
    drawn = theme_map_svg.render(content)
    assert drawn == theme_map_svg.render(content)
    drawing = ET.fromstring(drawn)
    _left, _top, across, down = map(float, (drawing.get("viewBox") or "").split())
    for box in drawing.iter(f"{SVG}rect"):
        assert float(box.get("x") or 0) + float(box.get("width") or 0) <= across
        assert float(box.get("y") or 0) + float(box.get("height") or 0) <= down
    for one in drawing.iter(f"{SVG}text"):
        assert float(one.get("y") or 0) <= down


def test_a_name_is_data_in_every_format(project: Project) -> None:
    one, other = themes.add(project, HOSTILE), themes.add(project, "b")
    relations.relate(project, one, other, HOSTILE)
    content = theme_map(project)
    drawing = ET.fromstring(theme_map_svg.render(content))
    assert {one.tag.removeprefix(SVG) for one in drawing.iter()} <= {
        *("svg", "title", "desc", "rect", "text", "path", "polyline", "polygon")
    }
    told = "".join(texts(drawing)).replace(" ", "")
    assert "</text><script>x</script>" in told
    for written in (theme_map_svg.render(content), theme_map_text.plain(content)):
        assert not re.search(rb"[\x00-\x09\x0b-\x1f]", written)
    dot = theme_map_text.graphviz(content).decode()
    names = re.findall(r'label=("(?:[^"\\]|\\.)*")', dot)
    unescaped = [re.sub(r"\\(.)", r"\1", one[1:-1]) for one in names]
    assert sum("</text><script>" in one and '"q"' in one and "\\N" in one for one in unescaped) == 2
    chart = theme_map_text.mermaid(content).decode()
    quoted = [line for line in chart.splitlines() if "script" in line]
    assert len(quoted) == 2
    assert all(line.count('"') == 2 and "<" not in line and "`" not in line for line in quoted)
    assert r"\[c\](d)" in theme_map_text.markdown(content).decode()


def test_the_outline_reads_aloud(themed: Project) -> None:
    assert theme_map_text.plain(theme_map(themed)).decode() == (
        "Theme map: Street lights\n\n"
        "- 1 The dark owns the street\n"
        "    - 1.1 Alone at night\n"
        "- 2 Pride in the work (candidate)\n\n"
        "How they hang together:\n\n"
        "- «The dark owns the street» wears on «Pride in the work» (leads to).\n"
        "- «Pride in the work» is in tension with «Alone at night».\n"
    )


def test_mermaid_and_graphviz_have_every_theme_and_line(themed: Project) -> None:
    content = theme_map(themed)
    chart = theme_map_text.mermaid(content).decode().splitlines()
    assert chart[0] == "flowchart LR"
    for line in ('t1["1 The dark owns the street"]', "t1 --- t1_1", 't1 -->|"wears on"| t2'):
        assert f"  {line}" in chart
    dot = theme_map_text.graphviz(content).decode()
    assert dot.startswith("digraph themes {")
    assert dot.endswith("}\n")
    assert '  t2 -> t1_1 [label="tension", style=dashed, dir=both, constraint=false];' in dot


def test_the_picture_is_16_cm_wide_in_word(themed: Project) -> None:
    picture = theme_map_png.render(theme_map(themed))
    assert picture == theme_map_png.render(theme_map(themed))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    across, _down = struct.unpack(">II", picture[16:24])
    at = picture.index(b"pHYs") + 4
    dots_in_a_metre = struct.unpack(">I", picture[at : at + 4])[0]
    assert across / dots_in_a_metre == pytest.approx(0.16, abs=0.0005)


def test_the_picture_has_letters(themed: Project) -> None:
    with_name = theme_map_png.render(theme_map(themed))
    themes.rename(themed, themes.theme_named(themed, "Pride in the work"), "Pride in the wårk")
    assert theme_map_png.render(theme_map(themed)) != with_name


@pytest.mark.parametrize("suffix", KINDS["theme-map"])
def test_each_format_is_written_and_follows_a_rename(
    themed: Project, tmp_path: Path, suffix: str
) -> None:
    before = export(themed, "theme-map", tmp_path / f"before{suffix}").read_bytes()
    themes.rename(themed, themes.theme_named(themed, "Alone at night"), "Walking alone")
    after = export(themed, "theme-map", tmp_path / f"after{suffix}").read_bytes()
    assert before != after
    assert suffix == ".png" or b"Walking alone" in after
    with pytest.raises(ExportFailure, match="--overwrite"):
        export(themed, "theme-map", tmp_path / f"after{suffix}")


def test_a_version_is_drawn_as_it_was(themed: Project) -> None:
    then = versions.keep(themed, "Before summer")
    themes.set_aside(themed, themes.theme_named(themed, "Pride in the work"))
    now = theme_map(themed)
    assert [one.number for one in now.themes] == ["1", "1.1"]
    assert now.relations == ()
    was = theme_map(versions.as_of_version(themed, then), then)
    assert was.title == "Theme map: Street lights (version 1: Before summer)"
    assert [one.number for one in was.themes] == ["1", "1.1", "2"]
    assert len(was.relations) == 2


@pytest.mark.usefixtures("marked_catalogue")
def test_the_map_speaks_the_language_of_the_project(themed: Project) -> None:
    describe_project(themed, language="nb")
    told = theme_map_text.plain(theme_map(themed)).decode()
    assert told.startswith("nb:Theme map")
    assert "nb:«Pride in the work» is in tension with «Alone at night»." in told


def test_a_project_without_themes_gives_an_empty_map(project: Project, tmp_path: Path) -> None:
    for suffix in KINDS["theme-map"]:
        assert export(project, "theme-map", tmp_path / f"map{suffix}").stat().st_size > 20


def test_in_the_picture_little_pictures_are_left_out_of_names(project: Project) -> None:
    one = themes.add(project, "Night \U0001f319 and  wind")
    only = themes.add(project, "\U0001f319\ufe0f")
    relations.relate(project, one, only, "\u2764 to")
    drawn = theme_map_png.render(theme_map(project))
    themes.rename(project, one, "Night and wind")
    themes.rename(project, only, "•")
    relations.relate(project, one, only, "to")
    assert drawn == theme_map_png.render(theme_map(project))
